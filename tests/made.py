"""Strategies of any shape for hypothesis: read from the model, right in every part, with links wherever they may be.

What is made has no mistakes, so that everything after parsing is tried: odd ids, titles with marks, circles,
values that are words, items that are empty.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.catalogue import Told, rooms
from groundplan.model.charter import Charter
from groundplan.model.index import Index, Node, nodes
from groundplan.model.shape import Slot, shape_of
from inline import parsed

# Ids that are names of fields and containers too, in several scripts; none differs from another by case alone.
IDS = (
    *("a", "b", "C-3", "x_1", "2026", "goals", "swot", "stages", "parts", "children", "metrics", "strategy", "team"),
    *("not_doing", "page-1", "增长", "מטרה", "هدف٢", "Zürich", "लक्ष्य"),
)
TEXTS = ("Grow", "a | b", "**x** <b>&amp;</b>", "{{ x }} {% x %}", "שלום", "增长：快", "# h\n\n- l", "\"'", "1:30", " ")
_VALUES: dict[str, tuple[Any, ...]] = {
    "text": TEXTS,
    "texts": (["one", "two | three"], "one", ["מטרה"], []),
    "quantity": ("25k", "+30%", "3..5", "~200", ">=45", "<2 months", "many", "-3", "USD 12bn", "0", "三成"),
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
    *("private", "repository", "absent", "audience", "was", "feeds", "changes"),
}
_FIELDS = {room.model: {told.name: told for told in room.fields} for room in rooms()}
_DEEPEST = 5


@dataclass(frozen=True)
class _Maker:
    """Makes parts at random: hypothesis chooses the chapters and the size, so that a failure gets small."""

    random: Random
    most: int

    def any_of(self, kind: str) -> Any:
        return self.random.choice(_VALUES[kind])

    def some(self, known: Sequence[str], least: int = 0) -> list[str]:
        many = min(len(known), self.random.randint(least, max(least, self.most)))
        return self.random.sample(known, many)

    def leaf(self, told: Told) -> Any:
        takes = told.takes
        if takes.kind == "choice":
            return self.random.choice(takes.choices)
        if takes.kind == "mapping":
            keys = self.some(_VALUES[takes.keys or "text"])
            return {key: self.any_of(takes.values or "text") for key in keys}
        if takes.known and self.random.random() < 0.7:
            word = self.random.choice(takes.known)
            return word if takes.kind == "text" else [word]
        return self.any_of(takes.kind)

    def held(self, slot: Slot, depth: int) -> Any:
        def part(_: object = None) -> dict[str, Any]:
            return self.part(slot.of, depth + 1)

        if slot.holds == "one":
            return part()
        if slot.holds == "list":
            return list(map(part, self.some(IDS)))
        if slot.holds == "values":
            return {day: part() for day in self.some(_VALUES["date"])}
        if slot.holds == "group_by_id":
            return {group: {each: part() for each in self.some(IDS)} for group in self.some(IDS)}
        return {each: part() for each in self.some(IDS)}

    def part(self, model: type[BaseModel], depth: int, only: Collection[str] = ()) -> dict[str, Any]:
        """Some fields of a model, none that names another item."""
        shape, made = shape_of(model), {}
        for name in only or shape.fields:
            slot = shape.slots.get(name)
            if name in shape.namings or name in _SET_APART or (slot and depth > _DEEPEST):
                continue
            if only or self.random.random() < (0.7 if slot else 0.4):
                made[name] = self.held(slot, depth) if slot else self.leaf(_FIELDS[model][name])
        return made

    def link(self, data: dict[str, Any], node: Node, index: Index) -> None:
        """Lets one model name others in some of its fields, itself and its own parents included."""
        shape, at = shape_of(type(node.part)), _at(data, node.path)
        for name, naming in shape.namings.items():
            scope = node.entry.path if node.entry else ""
            found = [e.path for e in index.of(naming.nouns) if len(index.find(e.path, naming.nouns, scope)) == 1]
            if naming.own:
                found = [path for path in found if path.startswith(f"{node.path}.")]
            if name in _SET_APART or not found or not isinstance(at, dict) or self.random.random() < 0.3:
                continue
            named, takes = self.some(found, least=1), _FIELDS[shape.model][name].takes
            if name in shape.slots:  # items whose ids are those of others
                alone = [each.split(".")[-1] for each in named]
                at[name] = {each: {} for each in alone if len(index.find(each, naming.nouns, node.path)) == 1}
            elif takes.kind == "mapping":
                at[name] = {each: self.any_of(takes.values or "text") for each in named}
            else:
                at[name] = named[0] if takes.kind == "text" else named

    def paths(self, data: dict[str, Any], walked: Sequence[Node]) -> None:
        """Lets assumptions feed fields, and scenarios say again what stands in them."""
        stated = {}
        for node in walked:
            at = _at(data, node.path)
            if node.path and isinstance(at, dict):
                stated |= {f"{node.path}.{name}": at[name] for name in shape_of(type(node.part)).fields if name in at}
        for assumption in data.get("assumptions", {}).values():
            assumption["feeds"] = self.some(list(stated))
        for scenario in data.get("scenarios", {}).values():
            scenario["changes"] = {path: stated[path] for path in self.some(list(stated))}


def _at(data: Any, path: str) -> Any:
    """What stands at the path of a model; None for one that the file does not have as such."""
    for part in path.split(".") if path else ():
        data = data[int(part)] if isinstance(data, list) else data.get(part) if isinstance(data, dict) else None
    return data


def yaml_of(data: dict[str, Any]) -> str:
    """The data as a file; JSON is YAML."""
    return json.dumps(data, ensure_ascii=False, indent=1)


_CHAPTERS = sorted(set(Strategy.model_fields) - {"groundplan", "include", "strategy"})


@st.composite
def strategies(draw: st.DrawFn) -> str:
    """The text of a strategy without a mistake."""
    maker = _Maker(draw(st.randoms(use_true_random=True)), draw(st.integers(1, 4)))
    left_out = draw(st.sets(st.sampled_from(_CHAPTERS), max_size=len(_CHAPTERS) - 1))
    data = maker.part(Strategy, 0, only=[name for name in _CHAPTERS if name not in left_out])
    data["strategy"] = maker.part(Charter, 1) | {"title": "T", "currency": "EUR"}
    data["strategy"] |= draw(st.sampled_from([{"language": "en"}, {"language": "zh"}, _PERIOD]))
    first = parsed(yaml_of(data))
    assert first.strategy is not None, first.problems
    walked = tuple(nodes(first.strategy))
    maker.paths(data, walked)
    for node in walked:
        maker.link(data, node, first.index)
    return yaml_of(data)


_PERIOD = {"period": {"start": "2026-01-01", "end": "2026-12-31"}}
DAYS = st.sampled_from([date(2026, 11, 23), date(2026, 1, 1), date(1999, 12, 31), date(2031, 2, 28)])
