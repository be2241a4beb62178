"""What a metric did in the past: growth from period to period, and what a goal needs set against it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from groundplan.model.metrics import Metric
from groundplan.plan.aims import Aim
from groundplan.plan.amounts import Amount, is_percent, is_same_unit, stated
from groundplan.plan.linked import Linked
from groundplan.plan.spans import DAY, Span, day_after
from groundplan.values import When

# A best ever means something from so many growths on.
ENOUGH = 3
_YEAR = Fraction(12)
# Lengths that differ by no more than this share are alike.
_ALIKE = Fraction(1, 20)
# The largest power by which a root is proved exact, and the largest denominator that it is looked for with.
_MOST_POWER, _MOST_PARTS = 60, 10**6


class Growth(NamedTuple):
    """What came of a metric from one period to the next: a ratio (0.2 is a fifth more), in per cent points of one."""

    period: When
    before: Amount
    after: Amount
    ratio: Fraction


class History(NamedTuple):
    """The growths between neighbouring periods of like length, lowest, median and best; `best` follows `better`.

    `every` is the length of those periods in months, `last` the last complete value and the last day of its period; a
    total's is that of a period of this length.
    """

    growths: tuple[Growth, ...]
    lowest: Fraction | None
    median: Fraction | None
    best: Fraction | None
    every: Fraction
    in_points: bool
    last: tuple[date, Amount] | None


class _Value(NamedTuple):
    when: When
    span: Span
    amount: Amount


def history_of(linked: Linked, metric: Metric) -> History:
    """The growths of the longest kind of period that gives enough of them, else of the kind that gives most."""
    values = sorted(_values(linked, metric), key=lambda each: each.span.end)
    kinds: dict[tuple[str, str], list[_Value]] = defaultdict(list)
    for value in values:
        kinds[_kind(value.when)].append(value)
    in_points = any(is_percent(value.amount.unit) for value in values)
    found = [(tuple(_growths(group, in_points=in_points)), group) for group in kinds.values()]
    growths, group = max(found, key=lambda each: (min(len(each[0]), ENOUGH), each[1][0].span.days), default=((), []))
    last = (group if metric.measure == "total" else values)[-1:]
    ratios = [growth.ratio for growth in growths]
    best = {"higher": max, "lower": min}.get(metric.better)
    return History(
        growths=growths,
        lowest=min(ratios, default=None),
        median=_middle(ratios),
        best=best(ratios) if best and ratios else None,
        every=_every(group),
        in_points=in_points,
        last=(last[0].span.end, last[0].amount) if last else None,
    )


def is_like_with_like(metric: Metric | None, window: Span | None, history: History | None) -> bool:
    """Whether base and target can be compared: of a total, when the window is as long as the period of the base.

    That is a period of the history, else a year. A level is the same however long it was worked on.
    """
    if metric is None or metric.measure != "total":
        return True
    every = history.every if history else _YEAR
    return window is not None and abs(window.months - every) <= every * _ALIKE


def needed_growth(
    aim: Aim, window: Span | None, history: History | None, metric: Metric | None = None
) -> Fraction | None:
    """What a goal needs a period: (target / base)^(1/n) - 1 over n periods as long as the history's, else years.

    The base is the baseline, else the last value of the history; a baseline without a date is that of the day before
    the window. Metrics in per cent grow in points. None when the base is nothing or less, or any of it is not stated,
    or a total would be compared with one of another length.
    """
    found = base_of(aim, window, history)
    if found is None or aim.target.value is None or not is_like_with_like(metric, window, history):
        return None
    base, n = found
    if grows_in_points(aim, history):
        return (aim.target.value - base) / n
    return _root(aim.target.value / base, n)


def base_of(aim: Aim, window: Span | None, history: History | None) -> tuple[Fraction, Fraction] | None:
    """What a goal grows from, more than nothing, and over how many periods."""
    last = history.last if history and not aim.has_baseline else None
    base = last[1] if last else aim.baseline
    since = day_after(last[0]) if last else _first_day(aim, window)
    if base.value is None or base.value <= 0 or since is None or aim.by is None:
        return None
    if not is_same_unit(base.unit, aim.target.unit):
        return None
    n = Span(since, aim.by).months / (history.every if history else _YEAR)
    return (base.value, n) if n > 0 else None


def grows_in_points(aim: Aim, history: History | None) -> bool:
    """Whether the growth of a goal is a difference of shares."""
    return is_percent(aim.unit) or (history is not None and history.in_points)


def _first_day(aim: Aim, window: Span | None) -> date | None:
    """The day after the baseline."""
    return day_after(aim.baseline_on) if aim.baseline_on else window.start if window else None


def _root(ratio: Fraction, n: Fraction) -> Fraction | None:
    """The growth a period that makes so many times as much in n of them; None for what no double holds."""
    if ratio <= 0 or n == 1:
        return ratio - 1 if ratio > 0 else None
    try:
        root = Fraction(float(ratio) ** float(1 / n))
    except OverflowError:
        return None
    exact = root.limit_denominator(_MOST_PARTS)
    is_small = max(n.numerator, n.denominator) <= _MOST_POWER
    return (exact if is_small and exact**n.numerator == ratio**n.denominator else root) - 1


def is_beyond_the_best(needed: Fraction | None, metric: Metric, history: History) -> bool:
    """Whether a goal needs more than the best growth ever; False when too little is known to say so."""
    if needed is None or history.best is None or len(history.growths) < ENOUGH:
        return False
    return needed < history.best if metric.better == "lower" else needed > history.best


def _values(linked: Linked, metric: Metric) -> Iterator[_Value]:
    """The numbers of complete periods; where sources disagree, the first counts."""
    series = metric.history if isinstance(metric.history, Mapping) else {}
    for when, figures in series.items():
        days = when.span(linked.calendar)
        if days is None or when.kind == "range" or days[1] > linked.as_of:
            continue
        amounts = (stated(figure.value, metric.unit) for figure in figures)
        amount = next((each for each in amounts if each.value is not None), None)
        if amount:
            yield _Value(when, Span(*days), amount)


def _kind(when: When) -> tuple[str, str]:
    stretch = when.begins
    assert stretch is not None
    return stretch.size, "fiscal" if stretch.fiscal else "counted" if stretch.counted else ""


def _growths(values: list[_Value], *, in_points: bool) -> Iterator[Growth]:
    """From each value to the next; periods must follow on one another, points in time be as far apart as most."""
    usual = _usual([_apart(one, other) for one, other in pairwise(values)])
    for one, other in pairwise(values):
        before, after = one.amount.value, other.amount.value
        if one.amount.unit != other.amount.unit or before is None or after is None:
            continue
        is_next = _apart(one, other) == usual if one.when.kind == "day" else one.span.end + DAY == other.span.start
        if is_next and in_points:
            yield Growth(other.when, one.amount, other.amount, after - before)
        elif is_next and before > 0:
            yield Growth(other.when, one.amount, other.amount, after / before - 1)


def _apart(one: _Value, other: _Value) -> Fraction:
    """The months between two periods' ends: whole ones, parts of one where it is less."""
    days = (other.span.end - one.span.end).days
    return Fraction(round(days / 30.4375)) if days >= 28 else Fraction(days * 12, 365)


def _every(values: list[_Value]) -> Fraction:
    """The length of a period in months; of points in time, their usual distance."""
    if not values:
        return _YEAR
    if values[0].when.kind != "day":
        return values[0].span.months
    return _usual([_apart(one, other) for one, other in pairwise(values)]) or _YEAR


def _usual(distances: list[Fraction]) -> Fraction:
    most = Counter(distances).most_common(1)
    return most[0][0] if most else Fraction(0)


def _middle(ratios: list[Fraction]) -> Fraction | None:
    """The median; `statistics` would load a generator of random numbers for it."""
    ordered, half = sorted(ratios), len(ratios) // 2
    if not ordered:
        return None
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
