"""The tables that a strategy makes: one for each kind of item, and the series of metrics and goals."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from groundplan.export.cells import Cell, Column, cells_of, columns_of, day_of
from groundplan.model.catalogue import ANY, rooms
from groundplan.model.goals import CheckIn
from groundplan.model.index import Entry
from groundplan.model.market import Offer, Tier
from groundplan.model.metrics import Figure, Metric
from groundplan.plan import Plan
from groundplan.values import When

# What each kind of item is called as a table.
KINDS: Mapping[str, str] = {
    "strategy": "strategy",
    "not_doing": "not_doing",
    "team": "team",
    "resources": "resource",
    "metrics": "metric",
    "goals": "goal",
    "goal_parts": "part",
    "value_propositions": "value_proposition",
    "offers": "offer",
    "needs": "need",
    "obstacles": "obstacle",
    "sizes": "size",
    "swot": "swot",
    "moves": "move",
    "forces": "force",
    "competitors": "competitor",
    "segments": "segment",
    "axes": "axis_value",
    "personas": "persona",
    "persona_goals": "persona_goal",
    "challenges": "challenge",
    "objections": "objection",
    "channels": "channel",
    "journeys": "journey",
    "journey_stages": "journey_stage",
    "journey_statuses": "status",
    "likes": "like",
    "dislikes": "dislike",
    "blockers": "blocker",
    "ideas": "idea",
    "competitors_by_stage": "competitor_here",
    "pipelines": "pipeline",
    "stages": "stage",
    "automation": "automation",
    "loss_reasons": "loss_reason",
    "scoring": "score",
    "rules": "rule",
    "actions": "action",
    "referrals": "referral",
    "evidence": "evidence",
    "assumptions": "assumption",
    "decisions": "decision",
    "scenarios": "scenario",
}
_SERIES = ("history", "forecast")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heads; every row has a cell for each of them."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def names_of(plan: Plan) -> tuple[str, ...]:
    """Every table that can be asked for; those of one metric are named after it (`history-revenue`)."""
    return (*KINDS, *_LISTS, *(f"{field}-{entry.id}" for field in _SERIES for entry, _ in _metrics(plan)))


def table_of(plan: Plan, name: str) -> Table | None:
    """A table by its name; None when there is none of that name."""
    if name in KINDS:
        return _kind(plan, name)
    if name in _LISTS:
        return _LISTS[name](plan)
    for field in _SERIES:
        for entry, metric in _metrics(plan):
            if name == f"{field}-{entry.id}":
                return _one_series(name, getattr(metric, field))
    return None


def tables_of(plan: Plan) -> Iterator[Table]:
    """Every table that has a row."""
    for name in names_of(plan):
        table = table_of(plan, name)
        if table is not None and table.rows:
            yield table


def _kind(plan: Plan, name: str) -> Table:
    layout, noun = _layout(KINDS[name]), KINDS[name]
    return Table(name, layout.heads, tuple(layout.row(plan, entry) for entry in plan.index.of((noun,))))


@dataclass(frozen=True, slots=True)
class _Layout:
    """The columns of a kind: `nested`, when it stands in other items; `lists`, when in several of their fields."""

    columns: tuple[Column, ...]
    nested: bool
    lists: bool

    @property
    def heads(self) -> tuple[str, ...]:
        own = (head for column in self.columns for head in column.heads)
        return ("id", "title", *(["of"] * self.nested), *(["in"] * self.lists), *own)

    def row(self, plan: Plan, entry: Entry) -> tuple[Cell, ...]:
        parent = plan.index[entry.parent].title if entry.parent else None
        container = [part for part, is_id in zip(entry.parts, entry.ids, strict=True) if not is_id][-1]
        own = (cell for column in self.columns for cell in cells_of(plan, entry.path, entry.item, column))
        return (entry.path, entry.title, *([parent] * self.nested), *([container] * self.lists), *own)


@cache
def _layout(noun: str) -> _Layout:
    alike = [room for room in rooms() if room.noun == noun]
    places = [place.split(".") for room in alike for place in room.places]
    columns = {column.name: column for room in alike for column in columns_of(room.model)}
    containers = {next(part for part in reversed(place) if part != ANY) for place in places}
    return _Layout(
        tuple(columns.values()),
        nested=any(place.count(ANY) > 1 for place in places),
        lists=len(containers) > 1,
    )


def _metrics(plan: Plan) -> Iterator[tuple[Entry, Metric]]:
    return ((entry, entry.item) for entry in plan.index.of(("metric",)) if isinstance(entry.item, Metric))


def _of_time(plan: Plan, name: str, noun: str, model: type[Figure]) -> Table:
    """The figures of every item of a noun, a row each, by their periods."""
    columns = columns_of(model)
    rows = [
        (entry.path, entry.title, *_period(plan, when), *cells)
        for entry in plan.index.of((noun,))
        for when, held in getattr(entry.item, name).items()
        for path, figure in _figures(f"{entry.path}.{name}.{when}", held)
        for cells in [[cell for column in columns for cell in cells_of(plan, path, figure, column)]]
    ]
    heads = (head for column in columns for head in column.heads)
    return Table(name, ("id", "title", "period", "from", "to", *heads), tuple(rows))


def _figures(path: str, held: Any) -> list[tuple[str, Figure]]:
    return [(f"{path}.{n}", each) for n, each in enumerate(held)] if isinstance(held, tuple) else [(path, held)]


def _period(plan: Plan, when: When) -> tuple[Cell, Cell, Cell]:
    first, last = day_of(plan, when, "first"), day_of(plan, when)
    return str(when), first.isoformat() if first else None, last.isoformat() if last else None


def _tiers(plan: Plan) -> Table:
    columns = columns_of(Tier)
    rows = [
        (entry.path, entry.title, *(cell for column in columns for cell in cells_of(plan, entry.path, tier, column)))
        for entry in plan.index.of(("offer",))
        if isinstance(entry.item, Offer)
        for tier in entry.item.tiers
    ]
    heads = (head for column in columns for head in column.heads)
    return Table("tiers", ("id", "title", *heads), tuple(rows))


def _one_series(name: str, series: Any) -> Table:
    """The series of one metric as `history: {file: ..}` and `import` read it.

    Such a table has dates and numbers and one value for each: words, and what a second source says, are left out.
    """
    firsts = ((when, held[0]) for when, held in series.items() if held and not when.is_words)
    rows = [
        (str(when), str(first.value), first.note, " ".join(first.evidence) or None)
        for when, first in firsts
        if first.value is not None and not first.value.is_words
    ]
    return Table(name, ("period", "value", "note", "evidence"), tuple(rows))


_LISTS: Mapping[str, Callable[[Plan], Table]] = {
    "check_ins": lambda plan: _of_time(plan, "check_ins", "goal", CheckIn),
    "history": lambda plan: _of_time(plan, "history", "metric", Figure),
    "forecast": lambda plan: _of_time(plan, "forecast", "metric", Figure),
    "tiers": _tiers,
}
