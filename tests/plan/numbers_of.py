"""Numbers of strategies written inside tests: inline YAML in, what they imply out."""

import re
from datetime import date
from fractions import Fraction
from textwrap import dedent

from groundplan.plan import GoalNumbers, Numbers, Plan, plan_of
from groundplan.plan.amounts import Amount
from groundplan.plan.funnel import Funnel, StageNeed
from groundplan.plan.history import History
from inline import parsed

TODAY = date(2026, 7, 1)
HEAD = "strategy: {title: T, currency: CNY, period: {start: 2026-01-01, end: 2026-12-31}}\n"
# A goal in money and the metric that it is measured by: 10M at the end of 2025, 13M at the end of 2026.
GROW = """
metrics: {revenue: {unit: CNY, measure: total}}
goals:
  grow: {metric: revenue, baseline: {value: 10M, date: 2025-12-31}, target: {value: 13M, by: 2026-12-31}}
"""


def plan(text: str, as_of: date = TODAY) -> Plan:
    """The plan of what `text` says; it has the year 2026 as its period and CNY as its currency unless it has a head."""
    text = dedent(text)
    result = parsed(text if re.search(r"^strategy:", text, re.MULTILINE) else HEAD + text)
    assert result.strategy is not None, result.problems
    assert not [each for each in result.problems if each.code.startswith("REF")], result.problems
    return plan_of(result, as_of)


def numbers(text: str, as_of: date = TODAY) -> Numbers:
    """Everything that the text implies."""
    return plan(text, as_of).numbers


def goal(text: str, name: str = "", as_of: date = TODAY) -> GoalNumbers:
    """The numbers of one goal, the first when it is not named."""
    found = numbers(text, as_of).goals
    return found[name or next(iter(found))]


def funnel(text: str, as_of: date = TODAY) -> Funnel:
    """The only pipeline."""
    (found,) = numbers(text, as_of).pipelines.values()
    return found


def stages(text: str, as_of: date = TODAY) -> dict[str, StageNeed]:
    """The stages of the only pipeline by id."""
    return {need.entry.id: need for need in funnel(text, as_of).stages}


def entries(text: str) -> dict[str, Fraction | None]:
    """What has to enter each stage of the only pipeline."""
    return {name: need.entries.value for name, need in stages(text).items()}


def history(text: str, as_of: date = TODAY) -> History:
    """The history of the only metric."""
    (found,) = numbers(text, as_of).history.values()
    return found


def ends(amount: Amount) -> tuple[Fraction | None, Fraction | None]:
    """The ends between which an amount lies."""
    return amount.low, amount.high
