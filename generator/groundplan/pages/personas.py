"""The pages `personas`: segments and all personas on one, and a page for each persona."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.personas import Persona
from groundplan.pages.backlinks import named_segments
from groundplan.pages.describe import Site, Teller
from groundplan.pages.persona import PersonaView, badges, persona
from groundplan.pages.places import OWN_PAGES_BELOW
from groundplan.pages.segments import SegmentNode, node
from groundplan.pages.views import Badge, Link, Page, Piece

URI = "personas/index.md"


@dataclass(frozen=True, slots=True)
class PersonaTile:
    """A persona in short, leading to its page."""

    link: Link
    badges: tuple[Badge, ...]
    quote: str
    segments: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PersonasView:
    """The finished page of all personas and segments."""

    tiles: tuple[PersonaTile, ...]
    cuts: tuple[SegmentNode, ...]


@dataclass(frozen=True, slots=True)
class PersonaPage:
    """The finished page of one persona, or of several that share it, each then with a heading of its own."""

    personas: tuple[PersonaView, ...]
    is_shared: bool


def pages(site: Site) -> Iterator[Page]:
    """The page of all, when the file has personas or segments, and then those of each persona."""
    tell = site.teller(URI)
    entries, cuts = tell.chapter("personas"), tell.chapter("segments")
    if not (entries or cuts):
        return
    view = PersonasView(tuple(_tile(tell, each) for each in entries), tuple(node(tell, each) for each in cuts))
    yield tell.page("personas", view)
    by_page: dict[str, list[Entry]] = {}
    for entry in entries:
        by_page.setdefault(site.places.own_pages["personas"][entry.id], []).append(entry)
    shared = len(entries) >= OWN_PAGES_BELOW
    first = 1
    for uri, held in by_page.items():
        yield _shared(site.teller(uri), held, first) if shared else _own(site.teller(uri), held[0])
        first += len(held)


def _own(tell: Teller, entry: Entry) -> Page:
    """The page of one persona: its title is that of the page."""
    view = PersonaPage((persona(tell, entry),), is_shared=False)
    return tell.page("persona", view, title=entry.title, anchor=tell.anchor(entry.path))


def _shared(tell: Teller, entries: list[Entry], first: int) -> Page:
    """A page of many personas, called by their numbers."""
    view = PersonaPage(tuple(persona(tell, each, prefix=f"{each.id}.", level=3) for each in entries), is_shared=True)
    title = tell.words["personas.pages"].format(first=first, last=first + len(entries) - 1)
    return tell.page("persona", view, title=title, anchor=":personas")


def _tile(tell: Teller, entry: Entry) -> PersonaTile:
    assert isinstance(entry.item, Persona)
    item = entry.item
    return PersonaTile(
        tell.link(entry), badges(tell, item), item.quote or "", named_segments(tell, entry.path, "segments")
    )
