"""The page `changes`: what each published version changed, the newest first."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from groundplan.chronicle import Part, Release, Told
from groundplan.pages.describe import Site, Teller
from groundplan.pages.moves import day
from groundplan.pages.views import Link, Page, Piece

URI, FEED = "changes.md", "changes.xml"
# A part of the newest version with no more things than these stands open; of a longer one the rest is only counted.
_MOST_OPEN, _MOST = 10, 100


@dataclass(frozen=True, slots=True)
class ToldItem:
    """An item, linked where it is still there, and what changed in it."""

    head: Piece
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldPart:
    """A part of what is told of a version, folded or open; `more` tells how many things are left out."""

    label: str
    is_open: bool
    chapters: tuple[tuple[str, tuple[ToldItem, ...]], ...]
    more: str


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """A version: its heading, when it came and by which commit, and what it changed; `note` stands for a silent one."""

    anchor: str
    heading: str
    marks: tuple[Piece, ...]
    note: str
    summary: tuple[str, ...]
    parts: tuple[ToldPart, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The finished page; `cut` says that older versions are left out."""

    about: str
    feed: Link
    releases: tuple[ReleaseView, ...]
    cut: str


def pages(site: Site) -> Iterator[Page]:
    """The page, when any version is known that has something to say."""
    chronicle = site.chronicle
    if not has_page(chronicle.releases):
        return
    tell = site.teller(URI)
    words = tell.words
    view = ChangesView(
        about=words["changes.about" if any(r.kind == "published" for r in chronicle.releases) else "changes.months"],
        feed=Link(words["changes.feed"], tell.places.root(URI) + FEED),
        releases=tuple(_release(tell, each, number) for number, each in enumerate(chronicle.releases)),
        cut=words["changes.cut"] if chronicle.is_cut else "",
    )
    yield tell.page("changes", view)


def has_page(releases: Collection[Release]) -> bool:
    """Whether there is more to tell than that a strategy began."""
    return any(each.kind == "published" or not each.silent for each in releases)


def name_of(tell: Teller, release: Release) -> str:
    """What a version is called."""
    return release.name or tell.words[f"changes.{release.kind}"]


def in_short(tell: Teller, release: Release, most: int) -> tuple[str, ...]:
    """What matters most in a version; how much changed where no sentence says it."""
    if release.summary:
        return release.summary[:most]
    return tuple(_label(part) for part in release.parts)[:most]


def told_items(tell: Teller, told: tuple[Told, ...]) -> tuple[ToldItem, ...]:
    """Items with what changed in them, linked from the page that the teller writes."""
    entries = tell.plan.index.entries
    return tuple(
        ToldItem(Link(each.head, tell.link(entries[each.path]).href) if each.path in entries else each.head, each.lines)
        for each in told
    )


def _release(tell: Teller, release: Release, number: int) -> ReleaseView:
    return ReleaseView(
        anchor=f":at-{release.commit[:10]}" if release.commit else ":next",
        heading=name_of(tell, release),
        marks=tuple(_marks(tell, release)),
        note=_note(tell, release),
        summary=release.summary,
        parts=tuple(_part(tell, part, is_newest=number == 0) for part in release.parts),
    )


def _marks(tell: Teller, release: Release) -> Iterator[Piece]:
    if release.kind == "unpublished" and release.name:
        yield tell.words["changes.unpublished"]
    yield from (tag for tag in release.tags if tag != release.name)
    if release.day and release.kind == "published":
        yield day(release.day, tell.words)
    if release.commit:
        yield tell.sources.commit(release.commit)


def _note(tell: Teller, release: Release) -> str:
    if release.silent:
        return tell.words[f"changes.{release.silent}"]
    return "" if release.parts else tell.words["changes.nothing"]


def _label(part: Part) -> str:
    return f"{part.heading} ({part.count})"


def _part(tell: Teller, part: Part, *, is_newest: bool) -> ToldPart:
    left = _MOST
    chapters = []
    for heading, told in part.chapters:
        shown = told[:left]
        left -= len(shown)
        if shown:
            chapters.append((heading, told_items(tell, shown)))
    things = sum(len(told) for _, told in part.chapters)
    return ToldPart(
        label=_label(part),
        is_open=is_newest and things <= _MOST_OPEN,
        chapters=tuple(chapters),
        more=tell.words["more"].format(n=things - _MOST) if things > _MOST else "",
    )
