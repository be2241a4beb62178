"""The rules of the chapter `goals` on its figures: whether they fit each other, the past and the goals around them."""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from groundplan.checks.goals import ahead
from groundplan.checks.rule import Change, Finding, found
from groundplan.model.index import Entry
from groundplan.plan import Plan
from groundplan.plan.aims import Aim, goal_of, of_parts
from groundplan.plan.amounts import is_same_unit
from groundplan.plan.history import History, is_beyond_the_best, is_like_with_like

# A sum that misses by less is a matter of rounding.
_ROUNDING = 0.005
# What a metric and a baseline of the same time may differ by when both are about the same.
_SAME, _SAME_TIME = Fraction(1, 20), timedelta(days=45)


def not_a_change(plan: Plan) -> Iterator[Finding]:
    """The target equals the baseline, or lies on the wrong side of it.

    Progress runs from baseline to target. When both are the same, or the target is worse than today, it either was
    reached before anybody began, or one of the two numbers is wrong.

    Bad:

        metrics: {churn: {unit: "%", better: lower}}
        goals:
          stay:
            metric: churn
            baseline: 12%
            target: {value: 15%, by: 2026-12-31}
                     ^

    Good:

        metrics: {churn: {unit: "%", better: lower}}
        goals:
          stay:
            metric: churn
            baseline: 12%
            target: {value: 9%, by: 2026-12-31}
    """
    for numbers in ahead(plan):
        aim, metric = numbers.aim, plan.strategy.metrics.get(numbers.metric.id) if numbers.metric else None
        change = aim.change.value
        if aim.is_band or change is None or not aim.baseline.is_known:
            continue
        if not is_like_with_like(metric, numbers.window, numbers.history):
            continue
        better = metric.better if metric else ""
        is_still = change == 0 and better != "in_range"
        if is_still or (change > 0 and better == "lower") or (change < 0 and better == "higher"):
            yield found(f"{numbers.entry.path}.target.value", baseline=aim.baseline, target=aim.target)


def beyond_the_best(plan: Plan) -> Iterator[Finding]:
    """A goal needs more growth than the best year ever brought.

    It may still be right: a new market, twice the people. But then that must be said, or the team will take the
    target for a wish. Years are compared with years, quarters with quarters.

    Bad:

        metrics:
          sales: {unit: CNY, measure: total, history: {2022: 8M, 2023: 8.8M, 2024: 9.5M, 2025: 10M}}
        goals:
          grow:
            metric: sales
            baseline: {value: 10M, date: 2025-12-31}
            target: {value: +30%, by: 2026-12-31}
            ^

    Good:

        metrics:
          sales: {unit: CNY, measure: total, history: {2022: 8M, 2023: 8.8M, 2024: 9.5M, 2025: 10M}}
        goals:
          grow:
            metric: sales
            baseline: {value: 10M, date: 2025-12-31}
            target: {value: +9%, by: 2026-12-31}
    """
    for numbers in ahead(plan):
        metric = plan.strategy.metrics.get(numbers.metric.id) if numbers.metric else None
        history, needed = numbers.history, numbers.needed_growth
        if metric is None or history is None or needed is None or history.best is None:
            continue
        if _is_about_a_part(numbers.aim, history):
            continue
        if is_beyond_the_best(needed, metric, history):
            best = next(growth for growth in history.growths if growth.ratio == history.best)
            yield found(
                f"{numbers.entry.path}.target",
                needed=Change(needed, history.in_points),
                best=Change(history.best, history.in_points),
                period=best.period,
            )


def due_after_parent(plan: Plan) -> Iterator[Finding]:
    """A goal is due later than the goal that it feeds.

    What arrives after the day of the larger goal cannot help to reach it.

    Bad:

        goals:
          sales: {target: {value: 13M, by: 2026-06-30}}
          leads:
            supports: [sales]
            target: {value: 900, by: 2026-09-30}
                                 ^

    Good:

        goals:
          sales: {target: {value: 13M, by: 2026-06-30}}
          leads:
            supports: [sales]
            target: {value: 900, by: 2026-05-31}
    """
    for numbers in ahead(plan):
        by = numbers.aim.by
        for parent in plan.named(numbers.entry.path, "supports"):
            due = plan.numbers.goals[parent.id].aim.by
            if by and due and by > due and goal_of(parent).status in ("proposed", "active"):
                yield found(f"{numbers.entry.path}.target.by", by=by, parent=parent, due=due)


def does_not_add_up(plan: Plan) -> Iterator[Finding]:
    """The goals that feed a goal do not add up to it.

    When everyone reaches their own number and the company still misses its own, the gap was in the plan all along.

    Bad:

        goals:
          sales: {baseline: EUR 10M, target: {value: 13M, by: 2026-12-31}}
          ^
          north: {baseline: EUR 6M, target: {value: 7M, by: 2026-12-31}, supports: [sales]}
          south: {baseline: EUR 4M, target: {value: 5M, by: 2026-12-31}, supports: [sales]}

    Good:

        goals:
          sales: {baseline: EUR 10M, target: {value: 13M, by: 2026-12-31}}
          north: {baseline: EUR 6M, target: {value: 7M, by: 2026-12-31}, supports: [sales]}
          south: {baseline: EUR 4M, target: {value: 6M, by: 2026-12-31}, supports: [sales]}
    """
    for numbers in ahead(plan):
        cascade = numbers.cascade
        coverage = cascade.coverage
        # Where a number cannot be counted, nobody knows whether it closes the gap; what has no number closes none.
        is_unsure = any(_has_number(plan, each) for each in cascade.missing)
        if coverage is not None and not is_unsure and coverage < 1 - _ROUNDING:
            how = "numberless" if cascade.missing else ""
            yield found(numbers.entry.path, sum=cascade.sum, change=cascade.change, coverage=coverage, how=how)


