"""The rules of the chapter `goals`: whether each says what, by when, who, why and how, and is looked after."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from groundplan.checks.gaps import each_or_once, is_absent
from groundplan.checks.rule import Finding, Word, found
from groundplan.model.goals import Goal
from groundplan.model.index import Entry
from groundplan.plan import GoalNumbers, Plan
from groundplan.plan.aims import goal_of
from groundplan.plan.cascade import feeders
from groundplan.plan.smart import Mark

_SILENCE = timedelta(days=45)


def not_measurable(plan: Plan) -> Iterator[Finding]:
    """A goal has no numbers to tell by whether it is reached.

    Without a start and a target in numbers nobody knows in March whether the year goes well, and in December
    everybody remembers the goal that suits them.

    Bad:

        goals:
          renewals: {title: Renew more contracts, target: {value: clearly more, by: 2026-12-31}}
          ^

    Good:

        goals:
          renewals: {title: Renew more contracts, baseline: 84%, target: {value: 88%, by: 2026-12-31}}
    """
    lacking: dict[str, list[str]] = {}
    for numbers in ahead(plan):
        aim = numbers.aim
        if _is_milestone(numbers.goal) or numbers.smart.has("measurable") or aim.change.is_known or aim.is_ambiguous:
            continue
        what = "start" if aim.target.is_known else "aim" if aim.baseline.is_known else "start_and_aim"
        lacking.setdefault(what, []).append(numbers.entry.path)
    aiming = sum(numbers.aim.target.is_known for numbers in ahead(plan))
    for what, paths in lacking.items():
        number = aiming if what == "start" else _number_of_goals(plan)
        yield from each_or_once(paths, number, "goals", lacking=Word(f"lacking.{what}"))


def not_time_bound(plan: Plan) -> Iterator[Finding]:
    """A goal has no date by which it is to be reached.

    A target without a date is always on track: there is no day on which it can be missed.

    Bad:

        goals:
          sales: {title: Sell more, target: {value: 13M}}
          ^

    Good:

        goals:
          sales: {title: Sell more, target: {value: 13M, by: 2026-12-31}}
    """
    return _without_mark(plan, "time_bound", unless=_counts_from_the_period)


def no_owner(plan: Plan) -> Iterator[Finding]:
    """A goal has no owner.

    What everybody answers for, nobody does. One role has to be asked how it goes, and to ask for help in time.

    Bad:

        goals:
          sales: {title: Sell more}
          ^

    Good:

        goals:
          sales: {title: Sell more, owner: head-of-sales}
    """
    paths = [numbers.entry.path for numbers in ahead(plan) if not numbers.goal.owner]
    return each_or_once(paths, _number_of_goals(plan), "goals")


def no_why(plan: Plan) -> Iterator[Finding]:
    """A goal does not say why it matters.

    People work for a reason, not for a number. A goal that feeds no other and gives no reason is the first to be
    forgotten, and nobody can say when it is no longer worth it.

    Bad:

        goals:
          renewals: {title: Renew more contracts}
          ^

    Good:

        goals:
          renewals: {title: Renew more contracts, why: A new customer costs as much as five renewals.}
    """
    return _without_mark(plan, "relevant")


def nothing_attainable(plan: Plan) -> Iterator[Finding]:
    """Nothing says how a goal can be reached.

    A target from the air costs trust twice: when it is announced, and when it is missed. Say what makes you think
    that it can be done: a plan, evidence, or years in which you grew as much.

    Bad:

        goals:
          sales: {title: Double the sales}
          ^

    Good:

        goals:
          sales: {title: Double the sales, how: Two new depots open in spring; each of the last two brought 4M.}
    """
    return _without_mark(plan, "attainable")


def without_action(plan: Plan) -> Iterator[Finding]:
    """No action serves a goal, and no goal below it.

    A goal that nobody works on is a hope. The first action can be small, as long as somebody does it this month.

    Bad:

        goals:
          renewals: {title: Renew more contracts}
          ^
        actions:
          call: {title: Call every customer 90 days ahead}

    Good:

        goals:
          renewals: {title: Renew more contracts}
        actions:
          call: {title: Call every customer 90 days ahead, serves: [renewals]}
    """
    coverage = plan.numbers.coverage.get("goal")
    if coverage is None or is_absent(plan, "actions"):
        return
    leaves = [each.entry.path for each in coverage.asked if _is_leaf(plan, each.entry)]
    open_ = {entry.path for entry in coverage.open}
    yield from each_or_once([path for path in leaves if path in open_], len(leaves), "goals")


def no_check_in(plan: Plan) -> Iterator[Finding]:
    """Nobody has said for 45 days how far a goal has come.

    A target that is looked at once a year is missed once a year. A number every month takes a minute, and leaves
    time to act.

    Bad:

        goals:
          sales:
            baseline: {value: 10M, date: 2025-12-31}
            target: {value: 13M, by: 2026-12-31}
            check_ins: {2026-03-31: 10.6M}
            ^

    Good:

        goals:
          sales:
            baseline: {value: 10M, date: 2025-12-31}
            target: {value: 13M, by: 2026-12-31}
            check_ins: {2026-03-31: 10.6M, 2026-06-15: 11.1M}
    """
    for numbers in ahead(plan):
        goal, window = numbers.goal, numbers.window
        measurable = numbers.smart.has("measurable") and goal.status == "active"
        if not measurable or window is None or not window.days or plan.as_of - window.end > _SILENCE:
            continue
        days = [day for when in goal.check_ins if (day := when.last(plan.calendar)) and day <= plan.as_of]
        last = max(days, default=None)
        if plan.as_of - max(filter(None, (last, window.start))) > _SILENCE and not (last and last >= window.end):
            path = numbers.entry.path
            yield found(
                f"{path}.check_ins" if goal.check_ins else path, days=(plan.as_of - (last or window.start)).days
            )


def words_for_numbers(plan: Plan) -> Iterator[Finding]:
    """A goal has words where a number is needed.

    Words can be read in two ways, and nothing can be worked out from them: no progress, no funnel, no sum.

    Bad:

        goals:
          sales: {baseline: 10M, target: {value: as in our best year, by: 2026-12-31}}
                                          ^

    Good:

        goals:
          sales: {baseline: 10M, target: {value: 12M, by: 2026-12-31}}
    """
    for numbers in ahead(plan):
        goal, path = numbers.goal, numbers.entry.path
        stated = [("target.value", goal.target.value if goal.target else None)]
        stated += [("baseline.value", goal.baseline.value if goal.baseline else None)]
        stated += [(f"check_ins.{when}", check_in.value) for when, check_in in goal.check_ins.items()]
        for number, part in enumerate(goal.parts):
            stated += [(f"parts.{number}.count", part.count), (f"parts.{number}.each", part.each)]
        for field, quantity in stated:
            if quantity is not None and quantity.is_words:
                yield found(f"{path}.{field}", text=str(quantity))


def several_owners(plan: Plan) -> Iterator[Finding]:
    """A goal has more than one owner.

    With two owners, each waits for the other. One answers for it, the rest are contributors.

    Bad:

        goals:
          sales:
            owner: [head-of-sales, head-of-marketing]
            ^

    Good:

        goals:
          sales:
            owner: head-of-sales
            contributors: [head-of-marketing]
    """
    for numbers in ahead(plan):
        if len(numbers.goal.owner) > 1:
            yield found(f"{numbers.entry.path}.owner", number=len(numbers.goal.owner))


def past_its_date(plan: Plan) -> Iterator[Finding]:
    """A goal was due, and nobody has said what came of it.

    A plan full of past dates tells readers that the rest is not looked after either. Close it, give it up, or move
    the date and say why.

    Bad:

        goals:
          depot:
            title: Open the second depot
            target: {by: 2026-03-31}
                     ^

    Good:

        goals:
          depot:
            title: Open the second depot
            target: {by: 2026-03-31}
            status: done
    """
    for numbers in ahead(plan):
        by = numbers.aim.by
        reached = numbers.progress.progress is not None and numbers.progress.progress >= 1
        closed = numbers.progress.latest is not None and by is not None and numbers.progress.latest.on >= by
        if by is not None and by < plan.as_of and not reached and not closed:
            yield found(f"{numbers.entry.path}.target.by", by=by)


def ahead(plan: Plan) -> Iterator[GoalNumbers]:
    """The goals that are not settled."""
    return (each for each in plan.numbers.goals.values() if each.goal.status in ("proposed", "active"))


def _without_mark(plan: Plan, mark: Mark, unless: Callable[[Goal], bool] = lambda _: False) -> Iterator[Finding]:
    paths = [each.entry.path for each in ahead(plan) if not (each.smart.has(mark) or unless(each.goal))]
    return each_or_once(paths, _number_of_goals(plan), "goals")


def _counts_from_the_period(goal: Goal) -> bool:
    """Whether it is due in a month or week of the period: without a date only as long as the period has none."""
    return goal.target is not None and goal.target.by is not None and goal.target.by.is_counted


def _number_of_goals(plan: Plan) -> int:
    return sum(1 for _ in ahead(plan))


def _is_leaf(plan: Plan, entry: Entry) -> bool:
    """Whether it is worked on and no other goal feeds it."""
    return goal_of(entry).status == "active" and not feeders(plan, entry.path)


def _is_milestone(goal: Goal) -> bool:
    """Whether it is a date without a value."""
    return goal.target is not None and goal.target.value is None and goal.target.by is not None and not goal.parts
