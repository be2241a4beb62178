"""The actions of the quarter that the day of the plan is in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from groundplan.model.actions import Action
from groundplan.model.index import Entry
from groundplan.pages.chart import span_of
from groundplan.pages.deadlines import by_urgency
from groundplan.plan import Plan
from groundplan.plan.schedule import action_of, due_of, is_late
from groundplan.values import When


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of the company's own year."""

    when: When
    first: date
    last: date


def quarter_of(plan: Plan) -> Quarter:
    """The quarter that the day of the plan is in; a fiscal one where the company's year is not the calendar's."""
    year, number = plan.calendar.fiscal_year_of(plan.as_of)
    first, last = plan.calendar.fiscal_quarter(year, number)
    name = f"{year:04}-Q{number}" if plan.calendar.fiscal_starts == 1 else f"FY{year:04}-Q{number}"
    return Quarter(When.read(name), first, last)


def this_quarter(plan: Plan, quarter: Quarter, actions: Iterable[Entry]) -> list[Entry]:
    """What is late, under way or due in the quarter, by due date; then what was due in it and is settled."""
    return by_urgency(plan, [entry for entry in actions if _is_of(plan, quarter, action_of(entry))])


def _is_of(plan: Plan, quarter: Quarter, action: Action) -> bool:
    due = due_of(plan, action)
    if action.is_settled:
        return action.status == "done" and due is not None and quarter.first <= due <= quarter.last
    if is_late(plan, action) or action.status in ("doing", "blocked"):
        return True
    start, end = span_of(plan, action)
    if start is None:
        return end is not None and quarter.first <= end <= quarter.last
    return start <= quarter.last and (end is None or end >= quarter.first)
