"""Worked-out numbers as plain data: an int when it is whole, else the nearest double; None for what is not stated."""

from fractions import Fraction

from groundplan.plan.amounts import Amount
from groundplan.plan.coverage import Coverage

Plain = int | float | None


def number(exact: Fraction | None) -> Plain:
    """A number; one that no double reaches is rounded to a whole one."""
    if exact is None or exact.denominator == 1:
        return None if exact is None else exact.numerator
    try:
        return float(exact)
    except OverflowError:
        return round(exact)


def amount(of: Amount) -> Plain | dict[str, Plain]:
    """One number, else the ends between which it lies."""
    return ends(of) if of.value is None and of.is_spread else number(of.value)


def ends(of: Amount) -> dict[str, Plain]:
    """The least and the most that an amount may be."""
    return {"low": number(of.low), "high": number(of.high)}


def coverage(of: Coverage) -> dict[str, int | list[str]]:
    """How many of a kind are answered, how many there are, and the paths of those that are open."""
    return {"answered": of.answered, "all": len(of.asked), "open": [entry.path for entry in of.open]}
