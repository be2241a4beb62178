"""A strategy as JSON: everything that it says, written out, for programs that do not know the short forms.

`export` is the version of this shape. A field that says nothing is left out; what holds by default is there. An amount
or a percent has its `text` as written and `value`, `low`, `high`, `unit`; a time its `text` and its `first` and `last`
day; a reference its `text` and the `path` of what it names, null for plain words. Numbers are as in
`numbers --format json`: an int when whole, else the nearest double.
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from groundplan.model.fields import Rating
from groundplan.model.item import Item
from groundplan.model.pipelines import MustWin
from groundplan.model.scenarios import Written
from groundplan.model.shape import Naming, shape_of
from groundplan.plan import Plan
from groundplan.plan.plain import number
from groundplan.values import Quantity, When

SHAPE = 1
# How the file is laid out.
_LAYOUT = frozenset({"groundplan", "include"})


def as_json(plan: Plan) -> str:
    """The whole strategy on one day."""
    return json.dumps(document(plan), ensure_ascii=False, indent=2) + "\n"


def document(plan: Plan) -> dict[str, Any]:
    """The whole strategy as plain data."""
    content = _Writer(plan).part(plan.strategy, "")
    return {"export": SHAPE, "as_of": plan.as_of.isoformat(), "language": plan.parsed.language, **content}


class _Writer:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def part(self, part: BaseModel, path: str) -> dict[str, Any]:
        """The fields of a model at a path; an item begins with its path, and always has a title."""
        shape = shape_of(type(part))
        written: dict[str, Any] = {}
        if isinstance(part, Item):
            written = {"path": path, "title": str(part.title or path.rpartition(".")[2])}
        for name, attribute in shape.fields.items():
            value = getattr(part, attribute)
            if value is None or value == () or value == {} or name in _LAYOUT or name in written:
                continue
            naming = shape.namings.get(name)
            if naming and naming.nouns != ("audience",) and name not in shape.slots:
                written[name] = self._named(naming, name, value, path)
            elif (held := self._held(value, f"{path}.{name}" if path else name)) not in ({}, []):
                written[name] = held
        return written

    def _held(self, value: Any, path: str) -> Any:
        if isinstance(value, BaseModel):
            return self.part(value, path)
        if isinstance(value, Mapping):
            if any(isinstance(key, When) for key in value):
                return [each for key, held in value.items() for each in self._of_time(key, held, f"{path}.{key}")]
            return {str(key): self._held(each, f"{path}.{key}") for key, each in value.items()}
        if isinstance(value, tuple):
            return [self._held(each, f"{path}.{n}") for n, each in enumerate(value)]
        return self._value(value)

    def _of_time(self, key: When, held: Any, path: str) -> list[dict[str, Any]]:
        """What is said of a period, an entry for each source that says it; a plain value stands as `value`."""
        each = self._held(held, path)
        entries = each if isinstance(each, list) else [each]
        is_part = isinstance(held, BaseModel | tuple)
        return [{"period": self._value(key), **(entry if is_part else {"value": entry})} for entry in entries]

    def _named(self, naming: Naming, name: str, value: Any, path: str) -> Any:
        targets = self.plan.targets(path, name)
        named = [{"text": each.text, "path": each.path} for each in targets]
        if isinstance(value, Mapping):
            values = (None if each is None else self._value(each) for each in value.values())
            return [{**each, "value": held} for each, held in zip(named, values, strict=True)]
        return named if isinstance(value, tuple) else named[0]

    def _value(self, value: Any) -> Any:
        if isinstance(value, Quantity):
            return _quantity(value)
        if isinstance(value, When):
            return self._when(value)
        if isinstance(value, Rating):
            return {"text": str(value), "level": value.level}
        if isinstance(value, MustWin):
            keep, amount = value.keep, value.amount
            return {
                "rule": value.rule,
                "keep": _quantity(keep) if keep else None,
                "amount": _quantity(amount) if amount else None,
            }
        if isinstance(value, Written):
            return value.raw
        return str(value) if isinstance(value, str) else value

    def _when(self, when: When) -> dict[str, Any]:
        days = when.span(self.plan.calendar)
        first, last = (day.isoformat() for day in days) if days else (None, None)
        return {"text": when.text, "first": first, "last": last, "open_ended": when.open_ended}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    """`change` says that it was written with a sign; `beyond` that a bound itself is out (`>45`)."""
    return {
        "text": quantity.text,
        "value": number(quantity.value),
        "low": number(quantity.low),
        "high": number(quantity.high),
        "unit": quantity.unit,
        "about": quantity.about,
        "change": quantity.signed,
        "beyond": quantity.exclusive,
    }
