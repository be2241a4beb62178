"""What a number is counted in when it names no unit itself: that of its goal, money, or days."""

from collections.abc import Callable, Mapping

from pydantic import BaseModel

from groundplan.model.actions import Action
from groundplan.model.evidence import Assumption
from groundplan.model.goals import Band, Baseline, CheckIn, Goal, Target
from groundplan.model.index import Entry
from groundplan.model.market import Competitor, Offer, Tier
from groundplan.model.metrics import Figure, Metric
from groundplan.model.personas import Channel
from groundplan.model.pipelines import Pipeline, Stage
from groundplan.model.resources import Resource
from groundplan.model.team import Role
from groundplan.parse.paths import Lost, find
from groundplan.plan import Plan, item_of
from groundplan.words import known_word

Counted = Callable[[Plan, Entry], str | None]


def unit_of(plan: Plan, model: type[BaseModel], field: str, path: str) -> str | None:
    """The unit of a field of a model; `path` is that of the model, or of the field."""
    counted = _UNITS.get((model, field))
    entry = item_of(plan.index, path) if counted else None
    return counted(plan, entry) if counted and entry else None


def unit_at(plan: Plan, path: str) -> str | None:
    """The unit of the field at a path such as `pipelines.direct.deal_size`; none when there is no such field."""
    steps = find(plan.strategy, path)
    if isinstance(steps, Lost):
        return None
    model, field = next((step.shape.model, step.name) for step in reversed(steps) if step.shape)
    return unit_of(plan, model, field, ".".join(step.name for step in steps if step.name))


def unit_fed(plan: Plan, assumption: Assumption) -> str | None:
    """The unit of the first field that an assumption sets and that has one; other assumptions could be a circle."""
    fields = (path for path in assumption.feeds if not path.startswith("assumptions."))
    return next(filter(None, (unit_at(plan, path) for path in fields)), None)


def _money(plan: Plan, _: Entry) -> str | None:
    return plan.strategy.strategy.currency


def _days(_: Plan, __: Entry) -> str:
    return "days"


def _of_budget(plan: Plan, entry: Entry) -> str | None:
    """Money is what a budget is of; people and tools are counted."""
    assert isinstance(entry.item, Resource)
    return _money(plan, entry) if known_word(entry.item.kind or "") == "budget" else None


def _of_metric(_: Plan, entry: Entry) -> str | None:
    assert isinstance(entry.item, Metric)
    return entry.item.unit


def _of_goal(plan: Plan, entry: Entry) -> str | None:
    """The unit of the goal that it stands in: its metric's, else the first that start, target or parts name."""
    while not isinstance(entry.item, Goal):
        entry = plan.index[entry.parent]
    return plan.numbers.goals[entry.id].aim.written_unit


def _of_win(plan: Plan, entry: Entry) -> str | None:
    """A win is counted in what its pipeline's goal is counted in."""
    goals = plan.named(entry.path, "goal")
    return _of_goal(plan, goals[0]) if goals else _money(plan, entry)


def _of_fed(plan: Plan, entry: Entry) -> str | None:
    assert isinstance(entry.item, Assumption)
    return unit_fed(plan, entry.item)


# A field that holds a group (a target, check-ins) stands for the value in the group, as in a path.
_UNITS: Mapping[tuple[type[BaseModel], str], Counted] = {
    (Action, "cost"): _money,
    (Channel, "cost"): _money,
    (Competitor, "price"): _money,
    (Offer, "price"): _money,
    (Resource, "cost"): _money,
    (Role, "quota"): _money,
    (Tier, "each"): _money,
    (Resource, "amount"): _of_budget,
    (Resource, "spent"): _of_budget,
    (Stage, "days"): _days,
    (Stage, "max_days"): _days,
    (Pipeline, "deal_size"): _of_win,
    (Pipeline, "must_win"): _of_win,
    (Figure, "value"): _of_metric,
    (Metric, "forecast"): _of_metric,
    (Metric, "history"): _of_metric,
    (Baseline, "value"): _of_goal,
    (Target, "value"): _of_goal,
    (CheckIn, "value"): _of_goal,
    (Band, "each"): _of_goal,
    (Goal, "baseline"): _of_goal,
    (Goal, "check_ins"): _of_goal,
    (Goal, "target"): _of_goal,
    (Assumption, "value"): _of_fed,
    (Assumption, "low"): _of_fed,
    (Assumption, "high"): _of_fed,
}
