"""What is worked out for a goal, as its card shows it: pace, SMART marks, what adds up to it, its rate, its growth."""

from dataclasses import dataclass

from groundplan.model.metrics import Metric
from groundplan.pages import working_goals as goals
from groundplan.pages.describe import Teller
from groundplan.pages.views import Badge, Figure, Link
from groundplan.pages.working import Speaker, every, extreme, when_best
from groundplan.plan import GoalNumbers
from groundplan.plan.history import is_beyond_the_best
from groundplan.plan.progress import Pace
from groundplan.plan.smart import MARKS

_TONES = {
    Pace.DONE: "good", Pace.AHEAD: "good", Pace.ON_TRACK: "good", Pace.AT_RISK: "warn", Pace.BEHIND: "bad",
}  # fmt: skip
# What has a way behind it that can be drawn.
_UNDER_WAY = frozenset({Pace.DONE, Pace.AHEAD, Pace.ON_TRACK, Pace.AT_RISK, Pace.BEHIND})


@dataclass(frozen=True, slots=True)
class PaceView:
    """How a goal stands; the bar is full up to `width` of 100, with a tick at `tick`, where it should be by now."""

    badge: Badge
    progress: Figure | None = None
    expected: Figure | None = None
    width: float | None = None
    tick: float | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the five marks of SMART: whether it is earned; `lacks` says what would earn it."""

    label: str
    is_earned: bool
    lacks: str


@dataclass(frozen=True, slots=True)
class SmartView:
    """The five marks; `earned` says which fields earn those that are."""

    marks: tuple[Mark, ...]
    earned: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one goal adds to another."""

    link: Link
    figure: Figure


@dataclass(frozen=True, slots=True)
class Sums:
    """What adds up to a goal, against the change that it needs; `missing` cannot be counted."""

    contributions: tuple[Contribution, ...]
    sum: Figure
    change: Figure
    coverage: Figure | None
    tone: str
    missing: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RateLine:
    """A rate, as planned or as needed, what it comes to, and a bar of 100."""

    label: str
    rate: Figure
    entries: Figure
    width: float


@dataclass(frozen=True, slots=True)
class RateView:
    """A rate as planned against what the funnel needs; `badge` says whether it is enough."""

    per: str
    stage: Link | None
    lines: tuple[RateLine, ...]
    badge: Badge | None


@dataclass(frozen=True, slots=True)
class GrowthView:
    """The growth that a goal needs, against the best that its metric ever had."""

    needed: Figure
    label: str
    best: Figure | None
    when: str
    badge: Badge | None


@dataclass(frozen=True, slots=True)
class NumbersView:
    """All of it."""

    pace: PaceView | None
    smart: SmartView | None
    sums: Sums | None
    rate: RateView | None
    growth: GrowthView | None


def numbers_of(tell: Teller, say: Speaker, goal: GoalNumbers) -> NumbersView:
    """What is worked out for a goal; a goal that was given up needs nothing."""
    if goal.goal.status == "dropped":
        return NumbersView(None, None, None, None, None)
    return NumbersView(
        pace=pace(tell, say, goal), smart=_smart(tell, say, goal), sums=_sums(tell, say, goal),
        rate=rate(tell, say, goal), growth=_growth(tell, say, goal),
    )  # fmt: skip


def pace(tell: Teller, say: Speaker, goal: GoalNumbers) -> PaceView | None:
    """How a goal stands; none for one that nothing can be said of, and none that repeats the goal's status."""
    found = goal.progress.pace
    badge = Badge(say.said(f"pace.{found}"), _TONES.get(found, "quiet"))
    if found not in _UNDER_WAY:
        is_measured = goal.aim.target.is_known and found is not Pace.DROPPED
        return PaceView(badge) if is_measured else None
    done = goals.progress(say, goal)
    if done is None:  # done because its status says so, which is told already
        return None
    expected = None if found is Pace.DONE else goals.expected(say, tell.plan, goal)
    tick = goals.width(goal.progress.expected) if expected else None
    return PaceView(badge, done, expected, goals.width(goal.progress.progress), tick)


