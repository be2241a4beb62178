"""A persona on its page: who it is, what it objects and what we say, what it wants and how our value helps."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.personas import Channel, Objection, Persona
from groundplan.pages.backlinks import answers, backlinks, card, named_segments
from groundplan.pages.describe import Teller
from groundplan.pages.views import Badge, Card, Link, Piece, Row


@dataclass(frozen=True, slots=True)
class Facing:
    """A goal, a challenge or an objection, what we say to it, and what we do about it."""

    card: Card
    said: tuple[str, ...]
    answers: tuple[Link, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its heading, its anchor, and what stands in it."""

    heading: str
    anchor: str
    label: str
    is_objections: bool
    facings: tuple[Facing, ...]


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """Where a persona can be reached, and what that costs."""

    card: Card
    cost: str


@dataclass(frozen=True, slots=True)
class PersonaView:
    """The finished page of one persona; its parts have headings of `level`, the items in them one deeper."""

    card: Card
    level: int
    item_level: int
    quote: str
    segments: tuple[Piece, ...]
    facts: tuple[Row, ...]
    parts: tuple[Part, ...]
    channels: tuple[ChannelLine, ...]
    channels_anchor: str
    more: tuple[Row, ...]
    more_anchor: str


def persona(tell: Teller, entry: Entry, *, prefix: str = "", level: int = 2) -> PersonaView:
    """A persona whose parts have headings of a level, and anchors that begin with the prefix."""
    assert isinstance(entry.item, Persona)
    item = entry.item
    inside = tell.plan.index.children[entry.path]
    return PersonaView(
        card=tell.card(
            entry,
            without=(
                "type", "priority", "roles", "segments", "basics", "traits", "quote",
                "goals", "challenges", "fit", "objections", "channels",
            ),
            badges=badges(tell, item),
        ),
        level=level,
        item_level=level + 1,
        quote=item.quote or "",
        segments=named_segments(tell, entry.path, "segments"),
        facts=tuple(_facts(tell, entry, item)),
        parts=tuple(_parts(tell, entry, inside, prefix)),
        channels=tuple(_channel(tell, each) for each in inside if isinstance(each.item, Channel)),
        channels_anchor=f":{prefix}channels",
        more=backlinks(tell, entry.path),
        more_anchor=f":{prefix}more",
    )  # fmt: skip


def badges(tell: Teller, item: Persona) -> tuple[Badge, ...]:
    """What marks a persona: business or consumer, its part in the purchase, how much it matters."""
    kind = (Badge(tell.words.choice(item.type)),) if item.type else ()
    roles = tuple(Badge(tell.words.choice(role), "info") for role in item.roles)
    if not item.priority:
        return (*kind, *roles)
    word = tell.words["personas.priority"].format(priority=tell.words.choice(item.priority))
    return (*kind, *roles, Badge(word, tell.badge(item.priority).tone))


def _facts(tell: Teller, entry: Entry, item: Persona) -> Iterator[Row]:
    """Basics and traits, each with its labels."""
    others = set(type(item).model_fields) - {"basics", "traits"}
    yield from tell.rows(item, entry.path, without=others)


def _parts(tell: Teller, entry: Entry, inside: list[Entry], prefix: str) -> Iterator[Part]:
    """Objections first, since that is what a seller looks up; then challenges and goals."""
    fits = _fits(tell, entry)
    for field, label in (("objections", "say"), ("challenges", "fit"), ("goals", "fit")):
        found = tuple(_facing(tell, each, fits) for each in inside if each.parts[-2] == field)
        if found:
            heading, said = tell.words[f"personas.{field}"], tell.words[f"personas.{label}"]
            yield Part(heading, f":{prefix}{field}", said, field == "objections", found)


def _fits(tell: Teller, entry: Entry) -> dict[str, tuple[str, ...]]:
    """How our value answers each goal and challenge, by its path."""
    assert isinstance(entry.item, Persona)
    found: dict[str, tuple[str, ...]] = {}
    for target in tell.plan.targets(entry.path, "fit"):
        if target.path is not None:
            found[target.path] = (*found.get(target.path, ()), entry.item.fit[target.text])
    return found


def _facing(tell: Teller, entry: Entry, fits: dict[str, tuple[str, ...]]) -> Facing:
    said = fits.get(entry.path, ())
    if isinstance(entry.item, Objection) and entry.item.answer:
        said = (entry.item.answer,)
    found = answers(tell, entry.path)
    must_answer = entry.parts[-2] != "goals"
    return Facing(
        card=card(tell, entry, without=("answer",), unnamed=("fit", "addresses")),
        said=said,
        answers=found,
        is_open=must_answer and not said and not found,
    )


def _channel(tell: Teller, entry: Entry) -> ChannelLine:
    assert isinstance(entry.item, Channel)
    cost = tell.amount(entry.item, "cost", entry.path)
    return ChannelLine(card(tell, entry, without=("cost",)), cost)