def support_each_other(plan: Plan) -> Iterator[Finding]:
    """Goals support one another in a circle.

    When each goal is there for the other, neither is there for the company, and their sums count themselves.

    Bad:

        goals:
          leads:
            supports: [visits]
            ^
          visits:
            supports: [leads]

    Good:

        goals:
          leads:
            supports: [visits]
          visits: {}
    """
    for circle in plan.numbers.schedule.circles["supports"]:
        yield found(f"{circle[0].path}.supports", goals=" → ".join(each.title for each in (*circle, circle[0])))


def after_something_later(plan: Plan) -> Iterator[Finding]:
    """A goal waits for one that is due later.

    Both dates cannot hold: what must come first is planned to come second.

    Bad:

        goals:
          register: {target: {by: 2026-09-30}}
          rail:
            target: {value: 14 sites, by: 2026-06-30}
            after: [register]
            ^

    Good:

        goals:
          register: {target: {by: 2026-03-31}}
          rail:
            target: {value: 14 sites, by: 2026-06-30}
            after: [register]
    """
    for numbers in ahead(plan):
        for before in plan.named(numbers.entry.path, "after"):
            due = plan.numbers.goals[before.id].aim.by
            open_ = goal_of(before).status in ("proposed", "active")
            if numbers.aim.by and due and due > numbers.aim.by and open_:
                yield found(f"{numbers.entry.path}.after", before=before, due=due, by=numbers.aim.by)


def points_or_percent(plan: Plan) -> Iterator[Finding]:
    """A change in per cent of a metric that is itself in per cent can be read in two ways.

    From 80 %, `+5%` is 84 % to some and 85 % to others. Nothing is worked out until it is clear.

    Bad:

        metrics: {retention: {unit: "%"}}
        goals:
          stay: {metric: retention, baseline: 80%, target: {value: +5%, by: 2026-12-31}}
                                                            ^

    Good:

        metrics: {retention: {unit: "%"}}
        goals:
          stay: {metric: retention, baseline: 80%, target: {value: +5pp, by: 2026-12-31}}
    """
    for numbers in ahead(plan):
        if numbers.aim.is_ambiguous and numbers.goal.target and numbers.goal.target.value:
            yield found(f"{numbers.entry.path}.target.value", text=str(numbers.goal.target.value))


def parts_do_not_add_up(plan: Plan) -> Iterator[Finding]:
    """The parts of a target do not add up to it.

    One of the numbers was changed and the other forgotten; readers will find out which in the middle of a meeting.

    Bad:

        goals:
          sites:
            target: {value: 400k, by: 2026-12-31}
            parts: [{title: Wind, count: 8, each: 24k}, {title: Rail, count: 6, each: 32k}]
            ^

    Good:

        goals:
          sites:
            target: {value: 384k, by: 2026-12-31}
            parts: [{title: Wind, count: 8, each: 24k}, {title: Rail, count: 6, each: 32k}]
    """
    for numbers in ahead(plan):
        parts, target = of_parts(numbers.goal, numbers.aim.written_unit), numbers.aim.target
        stated = numbers.goal.target is not None and numbers.goal.target.value is not None
        if stated and parts.value is not None and target.value and abs(parts.value / target.value - 1) > _ROUNDING:
            yield found(f"{numbers.entry.path}.parts", parts=parts, target=target)


def phases_do_not_add_up(plan: Plan) -> Iterator[Finding]:
    """The phases of a target do not add up to all of it.

    Progress is set against the phases. With a part missing, the goal looks on track and is not.

    Bad:

        goals:
          sales:
            target: {value: 13M, by: 2026-12-31, phasing: {2026-H1: 40%, 2026-H2: 50%}}
                                                 ^

    Good:

        goals:
          sales:
            target: {value: 13M, by: 2026-12-31, phasing: {2026-H1: 40%, 2026-H2: 60%}}
    """
    for numbers in ahead(plan):
        phasing = numbers.goal.target.phasing if numbers.goal.target else {}
        shares = [share.value for share in phasing.values() if share.value is not None]
        whole = sum(shares)
        if phasing and len(shares) == len(phasing) and abs(float(whole) - 1) > _ROUNDING:
            yield found(f"{numbers.entry.path}.target.phasing", sum=whole)


def _has_number(plan: Plan, goal: Entry) -> bool:
    """Whether a goal states a number, in whatever unit."""
    numbers = plan.numbers.goals[goal.id]
    return numbers.aim.target.is_known or numbers.aim.change.is_known or numbers.rate.planned.is_known


def _is_about_a_part(aim: Aim, history: History) -> bool:
    """Whether it starts from another number than the metric had then: it is about a region, or a product."""
    base, on = aim.baseline, aim.baseline_on
    if history.last is None or base.value is None or on is None:
        return False
    day, last = history.last
    if last.value is None or not is_same_unit(base.unit, last.unit) or abs(day - on) > _SAME_TIME:
        return False
    return abs(base.value - last.value) > abs(last.value) * _SAME
