"""Where each item stands on the site: its page and its anchor, and the way from one page to another."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from groundplan.model.index import Entry, Index
from groundplan.pages.views import Link

# From this many of a kind on, personas and roles share pages: thousands of items do not make thousands of pages.
OWN_PAGES_BELOW = 60
_A_PAGE = 50

# The page of each chapter. The first chapter of a page has its anchors bare; a guest's that would
# collide with one of them are prefixed with the guest's chapter.
PAGES: dict[str, str] = {
    "strategy": "index.md",
    "goals": "goals.md",
    "metrics": "goals.md",
    "resources": "goals.md",
    "market": "market.md",
    "segments": "personas/index.md",
    "personas": "personas/index.md",
    "journeys": "journeys.md",
    "pipelines": "pipelines.md",
    "actions": "actions.md",
    "referrals": "actions.md",
    "team": "team/index.md",
    "evidence": "evidence.md",
    "assumptions": "evidence.md",
    "decisions": "evidence.md",
    "scenarios": "evidence.md",
}
# The chapters whose items have pages of their own.
_OWN = ("personas", "team")
_ORDER = {chapter: number for number, chapter in enumerate(PAGES)}


@dataclass(frozen=True, slots=True)
class Spot:
    """A page and an anchor on it."""

    uri: str
    anchor: str


class Places:
    """The spot of every item."""

    def __init__(self, index: Index, use_directory_urls: bool = True) -> None:
        self.use_directory_urls = use_directory_urls
        self.own_pages = {chapter: _own_pages(index, chapter) for chapter in _OWN}
        self._spots = self._all(index)
        self._ways: dict[tuple[str, str], str] = {}

    def _all(self, index: Index) -> Mapping[str, Spot]:
        taken: set[tuple[str, str]] = set()
        spots = {}
        for entry in sorted(index.entries.values(), key=lambda each: _ORDER.get(each.chapter, len(_ORDER))):
            uri = self._page_of(entry)
            anchor = ".".join(entry.parts[1:]) or entry.chapter
            if (uri, anchor) in taken:
                anchor = entry.path
            taken.add((uri, anchor))
            spots[entry.path] = Spot(uri, anchor)
        return spots

    def _page_of(self, entry: Entry) -> str:
        if entry.chapter in self.own_pages:
            return self.own_pages[entry.chapter][entry.parts[1]]
        if entry.parts[:2] == ("strategy", "not_doing"):
            return "goals.md"
        return PAGES[entry.chapter]

    def __getitem__(self, path: str) -> Spot:
        return self._spots[path]

    def href(self, uri: str, anchor: str, *, seen_from: str) -> str:
        """The relative address of an anchor (or, without one, of a page) from another page."""
        if uri == seen_from and anchor:
            return f"#{anchor}"
        way = self._ways.get((seen_from, uri))
        if way is None:
            way = self._ways[seen_from, uri] = self._way(seen_from, uri)
        return f"{way}#{anchor}" if anchor else way

    def _way(self, seen_from: str, uri: str) -> str:
        here, there = self._address(seen_from), self._address(uri)
        start = here if here.endswith("/") or not here else posixpath.dirname(here)
        relative = posixpath.relpath(there or ".", start or ".")
        return relative.rstrip("/") + "/" if there.endswith("/") or not there else relative

    def root(self, seen_from: str) -> str:
        """The way from a page to the folder of the whole site; empty where it is the page's own."""
        return "../" * self._address(seen_from).count("/")

    def link(self, entry: Entry, *, seen_from: str) -> Link:
        """A link to an item, called by its title."""
        spot = self._spots[entry.path]
        return Link(entry.title, self.href(spot.uri, spot.anchor, seen_from=seen_from))

    def _address(self, uri: str) -> str:
        """The address of a page below the root of the site."""
        stem = uri.removesuffix(".md")
        if not self.use_directory_urls:
            return f"{stem}.html"
        return "" if stem == "index" else f"{stem.removesuffix('index')}".rstrip("/") + "/"


def page_word(chapter: str) -> str:
    """The key of the word for the page of a chapter, `goals` for metrics; `index` for what is no chapter."""
    return PAGES.get(chapter, "index.md").removesuffix(".md").removesuffix("/index")


def _own_pages(index: Index, chapter: str) -> dict[str, str]:
    """The page of each item of a chapter, by its id."""
    ids = [entry.id for entry in index.children[""] if entry.chapter == chapter]
    if len(ids) < OWN_PAGES_BELOW:
        return {each: f"{chapter}/{each}.md" for each in ids}
    return {each: f"{chapter}/page-{number // _A_PAGE + 1}.md" for number, each in enumerate(ids)}
