"""The rules of the chapters `goals` and `metrics` on money of another currency, of which nothing can be worked out."""

from collections.abc import Iterator

from groundplan.checks.goals import ahead
from groundplan.checks.periods import every_series
from groundplan.checks.rule import Finding, found
from groundplan.plan import Plan
from groundplan.plan.amounts import stated, unit_of
from groundplan.values import Quantity
from groundplan.values.units import is_money


def other_currency(plan: Plan) -> Iterator[Finding]:
    """An amount of a goal or a metric is in another currency than the rest of it.

    Nothing is converted, since a rate of last year would make the plan wrong without anybody seeing it. So the amount
    is left out wherever something is worked out.

    Bad:

        metrics: {revenue: {unit: EUR}}
        goals:
          sales: {metric: revenue, baseline: USD 9M, target: {value: 12M, by: 2026-12-31}}
                                   ^

    Good:

        metrics: {revenue: {unit: EUR}}
        goals:
          sales: {metric: revenue, baseline: EUR 8M, target: {value: 12M, by: 2026-12-31}}
    """
    for numbers in ahead(plan):
        goal, aim, path = numbers.goal, numbers.aim, numbers.entry.path
        held = [("baseline.value", goal.baseline.value if goal.baseline else None)]
        held += [("target.value", goal.target.value if goal.target else None)]
        held += [(f"check_ins.{when}.value", check_in.value) for when, check_in in goal.check_ins.items()]
        for field, quantity in held:
            if _is_foreign(quantity, aim.written_unit):
                yield found(f"{path}.{field}", text=str(quantity), unit=aim.unit or "")
    for series in every_series(plan):
        for when, figures in series.figures.items():
            if any(_is_foreign(figure.value, series.metric.unit) for figure in figures):
                text = next(str(each.value) for each in figures if _is_foreign(each.value, series.metric.unit))
                yield found(f"{series.path}.{when}", text=text, unit=unit_of(series.metric.unit) or "")


def _is_foreign(quantity: Quantity | None, written: str | None) -> bool:
    """Whether it is money of another currency."""
    if quantity is None or quantity.is_words or not is_money(quantity.unit):
        return False
    return is_money(unit_of(written)) and not stated(quantity, written).is_known
