"""The rules of the chapters `actions` and `referrals`: who does what, by when, and what for."""

from collections.abc import Callable, Iterable, Iterator

from groundplan.checks.gaps import each_or_once
from groundplan.checks.rule import Finding, Word, found
from groundplan.model.actions import Action
from groundplan.model.index import Entry
from groundplan.plan import Plan

COMMITTED = frozenset({"planned", "doing", "blocked"})
# What no part can be while the whole is so.
_AGAINST = {"planned": {"doing", "blocked", "done"}, "done": COMMITTED, "dropped": COMMITTED}


def no_owner(plan: Plan) -> Iterator[Finding]:
    """An action has no owner.

    Work that belongs to everybody waits for somebody. One role has to know that it is theirs, and say when it is
    stuck.

    Bad:

        actions:
          call: {title: Call every customer 90 days ahead}
          ^

    Good:

        actions:
          call: {title: Call every customer 90 days ahead, owner: account-managers}
    """
    owned = _with_parts(plan, (entry for entry, action in actions(plan) if action.owner))
    return _lacking(plan, owned)


def no_due_date(plan: Plan) -> Iterator[Finding]:
    """An action has no date by which it is due.

    Work without a date loses to work with one, every week. A date that is moved still says more than none.

    Bad:

        actions:
          call: {title: Call every customer 90 days ahead, owner: account-managers}
          ^

    Good:

        actions:
          call: {title: Call every customer 90 days ahead, owner: account-managers, due: 2026-06-30}
    """
    dated = _with_parts(plan, (entry for entry, action in actions(plan) if action.due or action.until))
    return _lacking(plan, dated)


def serves_nothing(plan: Plan) -> Iterator[Finding]:
    """An action serves no goal and answers nothing.

    Either it takes time from the goals, or nobody can see what it is for. What others wait for, or are part of, need
    not say it again.

    Bad:

        goals:
          renewals: {title: Renew more contracts}
        actions:
          call: {title: Call every customer 90 days ahead}
          ^

    Good:

        goals:
          renewals: {title: Renew more contracts}
        actions:
          call: {title: Call every customer 90 days ahead, serves: [renewals]}
    """
    if not plan.strategy.goals:
        return iter(())
    useful = [entry for entry, action in actions(plan) if action.serves or action.addresses]
    return _lacking(plan, _with_parts(plan, _with_means(plan, useful)))


def blocked_without_why(plan: Plan) -> Iterator[Finding]:
    """An action is blocked, and nothing says by what.

    Who reads it would like to help, but does not know with what. What blocks it is the first thing to talk about in
    the next meeting.

    Bad:

        actions:
          approval:
            title: Supplier approval for rail
            status: blocked
            ^

    Good:

        actions:
          approval:
            title: Supplier approval for rail
            status: blocked
            note: The approving body has moved its visit to December.
    """
    waiting = plan.numbers.schedule.waiting
    for entry, action in actions(plan):
        is_told = action.note or action.facts or waiting.get(entry.path) or plan.naming(entry.path, "affects")
        if action.status == "blocked" and not is_told:
            yield found(f"{entry.path}.status")


def progress_against_status(plan: Plan) -> Iterator[Finding]:
    """Status and progress of an action do not agree.

    One of the two was brought up to date and the other forgotten, so nobody knows whether it is done.

    Bad:

        actions:
          crm:
            status: done
            progress: 80%
            ^

    Good:

        actions:
          crm:
            status: done
            progress: 100%
    """
    for entry, action in actions(plan):
        progress = action.progress.value if action.progress else None
        if progress is None:
            continue
        if (progress < 1 and action.status == "done") or (progress >= 1 and action.status in COMMITTED):
            yield found(f"{entry.path}.progress", progress=progress, status=Word(action.status))


