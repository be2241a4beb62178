"""The rule of the chapter `goals` on dates of one goal that cannot all be right."""

from collections.abc import Iterator
from datetime import date

from groundplan.checks.goals import ahead
from groundplan.checks.rule import Finding, Word, found
from groundplan.plan import Plan
from groundplan.values import When


def dates_contradict(plan: Plan) -> Iterator[Finding]:
    """A goal starts after it is due, or a check-in tells of a day to come.

    Then there is no time in which to reach it, or nobody can know what the check-in says. One of the dates is a slip,
    and the progress that is worked out from it is wrong too.

    Bad:

        goals:
          sales:
            baseline: {value: 10M, date: 2027-12-31}
                                   ^
            target: {value: 13M, by: 2026-12-31}

    Good:

        goals:
          sales:
            baseline: {value: 10M, date: 2025-12-31}
            target: {value: 13M, by: 2026-12-31}
    """
    for numbers in ahead(plan):
        goal, by, path = numbers.goal, numbers.aim.by, numbers.entry.path
        begins = (("baseline.date", "baseline", goal.baseline and goal.baseline.date), ("start", "start", goal.start))
        for field, name, when in begins:
            if when and by and (day := _after(plan, when, by)):
                what, other = Word(f"dated.{name}"), Word("dated.by")
                yield found(f"{path}.{field}", what=what, day=day, other=other, limit=by)
        for when in goal.check_ins:
            if day := _after(plan, when, plan.as_of):
                what, other = Word("dated.check_in"), Word("dated.today")
                yield found(f"{path}.check_ins.{when}", what=what, day=day, other=other, limit=plan.as_of)


def _after(plan: Plan, when: When, limit: date) -> date | None:
    """The first day of a date that lies after a limit as a whole."""
    day = when.first(plan.calendar)
    return day if day and day > limit else None
