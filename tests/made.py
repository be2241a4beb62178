"""Strategies of any shape for hypothesis: read from the model, right in every part, with links wherever they may be.

What is made has no mistakes, so that everything after parsing is tried: odd ids, titles with marks, circles,
values that are words, items that are empty.
"""

import json
from datetime import date
from typing import Any

from hypothesis import strategies as st

from groundplan.model import Strategy
from groundplan.model.catalogue import Told, rooms
from groundplan.model.index import Index, Node, nodes
from groundplan.model.shape import Slot, shape_of, whole
from groundplan.parse import Parsed
from inline import parsed

# Ids that are names of fields and containers too, in several scripts; none differs from another by case alone.
IDS = (
    *("a", "b", "C-3", "x_1", "2026", "goals", "swot", "stages", "parts", "children", "metrics", "strategy", "team"),
    *("not_doing", "page-1", "增长", "מטרה", "هدف٢", "Zürich", "लक्ष्य"),
)
TEXTS = ("Grow", "a | b", "**x** <b>&amp;</b>", "{{ x }} {% x %}", "שלום", "增长：快", "# h\n\n- l", '"\'', "1:30", " ")
_VALUES: dict[str, tuple[Any, ...]] = {
    "text": TEXTS,
    "texts": (["one", "two | three"], "one", ["מטרה"], []),
    "quantity": ("25k", "+30%", "3..5", "~200", ">=45", "<2 months", "many", "-3", "USD 12bn", "0", "三成", {"min": "3"}),
    "percent": ("40%", "0.4", "10..20%", ">80%", "most", "0%"),
    "date": ("2026-09-30", "2026-Q3", "FY27-Q4", "2026", "M3", "M5..M8", "Year 1", "soon", "2026-Q4+", "1999-01-01"),
    "rating": ("high", "critical", "3", "低", "who knows"),
    "number": ("1", "1.5", "2"),
    "truth": ("true", "false"),
    "truth_or_text": ("true", "false", "when asked"),
    "must_win": ("all", "increase", {"keep": "88%"}, "3M"),
    "anything": ("20k", ["a"], {"keep": "1"}, None),
}
# What is for the program and not for reading, or has rules of its own.
_SET_APART = {"groundplan", "include", "language", "currency", "period", "checks", "audiences", "default_audience"} | {
    *("private", "repository", "absent", "audience", "was"),
}
_FIELDS = {room.model: {told.name: told for told in room.fields} for room in rooms()}
_DEEPEST = 5


def _kind(draw: st.DrawFn, kind: str) -> Any:
    return draw(st.sampled_from(_VALUES[kind]))


def _leaf(draw: st.DrawFn, told: Told) -> Any:
    takes = told.takes
    if takes.kind == "choice":
        return draw(st.sampled_from(takes.choices))
    if takes.kind == "mapping":
        keys = draw(st.lists(st.sampled_from(_VALUES[takes.keys or "text"]), max_size=2, unique=True))
        return {key: _kind(draw, takes.values or "text") for key in keys}
    if takes.known and draw(st.booleans()):
        word = draw(st.sampled_from(takes.known))
        return word if takes.kind == "text" else [word]
    return _kind(draw, takes.kind)


def _held(draw: st.DrawFn, slot: Slot, depth: int) -> Any:
    ids = st.lists(st.sampled_from(IDS), max_size=3, unique=True)
    if slot.holds == "one":
        return _part(draw, slot.of, depth + 1)
    if slot.holds == "list":
        return [_part(draw, slot.of, depth + 1) for _ in range(draw(st.integers(0, 2)))]
    if slot.holds == "values":
        days = draw(st.lists(st.sampled_from(_VALUES["date"]), max_size=3, unique=True))
        return {day: _part(draw, slot.of, depth + 1) for day in days}
    if slot.holds == "group_by_id":
        return {group: {each: _part(draw, slot.of, depth + 1) for each in draw(ids)} for group in draw(ids)}
    return {each: _part(draw, slot.of, depth + 1) for each in draw(ids)}


def _part(draw: st.DrawFn, model: type[Any], depth: int) -> dict[str, Any]:
    """Some fields of a model, none that names another item."""
    shape = shape_of(model)
    names = [name for name in shape.fields if name not in shape.namings and name not in _SET_APART]
    if depth > _DEEPEST:
        names = [name for name in names if name not in shape.slots]
    many = 12 if model is Strategy else 6
    chosen = draw(st.lists(st.sampled_from(names), max_size=many, unique=True)) if names else []
    return {
        name: _held(draw, shape.slots[name], depth) if name in shape.slots else _leaf(draw, _FIELDS[model][name])
        for name in chosen
        if name in shape.slots or name in _FIELDS[model]
    }


def _link(draw: st.DrawFn, data: dict[str, Any], node: Node, index: Index) -> None:
    """Lets one model name others in some of its fields, itself and its own parents included."""
    shape = shape_of(type(node.part))
    for name, naming in shape.namings.items():
        found = [entry.path for entry in index.of(naming.nouns)]
        if naming.own:
            found = [path for path in found if path.startswith(f"{node.path}.")]
        if name in shape.slots or name in _SET_APART or not found or not draw(st.booleans()):
            continue
        named = draw(st.lists(st.sampled_from(found), min_size=1, max_size=3, unique=True))
        told = _FIELDS[shape.model][name]
        if told.takes.kind == "mapping":
            _at(data, node.path)[name] = {each: _kind(draw, told.takes.values or "text") for each in named}
        else:
            _at(data, node.path)[name] = named[0] if told.takes.kind == "text" else named


def _at(data: Any, path: str) -> Any:
    for part in path.split(".") if path else ():
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data


def yaml_of(data: dict[str, Any]) -> str:
    """The data as a file; JSON is YAML."""
    return json.dumps(data, ensure_ascii=False, indent=1)


@st.composite
def strategies(draw: st.DrawFn) -> Parsed:
    """A strategy without a mistake."""
    data = _part(draw, whole().model, 0)
    head = {"title": "T", "language": draw(st.sampled_from(["en", "zh"])), "currency": "EUR"}
    if draw(st.booleans()):
        head["period"] = {"start": "2026-01-01", "end": "2026-12-31"}
    data["strategy"] = {**data.get("strategy", {}), **head}
    first = parsed(yaml_of(data))
    assert first.strategy is not None, first.problems
    for node in nodes(first.strategy):
        if isinstance(_at_or_none(data, node.path), dict):
            _link(draw, data, node, first.index)
    result = parsed(yaml_of(data))
    assert result.strategy is not None, result.problems
    return result


def _at_or_none(data: Any, path: str) -> Any:
    try:
        return _at(data, path)
    except (KeyError, IndexError, ValueError, TypeError):
        return None


DAYS = st.sampled_from([date(2026, 11, 23), date(2026, 1, 1), date(1999, 12, 31), date(2031, 2, 28)])
