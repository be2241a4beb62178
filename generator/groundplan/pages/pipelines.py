"""The page `pipelines`: each sales process as a picture, then stage by stage with what the buyer has done."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.pipelines import Automation, Pipeline, Rule, Score
from groundplan.pages.capacity import CapacityView, capacities
from groundplan.pages.comparison import Comparison, Swing, pipelines_compared, swings
from groundplan.pages.describe import Site, Teller
from groundplan.pages.funnel import FunnelView, funnel_view
from groundplan.pages.pipeline_flow import Conversion, Flow, conversion, flow, is_bare, marks_of, ways
from groundplan.pages.points import Point, inside, point
from groundplan.pages.views import Card, Page, Piece, Row
from groundplan.pages.working import Speaker, speaker
from groundplan.plan.ways import stage_of

URI = "pipelines.md"

_HEAD = ("goal", "must_win", "share", "deal_size", "team", "segments", "journey")
_PARTS = ("stages", "automation", "loss_reasons", "scoring", "rules")
_CRITERIA = ("exit", "entry")
_FACTS = ("owner", "days", "max_days", "win_odds", "open", "sign_off", "alongside", "next", "journey")
# What a stage shows in its own way, beside the rows of its card.
_OWN = frozenset({*_CRITERIA, *_FACTS, "conversion", "outcome", "optional", "automation"})
# What names a stage from elsewhere: the label, the field that names it, and the noun of what does.
_NAMED_BY = (
    ("pipelines.goals", "stage", "goal"),
    ("pipelines.referrals", "stage", "referral"),
    ("pipelines.rules", "applies_to", "rule"),
    ("pipelines.actions", "addresses", "action"),
)
_IN_DAYS = frozenset({"days", "max_days"})


@dataclass(frozen=True, slots=True)
class AutomationView:
    """Handwork that a tool does: when this happens, then it does that; what differs for whom."""

    card: Card
    when: str
    then: str
    tool: str
    varies: Row | None


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage: what the buyer has done when it ends comes first; `exit` and `entry` are lists."""

    mark: str
    card: Card
    conversion: Conversion | None
    conversion_note: str
    conversion_rows: tuple[Row, ...]
    exit: tuple[str, ...]
    entry: tuple[str, ...]
    facts: tuple[Row, ...]
    automation: tuple[AutomationView, ...]

    @property
    def is_told(self) -> bool:
        """Whether there is more to say than its figures."""
        card = self.card
        return bool(card.badges or card.lead or card.rows or card.groups or self.exit or self.entry or self.automation)


@dataclass(frozen=True, slots=True)
class ScoreView:
    """Points by trait; `is_minus` marks those that are taken away."""

    card: Card
    points: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """A standing rule with its limit, and the limits that hold for some segments."""

    card: Card
    limit: str
    varies: tuple[tuple[Piece, str], ...]


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of a pipeline's own sections."""

    losses: str
    scoring: str
    rules: str
    automation: str


@dataclass(frozen=True, slots=True)
class PipelineView:
    """A pipeline: what it is for, its picture, its stages, and what holds for all of them."""

    card: Card
    anchors: Anchors
    head: tuple[Row, ...]
    funnel: FunnelView | None
    flow: Flow | None
    stages: tuple[StageView, ...]
    losses: tuple[Point, ...]
    scoring: tuple[ScoreView, ...]
    rules: tuple[RuleView, ...]
    automation: tuple[AutomationView, ...]


@dataclass(frozen=True, slots=True)
class PipelinesView:
    """The finished page."""

    pipelines: tuple[PipelineView, ...]
    capacity: tuple[CapacityView, ...]
    scenarios: Comparison | None
    swings: tuple[Swing, ...]


def pages(site: Site) -> Iterator[Page]:
    """The page, when the file has any pipeline."""
    tell = site.teller(URI)
    if pipelines := tell.chapter("pipelines"):
        say = speaker(site.plan, site.words)
        yield tell.page(
            "pipelines",
            PipelinesView(
                pipelines=tuple(_pipeline(tell, say, entry) for entry in pipelines),
                capacity=capacities(tell, say),
                scenarios=pipelines_compared(tell, say),
                swings=swings(tell, say),
            ),
        )


