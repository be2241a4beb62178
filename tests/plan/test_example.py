"""Two whole examples: the one at the end of §4, and a funnel as it is often published."""

from datetime import date
from fractions import Fraction

import pytest

from groundplan.plan import Numbers
from plan.numbers_of import entries, numbers

STRATEGY = """
strategy: {title: Sales 2026, currency: CNY, period: {start: 2026-01-01, end: 2026-12-31}}
team: {account-executives: {headcount: 12}}
metrics: {revenue: {unit: CNY, measure: total, history: {2023: 8.1M, 2024: 9M, 2025: 10M}}}
goals:
  grow-revenue:
    metric: revenue
    baseline: {value: 10M, date: 2025-12-31}
    target: {value: +30%, by: 2026-12-31}
  booked-prospects:
    target: {value: +3, per: [account-executives, month], by: 2026-12-31}
    stage: direct.booked
    supports: [grow-revenue]
pipelines:
  direct:
    goal: grow-revenue
    must_win: increase
    deal_size: 25k
    team: account-executives
    stages:
      lead: {conversion: 40%}
      booked: {conversion: 30%}
      won: {outcome: won}
      lost: {outcome: lost}
"""


@pytest.fixture(scope="module")
def worked() -> Numbers:
    return numbers(STRATEGY, date(2026, 7, 1))


def test_what_must_be_won(worked: Numbers) -> None:
    """13M - 10M = 3M; 3M / 25k = 120."""
    found = worked.pipelines["direct"]
    assert (found.must_win.value, found.must_win.unit, found.deals.value) == (3_000_000, "CNY", 120)


@pytest.mark.parametrize(
    ("stage", "entries", "per_month", "per_person"),
    [
        ("won", 120, 10, Fraction(120, 144)),
        ("booked", 400, Fraction(400, 12), Fraction(400, 144)),  # 120 / 30 %: 33.33 a month, 2.78 a person and month
        ("lead", 1000, Fraction(1000, 12), Fraction(1000, 144)),  # 400 / 40 %: 83.33 and 6.94
    ],
)
def test_what_must_enter(worked: Numbers, stage: str, entries: int, per_month: Fraction, per_person: Fraction) -> None:
    need = {each.entry.id: each for each in worked.pipelines["direct"].stages}[stage]
    assert (need.entries.value, need.months) == (entries, 12)
    assert (need.per_month.value, need.per_person_per_month.value) == (per_month, per_person)


def test_lost_is_left_out(worked: Numbers) -> None:
    assert [need.entry.id for need in worked.pipelines["direct"].stages] == ["lead", "booked", "won"]


def test_the_rate(worked: Numbers) -> None:
    """3 x 12 people x 12 months = 432 of 400; 2.78 would do."""
    rate = worked.goals["booked-prospects"].rate
    assert (rate.planned.value, rate.planned_entries.value, rate.needed_entries.value) == (3, 432, 400)
    assert rate.needed.value == Fraction(400, 144)


def test_the_cascade(worked: Numbers) -> None:
    """432 x 30 % x 25k = 3,240,000 of 3,000,000 = 1.08."""
    cascade = worked.goals["grow-revenue"].cascade
    assert (cascade.sum.value, cascade.coverage, cascade.missing) == (3_240_000, Fraction(108, 100), ())


def test_what_it_needs_against_what_was(worked: Numbers) -> None:
    """+30 % where the best year was 9 / 8.1 - 1 = 11.1 %."""
    goal = worked.goals["grow-revenue"]
    assert goal.history is not None
    assert (goal.needed_growth, goal.history.best) == (Fraction(3, 10), Fraction(1, 9))


PUBLISHED = """
goals: {revenue: {target: {value: CNY 1.2M, by: 2026-12-31}}}
pipelines:
  web:
    goal: revenue
    deal_size: 20k
    stages:
      lead: {conversion: 25%}
      qualified: {conversion: 40%}
      meeting: {conversion: 50%}
      proposal: {conversion: 25%}
      won: {outcome: won}
"""


def test_the_published_example() -> None:
    """1.2M / 20k = 60; / 25 % = 240; / 50 % = 480; / 40 % = 1,200; / 25 % = 4,800, which are 400 a month."""
    assert entries(PUBLISHED) == {"lead": 4800, "qualified": 1200, "meeting": 480, "proposal": 240, "won": 60}
    assert numbers(PUBLISHED).pipelines["web"].stages[0].per_month.value == 400
