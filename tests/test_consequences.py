"""What follows from changes: figures, findings, what is left on its own, what to read again."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings

from groundplan.comparing import Compared, Version, compared
from groundplan.consequences import Orphan, ReadAgain, Shift
from groundplan.diff import matched
from groundplan.figures import figures
from groundplan.plan import Plan
from groundplan.plan.amounts import Amount
from groundplan.plan.plain import amount, number
from groundplan.plan.smart import MARKS
from inline import parsed, with_title
from versions_made import pairs

AS_OF = date(2026, 7, 1)


def version(text: str) -> Version:
    return Version("strategy.yml", "", parsed(text))


def follows(old: str, new: str) -> Compared:
    """Two strategies that are written inside a test, beside each other."""
    done = compared(version(with_title(old)), version(with_title(new)), AS_OF)
    assert not done.broken, done.broken[0].errors
    return done


def shifted(done: Compared) -> dict[tuple[str, str], tuple[object, object]]:
    """By item and figure the numbers before and after."""
    return {
        (each.path or each.old_path, each.figure): (_plain(each.old), _plain(each.new))
        for each in done.consequences.shifts
    }


def _plain(figure: object) -> object:
    return amount(figure) if isinstance(figure, Amount) else figure.isoformat() if isinstance(figure, date) else figure


SALES = """\
    metrics: {sales: {unit: CNY, measure: total}}
    goals: {grow: {metric: sales, baseline: {value: 10M, date: 2025-12-31}, target: {value: TARGET, by: 2026-12-31}}}
    pipelines:
      direct:
        goal: grow
        must_win: increase
        deal_size: 25k
        stages: {lead: {conversion: 40%}, booked: {conversion: 30%}, won: {outcome: won}}
