"""The format as a JSON Schema for editors, with the descriptions in a language and, if wanted, a file's own ids.

Draft 7, which yaml-language-server reads best. It says no more than `check` does: what the schema refuses is an
error there too, but not the other way round.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.catalogue import Kind, Takes, Told, common, rooms
from groundplan.model.fields import Valued
from groundplan.model.index import Index
from groundplan.model.item import Item

JsonSchema = dict[str, Any]

# YAML reads `2026.10` and `true` as other things than text; groundplan takes every one of them as typed.
_SCALAR: JsonSchema = {"type": ["string", "number", "boolean"]}
_WRITTEN: JsonSchema = {"type": ["string", "number"]}
_NOTHING: JsonSchema = {"type": "null"}
_DOTTED: JsonSchema = {"type": "string", "pattern": r"\."}
_KINDS: dict[Kind, JsonSchema] = {
    "text": _SCALAR,
    "texts": {"anyOf": [_SCALAR, {"type": "array", "items": {"anyOf": [_SCALAR, _NOTHING]}}]},
    "quantity": {
        "anyOf": [
            _WRITTEN,
            {
                "type": "object",
                "properties": dict.fromkeys(("value", "min", "max", "unit", "about"), _SCALAR),
                "additionalProperties": False,
            },
        ]
    },
    "percent": _WRITTEN,
    "date": _WRITTEN,
    "rating": _WRITTEN,
    "number": _WRITTEN,
    "truth": {"enum": [True, False, "true", "false"]},
    "truth_or_text": {"type": ["boolean", "string", "number"]},
    "must_win": {
        "anyOf": [
            {"enum": ["all", "increase"]},
            _WRITTEN,
            {"type": "object", "properties": {"keep": _WRITTEN}, "required": ["keep"], "additionalProperties": False},
        ]
    },
    "anything": {},
}


@dataclass(frozen=True, slots=True)
class Ids:
    """What the references of one file can name: its items, and its audiences."""

    index: Index
    audiences: Sequence[str] = ()

    def of(self, nouns: tuple[str, ...]) -> list[str | int]:
        """The ids of the items of some nouns, each once; one of digits also as the number that YAML reads."""
        if nouns == ("audience",):
            return list(self.audiences)
        ids = dict.fromkeys(entry.id for entry in self.index.of(nouns))
        return [*ids, *(int(each) for each in ids if each.isdecimal() and each.isascii())]


def schema(language: str, ids: Ids | None = None) -> JsonSchema:
    """The schema of a whole file; with ids, references offer what the file has."""
    definitions = {room.model.__name__: _object(room.fields, language, ids) for room in rooms()}
    whole = definitions.pop(Strategy.__name__)
    definitions |= {f"{Item.__name__}.{told.name}": _property(told, language, ids) for told in common()}
    definitions |= {str(kind): written for kind, written in _KINDS.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "groundplan",
        **whole,
        "definitions": definitions,
    }


def text(written: JsonSchema) -> str:
    """A schema as a file, one definition a line, so that a diff of it can be read."""
    parts = [f" {json.dumps(key)}: {_line(part)}" for key, part in written.items() if key != "definitions"]
    definitions = [f"  {json.dumps(key)}: {_line(part)}" for key, part in written["definitions"].items()]
    parts.append(' "definitions": {\n' + ",\n".join(definitions) + "\n }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _line(part: Any) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def _object(fields: Sequence[Told], language: str, ids: Ids | None) -> JsonSchema:
    required = [told.name for told in fields if told.info.is_required()]
    written: JsonSchema = {
        "type": "object",
        "properties": {
            told.name: {"$ref": f"#/definitions/{Item.__name__}.{told.name}"}
            if told.is_common
            else _property(told, language, ids)
            for told in fields
        },
        "additionalProperties": False,
    }
    return written | ({"required": required} if required else {})


def _property(told: Told, language: str, ids: Ids | None) -> JsonSchema:
    value = _value(told.takes, ids)
    written: JsonSchema = {"description": told.about(language)}
    written |= {"allOf": [value]} if told.info.is_required() else _or_nothing(value)
    if told.takes.known:
        written["examples"] = list(told.takes.known)
    return written


def _or_nothing(value: JsonSchema) -> JsonSchema:
    """The same, or nothing yet: an empty field is an absent one."""
    if "enum" in value:
        return {"enum": [*value["enum"], None]}
    return {"anyOf": [*value.get("anyOf", [value]), _NOTHING]}


def _kind(kind: Kind) -> JsonSchema:
    return {"$ref": f"#/definitions/{kind}"}


def _value(takes: Takes, ids: Ids | None) -> JsonSchema:
    if takes.model is not None:
        return _held(takes, takes.model, ids)
    if takes.kind == "choice":
        return {"enum": list(takes.choices)}
    if takes.kind == "mapping":
        return _mapping(takes, ids)
    if takes.nouns and ids:
        one = _reference(takes, ids)
        several = {"type": "array", "items": {"anyOf": [one, _NOTHING]}}
        return one if takes.kind == "text" else {"anyOf": [one, several]}
    return _kind(takes.kind)


def _reference(takes: Takes, ids: Ids) -> JsonSchema:
    """An id of the file, a dotted path, or any text where words may stand."""
    known = ids.of(takes.nouns)
    choices: list[JsonSchema] = [{"enum": known}] if known else []
    return {"anyOf": [*choices, _SCALAR if takes.words_too or not known else _DOTTED]}


def _keys(takes: Takes, ids: Ids | None) -> JsonSchema:
    if takes.keys == "choice":
        return {"propertyNames": {"enum": list(takes.choices)}}
    if takes.nouns and ids and (known := [each for each in ids.of(takes.nouns) if isinstance(each, str)]):
        return {"propertyNames": {"anyOf": [{"enum": known}, _DOTTED]}}
    return {}


def _mapping(takes: Takes, ids: Ids | None) -> JsonSchema:
    values = {"enum": list(takes.choices)} if takes.values == "choice" else _kind(takes.values or "text")
    if takes.listed:
        values = _or_nothing(values)
    written: JsonSchema = {"type": "object", "additionalProperties": values, **_keys(takes, ids)}
    if not takes.listed:
        return written
    one = _reference(takes, ids) if ids else _kind("text")
    return {"anyOf": [one, {"type": "array", "items": one}, written]}


def _held(takes: Takes, model: type[BaseModel], ids: Ids | None) -> JsonSchema:
    """The fields of a model, or items of it, with the short forms that may stand for them."""
    one: JsonSchema = {"$ref": f"#/definitions/{model.__name__}"}
    if issubclass(model, Item):
        one = {"anyOf": [one, {"type": ["string", "number", "boolean", "null"]}]}
    elif issubclass(model, Valued):
        one = {"anyOf": [one, _kind("percent")]}
    if takes.kind == "fields":
        return one
    if takes.kind == "list":
        return {"type": "array", "items": one}
    if takes.kind == "mapping":
        listed = {"anyOf": [*one["anyOf"], {"type": "array", "items": one}]} if takes.listed else one
        series = {"type": "object", "additionalProperties": _or_nothing(listed)}
        if takes.instead is None:
            return series
        return {"anyOf": [{"$ref": f"#/definitions/{takes.instead.__name__}"}, series]}
    by_id = {
        "anyOf": [
            {"type": "object", "additionalProperties": one, **_keys(takes, ids)},
            {"type": "array", "items": _SCALAR},
            _SCALAR,
        ]
    }
    return {"type": "object", "additionalProperties": _or_nothing(by_id)} if takes.kind == "groups" else by_id
