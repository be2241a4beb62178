"""The page `index`: the strategy on one page, made to be printed on one sheet."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from groundplan.pages.board import Line, line
from groundplan.pages.buyers import Buyer, Low, lows, personas, segments
from groundplan.pages.changes import URI as CHANGES
from groundplan.pages.changes import has_page, in_short, name_of
from groundplan.pages.charter import rest
from groundplan.pages.describe import Site, Teller
from groundplan.pages.headlines import Answered, Quadrant, Tile, answered, headline_goals, quadrants, tile
from groundplan.pages.poster import Block, block, size_of_type
from groundplan.pages.quarter import Quarter, quarter_of, this_quarter
from groundplan.pages.views import Badge, Link, Page, Piece, Row
from groundplan.pages.working import speaker
from groundplan.plan.coverage import KINDS
from groundplan.words import locale

URI = "index.md"
# What fits on the sheet; the others are one click away.
_GOALS, _VALUES, _NOT_DOING, _ACTIONS, _EVENTS, _CHANGES = 6, 4, 5, 9, 6, 3

_TONES = {"draft": "warn", "approved": "good", "retired": "bad"}


@dataclass(frozen=True, slots=True)
class Note:
    """A link with a few words about it."""

    link: Link
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, and when."""

    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """Whose strategy it is, for when, and how binding."""

    organization: str
    status: Badge
    approval: tuple[Piece, ...]
    facts: tuple[Row, ...]
    source: Link | None


@dataclass(frozen=True, slots=True)
class IndexView:
    """The finished page; a block without lines is left out."""

    head: Head
    vision: str
    summary: str
    note: str
    goals: Block[Tile]
    values: Block[Note]
    swot: Block[Quadrant]
    segments: Block[Buyer]
    personas: Block[Buyer]
    lows: Block[Low]
    actions: Block[Line]
    coverage: Block[Answered]
    not_doing: Block[Note]
    events: tuple[Event, ...]
    changes: Block[str]
    rest: tuple[Row, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing for the sheet but its head."""
        blocks = (self.goals, self.values, self.swot, self.segments, self.personas, self.lows, self.actions)
        return not any((*blocks, self.coverage, self.not_doing, self.events, self.changes))

    @property
    def size(self) -> int:
        """The size of type on paper, from 0 to 3."""
        shown = (getattr(self, field.name) for field in fields(self) if field.name != "rest")
        return size_of_type(*shown)


def pages(site: Site) -> Iterator[Page]:
    """The page: there is one even when the file has nothing but a title."""
    tell = site.teller(URI)
    say = speaker(site.plan, site.words)
    charter = site.plan.strategy.strategy
    quarter = quarter_of(site.plan)
    soon = this_quarter(site.plan, quarter, tell.chapter("actions"))
    swot = tuple(quadrants(tell))
    view = IndexView(
        head=_head(tell),
        vision=charter.vision or "",
        summary=charter.summary or "",
        note=charter.note or "",
        goals=block(tell, "goals", "goals.md", [tile(tell, say, e) for e in headline_goals(tell)], _GOALS),
        values=block(tell, "values", "market.md", list(_values(tell)), _VALUES),
        swot=block(tell, "swot", "market.md", list(swot), len(swot)),
        segments=segments(tell),
        personas=personas(tell),
        lows=lows(tell),
        actions=_actions(tell, quarter, [line(tell, entry) for entry in soon]),
        coverage=block(tell, "coverage", "trace.md", list(answered(tell, say)), len(KINDS)),
        not_doing=block(tell, "not_doing", "goals.md", list(_not_doing(tell)), _NOT_DOING),
        events=_events(tell),
        changes=_changes(tell),
        rest=tuple(rest(tell, all_events=len(charter.events) > _EVENTS)),
    )
    yield tell.page("index", view, title=charter.title, anchor=tell.anchor("strategy"), wide=True)


def _head(tell: Teller) -> Head:
    charter = tell.plan.strategy.strategy
    approval: tuple[Piece, ...] = ()
    if charter.approved:
        by = tell.named("strategy.approved", "by")
        approval = (*by, *((tell.when(charter.approved.date),) if charter.approved.date else ()))
    return Head(
        organization=charter.organization or "",
        status=Badge(tell.words.choice(charter.status), _TONES[charter.status]),
        approval=approval,
        facts=tuple(_facts(tell)),
        source=tell.sources.link("strategy"),
    )


def _facts(tell: Teller) -> Iterator[Row]:
    charter, words = tell.plan.strategy.strategy, tell.words
    if charter.version:
        yield Row(words.field("version"), "text", (charter.version,))
    if charter.period:
        start, end = tell.when(charter.period.start), tell.when(charter.period.end)
        both = locale.between(start, end, words.language) if start and end else ""
        only = words["index.from" if start else "index.until"].format(date=start or end)
        yield Row(words.field("period"), "text", (both or only,))
    if charter.owner:
        yield Row(words.field("owner"), "inline", tell.named("strategy", "owner"))
    if charter.review_by:
        yield Row(words.field("review_by"), "text", (tell.when(charter.review_by),))


def _values(tell: Teller) -> Iterator[Note]:
    for entry in tell.chapter("market.value_propositions"):
        yield Note(tell.link(entry), getattr(entry.item, "because", None) or "")


def _not_doing(tell: Teller) -> Iterator[Note]:
    for entry in tell.plan.index.children["strategy"]:
        if entry.parts[1] == "not_doing":
            until = tell.when(getattr(entry.item, "until", None))
            yield Note(tell.link(entry), tell.words["index.until"].format(date=until) if until else "")


def _actions(tell: Teller, quarter: Quarter, lines: list[Line]) -> Block[Line]:
    heading = tell.words["index.actions"].format(quarter=tell.when(quarter.when))
    return block(tell, "actions", "actions.md", lines, _ACTIONS, heading=heading)


def _changes(tell: Teller) -> Block[str]:
    """What matters most in the newest version, in a line or three; all of it is on a page of its own."""
    releases = tell.chronicle.releases
    newest = releases[0] if has_page(releases) else None
    lines = in_short(tell, newest, _CHANGES) if newest else ()
    heading = tell.words["index.changes"].format(version=name_of(tell, newest)) if newest else ""
    return block(tell, "changes", CHANGES, lines, _CHANGES, heading=heading or tell.words["changes"])


def _events(tell: Teller) -> tuple[Event, ...]:
    """The last events of the file, in its order."""
    events = tuple(tell.plan.strategy.strategy.events.items())
    return tuple(Event(tell.when(when), text) for when, text in events[-_EVENTS:])
