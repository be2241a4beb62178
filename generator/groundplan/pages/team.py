"""The pages `team`: all roles on one, and a page for each role."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.team import Role
from groundplan.pages.board import summary
from groundplan.pages.describe import Site, Teller
from groundplan.pages.own_pages import own_pages
from groundplan.pages.role import actions_of, role
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


def pages(site: Site) -> Iterator[Page]:
    """The page of all, when the file has a team, and then those of each role."""
    tell = site.teller(URI)
    entries = tell.chapter("team")
    if not entries:
        return
    yield tell.page("team", TeamView(tuple(_tile(tell, each) for each in entries)))
    yield from own_pages(site, "role", entries, role)


def _tile(tell: Teller, entry: Entry) -> RoleTile:
    assert isinstance(entry.item, Role)
    return RoleTile(
        link=tell.link(entry),
        people=tell.amount(entry.item, "headcount", entry.path),
        reports_to=tell.named(entry.path, "reports_to"),
        does=tell.words["list"].join(entry.item.does),
        summary=summary(tell, actions_of(tell, entry)),
    )
