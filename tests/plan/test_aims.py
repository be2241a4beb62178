"""What a goal aims at: baseline, target and change in one unit, and the window W."""

from datetime import date
from fractions import Fraction

from groundplan.plan.aims import Aim
from groundplan.plan.amounts import UNKNOWN, point
from groundplan.plan.spans import Span
from plan.numbers_of import ends, goal

M = 1_000_000


def aim(fields: str, metric: str = "") -> Aim:
    metrics = f"metrics: {{m: {metric}}}\n" if metric else ""
    return goal(f"{metrics}goals: {{g: {{{'metric: m, ' if metric else ''}{fields}}}}}").aim


def three(found: Aim) -> list[Fraction | None]:
    return [found.baseline.value, found.target.value, found.change.value]


def test_an_absolute_target() -> None:
    """13M - 10M = 3M."""
    assert three(aim("baseline: 10M, target: 13M")) == [10 * M, 13 * M, 3 * M]


def test_a_signed_target_is_a_change() -> None:
    """10M + 3M; 30 % of 10M is 3M; -20 % of 50k is -10k."""
    assert three(aim("baseline: 10M, target: +3M")) == [10 * M, 13 * M, 3 * M]
    found = aim("baseline: 10M, target: +30%")
    assert three(found) == [10 * M, 13 * M, 3 * M]
    assert (found.unit, found.is_change, found.is_ambiguous) == (None, True, False)
    assert three(aim("baseline: 50k, target: -20%")) == [50_000, 40_000, -10_000]
    assert three(aim("baseline: 500, target: -300")) == [500, 200, -300]


def test_a_change_without_a_baseline() -> None:
    """The change is known, where it leads to is not; 30 % of nothing stated is not stated, and not ambiguous."""
    assert three(aim("target: +3M")) == [None, None, 3 * M]
    found = aim("target: +30%")
    assert (three(found), found.is_ambiguous, found.unit) == ([None, None, None], False, None)


def test_from_below_nothing_a_minus_is_no_change() -> None:
    """From a loss of 2M to a loss of 1M is 1M more; a plus stays a change, and a per cent too."""
    assert three(aim("baseline: -2M, target: -1M")) == [-2 * M, -1 * M, 1 * M]
    assert three(aim("baseline: -2M, target: +1M")) == [-2 * M, -1 * M, 1 * M]
    assert three(aim("baseline: -2M, target: 1M")) == [-2 * M, 1 * M, 3 * M]


def test_a_metric_in_per_cent() -> None:
    """80 -> 84 is 4 points; +2pp leads from 80 % to 82 %; +5 % may be 84 % or 85 % and is not stated."""
    percent = '{unit: "%"}'
    assert three(aim("baseline: 80, target: 84", percent)) == [Fraction(8, 10), Fraction(84, 100), Fraction(4, 100)]
    assert three(aim("baseline: 80%, target: +2pp", percent)) == [Fraction(8, 10), Fraction(82, 100), Fraction(2, 100)]
    assert three(aim("baseline: 80%, target: +2", percent))[1] == Fraction(82, 100)
    found = aim("baseline: 80%, target: +5%", percent)
    assert (three(found), found.is_ambiguous) == ([Fraction(8, 10), None, None], True)
    # Without a metric the baseline says that it is a percent, or the metric's history does.
    assert aim("baseline: 80%, target: +5%").is_ambiguous
    assert aim("target: +5%", "{history: {2025: 80%}}").is_ambiguous
    assert three(aim("baseline: 80%, target: 84%"))[2] == Fraction(4, 100)


def test_the_unit() -> None:
    """That of the metric, else of its history, the baseline, the target, the parts."""
    assert aim("baseline: 10M, target: 13M", "{unit: 元}").unit == "CNY"
    assert aim("baseline: 10M, target: 13M", "{history: {2024: USD 9M}}").unit == "USD"
    assert aim("baseline: USD 10M, target: 13M").target == point(13 * M, "USD")
    assert aim("baseline: 10M, target: USD 13M").baseline == point(10 * M, "USD")
    assert aim("parts: [{count: 2, each: EUR 5}]").unit == "EUR"
    assert aim("baseline: 40, target: +2pp").unit == "%"
    assert aim("baseline: USD 10M, target: EUR 13M").target == UNKNOWN


