"""§4 Capacity: what a team can sell by month, against what it must, and the hires that close the gap."""

from datetime import date
from fractions import Fraction

import pytest

from groundplan.plan.amounts import UNKNOWN, point
from groundplan.plan.capacity import Capacity
from plan.numbers_of import numbers

M = 1_000_000
AE = "headcount: 12, quota: 1.2M, attainment: 60%, ramp_months: 4"
YEAR = "period: {start: 2026-01-01, end: 2026-12-31}"


def capacity(
    role: str = AE,
    actions: str = "",
    must_win: str = "all",
    target: str = "9M",
    period: str = YEAR,
    as_of: date = date(2026, 3, 10),
    more: str = "",
) -> Capacity:
    text = f"""
strategy: {{title: T, currency: CNY, {period}}}
team: {{ae: {{{role}}}}}
metrics: {{revenue: {{unit: CNY}}}}
goals: {{grow: {{metric: revenue, baseline: 8M, target: {{value: {target}, by: 2026-12-31}}}}}}
pipelines: {{direct: {{goal: grow, team: ae, must_win: {must_win}}}{more}}}
actions: {{{actions}}}
"""
    return numbers(text, as_of).capacity["ae"]


def test_people_x_quota_x_attainment() -> None:
    """12 x 1.2M / 12 x 60 % = 720k a month, 8.64M a year."""
    found = capacity()
    assert [each.capacity for each in found.months] == [point(720_000, "CNY")] * 12
    assert [each.people for each in found.months] == [point(12)] * 12
    assert (found.total, found.needed) == (point(8_640_000, "CNY"), point(9 * M, "CNY"))
    assert found.gap == point(360_000, "CNY")


def test_parts_of_months() -> None:
    """16 January to 10 March: 16/31 + 1 + 10/31 of 720k."""
    found = capacity(period="period: {start: 2026-01-16, end: 2026-03-10}")
    assert [each.capacity.value for each in found.months] == [
        *(720_000 * Fraction(16, 31), 720_000, 720_000 * Fraction(10, 31))
    ]


def test_who_joins_ramps_up() -> None:
    """2 from July on, at 1/8, 3/8, 5/8, 7/8 and then all of 60k: 720k + 15k, 45k, 75k, 105k, 120k, 120k."""
    found = capacity(actions="hire: {due: 2026-06-20, adds: {ae: 2}}")
    assert [each.capacity.value for each in found.months[5:]] == [
        *(720_000, 735_000, 765_000, 795_000, 825_000, 840_000, 840_000)
    ]
    assert [each.people.value for each in found.months[5:7]] == [12, 14]
    assert found.total.value == 8_640_000 + 15_000 + 45_000 + 75_000 + 105_000 + 240_000


def test_hires() -> None:
    """From 1 April one sells 60k x (1/8 + 3/8 + 5/8 + 7/8 + 5) = 420k by the end, so that one closes 360k.

    From 1 May it would be 60k x 6 = 360k, which does; from 1 June 300k, which does not.
    """
    found = capacity()
    assert (found.hire_brings, found.hires_needed, found.hire_by) == (point(420_000, "CNY"), 1, date(2026, 5, 1))


def test_several_hires() -> None:
    """2.36M: 6 x 420k = 2.52M are the first that close it; 6 x 360k from May on are 2.16M."""
    found = capacity(target="11M")
    assert (found.hires_needed, found.hire_by) == (6, date(2026, 4, 1))


def test_hires_on_the_first_of_a_month_can_start_that_day() -> None:
    assert capacity(as_of=date(2026, 4, 1)).hire_brings == point(420_000, "CNY")
    assert capacity(as_of=date(2026, 4, 2)).hire_brings == point(360_000, "CNY")
    # Before the period they start with it: 60k x (2 + 8).
    assert capacity(as_of=date(2025, 5, 5)).hire_brings == point(600_000, "CNY")


def test_a_last_month_in_part() -> None:
    """1 to 15 November is half of a month: from October on 60k x (1/8 + 3/8 x 1/2)."""
    found = capacity(period="period: {start: 2026-01-01, end: 2026-11-15}", as_of=date(2026, 9, 15))
    assert found.hire_brings.value == 60_000 * (Fraction(1, 8) + Fraction(3, 16))


def test_no_gap_no_hires() -> None:
    found = capacity(target="8M")
    assert (found.gap.value, found.hires_needed, found.hire_by) == (-640_000, 0, None)


def test_no_time_left_to_hire() -> None:
    found = capacity(as_of=date(2026, 12, 2))
    assert (found.hire_brings, found.hires_needed, found.hire_by) == (UNKNOWN, None, None)


@pytest.mark.parametrize("must_win", ["increase", "{keep: 88%}", "9M", "{keep: most}"])
def test_needed_is_known_only_when_nothing_stays_by_itself(must_win: str) -> None:
    found = capacity(must_win=must_win)
    assert (found.needed, found.hires_needed, found.hire_by) == (UNKNOWN, None, None)
    assert found.total.value == 8_640_000


def test_keep_nothing_is_all() -> None:
    assert capacity(must_win="{keep: 0%}").needed == point(9 * M, "CNY")


def test_pipelines_of_one_team() -> None:
    """9M and half of 9M; pipelines that count customers are no money; two currencies are not added."""
    assert capacity(more=", two: {goal: grow, team: ae, share: 50%}").needed.value == 13_500_000
    counted = capacity(more=", two: {must_win: 20 customers, team: ae}")
    assert (counted.needed.value, len(counted.pipelines)) == (9 * M, 1)
    assert capacity(more=", two: {goal: grow, team: ae, must_win: increase}").needed == UNKNOWN


def test_what_is_missing() -> None:
    """No quota, no attainment, no headcount, a quota in another currency: nothing is known, never 0."""
    for role in (
        "headcount: 12, attainment: 60%",
        "headcount: 12, quota: 1.2M",
        "quota: 1.2M, attainment: 60%",
        "headcount: 12, quota: USD 1M, attainment: 60%",
        "headcount: some, quota: 1.2M, attainment: 60%",
    ):
        found = capacity(role)
        assert (found.total.value, found.hires_needed, found.hire_by) == (None, None, None)
    assert capacity("headcount: 12").months[0].people == point(12)


def test_without_a_period_there_are_no_months() -> None:
    found = capacity(period="language: en")
    assert (found.months, found.total, found.hires_needed) == ((), UNKNOWN, None)


def test_a_period_that_ends_before_it_starts() -> None:
    found = capacity(period="period: {start: 2026-12-31, end: 2026-01-01}")
    assert (found.months, found.total, found.hire_by) == ((), UNKNOWN, None)


def test_nobody_is_hired_who_sells_nothing() -> None:
    for role in ("headcount: 1, quota: 0, attainment: 60%", "headcount: 1, quota: -1M, attainment: 60%"):
        assert capacity(role).hires_needed is None


def test_a_team_without_a_pipeline() -> None:
    found = numbers("team: {ae: {headcount: 1, quota: 12k, attainment: 100%}}").capacity["ae"]
    assert (found.total, found.needed, found.hires_needed) == (point(12_000, "CNY"), UNKNOWN, None)