"""


def test_a_higher_target_takes_more_deals_and_leads() -> None:
    """3M / 25k is 120 deals and 1,000 leads; 3.5M / 25k is 140 and 1,166 2/3."""
    done = follows(SALES.replace("TARGET", "+30%"), SALES.replace("TARGET", "+35%"))
    found = shifted(done)
    assert found["pipelines.direct", "must_win"] == (3_000_000, 3_500_000)
    assert found["pipelines.direct", "deals"] == (120, 140)
    assert found["pipelines.direct.stages.booked", "entries"] == (400, 140 / 0.3)
    assert found["pipelines.direct.stages.lead", "entries"] == (1000, 140 / 0.12)
    deals = next(each for each in done.consequences.shifts if each.figure == "deals")
    assert deals.difference is not None
    assert deals.difference.value == 20


def test_findings_come_and_go_and_stay_when_only_their_figures_differ() -> None:
    old = "goals: {grow: {title: Grow, target: many}, keep: {target: 5}}"
    new = "goals: {grow: {title: Grow, target: lots}, keep: {target: more}}"
    done = follows(old, new)
    came = {(each.code, each.path) for each in done.consequences.appeared}
    gone = {(each.code, each.path) for each in done.consequences.vanished}
    assert came
    assert all(path.startswith("goals.keep") for _, path in came | gone)


def test_what_is_said_once_of_all_is_told_of_the_one_that_is_mended() -> None:
    old = "goals: {a: A, b: B, c: C}"
    new = "goals: {a: A, b: B, c: {title: C, why: It keeps the lights on}}"
    done, back = follows(old, new).consequences, follows(new, old).consequences
    assert [(each.code, each.path) for each in done.vanished] == [("GOA104", "goals.c")]
    assert done.appeared == ()
    assert [(each.code, each.path) for each in back.appeared] == [("GOA104", "goals.c")]
    assert back.vanished == ()


def test_a_finding_follows_its_item() -> None:
    done = follows("goals: {a: {target: many}}", "goals: {b: {target: many, was: [a]}}")
    assert done.consequences.appeared == ()
    assert done.consequences.vanished == ()


def test_too_many_findings_are_counted() -> None:
    goals = "".join(f"      goal-{number}: {{target: many}}\n" for number in range(150))
    done = follows(f"    goals:\n{goals}", f"    goals:\n{goals}      more: {{target: many}}\n")
    assert {(each.old, each.new) for each in done.consequences.tallies} == {(150, 151)}
    assert all(each.path.startswith("goals.more") for each in done.consequences.appeared)


def test_what_is_left_on_its_own() -> None:
    old = """\
        goals: {a: , b: {supports: [a]}, c: }
        actions: {x: {serves: [a]}, y: {serves: [c]}, z: {serves: [b]}}
    """
    new = """\
        goals: {b: , c: {status: dropped}, d: }
        actions: {x: , y: {serves: [c]}, z: {serves: [d]}}
    """
    assert follows(old, new).consequences.orphans == (
        Orphan("goals.b", "goal_without_action"),
        Orphan("goals.b", "goal_without_goal"),
        Orphan("actions.x", "action"),
        Orphan("actions.y", "action"),
    )


def test_what_is_done_and_what_never_had_anything_is_not_left_on_its_own() -> None:
    old = "goals: {a: , b: }\nactions: {x: {serves: [a]}, y: }"
    new = "goals: {b: }\nactions: {x: {status: done}, y: }"
    assert follows(old, new).consequences.orphans == ()


def test_what_depends_on_a_changed_item_is_to_be_read_again() -> None:
    old = """\
        goals: {a: {target: 5}, b: {supports: [a]}}
        actions: {x: {serves: [a]}, y: {serves: [a], title: Y}, z: {serves: [b]}}
    """
    new = old.replace("target: 5", "target: 6").replace("title: Y", "title: Z")
    assert follows(old, new).consequences.read_again == (
        ReadAgain("goals.b", ("goals.a",)),
        ReadAgain("actions.x", ("goals.a",)),
    )


def test_an_assumption_that_feeds_a_changed_value_is_to_be_read_again() -> None:
    old = """\
        pipelines: {p: {deal_size: 20k, share: 50%}}
        assumptions: {size: {feeds: [pipelines.p.deal_size]}, share: {feeds: [pipelines.p.share]}}
        scenarios: {low: {changes: {pipelines.p.deal_size: 10k}}}
    """
    done = follows(old, old.replace("deal_size: 20k,", "deal_size: 25k,"))
    assert [each.path for each in done.consequences.read_again] == ["assumptions.size", "scenarios.low"]


def test_keeping_the_books_is_no_reason_to_read_again() -> None:
    old = "goals: {a: {target: 5}}\nactions: {x: {serves: [a]}}"
    new = "goals: {a: {target: 5, check_ins: {2026-03-31: 2}}}\nactions: {x: {serves: [a]}}"
    assert follows(old, new).consequences.read_again == ()


def test_coverage_names_what_is_open_now() -> None:
    old = "market: {swot: {weaknesses: {price: Price}}}\nactions: {x: {addresses: [price]}}"
    new = "market: {swot: {weaknesses: {price: Price, speed: Speed}}}\nactions: {x: }"
    (found,) = (each for each in follows(old, new).consequences.answered if each.kind == "weakness")
    assert (found.old_answered, found.old_all, found.answered, found.all) == (1, 1, 0, 2)
    assert found.opened == ("market.swot.weaknesses.price", "market.swot.weaknesses.speed")


def test_a_version_without_a_strategy_has_no_figures() -> None:
    done = compared(Version("strategy.yml", "v0", None), version(with_title(SALES.replace("TARGET", "+30%"))), AS_OF)
    assert shifted(done)["pipelines.direct", "deals"] == (None, 120)
    assert done.consequences.orphans == done.consequences.read_again == ()


def test_a_change_of_an_end_alone_is_told_as_a_range() -> None:
    """120 / 20 % = 600 and 120 / 10 % = 1,200 around 120 / 30 % = 400, which stays as it is."""
    text = """\
