"""The columns of a kind of item, read from the model, and what an item has in each of them.

An amount is a number and a time an ISO date, each beside its text as written (`cost`, `cost_text`); a reference is the
title of what it names. Several values stand in one cell, divided by `; `.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from groundplan.model.catalogue import Kind, takes_at
from groundplan.model.fields import Rating, Valued
from groundplan.model.item import Item
from groundplan.model.pipelines import MustWin
from groundplan.model.shape import shape_of
from groundplan.plan import Plan
from groundplan.plan.plain import number
from groundplan.values import Quantity, When

Cell = str | int | float | None
Form = Literal["number", "first", "last", "text"]

SEVERAL = "; "
_FORMS: dict[Kind, Form] = {"quantity": "number", "percent": "number", "rating": "number", "must_win": "number"}
# What stands in a table of its own, or only tells of the past of an id.
_APART = frozenset({"items", "groups", "list"})
_PAST = "was"


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a model: its name in the table, and the way to it from the item by attributes and by names."""

    name: str
    attributes: tuple[str, ...]
    names: tuple[str, ...]
    form: Form

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above it: beside a number or a date there is its text."""
        return (self.name,) if self.form == "text" else (self.name, f"{self.name}_text")


@cache
def columns_of(model: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a model: what it has of its own, then what every item has; the title is left to the table."""
    found = list(_columns(model, "", (), ()))
    common = set(shape_of(Item).fields)
    own = [column for column in found if column.names[0] not in common]
    rest = [column for column in found if column.names[0] in common - {"title", _PAST}]
    return (*own, *rest)


def _columns(
    model: type[BaseModel], prefix: str, attributes: tuple[str, ...], names: tuple[str, ...]
) -> Iterator[Column]:
    shape = shape_of(model)
    for field, attribute in shape.fields.items():
        takes, slot = takes_at(model, field), shape.slots.get(field)
        way, called = (*attributes, attribute), (*names, field)
        # The value of a group stands for the group, as it may in the file.
        name = prefix if prefix and field == "value" and issubclass(model, Valued) else f"{prefix}.{field}".lstrip(".")
        if slot and slot.holds == "one":
            yield from _columns(slot.of, name, way, called)
        elif not slot and takes.kind not in _APART:
            day: Form = "first" if field == "start" else "last"
            yield Column(name, way, called, day if takes.kind == "date" else _FORMS.get(takes.kind, "text"))


def cells_of(plan: Plan, path: str, part: BaseModel, column: Column) -> tuple[Cell, ...]:
    """What a model at a path has in a column, a cell for each of its heads."""
    held: Any = part
    for attribute in column.attributes:
        held = getattr(held, attribute, None)
    if column.form == "text":
        return (_text(plan, ".".join((path, *column.names[:-1])), column.names[-1], held),)
    return (None, None) if held is None else (_number(plan, held, column.form), str(_written(held)))


def day_of(plan: Plan, when: When | None, form: Form = "last") -> date | None:
    """The day that a time stands for: its first when it starts something, else its last."""
    if when is None:
        return None
    return when.first(plan.calendar) if form == "first" else when.last(plan.calendar)


def _number(plan: Plan, held: Any, form: Form) -> Cell:
    if isinstance(held, When):
        day = day_of(plan, held, form)
        return day.isoformat() if day else None
    if isinstance(held, MustWin):
        held = held.amount
    if isinstance(held, Rating):
        return None if held.level is None else f"{held.level:g}"
    return number(held.value) if isinstance(held, Quantity) else None


def _written(held: Any) -> object:
    if not isinstance(held, MustWin):
        return held
    return f"keep: {held.keep}" if held.keep else held.amount or held.rule


def _text(plan: Plan, path: str, field: str, held: Any) -> Cell:
    if held is None or held == () or held == {}:
        return None
    if isinstance(held, bool):
        return str(held).lower()
    if isinstance(held, float):
        return f"{held:g}"
    targets = plan.targets(path, field)
    titles = [plan.index[each.path].title if each.path else each.text for each in targets]
    if isinstance(held, dict):
        pairs = zip(titles or map(str, held), held.values(), strict=True)
        return SEVERAL.join(f"{key}: {_several(each)}" if each not in (None, "") else str(key) for key, each in pairs)
    return SEVERAL.join(titles) if titles else _several(held)


def _several(held: Any) -> str:
    return SEVERAL.join(map(str, held)) if isinstance(held, tuple) else str(held)
