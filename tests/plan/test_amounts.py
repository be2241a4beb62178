"""Amounts: numbers as far as they are known, in units that are never mixed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.plan.amounts import (
    UNKNOWN,
    Amount,
    is_percent,
    is_same_unit,
    point,
    stated,
    total,
    unit_of,
)
from groundplan.values import Quantity
from groundplan.values.units import is_money

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=20)


@st.composite
def spreads(draw: st.DrawFn) -> Amount:
    """A point between two ends."""
    low, value, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    return Amount(value, low, high)


def spread(low: int | None, high: int | None, value: int | None = None) -> Amount:
    return Amount(*(None if each is None else Fraction(each) for each in (value, low, high)))


@pytest.mark.parametrize(
    ("text", "unit", "value", "in_unit"),
    [
        ("1.2M", "CNY", 1_200_000, "CNY"),
        ("1.2M", "元", 1_200_000, "CNY"),
        ("84", "%", Fraction(84, 100), "%"),  # a plain number on a metric in per cent is so many per cent
        ("84%", "%", Fraction(84, 100), "%"),
        ("84", "% of revenue", Fraction(84, 100), "%"),
        ("+2pp", "%", Fraction(2, 100), "%"),
        ("2 weeks", "days", 14, "day"),
        ("1 quarter", "month", 3, "month"),
        ("45 customers", None, 45, "customers"),
        ("45", "customers", 45, "customers"),
        ("1 Customer", "customers", 1, "customers"),
        # In a unit with a multiplier plain numbers count in it; 2.5万 has one of its own.
        ("810", "万元", 8_100_000, "CNY"),
        ("约1,200", "万元", 12_000_000, "CNY"),
        ("2.5万", "万元", 25_000, "CNY"),
        ("2.5万元", "万元", 25_000, "CNY"),
        ("-3", "k EUR", -3000, "EUR"),
    ],
)
def test_what_a_quantity_states(text: str, unit: str | None, value: Fraction, in_unit: str) -> None:
    assert stated(Quantity.read(text), unit) == point(value, in_unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("many", "CNY"), ("30%", "CNY"), ("USD 3M", "CNY"), ("5 days", "CNY"), ("3 people", "%"), ("+2pp", "CNY")],
)
def test_words_and_other_units_are_not_stated(text: str, unit: str) -> None:
    assert stated(Quantity.read(text), unit) == UNKNOWN


def test_ranges_and_bounds() -> None:
    assert stated(Quantity.read("3..5")) == spread(3, 5)
    assert stated(Quantity.read(">=45")) == spread(45, None)
    assert stated(Quantity.read("<2 months"), "days") == Amount(None, None, Fraction(365, 6), "day")


def test_mixed_units_are_never_added() -> None:
    assert point(1, "USD").plus(point(1, "CNY")) == UNKNOWN
    assert point(1, "CNY").minus(point(1)) == UNKNOWN
    assert total([point(1, "CNY"), point(2, "people")]) == UNKNOWN
    assert point(1, "customer").plus(point(2, "Customers")) == point(3, "customer")


def test_what_is_not_stated_stays_so() -> None:
    """Never 0: a sum, product and quotient of something unknown is unknown, and so is a sum of nothing."""
    assert not any(
        made.is_known
        for made in (
            UNKNOWN.plus(point(1)),
            point(1).minus(UNKNOWN),
            UNKNOWN.times(3),
            point(3).over(UNKNOWN),
            UNKNOWN.at_least(0),
            total([]),
        )
    )


def test_ends_add_up_and_multiply() -> None:
    """[2, 3] + [10, 20]; minus turns the ends round; [-2, 3] x [4, 5] lies between -10 and 15."""
    assert spread(2, 3).plus(spread(10, 20)) == spread(12, 23)
    assert spread(2, 3).minus(spread(10, 20)) == spread(-18, -7)
    assert spread(-2, 3).times(spread(4, 5)) == spread(-10, 15)
    assert spread(2, None).times(3) == spread(6, None)
    assert spread(2, None).times(-3) == spread(None, -6)
    assert spread(2, None).times(spread(4, 5)) == spread(8, None)
    assert spread(None, 2).times(spread(4, 5)) == spread(None, None)
    assert spread(2, None).times(0) == spread(0, 0)


def test_division() -> None:
    """By [2, 4] the ends change places; by nothing it is not stated; by [0, 4] it has no end above."""
    assert point(8).over(spread(2, 4)) == spread(2, 4)
    assert point(8).over(0) == UNKNOWN
    assert point(8).over(spread(0, 4)) == spread(2, None)
    assert point(8).over(spread(-1, 4)) == UNKNOWN
    assert point(8).over(spread(2, None)) == spread(0, 4)
    assert point(8).over(spread(-4, -2)) == spread(-4, -2)


def test_at_least() -> None:
    assert point(-3).at_least(0) == point(0)
    assert spread(-3, 5, 1).at_least(0) == spread(0, 5, 1)
    assert spread(None, 5).at_least(0) == spread(0, 5)
    assert spread(None, -5).at_least(0) == spread(0, 0)
    assert spread(2, None).at_least(0) == spread(2, None)


@given(spreads(), spreads())
def test_ranges_contain_the_point(one: Amount, other: Amount) -> None:
    for made in (one.plus(other), one.minus(other), one.times(other), one.over(other), one.at_least(0)):
        if made.value is not None and made.is_known:
            assert made.low is None or made.low <= made.value
            assert made.high is None or made.value <= made.high


def test_units() -> None:
    assert [unit_of(each) for each in ("万元", "days", "%", "% of revenue", "家", "", None)] == [
        *("CNY", "day", "%", "%", "家", None, None)
    ]
    assert [is_money(each) for each in ("CNY", "USD/month", "NPS", "%", None)] == [True, False, False, False, False]
    assert [is_percent(each) for each in ("%", "% a year", "pp", None)] == [True, True, False, False]
    assert not is_same_unit(None, "customers")
