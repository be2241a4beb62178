"""The rules of the chapter `strategy`: who answers for the whole, for when it is, and whether it is still true."""

from collections.abc import Iterator

from groundplan.checks.rule import Finding, found
from groundplan.model.digest import digest
from groundplan.plan import Plan

# These chapters have a rule of their own for what is past its review.
_REVIEWED_ELSEWHERE = frozenset({"assumptions", "evidence"})


def no_owner(plan: Plan) -> Iterator[Finding]:
    """The strategy has no owner.

    Somebody has to say yes or no to a change, and to notice that it is out of date.

    Bad:

        strategy: {title: Sales strategy 2026}
        ^

    Good:

        strategy: {title: Sales strategy 2026, owner: head-of-sales}
    """
    if not plan.strategy.strategy.owner:
        yield found("strategy")


def no_period(plan: Plan) -> Iterator[Finding]:
    """The strategy does not say from when to when it holds.

    Without a period nothing can be worked out by month: no pace, no capacity, no funnel.

    Bad:

        strategy: {title: Sales strategy}
        ^

    Good:

        strategy: {title: Sales strategy, period: {start: 2026-01-01, end: 2026-12-31}}
    """
    if plan.calendar.start is None or plan.calendar.end is None:
        yield found("strategy")


def review_is_past(plan: Plan) -> Iterator[Finding]:
    """The day on which something was to be looked at again has passed.

    A date for a review is a promise to the readers. Look at it, then move the date on.

    Bad:

        strategy: {title: Sales strategy 2026, review_by: 2026-03-31}
                                               ^

    Good:

        strategy: {title: Sales strategy 2026, review_by: 2026-12-31}
    """
    for entry in plan.index.entries.values():
        if entry.item.review_by is None or entry.chapter in _REVIEWED_ELSEWHERE:
            continue
        by = entry.item.review_by.last(plan.calendar)
        if by and by < plan.as_of and not entry.item.is_settled:
            yield found(f"{entry.path}.review_by", by=by)


def ends_before_it_starts(plan: Plan) -> Iterator[Finding]:
    """The period ends before it starts.

    One of the two dates is wrong, and everything that is worked out by date with it.

    Bad:

        strategy: {title: Sales strategy, period: {start: 2026-12-31, end: 2026-01-01}}
                                                                      ^

    Good:

        strategy: {title: Sales strategy, period: {start: 2026-01-01, end: 2026-12-31}}
    """
    start, end = plan.calendar.start, plan.calendar.end
    if start and end and end < start:
        yield found("strategy.period.end", start=start, end=end)


def approved_by_nobody(plan: Plan) -> Iterator[Finding]:
    """The strategy is called approved, but nobody is said to have approved it.

    Readers take `approved` for an agreement. It has to say whose, and of which day.

    Bad:

        strategy:
          title: Sales strategy
          status: approved
          ^

    Good:

        strategy:
          title: Sales strategy
          status: approved
          approved: {by: managing-director, date: 2025-12-18}
    """
    charter = plan.strategy.strategy
    if charter.status == "approved" and not (charter.approved and charter.approved.by and charter.approved.date):
        yield found("strategy.status")


def absent_but_there(plan: Plan) -> Iterator[Finding]:
    """A chapter is called absent, but the file has it.

    Either the reason is out of date, or something is in the file that should not be.

    Bad:

        strategy:
          title: Sales strategy
          absent: {market: kept in another file}
                   ^
        market: {needs: [certificates in time]}

    Good:

        strategy:
          title: Sales strategy
          absent: {market: kept in another file}
    """
    chapters = {entry.chapter for entry in plan.index.children[""]}
    for chapter in plan.strategy.strategy.absent:
        if chapter in chapters:
            yield found(f"strategy.absent.{chapter}", chapter=chapter)


def no_vision(plan: Plan) -> Iterator[Finding]:
    """The strategy does not say where it leads.

    Numbers say how much, the vision says what for. People who know it decide well where the plan says nothing.

    Bad:

        strategy: {title: Sales strategy 2026}
        ^

    Good:

        strategy: {title: Sales strategy 2026, vision: Every workshop in the north thinks of us first.}
    """
    if not plan.strategy.strategy.vision:
        yield found("strategy")


def changed_since_approved(plan: Plan) -> Iterator[Finding]:
    """The strategy has changed since it was approved.

    Readers take what they see for what was agreed. What was changed later nobody has agreed to yet. Check-ins and the
    progress of actions are no change of the plan. A draft, and what is no longer followed, says so itself.

    Bad:

        strategy:
          title: Sales strategy
          vision: Every workshop thinks of us first.
          status: approved
          approved: {by: managing-director, date: 2026-01-15, digest: 00000000000000000000}
                                                              ^

    Good:

        strategy:
          title: Sales strategy
          vision: Every workshop thinks of us first.
          status: approved
          approved: {by: managing-director, date: 2026-01-15, digest: 541ca76d3871a3534f73}
    """
    charter = plan.strategy.strategy
    approved = charter.approved
    is_in_force = charter.status not in ("draft", "retired")
    if is_in_force and approved and approved.digest and approved.digest != digest(plan.strategy):
        yield found("strategy.approved.digest", date=approved.date or "")


def no_default_audience(plan: Plan) -> Iterator[Finding]:
    """There are several audiences, and nothing says who sees what has none.

    Then the widest sees it: a new goal or a customer's name is shown to everybody until somebody thinks of it. Say who
    sees it as a rule, and open single items to more people.

    Bad:

        strategy: {title: Sales strategy 2026, audiences: [public, team, leaders]}
                                               ^

    Good:

        strategy: {title: Sales strategy 2026, audiences: [public, team, leaders], default_audience: team}
    """
    charter = plan.strategy.strategy
    if len(charter.audiences) > 1 and charter.default_audience is None:
        yield found("strategy.audiences", widest=charter.audiences[0])