def whole_against_part(plan: Plan) -> Iterator[Finding]:
    """An action is said to be open or closed, and one of its parts says otherwise.

    Somebody reads the one line and waits, somebody else the other and goes on. What is only planned by default is
    left alone.

    Bad:

        actions:
          funding:
            title: Funding
            status: planned
            ^
          loan: {title: Loan of the bank, status: doing, part_of: funding}

    Good:

        actions:
          funding:
            title: Funding
            status: doing
          loan: {title: Loan of the bank, status: doing, part_of: funding}
    """
    for entry, action in actions(plan):
        if "status" not in action.model_fields_set:
            continue
        for part in plan.naming(entry.path, "part_of", "action"):
            status = part.item.status if isinstance(part.item, Action) else action.status
            if status in _AGAINST.get(action.status, ()):
                yield found(f"{entry.path}.status", status=Word(action.status), part=part, other=Word(status))
                break


def part_of_itself(plan: Plan) -> Iterator[Finding]:
    """Something is part of itself through others.

    Whatever is the larger of the two holds owner, date and goal of the smaller. In a circle, nothing does.

    Bad:

        actions:
          start:
            part_of: delivery
            ^
          delivery: {part_of: start}

    Good:

        actions:
          start:
            part_of: delivery
          delivery: {}
    """
    for circle in plan.numbers.schedule.circles["part_of"]:
        yield found(f"{circle[0].path}.part_of", items=around(circle))


def done_without_result(plan: Plan) -> Iterator[Finding]:
    """An action is done, and nothing says what came of it.

    The next plan is made of what this one has taught. A sentence and a number are enough.

    Bad:

        strategy: {title: Sales strategy, profile: established}
        actions:
          reminders: {title: Automatic reminders before visits, status: done}
          ^

    Good:

        strategy: {title: Sales strategy, profile: established}
        actions:
          reminders: {title: Automatic reminders before visits, status: done, result: One visit in nine fails.}
    """
    for entry, action in actions(plan):
        if action.status == "done" and not (action.result or action.note or action.part_of):
            yield found(entry.path)


def referral_without_moment(plan: Plan) -> Iterator[Finding]:
    """A referral does not say when we ask for it, or who does.

    Customers are glad to recommend us in the week in which something went well. Without a moment and somebody whose
    turn it is, nobody asks.

    Bad:

        referrals:
          clean-audit: {title: After a clean audit, asked_by: account-managers}
          ^

    Good:

        referrals:
          clean-audit: {title: After a clean audit, asked_by: account-managers, moment: The week after the audit}
    """
    for id_, referral in plan.strategy.referrals.items():
        if not (referral.asked_by and (referral.moment or referral.stage)):
            yield found(f"referrals.{id_}")


def actions(plan: Plan) -> Iterator[tuple[Entry, Action]]:
    """Every action in the order of the file."""
    return ((plan.index[f"actions.{id_}"], action) for id_, action in plan.strategy.actions.items())


def around(circle: Iterable[Entry]) -> str:
    """The titles of a circle, the first again at its end."""
    titles = [entry.title for entry in circle]
    return " → ".join([*titles, titles[0]])


def _lacking(plan: Plan, has: set[str]) -> Iterator[Finding]:
    """The actions that somebody is committed to and that are not among those that have something.

    A part of one that lacks it too is left out: what is said of the whole is said of its parts.
    """
    committed = [entry.path for entry, action in actions(plan) if action.status in COMMITTED]
    lacking = dict.fromkeys(path for path in committed if path not in has)
    whole = [path for path in lacking if not any(each.path in lacking for each in plan.named(path, "part_of"))]
    return each_or_once(whole, len(whole) if len(lacking) == len(committed) else 0, "actions")


def _with_parts(plan: Plan, some: Iterable[Entry]) -> set[str]:
    """The paths of some actions, and of all that is part of them: what holds for the whole holds for its parts."""
    return _reached(some, lambda path: plan.naming(path, "part_of", "action"))


def _with_means(plan: Plan, some: Iterable[Entry]) -> list[Entry]:
    """Some actions, and those that they wait for or are part of."""
    paths = _reached(some, lambda path: (*plan.named(path, "after"), *plan.named(path, "part_of")))
    return [plan.index[path] for path in paths]


def _reached(some: Iterable[Entry], following: Callable[[str], Iterable[Entry]]) -> set[str]:
    """The paths of some items and of all that follows from them; circles end."""
    ways = [entry.path for entry in some]
    reached = set(ways)
    for path in ways:
        more = {entry.path for entry in following(path)} - reached
        reached |= more
        ways += more
    return reached
