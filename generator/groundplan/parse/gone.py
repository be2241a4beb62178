"""What an audience does not see of a strategy: items, fields, and single values of lists and mappings."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.catalogue import ANY
from groundplan.model.charter import Charter
from groundplan.model.goals import Band, Target
from groundplan.model.index import Entry, Index, index_of, nodes
from groundplan.model.scenarios import Written
from groundplan.model.segments import Focus
from groundplan.model.shape import shape_of
from groundplan.parse import Parsed
from groundplan.parse.audiences import Audiences
from groundplan.parse.changes import brought
from groundplan.parse.paths import Lost, Step, every, find

# What everybody sees of the head of a strategy, whoever its default audience is: no site can do without.
OPEN = frozenset(
    "title organization version status language currency period fiscal_year profile audiences default_audience".split()
)
# Where part of what is named would say something else: without one of them, all of it goes, or all that it is part of.
_WHOLE: Mapping[tuple[type[BaseModel], str], bool] = {(Focus, "cell"): False, (Target, "per"): True}
# As many names that something had before as anybody gave it; each item that it stands in multiplies them.
_MOST_FORMER = 1000


class Gone:
    """The paths of what is not seen. `stated` are those that the strategy says so of, `items` those of all items among
    or inside them.

    `more` is hidden besides, as `hidden` of another version tells it.
    """

    def __init__(self, parsed: Parsed, audience: str, more: Iterable[str] = ()) -> None:
        assert parsed.strategy is not None
        self.strategy, self.index, self.links = parsed.strategy, parsed.index, parsed.links
        charter = parsed.strategy.strategy
        self.audiences = Audiences.of(charter)
        self.rank = self.audiences.rank(audience)
        self.private = tuple(self._private())
        self.stated = {*self._said(), *self._also(frozenset(more))}
        self.paths = self.stated | {f"strategy.audiences.{n}" for n in range(self.rank + 1, len(charter.audiences))}
        self.items = self._inside()
        while added := set(self._named()) - self.paths:  # where an id is that of another item, an item goes with it
            self.paths |= added
            self.items = self._inside()
        self.telling = set(self._telling(self.strategy))
        self.paths |= self.telling

    def hidden(self) -> frozenset[str]:
        """What another version must not show either, in words that hold there.

        They are paths, also those under former ids; paths with a `*`, for fields; and `noun id`, for an item that may
        have stood elsewhere. A part of a target has no id: it is known by its title, or its neighbours go with it.
        """
        paths = {*self.stated, *self.items, *self.private}
        former = {each for path in paths for each in islice(_known_as(path, self.index), _MOST_FORMER)}
        former |= {each for path in self.telling for each in self._changes_before(path)}
        shown = {_called(entry) for path, entry in self.index.entries.items() if path not in self.items}
        hidden = [self.index[path] for path in self.items]
        nameless = {each.path for each in hidden if isinstance(each.item, Band) and not each.item.title}
        called = {_called(each) for each in hidden if each.path not in nameless}
        return frozenset({*paths, *former, *(path.rpartition(".")[0] for path in nameless), *(called - shown)})

    def _changes_before(self, path: str) -> Iterator[str]:
        """What a scenario changes that is not seen, by the former ids of the scenario and of what it changes."""
        chapter, key, field, changed = path.split(".", 3)
        if (chapter, field) == ("scenarios", "changes"):
            for scenario in _known_as(f"{chapter}.{key}", self.index):
                before = islice(_known_as(changed, self.index), _MOST_FORMER)
                yield from (f"{scenario}.{field}.{each}" for each in before)

    def _said(self) -> Iterator[str]:
        """What the strategy keeps from the audience: items, private fields, and most of its head."""
        for path, rank in self.audiences.ranks(self.index.entries.values()).items():
            if rank > self.rank:
                yield from (f"strategy.{name}" for name in _guarded()) if path == "strategy" else (path,)
        for audience, paths in self.strategy.strategy.private.items():
            if self.audiences.rank(audience) > self.rank:
                yield from (_path(steps) for each in paths for steps in every(self.strategy, each))
        yield from ("include", "strategy.private")
        if self.audiences.usual > self.rank:
            yield "strategy.default_audience"
        if self.rank + 1 < len(self.audiences.names):  # its links would lead to everything
            yield "strategy.repository"

    def _private(self) -> Iterator[str]:
        """The paths of private fields, for any number where they state one: it means something else in another list."""
        for audience, paths in self.strategy.strategy.private.items():
            if self.audiences.rank(audience) > self.rank:
                yield from (_for_any_number(self.strategy, each) for each in paths)

    def _also(self, more: frozenset[str]) -> Iterator[str]:
        """What is hidden in another version and stands in this one."""
        yield from (path for path, entry in self.index.entries.items() if path in more or _called(entry) in more)
        others = (each for each in more if each not in self.index.entries and " " not in each.partition(".")[0])
        yield from (_path(steps) for each in others for steps in every(self.strategy, each))

    def _inside(self) -> set[str]:
        """The items that are gone, or stand in what is."""
        return {entry.path for entry in self.index.entries.values() if self._is_gone(entry.path)}

    def _is_gone(self, path: str) -> bool:
        while path:
            if path in self.paths:
                return True
            path = path.rpartition(".")[0]
        return False

    def _named(self) -> Iterator[str]:
        """Where something that is gone is named."""
        for node in nodes(self.strategy):
            for name, naming in shape_of(type(node.part)).namings.items():
                targets = self.links.get((node.path, name), ())
                names = [target.path in self.items for target in targets]
                if not any(names):
                    continue
                held, at = getattr(node.part, naming.attribute), f"{node.path}.{name}"
                whole = _WHOLE.get((type(node.part), name))
                if whole is not None:
                    yield node.path if whole else at
                elif isinstance(held, str):
                    yield at
                else:
                    yield from (f"{at}.{key}" for key, is_gone in zip(_keys(held), names, strict=True) if is_gone)

    def _telling(self, held: Strategy) -> Iterator[str]:
        """Where a path or a setting of this strategy, or of a new value of it, is about something that is gone."""
        for key, assumption in held.assumptions.items():
            for number, fed in enumerate(assumption.feeds):
                if self._leads_away(fed):
                    yield f"assumptions.{key}.feeds.{number}"
        for key, scenario in held.scenarios.items():
            for path, written in scenario.changes.items():
                if self._leads_away(path) or self._brings(path, written):
                    yield f"scenarios.{key}.changes.{path}"
        checks = held.strategy.checks
        for key in checks.ignore if checks else ():
            reference = "".join(key.split(maxsplit=1)[1:]).strip()
            named = self.index.find(reference, ("*",)) if reference else []
            if any(self._leads_away(entry.path) for entry in named):
                yield f"strategy.checks.ignore.{key}"

    def _leads_away(self, path: str) -> bool:
        """Whether a path leads to something that is gone, or by a number that counts it."""
        steps = find(self.strategy, path)
        if isinstance(steps, Lost) or self._is_gone(_path(steps)):
            return True
        lists = ((_path(steps[:at]), step.key) for at, step in enumerate(steps) if isinstance(step.key, int))
        return any(f"{held}.{before}" in self.paths for held, number in lists for before in range(number))

    def _brings(self, path: str, written: Written) -> bool:
        """Whether a new value names or tells something that is gone, or holds what would be."""
        if written.raw is None:
            return False
        read, links = brought(self.strategy, self.index, path, written)
        if read is None or any(target.path in self.items for targets in links.values() for target in targets):
            return True
        if any(self._is_for_fewer(entry) for entry in index_of(nodes(read)).entries.values()):
            return True
        private = (True for each in self.private for _ in every(read, each))
        gone = (True for each in _stated(read, "") if each in self.stated)
        return any(private) or any(gone) or any(True for _ in self._telling(read))

    def _is_for_fewer(self, entry: Entry) -> bool:
        """Whether an item of a new value is gone or says so, or says nothing, is new and stands in no other."""
        if entry.path in self.items:
            return True
        if entry.item.audience:
            return self.audiences.rank(entry.item.audience) > self.rank
        return not entry.parent and entry.path not in self.index.entries and self.audiences.usual > self.rank


def _guarded() -> Iterator[str]:
    return (name for name in shape_of(Charter).fields if name not in OPEN)


def _keys(held: Any) -> Iterable[object]:
    return held if isinstance(held, dict) else range(len(held))


def _path(steps: tuple[Step, ...]) -> str:
    """The path that steps lead, as it is walked: with the number that people leave out, and times as first written."""
    return ".".join(step.name if step.shape else str(step.key) for step in steps)


def _for_any_number(strategy: Strategy, path: str) -> str:
    steps = find(strategy, path, stars=True)
    if isinstance(steps, Lost):
        return path
    return ".".join(ANY if isinstance(step.key, int) else step.name for step in steps if step.name)


def _called(entry: Entry) -> str:
    """What an item is known by wherever it stands; that has a blank, which no path to an item has."""
    return f"{entry.item.noun} {entry.title if isinstance(entry.item, Band) else entry.id}"


def _known_as(path: str, index: Index) -> Iterator[str]:
    """A path with the ids that the items on it had before, and with those that they have."""
    above = path
    while above and above not in index.entries:
        above = above.rpartition(".")[0]
    if not above:
        yield path
        return
    entry = index[above]
    container = above[len(entry.parent) : len(above) - len(entry.id)]
    for parent in _known_as(entry.parent, index):
        for own in (entry.id, *entry.item.was):
            yield f"{parent}{container}{own}{path[len(above) :]}"


def _stated(held: Any, path: str) -> Iterator[str]:
    """The paths of everything that a part of a strategy states."""
    below: list[tuple[Any, Any]]
    if isinstance(held, BaseModel):
        below = [
            (name, getattr(held, attribute))
            for name, attribute in shape_of(type(held)).fields.items()
            if attribute in held.model_fields_set
        ]
    elif isinstance(held, dict):
        below = list(held.items())
    else:
        below = list(enumerate(held)) if isinstance(held, tuple) else []
    for key, each in below:
        at = f"{path}.{key}" if path else str(key)
        yield at
        yield from _stated(each, at)
