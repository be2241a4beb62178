"""§4 SMART: five marks, each with the fields that earn it."""

import pytest

from groundplan.plan.smart import MARKS, Mark
from plan.numbers_of import goal

METRIC = "metrics: {m: {history: {2023: 10, 2024: 11, 2025: 13}}}\n"


def earned(fields: str, mark: Mark) -> tuple[str, ...]:
    return goal(f"{METRIC}evidence: {{e: {{title: E}}}}\ngoals: {{g: {{{fields}}}, top: {{}}}}", "g").smart.earned_by[
        mark
    ]


@pytest.mark.parametrize(
    ("fields", "mark", "by"),
    [
        ("title: G, metric: m", "specific", ("metric", "title")),
        ("title: G, parts: [{each: 1}]", "specific", ("parts", "title")),
        ("metric: m", "specific", ()),
        ("title: G", "specific", ()),
        ("baseline: 1, target: 2", "measurable", ("baseline", "target")),
        ("baseline: 1, target: 3..5", "measurable", ("baseline", "target")),
        ("baseline: 1, parts: [{each: 5}]", "measurable", ("baseline", "target")),
        ("target: 2", "measurable", ()),
        ("target: +3", "measurable", ()),
        ("target: {value: +3, per: month}", "measurable", ("target",)),
        ("target: {value: 3, per: month}", "measurable", ("target",)),
        ("target: {value: some, per: month}", "measurable", ()),
        ("baseline: few, target: 2", "measurable", ()),
        ("baseline: 1, target: many", "measurable", ()),
        ("how: we did before", "attainable", ("how",)),
        ("evidence: [e]", "attainable", ("evidence",)),
        # From 13, 15 is 15.4 % more; the best year was 13 / 11 - 1 = 18.2 %; 16 is 23 % more.
        ("metric: m, target: {value: 15, by: 2026-12-31}", "attainable", ("history",)),
        ("metric: m, target: {value: 16, by: 2026-12-31}", "attainable", ()),
        ("title: G", "attainable", ()),
        ("why: since", "relevant", ("why",)),
        ("supports: [top]", "relevant", ("supports",)),
        ("title: G", "relevant", ()),
        ("target: {by: 2026-12-31}", "time_bound", ("by",)),
        ("target: {by: M3}", "time_bound", ("by",)),
        ("target: {by: soon}", "time_bound", ()),
        ("target: 5", "time_bound", ()),
    ],
)
def test_what_earns_a_mark(fields: str, mark: Mark, by: tuple[str, ...]) -> None:
    assert earned(fields, mark) == by


def test_a_month_of_no_period_is_no_date() -> None:
    """M3 without a period has no day."""
    assert not goal("strategy: {title: T}\ngoals: {g: {target: {by: M3}}}").smart.has("time_bound")


def test_all_five() -> None:
    smart = goal(
        "metrics: {m: {}}\ngoals: {g: {title: G, metric: m, baseline: 1, target: {value: 2, by: 2026}, why: y, how: h}}"
    ).smart
    assert [smart.has(mark) for mark in MARKS] == [True] * 5
