"""The fields of an item as labelled rows: whatever the file says about it, nothing lost."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from groundplan.checks.review import Findings
from groundplan.chronicle import Chronicle
from groundplan.escape import UserText
from groundplan.model.fields import Rating
from groundplan.model.goals import CheckIn
from groundplan.model.index import Entry
from groundplan.model.item import Item
from groundplan.model.pipelines import MustWin
from groundplan.model.shape import Shape, shape_of
from groundplan.pages.moves import moves_of
from groundplan.pages.places import Places
from groundplan.pages.sources import Sources
from groundplan.pages.views import Badge, Card, Group, Link, Page, Piece, Row
from groundplan.pages.withheld import withheld_of
from groundplan.plan import Plan
from groundplan.plan.units import unit_of
from groundplan.values import Quantity, When, shown_quantity, shown_when
from groundplan.words import Words, known_word

# What a card shows beside its rows: in its heading or as its lead.
_ELSEWHERE = frozenset({"title", "note", "status"})
_TONES = {
    "done": "good", "live": "good", "have": "good", "helps": "good", "taken": "good", "won": "good", "approved": "good",
    "doing": "info", "active": "info", "trial": "info", "partly": "warn", "blocked": "bad", "missing": "bad",
    "hinders": "bad", "lost": "bad", "high": "warn", "critical": "bad", "focus": "info", "open": "warn",
}  # fmt: skip


def tone(word: str) -> str:
    """The colour of a known word; quiet for any other."""
    return _TONES.get(known_word(word), "quiet")


@dataclass(frozen=True, slots=True)
class Site:
    """What every page is written from."""

    plan: Plan
    words: Words
    places: Places
    sources: Sources
    findings: Findings
    chronicle: Chronicle

    def teller(self, uri: str) -> "Teller":
        """Who tells of items on the page at an address."""
        return Teller(self.plan, self.words, self.places, self.sources, self.findings, self.chronicle, uri)


@dataclass(frozen=True, slots=True)
class Teller(Site):
    """Tells of items on one page, in the words of one language."""

    uri: str

    def page(self, template: str, view: Any, *, title: str = "", anchor: str = "", wide: bool = False) -> Page:
        """The page itself; its title is the word for it when none is given."""
        return Page(self.uri, template, title or self.words[template], anchor or f":{template}", view, wide)

    def chapter(self, name: str) -> tuple[Entry, ...]:
        """The items of a chapter (or of a part of one, `market.needs`), in the order of the file."""
        prefix = tuple(name.split("."))
        return tuple(e for e in self.plan.index.children[""] if e.parts[:-1] == prefix)

    def link(self, entry: Entry) -> Link:
        """A link to an item from this page."""
        return self.places.link(entry, seen_from=self.uri)

    def links(self, entries: Collection[Entry]) -> tuple[Link, ...]:
        """Links to items from this page."""
        return tuple(self.link(entry) for entry in entries)

    def anchor(self, path: str) -> str:
        """The anchor of an item on its page."""
        return self.places[path].anchor

    def quantity(self, quantity: Quantity | None, unit: str | None = None) -> str:
        """A quantity for reading; empty when there is none. `unit` is the one it has when it names none."""
        return "" if quantity is None else shown_quantity(quantity, self.words.language, unit)

    def amount(self, part: BaseModel, field: str, path: str) -> str:
        """The quantity in a field of a model at a path, in the unit that such a field has when it names none."""
        return self.quantity(getattr(part, field), unit_of(self.plan, type(part), field, path))

    def when(self, when: When | None) -> str:
        """A date for reading; empty when there is none."""
        return "" if when is None else shown_when(when, self.words.language)

    def badge(self, word: str) -> Badge:
        """A known word as a mark."""
        return Badge(self.words.choice(word), tone(word))

    def named(self, path: str, field: str) -> tuple[Piece, ...]:
        """What a field names: links, and plain words where it names no item."""
        return tuple(
            UserText(self.words.choice(target.text)) if target.path is None else self.link(self.plan.index[target.path])
            for target in self.plan.targets(path, field)
        )

    def card(self, entry: Entry, *, without: Collection[str] = (), badges: tuple[Badge, ...] = ()) -> Card:
        """An item with all its fields but `without`, and the items inside it."""
        item = entry.item
        status = getattr(item, "status", None)
        marks = (*badges, *((self.badge(status),) if status and "status" not in without else ()))
        return Card(
            anchor=self.anchor(entry.path),
            title=entry.title,
            badges=marks,
            lead=item.note or "" if "note" not in without else "",
            rows=(
                *self.rows(item, entry.path, without),
                *self._withheld(entry),
                *moves_of(self.chronicle, entry.path, self.sources, self.words),
            ),
            groups=tuple(self.groups(entry, without)),
            source=self.sources.link(entry.path),
        )

    def _withheld(self, entry: Entry) -> Iterator[Row]:
        if found := withheld_of(self.plan, entry, self.words):
            yield Row(self.words["withheld"], "inline", found)

    def groups(self, entry: Entry, without: Collection[str] = ()) -> Iterator[Group]:
        """The items inside an item, one group for each field that holds some."""
        inside: dict[str, list[Entry]] = {}
        for child in self.plan.index.children[entry.path]:
            between = child.parts[len(entry.parts) : -1]
            inside.setdefault(".".join(between), []).append(child)
        for field, children in inside.items():
            if field not in without and field.split(".")[0] not in without:
                label = " · ".join(self.words.field(part) for part in field.split("."))
                yield Group(label, tuple(self.card(child) for child in children))

    def rows(self, part: BaseModel, path: str, without: Collection[str] = ()) -> Iterator[Row]:
        """The fields of a model that the file states: its own in the order of the format, then the common ones."""
        shape = shape_of(type(part))
        stated = part.model_fields_set
        elsewhere = _ELSEWHERE if shape.is_item else ()
        for name, attribute in sorted(shape.fields.items(), key=_is_common):
            if attribute not in stated or name in without or name in elsewhere:
                continue
            value = getattr(part, attribute)
            if value is None or value is False or value == () or value == {}:
                continue
            if name in shape.slots and _holds_items(shape, name):
                continue
            if row := self.row(name, value, path, shape):
                yield row

    def row(self, name: str, value: Any, path: str, shape: Shape) -> Row | None:
        """One field as a row; none when there is nothing to say."""
        label = self.words.field(name, of=shape.model.__name__)
        naming, known = shape.namings.get(name), name in shape.open_words
        unit = unit_of(self.plan, shape.model, name, path)
        if naming and not isinstance(value, dict) and naming.nouns != ("audience",):
            return Row(label, "inline", self.named(path, name))
        if isinstance(value, dict):
            return Row(label, "pairs", pairs=tuple(self._pairs(name, value, path, shape))) if value else None
        if isinstance(value, tuple):
            if value and isinstance(value[0], BaseModel):
                told = (tuple(self._flat(each, f"{path}.{name}.{n}")) for n, each in enumerate(value))
                return Row(label, "pairs", pairs=tuple((each[0], each[1:]) for each in told if each))
            return Row(label, "list", tuple(self.scalar(name, text, unit, known) for text in value))
        if isinstance(value, BaseModel):
            pairs = tuple((row.label, row.pieces) for row in self.rows(value, f"{path}.{name}") if row.pieces)
            return Row(label, "pairs", pairs=pairs) if pairs else None
        return Row(label, "text", (self.scalar(name, value, unit, known),))

    def scalar(self, name: str, value: Any, unit: str | None = None, known: bool = False) -> Piece:
        """A single value for reading, in a unit when it names none; `known`: its words may be of the format."""
        if isinstance(value, Quantity):
            return self.quantity(value, unit)
        if isinstance(value, When):
            return self.when(value)
        if isinstance(value, Rating):
            return self.words.choice(value.text)
        if isinstance(value, MustWin):
            if value.keep:
                return self.words.choice(value.rule).format(share=self.quantity(value.keep))
            return self.quantity(value.amount, unit) or self.words.choice(value.rule)
        if value is True:
            return self.words["yes"]
        if isinstance(value, float):
            return f"{value:g}"
        if name == "link" and str(value).lower().startswith(("https://", "http://", "mailto:")):
            return Link(value, value, outside=True)
        return value if isinstance(value, UserText) and not known else self.words.choice(value)

    def _pairs(
        self, name: str, value: dict[Any, Any], path: str, shape: Shape
    ) -> Iterator[tuple[Piece, tuple[Piece, ...]]]:
        named = {target.text: target.path for target in self.plan.targets(path, name)}
        for key, each in value.items():
            target = named.get(str(key))
            label: Piece = self.when(key) if isinstance(key, When) else UserText(key)
            if target:
                label = self.link(self.plan.index[target])
            if isinstance(each, BaseModel):
                yield label, (*self._not_yet(key, each), *self._flat(each, f"{path}.{name}.{key}"))
            elif isinstance(each, tuple):
                inside = enumerate(each)
                yield label, tuple(p for n, e in inside for p in self._said(e, f"{path}.{name}.{key}.{n}"))
            else:
                yield label, (() if each is None else (self.scalar(name, each),))

    def _not_yet(self, key: Any, part: BaseModel) -> Iterator[Piece]:
        """What is said of a check-in after the day of the plan, which no number counts."""
        on = key.last(self.plan.calendar) if isinstance(part, CheckIn) else None
        if on is not None and on > self.plan.as_of:
            yield self.words["goals.not_yet"]

    def _said(self, value: Any, path: str) -> Iterator[Piece]:
        if isinstance(value, BaseModel):
            yield from self._flat(value, path)
        else:
            yield value

    def _flat(self, part: BaseModel, path: str) -> Iterator[Piece]:
        """A small model in one line: its title and value first, then what else it states."""
        title = part.title if isinstance(part, Item) else None
        if title:
            yield title
        bare = (self.words.field("value"), self.words.field("note"))
        for row in self.rows(part, path):
            if row.kind == "pairs":
                yield from (self._labelled(label, piece) for label, pieces in row.pairs for piece in pieces)
            elif row.label in bare:
                yield from row.pieces
            else:
                yield from (p if isinstance(p, Link) else self._labelled(row.label, p) for p in row.pieces)
        if isinstance(part, Item) and part.note:
            yield part.note

    def _labelled(self, label: Piece, piece: Piece) -> Piece:
        """A piece with its label in front, a link when either is one."""
        said, text = (each.text if isinstance(each, Link) else each for each in (label, piece))
        both = self.words["labelled"].format(label=said, text=text)
        for each in (piece, label):
            if isinstance(each, Link):
                return replace(each, text=both)
        return both


def _is_common(field: tuple[str, str]) -> bool:
    return field[1] in Item.model_fields


def _holds_items(shape: Shape, name: str) -> bool:
    slot = shape.slots[name]
    inside = shape_of(slot.of)
    if slot.holds == "list":
        return inside.is_item
    return slot.holds in ("by_id", "group_by_id") or (slot.holds == "one" and bool(inside.slots) and not inside.is_item)
