"""Who names an item: what the file says of it elsewhere."""

from collections.abc import Collection
from dataclasses import replace

from groundplan.model.index import Entry
from groundplan.pages.describe import Teller
from groundplan.pages.views import Badge, Card, Link, Piece, Row
from groundplan.plan.coverage import is_dropped

# What stands in these is called by its chapter, not by the field.
_NESTED = frozenset({"children", "focus"})


def named_segments(tell: Teller, path: str, field: str) -> tuple[Piece, ...]:
    """What a field names; segments of one name are told apart by what they are part of."""
    entries = {target.path: tell.plan.index[target.path] for target in tell.plan.targets(path, field) if target.path}
    apart = {
        tell.link(entry): f"{tell.plan.index[entry.parent].title} › {entry.title}"
        for entry in entries.values()
        if entry.parent and tell.plan.index.titles["segment", entry.title] > 1
    }
    return tuple(
        replace(piece, text=apart[piece]) if isinstance(piece, Link) and piece in apart else piece
        for piece in tell.named(path, field)
    )


def answers(tell: Teller, path: str) -> tuple[Link, ...]:
    """The moves that use an item and the actions that address it; what was dropped answers nothing."""
    entries = (*tell.plan.naming(path, "uses"), *tell.plan.naming(path, "addresses"))
    return tell.links([entry for entry in entries if not is_dropped(entry)])


def card(
    tell: Teller,
    entry: Entry,
    *,
    without: Collection[str] = (),
    unnamed: Collection[str] = (),
    badges: tuple[Badge, ...] = (),
) -> Card:
    """An item's card whose rows also tell who names it, in any field but those of `unnamed`."""
    told = tell.card(entry, without=without, badges=badges)
    return replace(told, rows=(*told.rows, *backlinks(tell, entry.path, without=unnamed)))


def backlinks(tell: Teller, path: str, *, without: Collection[str] = (), told: Collection[str] = ()) -> tuple[Row, ...]:
    """The items that name an item in any field but `without`, one row for each kind; `told` are paths left out."""
    kinds: dict[str, dict[str, Entry]] = {}
    for naming in tell.plan.namings.get(path, ()):
        if naming.field not in without and naming.entry.path not in told:
            kinds.setdefault(_kind(naming.entry), {})[naming.entry.path] = naming.entry
    return tuple(
        Row(tell.words.field(kind), "inline", tell.links(list(entries.values()))) for kind, entries in kinds.items()
    )


def _kind(entry: Entry) -> str:
    """The field or the chapter that an item stands in: `needs`, `journeys`."""
    container = next(part for part, is_id in zip(entry.parts[::-1], entry.ids[::-1], strict=True) if not is_id)
    return entry.chapter if container in _NESTED else container
