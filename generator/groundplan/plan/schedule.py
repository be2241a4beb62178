"""When things are done: in which order, what waits for itself, what is late, and who has how much to do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from groundplan.model.actions import Action
from groundplan.model.index import Entry
from groundplan.plan.linked import Linked
from groundplan.values import When


class Load(NamedTuple):
    """What an owner has to do: open actions, and how many of them are late or blocked. `owner` None: nobody yet."""

    owner: str | None
    actions: tuple[Entry, ...]
    late: int
    blocked: int


class Schedule(NamedTuple):
    """Actions in an order in which each comes after what it waits for, and what stands in the way.

    `circles` are actions that wait for one another (`after`), goals that support one another, and items that are
    part of one another: each circle once, in the order of its references. `late` are open actions past their due
    date (`is_late`). `waiting` tells by path for which unsettled actions one waits. Loads are by the role's path or
    plain words.
    """

    order: tuple[Entry, ...]
    circles: Mapping[str, tuple[tuple[Entry, ...], ...]]
    late: tuple[Entry, ...]
    waiting: Mapping[str, tuple[Entry, ...]]
    loads: tuple[Load, ...]


def schedule_of(linked: Linked) -> Schedule:
    """The schedule of all actions on the day that the plan is looked at."""
    actions = linked.index.of(("action",))
    after = {each.path: linked.named(each.path, "after") for each in actions}
    late = tuple(each for each in actions if is_late(linked, action_of(each)))
    waiting = {path: tuple(e for e in before if not e.item.is_settled) for path, before in after.items()}
    goals, resources = linked.index.of(("goal",)), linked.index.of(("resource",))
    circles = {
        "after": (*circles_in(linked, actions, "after"), *circles_in(linked, goals, "after")),
        "supports": circles_in(linked, goals, "supports"),
        "part_of": (*circles_in(linked, actions, "part_of"), *circles_in(linked, resources, "part_of")),
    }
    return Schedule(_ordered(actions, after), circles, late, waiting, _loads(linked, actions, late))


def action_of(entry: Entry) -> Action:
    """The action that an entry is."""
    assert isinstance(entry.item, Action)
    return entry.item


def due_of(linked: Linked, action: Action) -> date | None:
    """The last day on which an action is due; none for words and where nothing is stated."""
    return action.due.last(linked.calendar) if action.due else None


def is_past(linked: Linked, when: When | None) -> bool:
    """Whether the last day of a time lies before the day that the plan is looked at; `2026-Q3+` goes on."""
    last = when.last(linked.calendar) if when else None
    return last is not None and last < linked.as_of and not (when and when.open_ended)


def is_late(linked: Linked, action: Action) -> bool:
    """Whether an action was due before the day that the plan is looked at, and is neither settled nor all done.

    What goes on `until` later is not late before that has passed; until words it goes on.
    """
    if action.is_settled or _is_whole(action) or not is_past(linked, action.due):
        return False
    return action.until is None or is_past(linked, action.until)


def _is_whole(action: Action) -> bool:
    """Whether all of an action is done, whatever its status says."""
    return action.progress is not None and action.progress.value is not None and action.progress.value >= 1


def circles_in(linked: Linked, entries: Iterable[Entry], field: str) -> tuple[tuple[Entry, ...], ...]:
    """The circles that a field of references makes, each once; by Tarjan's algorithm, without recursion."""
    # What names nothing is in no circle.
    known = {each.path: named for each in entries if (named := linked.named(each.path, field))}
    nodes = {path: [each.path for each in named if each.path in known] for path, named in known.items()}
    found: list[tuple[Entry, ...]] = []
    numbers: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    held: set[str] = set()
    for root in nodes:
        work = [(root, 0)] if root not in numbers else []
        while work:
            path, place = work.pop()
            if place == 0:
                numbers[path] = lowest[path] = len(numbers)
                stack.append(path)
                held.add(path)
            following = nodes[path]
            if place:
                lowest[path] = min(lowest[path], lowest[following[place - 1]])
            for at in range(place, len(following)):
                other = following[at]
                if other not in numbers:
                    work += [(path, at + 1), (other, 0)]
                    break
                if other in held:
                    lowest[path] = min(lowest[path], numbers[other])
            else:
                if lowest[path] == numbers[path]:
                    knot = [stack.pop()]
                    while knot[-1] != path:
                        knot.append(stack.pop())
                    held.difference_update(knot)
                    if len(knot) > 1 or path in nodes[path]:
                        found.append(tuple(linked.index[each] for each in _round(path, set(knot), nodes)))
    return tuple(found)


def _round(start: str, knot: set[str], nodes: Mapping[str, list[str]]) -> list[str]:
    """A shortest way through a knot from its first item back to it."""
    came: dict[str, str] = {}
    reached = [start]
    for path in reached:
        for other in nodes[path]:
            if other == start:
                way = [path]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return way[::-1]
            if other in knot and other not in came:
                came[other] = path
                reached.append(other)
    return [start]


def _ordered(actions: list[Entry], after: Mapping[str, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """Each action after those it waits for, else in the order of the file; what waits in a circle comes last."""
    waits = {path: {each.path for each in before} for path, before in after.items()}
    free_by: dict[str, list[Entry]] = defaultdict(list)
    for entry in actions:
        for path in waits[entry.path]:
            free_by[path].append(entry)
    order = [entry for entry in actions if not waits[entry.path]]
    for entry in order:
        for freed in free_by[entry.path]:
            waits[freed.path].discard(entry.path)
            if not waits[freed.path]:
                order.append(freed)
    placed = {entry.path for entry in order}
    return (*order, *(entry for entry in actions if entry.path not in placed))


def _loads(linked: Linked, actions: list[Entry], late: tuple[Entry, ...]) -> tuple[Load, ...]:
    by: dict[str | None, list[Entry]] = defaultdict(list)
    for action in actions:
        if action.item.is_settled:
            continue
        owners: list[str | None] = [target.path or target.text for target in linked.targets(action.path, "owner")]
        for owner in owners or [None]:
            by[owner].append(action)
    overdue = {each.path for each in late}
    return tuple(
        Load(
            owner,
            tuple(owned),
            sum(each.path in overdue for each in owned),
            sum(getattr(each.item, "status", None) == "blocked" for each in owned),
        )
        for owner, owned in by.items()
    )
