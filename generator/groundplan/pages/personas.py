"""The pages `personas`: segments and all personas on one, and a page for each persona."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.personas import Persona
from groundplan.pages.backlinks import named_segments
from groundplan.pages.describe import Site, Teller
from groundplan.pages.own_pages import own_pages
from groundplan.pages.persona import badges, persona
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


def pages(site: Site) -> Iterator[Page]:
    """The page of all, when the file has personas or segments, and then those of each persona."""
    tell = site.teller(URI)
    entries, cuts = tell.chapter("personas"), tell.chapter("segments")
    if not (entries or cuts):
        return
    view = PersonasView(tuple(_tile(tell, each) for each in entries), tuple(node(tell, each) for each in cuts))
    yield tell.page("personas", view)
    yield from own_pages(site, "persona", entries, persona)


def _tile(tell: Teller, entry: Entry) -> PersonaTile:
    assert isinstance(entry.item, Persona)
    item = entry.item
    return PersonaTile(
        tell.link(entry), badges(tell, item), item.quote or "", named_segments(tell, entry.path, "segments")
    )
