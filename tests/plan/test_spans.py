"""§4 Calendar: whole days, both ends counted; months are covered days over the days of each month."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from groundplan.plan.spans import Month, Span, month_from, months_apart

DATES = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def test_both_ends_are_counted() -> None:
    assert Span(date(2026, 1, 1), date(2026, 1, 1)).days == 1
    assert Span(date(2026, 1, 1), date(2026, 12, 31)).days == 365


def test_a_span_that_ends_before_it_starts_has_nothing() -> None:
    span = Span(date(2026, 2, 1), date(2026, 1, 31))
    assert (span.days, span.months, list(span.by_month())) == (0, 0, [])


def test_months_are_shares_of_each_calendar_month() -> None:
    """15 January to 14 March 2026: 17/31 + 28/28 + 14/31 = 2."""
    assert Span(date(2026, 1, 15), date(2026, 3, 14)).months == 2
    # 16 January to 10 February 2026: 16/31 + 10/28.
    assert Span(date(2026, 1, 16), date(2026, 2, 10)).months == Fraction(16, 31) + Fraction(10, 28)
    # February of a leap year is 29 days long.
    assert Span(date(2028, 2, 1), date(2028, 2, 28)).months == Fraction(28, 29)


def test_a_year_has_twelve_months() -> None:
    assert Span(date(2026, 1, 1), date(2026, 12, 31)).months == 12
    assert Span(date(2027, 7, 1), date(2028, 6, 30)).months == 12


def test_by_month_tells_the_covered_share_of_each() -> None:
    assert list(Span(date(2026, 1, 22), date(2026, 3, 1)).by_month()) == [
        Month(date(2026, 1, 1), Fraction(10, 31)),
        Month(date(2026, 2, 1), Fraction(1)),
        Month(date(2026, 3, 1), Fraction(1, 31)),
    ]


@given(DATES, DATES)
def test_months_are_the_sum_of_the_covered_shares(one: date, other: date) -> None:
    span = Span(min(one, other), max(one, other))
    assert span.months == sum(month.covered for month in span.by_month())


@given(st.lists(DATES, min_size=3, max_size=3))
def test_months_add_up(days: list[date]) -> None:
    """months(a, b) + months(b + 1 day, c) = months(a, c)."""
    a, b, c = sorted(days)
    assert Span(a, b).months + Span(b + timedelta(days=1), c).months == Span(a, c).months


def test_the_first_month_that_begins_on_or_after_a_day() -> None:
    assert month_from(date(2026, 4, 1)) == date(2026, 4, 1)
    assert month_from(date(2026, 4, 2)) == date(2026, 5, 1)
    assert month_from(date(2026, 12, 31)) == date(2027, 1, 1)


def test_the_end_of_time() -> None:
    """The last year that dates have: nothing raises."""
    assert Span(date(9999, 1, 1), date.max).months == 12
    assert len(list(Span(date(9999, 1, 1), date.max).by_month())) == 12
    assert month_from(date.max) is None


def test_parts_of_a_span() -> None:
    span = Span(date(2026, 1, 1), date(2026, 12, 31))
    assert span.until(date(2026, 3, 31)) == Span(date(2026, 1, 1), date(2026, 3, 31))
    assert span.until(date(2030, 1, 1)) == span
    assert span.since(date(2026, 3, 1)) == Span(date(2026, 3, 1), date(2026, 12, 31))
    assert span.since(date(2020, 1, 1)) == span
    assert months_apart(date(2025, 11, 30), date(2026, 2, 1)) == 3
