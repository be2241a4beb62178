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
from groundplan.plan.funnel import StageNeed
from groundplan.plan.history import History
from groundplan.plan.smart import MARKS

# The figures of an item by their names.
_Figures = dict[str, Figure | None]
_NONE = Coverage("", ())
# Chapters whose figures the data keeps under another name.
_CALLED = {"metrics": "history", "team": "capacity"}


def shifts(old: Plan | None, new: Plan | None, match: Match) -> tuple[Shift, ...]:
    """Every figure that differs: those of goals, pipelines, teams and histories, without single months."""
    before = {match.renewed(path): (path, figures) for path, figures in _figures(old)}
    found: list[Shift] = []
    for path, figures in _figures(new):
        was, first = before.pop(path, (match.old_of.get(path, ""), {}))
        if first != figures:
            found += _shifts(path, was, first, figures)
    gone = (
        Shift("", was, name, first, None, None)
        for was, figures in before.values()
        for name, first in figures.items()
        if first is not None
    )
    return tuple(each for each in (*found, *gone) if not _is_withheld(each, old, new))


def _is_withheld(shift: Shift, old: Plan | None, new: Plan | None) -> bool:
    """Whether the audience does not see the figure in one of the plans: then it cannot be told what became of it."""
    sides = ((old, shift.old_path), (new, shift.path))
    figure = "entries" if shift.figure == "range" else shift.figure
    return any(f"{_in_data(path)}.{figure}" in plan.withheld for plan, path in sides if plan and path)


def _in_data(path: str) -> str:
    """Where the data has the figures of the item at a path."""
    chapter, _, rest = path.partition(".")
    return f"{_CALLED.get(chapter, chapter)}.{rest}"


def _shifts(path: str, was: str, before: _Figures, now: _Figures) -> Iterator[Shift]:
    """The figures of an item that differ."""
    for name, value in now.items():
        first = before.get(name)
        if first != value:
            yield Shift(path, was, name, first, value, _difference(first, value))


def _figures(plan: Plan | None) -> Iterator[tuple[str, _Figures]]:
    """The figures of each item that has some, by its path."""
    if plan is None:
        return
    numbers = plan.numbers
    for goal in numbers.goals.values():
        yield goal.entry.path, _goal(goal)
    for funnel in numbers.pipelines.values():
        yield funnel.entry.path, {"must_win": _known(funnel.must_win), "deals": _known(funnel.deals)}
        yield from ((need.entry.path, _stage(need)) for need in funnel.stages)
    for capacity in numbers.capacity.values():
        yield capacity.team.path, _capacity(capacity)
    for metric, past in numbers.history.items():
        yield f"metrics.{metric}", _history(past)


def _goal(numbers: GoalNumbers) -> _Figures:
    aim, progress, cascade, rate = numbers.aim, numbers.progress, numbers.cascade, numbers.rate
    return {
        "baseline": _known(aim.baseline),
        "target": _known(aim.target),
        "change": _known(aim.change),
        "latest": _known(progress.latest.reached) if progress.latest else None,
        "progress": _share(progress.progress),
        "expected": _share(progress.expected),
        "pace": str(progress.pace),
        **{f"smart.{mark}": numbers.smart.has(mark) for mark in MARKS},
        "cascade.sum": _known(cascade.sum),
        "cascade.coverage": _share(cascade.coverage),
        "rate.planned": _known(rate.planned),
        "rate.needed": _known(rate.needed),
        "rate.planned_entries": _known(rate.planned_entries),
        "rate.needed_entries": _known(rate.needed_entries),
        "needed_growth": _share(numbers.needed_growth),
    }


def _stage(need: StageNeed) -> _Figures:
    return {
        "entries": _known(need.entries),
        "range": _ends(need.entries),
        "months": None if need.months is None else point(need.months),
        "per_month": _known(need.per_month),
        "per_person_per_month": _known(need.per_person_per_month),
        "last_useful": need.last_useful,
    }


def _capacity(capacity: Capacity) -> _Figures:
    return {
        "total": _known(capacity.total),
        "needed": _known(capacity.needed),
        "hires_needed": None if capacity.hires_needed is None else point(capacity.hires_needed),
        "hire_by": capacity.hire_by,
    }


def _history(past: History) -> _Figures:
    return {"lowest": _share(past.lowest), "median": _share(past.median), "best": _share(past.best)}


def _known(amount: Amount) -> Amount | None:
    """The number; its ends where it is no one number."""
    if amount.value is not None:
        return point(amount.value, amount.unit)
    return amount if amount.is_known else None


def _ends(amount: Amount) -> Amount | None:
    """What a number may be besides, as `numbers` has it."""
    is_both = amount.value is not None and amount.is_spread
    return Amount(None, amount.low, amount.high, amount.unit) if is_both else None


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
