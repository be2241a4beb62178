"""The figures of a goal with their working: target, progress, what adds up to it, rate, the growth it needs."""

from collections.abc import Iterator
from fractions import Fraction

from groundplan.pages.views import Figure
from groundplan.pages.working import Speaker
from groundplan.plan import GoalNumbers, Plan
from groundplan.plan.amounts import Amount
from groundplan.plan.cascade import Share
from groundplan.plan.history import base_of, grows_in_points
from groundplan.plan.rates import Rate
from groundplan.plan.spans import Span
from groundplan.values import shown_when


def _path(goal: GoalNumbers, figure: str) -> str:
    return f"goals.{goal.entry.id}.{figure}"


def target(say: Speaker, goal: GoalNumbers) -> Figure:
    """What is stated, and what a change comes to from the baseline; or the parts that add up."""
    return say.amount(goal.aim.target, _path(goal, "target"), *_target_steps(say, goal), with_ends=True)


def _target_steps(say: Speaker, goal: GoalNumbers) -> Iterator[str]:
    aim, said = goal.aim, say.said
    value = goal.goal.target.value if goal.goal.target else None
    if value is not None:
        yield say("target.stated", value=value)
    if aim.is_change:
        start, reached = said.amount(aim.baseline), said.amount(aim.target)
        more = said.change(aim.change, aim.unit)
        yield say("target.change", baseline=start, change=more, target=reached)
    elif value is None:
        for part in goal.goal.parts:
            yield say("target.part", title=part.title or "", count=_stated(part.count), each=_stated(part.each))


def _stated(quantity: object) -> str:
    return "1" if quantity is None else str(quantity)


def change(say: Speaker, goal: GoalNumbers) -> Figure:
    """Target - baseline."""
    aim, said = goal.aim, say.said
    if not aim.change.is_known:
        return say.unstated(_path(goal, "change"))
    text = said.change(aim.change, aim.unit)
    step = f"{said.amount(aim.target)} − {said.amount(aim.baseline)} = {text}"
    both = aim.target.is_known and aim.baseline.is_known
    figure = say.amount(aim.change, _path(goal, "change"), step if both else say("as_stated"), with_ends=True)
    return Figure(text, figure.path, figure.value, figure.working)


def progress(say: Speaker, goal: GoalNumbers) -> Figure | None:
    """Level: (latest - baseline) / (target - baseline); total: latest / target; a band is met or not."""
    done, latest, aim, said = goal.progress.progress, goal.progress.latest, goal.aim, say.said
    if done is None or latest is None:
        return None
    reached, share = said.amount(latest.reached), said.share(done)
    when = shown_when(latest.when, say.words.language)
    steps = [
        say(
            "progress.latest",
            value=reached if latest.reached.is_known else said.change(latest.gained, aim.unit),
            when=when,
        )
    ]
    if aim.is_band:
        key = "progress.in_band" if done else "progress.out_of_band"
        steps.append(say(key, value=reached, band=said.amount(aim.target)))
        return say.number(say("progress.met" if done else "progress.not_met"), _path(goal, "progress"), done, *steps)
    if goal.progress.is_total:
        steps.append(f"{reached} / {said.amount(aim.target)} = {share}")
    elif aim.baseline.is_known and latest.reached.is_known:
        start = said.amount(aim.baseline)
        steps.append(f"({reached} − {start}) / ({said.amount(aim.target)} − {start}) = {share}")
    else:
        steps.append(f"{said.change(latest.gained, aim.unit)} / {said.change(aim.change, aim.unit)} = {share}")
    return say.number(share, _path(goal, "progress"), done, *steps)


def expected(say: Speaker, plan: Plan, goal: GoalNumbers) -> Figure | None:
    """The share of the time that has passed, or the shares of the phases that have."""
    share = goal.progress.expected
    if share is None:
        return None
    steps = list(_phases(say, plan, goal) if goal.goal.target and goal.goal.target.phasing else _days(say, plan, goal))
    done = goal.progress.progress
    if done is not None:
        lead = say.said.growth(done - share, in_points=True)
        steps.append(say("pace", lead=lead, pace=say.said(f"pace.{goal.progress.pace}")))
    return say.share(share, _path(goal, "expected"), *steps)


def _days(say: Speaker, plan: Plan, goal: GoalNumbers) -> Iterator[str]:
    window = goal.window
    if window is not None:
        passed, share = window.until(plan.as_of).days, say.said.share(goal.progress.expected)
        yield say("expected.days", passed=passed, days=window.days, share=share, span=say.span(window))


def _phases(say: Speaker, plan: Plan, goal: GoalNumbers) -> Iterator[str]:
    assert goal.goal.target is not None
    for when, share in goal.goal.target.phasing.items():
        days = when.span(plan.calendar)
        if days is None or share.value is None:
            continue
        phase, whole = Span(*days), say.said.share(share.value)
        passed = phase.until(plan.as_of).days
        title = shown_when(when, say.words.language)
        if passed >= phase.days:
            yield say("expected.phase", phase=title, share=whole)
        elif passed:
            part = say.said.share(share.value * passed / phase.days)
            yield say("expected.running", phase=title, share=whole, passed=passed, days=phase.days, part=part)


