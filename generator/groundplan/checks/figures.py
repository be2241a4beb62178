"""What stands at a path of the file, and how two numbers of it compare."""

from typing import Any

from groundplan.model.fields import Valued
from groundplan.model.pipelines import MustWin
from groundplan.model.scenarios import Written
from groundplan.parse.paths import Lost, find
from groundplan.plan import Plan
from groundplan.values import Quantity

Ends = tuple[Any, Any]


def held_at(plan: Plan, path: str) -> object:
    """What stands at a dotted path; of a group of fields its value."""
    steps = find(plan.strategy, path)
    held = None if isinstance(steps, Lost) else steps[-1].held
    if isinstance(held, tuple) and len(held) == 1:
        held = held[0]
    if isinstance(held, Valued):
        held = getattr(held, "value")  # noqa: B009 - not of the base class
    if isinstance(held, MustWin):
        held = held.keep or held.amount or held.rule
    return held


def figure_at(plan: Plan, path: str) -> Quantity | None:
    """The number that stands at a dotted path."""
    held = held_at(plan, path)
    return held if isinstance(held, Quantity) else None


def differs(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers cannot be the same; no for other units, for words, and for what overlaps."""
    ends = _alike(one, other)
    return ends is not None and not _overlap(*ends)


def lies_outside(value: Quantity, low: Quantity, high: Quantity) -> bool:
    """Whether a value is below its low end or above its high one for certain."""
    below, above = _alike(value, low), _alike(value, high)
    is_below = below is not None and _is_less(below[0][1], below[1][0])
    return is_below or (above is not None and _is_less(above[1][1], above[0][0]))


def is_same(held: object, written: Written) -> bool:
    """Whether a new value says what is held anyway."""
    if held is None or written.raw is None:
        return not held and written.raw is None
    if str(held) == str(written):
        return True
    if not isinstance(held, Quantity) or not isinstance(written.raw, str):
        return False
    new = type(held).read(written.raw)
    return not new.is_words and (new.low, new.high, new.unit, new.signed) == (
        held.low,
        held.high,
        held.unit,
        held.signed,
    )


def _alike(one: Quantity, other: Quantity) -> tuple[Ends, Ends] | None:
    """The ends of two numbers in one unit; a number without a unit is in that of the other, unless a share."""
    if one.is_words or other.is_words or one.signed != other.signed:
        return None
    units = {one.unit, other.unit}
    if len(units) == 1 or (None in units and "%" not in units):
        return (one.low, one.high), (other.low, other.high)
    first, second = one.in_days, other.in_days
    return (first, second) if first and second else None


def _overlap(one: Ends, other: Ends) -> bool:
    return not (_is_less(one[1], other[0]) or _is_less(other[1], one[0]))


def _is_less(high: Any, low: Any) -> bool:
    """Whether an upper end lies below a lower one; an open end does not."""
    return high is not None and low is not None and high < low
