"""Scenarios side by side, and which assumption moves the result most."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.pages import working_goals, working_pipelines
from groundplan.pages.describe import Teller
from groundplan.pages.views import Figure, Link
from groundplan.pages.working import Speaker
from groundplan.plan import GoalNumbers, Numbers, Sensitivity
from groundplan.plan.capacity import Capacity
from groundplan.plan.funnel import Funnel, StageNeed
from groundplan.plan.sensitivity import Effect, first_entries

# A number of a plan, said by whom it is given; None where the plan does not have it.
_Say = Callable[[Speaker, Numbers], Figure | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in one plan; `differs` from that of the plan itself."""

    figure: Figure
    differs: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A figure in every plan, the plan itself first."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The figures of one item."""

    link: Link
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The plan beside its scenarios: a column for each scenario, and the items that some scenario changes."""

    scenarios: tuple[Link, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Swing:
    """What an assumption does to a pipeline: the entries of its first stage at both ends, and as planned.

    The bar runs from `start` over `width` of 100, with a tick where the plan is.
    """

    assumption: Link
    pipeline: Link
    low: Figure
    low_at: str
    planned_said: str
    high: Figure
    high_at: str
    swing: Figure
    start: float
    width: float
    tick: float


def goals_compared(tell: Teller, say: Speaker) -> Comparison | None:
    """Target and change of the goals that a scenario changes; None when there is no scenario or none changes any."""
    entries = tell.chapter("goals") if tell.chapter("scenarios") else ()
    labels = (tell.words.field("target"), tell.words["change"])
    figures = (working_goals.target, working_goals.change)
    return _compared(
        tell,
        say,
        (
            (entry, label, _goal_says(entry.id, figure))
            for entry in entries
            for label, figure in zip(labels, figures, strict=True)
        ),
    )


def pipelines_compared(tell: Teller, say: Speaker) -> Comparison | None:
    """What each pipeline must win, in how many deals, from how many entries, and the hires that takes."""
    entries = tell.chapter("pipelines") if tell.chapter("scenarios") else ()
    words = tell.words
    labels = (
        words.field("must_win"),
        *(words[key] for key in ("funnel.deals", "entries.first", "capacity.of_team", "hires")),
    )
    return _compared(
        tell,
        say,
        (
            (entry, label, _pipeline_says(entry.id, figure))
            for entry in entries
            for label, figure in zip(labels, (_must_win, _deals, _first, *_of_team(tell, entry)), strict=True)
        ),
    )


def _goal_says(name: str, figure: Callable[[Speaker, GoalNumbers], Figure]) -> _Say:
    return lambda say, numbers: figure(say, numbers.goals[name]) if name in numbers.goals else None


def _pipeline_says(name: str, figure: Callable[[Speaker, Numbers, Funnel], Figure]) -> _Say:
    def says(say: Speaker, numbers: Numbers) -> Figure | None:
        return figure(say, numbers, numbers.pipelines[name]) if name in numbers.pipelines else None

    return says


def _must_win(say: Speaker, _: Numbers, funnel: Funnel) -> Figure:
    return working_pipelines.must_win(say, funnel)


def _deals(say: Speaker, _: Numbers, funnel: Funnel) -> Figure:
    return working_pipelines.deals(say, funnel)


def _first(say: Speaker, _: Numbers, funnel: Funnel) -> Figure:
    first = first_stage(funnel)
    return working_pipelines.entries(say, funnel, first) if first else say.unstated()


def _of_team(tell: Teller, entry: Entry) -> Iterator[Callable[[Speaker, Numbers, Funnel], Figure]]:
    """What the team of a pipeline can sell, and whom it still has to hire."""
    team = tell.plan.named_one(entry.path, "team")

    def says(figure: Callable[[Speaker, Capacity], Figure]) -> Callable[[Speaker, Numbers, Funnel], Figure]:
        def said(say: Speaker, numbers: Numbers, _: Funnel) -> Figure:
            capacity = numbers.capacity.get(team.id) if team else None
            return figure(say, capacity) if capacity else say.unstated()

        return said

    yield says(working_pipelines.capacity_total)
    yield says(working_pipelines.hires)


def first_stage(funnel: Funnel) -> StageNeed | None:
    """The first stage of the path."""
    return next((need for need in funnel.stages if need.is_on_path), None)


def _compared(tell: Teller, say: Speaker, wanted: Iterable[tuple[Entry, str, _Say]]) -> Comparison | None:
    """The items that some scenario changes, with those of their figures that are stated in any plan."""
    blocks: dict[str, list[Line]] = {}
    for entry, label, said in wanted:
        base = said(say, tell.plan.numbers)
        gone = Figure(tell.words["evidence.left_out"])
        found = [said(say.inside(name), plan.numbers) or gone for name, plan in tell.plan.scenarios.items()]
        if base and any(each.value for each in (base, *found)):
            cells = (Cell(each, each.text != base.text) for each in (base, *found))
            blocks.setdefault(entry.path, []).append(Line(label, tuple(cells)))
    changed = tuple(
        Block(tell.link(tell.plan.index[path]), tuple(lines))
        for path, lines in blocks.items()
        if any(cell.differs for line in lines for cell in line.cells)
    )
    return Comparison(tell.links(tell.chapter("scenarios")), changed) if changed else None


def swings(tell: Teller, say: Speaker) -> tuple[Swing, ...]:
    """What each assumption moves, the most moving first; those that move nothing are left out."""
    assumptions = tell.chapter("assumptions") and tell.chapter("pipelines")
    found = enumerate(tell.plan.sensitivity) if assumptions else ()
    moved = [(n, each, effect) for n, each in found for effect in each.effects]
    return tuple(_drawn(tell, say, n, each, effect) for n, each, effect in moved if _is_drawn(effect))


def _is_drawn(effect: Effect) -> bool:
    return all(first_entries(end).value is not None for end in (effect.base, effect.low, effect.high))


def _drawn(tell: Teller, say: Speaker, number: int, found: Sensitivity, effect: Effect) -> Swing:
    values = [first_entries(end).value or 0 for end in (effect.low, effect.base, effect.high)]
    largest = max(values) or 1
    low, planned, high = (float(value / largest) * 100 for value in values)
    text = say.said.share(effect.swing)
    fewest, most = sorted((effect.low, effect.high), key=lambda end: first_entries(end).value or 0)
    step = say("swing", most=_said(say, most), fewest=_said(say, fewest), planned=_said(say, effect.base), swing=text)
    path = f"sensitivity.{number}.swing"
    return Swing(
        assumption=tell.link(found.assumption),
        pipeline=tell.link(effect.base.entry),
        low=_entries_at(say, number, "low", effect.low),
        low_at=tell.words["swings.at"].format(end=_end(tell, found, "low")),
        planned_said=tell.words["swings.planned"].format(n=_said(say, effect.base)),
        high_at=tell.words["swings.at"].format(end=_end(tell, found, "high")),
        high=_entries_at(say, number, "high", effect.high),
        swing=say.share(effect.swing, path, step) if effect.swing == found.swing else Figure(text, working=(step,)),
        start=round(min(low, high), 1),
        width=round(abs(high - low), 1),
        tick=round(planned, 1),
    )


def _said(say: Speaker, funnel: Funnel) -> str:
    return say.said.amount(first_entries(funnel))


def _end(tell: Teller, found: Sensitivity, field: str) -> str:
    item = found.assumption.item
    return tell.amount(item, field, found.assumption.path)


def _entries_at(say: Speaker, number: int, end: str, funnel: Funnel) -> Figure:
    """The entries of the first stage at one end, with the steps that lead there."""
    first = first_stage(funnel)
    assert first is not None
    path = f"sensitivity.{number}.{end}.pipelines.{funnel.entry.id}.entries.{first.entry.id}"
    return say.amount(first.entries, path, *_steps(say, funnel))


def _steps(say: Speaker, funnel: Funnel) -> Iterator[str]:
    """From the deals back to the first stage, at one end of an assumption."""
    yield from working_pipelines.deals(say, funnel).working
    for need in reversed([each for each in funnel.stages if each.is_on_path][:-1]):
        yield from working_pipelines.entries(say, funnel, need).working
