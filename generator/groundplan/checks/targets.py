"""The rules of the chapter `goals` on targets of one metric: whether two of them can hold together."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from groundplan.checks.goals import ahead
from groundplan.checks.rule import Finding, found
from groundplan.plan import GoalNumbers, Plan
from groundplan.plan.amounts import Amount, is_percent


def two_targets(plan: Plan) -> Iterator[Finding]:
    """Two goals set different targets for one metric and date.

    One of them will be missed for certain, and each side can point at its own number.

    Bad:

        metrics: {sales: {unit: EUR}}
        goals:
          plan: {metric: sales, target: {value: 13M, by: 2026-12-31}}
          stretch: {metric: sales, target: {value: 15M, by: 2026-12-31}}
                                            ^

    Good:

        metrics: {sales: {unit: EUR}}
        goals:
          plan: {metric: sales, target: {value: 13M, by: 2026-12-31}}
          stretch: {metric: sales, target: {value: 13M, by: 2026-12-31}}
    """
    for alike in _alike(plan):
        first: dict[object, GoalNumbers] = {}
        for numbers in alike:
            aim, other = numbers.aim, first.setdefault(numbers.aim.by, numbers)
            if other.aim.target != aim.target and not _may_be_one(other.aim.target, aim.target):
                path = f"{numbers.entry.path}.target.value"
                yield found(path, target=aim.target, other=other.entry, other_target=other.aim.target)


def target_at_two_dates(plan: Plan) -> Iterator[Finding]:
    """A goal aims at what another goal wants to have reached before.

    Either the first date is a dream, or the second asks for nothing. A share in per cent may well be a matter of
    keeping what there is, so those are left alone.

    Bad:

        metrics: {arr: {title: Yearly contracts, unit: EUR, measure: level}}
        goals:
          milestone: {metric: arr, target: {value: 1.5M, by: 2026-12-31}}
          phase: {metric: arr, target: {value: 1.5M, by: 2027-06-30}}
                                        ^

    Good:

        metrics: {arr: {title: Yearly contracts, unit: EUR, measure: level}}
        goals:
          milestone: {metric: arr, target: {value: 1.5M, by: 2026-12-31}}
          phase: {metric: arr, target: {value: 2.4M, by: 2027-06-30}}
    """
    for alike in _alike(plan):
        first: dict[object, GoalNumbers] = {}
        for numbers in sorted(filter(_is_point_of_a_level, alike), key=lambda each: each.aim.by or date.max):
            other = first.setdefault(numbers.aim.target, numbers)
            if other.aim.by and numbers.aim.by and other.aim.by < numbers.aim.by:
                path = f"{numbers.entry.path}.target.value"
                yield found(
                    path, target=numbers.aim.target, by=numbers.aim.by, other=other.entry, other_by=other.aim.by
                )


def _alike(plan: Plan) -> Iterator[list[GoalNumbers]]:
    """The active goals that differ at most in target and date, without those that feed one of the same metric."""
    by_metric: dict[str, list[GoalNumbers]] = defaultdict(list)
    for numbers in ahead(plan):
        if numbers.metric and numbers.goal.status == "active":
            by_metric[numbers.metric.path].append(numbers)
    for same in by_metric.values():
        parts = _feeding(plan, same) if len(same) > 1 else ()
        alike: dict[object, list[GoalNumbers]] = defaultdict(list)
        for numbers in same:
            goal, aim = numbers.goal, numbers.aim
            if numbers.entry.path not in parts and aim.by is not None and aim.target.is_known:
                alike[frozenset(goal.segments), goal.target and goal.target.per, goal.stage].append(numbers)
        yield from alike.values()


def _may_be_one(one: Amount, other: Amount) -> bool:
    """Whether one number can be in both, where either is a range or a bound (`over 3M` and `~3M`)."""
    is_below = one.high is not None and other.low is not None and one.high < other.low
    is_above = one.low is not None and other.high is not None and one.low > other.high
    return (one.is_spread or other.is_spread) and not (is_below or is_above)


def _is_point_of_a_level(numbers: GoalNumbers) -> bool:
    """Whether it is one number of a metric said to be a level; what adds up may be the same in every quarter."""
    metric, aim = numbers.metric, numbers.aim
    is_level = metric is not None and getattr(metric.item, "measure", None) == "level"
    return is_level and not (aim.is_band or aim.is_change or is_percent(aim.unit))


def _feeding(plan: Plan, goals: list[GoalNumbers]) -> set[str]:
    """The paths of all goals that feed some, directly or through others: what they aim at is a part of it."""
    ways = [numbers.entry.path for numbers in goals]
    reached: set[str] = set()
    for path in ways:
        more = [each.path for each in plan.naming(path, "supports", "goal") if each.path not in reached]
        reached.update(more)
        ways += more
    return reached
