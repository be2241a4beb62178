"""The rules of the chapter `actions` on its dates: whether they can hold together, and what is late."""

from collections.abc import Iterator
from datetime import date, timedelta

from groundplan.checks.actions import COMMITTED, actions, around
from groundplan.checks.rule import Finding, found
from groundplan.model.actions import Action
from groundplan.model.index import Entry
from groundplan.plan import Plan
from groundplan.plan.schedule import due_of, is_late
from groundplan.words import known_word

# So long may something begin late before anybody asks.
_GRACE = timedelta(days=14)


def late(plan: Plan) -> Iterator[Finding]:
    """An action was due and is not done.

    A late action is no shame, one that nobody speaks of is. Finish it, move the date and say why, or drop it.

    Bad:

        actions:
          offers:
            title: Offer on one page
            due: 2026-06-11
            ^

    Good:

        actions:
          offers:
            title: Offer on one page
            due: 2026-09-30
    """
    for entry, action in _committed(plan):
        due = due_of(plan, action)
        if due and is_late(plan, action):
            yield found(f"{entry.path}.due", due=due, days=(plan.as_of - due).days)


def wait_for_each_other(plan: Plan) -> Iterator[Finding]:
    """Actions, or goals, wait for one another in a circle.

    None of them can ever begin.

    Bad:

        actions:
          register:
            after: [training]
            ^
          training: {after: [register]}

    Good:

        actions:
          register:
            after: []
          training: {after: [register]}
    """
    for circle in plan.numbers.schedule.circles["after"]:
        yield found(f"{circle[0].path}.after", items=around(circle))


def starts_too_early(plan: Plan) -> Iterator[Finding]:
    """An action starts before what it waits for is due.

    Either it does not have to wait, or people will sit and wait from the first day.

    Bad:

        actions:
          register: {title: Launch the register, due: 2026-09-30}
          demos:
            title: Show the register
            start: 2026-08-15
            ^
            after: [register]

    Good:

        actions:
          register: {title: Launch the register, due: 2026-09-30}
          demos:
            title: Show the register
            start: 2026-10-01
            after: [register]
    """
    for entry, action in _committed(plan):
        # A start in a quarter can be at its end.
        start = action.start.last(plan.calendar) if action.start else None
        waits = ((due, before) for before in plan.named(entry.path, "after") if (due := _open_due(plan, before)))
        due, before = max(waits, key=lambda each: each[0], default=(None, None))
        if start and due and before and start < due:
            yield found(f"{entry.path}.start", start=start, before=before, due=due)


def due_after_goal(plan: Plan) -> Iterator[Finding]:
    """An action is due later than every goal that it serves.

    What is finished after the day of the goal cannot help to reach it.

    Bad:

        goals:
          renewals: {target: {value: 88%, by: 2026-09-30}}
        actions:
          call:
            serves: [renewals]
            due: 2026-11-30
            ^

    Good:

        goals:
          renewals: {target: {value: 88%, by: 2026-09-30}}
        actions:
          call:
            serves: [renewals]
            due: 2026-07-31
    """
    for entry, action in _committed(plan):
        due = due_of(plan, action)
        served = [plan.numbers.goals[goal.id] for goal in plan.named(entry.path, "serves")]
        served = [each for each in served if each.goal.status in ("proposed", "active")]
        dates = [each.aim.by for each in served]
        last = max((by for by in dates if by), default=None)
        if due and last and None not in dates and due > last and due >= plan.as_of:
            goal = served[dates.index(last)].entry
            yield found(f"{entry.path}.due", due=due, goal=goal, by=last)


def starts_after_due(plan: Plan) -> Iterator[Finding]:
    """An action starts after it is due.

    One of the two dates is wrong.

    Bad:

        actions:
          offers:
            start: 2026-10-30
            ^
            due: 2026-08-03

    Good:

        actions:
          offers:
            start: 2026-08-03
            due: 2026-10-30
    """
    for entry, action in _committed(plan):
        start, due = (when.span(plan.calendar) if when else None for when in (action.start, action.due))
        if start and due and start[0] > due[1]:
            yield found(f"{entry.path}.start", start=start[0], due=due[1])


def important_but_not_begun(plan: Plan) -> Iterator[Finding]:
    """An action of high priority should have begun weeks ago, and is still only planned.

    What comes first has to begin first. Otherwise it is not of high priority, or something stands in its way.

    Bad:

        actions:
          approval:
            title: Supplier approval for rail
            priority: high
            start: 2026-05-04
            ^
            due: 2026-12-18

    Good:

        actions:
          approval:
            title: Supplier approval for rail
            priority: high
            start: 2026-05-04
            due: 2026-12-18
            status: doing
    """
    for entry, action in actions(plan):
        if action.status not in ("planned", "idea") or not action.start:
            continue
        start = action.start.last(plan.calendar)
        is_high = known_word((action.priority or "").strip().lower()) in ("high", "critical")
        if is_high and start and plan.as_of - start > _GRACE and not is_late(plan, action):
            yield found(f"{entry.path}.start", start=start, days=(plan.as_of - start).days)


def _committed(plan: Plan) -> Iterator[tuple[Entry, Action]]:
    return ((entry, action) for entry, action in actions(plan) if action.status in COMMITTED)


def _open_due(plan: Plan, entry: Entry) -> date | None:
    """The day by which an action is due that is still to be done."""
    action = entry.item
    if not isinstance(action, Action) or action.is_settled or not action.due:
        return None
    return due_of(plan, action)
