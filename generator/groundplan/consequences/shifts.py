"""The worked-out figures of two plans beside each other."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from groundplan.consequences.results import Answered, Figure, Shift
from groundplan.diff import Match
from groundplan.plan import GoalNumbers, Plan
from groundplan.plan.amounts import Amount, is_same_unit, point
from groundplan.plan.capacity import Capacity
from groundplan.plan.coverage import Coverage
from groundplan.plan.funnel import Funnel
from groundplan.plan.history import History
from groundplan.plan.smart import MARKS

# A figure by the path of its item and its name.
_Read = tuple[str, str, Figure | None]
_NONE = Coverage("", ())


def shifts(old: Plan | None, new: Plan | None, match: Match) -> tuple[Shift, ...]:
    """Every figure that differs: those of goals, pipelines, teams and histories, without single months."""
    before = {(match.renewed(path), name): (path, value) for path, name, value in _read(old)}
    found = []
    for path, name, value in _read(new):
        was, first = before.pop((path, name), (match.old_of.get(path, ""), None))
        if first != value:
            found.append(Shift(path, was, name, first, value, _difference(first, value)))
    gone = (Shift("", was, name, first, None, None) for (_, name), (was, first) in before.items() if first is not None)
    return (*found, *gone)


def _read(plan: Plan | None) -> Iterator[_Read]:
    if plan is None:
        return
    numbers = plan.numbers
    for goal in numbers.goals.values():
        yield from _goal(goal)
    for funnel in numbers.pipelines.values():
        yield from _pipeline(funnel)
    for capacity in numbers.capacity.values():
        yield from _capacity(capacity)
    for metric, past in numbers.history.items():
        yield from _history(f"metrics.{metric}", past)


def _goal(numbers: GoalNumbers) -> Iterator[_Read]:
    path, aim, progress = numbers.entry.path, numbers.aim, numbers.progress
    cascade, rate = numbers.cascade, numbers.rate
    yield path, "baseline", _known(aim.baseline)
    yield path, "target", _known(aim.target)
    yield path, "change", _known(aim.change)
    yield path, "latest", _known(progress.latest.reached) if progress.latest else None
    yield path, "progress", _share(progress.progress)
    yield path, "expected", _share(progress.expected)
    yield path, "pace", str(progress.pace)
    yield from ((path, f"smart.{mark}", numbers.smart.has(mark)) for mark in MARKS)
    yield path, "cascade.sum", _known(cascade.sum)
    yield path, "cascade.coverage", _share(cascade.coverage)
    yield path, "rate.planned", _known(rate.planned)
    yield path, "rate.needed", _known(rate.needed)
    yield path, "rate.planned_entries", _known(rate.planned_entries)
    yield path, "rate.needed_entries", _known(rate.needed_entries)
    yield path, "needed_growth", _share(numbers.needed_growth)


def _pipeline(funnel: Funnel) -> Iterator[_Read]:
    path = funnel.entry.path
    yield path, "must_win", _known(funnel.must_win)
    yield path, "deals", _known(funnel.deals)
    for need in funnel.stages:
        stage = need.entry.path
        yield stage, "entries", _known(need.entries)
        yield stage, "months", None if need.months is None else point(need.months)
        yield stage, "per_month", _known(need.per_month)
        yield stage, "per_person_per_month", _known(need.per_person_per_month)
        yield stage, "last_useful", need.last_useful


def _capacity(capacity: Capacity) -> Iterator[_Read]:
    path = capacity.team.path
    yield path, "total", _known(capacity.total)
    yield path, "needed", _known(capacity.needed)
    yield path, "hires_needed", None if capacity.hires_needed is None else point(capacity.hires_needed)
    yield path, "hire_by", capacity.hire_by


def _history(path: str, past: History) -> Iterator[_Read]:
    yield path, "lowest", _share(past.lowest)
    yield path, "median", _share(past.median)
    yield path, "best", _share(past.best)


def _known(amount: Amount) -> Amount | None:
    return amount if amount.is_known else None


def _share(share: Fraction | None) -> Amount | None:
    return None if share is None else point(share, "%")


def _difference(first: Figure | None, last: Figure | None) -> Amount | None:
    if isinstance(first, date) and isinstance(last, date):
        return point((last - first).days, "day")
    if not isinstance(first, Amount) or not isinstance(last, Amount) or first.value is None or last.value is None:
        return None
    if not is_same_unit(first.unit, last.unit):
        return None
    more = last.minus(first)
    return more.in_unit("pp") if more.unit == "%" else more


def answered(old: Plan | None, new: Plan | None, match: Match) -> tuple[Answered, ...]:
    """Each kind of thing of which more or fewer are answered, or there are more or fewer."""
    before: Mapping[str, Coverage] = old.numbers.coverage if old else {}
    now: Mapping[str, Coverage] = new.numbers.coverage if new else {}
    found = []
    for kind in dict.fromkeys((*now, *before)):
        first, last = before.get(kind, _NONE), now.get(kind, _NONE)
        was_open = {match.renewed(entry.path): entry.path for entry in first.open}
        is_open = {entry.path: None for entry in last.open}
        opened = tuple(path for path in is_open if path not in was_open)
        closed = tuple(path for path in was_open if path not in is_open)
        counts = (first.answered, len(first.asked), last.answered, len(last.asked))
        if counts[:2] != counts[2:] or opened or closed:
            found.append(Answered(kind, *counts, opened, closed))
    return tuple(found)
