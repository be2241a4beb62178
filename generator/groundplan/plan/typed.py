"""What people typed that was not read: words for numbers and dates, and words of their own in place of known ones."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.catalogue import Kind, takes_at
from groundplan.model.fields import Rating
from groundplan.model.item import SETTLED
from groundplan.model.shape import shape_of
from groundplan.values import Quantity, When
from groundplan.words import known_word

# A `period` is the date of a value, such as the key of a history.
Wanted = Literal["number", "date", "period", "word"]
LEVELS = ("low", "medium", "high", "critical")
_WANTED: dict[Kind | None, Wanted] = {"quantity": "number", "percent": "number", "date": "date", "rating": "word"}


class Typed(NamedTuple):
    """Text at a path where something else was wanted; `known` are the words that the format knows there.

    `is_settled`: it belongs to something that is done or dropped.
    """

    path: str
    wanted: Wanted
    text: str
    known: tuple[str, ...] = ()
    is_settled: bool = False


class _Field(NamedTuple):
    name: str
    attribute: str
    keys: bool
    value: Wanted | None
    known: tuple[str, ...]


def typed_in(strategy: Strategy) -> tuple[Typed, ...]:
    """Everything of a strategy that was not read, in the order of the model."""
    found: list[Typed] = []
    _read(strategy, "", False, found)
    return tuple(found)


def _read(part: BaseModel, path: str, is_settled: bool, found: list[Typed]) -> None:
    """Adds what was not read in a model and below it; a list and no generator, since files have thousands of them."""
    model, held = type(part), part.__dict__
    is_settled = is_settled or held.get("status") in SETTLED
    for field in _fields(model):
        if value := held.get(field.attribute):
            _read_field(field, value, path, is_settled, found)
    for below, child in shape_of(model).children(part):
        _read(child, f"{path}.{below}" if path else below, is_settled, found)


def _read_field(field: _Field, held: Any, path: str, is_settled: bool, found: list[Typed]) -> None:
    pairs: Iterable[tuple[str, Any]] = ((f".{field.name}", held),)
    if isinstance(held, dict):
        if field.keys:
            words = (key for key in held if key.is_words)
            found += [Typed(f"{path}.{field.name}.{key}", "period", key.text, (), is_settled) for key in words]
        pairs = ((f".{field.name}.{key}", value) for key, value in held.items()) if field.value else ()
    elif isinstance(held, tuple):
        pairs = ((f".{field.name}.{number}", text) for number, text in enumerate(held))
    for below, value in pairs:
        if field.value and _is_unread(value, field.known):
            found.append(Typed(path + below, field.value, str(value), field.known, is_settled))


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
