"""§4 History: growth from period to period, and what a goal needs set against it."""

from datetime import date
from fractions import Fraction

import pytest

from groundplan.plan.history import History, is_beyond_the_best
from plan.numbers_of import GoalNumbers, goal, history


def growths(found: History) -> dict[str, Fraction]:
    return {growth.period.text: growth.ratio for growth in found.growths}


def of(series: str, more: str = "", as_of: date = date(2026, 7, 1)) -> History:
    return history(f"metrics: {{m: {{history: {{{series}}}{more}}}}}", as_of)


def test_growth_between_neighbouring_years() -> None:
    """9 / 8 - 1 = 1/8; 10 / 9 - 1 = 1/9; the median lies between; the best is the higher."""
    found = of("2023: 8M, 2024: 9M, 2025: 10M")
    assert growths(found) == {"2024": Fraction(1, 8), "2025": Fraction(1, 9)}
    middle = (Fraction(1, 8) + Fraction(1, 9)) / 2
    assert (found.lowest, found.median, found.best) == (Fraction(1, 9), middle, Fraction(1, 8))
    assert (found.every, found.last and found.last[0]) == (12, date(2025, 12, 31))


def test_the_order_of_the_file_does_not_matter() -> None:
    assert growths(of("2025: 10M, 2023: 8M, 2024: 9M")) == {"2024": Fraction(1, 8), "2025": Fraction(1, 9)}


def test_the_best_follows_better() -> None:
    """Of a metric that should fall, the best is the lowest; of one in a range there is none."""
    assert of("2023: 10, 2024: 9, 2025: 12", ", better: lower").best == Fraction(-1, 10)
    assert of("2023: 10, 2024: 9, 2025: 12", ", better: in_range").best is None


def test_a_gap_is_no_neighbour() -> None:
    assert growths(of("2020: 4M, 2022: 8M, 2023: 9M")) == {"2023": Fraction(1, 8)}
    # The odd year out does not hide the others.
    assert growths(of("2018: 2, 2020: 4, 2022: 8, 2023: 9")) == {"2023": Fraction(1, 8)}


def test_only_complete_periods_count() -> None:
    """2026 is not over on 1 July; on its last day it is."""
    assert growths(of("2024: 9, 2025: 10, 2026: 5")) == {"2025": Fraction(1, 9)}
    assert "2026" in growths(of("2024: 9, 2025: 10, 2026: 15", as_of=date(2026, 12, 31)))


def test_periods_of_one_length_are_compared() -> None:
    """Years where there are enough of them, else quarters; never a quarter with a year."""
    years = "2021: 1, 2022: 2, 2023: 3, 2024: 4"
    quarters = "2025-Q1: 10, 2025-Q2: 11, 2025-Q3: 12, 2025-Q4: 13"
    assert list(growths(of(f"{years}, {quarters}"))) == ["2022", "2023", "2024"]
    assert list(growths(of(f"2023: 3, 2024: 4, {quarters}"))) == ["2025-Q2", "2025-Q3", "2025-Q4"]
    assert of(quarters).every == 3


def test_points_in_time() -> None:
    """Year ends lie twelve months apart, leap year or not; a day that is off the rhythm is no neighbour."""
    found = of("2023-12-31: 100, 2024-12-31: 110, 2025-12-31: 121, 2026-03-31: 130")
    assert growths(found) == {"2024-12-31": Fraction(1, 10), "2025-12-31": Fraction(1, 10)}
    assert found.every == 12


def test_percent_metrics_grow_in_points() -> None:
    """80 % -> 84 % is 4 points, and so is 84 -> 88 on a metric in per cent."""
    found = of("2023: 80%, 2024: 84%, 2025: 88", ", unit: '%'")
    assert (found.in_points, set(growths(found).values())) == (True, {Fraction(4, 100)})
    churn = of("2024: 12%, 2025: 9%", ", better: lower")
    assert (churn.best, churn.in_points) == (Fraction(-3, 100), True)


def test_what_cannot_grow() -> None:
    """From nothing or a loss there is no ratio; words and mixed units have none; of two sources the first counts."""
    assert growths(of("2023: 0, 2024: 5, 2025: 10")) == {"2025": 1}
    assert growths(of("2023: -5, 2024: 5")) == {}
    assert growths(of("2023: some, 2024: 5")) == {}
    assert growths(of("2023: USD 4, 2024: EUR 5")) == {}
    assert growths(of("2024: 8, 2025: [{value: 10}, {value: 12}]")) == {"2025": Fraction(1, 4)}
    assert of("early: 8, 2025: 9..10").last is None
    assert (of("").lowest, of("").median, of("").best) == (None, None, None)


def needs(fields: str, series: str = "2023: 8M, 2024: 9M, 2025: 10M", more: str = "") -> GoalNumbers:
    return goal(f"metrics: {{m: {{history: {{{series}}}{more}}}}}\ngoals: {{g: {{metric: m, {fields}}}}}")


def test_needed_in_one_year() -> None:
    """13 / 10 - 1 over one year."""
    found = needs("baseline: {value: 10M, date: 2025-12-31}, target: {value: 13M, by: 2026-12-31}")
    assert found.needed_growth == Fraction(3, 10)


def test_needed_a_year_over_two() -> None:
    """(14.4 / 10)^(1/2) - 1 = 0.2."""
    found = needs("baseline: {value: 10M, date: 2025-12-31}, target: {value: 14.4M, by: 2027-12-31}")
    assert float(found.needed_growth or 0) == pytest.approx(0.2)


