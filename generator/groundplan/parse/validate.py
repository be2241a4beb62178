"""Reads the written-out data into the model, and turns what does not fit into problems."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from pydantic import ValidationError

from groundplan.model import Strategy
from groundplan.model.item import Item
from groundplan.model.shape import Shape, shape_of, whole
from groundplan.nearest import nearest
from groundplan.parse.pairs import text_of_pair
from groundplan.problems import Problem
from groundplan.source import Place
from groundplan.source.traps import quoted
from groundplan.words import LANGUAGES, words

Keys = tuple[str | int, ...]

# What the same reference is called in another chapter.
_ELSEWHERE = {"serves": "supports", "supports": "serves"}
# What stands beside the chapters of the file.
_NO_CHAPTERS = frozenset({"groundplan", "include"})

# What is wrong beside a number, which may be right or wrong by itself.
_BESIDE = frozenset({"VAL104", "VAL109"})

# Mending removes what is wrong and reads again; each round gets rid of every problem that it saw.
_ROUNDS = 6
# How many parts of a path lie between a field and the models that it holds.
_LEVELS = {"one": 0, "by_id": 1, "list": 1, "values": 1, "group_by_id": 2}


def validate(data: dict[str, Any], place: Place, complete: bool) -> tuple[Strategy | None, list[Problem]]:
    """The strategy without the parts that are wrong, and a problem for each of them.

    `data` is mended in place. When the reading was not complete, what is missing is no problem.
    """
    problems: list[Problem] = []
    taken_out: set[Keys] = set()
    for _ in range(_ROUNDS):
        try:
            return Strategy.model_validate(data), problems
        except ValidationError as invalid:
            errors = [
                (error, _keys(error["loc"], data)) for error in invalid.errors(include_url=False, include_input=False)
            ]
        for error, keys in errors:
            missing = error["type"] == "missing"
            if not missing or (complete and (*keys, error["loc"][-1]) not in taken_out):
                problem = _problem(error["type"], error.get("ctx", {}), error["loc"], keys, data, place)
                problems += _cut_texts(problem, _at(data, keys), locate(keys, place)) or [problem]
        for error, keys in errors:
            if error["type"] == "missing":
                _stand_in(data, keys, str(error["loc"][-1]))
            else:
                keys = _to_take_out(keys, error.get("ctx", {}), data)
                _take_out(data, keys)
                taken_out.add(keys)
    return None, problems


def locate(keys: Keys | list[str], place: Place) -> Place:
    """The place of a path; parts that the text does not have are passed over. A key may have dots in it (`2026.3`)."""
    rest = [str(key) for key in keys]
    while rest:
        children, key, taken = place.children, rest[0], 1
        if isinstance(children, dict):
            while key not in children and taken < len(rest):
                key, taken = f"{key}.{rest[taken]}", taken + 1
            place, taken = (children[key], taken) if key in children else (place, 1)
        elif isinstance(children, list):
            number = int(rest[0]) if rest[0].isdigit() else len(children)
            place = children[number] if number < len(children) else place
        rest = rest[taken:]
    return place


def _keys(loc: tuple[Any, ...], data: Any) -> Keys:
    """The path of an error that exists in the data, without what the validation adds to it."""
    keys: list[str | int] = []
    for part in loc:
        if (isinstance(data, dict) and part in data) or (isinstance(data, list) and isinstance(part, int)):
            keys.append(part)
            data = data[part]
    return tuple(keys)


def _enter(keys: Keys) -> tuple[Shape, str, Keys]:
    """The innermost model that a path reaches, the field that holds it, and the rest of the path inside it."""
    shape, field, rest = whole(), "", keys
    while rest and (slot := shape.slots.get(str(rest[0]))):
        taken = 1 + _LEVELS[slot.holds]
        if len(rest) < taken:
            break
        shape, field, rest = shape_of(slot.of), str(rest[0]), rest[taken:]
        if slot.holds == "values" and rest and isinstance(rest[0], int):
            rest = rest[1:]
    return shape, field, rest


def _called(keys: Keys) -> str:
    """What the messages call the model that a path leads to."""
    shape, field, _ = _enter(keys)
    if shape.is_item:
        return cast("type[Item]", shape.model).noun
    return f"`{field}`" if field else "file"


def _problem(
    kind: str, context: Mapping[str, Any], loc: tuple[Any, ...], keys: Keys, data: Any, place: Place
) -> Problem:
    at = locate(keys, place)
    path = ".".join(map(str, keys))
    field = str(keys[-1]) if keys else ""
    if kind == "extra_forbidden":
        return Problem(at.key_position, *_unknown(field, keys[:-1]), path)
    if kind == "missing":
        field = str(loc[-1])
        code, args = "FMT204", {"field": field, "noun": _called(keys)}
        return Problem(at.key_position, code, args, f"{path}.{field}".lstrip("."))
    position = at.key_position if loc[-1] == "[key]" else at.position
    if "code" in context:
        args = {key: str(value) for key, value in context.items() if key not in ("code", "at")}
        code = str(context["code"])
        if "at" in context:
            inside = locate((*keys, str(context["at"])), place)
            position = inside.key_position if code == "VAL104" else inside.position
        if code == "FMT203":
            args["suggestion"] = _near_choice(args["text"], args["choices"].split("|"))
            code = "FMT241" if loc[-1] == "[key]" else code
        return Problem(position, code, {"field": field, **args}, path)
    wanted = {"model_type": "fields", "dict_type": "fields", "tuple_type": "list"}.get(kind, "other")
    wanted = "items" if _holds_items(keys) else wanted
    found = _kind(_at(data, keys))
    return Problem(position, "FMT202", {"field": field, "wanted": wanted, "found": found, "how": wanted}, path)


def _unknown(field: str, holder: Keys) -> tuple[str, dict[str, str]]:
    """The code and the arguments for a name that is no field of what holds it, or no chapter of the file."""
    shape = _enter(holder)[0]
    suggestion = _near_field(field, shape) or _ELSEWHERE.get(field, "")
    suggestion = suggestion if suggestion in shape.fields else ""
    if not holder:
        chapters = "|".join(name for name in shape.fields if name not in _NO_CHAPTERS)
        return "FMT241", {"field": field, "text": field, "choices": chapters, "suggestion": suggestion}
    how = "facts" if shape.is_item and not suggestion else "plain"
    return "FMT201", {"field": field, "noun": _called(holder), "suggestion": suggestion, "how": how}


def _holds_items(keys: Keys) -> bool:
    """Whether items by id stand at a path."""
    shape, _, rest = _enter(keys)
    slot = shape.slots.get(str(rest[0])) if rest else None
    return slot is not None and (slot.holds, len(rest)) in (("by_id", 1), ("group_by_id", 2))


def _cut_texts(problem: Problem, raw: Any, place: Place) -> list[Problem]:
    """When texts are wanted, and are none only because of their colons: a problem for each of those."""
    wanted = problem.args["wanted"] if problem.code == "FMT202" else ""
    if wanted not in ("text", "texts"):
        return []
    entries = [(raw, place)]
    if wanted == "texts" and isinstance(raw, list) and isinstance(place.children, list):
        entries = list(zip(raw, place.children, strict=True))
    cut = [(text_of_pair(each, at), at.position) for each, at in entries if not isinstance(each, str)]
    if any(text is None for text, _ in cut):
        return []
    return [Problem(at, "FMT220", {"typed": quoted(text)}, problem.path) for text, at in cut if text]


def _near_choice(text: str, choices: list[str]) -> str:
    """The choice that a word comes near, or that a language calls so: `active` for `进行中`."""
    spoken = [words(language) for language in LANGUAGES]
    called = {said.choices.get(each) or said.field(each): each for said in spoken for each in choices}
    return _near(text, called, choices)


def _near_field(text: str, shape: Shape) -> str:
    """The field that a name comes near, or that people of a language call so: `title` for `标题`."""
    spoken = [words(language) for language in LANGUAGES]
    also = ((name, each) for said in spoken for each in shape.fields for name in said.also.get(each, "").split("|"))
    called = {name: each for name, each in also if name}
    called |= {said.field(each, of=shape.model.__name__): each for said in spoken for each in shape.fields}
    return _near(text, called, shape.fields)


def _near(text: str, called: Mapping[str, str], names: Iterable[str]) -> str:
    """The name that a text comes nearest to, by itself or by what it is called."""
    known = {_plain(label): name for label, name in called.items()} | {_plain(name): name for name in names}
    return known.get(nearest(_plain(text), known), "")


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _kind(raw: Any) -> str:
    return "mapping" if isinstance(raw, dict) else "list" if isinstance(raw, list) else "text" if raw else "nothing"


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def _stand_in(data: Any, keys: Keys, field: str) -> None:
    """Puts something where a field must be."""
    (_at(data, keys) if keys else data)[field] = {"title": "?"} if not keys and field == "strategy" else "?"


def _to_take_out(keys: Keys, context: Mapping[str, Any], data: Any) -> Keys:
    """The path of what an error is about; what stands beside a number goes alone."""
    if context.get("code") in _BESIDE and len(_at(data, keys)) > 1:
        return (*keys, str(context["at"]))
    return keys


def _take_out(data: Any, keys: Keys) -> None:
    """Takes what is wrong out of the data; an item keeps its id, and a list its length, so that places stay right."""
    holder = data
    for key in keys[:-1]:
        if not _holds(holder, key):
            return
        holder = holder[key]
    if not keys or not _holds(holder, keys[-1]):
        return
    shape, _, rest = _enter(keys)
    if shape.is_item and not rest and not isinstance(holder[keys[-1]], dict):
        holder[keys[-1]] = {"title": "?"} if keys == ("strategy",) else {}
    elif isinstance(holder, dict):
        del holder[keys[-1]]
    else:
        holder[keys[-1]] = {} if isinstance(holder[keys[-1]], dict) else "?"


def _holds(holder: Any, key: str | int) -> bool:
    return key in holder if isinstance(holder, dict) else isinstance(holder, list) and isinstance(key, int)
