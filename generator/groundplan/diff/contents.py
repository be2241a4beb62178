"""What an item says, value by value, so that two versions of it can be set beside each other."""

from typing import Any

from pydantic import BaseModel

from groundplan.diff.changes import Content, Field, ItemKey
from groundplan.model.item import Item
from groundplan.model.shape import Naming, shape_of
from groundplan.plan import Plan

# How the file is laid out, and what it only tells of the past of its own ids.
_LAYOUT = frozenset({"groundplan", "include", "was"})


def content_of(plan: Plan, part: BaseModel, path: str) -> Content:
    """What a model at a path says, without the items in it; values that hold by default are values as well."""
    reader = _Reader(plan)
    reader.part(part, path, ())
    return Content(reader.fields, {name: tuple(paths) for name, paths in reader.links.items()})


class _Reader:
    """Collects; most of the time of a comparison is spent here."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.fields: dict[Field, Any] = {}
        self.links: dict[str, dict[str, None]] = {}

    def part(self, part: BaseModel, path: str, above: Field) -> None:
        """Everything in the fields of a model; `above` is the way to it from the item."""
        shape, held = shape_of(type(part)), part.__dict__
        for name, attribute in shape.fields.items():
            value = held[attribute]
            if value is None or value == () or value == {} or name in _LAYOUT:
                continue
            naming = shape.namings.get(name)
            if naming and naming.nouns != ("audience",):
                self._named(naming, name, value, path, above)
            elif isinstance(value, str):
                self.fields[*above, name] = value
            else:
                self._held(value, f"{path}.{name}" if path else name, (*above, name))

    def _held(self, value: Any, path: str, field: Field) -> None:
        """A value, or what is in it unless that is an item."""
        if isinstance(value, Item):
            return
        if isinstance(value, BaseModel):
            self.part(value, path, field)
        elif isinstance(value, dict):
            for key, each in value.items():
                self._held(each, f"{path}.{key}", (*field, str(key)))
        elif isinstance(value, tuple) and isinstance(value[0], BaseModel):
            # A period of a history holds one figure as a rule; then its number says nothing.
            is_only = len(value) == 1 and len(field) > 1
            for number, each in enumerate(value):
                self._held(each, f"{path}.{number}", field if is_only else (*field, str(number)))
        elif value is not None:
            self.fields[field] = value

    def _named(self, naming: Naming, name: str, value: Any, path: str, above: Field) -> None:
        """What a field names: items as links, or as keys of what is said of them; words as they stand."""
        targets = self.plan.links.get((path, name), ())
        if isinstance(value, dict) and not _holds_items(value):
            for target, each in zip(targets, value.values(), strict=True):
                key = target.text if target.path is None else ItemKey(target.path)
                self.fields[*above, name, key] = "" if each is None else each
            return
        links = self.links.setdefault(".".join((*above, name)), {})
        links.update((target.path, None) for target in targets if target.path is not None)
        if words := tuple(target.text for target in targets if target.path is None):
            self.fields[*above, name] = words


def _holds_items(value: dict[Any, Any]) -> bool:
    return any(isinstance(each, Item) for each in value.values())
