"""The rules of the chapter `personas`."""

import pytest

from checks.reviewed import found, messages


def test_personas_have_challenges() -> None:
    text = "personas:\n  buyer: {title: Buyer}\n  user: {challenges: [No time]}\n"
    assert found(text, "PER301") == [(2, 3, "PER301")]
    assert messages(text, "PER301") == ["Buyer: has no challenges"]


def test_challenges_have_a_fit_or_an_action() -> None:
    text = """\
personas:
  buyer:
    challenges: {no-time: No time, no-money: No money, no-list: No list, no-lab: No lab nearby}
    fit: {no-time: Six hours a week less}
actions: {leasing: {addresses: [no-money]}, lists: {status: dropped, addresses: [no-list]}}
decisions: {no-third-lab: {affects: [no-lab]}}
"""
    assert found(text, "PER302") == [(3, 56, "PER302")]
    assert messages(text, "PER302") == ["No list: nothing says how our value answers it"]


def test_personas_name_their_segments_when_there_are_any() -> None:
    text = "segments: {by-size: {children: {small: {}}}}\npersonas:\n  a: {segments: [small]}\n  b: {title: B}\n"
    assert found(text, "PER303") == [(4, 3, "PER303")]
    assert found("personas:\n  a: {title: A}\n", "PER303") == []
    all_bare = "segments: {by-size: {}}\npersonas: {a: , b: , c: }\n"
    assert found(all_bare, "PER303") == [(2, 1, "PER303")]
    assert messages(all_bare, "PER303") == ["Each persona: no segment is named"]


SEGMENTS = """\
segments:
  by-industry:
    children:
      plants:
        priority: focus
        children:
          small: {priority: develop}
          large: {priority: focus}
      depots: {priority: focus, children: {rail: {priority: focus}}}
      food: {priority: serve}
      energy: {}
  by-audit:
    axes: {sites: {one: , several: }, audit: {yearly: , never: }}
    focus: {several-yearly: {cell: [several, yearly], priority: focus}}
"""


@pytest.mark.parametrize(
    ("segments", "at"),
    [
        # One above is covered by one below, and the other way round; the upper of two is told.
        ("[small]", [(8, 11), (9, 7)]),
        ("[plants]", [(9, 7)]),
        ("[rail]", [(4, 7)]),
        ("[by-industry]", []),
        ("[plants, depots]", []),
        # Personas told by one way to cut the market say nothing about another.
        ("[several-yearly]", []),
    ],
)
def test_segments_that_we_go_after_have_a_persona(segments: str, at: list[tuple[int, int]]) -> None:
    text = f"{SEGMENTS}personas: {{buyer: {{segments: {segments}}}}}\n"
    assert found(text, "PER304") == [(*each, "PER304") for each in at]


def test_segments_are_left_alone_when_no_persona_names_one() -> None:
    assert found(SEGMENTS, "PER304") == []
    assert found(f"{SEGMENTS}personas: {{buyer: {{title: Buyer}}}}\n", "PER304") == []


def test_segments_in_a_plain_list_have_a_persona() -> None:
    text = "segments:\n  retail: {priority: focus}\n  food: {priority: 重点}\npersonas: {a: {segments: [retail]}}\n"
    assert found(text, "PER304") == [(3, 3, "PER304")]


def test_personas_rest_on_evidence() -> None:
    text = """\
personas:
  a: {evidence: [talks]}
  b: {challenges: {no-time: {title: No time, evidence: [talks]}}}
  c: {title: C}
evidence: {talks: {title: Talks}}
"""
    assert found(text, "PER305") == [(4, 3, "PER305")]
    assert found("personas: {a: , b: , c: }\n", "PER305") == [(1, 1, "PER305")]
    assert found("strategy: {title: T, absent: {evidence: elsewhere}}\npersonas: {a: }\n", "PER305") == []


def test_objections_have_an_answer() -> None:
    text = """\
personas:
  buyer:
    objections:
      dear: {title: Too dear}
      slow: {answer: Two weeks are in the contract.}
      far: {}
actions: {depot: {addresses: [far]}}
"""
    assert found(text, "PER306") == [(4, 7, "PER306")]
    assert messages(text, "PER306") == ["Too dear: no answer is written down"]
    zh = f"strategy: {{title: T, language: zh}}\n{text}"
    assert messages(zh, "PER306", "zh") == ["Too dear：没有写怎么回答"]


@pytest.mark.parametrize(
    ("roles", "is_found"),
    [
        ("[user, champion]", True),
        ("[使用者]", True),
        ("[user, payer]", False),
        # A role in words of the team's own may be the one that decides.
        ("[user, signs the contract]", False),
        ("[]", False),
    ],
)
def test_somebody_decides(roles: str, is_found: bool) -> None:
    text = f"personas:\n  a: {{type: b2b, roles: {roles}}}\n  b: {{type: b2b}}\n  c: {{type: b2c, roles: [buyer]}}\n"
    assert found(text, "PER308") == ([(1, 1, "PER308")] if is_found else [])


def test_nobody_has_to_decide_among_consumers() -> None:
    assert found("personas: {a: {type: b2c, roles: [user]}}\n", "PER308") == []
