"""A strategy as one strategy.yml: whatever it includes joined, and nothing in it but what the model holds."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from groundplan.export.scalars import block, in_brackets, key, scalar
from groundplan.model import Strategy
from groundplan.model.fields import Valued
from groundplan.model.item import Item
from groundplan.model.metrics import Figure
from groundplan.model.pipelines import MustWin
from groundplan.model.scenarios import Written
from groundplan.model.shape import shape_of
from groundplan.values import Misread, Quantity

_STEP = "  "
_WIDEST = 100
# What says of which files the strategy was made.
_LAYOUT = "include"


def as_yaml(strategy: Strategy) -> str:
    """A text that is read as the same strategy, digest included: what the file did not say is not said here either."""
    chapters = [_entry(name, value, "") for name, value in _fields(strategy).items() if name != _LAYOUT]
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in chapters)


# ---- what stands in the file: texts, lists, mappings and nothing ----


def _fields(part: BaseModel) -> dict[str, Any]:
    """The stated fields of a model by their names in the file, but for those that are as empty as if they were not."""
    fields = {}
    for name, attribute in shape_of(type(part)).fields.items():
        value = getattr(part, attribute)
        plain = _plain(value) if attribute in part.model_fields_set else None
        if plain is None or (plain in ({}, []) and value == _default(type(part), attribute)):
            continue
        fields[name] = plain
    return fields


def _default(model: type[BaseModel], attribute: str) -> Any:
    return model.model_fields[attribute].get_default(call_default_factory=True)


def _part(part: BaseModel) -> Any:
    """The fields of a model, or the text that may stand in its place."""
    fields = _fields(part)
    short = part.short if isinstance(part, Item) else "value" if isinstance(part, Valued) else ""
    alone = fields[short] if list(fields) == [short] else None
    return alone if isinstance(alone, str) else fields


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return _part(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        is_figure = len(value) == 1 and isinstance(value[0], Figure)
        return _plain(value[0]) if is_figure else [_plain(each) for each in value]
    if isinstance(value, Written):
        return _plain(value.raw)
    if isinstance(value, MustWin):
        return {"keep": str(value.keep)} if value.keep else _plain(value.amount or value.rule)
    if isinstance(value, Quantity):
        return _quantity(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}" if float(f"{value:g}") == value else repr(value)
    return None if value is None else str(value)


def _quantity(quantity: Quantity) -> Any:
    """The text of a quantity; a mapping when it was written as one and its text alone would be read otherwise."""
    text = quantity.text
    breaks = [at for at, character in enumerate(text) if character == " "]
    pairs: list[dict[str, object]] = [{"value": text[:at], "unit": text[at + 1 :]} for at in breaks]
    pairs += [{"value": text[1:at], "unit": text[at + 1 :], "about": "true"} for at in breaks if text[0] == "~"]
    return next((raw for raw in (text, *pairs) if _reads_as(raw, quantity)), text)


def _reads_as(raw: Any, quantity: Quantity) -> bool:
    try:
        return type(quantity).read(raw) == quantity
    except Misread:
        return False


# ---- how it stands there ----


def _entry(name: str, value: Any, indent: str) -> list[str]:
    """A key and what it leads to, line by line."""
    head, inside = key(name, indent), indent + _STEP
    if isinstance(value, Mapping) and value:
        return [head, *(line for inner, each in value.items() for line in _entry(inner, each, inside))]
    if isinstance(value, list) and value and not _fits(value, head):
        return [head, *(line for each in value for line in _listed(each, inside))]
    return [f"{head} {_short(value, inside)}"]


def _fits(value: list[Any], head: str) -> bool:
    """Whether a list may stand on one line: short texts that read well between brackets."""
    return all(isinstance(each, str) for each in value) and len(head) + len(_flow(value)) <= _WIDEST


def _listed(value: Any, indent: str) -> Iterator[str]:
    """An entry of a list."""
    if isinstance(value, Mapping) and value:
        lines = [line for name, each in value.items() for line in _entry(name, each, indent + _STEP)]
        yield f"{indent}- {lines[0].removeprefix(indent + _STEP)}"
        yield from lines[1:]
    else:
        yield f"{indent}- {_short(value, indent + _STEP)}"


def _short(value: Any, indent: str) -> str:
    if isinstance(value, str):
        return block(value, indent) or scalar(value)
    return _flow(value)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{in_brackets(name)}: {_flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return "~" if value is None else in_brackets(value)
