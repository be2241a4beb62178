"""The numbers of a plan as plain data for programs, in the shape of `numbers --format json`.

Every key is there; what is not stated is None. A number is an int when it is whole, else the nearest double; days are
ISO dates, months `2026-01`. What is no one number has its two ends, `{"low", "high"}`.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from groundplan.plan import GoalNumbers, Numbers, Plan, Sensitivity
from groundplan.plan.capacity import Capacity
from groundplan.plan.funnel import Funnel, StageNeed
from groundplan.plan.history import History
from groundplan.plan.plain import amount, coverage, ends, number
from groundplan.plan.sensitivity import Effect
from groundplan.plan.smart import MARKS


def figures(plan: Plan, scenarios: Mapping[str, Plan]) -> dict[str, Any]:
    """All numbers of a plan, and those of the scenarios beside it."""
    numbers = plan.numbers
    return {
        "as_of": plan.as_of.isoformat(),
        **_worked_out(numbers),
        "history": {metric: _history(each) for metric, each in numbers.history.items()},
        "coverage": {kind: coverage(each) for kind, each in numbers.coverage.items()},
        "scenarios": {name: _worked_out(each.numbers) for name, each in scenarios.items()},
        "sensitivity": [_sensitivity(each) for each in plan.sensitivity],
    }


def text(data: dict[str, Any]) -> str:
    """The data as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _worked_out(numbers: Numbers) -> dict[str, Any]:
    """What a scenario has of its own."""
    return {
        "goals": {name: _goal(each) for name, each in numbers.goals.items()},
        "pipelines": {name: _pipeline(each) for name, each in numbers.pipelines.items()},
        "capacity": {name: _capacity(each) for name, each in numbers.capacity.items()},
    }


def _goal(goal: GoalNumbers) -> dict[str, Any]:
    aim, progress, cascade, rate = goal.aim, goal.progress, goal.cascade, goal.rate
    return {
        "baseline": amount(aim.baseline),
        "target": amount(aim.target),
        "change": amount(aim.change),
        "latest": amount(progress.latest.reached) if progress.latest else None,
        "progress": number(progress.progress),
        "expected": number(progress.expected),
        "pace": str(progress.pace),
        "smart": {mark: goal.smart.has(mark) for mark in MARKS},
        "cascade": {
            "sum": amount(cascade.sum),
            "coverage": number(cascade.coverage),
            "missing": [entry.id for entry in cascade.missing],
        },
        "rate": {
            "planned": amount(rate.planned),
            "needed": amount(rate.needed),
            "planned_entries": amount(rate.planned_entries),
            "needed_entries": amount(rate.needed_entries),
        },
        "needed_growth": number(goal.needed_growth),
    }


def _pipeline(funnel: Funnel) -> dict[str, Any]:
    return {
        "must_win": amount(funnel.must_win),
        "deals": amount(funnel.deals),
        "stages": {need.entry.id: _stage(need) for need in funnel.stages},
    }


def _stage(need: StageNeed) -> dict[str, Any]:
    return {
        "entries": number(need.entries.value),
        "range": ends(need.entries) if need.entries.is_spread else None,
        "months": number(need.months),
        "per_month": amount(need.per_month),
        "per_person_per_month": amount(need.per_person_per_month),
        "last_useful": _day(need.last_useful),
    }


def _capacity(capacity: Capacity) -> dict[str, Any]:
    return {
        "total": amount(capacity.total),
        "needed": amount(capacity.needed),
        "hires_needed": capacity.hires_needed,
        "hire_by": _day(capacity.hire_by),
        "months": [
            {
                "month": each.month.isoformat()[:7],
                "people": amount(each.people),
                "capacity": amount(each.capacity),
            }
            for each in capacity.months
        ],
    }


def _history(history: History) -> dict[str, Any]:
    return {
        "growth": {growth.period.text: number(growth.ratio) for growth in history.growths},
        "lowest": number(history.lowest),
        "median": number(history.median),
        "best": number(history.best),
    }


def _sensitivity(found: Sensitivity) -> dict[str, Any]:
    return {
        "assumption": found.assumption.id,
        "path": found.assumption.path,
        "feeds": list(found.feeds),
        "swing": number(found.swing),
        "low": {"value": str(found.low), "pipelines": {_name(e): _needs(e.low) for e in found.effects}},
        "high": {"value": str(found.high), "pipelines": {_name(e): _needs(e.high) for e in found.effects}},
    }


def _name(effect: Effect) -> str:
    return effect.base.entry.id


def _needs(funnel: Funnel) -> dict[str, Any]:
    entries = {need.entry.id: number(need.entries.value) for need in funnel.stages}
    return {"must_win": amount(funnel.must_win), "deals": amount(funnel.deals), "entries": entries}


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
