"""What a team can sell, month by month, against what it must."""

from dataclasses import dataclass

from groundplan.pages import working_pipelines
from groundplan.pages.describe import Teller
from groundplan.pages.views import Badge, Figure, Link
from groundplan.pages.working import Speaker
from groundplan.plan.amounts import point
from groundplan.plan.capacity import Capacity
from groundplan.plan.spans import Span


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month: people in post and what they can sell; the bar is as long as its share of the best month, of 100."""

    month: str
    people: Figure
    capacity: Figure
    width: float


@dataclass(frozen=True, slots=True)
class CapacityView:
    """A team: what it can sell in all, what it must, and the hires that would close the gap."""

    anchor: str
    team: Link
    pipelines: tuple[Link, ...]
    total: Figure
    needed: Figure | None
    gap: Figure | None
    hires: Figure | None
    hire_by: Figure | None
    badge: Badge | None
    months: tuple[MonthRow, ...]


def capacities(tell: Teller, say: Speaker) -> tuple[CapacityView, ...]:
    """The teams that work on a pipeline and whose capacity is known."""
    teams = (
        each
        for each in tell.plan.numbers.capacity.values()
        if each.total.is_known and tell.plan.naming(each.team.path, "team", "pipeline")
    )
    return tuple(capacity_view(tell, say, each) for each in teams)


def capacity_view(tell: Teller, say: Speaker, team: Capacity) -> CapacityView:
    """A team's capacity over the period."""
    is_needed = team.needed.is_known
    gap = team.gap.value
    is_short = gap is not None and gap > 0
    badge = None
    if gap is not None:
        badge = Badge(tell.words["capacity.short" if is_short else "capacity.enough"], "warn" if is_short else "good")
    return CapacityView(
        anchor=f":capacity.{tell.anchor(team.team.path)}",
        team=tell.link(team.team),
        pipelines=tell.links(tell.plan.naming(team.team.path, "team", "pipeline")),
        total=working_pipelines.capacity_total(say, team),
        needed=working_pipelines.capacity_needed(say, team) if is_needed else None,
        gap=working_pipelines.capacity_gap(say, team) if is_short else None,
        hires=working_pipelines.hires(say, team) if is_short else None,
        hire_by=working_pipelines.hire_by(say, team) if is_short and team.hire_by else None,
        badge=badge,
        months=_months(tell, say, team),
    )


def _months(tell: Teller, say: Speaker, team: Capacity) -> tuple[MonthRow, ...]:
    calendar = tell.plan.calendar
    if calendar.start is None or calendar.end is None:
        return ()
    covered = {month.first: month.covered for month in Span(calendar.start, calendar.end).by_month()}
    best = max((each.capacity.value or 0 for each in team.months), default=0) or 1
    return tuple(
        MonthRow(
            month=say.said.month(each.month),
            people=working_pipelines.people(say, team, number, each),
            capacity=working_pipelines.month_capacity(say, team, number, each, point(covered.get(each.month, 1))),
            width=round(float((each.capacity.value or 0) / best) * 100, 1),
        )
        for number, each in enumerate(team.months)
    )
