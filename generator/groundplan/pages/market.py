"""The page `market`: what we offer and why, where we are strong and weak, and against whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.market import Force, Need, Obstacle, Offer, Tier, ValueProposition
from groundplan.pages.backlinks import answers, card, named_segments
from groundplan.pages.describe import Site, Teller
from groundplan.pages.market_competitors import CompetitorCard, Positioning, competitor, links, positioning
from groundplan.pages.market_sizes import Sizes, sizes
from groundplan.pages.market_swot import Corner, Quadrant, SwotChart, chart, keys, quadrants, tows
from groundplan.pages.ratings import Mark, marks, share_of_five
from groundplan.pages.views import Card, Link, Page, Piece

URI = "market.md"
_SIDES = ("internal", "external", None)


@dataclass(frozen=True, slots=True)
class Proposition:
    """Why customers should choose us: for whom, because of what, unlike whom."""

    card: Card
    because: str
    for_: tuple[Piece, ...]
    unlike: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """A price and what it is for: a plan, a range of amounts, a unit."""

    title: str
    amounts: str
    each: str
    per: str


@dataclass(frozen=True, slots=True)
class OfferCard:
    """What we sell, with its price and its tiers."""

    card: Card
    price: Price | None
    tiers: tuple[Price, ...]
    for_: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A need or an obstacle, what we say or do about it, and who does."""

    card: Card
    answer: str
    answers: tuple[Link, ...]
    about: tuple[Piece, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ForceBar:
    """A force of the market: its rating as text and as a share of five in percent."""

    card: Card
    rating: str
    width: float | None


@dataclass(frozen=True, slots=True)
class Side:
    """Obstacles inside, outside, or where the file does not say."""

    label: str
    obstacles: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class MarketView:
    """The finished page."""

    propositions: tuple[Proposition, ...]
    offers: tuple[OfferCard, ...]
    needs: tuple[Answered, ...]
    sizes: Sizes | None
    swot: tuple[Quadrant, ...]
    chart: SwotChart | None
    moves: tuple[Corner, ...]
    map: Positioning | None
    jump: tuple[Link, ...]
    competitors: tuple[CompetitorCard, ...]
    forces: tuple[ForceBar, ...]
    sides: tuple[Side, ...]


def pages(site: Site) -> Iterator[Page]:
    """The page, when the file has anything to show on it."""
    tell = site.teller(URI)
    ours = _ours(tell)
    known = keys(ours)
    competitors = tell.chapter("market.competitors")
    view = MarketView(
        propositions=tuple(_proposition(tell, entry) for entry in tell.chapter("market.value_propositions")),
        offers=tuple(_offer(tell, entry) for entry in tell.chapter("market.offers")),
        needs=tuple(_need(tell, entry) for entry in tell.chapter("market.needs")),
        sizes=sizes(tell, tell.chapter("market.sizes")),
        swot=quadrants(tell, ours, known),
        chart=chart(tell, ours, known),
        moves=tows(tell, tell.chapter("market.moves"), known),
        map=positioning(tell, competitors),
        jump=links(tell, competitors),
        competitors=tuple(competitor(tell, entry) for entry in competitors),
        forces=tuple(_force(tell, entry) for entry in tell.chapter("market.forces")),
        sides=tuple(_sides(tell)),
    )
    if any(getattr(view, field) for field in MarketView.__dataclass_fields__):
        yield tell.page("market", view)


def _ours(tell: Teller) -> tuple[Entry, ...]:
    return tuple(e for e in tell.plan.index.children[""] if e.parts[:2] == ("market", "swot"))


def _proposition(tell: Teller, entry: Entry) -> Proposition:
    assert isinstance(entry.item, ValueProposition)
    return Proposition(
        card=card(tell, entry, without=("because", "for", "unlike")),
        because=entry.item.because or "",
        for_=named_segments(tell, entry.path, "for"),
        unlike=tell.named(entry.path, "unlike"),
    )


def _offer(tell: Teller, entry: Entry) -> OfferCard:
    assert isinstance(entry.item, Offer)
    offer = entry.item
    price = Price("", "", tell.amount(offer, "price", entry.path), _per(tell, offer.per))
    return OfferCard(
        card=card(tell, entry, without=("price", "per", "tiers", "for")),
        price=price if price.each or price.per else None,
        tiers=tuple(_tier(tell, tier, offer.per, entry.path) for tier in offer.tiers),
        for_=named_segments(tell, entry.path, "for"),
    )


def _tier(tell: Teller, tier: Tier, per: str | None, path: str) -> Price:
    """A tier; what its price is per is said only when it differs from the offer's."""
    each = tell.amount(tier, "each", path)
    return Price(tier.title or "", _amounts(tell, tier), each, _per(tell, tier.per) if tier.per != per else "")


def _amounts(tell: Teller, tier: Tier) -> str:
    low, high = tell.quantity(tier.from_), tell.quantity(tier.to)
    if low and high:
        return low if low == high else f"{low}–{high}"
    if low:
        return tell.words["market.tier.from"].format(low=low)
    return tell.words["market.tier.to"].format(high=high) if high else ""


def _per(tell: Teller, per: str | None) -> str:
    return tell.words["market.per"].format(per=per) if per else ""


def _need(tell: Teller, entry: Entry) -> Answered:
    assert isinstance(entry.item, Need)
    return Answered(
        card=card(tell, entry, without=("answer", "segments"), unnamed=("addresses",)),
        answer=entry.item.answer or "",
        answers=answers(tell, entry.path),
        about=named_segments(tell, entry.path, "segments"),
        marks=(),
    )


def _obstacle(tell: Teller, entry: Entry) -> Answered:
    assert isinstance(entry.item, Obstacle)
    item = entry.item
    return Answered(
        card=card(tell, entry, without=("answer", "side", "blocks", "impact", "likelihood"), unnamed=("addresses",)),
        answer=item.answer or "",
        answers=answers(tell, entry.path),
        about=tell.named(entry.path, "blocks"),
        marks=tuple(marks(tell, item.impact, item.likelihood)),
    )


def _sides(tell: Teller) -> Iterator[Side]:
    """The obstacles inside and outside; one column without a label when the file tells no side of any."""
    entries = tell.chapter("market.obstacles")
    held: dict[str | None, list[Answered]] = {side: [] for side in _SIDES}
    for entry in entries:
        assert isinstance(entry.item, Obstacle)
        held[entry.item.side].append(_obstacle(tell, entry))
    for side, obstacles in held.items():
        if obstacles:
            word = tell.words[f"market.obstacles.{side or 'other'}"]
            label = word if len(obstacles) < len(entries) or side else ""
            yield Side(label, tuple(obstacles))


def _force(tell: Teller, entry: Entry) -> ForceBar:
    assert isinstance(entry.item, Force)
    rating = entry.item.rating
    told = card(tell, entry, without=("rating",))
    if rating is None:
        return ForceBar(told, "", None)
    return ForceBar(told, tell.words["market.of_five"].format(rating=f"{rating:g}"), share_of_five(rating))
