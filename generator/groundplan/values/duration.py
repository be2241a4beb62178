"""Durations as the `per` of a rate states them: `month`, `每周`, `2 weeks`."""

from fractions import Fraction
from functools import lru_cache

from groundplan.values.misread import Misread
from groundplan.values.quantity import Quantity
from groundplan.values.units import period


@lru_cache(maxsize=256)
def read_duration(text: str) -> Quantity | None:
    """The length of time that a text names (`month` is one month); None for none, such as a team."""
    if unit := period(text):
        return Quantity(text, Fraction(1), Fraction(1), unit=unit)
    try:
        found = Quantity.read(text.strip().removeprefix("every ").removeprefix("每"))
    except Misread:
        return None
    if not found.is_time or not found.value or found.value < 0 or found.rest:
        return None
    return Quantity(text, found.low, found.high, unit=found.unit, about=found.about)
