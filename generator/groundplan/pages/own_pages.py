"""Items with a page of their own each or, where there are many of them, a few pages that they share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from groundplan.model.index import Entry
from groundplan.pages.describe import Site, Teller
from groundplan.pages.places import OWN_PAGES_BELOW
from groundplan.pages.views import Page

View = TypeVar("View", covariant=True)


class Tells(Protocol[View]):
    """What makes the view of one item; its headings begin at a level, its anchors with a prefix."""

    def __call__(self, tell: Teller, entry: Entry, *, prefix: str = "", level: int = 2) -> View: ...


@dataclass(frozen=True, slots=True)
class OwnPage(Generic[View]):
    """The finished page of one item, or of several that share it, each then with a heading of its own."""

    held: tuple[View, ...]
    is_shared: bool


def own_pages(site: Site, template: str, entries: tuple[Entry, ...], view: Tells[View]) -> Iterator[Page]:
    """The pages of the items of a chapter, in the order of the file; from so many on, called by their numbers."""
    by_page: dict[str, list[Entry]] = {}
    for entry in entries:
        by_page.setdefault(site.places[entry.path].uri, []).append(entry)
    first = 1
    for uri, held in by_page.items():
        tell = site.teller(uri)
        if len(entries) < OWN_PAGES_BELOW:
            (entry,) = held
            own = OwnPage((view(tell, entry),), is_shared=False)
            yield tell.page(template, own, title=entry.title, anchor=tell.anchor(entry.path))
            continue
        shared = OwnPage(tuple(view(tell, each, prefix=f"{each.id}.", level=3) for each in held), is_shared=True)
        title = tell.words[f"{held[0].chapter}.pages"].format(first=first, last=first + len(held) - 1)
        yield tell.page(template, shared, title=title, anchor=f":{template}s")
        first += len(held)
