"""The page `journeys`: each journey as a map, then stage by stage with what stops customers and what we say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from groundplan.model.index import Entry
from groundplan.model.journeys import CompetitorHere
from groundplan.pages.describe import Site, Teller
from groundplan.pages.journey_map import JourneyMap, competitor, feels, is_low, journey_map, optional, stage_of
from groundplan.pages.points import PointGroup, groups, inside
from groundplan.pages.views import Badge, Card, Link, Page, Row

URI = "journeys.md"

_POINTS = ("blockers", "dislikes", "likes", "ideas")
_FACTS = ("aim", "doing", "touchpoints", "channels", "backstage", "next")
# What a stage shows in its own way, beside the rows of its card.
_OWN = frozenset({*_POINTS, *_FACTS, "competitors", "feeling", "feeling_wanted", "moment_of_truth", "optional"})


@dataclass(frozen=True, slots=True)
class Rival:
    """What a competitor does at a stage, with the link to the competitor itself."""

    card: Card
    link: Link | None
    does: str


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage with its facts on one side and what customers say on the other."""

    number: int
    card: Card
    feels: str
    optional: str
    facts: tuple[Row, ...]
    points: tuple[PointGroup, ...]
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True)
class JourneyView:
    """A journey: its map, what belongs to no one stage, and its stages."""

    card: Card
    map: JourneyMap | None
    across_anchor: str
    across: tuple[PointGroup, ...]
    statuses: tuple[Card, ...]
    stages: tuple[StageView, ...]


@dataclass(frozen=True, slots=True)
class JourneysView:
    """The finished page; `rivals` is the label of what competitors do."""

    journeys: tuple[JourneyView, ...]
    rivals_label: str
    statuses_label: str


def pages(site: Site) -> Iterator[Page]:
    """The page, when the file has any journey."""
    tell = site.teller(URI)
    if journeys := tell.chapter("journeys"):
        told = tuple(_journey(tell, entry) for entry in journeys)
        labels = tell.words.field("competitors"), tell.words.field("statuses")
        yield tell.page("journeys", JourneysView(told, *labels), wide=True)


def _journey(tell: Teller, entry: Entry) -> JourneyView:
    stages = inside(tell, entry, "stages")
    return JourneyView(
        card=tell.card(entry, without=("stages", "statuses", *_POINTS)),
        map=journey_map(tell, stages) if stages else None,
        across_anchor=f":{tell.anchor(entry.path)}.across",
        across=groups(tell, entry, _POINTS),
        statuses=tuple(tell.card(each) for each in inside(tell, entry, "statuses")),
        stages=tuple(_stage(tell, number, each) for number, each in enumerate(stages, 1)),
    )


def _stage(tell: Teller, number: int, entry: Entry) -> StageView:
    stage = stage_of(entry)
    badges = (
        *((Badge(tell.words.field("moment_of_truth"), "info"),) if stage.moment_of_truth else ()),
        *((Badge(tell.words["journeys.low"], "bad"),) if is_low(stage) else ()),
    )
    return StageView(
        number=number,
        card=tell.card(entry, without=_OWN, badges=badges),
        feels=feels(tell, stage),
        optional=optional(tell, stage.optional),
        facts=tuple(_facts(tell, entry)),
        points=groups(tell, entry, _POINTS),
        rivals=tuple(_rival(tell, each) for each in inside(tell, entry, "competitors")),
    )


def _facts(tell: Teller, entry: Entry) -> Iterator[Row]:
    """What the customer wants, does and meets here, and what follows."""
    others = tuple(name for name in type(entry.item).model_fields if name not in _FACTS)
    yield from tell.rows(entry.item, entry.path, without=others)
    if served := tell.plan.naming(entry.path, "journey", "stage"):
        yield Row(tell.words["journeys.served"], "list", tell.links(served))


def _rival(tell: Teller, entry: Entry) -> Rival:
    assert isinstance(entry.item, CompetitorHere)
    name, link = competitor(tell, entry)
    return Rival(replace(tell.card(entry, without=("does",)), title=name), link, entry.item.does or "")
