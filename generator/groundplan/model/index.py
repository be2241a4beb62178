"""Every item of a strategy by its path, and how a reference finds one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.item import Item
from groundplan.model.shape import shape_of


class Entry(NamedTuple):
    """An item at its path; `ids` tells which parts of the path are ids, the others are containers."""

    path: str
    item: Item
    parts: tuple[str, ...]
    ids: tuple[bool, ...]
    parent: str

    @property
    def id(self) -> str:
        return self.parts[-1]

    @property
    def chapter(self) -> str:
        return self.parts[0]

    @property
    def title(self) -> str:
        """What it is called: its title, else its id."""
        return self.item.title or self.id

    def is_named_by(self, suffix: tuple[str, ...]) -> bool:
        """Whether a dotted suffix names this item; containers may be left out of it, ids may not."""
        at = len(self.parts) - 1
        for part in reversed(suffix):
            while at >= 0 and self.parts[at] != part:
                if self.ids[at]:
                    return False
                at -= 1
            if at < 0:
                return False
            at -= 1
        return True


class Node(NamedTuple):
    """A model anywhere in the strategy, and the innermost item it belongs to."""

    path: str
    part: BaseModel
    entry: Entry | None


def nodes(strategy: Strategy) -> Iterator[Node]:
    """Every model of the strategy in the order of the file, the whole first."""
    yield Node("", strategy, None)
    yield from _below(strategy, (), (), None)


def _below(part: BaseModel, parts: tuple[str, ...], ids: tuple[bool, ...], owner: Entry | None) -> Iterator[Node]:
    for relative, child in shape_of(type(part)).children(part):
        added = tuple(relative.split("."))
        child_parts, child_ids = parts + added, ids + (False,) + (True,) * (len(added) - 1)
        path = ".".join(child_parts)
        entry = owner
        if isinstance(child, Item):
            entry = Entry(path, child, child_parts, child_ids, owner.path if owner else "")
        yield Node(path, child, entry)
        yield from _below(child, child_parts, child_ids, entry)


class Index:
    """Finds items by path and by reference."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = {entry.path: entry for entry in entries}
        self._by_id: dict[str, list[Entry]] = defaultdict(list)
        self._by_noun: dict[str, list[Entry]] = defaultdict(list)
        self.children: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries.values():
            self._by_id[entry.id].append(entry)
            self._by_noun[entry.item.noun].append(entry)
            self.children[entry.parent].append(entry)

    def __getitem__(self, path: str) -> Entry:
        return self.entries[path]

    @cached_property
    def titles(self) -> Counter[tuple[str, str]]:
        """How many items have the same noun and title."""
        return Counter((entry.item.noun, entry.title) for entry in self.entries.values())

    def of(self, nouns: tuple[str, ...]) -> list[Entry]:
        """The items of some nouns, in the order of the file."""
        if len(nouns) == 1 and nouns != ("*",):
            return list(self._by_noun.get(nouns[0], ()))
        return [entry for entry in self.entries.values() if _is_one_of(entry, nouns)]

    def find(self, text: str, nouns: tuple[str, ...], scope: str = "", own: bool = False) -> list[Entry]:
        """The items that a reference names: one when it is good, none when dead, more when ambiguous.

        What stands in the scope (the path of the item that refers) comes first, then what stands in the
        scope's parent, and so on outwards; `own` stops at the scope itself. Where any item may be named, the
        one whose id it is comes before what says more of it.
        """
        found = [entry for entry in self._by_id.get(text.rpartition(".")[2], ()) if _is_one_of(entry, nouns)]
        if "." in text:
            suffix = tuple(text.split("."))
            found = [entry for entry in found if entry.is_named_by(suffix)]
        if len(found) < 2 and not own:
            return found
        if nouns == ("*",):
            found = [entry for entry in found if not entry.item.of_another] or found
        inner = scope
        while inner and (len(found) > 1 or own):
            near = [entry for entry in found if entry.path.startswith(f"{inner}.")]
            if near or own:
                return near
            inner = self.entries[inner].parent if inner in self.entries else ""
        exact = [entry for entry in found if entry.path == text]
        return exact or found


def _is_one_of(entry: Entry, nouns: tuple[str, ...]) -> bool:
    return nouns == ("*",) or entry.item.noun in nouns


def index_of(walked: Iterable[Node]) -> Index:
    """The index of a strategy by its nodes."""
    return Index(node.entry for node in walked if node.entry and node.entry.item is node.part)
