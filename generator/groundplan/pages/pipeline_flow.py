"""A pipeline as a picture: the stages a deal passes on its way, what runs beside them, what follows the sale."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.pipelines import Estimate, Stage
from groundplan.pages.describe import Teller
from groundplan.pages.journey_map import optional
from groundplan.pages.points import Share, estimated
from groundplan.pages.views import Badge, Link, Piece
from groundplan.plan.ways import stage_of


@dataclass(frozen=True, slots=True)
class Way:
    """One way on from a stage, with the share of deals that take it."""

    link: Piece
    share: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """What goes on from a stage: the share, how far it may be off, and how we know it."""

    share: Share
    spread: str
    basis: Badge | None


@dataclass(frozen=True, slots=True)
class Step:
    """A stage in the picture; `anchor` and `source` are set when the picture is the only place that shows the stage."""

    mark: str
    link: Link
    anchor: str
    source: Link | None
    outcome: str
    conversion: Conversion | None
    days: str
    optional: str
    alongside: tuple[Link, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The stages by their part: on the way to the sale, beside it, the sale with what follows, and the losses."""

    path: tuple[Step, ...]
    beside: tuple[Step, ...]
    sale: tuple[Step, ...]
    lost: tuple[Step, ...]


# What stands for a number where not every deal passes, and where none goes on.
_BESIDE, _LOST = "+", "×"
_BASES = {"own_data": "good", "benchmark": "warn", "guess": "bad"}


def flow(tell: Teller, stages: tuple[Entry, ...], marks: Mapping[str, str]) -> Flow:
    """The picture of a pipeline; `marks` of the stages by their path."""
    parts: dict[str, list[Step]] = {"path": [], "beside": [], "sale": [], "lost": []}
    for entry, part in _parts(stages):
        parts[part].append(_step(tell, entry, marks[entry.path]))
    return Flow(**{name: tuple(steps) for name, steps in parts.items()})


def marks_of(stages: tuple[Entry, ...]) -> dict[str, str]:
    """By path what stands before the name of a stage: numbers in a row along the way that every deal takes."""
    marks: dict[str, str] = {}
    number = 0
    for entry, part in _parts(stages):
        if part == "lost":
            marks[entry.path] = _LOST
        elif part == "beside" or stage_of(entry).optional:
            marks[entry.path] = _BESIDE
        else:
            number += 1
            marks[entry.path] = str(number)
    return marks


def _parts(stages: tuple[Entry, ...]) -> Iterator[tuple[Entry, str]]:
    """The stages with the part of the picture in which each stands.

    What stands below the first stage that is won follows the sale; a stage that runs alongside another stands
    beside the way.
    """
    is_won = False
    for entry in stages:
        stage = stage_of(entry)
        is_won = is_won or stage.outcome == "won"
        part = "sale" if is_won else "beside" if stage.alongside else "path"
        yield entry, "lost" if stage.outcome == "lost" else part


def is_bare(stage: Stage) -> bool:
    """Whether an end of the path says nothing but that it is one, so that the picture shows all of it."""
    return stage.outcome is not None and not any(
        getattr(stage, name) for name in stage.model_fields_set - {"title", "outcome"}
    )


def conversion(tell: Teller, estimate: Estimate | None) -> Conversion | None:
    """What goes on from a stage; none when the file does not say."""
    if estimate is None or estimate.value is None:
        return None
    basis = Badge(tell.words.choice(estimate.basis), _BASES[estimate.basis]) if estimate.basis else None
    return Conversion(estimated(tell, estimate.value, estimate.low, estimate.high), spread(tell, estimate), basis)


def spread(tell: Teller, estimate: Estimate) -> str:
    """From the least to the most that a share may be: `37%–43%`; empty when neither is stated."""
    low, high = tell.quantity(estimate.low), tell.quantity(estimate.high)
    if low and high:
        return f"{low}–{high}"
    return f"{tell.words.field('low' if low else 'high')} {low or high}" if low or high else ""


def ways(tell: Teller, entry: Entry) -> Iterator[Way]:
    """Where deals can go from a stage, as the file names it."""
    shares = stage_of(entry).next
    for target in tell.plan.targets(entry.path, "next"):
        link: Piece = target.text if target.path is None else tell.link(tell.plan.index[target.path])
        yield Way(link, tell.quantity(shares.get(target.text)))


def _step(tell: Teller, entry: Entry, mark: str) -> Step:
    stage = stage_of(entry)
    return Step(
        mark=mark,
        link=tell.link(entry),
        anchor=tell.anchor(entry.path) if is_bare(stage) else "",
        source=tell.sources.link(entry.path) if is_bare(stage) else None,
        outcome=stage.outcome or "",
        conversion=conversion(tell, stage.conversion),
        days=tell.amount(stage, "days", entry.path),
        optional=optional(tell, stage.optional),
        alongside=tell.links(tell.plan.named(entry.path, "alongside")),
        ways=tuple(ways(tell, entry)),
    )
