"""The pages `team`: all roles on one, and a page for each role."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.team import Role
from groundplan.pages.board import summary
from groundplan.pages.describe import Site, Teller
from groundplan.pages.places import OWN_PAGES_BELOW
from groundplan.pages.role import RoleView, actions_of, role
from groundplan.pages.views import Link, Page, Piece

URI = "team/index.md"


@dataclass(frozen=True, slots=True)
class RoleTile:
    """A role in short, leading to its page: how many people, to whom it reports, what it does and has to do."""

    link: Link
    people: str
    reports_to: tuple[Piece, ...]
    does: str
    summary: str


@dataclass(frozen=True, slots=True)
class TeamView:
    """The finished page of all roles."""

    tiles: tuple[RoleTile, ...]


@dataclass(frozen=True, slots=True)
class RolePage:
    """The finished page of one role, or of several that share it, each then with a heading of its own."""

    roles: tuple[RoleView, ...]
    is_shared: bool


def pages(site: Site) -> Iterator[Page]:
    """The page of all, when the file has a team, and then those of each role."""
    tell = site.teller(URI)
    entries = tell.chapter("team")
    if not entries:
        return
    yield tell.page("team", TeamView(tuple(_tile(tell, each) for each in entries)))
    by_page: dict[str, list[Entry]] = {}
    for entry in entries:
        by_page.setdefault(site.places.own_pages["team"][entry.id], []).append(entry)
    shared = len(entries) >= OWN_PAGES_BELOW
    first = 1
    for uri, held in by_page.items():
        yield _shared(site.teller(uri), held, first) if shared else _own(site.teller(uri), held[0])
        first += len(held)


def _own(tell: Teller, entry: Entry) -> Page:
    """The page of one role: its title is that of the page."""
    view = RolePage((role(tell, entry),), is_shared=False)
    return tell.page("role", view, title=entry.title, anchor=tell.anchor(entry.path))


def _shared(tell: Teller, entries: list[Entry], first: int) -> Page:
    """A page of many roles, called by their numbers."""
    view = RolePage(tuple(role(tell, each, prefix=f"{each.id}.", level=3) for each in entries), is_shared=True)
    title = tell.words["team.pages"].format(first=first, last=first + len(entries) - 1)
    return tell.page("role", view, title=title, anchor=":roles")


def _tile(tell: Teller, entry: Entry) -> RoleTile:
    assert isinstance(entry.item, Role)
    return RoleTile(
        link=tell.link(entry),
        people=tell.amount(entry.item, "headcount", entry.path),
        reports_to=tell.named(entry.path, "reports_to"),
        does=tell.words["list"].join(entry.item.does),
        summary=summary(tell, actions_of(tell, entry)),
    )
