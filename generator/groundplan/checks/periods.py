"""The rules of the chapter `metrics` on its periods: whether growth and value fit, and months and years."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from groundplan.checks.rule import Change, Finding, found
from groundplan.model.metrics import Figure, Metric
from groundplan.plan import Plan
from groundplan.plan.amounts import Amount, is_percent, stated, total, unit_of
from groundplan.plan.spans import day_after
from groundplan.values import Quantity, When
from groundplan.values.calendar import Calendar, Days

# 16M may have been rounded to that, and +30 % as well.
_ROUNDING = Fraction(1, 100)
# A series in words has no order, and a range of periods no neighbour.
_UNORDERED = frozenset({"words", "range", "day"})


class Series(NamedTuple):
    """The figures of a metric by period, and the path that they stand at."""

    path: str
    metric: Metric
    figures: Mapping[When, tuple[Figure, ...]]

    def amounts(self, when: When) -> list[Amount]:
        """The numbers of a period in the unit of the metric, the one that counts first."""
        found_ = (stated(value, self.metric.unit) for value in self.values(when))
        return [amount for amount in found_ if amount.value is not None]

    def values(self, when: When) -> list[Quantity]:
        """What is stated of a period; a minus is less than nothing there, and no change."""
        stated_ = (figure.value for figure in self.figures[when] if figure.value and not self._is_growth(figure.value))
        return [replace(value, signed=False) for value in stated_ if not value.is_words]

    def growths(self, when: When) -> list[Fraction]:
        """The changes in per cent since the period before."""
        return [
            figure.value.value
            for figure in self.figures[when]
            if figure.value and figure.value.value is not None and self._is_growth(figure.value)
        ]

    def _is_growth(self, value: Quantity) -> bool:
        return value.signed and value.is_percent and not is_percent(unit_of(self.metric.unit))


def every_series(plan: Plan) -> Iterator[Series]:
    """The history and the forecast of each metric."""
    for id_, metric in plan.strategy.metrics.items():
        for field, figures in (("history", metric.history), ("forecast", metric.forecast)):
            if isinstance(figures, Mapping):
                yield Series(f"metrics.{id_}.{field}", metric, figures)


def growth_does_not_fit(plan: Plan) -> Iterator[Finding]:
    """A stated growth does not lead from the value before it to the value beside it.

    Growth and value were worked out from different numbers. Readers remember the growth, while the plan is made with
    the value.

    Bad:

        metrics:
          sales:
            unit: EUR
            forecast:
              2026: 10M
              2027: [{value: 16M}, {value: +30%}]
              ^

    Good:

        metrics:
          sales:
            unit: EUR
            forecast:
              2026: 10M
              2027: [{value: 13M}, {value: +30%}]
    """
    for series in every_series(plan):
        last: dict[str, When] = {}
        for when in series.figures:
            before = last.get(when.kind)
            last[when.kind] = when
            if before and series.growths(when) and _follows(before, when, plan.calendar):
                yield from _misfit(series, before, when)


def periods_do_not_add_up(plan: Plan) -> Iterator[Finding]:
    """The months or quarters of a total do not add up to its year.

    One of the numbers was brought up to date and the other forgotten. The same goal then looks easy by the month and
    hard by the year.

    Bad:

        metrics:
          sales:
            measure: total
            history:
              2025-H1: 4M
              2025-H2: 5M
              2025: 10M
              ^

    Good:

        metrics:
          sales:
            measure: total
            history:
              2025-H1: 4M
              2025-H2: 6M
              2025: 10M
    """
    for series in every_series(plan):
        if series.metric.measure != "total":
            continue
        parts: dict[str, dict[date, tuple[date, Amount]]] = defaultdict(dict)
        wholes: list[tuple[When, Days, list[Amount]]] = []
        for when in series.figures:
            days, amounts = when.span(plan.calendar), series.amounts(when)
            if days and amounts and when.kind not in _UNORDERED:
                parts[when.kind][days[0]] = days[1], amounts[0]
                wholes.append((when, days, amounts))
        for when, days, amounts in wholes:
            sums = (_sum(parts[kind], days) for kind in parts if kind != when.kind)
            wrong = next((each for each in sums if each and not any(_is_near(each, one) for one in amounts)), None)
            if wrong:
                yield found(f"{series.path}.{when}", when=when, sum=wrong, value=amounts[0])


def _misfit(series: Series, before: When, when: When) -> Iterator[Finding]:
    """That no growth leads from any value of the period before to any of this one."""
    olds, news, growths = series.amounts(before), series.amounts(when), series.growths(when)
    reached = [old.times(1 + growth) for old in olds for growth in growths]
    if reached and news and not any(_is_near(one, new) for one in reached for new in news):
        path = f"{series.path}.{when}"
        yield found(path, growth=Change(growths[0]), when=when, reached=reached[0], value=news[0])


def _follows(one: When, other: When, calendar: Calendar) -> bool:
    """Whether a period comes right after another; months and years of a period without dates are counted."""
    if one.kind in _UNORDERED or one.begins is None or other.begins is None:
        return False
    before, after = one.span(calendar), other.span(calendar)
    if before and after:
        return day_after(before[1]) == after[0]
    return one.is_counted and other.is_counted and other.begins.number == one.begins.number + 1


def _sum(parts: Mapping[date, tuple[date, Amount]], days: Days) -> Amount | None:
    """What the periods from a day on add up to, when they end together with the whole and are more than one."""
    day, end = days
    amounts = []
    while day in parts and parts[day][0] <= end:
        last, amount = parts[day]
        amounts.append(amount)
        if last == end:
            return total(amounts) if len(amounts) > 1 else None
        day = day_after(last)
    return None


def _is_near(one: Amount, other: Amount) -> bool:
    """Whether two numbers differ by no more than rounding, or cannot be compared."""
    difference = one.minus(other).value
    return difference is None or other.value is None or abs(difference) <= _ROUNDING * abs(other.value)