def contribution(say: Speaker, share: Share, feeder: GoalNumbers) -> Figure:
    """What a goal contributes to the one it supports; what entries are worth has no place of its own in the data."""
    amount, said = share.amount, say.said
    if not amount.is_known:
        return say.unstated()
    text = said.amount(amount, signed=True)
    if share.of_entries:
        return Figure(text, working=tuple(_worth(say, feeder.rate, amount)))
    own = planned_entries(say, feeder) if feeder.rate.planned.is_known else change(say, feeder)
    return Figure(text, own.path, own.value, own.working)


def _worth(say: Speaker, rate: Rate, amount: Amount) -> Iterator[str]:
    """Planned entries x the conversions still ahead x deal size - what is only needed to stay where we are."""
    funnel, stage, said = rate.funnel, rate.stage, say.said
    if funnel is None or stage is None or funnel.aim is None:
        return
    sales = funnel.deal_size.times(rate.planned_entries).times(stage.odds).in_unit(funnel.must_win.unit)
    to_stay = funnel.must_win.minus(funnel.aim.change.times(funnel.share))
    yield say(
        "worth",
        entries=said.amount(rate.planned_entries),
        stage=stage.entry.title,
        odds=said.share(stage.odds.value) if stage.odds.value is not None else said.amount(stage.odds, "%"),
        deal=said.amount(funnel.deal_size.in_unit(funnel.must_win.unit)),
        sales=said.amount(sales),
    )
    if to_stay.value != 0:
        stays, rest = said.amount(to_stay), said.amount(amount)
        yield say("worth.stay", sales=said.amount(sales), stay=stays, rest=rest)


def cascade_sum(say: Speaker, goal: GoalNumbers) -> Figure:
    """The contributions line by line."""
    cascade, said = goal.cascade, say.said
    known = [each for each in cascade.shares if each.amount.is_known]
    steps = [say("sum.line", title=each.goal.title, amount=said.amount(each.amount, signed=True)) for each in known]
    if goal.goal.combine == "mean":
        steps.append(say("sum.mean", n=len(known)))
    return say.amount(cascade.sum, _path(goal, "cascade.sum"), *steps)


def coverage(say: Speaker, goal: GoalNumbers) -> Figure | None:
    """The sum over the change."""
    cascade = goal.cascade
    if cascade.coverage is None:
        return None
    whole, of = say.said.amount(cascade.sum), say.said.amount(cascade.change)
    text = say.said.share(cascade.coverage)
    return say.share(cascade.coverage, _path(goal, "cascade.coverage"), f"{whole} / {of} = {text}")


def planned(say: Speaker, goal: GoalNumbers) -> Figure:
    """The rate as it is planned."""
    rate = goal.rate.planned.in_unit(None)
    return say.amount(rate, _path(goal, "rate.planned"), say("as_stated"))


def planned_entries(say: Speaker, goal: GoalNumbers) -> Figure:
    """The rate x its person-months."""
    rate, said = goal.rate, say.said
    step = ""
    if rate.measures.is_known:
        entries = said.amount(rate.planned_entries)
        step = f"{say.plainly(rate.planned)} × {measures(say, rate)} = {entries}"
    return say.amount(rate.planned_entries, _path(goal, "rate.planned_entries"), step, _over(say, rate))


def needed(say: Speaker, goal: GoalNumbers) -> Figure:
    """The entries that the funnel needs over the same person-months."""
    rate, step = goal.rate, ""
    if rate.measures.is_known:
        step = f"{say.plainly(rate.needed_entries)} / {measures(say, rate)} = {say.plainly(rate.needed)}"
    return say.amount(rate.needed.in_unit(None), _path(goal, "rate.needed"), step, _over(say, rate))


def needed_entries(say: Speaker, goal: GoalNumbers) -> Figure:
    """What the funnel needs at the stage that the goal fills."""
    rate = goal.rate
    steps = (say("needed.at", stage=rate.stage.entry.title),) if rate.stage else ()
    return say.amount(rate.needed_entries, _path(goal, "rate.needed_entries"), *steps)


def measures(say: Speaker, rate: Rate) -> str:
    """How many of its units a rate is planned for: `144 person-months`, `52 weeks`."""
    n = say.plainly(rate.measures)
    every = rate.every
    if every is None or (every.value == 1 and f"measures.{every.unit}" in say.words.working):
        unit = every.unit if every else "person"
        key = f"measures.{unit}" if rate.team or every is None else f"measures.{unit}.alone"
        return say(key, n=n)
    return say("measures.other", n=n)


def _over(say: Speaker, rate: Rate) -> str:
    """The days over which entries still help."""
    return say("over", span=say.span(rate.span)) if rate.span else ""


def needed_growth(say: Speaker, goal: GoalNumbers) -> Figure | None:
    """(target / base)^(1/n) - 1 over n periods; in points, a difference of shares over them."""
    needed = goal.needed_growth
    found = base_of(goal.aim, goal.window, goal.history)
    if needed is None or found is None:
        return None
    base, n = found
    in_points, said = grows_in_points(goal.aim, goal.history), say.said
    text = said.growth(needed, in_points=in_points)
    start, end, periods = said.number(base, goal.aim.unit), said.amount(goal.aim.target), said.number(n, None)
    way = f"({end} − {start}) / {periods} = {text}" if in_points else f"({end} / {start})^(1/{periods}) − 1 = {text}"
    return say.number(text, _path(goal, "needed_growth"), needed, way)


def width(share: Fraction | None) -> float | None:
    """A share as a length of a bar of 100."""
    return None if share is None else round(float(min(max(share, Fraction(0)), Fraction(1))) * 100, 1)
