"""A field of the strategy by its path (`pipelines.direct.deal_size`): whose it is, its label, what it holds."""

from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from groundplan.escape import UserText
from groundplan.model.scenarios import Written
from groundplan.pages.describe import Teller
from groundplan.pages.views import Link, Piece
from groundplan.parse.changes import changed
from groundplan.parse.paths import Lost, Step, find
from groundplan.plan.units import unit_at
from groundplan.values import When


@dataclass(frozen=True, slots=True)
class Place:
    """A field: the item it belongs to, what it is called there, and what it holds now.

    For the path of an item `field` is empty; `item` is the label of the chapter when the field belongs to no item.
    """

    item: Piece
    field: str
    held: Any
    unit: str | None = None


def place_of(tell: Teller, path: str) -> Place:
    """The field at a path of the model; the longest beginning of it that is an item is what it belongs to."""
    steps = find(tell.plan.strategy, path)
    assert not isinstance(steps, Lost)
    named = [step for step in steps if step.name]
    beginnings = [".".join(step.name for step in named[:length]) for length in range(1, len(named) + 1)]
    entries = [entry for each in beginnings if (entry := tell.plan.index.entries.get(each))]
    entry = entries[-1] if entries else None
    below = named[len(entry.parts) :] if entry else named
    labels = [_label(tell, step) for n, step in enumerate(below) if step.name != "value" or not step.shape or not n]
    item: Piece = tell.link(entry) if entry else labels.pop(0)
    return Place(item, " · ".join(labels), steps[-1].held, unit_at(tell.plan, path))


def _label(tell: Teller, step: Step) -> str:
    """What a field is called; of a key the key itself, of a number the place in its list."""
    if step.shape:
        return tell.words.field(step.name, of=step.shape.model.__name__)
    if isinstance(step.key, When):
        return tell.when(step.key)
    return str(step.key + 1) if isinstance(step.key, int) else UserText(step.name)


def said(tell: Teller, place: Place) -> str:
    """What a field holds, for reading; empty when that is more than one value."""
    held = _value(place)
    return "" if held is None or isinstance(held, BaseModel | dict | tuple) else _shown(tell, held, place)


def as_held(tell: Teller, path: str, place: Place, written: Written) -> str:
    """A new value of the field at a path as its present one would be shown; as written when it is more than one."""
    steps = find(changed(tell.plan.strategy, {path: written}), path)
    assert not isinstance(steps, Lost)
    return said(tell, replace(place, held=steps[-1].held)) or UserText(str(written))


def _value(place: Place) -> Any:
    """What is held; of a part that a plain value may stand for, that value."""
    held = place.held
    if isinstance(held, tuple) and len(held) == 1 and isinstance(held[0], BaseModel):
        (held,) = held
    return getattr(held, "value", None) if isinstance(held, BaseModel) else held


def _shown(tell: Teller, value: Any, place: Place) -> str:
    shown = tell.scalar("", value, place.unit)
    return shown.text if isinstance(shown, Link) else shown
