"""The fingerprint of what a strategy says, by which a change since its approval is noticed."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.actions import Action
from groundplan.model.charter import Charter
from groundplan.model.goals import Goal
from groundplan.model.metrics import Metric
from groundplan.model.pipelines import Stage
from groundplan.model.scenarios import Written

# What only records how it went, or that it was approved: keeping the books is no change of the plan.
_RECORDS: Mapping[type[BaseModel], frozenset[str]] = {
    Strategy: frozenset({"groundplan", "include"}),
    Charter: frozenset({"status", "approved"}),
    Goal: frozenset({"check_ins", "status"}),
    Metric: frozenset({"history"}),
    Stage: frozenset({"open"}),
    Action: frozenset({"status", "progress", "result"}),
}
_LENGTH = 20


def digest(strategy: Strategy) -> str:
    """20 hexadecimal digits of a SHA-256 over the text of every field that is part of the plan.

    How the file is laid out, in how many files, in which order fields stand, and whether one is empty or absent: all
    that does not matter. The order of items does. Check-ins, history and the progress of actions are left out.
    """
    from hashlib import sha256  # few strategies have a digest, and every check would wait for it

    text = json.dumps(_content(strategy), ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:_LENGTH]


def _content(held: Any) -> Any:
    if isinstance(held, BaseModel):
        left_out = _RECORDS.get(type(held), frozenset())
        said = ((name, _content(getattr(held, name))) for name in sorted(held.model_fields_set - left_out))
        return [[name, content] for name, content in said if content not in ([], None)]
    if isinstance(held, Mapping):
        return [[str(key), _content(each)] for key, each in held.items()]
    if isinstance(held, tuple | list):
        return [_content(each) for each in held]
    if isinstance(held, Written):
        return _content(held.raw)
    return None if held is None else str(held)
