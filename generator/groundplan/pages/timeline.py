"""The timeline of the actions: where each bar begins and ends across the window of time that is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from groundplan.plan import Plan
from groundplan.values.calendar import plus_months
from groundplan.words import locale

# How many days beside the period, or around today, a date may lie before it is cut off at the edge.
_A_YEAR = 365
_FIVE_YEARS = 1826
_TEN_YEARS = 3653
# The axis takes the finest of these steps, in months, that needs no more marks than this.
_STEPS = (1, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000)
_MOST_MARKS = 20
# Bars narrower than this, in percent, have their words beside them.
_ROOM_FOR_WORDS = 24.0
_NEAR_THE_END = 74.0

Span = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are shown, both ends included."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """How far across a day begins, in percent; days outside lie on the edge."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(min(max(share, 0.0), 1.0) * 100, 2)

    def after(self, day: date) -> float:
        """How far across a day ends."""
        return self.at(day + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the axis: where it begins, how wide it is, and what it is called."""

    left: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis: years above, months, quarters or halves below them (none when years are enough), and today."""

    years: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    today: float | None


@dataclass(frozen=True, slots=True)
class Bar:
    """An action across the window, in percent.

    `milestone`: a day and nothing before it. `words` says where there is room for words: inside the bar,
    after it or before it. `cut_left` and `cut_right`: it goes on beyond the edge, or has no known end.
    """

    left: float
    width: float
    milestone: bool
    words: str
    cut_left: bool = False
    cut_right: bool = False


def window_of(plan: Plan, spans: Iterable[Span]) -> Window | None:
    """The window for some dates: the period with what lies near it, else what lies near today.

    A date far from all others is cut off at the edge, so that one slip (2062 for 2026) does not press
    everything else into a corner. None without a date.
    """
    days = [day for span in spans for day in span if day is not None]
    if not days:
        return None
    low, high = min(days), max(days)
    start, end = plan.calendar.start, plan.calendar.end
    if start is not None and end is not None and start <= end:
        beside = timedelta(days=min(max((end - start).days, _A_YEAR), _TEN_YEARS))
        low, high = min(start, max(low, start - beside)), max(end, min(high, end + beside))
    elif (high - low).days > _TEN_YEARS:
        around = timedelta(days=_FIVE_YEARS)
        near = [day for day in days if abs(day - plan.as_of) <= around] or [low]
        low, high = min(near), max(near)
    return _whole(low, high)


def _whole(low: date, high: date) -> Window:
    """The window in whole steps of its axis."""
    step = _step(low, high)
    first = _floor(low, step)
    last = first
    while last <= high:
        last = plus_months(last, step)
    return Window(first, last - timedelta(days=1))


def _step(low: date, high: date) -> int:
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    return next((step for step in _STEPS if months <= (_MOST_MARKS - 1) * step), _STEPS[-1])


def _floor(day: date, step: int) -> date:
    """The first day of the step that a day is in."""
    month = (day.year * 12 + day.month - 1) // step * step
    return date(max(month // 12, 1), month % 12 + 1, 1)


def axis_of(window: Window, as_of: date, language: str) -> Axis:
    """The axis of a window."""
    step = _step(window.first, window.last)
    years = _marks(window, max(step, 12), partial(locale.year, language=language))
    name = locale.quarter_name if step == 3 else locale.month_name
    marks = _marks(window, step, partial(name, language=language)) if step < 12 else ()
    within = window.first <= as_of <= window.last
    return Axis(years, marks, window.at(as_of) if within else None)


def _marks(window: Window, step: int, name: Callable[[date], str]) -> tuple[Mark, ...]:
    found = []
    day = window.first
    while day <= window.last:
        following = plus_months(_floor(day, step), step)
        left = window.at(day)
        found.append(Mark(left, round(window.at(following) - left, 2), name(day)))
        day = following
    return tuple(found)


def bar_of(window: Window, start: date | None, end: date | None) -> Bar | None:
    """The bar from a start to an end; a milestone with only an end, without a known end up to the edge."""
    if end is None and start is None:
        return None
    if start is None or (end is not None and start > end):
        assert end is not None
        at = window.after(end)
        return Bar(at, 0.0, True, _words(at, 0.0), end < window.first, end > window.last)
    left = window.at(start)
    right = 100.0 if end is None else window.after(end)
    width = round(right - left, 2)
    cut_right = end is None or end > window.last
    return Bar(left, width, False, _words(left, width), start < window.first, cut_right)


def _words(left: float, width: float) -> str:
    if width >= _ROOM_FOR_WORDS:
        return "inside"
    return "before" if left + width > _NEAR_THE_END else "after"
