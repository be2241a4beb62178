"""Competitors: the positioning map, and for each what to say, why we win and lose, and its SWOT."""

from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.market import Axis, Competitor, PositioningMap
from groundplan.pages.backlinks import card
from groundplan.pages.describe import Teller
from groundplan.pages.market_swot import Quadrant, quadrants
from groundplan.pages.scatter import Plot, Point, plot
from groundplan.pages.views import Badge, Card, Link, Piece, Row

# So many names find a place on the map; more competitors are numbered.
_MOST_NAMES = 14


@dataclass(frozen=True, slots=True)
class AxisText:
    """What an axis is called, and what its ends mean."""

    title: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Positioning:
    """The map: its axes, what stands on it, and the table of all who have a place."""

    x: AxisText
    y: AxisText
    plot: Plot
    head: tuple[str, ...]
    table: tuple[tuple[Piece, ...], ...]
    rest: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CompetitorCard:
    """A competitor, for a seller who has just heard the name."""

    card: Card
    answer: str
    offer: str
    price: str
    size: str
    win: tuple[str, ...]
    lose: tuple[str, ...]
    has: tuple[str, ...]
    lacks: tuple[str, ...]
    swot: tuple[Quadrant, ...]


def competitor(tell: Teller, entry: Entry) -> CompetitorCard:
    """All that the file says of a competitor."""
    assert isinstance(entry.item, Competitor)
    item = entry.item
    hidden = ["kind", "offer", "price", "size", "has", "lacks", "swot", "win_because", "lose_because", "answer"]
    if _place(item):
        hidden.append("position")
    kind = (Badge(tell.words.choice(item.kind)),) if item.kind else ()
    return CompetitorCard(
        card=card(tell, entry, without=hidden, badges=kind),
        answer=item.answer or "",
        offer=item.offer or "",
        price=tell.amount(item, "price", entry.path),
        size=tell.quantity(item.size),
        win=item.win_because,
        lose=item.lose_because,
        has=item.has,
        lacks=item.lacks,
        swot=quadrants(tell, tell.plan.index.children[entry.path], {}),
    )


def positioning(tell: Teller, entries: tuple[Entry, ...]) -> Positioning | None:
    """The map of us and the competitors; none when there is neither a map nor anybody's place."""
    drawn = tell.plan.strategy.market.map
    places = [(tell.link(e), place) for e in entries if isinstance(e.item, Competitor) and (place := _place(e.item))]
    if drawn is None and not places:
        return None
    us = drawn.us if drawn else None
    numbered = len(places) > _MOST_NAMES
    points: list[Point] = []
    table: list[tuple[Piece, ...]] = []
    if us and us.x is not None and us.y is not None:
        name = tell.plan.strategy.strategy.organization or tell.words.field("us")
        points.append(Point(us.x, us.y, name, name, "us"))
        table.append((*([""] if numbered else []), name, f"{us.x:g}", f"{us.y:g}"))
    for number, (link, (x, y)) in enumerate(places, 1):
        points.append(Point(x, y, str(number) if numbered else link.text, link.text, "circle", link.href))
        table.append((*([str(number)] if numbered else []), link, f"{x:g}", f"{y:g}"))
    across = _axis(drawn.x if drawn else None, tell.words.field("x"))
    up = _axis(drawn.y if drawn else None, tell.words.field("y"))
    number_head = [tell.words["market.number"]] if numbered else []
    return Positioning(
        x=across,
        y=up,
        plot=plot(points),
        head=(*number_head, tell.words["market.name"], across.title, up.title),
        table=tuple(table),
        rest=tuple(_rest(tell, drawn)) if drawn else (),
    )


def links(tell: Teller, entries: tuple[Entry, ...]) -> tuple[Link, ...]:
    """The way to each competitor, for a page that shows several."""
    return tell.links(entries) if len(entries) > 2 else ()


def _place(item: Competitor) -> tuple[float, float] | None:
    position = item.position
    if position is None or position.x is None or position.y is None:
        return None
    return position.x, position.y


def _axis(axis: Axis | None, word: str) -> AxisText:
    if axis is None:
        return AxisText(word, "", "")
    return AxisText(axis.title or word, axis.low or "", axis.high or "")


def _rest(tell: Teller, drawn: PositioningMap) -> list[Row]:
    """Our place as text when half of it is missing, so that it cannot be drawn."""
    us = drawn.us
    is_drawn = us is None or (us.x is not None and us.y is not None)
    return [] if is_drawn else list(tell.rows(drawn, "market.map", without=("x", "y")))
