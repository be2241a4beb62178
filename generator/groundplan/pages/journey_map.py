"""The map of a journey: stages across, lanes down, with the feeling curve."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.journeys import CompetitorHere, JourneyStage
from groundplan.pages import curve
from groundplan.pages.curve import Dot, FeelingCell
from groundplan.pages.describe import Teller
from groundplan.pages.points import inside, point
from groundplan.pages.views import Link, Piece


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a stage's column: `optional` says when it can be left out, `next` what can follow instead."""

    number: int
    link: Link
    is_truth: bool
    optional: str
    next: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a cell, with a figure or a word beside it and what is said below it."""

    text: Piece
    beside: str = ""
    below: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the map; `kind` is the field it shows."""

    kind: str
    label: str
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class JourneyMap:
    """The finished map; the feelings stand between `above` and `below`, and are empty when none is stated."""

    heads: tuple[Head, ...]
    above: tuple[Lane, ...]
    feelings: tuple[FeelingCell, ...]
    below: tuple[Lane, ...]
    scale: tuple[Dot, ...]
    height: int
    has_now: bool
    has_wanted: bool
    has_low: bool


_ABOVE = ("aim", "doing", "touchpoints", "channels", "backstage")
_BELOW = ("likes", "dislikes", "blockers", "competitors", "ideas")


def journey_map(tell: Teller, stages: tuple[Entry, ...]) -> JourneyMap:
    """The map of a journey with these stages."""
    feelings = tuple(_feelings(tell, stages))
    return JourneyMap(
        heads=tuple(_head(tell, number, entry) for number, entry in enumerate(stages, 1)),
        above=tuple(_lanes(tell, stages, _ABOVE, _texts)),
        feelings=feelings,
        below=tuple(_lanes(tell, stages, _BELOW, _items)),
        scale=curve.scale(),
        height=curve.HEIGHT,
        has_now=any(cell.dot for cell in feelings),
        has_wanted=any(cell.wanted_dot for cell in feelings),
        has_low=any(cell.is_low for cell in feelings),
    )


def stage_of(entry: Entry) -> JourneyStage:
    """The stage that an entry holds."""
    assert isinstance(entry.item, JourneyStage)
    return entry.item


def optional(tell: Teller, stated: object) -> str:
    """That a stage can be left out, and when it is not; empty when it cannot."""
    if stated is True or not stated:
        return tell.words["stage.optional"] if stated else ""
    return tell.words["stage.optional_when"].format(when=stated)


def competitor(tell: Teller, entry: Entry) -> tuple[str, Link | None]:
    """What a competitor is called where a stage tells of it, and the link to it."""
    targets = {t.text: t.path for t in tell.plan.targets(entry.parent, "competitors")}
    path = targets.get(entry.id)
    named = tell.plan.index[path] if path else None
    return entry.item.title or (named.title if named else entry.id), tell.link(named) if named else None


def feels(tell: Teller, stage: JourneyStage) -> str:
    """How a stage feels and how it should, in words; empty when the file says neither."""
    said = {"now": stage.feeling, "wanted": stage.feeling_wanted}
    return tell.words["sep"].join(
        tell.words[f"journeys.{name}"].format(feeling=curve.signed(value))
        for name, value in said.items()
        if value is not None
    )


def is_low(stage: JourneyStage) -> bool:
    """Whether customers feel bad here."""
    return stage.feeling is not None and stage.feeling <= curve.LOW


def _head(tell: Teller, number: int, entry: Entry) -> Head:
    stage = stage_of(entry)
    return Head(
        number,
        tell.link(entry),
        stage.moment_of_truth,
        optional(tell, stage.optional),
        tell.named(entry.path, "next"),
    )


def _feelings(tell: Teller, entries: tuple[Entry, ...]) -> Iterator[FeelingCell]:
    stages = [stage_of(entry) for entry in entries]
    if all(stage.feeling is None and stage.feeling_wanted is None for stage in stages):
        return
    now = curve.pieces([stage.feeling for stage in stages])
    wanted = curve.pieces([stage.feeling_wanted for stage in stages])
    for stage, line, wanted_line in zip(stages, now, wanted, strict=True):
        dot, wanted_dot = curve.dots(stage.feeling, stage.feeling_wanted)
        yield FeelingCell(line, wanted_line, dot, wanted_dot, is_low(stage), feels(tell, stage))


def _lanes(
    tell: Teller,
    stages: tuple[Entry, ...],
    fields: tuple[str, ...],
    lines: Callable[[Teller, Entry, str], Iterator[Line]],
) -> Iterator[Lane]:
    """The lanes in which any stage has something to say."""
    for field in fields:
        cells = tuple(tuple(lines(tell, entry, field)) for entry in stages)
        if any(cells):
            yield Lane(field, tell.words.field(field), cells)


def _texts(tell: Teller, entry: Entry, field: str) -> Iterator[Line]:
    stated = getattr(entry.item, field)
    yield from (Line(text) for text in (stated if isinstance(stated, tuple) else filter(None, [stated])))


def _items(tell: Teller, entry: Entry, field: str) -> Iterator[Line]:
    for child in inside(tell, entry, field):
        link = tell.link(child)
        if isinstance(child.item, CompetitorHere):
            name, _ = competitor(tell, child)
            beside = tell.words["list"].join(child.item.platforms)
            yield Line(Link(name, link.href), beside, child.item.does or "")
        else:
            told = point(tell, child)
            yield Line(link, told.share.text if told.share else "", is_open=told.is_open)
