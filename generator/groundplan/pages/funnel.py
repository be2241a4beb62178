"""The funnel of a pipeline worked backwards, stage by stage, and what is missing where it cannot be."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.pipelines import Stage
from groundplan.pages import working_goals, working_pipelines
from groundplan.pages.describe import Teller
from groundplan.pages.views import Badge, Figure, Link
from groundplan.pages.withheld import withheld_of
from groundplan.pages.working import Speaker
from groundplan.plan import GoalNumbers
from groundplan.plan.funnel import Funnel, StageNeed


@dataclass(frozen=True, slots=True)
class Filling:
    """A rate goal that fills a stage: what it plans against what the funnel needs."""

    goal: Link
    planned: Figure
    needed: Figure
    badge: Badge


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """A stage: what has to enter it; the bar is as long as its entries of the most, of 100."""

    link: Link
    entries: Figure
    width: float | None
    spread: Figure | None
    conversion: str
    per_month: Figure
    per_person: Figure
    last_useful: Figure
    fillings: tuple[Filling, ...]


@dataclass(frozen=True, slots=True)
class FunnelView:
    """What must be won, the deals that takes, and the stages; `missing` says in a line what is not stated."""

    anchor: str
    must_win: Figure | None
    deals: Figure | None
    open_wins: str
    rows: tuple[FunnelRow, ...]
    has_spread: bool
    has_people: bool
    has_days: bool
    missing: str


def funnel_view(tell: Teller, say: Speaker, entry: Entry) -> FunnelView | None:
    """The funnel of a pipeline; None for one that has no stages and no goal, which wants none."""
    funnel = tell.plan.numbers.pipelines[entry.id]
    path = [need for need in funnel.stages if need.is_on_path]
    # What an audience does not see is not missing.
    missing = [] if withheld_of(tell.plan, entry, tell.words) else list(_missing(tell, funnel, path))
    if not funnel.stages or (funnel.goal is None and not funnel.must_win.is_known and not path):
        return None
    rows = _rows(tell, say, funnel, path) if funnel.deals.is_known else ()
    open_wins = ""
    if rows and funnel.open_wins.value != 0:
        open_wins = tell.words["funnel.open"].format(n=say.said.amount(funnel.open_wins))
    return FunnelView(
        anchor=f":{tell.anchor(entry.path)}.funnel",
        must_win=working_pipelines.must_win(say, funnel) if funnel.must_win.is_known else None,
        deals=working_pipelines.deals(say, funnel) if funnel.deals.is_known else None,
        open_wins=open_wins,
        rows=rows,
        has_spread=any(row.spread for row in rows),
        has_people=any(row.per_person.value for row in rows),
        has_days=any(need.last_useful and not _is_won(need) for need in path),
        missing=tell.words["funnel.missing"].format(items=tell.words["sep"].join(missing)) if missing else "",
    )


def _rows(tell: Teller, say: Speaker, funnel: Funnel, path: list[StageNeed]) -> tuple[FunnelRow, ...]:
    most = max((need.entries.value for need in path if need.entries.value is not None), default=None)
    return tuple(_row(tell, say, funnel, need, float(most or 0)) for need in path)


def _row(tell: Teller, say: Speaker, funnel: Funnel, need: StageNeed, most: float) -> FunnelRow:
    value = need.entries.value
    return FunnelRow(
        link=tell.link(need.entry),
        entries=working_pipelines.entries(say, funnel, need),
        width=None if value is None or not most else round(float(value) / most * 100, 1),
        spread=working_pipelines.spread(say, funnel, need),
        conversion=say.said.amount(need.conversion, "%") if need.conversion.is_known else "",
        per_month=working_pipelines.per_month(say, funnel, need),
        per_person=working_pipelines.per_person(say, funnel, need),
        last_useful=working_pipelines.last_useful(say, funnel, need),
        fillings=tuple(_fillings(tell, say, need)),
    )


def _fillings(tell: Teller, say: Speaker, need: StageNeed) -> Iterator[Filling]:
    """The rate goals on a stage that say how many they plan."""
    for entry in tell.plan.naming(need.entry.path, "stage", "goal"):
        goal: GoalNumbers = tell.plan.numbers.goals[entry.id]
        planned, needed = goal.rate.planned_entries.value, goal.rate.needed_entries.value
        if planned is None or needed is None or goal.goal.status == "dropped":
            continue
        enough = planned >= needed
        yield Filling(
            goal=tell.link(entry),
            planned=working_goals.planned_entries(say, goal),
            needed=working_goals.needed_entries(say, goal),
            badge=Badge(tell.words["goals.enough" if enough else "goals.too_little"], "good" if enough else "warn"),
        )


def _is_won(need: StageNeed) -> bool:
    return isinstance(need.entry.item, Stage) and need.entry.item.outcome == "won"


def _missing(tell: Teller, funnel: Funnel, path: list[StageNeed]) -> Iterator[str]:
    """What would have to be stated for the whole funnel."""
    words = tell.words
    aim = funnel.aim
    if not funnel.must_win.is_known:
        if aim is None:
            yield words["funnel.missing.goal"]
        elif not aim.target.is_known:
            yield words["funnel.missing.target"]
        else:
            yield words["funnel.missing.baseline"]
    if not funnel.deal_size.is_known:
        yield words["funnel.missing.deal_size"]
    if not path:
        yield words["funnel.missing.won"]
    for need in path[:-1]:
        if not need.conversion.is_known:
            yield words["funnel.missing.conversion"].format(stage=need.entry.title)
    if funnel.window is None:
        yield words["funnel.missing.window"]
    elif not funnel.window.days:
        yield words["funnel.missing.days"]
