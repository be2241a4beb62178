"""How far a goal has come, how far it should have come, and the word for both."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from groundplan.model.goals import CheckIn, Goal
from groundplan.plan.aims import Aim, measured, metric_of, share_of
from groundplan.plan.amounts import Amount
from groundplan.plan.linked import Linked
from groundplan.plan.spans import Span
from groundplan.values import When

# How far progress may be off what is expected, as a share of the whole way.
_AHEAD, _AT_RISK, _BEHIND = Fraction(1, 10), Fraction(1, 10), Fraction(1, 4)


class Pace(StrEnum):
    """How a goal stands, the first that fits."""

    DROPPED = "dropped"
    DONE = "done"
    NOT_STARTED = "not_started"
    NO_DATA = "no_data"
    AHEAD = "ahead"
    BEHIND = "behind"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    WITHHELD = "withheld"  # not for the audience that asks


class Latest(NamedTuple):
    """The last check-in that is not after the day: its date as written, that date's last day, and what was reached.

    `gained` is the change since the baseline.
    """

    when: When
    on: date
    check_in: CheckIn
    reached: Amount
    gained: Amount


class Progress(NamedTuple):
    """Progress and expected as shares of the whole way, with what they were worked out from."""

    latest: Latest | None
    progress: Fraction | None
    expected: Fraction | None
    pace: Pace
    is_total: bool


def progress_of(linked: Linked, path: str, goal: Goal, aim: Aim, window: Span | None) -> Progress:
    """The progress of a goal on the day that the plan is looked at."""
    metric = metric_of(linked, path)
    is_total = metric is not None and metric.measure == "total"
    since = window.start if is_total and window else aim.baseline_on
    latest = _latest(linked, goal, aim, since or date.min)
    done = _progress(goal, aim, latest, is_total=is_total)
    expected = _passed(window, linked.as_of)
    if goal.target and goal.target.phasing and (window is None or window.days):
        expected = _phased(linked, goal)
    pace = _pace(goal, window, linked.as_of, done, expected)
    if is_total and metric is not None and metric.better == "lower" and done is not None:
        pace = _pace_of_spending(pace, window, latest, done, expected)
    return Progress(latest, done, expected, pace, is_total)


def last_check_in(linked: Linked, goal: Goal) -> tuple[When, CheckIn] | None:
    """The last check-in up to the day that the plan is looked at, as stated: of words too, and before the start."""
    dated = [(on, when) for on, when in _days(linked, goal) if on <= linked.as_of]
    if not dated:
        return None
    when = max(dated, key=lambda each: each[0])[1]
    return when, goal.check_ins[when]


def _latest(linked: Linked, goal: Goal, aim: Aim, since: date) -> Latest | None:
    """The last check-in with a number; one from before the way began (the window, or the baseline) tells nothing."""
    for on, when in sorted(_days(linked, goal), key=lambda each: each[0], reverse=True):
        check_in = goal.check_ins[when]
        reached, gained = measured(check_in.value, aim)
        if since <= on <= linked.as_of and (reached.is_known or gained.is_known):
            return Latest(when, on, check_in, reached, gained)
    return None


def _days(linked: Linked, goal: Goal) -> Iterator[tuple[date, When]]:
    return ((on, when) for when in goal.check_ins if (on := when.last(linked.calendar)) is not None)


def _progress(goal: Goal, aim: Aim, latest: Latest | None, *, is_total: bool) -> Fraction | None:
    """Level: (latest - baseline) / (target - baseline); total: latest / target; a band is met or not.

    A change can be set against a change without a baseline; against a total it cannot, since it may mean more than
    last year as well as more in hand.
    """
    if latest is None:
        return None
    if aim.is_band:
        return _met(latest.reached, aim.target, is_exclusive=_is_exclusive(goal))
    if not is_total:
        return share_of(latest.gained, aim.change)
    value = latest.check_in.value
    return None if value is None or value.signed else share_of(latest.reached, aim.target)


def _is_exclusive(goal: Goal) -> bool:
    """Whether the bound of a target is out itself, as that of `>45` is."""
    return goal.target is not None and goal.target.value is not None and goal.target.value.exclusive


def _met(reached: Amount, band: Amount, *, is_exclusive: bool) -> Fraction | None:
    """1 when it is in the band for certain, 0 when it is out of it for certain."""
    if not reached.is_known or not band.is_known:
        return None
    sides = (
        _is_beyond(reached.low, reached.high, band.low, is_exclusive=is_exclusive),
        _is_beyond(_minus(reached.high), _minus(reached.low), _minus(band.high), is_exclusive=is_exclusive),
    )
    if False in sides:
        return Fraction(0)
    return None if None in sides else Fraction(1)


def _is_beyond(
    low: Fraction | None, high: Fraction | None, bound: Fraction | None, *, is_exclusive: bool
) -> bool | None:
    """Whether what lies between two ends is at or above a bound; None when it may be or not."""
    if bound is None or (low is not None and (low > bound or (low == bound and not is_exclusive))):
        return True
    is_below = high is not None and (high < bound or (high == bound and is_exclusive))
    return False if is_below else None


def _minus(end: Fraction | None) -> Fraction | None:
    return None if end is None else -end


def _passed(window: Span | None, as_of: date) -> Fraction | None:
    """The share of a window's days that has passed, the day itself counted."""
    if window is None or not window.days:
        return None
    return Fraction(window.until(as_of).days, window.days)


def _phased(linked: Linked, goal: Goal) -> Fraction | None:
    """The shares of the phases that have passed, and of the running one as much as its days; None for words."""
    expected = Fraction(0)
    assert goal.target is not None
    for when, share in goal.target.phasing.items():
        days = when.span(linked.calendar)
        if days is None or share.value is None:
            return None
        expected += share.value * (_passed(Span(*days), linked.as_of) or 0)
    return min(max(expected, Fraction(0)), Fraction(1))


def _pace(goal: Goal, window: Span | None, as_of: date, progress: Fraction | None, expected: Fraction | None) -> Pace:
    if goal.status == "dropped":
        return Pace.DROPPED
    if goal.status == "done" or (progress is not None and progress >= 1):
        return Pace.DONE
    if window is not None and as_of < window.start:
        return Pace.NOT_STARTED
    if progress is None or expected is None:
        return Pace.NO_DATA
    return _by_lead(progress - expected)


def _by_lead(lead: Fraction) -> Pace:
    if lead > _AHEAD:
        return Pace.AHEAD
    if lead < -_BEHIND:
        return Pace.BEHIND
    return Pace.AT_RISK if lead < -_AT_RISK else Pace.ON_TRACK


def _pace_of_spending(
    pace: Pace, window: Span | None, latest: Latest | None, spent: Fraction, expected: Fraction | None
) -> Pace:
    """The pace of a sum that is to stay small: it is missed once it is more, and kept only at the end."""
    if pace in (Pace.DROPPED, Pace.NOT_STARTED) or (pace is Pace.DONE and spent < 1):
        return pace
    if spent > 1:
        return Pace.BEHIND
    if window is not None and latest is not None and latest.on >= window.end:
        return Pace.DONE
    return Pace.NO_DATA if expected is None else _by_lead(expected - spent)
