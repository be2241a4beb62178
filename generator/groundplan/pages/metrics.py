"""Metrics: the values of the past and of forecasts as bars, with the growth between them and the targets of goals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from groundplan.model.index import Entry
from groundplan.model.metrics import Figure as Value
from groundplan.model.metrics import Metric
from groundplan.pages import working_goals
from groundplan.pages.describe import Teller
from groundplan.pages.views import Card, Figure, Piece
from groundplan.pages.working import Speaker, extreme, growth
from groundplan.plan import GoalNumbers
from groundplan.plan.amounts import Amount, stated
from groundplan.values import When

# The growths that a metric is summed up by.
_EXTREMES = ("best", "median", "lowest")
_ENOUGH = 2
# A unit of more letters than this is not said with each value.
_LONG = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A value of a metric in a period, or what a goal wants it to be by then: `target` says that with its working.

    `width` is its share of the largest in percent, none for words.
    """

    kind: Literal["past", "forecast", "target"]
    period: str
    value: str
    width: float | None
    more: tuple[Piece, ...]
    growth: Figure | None = None
    target: Figure | None = None


@dataclass(frozen=True, slots=True)
class MetricCard:
    """A metric: its card, its values and what goals want as bars in time; `line` is where the one target lies, of 1."""

    card: Card
    bars: tuple[Bar, ...]
    line: float | None
    growths: tuple[tuple[str, Figure], ...]


def metric_card(tell: Teller, say: Speaker, entry: Entry, goals: tuple[GoalNumbers, ...]) -> MetricCard:
    """A metric with the targets of the goals that are measured by it."""
    assert isinstance(entry.item, Metric)
    metric = entry.item
    hidden = tuple(
        name
        for name, series in (("history", metric.history), ("forecast", metric.forecast))
        if isinstance(series, dict)
    )
    values = tuple(_values(entry.path, metric))
    ends = {goal.entry.path: end for goal in goals if (end := _end(goal)) is not None} if values else {}
    largest = max((high for each in values if (high := each.amount.high) is not None), default=Fraction(0))
    largest = max([largest, *ends.values()])
    targets = [
        _target(tell, say, goal, _width(ends[goal.entry.path], largest)) for goal in goals if goal.entry.path in ends
    ]
    bars = [*_bars(tell, say, entry, values, largest), *targets]
    return MetricCard(
        card=tell.card(entry, without=hidden),
        bars=tuple(bar for _, bar in sorted(bars, key=lambda each: each[0])),
        line=round(_width(next(iter(ends.values())), largest) / 100, 3) if len(ends) == 1 else None,
        growths=_growths(tell, say, entry),
    )


def goals_by_metric(numbers: Mapping[str, GoalNumbers]) -> dict[str, tuple[GoalNumbers, ...]]:
    """By the path of a metric the goals that want something of it and are not dropped."""
    found: dict[str, tuple[GoalNumbers, ...]] = {}
    for goal in numbers.values():
        if goal.metric and goal.goal.status != "dropped":
            found[goal.metric.path] = (*found.get(goal.metric.path, ()), goal)
    return found


@dataclass(frozen=True, slots=True)
class _Value:
    period: When
    figure: Value
    amount: Amount
    path: str
    is_forecast: bool


def _values(path: str, metric: Metric) -> Iterator[_Value]:
    """History, then forecast."""
    for name, series in (("history", metric.history), ("forecast", metric.forecast)):
        for period, figures in series.items() if isinstance(series, dict) else ():
            for number, figure in enumerate(figures):
                amount = stated(figure.value, metric.unit or None)
                yield _Value(period, figure, amount, f"{path}.{name}.{period}.{number}", name == "forecast")


def _end(goal: GoalNumbers) -> Fraction | None:
    """Where a target lies: at its number, else at the end that it names."""
    target = goal.aim.target
    ends = (target.value, target.high, target.low)
    return next((end for end in ends if end is not None and end > 0), None)


def _width(value: Fraction | None, largest: Fraction) -> float:
    """Its share of the largest value; nothing for what is less than nothing."""
    return round(float(max(value or Fraction(0), Fraction(0)) / largest) * 100, 1) if largest > 0 else 0.0


def _bars(
    tell: Teller, say: Speaker, entry: Entry, values: tuple[_Value, ...], largest: Fraction
) -> Iterator[tuple[date, Bar]]:
    """The values with the last days of their periods; one of words stays with the one before it."""
    past, metric = tell.plan.numbers.history[entry.id], entry.item
    assert isinstance(metric, Metric)
    growths = {each.period: each for each in past.growths}
    last = date.min
    for each in values:
        last = each.period.last(tell.plan.calendar) or last
        grown = growths.pop(each.period, None) if not each.is_forecast else None
        note: tuple[Piece, ...] = (each.figure.note,) if each.figure.note else ()
        bar = Bar(
            kind="forecast" if each.is_forecast else "past",
            period=tell.when(each.period),
            value=_said(tell, metric, each),
            width=None if each.amount.high is None or largest <= 0 else _width(each.amount.high, largest),
            more=(*note, *tell.named(each.path, "evidence")),
            growth=growth(say, entry.id, grown, in_points=past.in_points) if grown else None,
        )
        yield last, bar


def _said(tell: Teller, metric: Metric, value: _Value) -> str:
    """A value in its unit; a long unit stands in the card already."""
    if _is_long(metric.unit) and value.figure.value and value.figure.value.unit is None:
        return tell.quantity(value.figure.value)
    return tell.amount(value.figure, "value", value.path)


def _is_long(unit: str | None) -> bool:
    return unit is not None and len(unit) > _LONG


def _target(tell: Teller, say: Speaker, goal: GoalNumbers, width: float) -> tuple[date, Bar]:
    """What a goal wants, with the day by which it does; without a day it comes last."""
    due = goal.goal.target.by if goal.goal.target else None
    value = working_goals.target(say, goal)
    if goal.metric and _is_long(getattr(goal.metric.item, "unit", None)):
        value = replace(value, text=say.plainly(goal.aim.target))
    return goal.aim.by or date.max, Bar("target", tell.when(due), "", width, (tell.link(goal.entry),), target=value)


def _growths(tell: Teller, say: Speaker, entry: Entry) -> tuple[tuple[str, Figure], ...]:
    """Best, median and lowest, where there are growths to choose from."""
    past = tell.plan.numbers.history[entry.id]
    if len(past.growths) < _ENOUGH:
        return ()
    found = ((say.said(name), extreme(say, entry.id, name, past)) for name in _EXTREMES)
    return tuple((label, figure) for label, figure in found if figure)
