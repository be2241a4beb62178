"""Whom we sell to, and where the way of customers is worst, for the first page."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.journeys import JourneyStage
from groundplan.model.personas import Persona
from groundplan.model.segments import Focus, Segment
from groundplan.pages.curve import signed
from groundplan.pages.describe import Teller
from groundplan.pages.poster import Block, block
from groundplan.pages.views import Badge, Link

_SEGMENTS, _PERSONAS, _LOWS, _BLOCKERS = 5, 6, 4, 3
_FOCUS = ("focus", "重点")


@dataclass(frozen=True, slots=True)
class Buyer:
    """A segment or a persona with a word about it."""

    link: Link
    text: str


@dataclass(frozen=True, slots=True)
class Low:
    """A stage at which customers feel bad: how bad, and what stops or annoys them there.

    `journey` is told only where there are several.
    """

    link: Link
    journey: str
    feeling: Badge
    reasons: tuple[Link, ...]


def segments(tell: Teller) -> Block[Buyer]:
    """The segments in focus; where none is, the ways to cut the market."""
    every = [e for e in tell.plan.index.entries.values() if isinstance(e.item, Segment)]
    chosen = [entry for entry in every if _in_focus(entry)] or [e for e in every if not e.parent]
    lines = [Buyer(tell.link(entry), _size(tell, entry)) for entry in chosen]
    return block(tell, "segments", "personas/index.md", lines, _SEGMENTS)


def _in_focus(entry: Entry) -> bool:
    assert isinstance(entry.item, Segment)
    priority = entry.item.priority
    return priority in _FOCUS or (isinstance(entry.item, Focus) and priority is None)


def _size(tell: Teller, entry: Entry) -> str:
    """How many there are; words such as `high` say too little by themselves."""
    assert isinstance(entry.item, Segment)
    size = entry.item.size
    return "" if size is None or size.is_words else tell.quantity(size)


def personas(tell: Teller) -> Block[Buyer]:
    """The personas with their part in the purchase."""
    lines = []
    for entry in tell.chapter("personas"):
        assert isinstance(entry.item, Persona)
        roles = tell.words["sep"].join(tell.words.choice(role) for role in entry.item.roles)
        lines.append(Buyer(tell.link(entry), roles))
    return block(tell, "personas", "personas/index.md", lines, _PERSONAS)


def lows(tell: Teller) -> Block[Low]:
    """The stages where customers feel bad, the worst first; where all feel well, the one that feels least so."""
    felt = sorted(_felt(tell), key=lambda each: each[0])
    bad = [each for each in felt if each[0] < 0] or felt[:1]
    several = len({entry.parent for _, entry in bad[:_LOWS]}) > 1
    lines = [_low(tell, feeling, entry, several) for feeling, entry in bad]
    return block(tell, "lows", "journeys.md", lines, _LOWS)


def _felt(tell: Teller) -> Iterator[tuple[float, Entry]]:
    for entry in tell.plan.index.entries.values():
        if isinstance(entry.item, JourneyStage) and entry.item.feeling is not None:
            yield entry.item.feeling, entry


def _low(tell: Teller, feeling: float, entry: Entry, several: bool) -> Low:
    children = tell.plan.index.children[entry.path]
    blockers = [child for child in children if child.item.noun == "blocker"]
    reasons = blockers or [child for child in children if child.item.noun == "dislike"]
    tone = "bad" if feeling < -0.5 else "warn" if feeling < 0 else "quiet"
    journey = tell.plan.index[entry.parent].title if several else ""
    return Low(tell.link(entry), journey, Badge(signed(feeling), tone), tell.links(reasons[:_BLOCKERS]))