strategy: {{title: T, period: {{start: 2026-01-01, end: 2026-12-31}}}}
goals: {{g: {{target: {{value: 120, by: 2026-12-31}}}}}}
pipelines: {{p: {{goal: g, stages: {{lead: {{conversion: {{value: 30%, low: {low}}}}}, won: {{outcome: won}}}}}}}}
"""
    done = compared(version(text.format(low="20%")), version(text.format(low="10%")), AS_OF)
    (shift,) = done.consequences.shifts
    assert (shift.path, shift.figure) == ("pipelines.p.stages.lead", "range")
    assert shift.old == Amount(None, Fraction(400), Fraction(600))
    assert shift.new == Amount(None, Fraction(400), Fraction(1200))


# By the part of `numbers` and the chapter of its items, the figures in the order of their keys.
_GOAL = ("baseline", "target", "change", "latest", "progress", "expected", "pace", "needed_growth")
_GROUPS = {
    "smart": MARKS,
    "cascade": ("sum", "coverage"),
    "rate": ("planned", "needed", "planned_entries", "needed_entries"),
}
_STAGE = ("entries", "months", "per_month", "per_person_per_month", "last_useful")
_OTHERS = (
    ("pipelines", "pipelines", ("must_win", "deals")),
    ("capacity", "team", ("total", "needed", "hires_needed", "hire_by")),
    ("history", "metrics", ("lowest", "median", "best")),
)
# Those that `numbers` has as ranges too; of the others it has only what is one number.
_RANGES = ("baseline", "target", "change", "latest")


def numbers_of(plan: Plan) -> Iterator[tuple[str, str, object]]:
    """What `numbers --format json` has: the path of an item, a figure, and its value."""
    for path, key, value in _all_of(figures(plan, {})):
        yield path, key, None if isinstance(value, dict) and key not in (*_RANGES, "range") else value


def _all_of(data: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    for name, goal in data["goals"].items():
        yield from ((f"goals.{name}", key, goal[key]) for key in _GOAL)
        for group, keys in _GROUPS.items():
            yield from ((f"goals.{name}", f"{group}.{key}", goal[group][key]) for key in keys)
    for part, chapter, keys in _OTHERS:
        for name, found in data[part].items():
            yield from ((f"{chapter}.{name}", key, found[key]) for key in keys)
    for name, pipeline in data["pipelines"].items():
        for stage, needs in pipeline["stages"].items():
            yield from ((f"pipelines.{name}.stages.{stage}", key, needs[key]) for key in _STAGE)
            # Without a number of its own, what it may be is the number.
            ends = None if isinstance(needs["entries"], dict) or needs["entries"] is None else needs["range"]
            yield f"pipelines.{name}.stages.{stage}", "range", ends


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(pairs())
def test_figures_differ_where_numbers_do(texts: tuple[str, str]) -> None:
    """Every difference between the numbers of the two versions is told, with both values, and no other."""
    done = compared(version(texts[0]), version(texts[1]), AS_OF)
    assert done.old_plan is not None
    assert done.new_plan is not None
    new_of = matched(done.old_plan.index, done.new_plan.index).new_of
    before = {(new_of.get(path, f"gone:{path}"), key): value for path, key, value in numbers_of(done.old_plan)}
    now = {(path, key): value for path, key, value in numbers_of(done.new_plan)}
    wanted = {key: (before.get(key), now.get(key)) for key in {*before, *now} if before.get(key) != now.get(key)}
    told = {
        (each.path or f"gone:{each.old_path}", each.figure): _as_in_numbers(each) for each in done.consequences.shifts
    }
    assert {key: values for key, values in told.items() if values[0] != values[1]} == wanted


def _as_in_numbers(shift: Shift) -> tuple[object, object]:
    old, new = (
        number(each.value) if isinstance(each, Amount) and shift.figure not in (*_RANGES, "range") else _plain(each)
        for each in (shift.old, shift.new)
    )
    return old, new
