"""Scenarios: the same plan with some values changed."""

from datetime import date
from fractions import Fraction

from groundplan.plan import Plan, plan_of
from inline import parsed

AS_OF = date(2026, 7, 1)

# 3M more in deals of 25k are 120 deals; at 30% and 40% they take 400 visits and 1,000 leads.
STRATEGY = """
strategy: {title: T, currency: CNY, period: {start: 2026-01-01, end: 2026-12-31}}
team: {sellers: {headcount: 12, quota: 1.2M, attainment: 60%}, partners: {headcount: 3}}
metrics: {revenue: {unit: CNY, measure: total}}
goals:
  grow:
    metric: revenue
    baseline: {value: 10M, date: 2025-12-31}
    target: {value: +30%, by: 2026-12-31}
pipelines:
  direct:
    goal: grow
    must_win: increase
    deal_size: 25k
    team: sellers
    stages:
      lead: {conversion: {value: 40%, basis: guess}}
      booked: {conversion: 30%}
      won: {outcome: won}
"""


def _plan(more: str) -> Plan:
    result = parsed(STRATEGY + more)
    assert result.strategy is not None, result.problems
    return plan_of(result, AS_OF)


def _entries(plan: Plan) -> list[Fraction | None]:
    return [need.entries.value for need in plan.numbers.pipelines["direct"].stages]


def test_a_plain_value_changes_the_numbers_and_leaves_the_plan_as_it_is() -> None:
    plan = _plan("scenarios: {cautious: {changes: {pipelines.direct.deal_size: 20k}}}\n")
    cautious = plan.scenarios["cautious"]
    assert _entries(cautious) == [1250, 500, 150]
    assert _entries(plan) == [1000, 400, 120]
    assert cautious.as_of == AS_OF


def test_several_values_in_one_scenario() -> None:
    """A target of 12M is 2M more; at 50% instead of 40% the 80 deals take 266.67 visits and 533.33 leads."""
    plan = _plan(
        """
scenarios:
  modest:
    changes:
      goals.grow.target.value: 12M
      pipelines.direct.stages.lead.conversion: 50%
"""
    )
    assert _entries(plan.scenarios["modest"]) == [Fraction(1600, 3), Fraction(800, 3), 80]


def test_nothing_removes_a_value() -> None:
    plan = _plan("scenarios: {blind: {changes: {pipelines.direct.stages.booked.conversion: }}}\n")
    assert _entries(plan.scenarios["blind"]) == [None, None, 120]


def test_a_changed_reference_is_found_again() -> None:
    plan = _plan("scenarios: {outsourced: {changes: {pipelines.direct.team: partners}}}\n")
    crew = plan.scenarios["outsourced"].numbers.pipelines["direct"].crew
    assert crew is not None
    assert crew.headcount.value == 3
    assert plan.scenarios["outsourced"].numbers.capacity["sellers"].needed.value is None


def test_scenarios_stand_in_the_order_of_the_file_and_of_none_there_are_none() -> None:
    changed = "{changes: {pipelines.direct.deal_size: 20k}}"
    assert list(_plan(f"scenarios: {{b: {changed}, a: {changed}}}\n").scenarios) == ["b", "a"]
    assert _plan("").scenarios == {}
