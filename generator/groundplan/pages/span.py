"""The range of an assumption as a small bar: where its value lies between the lowest and the highest."""

from dataclasses import dataclass
from fractions import Fraction

from groundplan.model.evidence import Assumption
from groundplan.pages.describe import Teller
from groundplan.plan.units import unit_fed
from groundplan.values import Quantity


@dataclass(frozen=True, slots=True)
class Gauge:
    """The ends of a range in words, and where on the bar the range and its value lie, in percent.

    The range is the whole bar, unless the value lies beyond it; `at` is none without a value.
    """

    low: str
    high: str
    left: float
    width: float
    at: float | None


def gauge_of(tell: Teller, assumption: Assumption) -> Gauge | None:
    """The range; none when an end is missing, no number, or in another unit than the other."""
    low, high = _number(assumption.low), _number(assumption.high)
    if low is None or high is None or low >= high or not _alike(assumption.low, assumption.high):
        return None
    value = _number(assumption.value) if _alike(assumption.value, assumption.low) else None
    first, last = min(low, low if value is None else value), max(high, high if value is None else value)

    def at(number: Fraction) -> float:
        return round(float((number - first) / (last - first)) * 100, 2)

    unit = unit_fed(tell.plan, assumption)
    return Gauge(
        low=tell.quantity(assumption.low, unit),
        high=tell.quantity(assumption.high, unit),
        left=at(low),
        width=round(at(high) - at(low), 2),
        at=None if value is None else at(value),
    )


def _number(quantity: Quantity | None) -> Fraction | None:
    return quantity.value if quantity else None


def _alike(one: Quantity | None, other: Quantity | None) -> bool:
    return one is not None and other is not None and one.unit == other.unit
