"""The shape of the model, read once from its classes: where items stand, and which fields name others."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.item import BY_ID, Item

Holds = Literal["by_id", "group_by_id", "list", "one", "values"]


class Slot(NamedTuple):
    """A field that holds further models: items by id, mappings of items by id, a list, one, or one for each key.

    `instead` is the model that may stand in place of all of them.
    """

    attribute: str
    holds: Holds
    of: type[BaseModel]
    instead: type[BaseModel] | None = None


class Naming(NamedTuple):
    """A field whose text, or whose keys, name items of some nouns; `*` stands for all."""

    attribute: str
    nouns: tuple[str, ...]
    words_too: bool
    own: bool


class Shape(NamedTuple):
    """What a class of the model holds; slots and namings by the name of the field in the file.

    `open_words` are the fields with known words, in whose place any other word may stand."""

    model: type[BaseModel]
    is_item: bool
    slots: Mapping[str, Slot]
    namings: Mapping[str, Naming]
    fields: Mapping[str, str]
    open_words: frozenset[str]

    def children(self, part: BaseModel) -> Iterator[tuple[str, BaseModel]]:
        """The models inside one, each with its path from it."""
        for name, slot in self.slots.items():
            held = getattr(part, slot.attribute)
            if not held:
                continue
            if isinstance(held, dict):
                for key, child in held.items():
                    if isinstance(child, dict):
                        yield from ((f"{name}.{key}.{inner}", each) for inner, each in child.items())
                    elif isinstance(child, tuple):
                        yield from ((f"{name}.{key}.{number}", each) for number, each in enumerate(child))
                    else:
                        yield f"{name}.{key}", child
            elif isinstance(held, tuple):
                yield from ((f"{name}.{number}", each) for number, each in enumerate(held))
            else:
                yield name, held


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) is Literal:
        return []
    return [model for inside in get_args(annotation) for model in _models_in(inside)]


def _slot(attribute: str, annotation: Any, metadata: list[Any]) -> Slot | None:
    models = _models_in(annotation)
    if not models:
        return None
    model, instead = models[0], models[1] if len(models) > 1 else None
    origin = get_origin(annotation)
    if BY_ID in metadata:
        return Slot(attribute, "by_id", model)
    if origin is dict:
        inner = get_args(annotation)[1]
        grouped = BY_ID in getattr(inner, "__metadata__", ())
        return Slot(attribute, "group_by_id" if grouped else "values", model)
    if origin is tuple:
        return Slot(attribute, "list", model)
    return Slot(attribute, "values" if _is_keyed(annotation) else "one", model, instead)


def _is_keyed(annotation: Any) -> bool:
    """Whether a mapping by key is among the alternatives of a type."""
    if get_origin(annotation) in (Annotated, Union, UnionType):
        return any(map(_is_keyed, get_args(annotation)))
    return get_origin(annotation) is dict


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a class of the model."""
    slots, namings, fields, open_words = {}, {}, {}, set()
    for attribute, field in model.model_fields.items():
        name = field.alias or attribute
        fields[name] = attribute
        if slot := _slot(attribute, field.annotation, field.metadata):
            slots[name] = slot
        extra: Any = field.json_schema_extra or {}
        if extra.get("known"):
            open_words.add(name)
        if extra.get("names"):
            namings[name] = Naming(attribute, tuple(extra["names"]), extra["words_too"], extra["own"])
    return Shape(model, issubclass(model, Item), slots, namings, fields, frozenset(open_words))


def whole() -> Shape:
    """The shape of the whole file."""
    return shape_of(Strategy)