def short_pace(say: Speaker, goal: GoalNumbers) -> Badge | None:
    """The word for how a goal stands where there is little room; none where it has no data."""
    found = goal.progress.pace
    return Badge(say.said(f"pace.{found}"), _TONES[found]) if found in _UNDER_WAY else None


def _smart(tell: Teller, say: Speaker, goal: GoalNumbers) -> SmartView:
    words, marks, earned = tell.words, [], []
    for name in MARKS:
        if f"goals.{goal.entry.id}.smart.{name}" in tell.plan.withheld:
            continue
        label, fields = say.said(f"smart.{name}"), goal.smart.earned_by[name]
        marks.append(Mark(label, bool(fields), "" if fields else words[f"goals.smart.{name}"]))
        if fields:
            why = words["sep"].join(
                dict.fromkeys(words.field(field, of="Target" if field == "by" else "Goal") for field in fields)
            )
            earned.append(words["labelled"].format(label=label, text=why))
    return SmartView(tuple(marks), "\n".join(earned))


def _sums(tell: Teller, say: Speaker, goal: GoalNumbers) -> Sums | None:
    """None where the goals that feed it are not to be added up, or none of them can be."""
    cascade = goal.cascade
    if not cascade.sum.is_known:
        return None
    numbers = tell.plan.numbers.goals
    known = [share for share in cascade.shares if share.amount.is_known]
    enough = cascade.coverage is None or cascade.coverage >= 1
    return Sums(
        contributions=tuple(
            Contribution(tell.link(share.goal), goals.contribution(say, share, numbers[share.goal.id]))
            for share in known
        ),
        sum=goals.cascade_sum(say, goal),
        change=goals.change(say, goal),
        coverage=goals.coverage(say, goal),
        tone="good" if enough else "warn",
        missing=tell.links(cascade.missing),
    )


def rate(tell: Teller, say: Speaker, goal: GoalNumbers) -> RateView | None:
    """What is planned and needed of what people do; none where nothing is planned so."""
    counted = goal.rate
    if not counted.planned.is_known or not counted.planned_entries.is_known:
        return None
    planned, needed = counted.planned_entries.value, counted.needed_entries.value
    largest = max(planned or 0, needed or 0) or 1
    lines = [(tell.words["goals.planned"], goals.planned(say, goal), goals.planned_entries(say, goal), planned)]
    badge = None
    if counted.needed.is_known:
        lines.append((tell.words["goals.needed"], goals.needed(say, goal), goals.needed_entries(say, goal), needed))
    if planned is not None and needed is not None:
        is_enough = planned >= needed
        badge = Badge(tell.words["goals.enough" if is_enough else "goals.too_little"], "good" if is_enough else "warn")
    named = tell.named(f"{goal.entry.path}.target", "per")
    per = tell.words["sep"].join(piece.text if isinstance(piece, Link) else piece for piece in named)
    return RateView(
        per=tell.words["index.per"].format(per=per) if per else "",
        stage=tell.link(counted.stage.entry) if counted.stage else None,
        lines=tuple(
            RateLine(label, each, entries, round(float((value or 0) / largest) * 100, 1))
            for label, each, entries, value in lines
        ),
        badge=badge,
    )


def _growth(tell: Teller, say: Speaker, goal: GoalNumbers) -> GrowthView | None:
    """None without a history to set it against."""
    history, metric = goal.history, goal.metric
    needed = goals.needed_growth(say, goal)
    if needed is None or history is None or metric is None or not history.growths:
        return None
    assert isinstance(metric.item, Metric)
    is_beyond = is_beyond_the_best(goal.needed_growth, metric.item, history)
    return GrowthView(
        needed=needed,
        label=tell.words["goals.growth.needed"].format(every=every(say, history.every)),
        best=extreme(say, metric.id, "best", history),
        when=when_best(say, history),
        badge=Badge(tell.words["goals.beyond"], "warn") if is_beyond else None,
    )
