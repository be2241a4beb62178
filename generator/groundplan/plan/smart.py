"""SMART: five marks of a goal, each with the fields that earn it."""

from fractions import Fraction
from typing import Literal, NamedTuple

from groundplan.model.goals import Goal
from groundplan.model.metrics import Metric
from groundplan.plan.aims import Aim
from groundplan.plan.history import History
from groundplan.plan.rates import is_rate

Mark = Literal["specific", "measurable", "attainable", "relevant", "time_bound"]
MARKS: tuple[Mark, ...] = ("specific", "measurable", "attainable", "relevant", "time_bound")


class Smart(NamedTuple):
    """By mark: the fields of the goal that earn it (`history` is that of its metric), none when it is not earned."""

    earned_by: dict[Mark, tuple[str, ...]]

    def has(self, mark: Mark) -> bool:
        return bool(self.earned_by[mark])


def smart_of(goal: Goal, aim: Aim, metric: Metric | None, history: History | None, needed: Fraction | None) -> Smart:
    """The marks of a goal."""
    specific = [name for name, held in (("metric", goal.metric), ("parts", goal.parts)) if held]
    attainable = [name for name, held in (("how", goal.how), ("evidence", goal.evidence)) if held]
    if _is_within(history, metric, needed):
        attainable.append("history")
    relevant = [name for name, held in (("why", goal.why), ("supports", goal.supports)) if held]
    return Smart(
        {
            "specific": (*specific, "title") if specific and goal.title else (),
            "measurable": _measurable(goal, aim),
            "attainable": tuple(attainable),
            "relevant": tuple(relevant),
            "time_bound": ("by",) if aim.by else (),
        }
    )


def _measurable(goal: Goal, aim: Aim) -> tuple[str, ...]:
    """Two numbers to tell by; a rate is counted afresh each time, and needs no baseline."""
    if aim.baseline.is_known and aim.target.is_known:
        return ("baseline", "target")
    return ("target",) if is_rate(goal) and (aim.target.is_known or aim.change.is_known) else ()


def _is_within(history: History | None, metric: Metric | None, needed: Fraction | None) -> bool:
    """Whether the metric has grown as much before."""
    if history is None or metric is None or history.best is None or needed is None:
        return False
    return needed >= history.best if metric.better == "lower" else needed <= history.best
