"""What people typed that was not read: words for numbers and dates, and words of their own in place of known ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.catalogue import Kind, takes_at
from groundplan.model.fields import Rating
from groundplan.model.shape import shape_of
from groundplan.values import Quantity, When
from groundplan.words import known_word

# A `period` is the date of a value, such as the key of a history.
Wanted = Literal["number", "date", "period", "word"]
LEVELS = ("low", "medium", "high", "critical")
_SETTLED = frozenset({"done", "dropped", "retired"})
_WANTED: dict[Kind | None, Wanted] = {"quantity": "number", "percent": "number", "date": "date", "rating": "word"}


@dataclass(frozen=True, slots=True)
class Typed:
    """Text at a path where something else was wanted; `known` are the words that the format knows there.

    `is_settled`: it belongs to something that is done or dropped.
    """

    path: str
    wanted: Wanted
    text: str
    known: tuple[str, ...] = ()
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    attribute: str
    keys: bool
    value: Wanted | None
    known: tuple[str, ...]


def typed_in(strategy: Strategy) -> tuple[Typed, ...]:
    """Everything of a strategy that was not read, in no order."""
    return tuple(_below(strategy, "", is_settled=False))


def _below(part: BaseModel, path: str, *, is_settled: bool) -> Iterator[Typed]:
    model = type(part)
    is_settled = is_settled or getattr(part, "status", None) in _SETTLED
    for field in _fields(model):
        if field.attribute in part.model_fields_set:
            yield from _in_field(field, getattr(part, field.attribute), path, is_settled=is_settled)
    for below, child in shape_of(model).children(part):
        yield from _below(child, f"{path}.{below}" if path else below, is_settled=is_settled)


def _in_field(field: _Field, held: Any, path: str, *, is_settled: bool) -> Iterator[Typed]:
    at = f"{path}.{field.name}"
    if isinstance(held, dict):
        for key, value in held.items():
            if field.keys and key.is_words:
                yield Typed(f"{at}.{key}", "period", key.text, (), is_settled)
            if field.value and _is_unread(value, field.known):
                yield Typed(f"{at}.{key}", field.value, str(value), field.known, is_settled)
    elif field.value and isinstance(held, tuple):
        for number, text in enumerate(held):
            if _is_unread(text, field.known):
                yield Typed(f"{at}.{number}", field.value, str(text), field.known, is_settled)
    elif field.value and _is_unread(held, field.known):
        yield Typed(at, field.value, str(held), field.known, is_settled)


def _is_unread(held: Any, known: tuple[str, ...]) -> bool:
    if isinstance(held, Quantity | When):
        return held.is_words
    if isinstance(held, Rating):
        return held.level is None
    return isinstance(held, str) and known_word(held) not in known


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    """The fields of a class that hold numbers, dates or known words."""
    found = []
    for name, attribute in shape_of(model).fields.items():
        takes = takes_at(model, name)
        value = _WANTED.get(takes.kind) or _WANTED.get(takes.values)
        known = LEVELS if takes.kind == "rating" else takes.known
        keys = takes.keys == "date"
        if keys or value or known:
            found.append(_Field(name, attribute, keys, value or ("word" if known else None), known))
    return tuple(found)
