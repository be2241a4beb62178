"""The actions on their timeline: rows with bars, grouped by the goal they serve."""

from collections.abc import Sequence
from dataclasses import dataclass

from groundplan.model.actions import Action
from groundplan.model.index import Entry
from groundplan.pages.describe import Teller, tone
from groundplan.pages.family import Kin
from groundplan.pages.timeline import Axis, Bar, Span, axis_of, bar_of, window_of
from groundplan.pages.views import Link, Piece
from groundplan.plan import Plan
from groundplan.plan.schedule import action_of, is_late
from groundplan.values import When


@dataclass(frozen=True, slots=True)
class Row:
    """An action on the timeline.

    `state` is what stands at its bar, `dates` the same as the bar in words; `progress` in percent of the bar.
    """

    link: Link
    owner: tuple[Piece, ...]
    depth: int
    bar: Bar
    status: str
    tone: str
    state: str
    late: str
    dates: str
    progress: float | None


@dataclass(frozen=True, slots=True)
class Lane:
    """The rows of one goal; without a title when no action serves a goal."""

    title: Piece
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Undated:
    """An action without a date that a calendar has, and what is said instead of one."""

    link: Link
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole timeline; `today` is the day of the plan in words."""

    axis: Axis
    lanes: tuple[Lane, ...]
    today: str
    undated: tuple[Undated, ...]


def chart_of(tell: Teller, kin: Sequence[Kin]) -> Chart | None:
    """The timeline of the actions; none when no action has a date."""
    spans = {each.entry.path: span_of(tell.plan, action_of(each.entry)) for each in kin}
    window = window_of(tell.plan, spans.values())
    if window is None:
        return None
    lanes: dict[str, list[Row]] = {}
    undated = []
    for each in kin:
        bar = bar_of(window, *spans[each.entry.path])
        if bar is None:
            undated.append(Undated(tell.link(each.entry), _said(tell, action_of(each.entry))))
        else:
            goal = _goal(tell.plan, each)
            depth = each.depth if any(spans[each.head.path]) else 0
            lanes.setdefault(goal.path if goal else "", []).append(_row(tell, each, bar, depth))
    day = When.read(tell.plan.as_of.isoformat())
    return Chart(
        axis=axis_of(window, tell.plan.as_of, tell.words.language),
        lanes=_lanes(tell, lanes),
        today=tell.words["actions.today"].format(date=tell.when(day)),
        undated=tuple(undated),
    )


def span_of(plan: Plan, action: Action) -> Span:
    """The first day of an action and its last: when it is due, or until when it goes on if that is later."""
    start = action.start.first(plan.calendar) if action.start else None
    ends = [when.last(plan.calendar) for when in (action.due, action.until) if when and not when.open_ended]
    known = [day for day in ends if day is not None]
    onwards = next((when for when in (action.due, action.until) if when and when.open_ended), None)
    if start is None and onwards is not None:
        start = onwards.first(plan.calendar)
    return start, max(known) if known else None


def _goal(plan: Plan, kin: Kin) -> Entry | None:
    """The goal that the whole serves first, so that its parts stay below it; else that of the part itself."""
    for path in (kin.head.path, kin.entry.path):
        for goal in plan.named(path, "serves"):
            return goal
    return None


def _lanes(tell: Teller, rows: dict[str, list[Row]]) -> tuple[Lane, ...]:
    """The lanes in the order of the goals, what serves none at the end."""
    if set(rows) == {""}:
        return (Lane("", tuple(rows[""])),)
    named = [Lane(tell.link(g), tuple(rows[g.path])) for g in tell.chapter("goals") if g.path in rows]
    rest = [Lane(tell.words["actions.no_goal"], tuple(rows[""]))] if "" in rows else []
    return (*named, *rest)


def _row(tell: Teller, kin: Kin, bar: Bar, depth: int) -> Row:
    action = action_of(kin.entry)
    progress = action.progress
    share = progress.value if progress else None
    status = tell.words.choice(action.status)
    late = is_late(tell.plan, action)
    return Row(
        link=tell.link(kin.entry),
        owner=tell.named(kin.entry.path, "owner"),
        depth=min(depth, 3),
        bar=bar,
        status=action.status,
        tone="bad" if late else tone(action.status),
        state=" · ".join(filter(None, [status, tell.quantity(progress)])),
        late=tell.words["late"] if late else "",
        dates=_dates(tell, action),
        progress=None if share is None else round(min(max(float(share), 0.0), 1.0) * 100, 1),
    )


def _dates(tell: Teller, action: Action) -> str:
    """The dates as stated, in words: `2 Mar 2026 – 12 Jun 2026`."""
    return " – ".join(tell.when(when) for when in (action.start, action.due, action.until) if when)


def _said(tell: Teller, action: Action) -> str:
    return _dates(tell, action) or tell.words.choice(action.status)
