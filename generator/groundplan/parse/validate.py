"""Reads the written-out data into the model, and turns what does not fit into problems."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from groundplan.model import Strategy
from groundplan.model.item import Item
from groundplan.model.shape import shape_of, whole
from groundplan.problems import Problem
from groundplan.source import Place

Keys = tuple[str | int, ...]

# Mending removes what is wrong and reads again; each round gets rid of every problem that it saw.
_ROUNDS = 6


def validate(data: dict[str, Any], place: Place, complete: bool) -> tuple[Strategy | None, list[Problem]]:
    """The strategy without the parts that are wrong, and a problem for each of them.

    `data` is mended in place. When the reading was not complete, what is missing is no problem.
    """
    problems: list[Problem] = []
    for _ in range(_ROUNDS):
        try:
            return Strategy.model_validate(data), problems
        except ValidationError as invalid:
            for error in invalid.errors(include_url=False, include_input=False):
                keys = _keys(error["loc"], data)
                missing = error["type"] == "missing"
                if not (missing and not complete):
                    problems.append(_problem(error["type"], error.get("ctx", {}), error["loc"], keys, data, place))
                _mend(data, (*keys, error["loc"][-1]) if missing else keys, missing)
    return None, problems


def locate(keys: Keys | list[str], place: Place) -> Place:
    """The place of a path; parts that the text does not have are passed over."""
    for key in keys:
        children = place.children
        if isinstance(children, dict) and key in children:
            place = children[str(key)]
        elif isinstance(children, list):
            number = int(key) if str(key).isdigit() else len(children)
            place = children[number] if number < len(children) else place
    return place


def _keys(loc: tuple[Any, ...], data: Any) -> Keys:
    """The path of an error that exists in the data, without what the validation adds to it."""
    keys: list[str | int] = []
    for part in loc:
        if (isinstance(data, dict) and part in data) or (isinstance(data, list) and isinstance(part, int)):
            keys.append(part)
            data = data[part]
    return tuple(keys)


def _model_at(keys: Keys) -> type[BaseModel]:
    shape = whole()
    left = list(keys)
    while left:
        slot = shape.slots.get(str(left.pop(0)))
        if slot is None:
            continue
        skip = {"by_id": 1, "group_by_id": 2, "list": 1, "values": 1, "one": 0}[slot.holds]
        if len(left) >= skip:
            shape = shape_of(slot.of)
            left = left[skip:]
    return shape.model


def _called(model: type[BaseModel], keys: Keys) -> str:
    if issubclass(model, Item):
        return model.noun
    names = [str(key) for key in keys if not isinstance(key, int)]
    return f"`{names[-1]}`" if names else "file"


def _problem(
    kind: str, context: Mapping[str, Any], loc: tuple[Any, ...], keys: Keys, data: Any, place: Place
) -> Problem:
    at = locate(keys, place)
    path = ".".join(map(str, keys))
    field = str(keys[-1]) if keys else ""
    if kind == "extra_forbidden":
        model = _model_at(keys[:-1])
        close = get_close_matches(field, list(shape_of(model).fields), 1, 0.6)
        args = {"field": field, "noun": _called(model, keys[:-1]), "suggestion": "".join(close)}
        return Problem(at.key_position, "FMT201", args, path)
    if kind == "missing":
        field = str(loc[-1])
        code, args = "FMT204", {"field": field, "noun": _called(_model_at(keys), keys)}
        return Problem(at.key_position, code, args, f"{path}.{field}".lstrip("."))
    position = at.key_position if loc[-1] == "[key]" else at.position
    if "code" in context:
        args = {key: str(value) for key, value in context.items() if key != "code"}
        if "choices" in args:
            close = get_close_matches(args.get("text", ""), args["choices"].split("|"), 1, 0.6)
            args["suggestion"] = "".join(close)
        return Problem(position, str(context["code"]), {"field": field, **args}, path)
    wanted = {"model_type": "fields", "dict_type": "fields", "tuple_type": "list"}.get(kind, "other")
    found = _kind(_at(data, keys))
    return Problem(position, "FMT202", {"field": field, "wanted": wanted, "found": found}, path)


def _kind(raw: Any) -> str:
    return {dict: "mapping", list: "list", str: "text"}.get(type(raw), "nothing")


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def _mend(data: Any, keys: Keys, missing: bool) -> None:
    """Takes what is wrong out of the data; an item keeps its id, and what must be there gets a stand-in."""
    if not keys:
        return
    if missing and keys == ("strategy",):
        data["strategy"] = {"title": "?"}
        return
    holder = data
    for key in keys[:-1]:
        holder = holder[key]
    last = keys[-1]
    if missing:
        holder[last] = "?"
        return
    if issubclass(_model_at(keys), Item) and not isinstance(_at_or_none(holder, last), dict):
        holder[last] = {"title": "?"} if keys == ("strategy",) else {}
    elif isinstance(holder, dict):
        holder.pop(last, None)
    elif isinstance(last, int) and last < len(holder):
        # The list keeps its length, so that the places of its other entries stay right.
        holder[last] = {} if isinstance(holder[last], dict) else "?"


def _at_or_none(holder: Any, key: str | int) -> Any:
    return holder.get(key) if isinstance(holder, dict) else None
