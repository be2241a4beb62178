"""A strategy with its links both ways, its calendar, and the day that it is looked at."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from groundplan.model import Strategy
from groundplan.model.index import Entry, Index
from groundplan.parse import Links, Parsed, Target
from groundplan.values import Calendar


class Naming(NamedTuple):
    """One reference seen from what it names: the item that names it, and in which field."""

    entry: Entry
    field: str


@dataclass(frozen=True)
class Linked:
    """What every figure is worked out from; nothing is worked out yet."""

    strategy: Strategy
    as_of: date
    calendar: Calendar
    index: Index
    links: Links
    namings: Mapping[str, tuple[Naming, ...]]

    def targets(self, path: str, field: str) -> tuple[Target, ...]:
        """What a field of the model at a path names, in the order of the file."""
        return self.links.get((path, field), ())

    def named(self, path: str, field: str) -> tuple[Entry, ...]:
        """The items that a field names; words are left out."""
        targets, entries = self.links.get((path, field), ()), self.index.entries
        return tuple([entries[each.path] for each in targets if each.path is not None])

    def named_one(self, path: str, field: str) -> Entry | None:
        """The item that a field of one reference names."""
        return next(iter(self.named(path, field)), None)

    def naming(self, path: str, field: str, noun: str = "") -> tuple[Entry, ...]:
        """The items (of a noun) that name the item at a path in a field."""
        found = [each.entry for each in self.namings.get(path, ()) if each.field == field]
        return tuple([entry for entry in found if entry.item.noun == noun] if noun else found)


def calendar_of(strategy: Strategy) -> Calendar:
    """The calendar that dates of this strategy are read by."""
    charter = strategy.strategy
    year = charter.fiscal_year
    plain = Calendar(None, None, int(year.starts), year.named_for) if year else Calendar(None, None)
    if charter.period is None:
        return plain
    start = charter.period.start.first(plain) if charter.period.start else None
    end = charter.period.end.last(plain) if charter.period.end else None
    return Calendar(start, end, plain.fiscal_starts, plain.fiscal_named_for)


def linked(parsed: Parsed, as_of: date) -> Linked:
    """A strategy that was read without errors, as of a day."""
    assert parsed.strategy is not None
    namings: dict[str, list[Naming]] = defaultdict(list)
    for (path, field), targets in parsed.links.items():
        entry = item_of(parsed.index, path)
        for target in targets:
            if target.path is not None and entry is not None:
                namings[target.path].append(Naming(entry, field))
    both = {path: tuple(found) for path, found in namings.items()}
    return Linked(parsed.strategy, as_of, calendar_of(parsed.strategy), parsed.index, parsed.links, both)


def item_of(index: Index, path: str) -> Entry | None:
    """The item that a path is or lies in."""
    while path and path not in index.entries:
        path = path.rpartition(".")[0]
    return index.entries.get(path)