def _pipeline(tell: Teller, say: Speaker, entry: Entry) -> PipelineView:
    assert isinstance(entry.item, Pipeline)
    stages = inside(tell, entry, "stages")
    marks = marks_of(stages)
    return PipelineView(
        card=tell.card(entry, without=(*_HEAD, *_PARTS)),
        anchors=Anchors(
            *(f":{tell.anchor(entry.path)}.{part}" for part in ("losses", "scoring", "rules", "automation"))
        ),
        head=tuple(_head(tell, entry)),
        funnel=funnel_view(tell, say, entry),
        flow=flow(tell, stages, marks) if stages else None,
        stages=tuple(_stage(tell, each, marks[each.path]) for each in stages if not is_bare(stage_of(each))),
        losses=tuple(point(tell, each) for each in inside(tell, entry, "loss_reasons")),
        scoring=tuple(_score(tell, each) for each in inside(tell, entry, "scoring")),
        rules=tuple(_rule(tell, each) for each in inside(tell, entry, "rules")),
        automation=_automation(tell, entry),
    )


def _head(tell: Teller, entry: Entry) -> Iterator[Row]:
    """What the pipeline is for."""
    for name in _HEAD:
        yield from _only(tell, entry, (name,))


def _only(tell: Teller, entry: Entry, fields: Collection[str]) -> Iterator[Row]:
    """The rows of some fields alone."""
    others = {name for name in type(entry.item).model_fields if name not in fields}
    return tell.rows(entry.item, entry.path, without=others)


def _stage(tell: Teller, entry: Entry, mark: str) -> StageView:
    stage = stage_of(entry)
    badges = (tell.badge(stage.outcome),) if stage.outcome else ()
    estimate = stage.conversion
    shown = conversion(tell, estimate)
    hidden = ("value", "basis", "low", "high") if shown else ()
    path = f"{entry.path}.conversion"
    return StageView(
        mark=mark,
        card=tell.card(entry, without=_OWN, badges=badges),
        conversion=shown,
        conversion_note=(estimate and estimate.note) or "",
        conversion_rows=tuple(tell.rows(estimate, path, without=hidden)) if estimate else (),
        exit=stage.exit,
        entry=stage.entry,
        facts=tuple(_facts(tell, entry)),
        automation=_automation(tell, entry),
    )


def _facts(tell: Teller, entry: Entry) -> Iterator[Row]:
    """Who works here, for how long, with which odds, what follows, and what else holds here."""
    stage = stage_of(entry)
    if stage.optional:
        when: Piece = tell.words["yes"] if stage.optional is True else stage.optional
        yield Row(tell.words["pipelines.optional"], "text", (when,))
    for name in _FACTS:
        if name in _IN_DAYS:
            if text := tell.amount(stage, name, entry.path):
                yield Row(tell.words[f"pipelines.{name}"], "text", (text,))
        elif name == "next":
            yield from _next(tell, entry)
        else:
            yield from _only(tell, entry, (name,))
    for label, field, noun in _NAMED_BY:
        if named := tell.plan.naming(entry.path, field, noun):
            yield Row(tell.words[label], "list", tell.links(named))


def _next(tell: Teller, entry: Entry) -> Iterator[Row]:
    """Where deals go from here, with shares where the file states them."""
    found = tuple(ways(tell, entry))
    label, unstated = tell.words.field("next"), tell.words["pipelines.unstated"]
    if any(way.share for way in found):
        yield Row(label, "pairs", pairs=tuple((way.link, (way.share or unstated,)) for way in found))
    elif found:
        yield Row(label, "inline", tuple(way.link for way in found))


def _automation(tell: Teller, entry: Entry) -> tuple[AutomationView, ...]:
    return tuple(_automated(tell, each) for each in inside(tell, entry, "automation"))


def _automated(tell: Teller, entry: Entry) -> AutomationView:
    item = entry.item
    assert isinstance(item, Automation)
    card = tell.card(entry, without=("when", "then", "tool", "varies"))
    varies = next(iter(_only(tell, entry, ("varies",))), None)
    return AutomationView(card, item.when or "", item.then or "", item.tool or "", varies)


def _score(tell: Teller, entry: Entry) -> ScoreView:
    item = entry.item
    assert isinstance(item, Score)
    points = tuple((trait, tell.quantity(each), (each.high or 0) < 0) for trait, each in item.points.items())
    return ScoreView(tell.card(entry, without=("points",)), points)


def _rule(tell: Teller, entry: Entry) -> RuleView:
    item = entry.item
    assert isinstance(item, Rule)
    varies = next(iter(_only(tell, entry, ("varies",))), None)
    limits = varies.pairs if varies else ()
    return RuleView(
        tell.card(entry, without=("limit", "varies")),
        tell.quantity(item.limit),
        tuple((segment, str(limit[0]) if limit else "") for segment, limit in limits),
    )
