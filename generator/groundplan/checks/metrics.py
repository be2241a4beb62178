"""The rules of the chapter `metrics`: what its values mean, and whether sources agree."""

from collections.abc import Iterator

from groundplan.checks.figures import differs
from groundplan.checks.goals import ahead
from groundplan.checks.periods import Series, every_series
from groundplan.checks.rule import Finding, FirstOf, found
from groundplan.plan import Plan
from groundplan.values import Quantity, When
from groundplan.values.units import is_money

# From so many periods on, it is said once of all of them.
_SEVERAL = 3


def level_or_total(plan: Plan) -> Iterator[Finding]:
    """A metric in money does not say whether its values add up over the year or each stand for themselves.

    5M in June is half of a year's sales, but all of a balance. Progress differs by half.

    Bad:

        metrics:
          sales: {unit: EUR}
          ^
        goals: {grow: {metric: sales}}

    Good:

        metrics:
          sales: {unit: EUR, measure: total}
        goals: {grow: {metric: sales}}
    """
    measured = {numbers.metric.path for numbers in ahead(plan) if numbers.metric and is_money(numbers.aim.unit)}
    for id_, metric in plan.strategy.metrics.items():
        if metric.measure is None and f"metrics.{id_}" in measured:
            yield found(f"metrics.{id_}")


def sources_disagree(plan: Plan) -> Iterator[Finding]:
    """Two sources give different values of a metric for one period.

    As long as both are used, every meeting begins with whose number is right. Decide which one counts; it stands
    first.

    Bad:

        metrics:
          leads:
            history: {2025: [{value: 38, note: CRM}, {value: 41, note: marketing}]}
                      ^

    Good:

        metrics:
          leads:
            history: {2025: {value: 38, note: "CRM; marketing counted 41"}}
    """
    for series in every_series(plan):
        apart = [(when, *two) for when in series.figures if (two := _disagreeing(series, when))]
        # Sources that disagree on every month of a year do so once.
        for when, first, other in apart if len(apart) < _SEVERAL else apart[:1]:
            more = len(apart) - 1 if len(apart) >= _SEVERAL else 0
            yield found(f"{series.path}.{when}", when=FirstOf(when, more), first=first, other=other)


def _disagreeing(series: Series, when: When) -> tuple[Quantity, Quantity] | None:
    """The value of a period that counts, and the first other one that cannot be the same."""
    values = series.values(when)
    return next(((values[0], other) for other in values[1:] if differs(values[0], other)), None)
