"""Dotted paths of the expanded model (`goals.grow.target.value`): where they lead, or at which part they go astray."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.catalogue import ANY, takes_at
from groundplan.model.shape import Shape, shape_of, whole
from groundplan.values import Misread, When

# What a part of a path is when it is no field. A `figure` is one of several for a date, its number left out as a rule.
Level = Literal["id", "date", "text", "number", "figure"]
_LEVELS: dict[str, tuple[Level, ...]] = {
    "one": (),
    "by_id": ("id",),
    "group_by_id": ("id", "id"),
    "list": ("number",),
    "values": ("date",),
}
# As deep as a file may be.
_DEEPEST = 64


class Step(NamedTuple):
    """One part of a path: the field of a model, or a key or number below one, and what is held there now.

    `key` is the attribute, the key of the mapping or the number; `shape` is that of the model whose field it is, None
    for a key or a number. The number that is left out of `history.2026.value` is a step without a name.
    """

    name: str
    key: Any
    held: Any
    shape: Shape | None = None


class Lost(NamedTuple):
    """The part of a path at which it leads nowhere, and what could stand there instead."""

    part: str
    known: Sequence[str] = ()


Found = tuple[Step, ...] | Lost


def find(strategy: Strategy, path: str, *, stars: bool = False) -> Found:
    """The steps from the top of the file to what a path names; with `stars` a `*` stands for any id, key or number.

    A field that the file leaves out is found, an item that is not there is not.
    """
    names = unicodedata.normalize("NFC", path).split(".")
    if len(names) > _DEEPEST:
        return Lost(names[_DEEPEST])
    return Lost(ANY) if ANY in names and not stars else _in_model(whole(), strategy, names)


def every(strategy: Strategy, path: str) -> Iterator[tuple[Step, ...]]:
    """The steps to everything that a path with a `*` in it names, as far as the file states it.

    Where a date has several figures, all of them are meant.
    """
    names = unicodedata.normalize("NFC", path).split(".")
    if ANY in names:
        at = names.index(ANY)
        before, after = names[:at], names[at + 1 :]
        steps = find(strategy, ".".join(before))
        held = None if isinstance(steps, Lost) else steps[-1].held
        if isinstance(held, BaseModel):  # a series that is kept in a file has nothing that a key leads to
            yield from every(strategy, ".".join(before))
        for key in held if isinstance(held, dict) else range(len(held)) if isinstance(held, tuple) else ():
            yield from every(strategy, ".".join([*before, str(key), *after]))
        return
    found = find(strategy, path)
    if not isinstance(found, Lost):
        if found[-1].held not in (None, (), {}):
            yield found
    elif found.known and all(each.isdecimal() for each in found.known):
        at = len(names) - names[::-1].index(found.part) - 1
        for number in found.known:
            yield from every(strategy, ".".join([*names[:at], number, *names[at:]]))


def _in_model(shape: Shape, part: Any, names: list[str]) -> Found:
    name = names[0]
    if name not in shape.fields:
        return Lost(name, tuple(_containers(shape, part, name)) or tuple(shape.fields))
    attribute = shape.fields[name]
    held = getattr(part, attribute, None)
    levels, inside = _below(shape, name)
    slot = shape.slots.get(name)
    if slot and slot.instead and not held and names[1:2] and names[1] in shape_of(slot.instead).fields:
        levels, inside, held = (), shape_of(slot.instead), None
    return _joined(Step(name, attribute, held, shape), _at(levels, inside, held, names[1:]))


def _at(levels: tuple[Level, ...], inside: Shape | None, held: Any, names: list[str]) -> Found:
    """What is left of a path, below some levels of keys and numbers and the model inside them."""
    if not names:
        return ()
    if not levels:
        return _in_model(inside, held, names) if inside else Lost(names[0])
    if levels[0] == "figure" and not names[0].isdigit() and names[0] != ANY:
        if held and len(held) > 1:
            return Lost(names[0], [str(number) for number in range(len(held))])
        only = held[0] if held else None
        return _joined(Step("", 0, only), _at(levels[1:], inside, only, names))
    if isinstance(held, BaseModel):  # a series that is kept in a file
        return _in_model(shape_of(type(held)), held, names)
    if names[0] == ANY:
        return _any(levels, inside, held, names)
    for keyed in (_there, _new):
        for length in range(len(names), 0, -1):  # a key may have dots in it
            found = keyed(levels[0], held, ".".join(names[:length]))
            if found is not None:
                return _joined(found, _at(levels[1:], inside, found.held, names[length:]))
    return Lost(names[0], tuple(map(str, held)) if isinstance(held, dict) else ())


def _any(levels: tuple[Level, ...], inside: Shape | None, held: Any, names: list[str]) -> Found:
    """The first way on from any of what is held; where nothing is, that which the format knows."""
    every = list(held.values()) if isinstance(held, dict) else list(held or ())
    found: Found = Lost(ANY)
    for each in every or [None]:
        found = _joined(Step(ANY, ANY, each), _at(levels[1:], inside, each, names[1:]))
        if not isinstance(found, Lost):
            break
    return found


def _there(level: Level, held: Any, text: str) -> Step | None:
    """The step to a key or a number of what is held; a time may be written in another way (`2026-Q3`)."""
    if not held:
        return None
    if level in ("number", "figure"):
        return Step(text, int(text), held[int(text)]) if text.isdecimal() and int(text) < len(held) else None
    if level != "date":
        return Step(text, text, held[text]) if text in held else None
    when = _when(text)
    same = (key for key in held if key.text == text or (when is not None and replace(key, text=text) == when))
    key = next(same, None)
    return None if key is None else Step(text, key, held[key])


def _new(level: Level, held: Any, text: str) -> Step | None:
    """The step to a time or a label that may be added; ids and numbers may not, and no label with a dot in it."""
    if level == "date":
        when = _when(text)
        return Step(text, when, None) if when else None
    return Step(text, text, None) if level == "text" and text and "." not in text else None


def _when(text: str) -> When | None:
    """The time that a text states; none for words, and for a time that does not exist."""
    try:
        when = When.read(text)
    except Misread:
        return None
    return None if when.is_words else when


def _joined(step: Step, rest: Found) -> Found:
    return rest if isinstance(rest, Lost) else (step, *rest)


def _containers(shape: Shape, part: Any, name: str) -> Iterator[str]:
    """The name below each container that holds such an item, for a path that leaves the container out."""
    for container, slot in shape.slots.items():
        held = getattr(part, slot.attribute, None)
        if isinstance(held, dict) and name in held:
            yield f"{container}.{name}"


def _below(shape: Shape, name: str) -> tuple[tuple[Level, ...], Shape | None]:
    """The levels of keys and numbers below a field, and the model inside them."""
    takes, slot = takes_at(shape.model, name), shape.slots.get(name)
    if slot is not None:
        several: tuple[Level, ...] = ("figure",) if slot.holds == "values" and takes.listed else ()
        return (*_LEVELS[slot.holds], *several), shape_of(slot.of)
    if takes.kind == "mapping":
        key: Level = "date" if takes.keys == "date" else "text"
        return (key, "number") if takes.values == "texts" else (key,), None
    return ("number",) if takes.kind == "texts" else (), None
