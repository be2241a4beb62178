"""Sensitivity: how far assumptions move what the pipelines need."""

from datetime import date
from fractions import Fraction

from groundplan.plan import Plan, Sensitivity, plan_of
from inline import parsed

STRATEGY = """
strategy: {title: T, currency: CNY, period: {start: 2026-01-01, end: 2026-12-31}}
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
    stages:
      lead: {conversion: 40%}
      booked: {conversion: 30%}
      won: {outcome: won}
  partners:
    goal: grow
    must_win: 1M
    deal_size: 50k
    stages:
      lead: {conversion: 10%}
      won: {outcome: won}
"""
SIZE = "size: {value: 25k, low: 20k, high: 30k, feeds: [pipelines.direct.deal_size]}"
VISITS = "visits: {low: 20%, high: 35%, feeds: [pipelines.direct.stages.booked.conversion]}"


def _plan(*assumptions: str) -> Plan:
    result = parsed(STRATEGY + "assumptions:\n" + "".join(f"  {each}\n" for each in assumptions))
    assert result.strategy is not None, result.problems
    return plan_of(result, date(2026, 7, 1))


def _leads(found: Sensitivity) -> dict[str, tuple[Fraction | None, ...]]:
    """By pipeline: the leads as planned, at the low and at the high end."""
    return {
        effect.base.entry.id: tuple(each.stages[0].entries.value for each in (effect.base, effect.low, effect.high))
        for effect in found.effects
    }


def test_both_ends_of_an_assumption() -> None:
    """3M in deals of 20k are 150 deals and 1,250 leads, in deals of 30k 100 and 833.33: 41.67 % of 1,000 apart."""
    (found,) = _plan(SIZE).sensitivity
    assert _leads(found) == {"direct": (1000, 1250, Fraction(2500, 3))}
    (effect,) = found.effects
    assert (effect.low.deals.value, effect.high.deals.value) == (150, 100)
    assert found.swing == Fraction(5, 12)
    assert (found.low.text, found.high.text, found.feeds) == ("20k", "30k", ("pipelines.direct.deal_size",))


def test_the_most_moving_comes_first() -> None:
    """At 20% and 35% the 120 deals take 1,500 and 857.14 leads: 64.29 % apart, more than the 41.67 of the size."""
    found = _plan(SIZE, VISITS).sensitivity
    assert [(each.assumption.id, each.swing) for each in found] == [
        ("visits", Fraction(9, 14)),
        ("size", Fraction(5, 12)),
    ]


def test_what_moves_alike_stays_in_the_order_of_the_file() -> None:
    again = SIZE.replace("size:", "another:")
    assert [each.assumption.id for each in _plan(SIZE, again).sensitivity] == ["size", "another"]


def test_all_that_an_assumption_feeds_is_moved_together() -> None:
    both = "size: {low: 20k, high: 25k, feeds: [pipelines.direct.deal_size, pipelines.partners.deal_size]}"
    (found,) = _plan(both).sensitivity
    assert _leads(found) == {"direct": (1000, 1250, 1000), "partners": (200, 500, 400)}
    assert found.swing == Fraction(1, 2)  # of the partners: 100 of 200


def test_an_assumption_that_moves_no_pipeline_is_listed_last() -> None:
    staff = "staff: {low: 1, high: 9, feeds: [strategy.summary]}"
    found = _plan(staff, SIZE).sensitivity
    assert [(each.assumption.id, each.effects == ()) for each in found] == [("size", False), ("staff", True)]
    assert found[1].swing is None


def test_without_two_ends_or_a_field_there_is_nothing_to_look_at() -> None:
    fed = "feeds: [pipelines.direct.deal_size]"
    assert _plan(f"a: {{low: 20k, {fed}}}", f"b: {{high: 20k, {fed}}}", "c: {low: 1k, high: 2k}").sensitivity == ()


def test_a_loss_of_the_way_to_the_win_has_no_swing() -> None:
    """No lead comes through at 0%: what must enter is then not stated."""
    (found,) = _plan("c: {low: 0%, high: 40%, feeds: [pipelines.direct.stages.lead.conversion]}").sensitivity
    assert _leads(found) == {"direct": (1000, None, 1000)}
    assert found.swing is None
