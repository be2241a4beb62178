"""The rules of the chapters `decisions` and `scenarios`: what is to be settled, and what would be different."""

from collections.abc import Iterator

from groundplan.checks.figures import held_at, is_same
from groundplan.checks.rule import Finding, found
from groundplan.plan import Plan


def open_past_its_date(plan: Plan) -> Iterator[Finding]:
    """A decision was due and is still open.

    As long as it is open, everybody plans for something else. Take it, or say by when.

    Bad:

        decisions:
          depot:
            status: open
            date: 2026-03-31
            ^

    Good:

        decisions:
          depot:
            status: open
            date: 2026-09-30
    """
    for id_, decision in plan.strategy.decisions.items():
        by = decision.date.last(plan.calendar) if decision.date else None
        if decision.status == "open" and by and by < plan.as_of:
            yield found(f"decisions.{id_}.date", by=by)


def taken_too_early(plan: Plan) -> Iterator[Finding]:
    """A decision is called taken, but waits for an action that is not done.

    Either the action is no longer needed, or the decision is still open.

    Bad:

        actions: {study: {title: Visit ten plants in Austria}}
        decisions:
          depot:
            status: taken
            after: [study]
            ^

    Good:

        actions: {study: {title: Visit ten plants in Austria}}
        decisions:
          depot:
            status: open
            after: [study]
    """
    for id_, decision in plan.strategy.decisions.items():
        path = f"decisions.{id_}"
        waits = (each for each in plan.named(path, "after") if not each.item.is_settled)
        if decision.status == "taken" and (action := next(waits, None)):
            yield found(f"{path}.after", action=action)


def changes_nothing(plan: Plan) -> Iterator[Finding]:
    """A scenario changes nothing, or only to what the plan says anyway.

    It shows the plan a second time under another name. Often the plan has caught up with it.

    Bad:

        pipelines: {direct: {deal_size: 14k}}
        scenarios:
          small: {title: Contracts stay small, changes: {pipelines.direct.deal_size: 14k}}
          ^

    Good:

        pipelines: {direct: {deal_size: 16k}}
        scenarios:
          small: {title: Contracts stay small, changes: {pipelines.direct.deal_size: 14k}}
    """
    for id_, scenario in plan.strategy.scenarios.items():
        if all(is_same(held_at(plan, path), written) for path, written in scenario.changes.items()):
            yield found(f"scenarios.{id_}")