def test_a_unit_with_a_multiplier() -> None:
    """In 万元: 1,000 is 10M, 1,300 is 13M; +30 % is of the baseline; 2.5万 would have its own."""
    assert three(aim("baseline: 1000, target: 1300", "{unit: 万元}")) == [10 * M, 13 * M, 3 * M]
    assert three(aim("baseline: 1000, target: +30%", "{unit: 万元}")) == [10 * M, 13 * M, 3 * M]
    assert aim("baseline: 1000, target: 1300万", "{unit: 万元}").target == point(13 * M, "CNY")


def test_times_are_compared() -> None:
    """`<2 months` and 5 days: in months, 5 days are 60/365."""
    found = aim("baseline: 5 days, target: <2 months")
    assert (found.unit, found.baseline.value) == ("day", 5)
    assert ends(found.target) == (None, 2 * Fraction(365, 12))


def test_a_band() -> None:
    """A range or a bound is to be in; the change has two ends."""
    found = aim("baseline: 2, target: 3..5")
    assert (found.is_band, ends(found.target), ends(found.change)) == (True, (3, 5), (1, 3))
    assert aim("target: '>=96%'").is_band
    assert ends(aim("baseline: 100, target: +10%..+20%").target) == (110, 120)
    assert not aim("target: ~200").is_band


def test_parts_add_up_to_a_target() -> None:
    """50 x 100k + 20 x 50k = 6M; counts alone add up too; one part that is not stated makes the sum so."""
    assert aim("baseline: 5M, parts: [{count: 50, each: 100k}, {count: 20, each: 50k}]").target.value == 6 * M
    assert aim("target: {by: 2026-12-31}, parts: [{each: 1M}, {each: 2M}]").target.value == 3 * M
    assert aim("parts: [{count: 10}, {count: 20}]").target.value == 30
    assert aim("parts: [{count: 10}, {count: 20, each: 5}]").target == UNKNOWN
    assert aim("parts: [{count: some, each: 5}]").target == UNKNOWN
    assert aim("parts: [{each: USD 1}, {each: EUR 1}]").target == UNKNOWN
    # A value that is stated counts, words do not.
    assert aim("target: 9, parts: [{count: 10}]").target.value == 9
    assert aim("target: as below, parts: [{count: 10}]").target.value == 10


def test_words_are_not_stated() -> None:
    assert three(aim("baseline: a few, target: many more")) == [None, None, None]


def window(fields: str, head: str = "period: {start: 2026-01-01, end: 2026-12-31}") -> Span | None:
    return goal(f"strategy: {{title: T, {head}}}\ngoals: {{g: {{{fields}}}}}").window


def test_the_window() -> None:
    """From the later of the period's start and the day after the baseline, to `by`, else the period's end."""
    start, end = date(2026, 1, 1), date(2026, 12, 31)
    assert window("baseline: {value: 1, date: 2025-10-31}, target: {by: 2026-09-30}") == Span(start, date(2026, 9, 30))
    assert window("baseline: {value: 1, date: 2026-02-28}") == Span(date(2026, 3, 1), end)
    assert window("start: 2026-04-01") == Span(date(2026, 4, 1), end)
    assert window("title: G") == Span(start, end)
    # A baseline of a whole year is that of its last day; `by` a quarter is due on its last.
    assert window("baseline: {value: 1, date: 2025}, target: {by: 2026-Q3}") == Span(start, date(2026, 9, 30))


def test_a_window_without_an_end_is_none() -> None:
    assert window("target: {by: 2026-09-30}", "language: en") is None
    assert window("baseline: {value: 1, date: 2025-12-31}", "language: en") is None
    own = window("baseline: {value: 1, date: 2025-12-31}, target: {by: 2026-09-30}", "language: en")
    assert own == Span(date(2026, 1, 1), date(2026, 9, 30))


def test_fiscal_dates() -> None:
    """FY27 that starts in February and is named for its end: Q4 is November 2026 to January 2027."""
    head = "fiscal_year: {starts: 2, named_for: end}, period: {start: FY27, end: FY27}"  # 2026-02-01 to 2027-01-31
    assert window("target: {by: FY27-Q3}", head) == Span(date(2026, 2, 1), date(2026, 10, 31))
    assert window("target: {by: M3}", head) == Span(date(2026, 2, 1), date(2026, 4, 30))
    assert window("start: M2", head) == Span(date(2026, 3, 1), date(2027, 1, 31))
