"""§4 Funnel, backwards: must_win, deals, entries of every stage, by when, and how many a month and person."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.plan.amounts import UNKNOWN, Amount, point
from groundplan.plan.funnel import Funnel
from plan.numbers_of import GROW, ends, entries, funnel, numbers, stages

M = 1_000_000
STAGES = "{lead: {conversion: 40%}, booked: {conversion: 30%}, won: {outcome: won}}"


def pipeline(fields: str, goals: str = GROW, stages: str = STAGES) -> str:
    return f"{goals}\npipelines: {{direct: {{{fields}, stages: {stages}}}}}\n"


def worked(fields: str, goals: str = GROW, stages: str = STAGES) -> Funnel:
    return funnel(pipeline(fields, goals, stages))


@pytest.mark.parametrize(
    ("rule", "must_win", "keep"),
    [
        ("all", 13 * M, 0),
        ("increase", 3 * M, 1),
        ("{keep: 88%}", 4_200_000, Fraction(88, 100)),  # 13M - 0.88 x 10M
        ("{keep: 0%}", 13 * M, 0),
        ("5M", 5 * M, None),  # a quantity stands as it is
        ("500万", 5 * M, None),
        ("USD 5M", None, None),  # no currency is ever converted
        ("{keep: most}", None, None),
    ],
)
def test_must_win(rule: str, must_win: int | None, keep: Fraction | None) -> None:
    """share x (target - keep x baseline)."""
    found = worked(f"goal: grow, must_win: {rule}")
    assert (found.must_win.value, found.keep.value) == (must_win, keep)


def test_all_is_the_default() -> None:
    assert worked("goal: grow").must_win == point(13 * M, "CNY")


def test_the_share_of_a_goal_that_several_pipelines_feed() -> None:
    """70 % and 30 % of 3M; a quantity is no share of anything."""
    text = f"""
{GROW}
pipelines:
  direct: {{goal: grow, must_win: increase, share: 70%}}
  partners: {{goal: grow, must_win: increase, share: 30%}}
  fairs: {{goal: grow, must_win: 100k, share: 30%}}
