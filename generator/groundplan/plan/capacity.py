"""What a team can sell, month by month, against what its pipelines must win, and the hires that would close the gap."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from groundplan.model.index import Entry
from groundplan.model.team import Role
from groundplan.plan.amounts import UNKNOWN, Amount, stated, total
from groundplan.plan.funnel import Funnel
from groundplan.plan.linked import Linked
from groundplan.plan.people import Crew, productivity
from groundplan.plan.spans import Month, Span, month_from


class MonthOfTeam(NamedTuple):
    """A month of a team: its first day, people in post, and what they can sell in it."""

    month: date
    people: Amount
    capacity: Amount


class Capacity(NamedTuple):
    """What a team can sell in the period, and what it must: people x quota / 12 x attainment x productivity.

    `quota` is that of one person and year. `hires` are the people that would close the gap, in post from
    `hire_by` at the latest; None when there is no gap to know of, or no time.
    """

    team: Entry
    crew: Crew
    quota: Amount
    attainment: Amount
    months: tuple[MonthOfTeam, ...]
    total: Amount
    needed: Amount
    pipelines: tuple[Funnel, ...]
    hire_brings: Amount
    hires_needed: int | None
    hire_by: date | None

    @property
    def gap(self) -> Amount:
        """What is needed and cannot be sold."""
        return self.needed.minus(self.total)


def capacity_of(linked: Linked, entry: Entry, crew: Crew, funnels: Iterable[Funnel]) -> Capacity:
    """The capacity of a team over the strategy's period, by calendar month."""
    role = entry.item
    assert isinstance(role, Role)
    pipelines = tuple(funnel for funnel in funnels if funnel.is_money)
    sold_in = next((funnel.must_win.unit for funnel in pipelines), None)
    quota = stated(role.quota, linked.strategy.strategy.currency or sold_in)
    attainment = stated(role.attainment)
    sells = quota.over(12).times(attainment).at_least(0)
    start, end = linked.calendar.start, linked.calendar.end
    period = Span(start, end) if start and end else None
    months = tuple(_month(crew, sells, month) for month in period.by_month()) if period else ()
    whole = total([month.capacity for month in months])
    needed = _needed(pipelines)
    gap = needed.minus(whole).value
    shares = _shares(crew, period, month_from(linked.as_of))
    first = sells.times(next(iter(shares.values()))) if shares else UNKNOWN
    hires = _hires(gap, first.value)
    return Capacity(
        entry, crew, quota, attainment, months, whole, needed, pipelines, first,
        hires, _hire_by(gap, hires, sells.value, shares),
    )  # fmt: skip


def _month(crew: Crew, sells: Amount, month: Month) -> MonthOfTeam:
    people = crew.working(month.first)
    return MonthOfTeam(month.first, crew.in_post(month.first), sells.times(people).times(month.covered))


def _needed(pipelines: tuple[Funnel, ...]) -> Amount:
    """What the pipelines must win, when they have to win all of it: the people sell what stays by itself too."""
    if not pipelines or any(funnel.keep.value != 0 for funnel in pipelines):
        return UNKNOWN
    return total([funnel.must_win for funnel in pipelines])


def _shares(crew: Crew, period: Span | None, soonest: date | None) -> dict[date, Fraction]:
    """By the first day of a month in which somebody can start: the full months that they work until the period ends."""
    begins = month_from(period.start) if period else None
    if period is None or begins is None or soonest is None:
        return {}
    months = list(period.since(max(begins, soonest)).by_month())
    worked = list(accumulate(productivity(crew.ramp_months, k + 1) for k in range(len(months))))
    shares = {}
    for place, month in enumerate(months):
        k = len(months) - place
        lost = (1 - months[-1].covered) * productivity(crew.ramp_months, k)
        shares[month.first] = worked[k - 1] - lost
    return shares


def _hires(gap: Fraction | None, brings: Fraction | None) -> int | None:
    if gap is None:
        return None
    if gap <= 0:
        return 0
    return ceil(gap / brings) if brings else None


def _hire_by(
    gap: Fraction | None, hires: int | None, sells: Fraction | None, shares: Mapping[date, Fraction]
) -> date | None:
    """The last month's start at which that many still close the gap."""
    if not hires or gap is None or sells is None:
        return None
    return max((first for first, share in shares.items() if share * sells * hires >= gap), default=None)
