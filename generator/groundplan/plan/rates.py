"""Goals that are rates: so many per person and month, against what the funnel needs."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from groundplan.model.goals import Goal
from groundplan.model.index import Entry
from groundplan.model.pipelines import Pipeline
from groundplan.plan.aims import Aim
from groundplan.plan.amounts import UNKNOWN, Amount, point, stated
from groundplan.plan.funnel import Funnel, StageNeed
from groundplan.plan.linked import Linked
from groundplan.plan.people import Crew
from groundplan.plan.spans import Span
from groundplan.values import Quantity, read_duration

# How many of each unit a month has; units below it are counted in days.
_MONTHS = {"month": Fraction(1), "quarter": Fraction(3), "year": Fraction(12)}
_DAYS = {"day": Fraction(1), "week": Fraction(7)}


class Rate(NamedTuple):
    """A rate as planned, per its own unit of people and time, and what it comes to; `planned` is not stated for
    goals that are no rates. `measures` is how many of those units (person-months, say) lie in `span`.

    `stage` is the stage that it fills and `funnel` that stage's pipeline, None for a rate without a stage.
    """

    planned: Amount = UNKNOWN
    measures: Amount = UNKNOWN
    span: Span | None = None
    planned_entries: Amount = UNKNOWN
    needed_entries: Amount = UNKNOWN
    team: Entry | None = None
    every: Quantity | None = None
    stage: StageNeed | None = None
    funnel: Funnel | None = None

    @property
    def needed(self) -> Amount:
        """The rate that the funnel needs."""
        return self.needed_entries.over(self.measures)


NO_RATE = Rate()
_NOWHERE = (None, None)


def is_rate(goal: Goal) -> bool:
    """Whether a goal's target is so many per person, time, or both."""
    return goal.target is not None and bool(goal.target.per)


def is_mixed(goal: Goal, funnel: Funnel | None) -> bool:
    """Whether more (`+3`) is set against all, or all against more; from nothing they are the same."""
    value = goal.target.value if goal.target else None
    if funnel is None or funnel.aim is None or value is None or value.is_words:
        return False
    pipeline = funnel.entry.item
    assert isinstance(pipeline, Pipeline)
    return pipeline.must_win.rule == ("all" if value.signed else "increase") and funnel.aim.baseline.value != 0


def rate_of(
    linked: Linked,
    entry: Entry,
    aim: Aim,
    window: Span | None,
    needs: Mapping[str, tuple[Funnel, StageNeed]],
    crews: Mapping[str, Crew],
) -> Rate:
    """A goal's rate x its person-months until entries are no longer useful, against what its stage needs.

    `needs` are those of all stages by path, `crews` those of all roles.
    """
    goal = entry.item
    assert isinstance(goal, Goal)
    if goal.target is None or not goal.target.per or goal.target.value is None:
        return NO_RATE
    stage = linked.named_one(entry.path, "stage")
    funnel, need = needs.get(stage.path, _NOWHERE) if stage else _NOWHERE
    span = window.until(need.last_useful) if window and need and need.last_useful else window
    span = span if span and span.days else None
    team, every, is_clear = _per(linked, entry)
    planned = _planned(goal, aim)
    measures = _measures(span, crews[team.path] if team else None, every) if is_clear else UNKNOWN
    entries = planned.times(measures).in_unit(None)
    return Rate(
        planned, measures, span, entries.at_least(0) if stage else entries,
        need.entries if need else UNKNOWN, team, every, need, funnel,
    )  # fmt: skip


def _per(linked: Linked, goal: Entry) -> tuple[Entry | None, Quantity | None, bool]:
    """The role and the time that a rate is per, and whether that is all: not for other words, nor for two of a kind."""
    per = linked.targets(f"{goal.path}.target", "per")
    teams = [linked.index[each.path] for each in per if each.path is not None]
    times = [found for each in per if each.path is None and (found := read_duration(each.text))]
    is_clear = len(teams) + len(times) == len(per) and len(teams) < 2 and len(times) < 2
    return next(iter(teams), None), next(iter(times), None), is_clear


def _planned(goal: Goal, aim: Aim) -> Amount:
    """What is stated: the more of `+3`, the whole of a plain number."""
    assert goal.target is not None
    return aim.change if aim.is_change else stated(goal.target.value, aim.written_unit)


def _measures(span: Span | None, crew: Crew | None, every: Quantity | None) -> Amount:
    """Person-months, -weeks and the like in a span; of a rate without a time, the people at its end."""
    if span is None:
        return UNKNOWN
    if every is None:
        assert crew is not None
        return crew.in_post(span.end)
    assert every.unit is not None
    assert every.value is not None
    if every.unit in _MONTHS:
        months = crew.months(span) if crew else point(span.months)
        return months.over(_MONTHS[every.unit] * every.value)
    if every.unit not in _DAYS:
        return UNKNOWN
    days = crew.days(span) if crew else point(span.days)
    return days.over(_DAYS[every.unit] * every.value)
