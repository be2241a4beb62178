"""§4 Rates: so many per person and time, what it comes to, and what the funnel needs."""

from datetime import date
from fractions import Fraction

import pytest

from groundplan.plan.amounts import UNKNOWN, point
from groundplan.plan.rates import Rate
from groundplan.plan.spans import Span
from plan.numbers_of import GROW, ends, goal

TEAM = "team: {ae: {headcount: 4}, sdr: {headcount: 2}}\n"


def rate(target: str, more: str = "", stages: str = "", team: str = TEAM, actions: str = "") -> Rate:
    stages = stages or "{lead: {conversion: 40%}, booked: {conversion: 30%}, won: {outcome: won}}"
    text = f"""
{team}
metrics: {{revenue: {{unit: CNY, measure: total}}}}
goals:
  grow: {{metric: revenue, baseline: {{value: 10M, date: 2025-12-31}}, target: {{value: 13M, by: 2026-12-31}}}}
  rate: {{target: {{{target}}}{more}}}
pipelines: {{direct: {{goal: grow, must_win: increase, deal_size: 25k, stages: {stages}}}}}
actions: {{{actions}}}
"""
    return goal(text, "rate").rate


def test_planned_and_needed() -> None:
    """3 x 4 people x 12 months = 144 booked of 400 needed, which are 400 / 48 = 8.33 a person and month."""
    found = rate("value: +3, per: [ae, month]", ", stage: booked")
    assert (found.planned, found.measures, found.planned_entries) == (point(3), point(48), point(144))
    assert (found.needed_entries.value, found.needed.value) == (400, Fraction(400, 48))
    assert found.span == Span(date(2026, 1, 1), date(2026, 12, 31))


def test_only_until_entries_are_no_longer_useful() -> None:
    """A booked prospect is useful until 30 November: 3 x 4 x 11 = 132 entries; needed 400 / 44."""
    stages = "{booked: {conversion: 30%, days: 31}, won: {outcome: won}}"
    found = rate("value: 3, per: [ae, month]", ", stage: booked", stages)
    assert (found.planned_entries, found.needed.value) == (point(132), Fraction(400, 44))


def test_no_time_left() -> None:
    stages = "{booked: {conversion: 30%, days: 500}, won: {outcome: won}}"
    found = rate("value: 3, per: [ae, month]", ", stage: booked", stages)
    assert (found.planned, found.span, found.measures, found.planned_entries) == (point(3), None, UNKNOWN, UNKNOWN)
    assert found.needed == UNKNOWN


def test_the_goals_own_window() -> None:
    """From April to September: 3 x 4 x 6."""
    found = rate("value: 3, per: [ae, month], by: 2026-09-30", ", start: 2026-04-01, stage: booked")
    assert found.planned_entries == point(72)


@pytest.mark.parametrize(
    ("per", "measures"),
    [
        ("[ae, month]", 48),
        ("[month, ae]", 48),
        ("[每月, ae]", 48),
        ("[ae, quarter]", 16),
        ("[ae, year]", 4),
        ("[ae, week]", Fraction(4 * 365, 7)),
        ("[ae, 2 weeks]", Fraction(4 * 365, 14)),
        ("[ae, day]", 4 * 365),
        ("month", 12),
        ("[2 weeks]", Fraction(365, 14)),
        ("[ae]", 4),
    ],
)
def test_what_it_is_per(per: str, measures: Fraction) -> None:
    """4 people, 12 months, 365 days; of a rate without a time, the people at the end of it."""
    assert rate(f"value: 1, per: {per}").measures == point(measures)


@pytest.mark.parametrize("per", ["[store, month]", "[ae, sdr, month]", "[ae, month, week]", "[customer]", "[ae, hour]"])
def test_what_cannot_be_counted(per: str) -> None:
    """Three a store and month are nothing that one can add up without the stores."""
    found = rate(f"value: 3, per: {per}", ", stage: booked")
    assert (found.planned, found.planned_entries, found.needed) == (point(3), UNKNOWN, UNKNOWN)


def test_people_added_in_the_middle() -> None:
    """2 more from July on: 3 x (4 x 12 + 2 x 6); per person without a time: 6 at the end."""
    hire = "hire: {due: 2026-06-10, adds: {ae: 2}}"
    assert rate("value: 3, per: [ae, month]", actions=hire).planned_entries == point(180)
    assert rate("value: 3, per: [ae]", actions=hire).planned_entries == point(18)


def test_more_and_the_whole() -> None:
    """`+3` is the change; `+50%` of a baseline of 6 is 3; a plain 9 is 9, whatever the baseline."""
    assert rate("value: +3, per: [ae, month]", ", baseline: 6").planned == point(3)
    assert rate("value: +50%, per: [ae, month]", ", baseline: 6").planned == point(3)
    assert rate("value: 9, per: [ae, month]", ", baseline: 6").planned == point(9)


def test_ranges_and_words() -> None:
    """3..5 x 48; words are not stated; without people neither are entries."""
    assert ends(rate("value: 3..5, per: [ae, month]").planned_entries) == (144, 240)
    assert rate("value: more, per: [ae, month]").planned_entries == UNKNOWN
    found = rate("value: 3, per: [ae, month]", team="team: {ae: {}, sdr: {}}\n")
    assert (found.planned, found.planned_entries) == (point(3), UNKNOWN)


def test_entries_are_never_less_than_none() -> None:
    assert rate("value: -3, per: [ae, month]", ", stage: booked").planned_entries == point(0)
    assert rate("value: -3, per: [ae, month]").planned_entries == point(-144)


def test_a_goal_without_per_is_no_rate() -> None:
    found = rate("value: 3", ", stage: booked")
    assert (found.planned, found.stage, found.needed_entries) == (UNKNOWN, None, UNKNOWN)


def test_a_rate_without_a_period_has_no_end() -> None:
    text = "strategy: {title: T}\nteam: {ae: {headcount: 4}}\ngoals: {g: {target: {value: 3, per: [ae, month]}}}"
    assert goal(text).rate.planned_entries == UNKNOWN


def test_a_stage_off_the_path_needs_nothing_that_is_known() -> None:
    stages = "{booked: {optional: true}, lead: {conversion: 40%}, won: {outcome: won}}"
    found = rate("value: 3, per: [ae, month]", ", stage: booked", stages)
    assert (found.planned_entries, found.needed_entries, found.needed) == (point(144), UNKNOWN, UNKNOWN)
    lost = "{booked: {outcome: lost}, won: {outcome: won}}"
    assert rate("value: 3, per: [ae, month]", ", stage: booked", lost).needed_entries == UNKNOWN


def test_the_change_of_a_goal_is_not_touched() -> None:
    assert goal(GROW).rate.planned == UNKNOWN
