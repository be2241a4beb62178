"""Plans for the tests of what goes out: inline YAML in, a plan on one day out."""

from datetime import date
from typing import Any

import yaml

from groundplan.model import Strategy
from groundplan.plan import Plan, plan_of
from hostile import hostile_strategy
from inline import parsed

AS_OF = date(2026, 11, 23)


def plan(text: str) -> Plan:
    """The plan of a strategy that says what `text` says (not indented), and has the title T unless it has a head."""
    result = parsed(text if "strategy:" in text else f"strategy: {{title: T}}\n{text}")
    assert result.strategy is not None, result.problems
    return plan_of(result, AS_OF)


def hostile() -> Plan:
    """The plan of the strategy that fills every text of the model with what is out to do harm."""
    return plan(dumped(hostile_strategy().data))


def strategy_of(data: dict[str, Any]) -> Strategy:
    """The strategy that some data make."""
    return plan(dumped(data)).strategy


def dumped(data: dict[str, Any]) -> str:
    """The data as YAML of another hand; JSON has no keys of any length."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
