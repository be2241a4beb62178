"""What a role says: to the objections and blockers of the buyers that its pipelines and stages meet, and to rivals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.pages.backlinks import answers
from groundplan.pages.describe import Teller
from groundplan.pages.views import Link

# More than these wait for a click; more than those stand only where they belong.
_MOST_UNFOLDED, _MOST = 12, 60


@dataclass(frozen=True, slots=True)
class SayLine:
    """What is objected, or who is named, and what I say; without words, what is being done about it."""

    link: Link
    answer: str
    actions: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SayGroup:
    """What belongs together: the objections of a persona, the blockers of a stage."""

    link: Link | None
    label: str
    lines: tuple[SayLine, ...]


@dataclass(frozen=True, slots=True)
class Sayings:
    """All of it; `more` tells how many are not shown, `paths` are those of all that is objected or named."""

    groups: tuple[SayGroup, ...]
    is_folded: bool
    more: str
    paths: frozenset[str] = frozenset()


def sayings(tell: Teller, stages: Iterable[Entry], pipelines: Iterable[Entry]) -> Sayings:
    """What those say who work in some stages and pipelines."""
    stages = tuple(stages)
    ways = {each.path: each for each in (*pipelines, *(tell.plan.index[stage.parent] for stage in stages))}
    if not ways:
        return Sayings((), is_folded=False, more="")
    here = {each.path: each for stage in stages for each in tell.plan.named(stage.path, "journey")}
    journeys = {each.path: each for each in _journeys(tell, here.values(), ways.values())}
    said = tell.words
    found = [
        *((who, said["team.objections"], _inside(tell, who, "objection")) for who in _personas(tell, journeys, ways)),
        *((at, said["team.blockers"], _inside(tell, at, "blocker")) for at in _met(tell, journeys, here)),
        (None, said["team.competitors"], _rivals(tell)),
    ]
    count = sum(len(entries) for _, _, entries in found)
    return Sayings(
        groups=tuple(_groups(tell, found)),
        is_folded=count > _MOST_UNFOLDED,
        more=tell.words["more"].format(n=count - _MOST) if count > _MOST else "",
        paths=frozenset(each.path for _, _, entries in found for each in entries),
    )


def _journeys(tell: Teller, here: Iterable[Entry], ways: Iterable[Entry]) -> Iterator[Entry]:
    yield from (tell.plan.index[stage.parent] for stage in here)
    for pipeline in ways:
        yield from tell.plan.named(pipeline.path, "journey")


def _personas(tell: Teller, journeys: Iterable[str], ways: Iterable[str]) -> Iterable[Entry]:
    """Whose journeys they are; without any, who is in the segments of the pipelines."""
    plan = tell.plan
    found = {each.path: each for journey in journeys for each in plan.named(journey, "personas")}
    if not found:
        segments = {each.path for pipeline in ways for each in plan.named(pipeline, "segments")}
        found = {each.path: each for path in sorted(segments) for each in plan.naming(path, "segments", "persona")}
    return found.values()


def _met(tell: Teller, journeys: Iterable[str], here: dict[str, Entry]) -> Iterator[Entry]:
    """The stages of the journeys that I meet buyers in, all of those that no stage of mine says it of."""
    for path in journeys:
        stages = [each for each in tell.plan.index.children[path] if each.item.noun == "journey_stage"]
        yield tell.plan.index[path]
        yield from [each for each in stages if each.path in here] or stages


def _inside(tell: Teller, entry: Entry, noun: str) -> list[Entry]:
    return [each for each in tell.plan.index.children[entry.path] if each.item.noun == noun]


def _rivals(tell: Teller) -> list[Entry]:
    return [each for each in tell.chapter("market.competitors") if getattr(each.item, "answer", None)]


def _groups(tell: Teller, found: Iterable[tuple[Entry | None, str, list[Entry]]]) -> Iterator[SayGroup]:
    left = _MOST
    for entry, label, entries in found:
        shown = entries[:left]
        left -= len(shown)
        if shown:
            yield SayGroup(tell.link(entry) if entry else None, label, tuple(_line(tell, each) for each in shown))


def _line(tell: Teller, entry: Entry) -> SayLine:
    answer = getattr(entry.item, "answer", None) or ""
    return SayLine(tell.link(entry), answer, () if answer else answers(tell, entry.path))
