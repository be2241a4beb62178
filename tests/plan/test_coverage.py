"""§4 Coverage: what answers what, from things that are not dropped."""

import pytest

from groundplan.plan.coverage import Coverage
from plan.numbers_of import numbers


def coverage(text: str, kind: str) -> Coverage:
    return numbers(text).coverage[kind]


def is_answered(text: str, kind: str) -> bool:
    """Whether the only thing of a kind is answered."""
    (asked,) = coverage(text, kind).asked
    return asked.is_answered


def test_answered_of_all_and_the_open_ones() -> None:
    found = coverage("goals: {a: {}, b: {}, c: {}}\nactions: {x: {serves: [a, b]}}", "goal")
    assert (found.answered, len(found.asked), [entry.path for entry in found.open]) == (2, 3, ["goals.c"])


def test_kinds_that_the_strategy_does_not_have_are_left_out() -> None:
    assert list(numbers("goals: {a: {}}\nactions: {x: {}}").coverage) == ["goal"]


def test_a_goal_by_an_action_or_a_goal_below_it() -> None:
    """However far below; not by a dropped action, nor through a dropped goal."""
    chain = "goals: {top: {}, mid: {supports: [top]}, low: {supports: [mid]}}\n"
    assert coverage(chain + "actions: {x: {serves: [low]}}", "goal").answered == 3
    assert coverage(chain + "actions: {x: {serves: [top]}}", "goal").answered == 1
    assert coverage(chain + "actions: {x: {serves: [low], status: dropped}}", "goal").answered == 0
    dropped = chain.replace("supports: [top]", "supports: [top], status: dropped")
    found = coverage(dropped + "actions: {x: {serves: [low]}}", "goal")
    assert ([each.entry.id for each in found.asked], found.answered) == (["top", "low"], 1)


def test_goals_in_a_circle() -> None:
    text = "goals: {a: {supports: [b]}, b: {supports: [a]}}\n"
    assert coverage(text, "goal").answered == 0
    assert coverage(text + "actions: {x: {serves: [a]}}", "goal").answered == 2


SWOT = "market: {{swot: {{{0}: {{s: {{}}}}}}, moves: {{m: {{uses: [{1}]{2}}}}}}}\n"


@pytest.mark.parametrize("box", ["strengths", "weaknesses", "opportunities", "threats"])
def test_swot_by_a_move(box: str) -> None:
    kind = {"strengths": "strength", "weaknesses": "weakness", "opportunities": "opportunity", "threats": "threat"}[box]
    assert is_answered(SWOT.format(box, "s", ""), kind)
    assert not is_answered(SWOT.format(box, "", ""), kind)


@pytest.mark.parametrize(
    ("box", "kind", "by_action"),
    [
        ("weaknesses", "weakness", True),
        ("threats", "threat", True),
        ("strengths", "strength", False),  # a strength or a chance is used by a move
        ("opportunities", "opportunity", False),
    ],
)
def test_swot_by_an_action(box: str, kind: str, by_action: bool) -> None:
    text = SWOT.format(box, "", "")
    assert is_answered(text + "actions: {x: {addresses: [s]}}", kind) is by_action
    assert not is_answered(text + "actions: {x: {addresses: [s], status: dropped}}", kind)


def test_the_swot_of_a_competitor_asks_nothing() -> None:
    assert numbers("market: {competitors: {c: {swot: {weaknesses: {w: {}}}}}}").coverage == {}


def test_a_need_by_its_answer_or_an_action() -> None:
    assert is_answered("market: {needs: {n: {answer: we do}}}", "need")
    assert is_answered("market: {needs: {n: {}}}\nactions: {x: {addresses: [n]}}", "need")
    assert not is_answered("market: {needs: {n: {}}}", "need")


@pytest.mark.parametrize(
    ("offer", "met"),
    [
        ("for: [retail]", True),
        ("for: [all]", True),  # what is for everybody is for shops too
        ("for: [shops]", False),  # what is for some shops is not for all
        ("for: [bank]", False),
        ("for: [buyer]", True),  # the persona of that segment
        ("title: O", False),
    ],
)
def test_a_need_by_an_offer_for_its_segment(offer: str, met: bool) -> None:
    text = f"""
segments: {{all: {{children: {{retail: {{children: {{shops: {{}}}}}}, bank: {{}}}}}}}}
personas: {{buyer: {{segments: [retail]}}}}
market: {{needs: {{n: {{segments: [retail]}}}}, offers: {{o: {{{offer}}}}}}}
"""
    assert is_answered(text, "need") is met


def test_a_challenge_by_fit_or_an_action() -> None:
    assert is_answered("personas: {p: {challenges: {c: }, fit: {c: we help}}}", "challenge")
    assert is_answered("personas: {p: {challenges: {c: }}}\nactions: {x: {addresses: [c]}}", "challenge")
    assert not is_answered("personas: {p: {challenges: {c: }}}", "challenge")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("personas: {{p: {{objections: {{o: {{{0}}}}}}}}}", "objection"),
        ("journeys: {{j: {{stages: {{s: {{blockers: {{o: {{{0}}}}}}}}}}}}}", "blocker"),
        ("journeys: {{j: {{blockers: {{o: {{{0}}}}}}}}}", "blocker"),
    ],
)
def test_objections_and_blockers_by_their_answer_or_an_action(text: str, kind: str) -> None:
    assert is_answered(text.format("answer: so"), kind)
    assert is_answered(text.format("") + "\nactions: {x: {addresses: [o]}}", kind)
    assert not is_answered(text.format("title: O"), kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("market: {obstacles: {o: {answer: words do not count}}}", "obstacle"),
        ("journeys: {j: {dislikes: {o: }}}", "dislike"),
        ("journeys: {j: {stages: {s: {dislikes: {o: }}}}}", "dislike"),
    ],
)
def test_obstacles_and_dislikes_by_an_action(text: str, kind: str) -> None:
    assert not is_answered(text, kind)
    assert is_answered(f"{text}\nactions: {{x: {{addresses: [o]}}}}", kind)


def test_what_answers_is_told_once() -> None:
    text = "market: {swot: {threats: {t: }}, moves: {m: {uses: [t]}}}\nactions: {x: {addresses: [t]}}"
    (asked,) = coverage(text, "threat").asked
    assert [entry.path for entry in asked.by] == ["market.moves.m", "actions.x"]
