"""§4 Schedule: order, circles, what is late, and who has how much to do."""

from datetime import date

import pytest

from groundplan.plan.schedule import Schedule
from plan.numbers_of import numbers

TODAY = date(2026, 7, 1)


def schedule(actions: str, more: str = "") -> Schedule:
    return numbers(f"{more}\nactions: {{{actions}}}", TODAY).schedule


def order(actions: str) -> list[str]:
    return [entry.id for entry in schedule(actions).order]


def test_each_comes_after_what_it_waits_for() -> None:
    assert order("a: {after: [c]}, b: {after: [a]}, c: {}, d: {}") == ["c", "d", "a", "b"]
    assert order("a: {}, b: {}, c: {}") == ["a", "b", "c"]


def test_what_waits_in_a_circle_comes_last() -> None:
    assert order("a: {after: [b]}, b: {after: [a]}, c: {after: [a]}, d: {}") == ["d", "a", "b", "c"]
    assert order("a: {after: [a]}") == ["a"]


def circles(text: str, kind: str) -> list[list[str]]:
    return [[entry.id for entry in circle] for circle in numbers(text).schedule.circles[kind]]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("actions: {a: {after: [b]}, b: {after: [c]}, c: {after: [a]}}", "after", [["a", "b", "c"]]),
        ("actions: {a: {after: [a]}, b: {after: [a]}}", "after", [["a"]]),
        (
            "actions: {a: {after: [b]}, b: {after: [a]}, c: {after: [d]}, d: {after: [c]}}",
            "after",
            [["a", "b"], ["c", "d"]],
        ),
        ("actions: {a: {after: [b]}, b: {}}", "after", []),
        ("goals: {a: {after: [b]}, b: {after: [a]}}", "after", [["a", "b"]]),
        ("goals: {a: {supports: [b, c]}, b: {}, c: {supports: [a]}}", "supports", [["a", "c"]]),
        ("actions: {a: {part_of: b}, b: {part_of: a}}", "part_of", [["a", "b"]]),
    ],
)
def test_circles(text: str, kind: str, found: list[list[str]]) -> None:
    assert sorted(sorted(circle) for circle in circles(text, kind)) == found


def test_late_are_open_actions_past_their_last_day() -> None:
    found = schedule(
        "a: {due: 2026-06-30}, b: {due: 2026-07-01}, c: {due: 2026-06, status: done}, d: {due: 2026-Q2}, "
        "e: {due: soon}, f: {due: 2026-05, status: dropped}, g: {}, h: {due: 2026-06-01, status: blocked}"
    )
    assert [entry.id for entry in found.late] == ["a", "d", "h"]


def test_what_is_due_from_then_on_is_not_late() -> None:
    """`2026-Q1+` begins then and goes on: the pages said so, the counts of late actions did not."""
    found = schedule("a: {due: 2026-Q1+, owner: Ann}, b: {due: 2026-Q1, owner: Ann}")
    assert [entry.id for entry in found.late] == ["b"]
    assert [load.late for load in found.loads] == [1]


def test_what_is_all_done_or_goes_on_is_not_late() -> None:
    """`until` words nobody knows the end of; what went on until May is as late as any other."""
    found = schedule(
        "a: {due: 2026-05, progress: 100%}, b: {due: 2026-05, until: 2026-12}, c: {due: 2026-05, until: for good}, "
        "d: {due: 2026-04, until: 2026-05, owner: Ann}, e: {due: 2026-05, progress: 99%, owner: Ann}"
    )
    assert [entry.id for entry in found.late] == ["d", "e"]
    assert {load.owner: load.late for load in found.loads} == {None: 0, "Ann": 2}


def test_waiting_for_what_is_not_settled() -> None:
    found = schedule("a: {status: done}, b: {status: dropped}, c: {}, d: {after: [a, b, c]}")
    assert [entry.id for entry in found.waiting["actions.d"]] == ["c"]


def test_load_by_owner() -> None:
    """Roles by path, plain words as they are, nobody as None; what two own counts for both; settled ones for none."""
    found = schedule(
        "a: {owner: ae, due: 2026-06-30}, b: {owner: [ae, The board], status: blocked}, c: {}, "
        "d: {owner: ae, status: done}",
        "team: {ae: {}}",
    )
    assert [(load.owner, [entry.id for entry in load.actions], load.late, load.blocked) for load in found.loads] == [
        ("team.ae", ["a", "b"], 1, 1),
        ("The board", ["b"], 0, 1),
        (None, ["c"], 0, 0),
    ]
