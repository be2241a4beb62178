"""Everything that a strategy implies, worked out once; each figure keeps what it was worked out from."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from groundplan.model.goals import Goal
from groundplan.model.index import Entry
from groundplan.model.metrics import Metric
from groundplan.plan.aims import Aim, aim_of, window_of
from groundplan.plan.capacity import Capacity, capacity_of
from groundplan.plan.cascade import Cascade, cascade_of
from groundplan.plan.coverage import Coverage, coverage_of
from groundplan.plan.funnel import Funnel, funnel_of
from groundplan.plan.history import History, history_of, needed_growth
from groundplan.plan.linked import Linked
from groundplan.plan.people import Crew, crew_of
from groundplan.plan.progress import Progress, progress_of
from groundplan.plan.rates import Rate, rate_of
from groundplan.plan.schedule import Schedule, schedule_of
from groundplan.plan.smart import Smart, smart_of
from groundplan.plan.spans import Span


class GoalNumbers(NamedTuple):
    """What is worked out for a goal; `needed_growth` is a ratio a period, in per cent metrics points of one."""

    entry: Entry
    goal: Goal
    aim: Aim
    window: Span | None
    progress: Progress
    smart: Smart
    cascade: Cascade
    rate: Rate
    metric: Entry | None
    history: History | None
    needed_growth: Fraction | None


class Numbers(NamedTuple):
    """Everything worked out; goals, pipelines, teams and metrics by id, coverage by kind, in the order of the file."""

    goals: Mapping[str, GoalNumbers]
    pipelines: Mapping[str, Funnel]
    capacity: Mapping[str, Capacity]
    history: Mapping[str, History]
    coverage: Mapping[str, Coverage]
    schedule: Schedule


def work_out(linked: Linked) -> Numbers:
    """All numbers of a strategy, as of its day."""
    goals = {entry.path: (entry, goal) for entry, goal in _goals(linked)}
    aims = {path: aim_of(linked, path, goal) for path, (_, goal) in goals.items()}
    windows = {path: window_of(linked, goal, aims[path]) for path, (_, goal) in goals.items()}
    crews = _crews(linked)
    funnels = _funnels(linked, aims, windows, crews)
    needs = {need.entry.path: (funnel, need) for funnel in funnels.values() for need in funnel.stages}
    rates = {
        path: rate_of(linked, entry, aims[path], windows[path], needs, crews) for path, (entry, _) in goals.items()
    }
    history = {entry.path: history_of(linked, metric) for entry, metric in _metrics(linked)}
    numbers = {}
    for path, (entry, goal) in goals.items():
        metric = linked.named_one(path, "metric")
        past = history.get(metric.path) if metric else None
        needed = needed_growth(aims[path], windows[path], past, _metric(metric))
        numbers[entry.id] = GoalNumbers(
            entry=entry,
            goal=goal,
            aim=aims[path],
            window=windows[path],
            progress=progress_of(linked, path, goal, aims[path], windows[path]),
            smart=smart_of(goal, aims[path], _metric(metric), past, needed),
            cascade=cascade_of(linked, entry, aims, rates),
            rate=rates[path],
            metric=metric,
            history=past,
            needed_growth=needed,
        )
    return Numbers(
        goals=numbers,
        pipelines={funnel.entry.id: funnel for funnel in funnels.values()},
        capacity=_capacity(linked, funnels, crews),
        history={path.rpartition(".")[2]: each for path, each in history.items()},
        coverage=coverage_of(linked),
        schedule=schedule_of(linked),
    )


def funnels_of(linked: Linked) -> Mapping[str, Funnel]:
    """The pipelines by id and nothing else, for a look at what changed values do to them."""
    goals = {entry.path: goal for entry, goal in _goals(linked)}
    aims = {path: aim_of(linked, path, goal) for path, goal in goals.items()}
    windows = {path: window_of(linked, goal, aims[path]) for path, goal in goals.items()}
    return {funnel.entry.id: funnel for funnel in _funnels(linked, aims, windows, _crews(linked)).values()}


def _goals(linked: Linked) -> Iterator[tuple[Entry, Goal]]:
    return ((entry, entry.item) for entry in linked.index.of(("goal",)) if isinstance(entry.item, Goal))


def _metrics(linked: Linked) -> Iterator[tuple[Entry, Metric]]:
    return ((entry, entry.item) for entry in linked.index.of(("metric",)) if isinstance(entry.item, Metric))


def _metric(entry: Entry | None) -> Metric | None:
    return entry.item if entry and isinstance(entry.item, Metric) else None


def _crews(linked: Linked) -> Mapping[str, Crew]:
    """By the role's path."""
    return {entry.path: crew_of(linked, entry) for entry in linked.index.of(("team",))}


def _funnels(
    linked: Linked, aims: Mapping[str, Aim], windows: Mapping[str, Span | None], crews: Mapping[str, Crew]
) -> dict[str, Funnel]:
    """By the pipeline's path; one without a goal is due at the end of the period."""
    start, end = linked.calendar.start, linked.calendar.end
    period = Span(start, end) if start and end else None
    funnels = {}
    for entry in linked.index.of(("pipeline",)):
        goal, team = linked.named_one(entry.path, "goal"), linked.named_one(entry.path, "team")
        aim, window = (aims[goal.path], windows[goal.path]) if goal else (None, period)
        funnels[entry.path] = funnel_of(linked, entry, goal, aim, window, crews[team.path] if team else None)
    return funnels


def _capacity(linked: Linked, funnels: Mapping[str, Funnel], crews: Mapping[str, Crew]) -> Mapping[str, Capacity]:
    return {
        team.id: capacity_of(
            linked,
            team,
            crews[team.path],
            [funnels[each.path] for each in linked.naming(team.path, "team", "pipeline")],
        )
        for team in linked.index.of(("team",))
    }