"""
    found = numbers(text).pipelines
    assert [each.must_win.value for each in found.values()] == [2_100_000, 900_000, 100_000]


def test_deals() -> None:
    """3M / 25k = 120."""
    assert worked("goal: grow, must_win: increase, deal_size: 25k").deals == point(120)


def test_a_deal_without_a_size_is_one_of_what_the_goal_counts() -> None:
    """20 customers are 20 deals; but not of a goal in money or in per cent."""
    assert worked("goal: g", "goals: {g: {target: 20 customers}}").deals == point(20)
    assert worked("goal: g", "goals: {g: {target: 20}}").deals == point(20)
    for unknown in (GROW.replace("grow", "g"), "goals: {g: {target: 20%}}", "goals: {g: {target: 20M CNY}}"):
        found = worked("goal: g", unknown)
        assert (found.deals, found.deal_size) == (UNKNOWN, UNKNOWN)


def test_deal_sizes_in_the_unit_of_the_metric() -> None:
    """In 万元: 300 more in deals of 2.5, or of 2.5万, are 120; a deal in dollars is none of them."""
    goals = "metrics: {m: {unit: 万元}}\ngoals: {g: {metric: m, baseline: 1000, target: 1300}}"
    for size in ("2.5", "2.5万", "2.5万元", "CNY 25k"):
        assert worked(f"goal: g, must_win: increase, deal_size: {size}", goals).deals == point(120)
    assert worked("goal: g, must_win: increase, deal_size: USD 3k", goals).deals == UNKNOWN


def test_entries_backwards() -> None:
    """120 deals / 30 % = 400 booked / 40 % = 1,000 leads."""
    assert entries(pipeline("goal: grow, must_win: increase, deal_size: 25k")) == {
        "lead": 1000,
        "booked": 400,
        "won": 120,
    }


def test_what_is_missing_makes_all_above_unknown() -> None:
    """A stage without a conversion, in words, of nothing or less than nothing: below it entries are known."""
    for conversion in (
        "{}",
        "{conversion: most}",
        "{conversion: 0%}",
        "{conversion: -10%}",
        "{conversion: {low: 10%}}",
    ):
        found = entries(
            pipeline(
                "goal: grow, must_win: increase, deal_size: 25k",
                stages=f"{{a: {{conversion: 50%}}, b: {conversion}, c: {{conversion: 50%}}, won: {{outcome: won}}}}",
            )
        )
        assert found == {"a": None, "b": None, "c": 240, "won": 120}


def test_without_a_goal_a_target_or_a_baseline() -> None:
    assert worked("title: P").must_win == UNKNOWN
    assert worked("goal: g, must_win: increase", "goals: {g: {target: 20}}").deals == UNKNOWN
    assert worked("goal: g, must_win: increase", "goals: {g: {target: +20}}").deals == point(20)
    assert worked("must_win: 20").deals == point(20)
    assert worked("must_win: 3M CNY, deal_size: 25k").deals == point(120)
    assert worked("must_win: 3M CNY").deals == UNKNOWN
    assert worked("must_win: 3M CNY, deal_size: USD 25k").deals == UNKNOWN


def test_never_less_than_none() -> None:
    """12 of 10 are there already: nothing is to be won; a deal that leads the wrong way never gets there."""
    assert worked("goal: g, must_win: increase", "goals: {g: {baseline: 12, target: 10}}").deals == point(0)
    assert worked("goal: g, deal_size: 0", "goals: {g: {target: 10}}").deals == UNKNOWN
    assert worked("goal: g, deal_size: -5", "goals: {g: {target: 10}}").deals == UNKNOWN
    # Four deals that each save 5k bring costs down by 20k.
    saving = "goals: {g: {baseline: 100k, target: 80k}}"
    assert worked("goal: g, must_win: increase, deal_size: -5k", saving).deals == point(4)


def test_low_and_high_make_a_range() -> None:
    """120 / 35 % = 342.9 and 120 / 20 % = 600 around 400; leads / 40 % = 857.1 to 1,500 around 1,000."""
    found = stages(
        pipeline(
            "goal: grow, must_win: increase, deal_size: 25k",
            stages="""{lead: {conversion: 40%}, booked: {conversion: {value: 30%, low: 20%, high: 35%}},
            won: {outcome: won}}""",
        )
    )
    assert found["booked"].entries == Amount(Fraction(400), Fraction(12000, 35), Fraction(600))
    assert found["lead"].entries == Amount(Fraction(1000), Fraction(6000, 7), Fraction(1500))
    assert not found["won"].entries.is_spread


@pytest.mark.parametrize(
    ("conversion", "low", "value", "high"),
    [
        ("{value: 30%, low: 20%}", 20, 30, 30),
        ("{low: 20%, high: 35%}", 20, None, 35),
        ("20..35%", 20, None, 35),
        ("{value: 30%, low: 40%}", 30, 30, 40),  # contradictory ends lie around the share all the same
        ("{low: 40%, high: 20%}", 20, None, 40),
        ("{value: 10%, low: -5%}", 0, 10, 10),
        ("'>=20%'", 20, None, 100),  # more than all is no share
        ("<20%", 0, None, 20),
    ],
)
def test_the_ends_of_a_conversion(conversion: str, low: int, value: int | None, high: int | None) -> None:
    text = pipeline("must_win: 20", stages=f"{{a: {{conversion: {conversion}}}, won: {{outcome: won}}}}")
    found = stages(text)["a"].conversion
    assert [each and each * 100 for each in (found.low, found.value, found.high)] == [low, value, high]


def test_a_target_that_is_a_range() -> None:
    """12..14M in deals of 1M."""
    found = worked("goal: g, deal_size: 1M", "goals: {g: {target: 12M..14M}}")
    assert (found.deals.value, ends(found.deals)) == (None, (12, 14))


def test_a_path_of_win_odds() -> None:
    """10 % / 40 % = 25 % go on from a to b, 40 % / 1 from b to the win: 20 / 0.4 = 50, / 0.25 = 200."""
    text = "{a: {win_odds: 10%}, b: {win_odds: 40%}, won: {outcome: won, win_odds: 100%}}"
    found = stages(pipeline("must_win: 20", stages=text))
    assert {name: need.entries.value for name, need in found.items()} == {"a": 200, "b": 50, "won": 20}
    assert found["a"].conversion.value == Fraction(1, 4)


def test_win_odds_over_the_odds_of_a_stage_that_states_a_conversion() -> None:
    """b leads to the win for 40 %: a that wins 10 % leads to b for 25 %."""
    text = "{a: {win_odds: 10%}, b: {conversion: 40%}, won: {outcome: won}}"
    assert entries(pipeline("must_win: 20", stages=text)) == {"a": 200, "b": 50, "won": 20}


def test_what_is_open_already() -> None:
    """30 x 0.4 x 0.3 + 20 x 0.3 = 9.6 wins are expected: 120 - 9.6 = 110.4 deals, 368 booked, 920 leads."""
    text = """{lead: {conversion: 40%, open: 30}, booked: {conversion: 30%, open: 20}, won: {outcome: won, open: 5},
    lost: {outcome: lost, open: 7}, after: {open: 100}}"""
    found = worked("goal: grow, must_win: increase, deal_size: 25k", stages=text)
    assert (found.open_wins.value, found.deals.value) == (Fraction(96, 10), Fraction(1104, 10))
    assert [need.entries.value for need in found.stages][:2] == [920, 368]


def test_enough_is_open_already() -> None:
    found = worked("must_win: 5", stages="{a: {conversion: 50%, open: 100}, won: {outcome: won}}")
    assert (found.open_wins.value, found.deals, found.stages[0].entries) == (50, point(0), point(0))


def test_open_deals_beside_the_path() -> None:
    """By their own win odds, or conversion x the odds of the next stage: 10 x 0.5 + 10 x 0.6 x 0.5 = 8."""
    text = """{t: {optional: true, win_odds: 50%, open: 10}, u: {optional: true, conversion: 60%, open: 10},
    a: {conversion: 50%}, won: {outcome: won}}"""
    assert worked("must_win: 20", stages=text).deals.value == 12


def test_open_deals_whose_odds_are_not_known() -> None:
    """Win odds help; without them, what is expected is not stated, nor are the deals; of 0 % nothing is expected."""
    stage = "{{a: {{next: [b, won], {0} open: 10}}, b: {{conversion: 50%}}, won: {{outcome: won}}}}"
    assert worked("must_win: 20", stages=stage.format("win_odds: 30%,")).deals.value == 17
    assert worked("must_win: 20", stages=stage.format("")).deals == UNKNOWN
    zero = "{a: {conversion: 0%, open: 10}, won: {outcome: won}}"
    assert worked("must_win: 20", stages=zero).deals.value == 20
    assert worked("must_win: 20", stages="{a: {conversion: 50%, open: 10}, b: {}}").deals == UNKNOWN


DAYS = "{lead: {conversion: 40%, days: 10}, booked: {conversion: 30%, days: 15..20}, won: {outcome: won}}"
TEAM = "team: {ae: {headcount: 4}}\n"


def test_last_useful() -> None:
    """31 December - 20 days (the upper end) = 11 December; - 30 days = 1 December. A win is useful to the end."""
    found = stages(pipeline("goal: grow", stages=DAYS))
    assert {name: need.last_useful for name, need in found.items()} == {
        "lead": date(2026, 12, 1),
        "booked": date(2026, 12, 11),
        "won": date(2026, 12, 31),
    }


def test_per_month_until_last_useful() -> None:
    """Leads until 1 December: 1,000 / (11 + 1/31) months; of 4 people four times as many person-months."""
    found = stages(TEAM + pipeline("goal: grow, must_win: increase, deal_size: 25k, team: ae", stages=DAYS))
    months = 11 + Fraction(1, 31)
    assert (found["lead"].months, found["lead"].per_month.value) == (months, 1000 / months)
    assert found["lead"].per_person_per_month.value == 250 / months
    assert found["won"].per_month.value == 10


def test_days_in_other_units() -> None:
    """2 weeks and 1 month (365/12 days, rounded up to 31 with the rest): 31 December - 45 days."""
    text = "{a: {days: 1 month}, b: {days: 2 weeks}, won: {outcome: won}}"
    found = stages(pipeline("goal: grow", stages=text))
    assert (found["b"].last_useful, found["a"].last_useful) == (date(2026, 12, 17), date(2026, 11, 16))


def test_days_of_the_win_count_when_they_are_stated() -> None:
    found = stages(pipeline("goal: grow", stages="{a: {days: 10}, won: {outcome: won, days: 5}}"))
    assert (found["won"].last_useful, found["a"].last_useful) == (date(2026, 12, 26), date(2026, 12, 16))


@pytest.mark.parametrize("days", ["{}", "{days: a while}", "{days: '>=10'}"])
def test_missing_days(days: str) -> None:
    """From that stage up nothing is known and the whole window divides: 1,200 / 12 months; below it is."""
    text = f"{{a: {{conversion: 10%, days: 5}}, b: {days}, c: {{days: 5}}, won: {{outcome: won}}}}"
    found = stages(pipeline("goal: grow, must_win: increase, deal_size: 25k", stages=text))
    assert [need.last_useful for need in found.values()] == [None, None, date(2026, 12, 26), date(2026, 12, 31)]
    assert found["a"].months == 12


def test_too_late_to_begin() -> None:
    """400 days before the end is before the start: so many a month is not stated, the entries are."""
    found = stages(
        TEAM
        + pipeline(
            "goal: grow, must_win: increase, deal_size: 25k, team: ae",
            stages="{a: {conversion: 50%, days: 400}, won: {outcome: won}}",
        )
    )["a"]
    assert (found.entries.value, found.last_useful) == (240, date(2025, 11, 26))
    assert (found.span, found.months, found.per_month, found.per_person_per_month) == (None, None, UNKNOWN, UNKNOWN)


def test_days_beyond_any_calendar() -> None:
    found = stages(pipeline("goal: grow", stages=f"{{a: {{days: 1{'0' * 25}}}, won: {{outcome: won}}}}"))["a"]
    assert (found.last_useful, found.per_month) == (date.min, UNKNOWN)


def test_a_goal_that_starts_later() -> None:
    """The own `start` of a goal, and the day after its baseline, move the start: 9 and 6 months."""
    for start, months in (("start: 2026-04-01", 9), ("baseline: {value: 0, date: 2026-06-30}", 6)):
        found = stages(pipeline("goal: g", f"goals: {{g: {{{start}, target: {{value: 90, by: 2026-12-31}}}}}}"))
        assert (found["won"].months, found["won"].per_month.value) == (months, Fraction(90, months))


def test_without_a_goal_the_period_is_the_window() -> None:
    assert stages(pipeline("must_win: 24"))["won"].per_month.value == 2


def test_without_people_nothing_is_per_person() -> None:
    for team in ("", "team: {ae: {headcount: 0}}\n", "team: {ae: {headcount: some}}\n"):
        found = stages(team + pipeline(f"must_win: 24{', team: ae' if team else ''}"))["won"]
        assert (found.per_month.value, found.per_person_per_month) == (2, UNKNOWN)


SHARES = st.integers(1, 100)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(2, 9), st.lists(SHARES, min_size=1, max_size=4))
def test_scaling_target_and_baseline_scales_every_stage(
    baseline: int, change: int, factor: int, shares: list[int]
) -> None:
    path = ", ".join(f"s{n}: {{conversion: {share}%}}" for n, share in enumerate(shares))

    def of(times: int) -> list[Fraction]:
        goals = f"goals: {{g: {{baseline: {baseline * times}, target: {(baseline + change) * times}}}}}"
        found = worked("goal: g, must_win: {keep: 88%}", goals, f"{{{path}, won: {{outcome: won}}}}")
        assert all(need.entries.value is not None for need in found.stages)
        return [need.entries.value for need in found.stages if need.entries.value is not None]

    assert of(factor) == [factor * each for each in of(1)]


@given(st.lists(SHARES, min_size=1, max_size=4), st.integers(0, 4))
def test_a_conversion_of_all_changes_nothing(shares: list[int], place: int) -> None:
    def of(conversions: list[int]) -> list[Fraction | None]:
        path = ", ".join(f"s{n}: {{conversion: {share}%}}" for n, share in enumerate(conversions))
        return list(entries(pipeline("must_win: 7", stages=f"{{{path}, won: {{outcome: won}}}}")).values())

    place = min(place, len(shares))
    with_it, without = of([*shares[:place], 100, *shares[place:]]), of(shares)
    assert with_it[:place] + with_it[place + 1 :] == without
    assert with_it[place] == without[place]


def test_a_window_without_days_has_no_months() -> None:
    """Due before the period starts: no stage has months, a number a month or a last useful day, the win neither."""
    found = stages("""
goals: {g: {baseline: 1, target: {value: 9, by: 2025-06-30}}}
pipelines: {p: {goal: g, stages: {lead: {conversion: 50%, days: 9}, won: {outcome: won}}}}
""")
    assert {name: (need.months, need.per_month.value, need.last_useful) for name, need in found.items()} == {
        "lead": (None, None, None),
        "won": (None, None, None),
    }
