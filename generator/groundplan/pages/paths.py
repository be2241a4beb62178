"""A field of the strategy by its path (`pipelines.direct.deal_size`): whose it is, its label, what it holds."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from groundplan.escape import UserText
from groundplan.model.goals import Goal
from groundplan.model.index import Entry
from groundplan.model.scenarios import Written
from groundplan.model.shape import shape_of
from groundplan.pages.describe import Teller
from groundplan.pages.views import Link, Piece
from groundplan.values import Misread, Quantity


@dataclass(frozen=True, slots=True)
class Place:
    """A field: the item it belongs to, what it is called there, and what it holds now.

    For the path of an item `field` is empty; for a path to nothing `item` is the path as written.
    """

    item: Piece
    field: str
    held: Any
    unit: str | None = None


def place_of(tell: Teller, path: str) -> Place:
    """The field at a path; the longest beginning of it that is an item is what it belongs to."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        entry = tell.plan.index.entries.get(".".join(parts[:length]))
        if entry is not None:
            labels, held, found = _walk(tell, entry.item, parts[length:])
            if found:
                return Place(tell.link(entry), " · ".join(labels), held, _unit(tell, entry))
    return Place(UserText(path), "", None)


def _walk(tell: Teller, held: Any, names: list[str]) -> tuple[list[str], Any, bool]:
    """The labels of the fields on the way, and what lies at its end; a value that stands for its part has no label."""
    labels: list[str] = []
    for name in names:
        if isinstance(held, BaseModel):
            shape = shape_of(type(held))
            if name not in shape.fields:
                return labels, None, False
            if name != "value" or not labels:
                labels.append(tell.words.field(name, of=shape.model.__name__))
            held = getattr(held, shape.fields[name])
        elif isinstance(held, dict):
            key = next((key for key in held if str(key) == name), None)
            labels.append(UserText(name))
            held = held.get(key)
        elif held is None:  # a field that a scenario adds
            labels.append(tell.words.field(name))
        else:
            return labels, None, False
    return labels, held, True


def _unit(tell: Teller, entry: Entry) -> str | None:
    """The unit that a goal's numbers have when they name none."""
    if not isinstance(entry.item, Goal):
        return None
    metric = tell.plan.strategy.metrics.get(entry.item.metric or "")
    return metric.unit if metric else None


def said(tell: Teller, place: Place) -> str:
    """What a field holds, for reading; empty when that is more than one value."""
    held = _value(place)
    if held is None or isinstance(held, BaseModel | dict | tuple):
        return ""
    return _shown(tell, held, place)


def as_held(tell: Teller, place: Place, written: Written) -> str:
    """A new value of a field as its present one would be shown; as written where it cannot be read as such."""
    read = getattr(type(_value(place)), "read", None)
    if read is not None and isinstance(written.raw, str | dict):
        try:
            return _shown(tell, read(written.raw), place)
        except (Misread, PydanticCustomError):
            pass
    return UserText(str(written))


def _value(place: Place) -> Any:
    """What is held; of a part that a plain value may stand for, that value."""
    held = place.held
    return getattr(held, "value", None) if isinstance(held, BaseModel) else held


def _shown(tell: Teller, value: Any, place: Place) -> str:
    if isinstance(value, Quantity):
        return tell.quantity(value, place.unit)
    shown = tell.scalar("", value)
    return shown.text if isinstance(shown, Link) else shown
