"""Actions as short lines: on the board by status, by owner and by goal."""

from collections.abc import Iterable
from dataclasses import dataclass

from groundplan.escape import UserText
from groundplan.model.index import Entry
from groundplan.model.item import SETTLED
from groundplan.pages.deadlines import by_urgency
from groundplan.pages.describe import Teller, tone
from groundplan.pages.views import Badge, Link, Piece
from groundplan.plan.schedule import action_of, is_late
from groundplan.values import When

# A column of open actions, and one of settled ones, shows this many; the others are behind one click.
_MOST, _MOST_SETTLED = 12, 5
STATUSES = ("idea", "planned", "doing", "blocked", "done", "dropped")


@dataclass(frozen=True, slots=True)
class Line:
    """An action in short: its link, who does it, when it is due, how it stands, and what it still waits for."""

    link: Link
    owner: tuple[Piece, ...]
    due: str
    badge: Badge
    late: str
    marks: tuple[Badge, ...] = ()
    waits: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Actions under one heading: the first ones, and those behind a click."""

    title: str
    tone: str
    count: int
    summary: str
    lines: tuple[Line, ...]
    more: tuple[Line, ...]
    more_label: str


def line(tell: Teller, entry: Entry, *, helps: bool = False) -> Line:
    """An action in short; `helps` marks those to which somebody only contributes."""
    action = action_of(entry)
    marks = (Badge(tell.words["actions.helps"]),) if helps else ()
    return Line(
        link=tell.link(entry),
        owner=tell.named(entry.path, "owner"),
        due=_due(tell, action.due or action.until),
        badge=tell.badge(action.status),
        late=tell.words["late"] if is_late(tell.plan, action) else "",
        marks=(*marks, *(mark for mark in priority(tell, entry) if mark.tone != "quiet")),
        waits=waits(tell, entry),
    )


def waits(tell: Teller, entry: Entry) -> tuple[Link, ...]:
    """The actions that are neither done nor dropped and have to come before an open one."""
    if action_of(entry).is_settled:
        return ()
    return tell.links(tell.plan.numbers.schedule.waiting[entry.path])


def _due(tell: Teller, when: When | None) -> str:
    """`by 12 Jun 2026`; what is no date stands as it is stated."""
    if when is None:
        return ""
    shown = tell.when(when)
    return shown if when.is_words or when.open_ended else tell.words["actions.due"].format(date=shown)


def priority(tell: Teller, entry: Entry) -> tuple[Badge, ...]:
    """The priority of an action as a mark, when it has one."""
    word = action_of(entry).priority
    if not word:
        return ()
    said = tell.words["actions.priority"].format(priority=tell.words.choice(word))
    return (Badge(said, tone(word)),)


def shelf(
    tell: Teller,
    title: str,
    actions: Iterable[Entry],
    *,
    helped: frozenset[str] = frozenset(),
    tone: str = "quiet",
    most: int | None = None,
) -> Shelf:
    """Actions under one heading, the most urgent first, all of them or `most` before the click."""
    ordered = by_urgency(tell.plan, actions)
    lines = tuple(line(tell, entry, helps=entry.path in helped) for entry in ordered)
    most = len(lines) if most is None else most
    more = lines[most:]
    return Shelf(
        title=title,
        tone=tone,
        count=len(lines),
        summary=summary(tell, ordered),
        lines=lines[:most],
        more=more,
        more_label=tell.words["more"].format(n=len(more)) if more else "",
    )


def summary(tell: Teller, actions: Iterable[Entry]) -> str:
    """How many are late, open and settled: `1 late · 3 open · 5 done`."""
    every = [action_of(entry) for entry in actions]
    late = sum(is_late(tell.plan, action) for action in every)
    settled = sum(action.is_settled for action in every)
    counts = (("actions.n_late", late), ("actions.n_open", len(every) - settled), ("actions.n_settled", settled))
    return " · ".join(tell.words[key].format(n=n) for key, n in counts if n)


def board(tell: Teller, actions: tuple[Entry, ...]) -> tuple[Shelf, ...]:
    """A column for each status that some action has."""
    columns = []
    for status in STATUSES:
        found = [entry for entry in actions if action_of(entry).status == status]
        if found:
            most = _MOST_SETTLED if status in SETTLED else _MOST
            columns.append(shelf(tell, tell.words.choice(status), found, tone=tone(status), most=most))
    return tuple(columns)


def by_owner(tell: Teller, actions: tuple[Entry, ...]) -> tuple[Shelf, ...]:
    """Who does what: roles in the order of the team, then words, then what nobody does."""
    own: dict[str, dict[str, Entry]] = {}
    helped: dict[str, dict[str, Entry]] = {}
    names: dict[str, str] = {}
    for entry in actions:
        for field, held in (("owner", own), ("contributors", helped)):
            for target in tell.plan.targets(entry.path, field):
                key = target.path or f" {target.text}"
                names[key] = tell.plan.index[target.path].title if target.path else UserText(target.text)
                held.setdefault(key, {})[entry.path] = entry
    team = {entry.path: number for number, entry in enumerate(tell.chapter("team"))}
    shelves = []
    for key in sorted(names, key=lambda key: team.get(key, len(team))):
        mine, others = own.get(key, {}), helped.get(key, {})
        shelves.append(shelf(tell, names[key], (others | mine).values(), helped=frozenset(others.keys() - mine.keys())))
    without = [entry for entry in actions if not tell.plan.targets(entry.path, "owner")]
    return (*shelves, *((shelf(tell, tell.words["actions.no_owner"], without),) if without and shelves else ()))


def by_goal(tell: Teller, actions: tuple[Entry, ...]) -> tuple[Shelf, ...]:
    """What serves which goal, in the order of the goals; then what serves none."""
    serving: dict[str, list[Entry]] = {}
    for entry in actions:
        for goal in tell.plan.named(entry.path, "serves"):
            serving.setdefault(goal.path, []).append(entry)
    shelves = [shelf(tell, goal.title, serving[goal.path]) for goal in tell.chapter("goals") if goal.path in serving]
    without = [entry for entry in actions if not tell.plan.named(entry.path, "serves")]
    return (*shelves, *((shelf(tell, tell.words["actions.no_goal"], without),) if without and shelves else ()))