def test_needed_a_quarter_where_the_history_is_in_quarters() -> None:
    """(1.4641)^(1/4) - 1 = 0.1 a quarter."""
    found = needs(
        "baseline: {value: 100, date: 2025-12-31}, target: {value: 146.41, by: 2026-12-31}",
        "2025-Q1: 80, 2025-Q2: 88, 2025-Q3: 90, 2025-Q4: 100",
    )
    assert float(found.needed_growth or 0) == pytest.approx(0.1)


def test_the_base_is_the_baseline_else_the_last_value() -> None:
    """12 / 10 - 1 from the last value of 2025; a baseline without a date is that of the day before the window."""
    assert needs("target: {value: 12M, by: 2026-12-31}").needed_growth == Fraction(1, 5)
    assert needs("baseline: 8M, target: {value: 12M, by: 2026-12-31}").needed_growth == Fraction(1, 2)


def test_a_total_grows_from_a_period_as_long_as_the_others() -> None:
    """The last quarter's 2M is no base for a year's 12M where growth is told by years; of a level it is."""
    series = "2022: 7M, 2023: 8M, 2024: 9M, 2025: 10M, 2026-Q1: 2M"
    total = needs("target: {value: 12M, by: 2026-12-31}", series, ", measure: total")
    assert total.needed_growth == Fraction(1, 5)
    level = needs("target: {value: 12M, by: 2026-12-31}", series)
    assert level.history is not None
    assert level.history.last is not None
    assert level.history.last[1].value == 2_000_000


def test_needed_in_points() -> None:
    """From 80 % to 90 % in two years: 5 points a year."""
    found = needs("baseline: {value: 80%, date: 2025-12-31}, target: {value: 90%, by: 2027-12-31}", "2024: 78%")
    assert found.needed_growth == Fraction(5, 100)


def test_needed_is_not_stated() -> None:
    """For a base of nothing or less, no date, no number, no time left, and what no double holds."""
    for fields in (
        "baseline: {value: 0, date: 2025-12-31}, target: {value: 13M, by: 2026-12-31}",
        "baseline: {value: -1M, date: 2025-12-31}, target: {value: 13M, by: 2026-12-31}",
        "baseline: {value: 10M, date: 2025-12-31}, target: 13M",
        "baseline: {value: 10M, date: 2025-12-31}, target: {value: more, by: 2026-12-31}",
        "baseline: {value: 10M, date: 2025-12-31}, target: {value: 3..5, by: 2026-12-31}",
        "baseline: {value: 10M, date: 2026-12-31}, target: {value: 13M, by: 2026-12-31}",
        "baseline: {value: 1, date: 2026-12-30}, target: {value: 1bn, by: 2026-12-31}",
    ):
        assert needs(fields).needed_growth is None


def test_a_goal_without_a_history_needs_so_much_a_year() -> None:
    found = goal("goals: {g: {baseline: {value: 10, date: 2025-12-31}, target: {value: 13, by: 2026-12-31}}}")
    assert found.needed_growth == Fraction(3, 10)


@pytest.mark.parametrize(
    ("series", "better", "target", "is_beyond"),
    [
        ("2022: 10, 2023: 11, 2024: 12, 2025: 13", "higher", 14, False),  # best 10 %, needed 7.7 %
        ("2022: 10, 2023: 11, 2024: 12, 2025: 13", "higher", 15, True),  # needed 15.4 %
        ("2023: 11, 2024: 12, 2025: 13", "higher", 15, False),  # two growths say too little
        ("2022: 16, 2023: 15, 2024: 14, 2025: 13", "lower", 12, True),  # best -7.1 %, needed -7.7 %
        ("2022: 16, 2023: 15, 2024: 13, 2025: 13", "lower", 12, False),  # best -13.3 %
        ("2022: 10, 2023: 11, 2024: 12, 2025: 13", "in_range", 15, False),
    ],
)
def test_beyond_the_best_ever(series: str, better: str, target: int, is_beyond: bool) -> None:
    found = needs(f"target: {{value: {target}, by: 2026-12-31}}", series, f", better: {better}")
    assert found.history is not None
    assert found.metric is not None
    assert is_beyond_the_best(found.needed_growth, found.metric.item, found.history) is is_beyond


def test_totals_are_compared_over_one_length() -> None:
    """A year's 11M is not held against a quarter's 2.8M, nor a half-year's 2.7M against a year's 5M."""
    total, quarters = ", measure: total", "2025-Q2: 2.4M, 2025-Q3: 2.6M, 2025-Q4: 2.8M"
    assert needs("target: {value: 11M, by: 2026-12-31}", quarters, total).needed_growth is None
    half = "baseline: {value: 5M, date: 2025-12-31}, target: {value: 2.7M, by: 2026-06-30}"
    assert needs(half, "", total).needed_growth is None
    year = "baseline: {value: 10M, date: 2025-12-31}, target: {value: 13M, by: 2026-12-31}"
    assert needs(year, more=total).needed_growth == Fraction(3, 10)
    assert needs("target: {value: 3.5M, by: 2026-03-31}", quarters, total).needed_growth == Fraction(1, 4)


def test_a_root_that_is_exact_comes_out_exact() -> None:
    """(11.664 / 8.1)^(1/2) - 1 is a fifth."""
    found = needs("baseline: {value: 8.1M, date: 2025-12-31}, target: {value: 11.664M, by: 2027-12-31}")
    assert found.needed_growth == Fraction(1, 5)


def test_a_baseline_in_another_unit_is_not_replaced_by_the_history() -> None:
    found = goal(
        """\
metrics: {m: {unit: EUR, history: {2024: 9M, 2025: 10M}}}
goals: {g: {metric: m, baseline: USD 1M, target: {value: 12M, by: 2026-12-31}}}
"""
    )
    assert found.needed_growth is None
