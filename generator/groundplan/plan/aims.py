"""What a goal aims at: from where to where, in one unit, and between which days."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from groundplan.model.goals import Band, Goal
from groundplan.model.index import Entry
from groundplan.model.metrics import Metric
from groundplan.plan.amounts import UNKNOWN, Amount, is_percent, stated, total, unit_of
from groundplan.plan.linked import Linked
from groundplan.plan.spans import Span, day_after
from groundplan.values import Quantity


class Aim(NamedTuple):
    """Baseline and target of a goal as absolute amounts, and the change between them, in one unit.

    `written_unit` is the unit as the file has it, in which plain numbers count (`万元` for CNY). `is_change`: the
    target is written as a change. `is_band`: it is a range or a bound to be in. `is_ambiguous`: `+5%` on a metric in
    per cent, which may mean points or a twentieth more; the target is then not stated. `has_baseline`: a number is
    stated for it, be it in another unit.
    """

    unit: str | None
    baseline: Amount
    target: Amount
    change: Amount
    baseline_on: date | None
    by: date | None
    is_band: bool = False
    is_ambiguous: bool = False
    is_change: bool = False
    written_unit: str | None = None
    has_baseline: bool = False


def goal_of(entry: Entry) -> Goal:
    """The goal that an entry is."""
    assert isinstance(entry.item, Goal)
    return entry.item


def metric_of(linked: Linked, path: str) -> Metric | None:
    """The metric that a goal is measured by."""
    entry = linked.named_one(path, "metric")
    return entry.item if entry and isinstance(entry.item, Metric) else None


def aim_of(linked: Linked, path: str, goal: Goal) -> Aim:
    """What a goal aims at; a signed target is a change, `parts` add up to a target that is not stated.

    From a baseline below nothing, a target with a minus is no change: from a loss of 2M, `-1M` is a loss of 1M.
    """
    written = _unit(linked, path, goal)
    unit = unit_of(written)
    baseline = stated(goal.baseline.value, written) if goal.baseline else UNKNOWN
    has_baseline = goal.baseline is not None and goal.baseline.value is not None and not goal.baseline.value.is_words
    on = goal.baseline.date.last(linked.calendar) if goal.baseline and goal.baseline.date else None
    by = goal.target.by.last(linked.calendar) if goal.target and goal.target.by else None
    quantity = goal.target.value if goal.target else None
    if quantity is None or quantity.is_words:
        target = of_parts(goal, written)
        return Aim(
            unit, baseline, target, target.minus(baseline), on, by, written_unit=written, has_baseline=has_baseline
        )
    is_change = _is_relative(quantity, unit) or (quantity.signed and not (_is_below(quantity) and _is_below(baseline)))
    target, change = _from(baseline, quantity, written, is_change=is_change)
    return Aim(
        unit, baseline, target, change, on, by,
        quantity.is_range or quantity.is_bound, _is_ambiguous(quantity, unit), is_change, written, has_baseline,
    )  # fmt: skip


def window_of(linked: Linked, goal: Goal, aim: Aim) -> Span | None:
    """When a goal is worked on: from the latest of the period's start, the day after the baseline and the goal's own
    start, to the day it is due, else the period's end; None when either end is not stated.
    """
    own = goal.start.first(linked.calendar) if goal.start else None
    after = day_after(aim.baseline_on) if aim.baseline_on else None
    starts = [day for day in (linked.calendar.start, after, own) if day]
    end = aim.by or linked.calendar.end
    return Span(max(starts), end) if starts and end else None


def measured(quantity: Quantity | None, aim: Aim) -> tuple[Amount, Amount]:
    """What was measured, as an absolute amount and as the change since the baseline.

    `+300k` and `+3%` are on top of the baseline; `-300k` is below it where the target is a change too, else it is
    less than nothing.
    """
    if quantity is None or quantity.is_words:
        return UNKNOWN, UNKNOWN
    is_less = aim.is_change and not _is_below(aim.baseline)
    is_change = quantity.signed and (is_less or quantity.unit == "%" or not _is_below(quantity))
    return _from(aim.baseline, quantity, aim.written_unit, is_change=is_change)


def _unit(linked: Linked, path: str, goal: Goal) -> str | None:
    """The unit of its metric, else the first that the metric's history, baseline, target or parts name, as written."""
    metric = metric_of(linked, path)
    if metric and metric.unit and metric.unit.strip():
        return str(metric.unit)
    value = goal.target.value if goal.target else None
    stated_units = (
        *_units_of(metric.history if metric else None),
        goal.baseline.value.unit if goal.baseline and goal.baseline.value else None,
        # `+30%` is a change of whatever the baseline counts.
        value.unit if value and not (value.signed and value.unit == "%") else None,
        *(part.each.unit for part in goal.parts if part.each),
    )
    found = next((unit for unit in stated_units if unit), None)
    return "%" if found == "pp" else found


def _units_of(history: object) -> Iterator[str | None]:
    for figures in history.values() if isinstance(history, Mapping) else ():
        yield from (figure.value.unit for figure in figures if figure.value)


def _from(baseline: Amount, quantity: Quantity, written: str | None, *, is_change: bool) -> tuple[Amount, Amount]:
    """The absolute amount that a quantity states, and the change since the baseline."""
    unit = unit_of(written)
    if _is_ambiguous(quantity, unit):
        return UNKNOWN, UNKNOWN
    if not is_change:
        reached = stated(quantity, written)
        return reached, reached.minus(baseline)
    if _is_relative(quantity, unit):
        change = baseline.times(Amount(quantity.value, quantity.low, quantity.high))
    else:
        change = stated(quantity, written)
    return baseline.plus(change), change


def _is_below(number: Quantity | Amount) -> bool:
    """Whether it is less than nothing, or may be."""
    low = number.low if number.low is not None else number.high
    return low is not None and low < 0


def _is_relative(quantity: Quantity, unit: str | None) -> bool:
    return quantity.signed and quantity.unit == "%" and not is_percent(unit)


def _is_ambiguous(quantity: Quantity, unit: str | None) -> bool:
    return quantity.signed and quantity.unit == "%" and is_percent(unit)


def of_parts(goal: Goal, unit: str | None) -> Amount:
    """The sum of count x each over the parts, of the counts where no part has an `each`; not stated when any is not."""
    if not any(part.each for part in goal.parts):
        parts = [stated(part.count, unit) for part in goal.parts]
    else:
        parts = [_of_part(part, unit) for part in goal.parts]
    return total(parts) if all(part.is_known for part in parts) else UNKNOWN


def _of_part(part: Band, unit: str | None) -> Amount:
    each = stated(part.each, unit)
    return each.times(stated(part.count)) if part.count else each


def share_of(amount: Amount, whole: Amount) -> Fraction | None:
    """One number over another; None when either is not one number, or the whole is nothing."""
    if amount.value is None or not whole.value:
        return None
    return amount.value / whole.value
