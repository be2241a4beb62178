"""A strategy in which every text of the model is hostile, made from the model itself: no field can be forgotten.

Each text carries a marker of its own, so that a test can look for it, letter by letter, on the site.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from groundplan.escape import UserText
from groundplan.model import Strategy
from groundplan.model.fields import Rating
from groundplan.model.pipelines import MustWin
from groundplan.model.shape import Slot, shape_of
from groundplan.values import Percent, Quantity, When

ATTACKS = (
    '<script>window.ran = "script"</script>',
    "<img src=x onerror=\"window.ran='img'\">",
    "**bold** _em_ `code` [x](javascript:window.ran=1) ![i](x) ~~s~~ # h",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7} {: onclick='window.ran=2' } { #id .class }",
    "```\nfence\n``` \n---\n> quote\n- list\n\n    code\n| a | b |",
    "&lt;b&gt; &amp; &#60;i&#62; \\<u> \\* <!-- comment --> <![CDATA[x]]> ]]>",
    "\"quoted\" 'single' =attr onload=window.ran=3 javascript:window.ran=4",
    "שלום עולם (123) مرحبا \u202eevil\u202c end",
    "two  blanks, tab\tand\nnewline, 中文，：；、“引号”",
    '[^1]: note\n*[abbr]: x\n\n!!! danger "t"\n    x\n++ins++ ==mark== :smile: https://evil.example/x',
    "</div></p></td></li></figure></details><style>*{display:none}</style>",
    "control \x07\x1b[31m\x00 and \u2028 separator",
    "long " + "ab" * 5000,
)


@dataclass
class Hostile:
    """The data of the strategy, and what must be seen of it: the marker and the text of each field."""

    data: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)


class _Maker:
    def __init__(self) -> None:
        self.made = Hostile()
        self._numbers = count(1)

    def text(self, where: str) -> str:
        number = next(self._numbers)
        marker = f"q{number:04d}q"
        text = f"{marker} {ATTACKS[number % len(ATTACKS)]} z{number:04d}z"
        self.made.texts[marker] = text
        self.made.where[marker] = where
        return text

    def part(self, model: type[BaseModel], path: str, depth: int = 0) -> dict[str, Any]:
        shape = shape_of(model)
        made: dict[str, Any] = {}
        for name, attribute in shape.fields.items():
            where = f"{path}.{name}"
            annotation = model.model_fields[attribute].annotation
            if name in _PATHS:
                made[name] = _PATHS[name]
            elif slot := shape.slots.get(name):
                made[name] = self.held(slot, where, depth)
            elif naming := shape.namings.get(name):
                value = self.naming(naming.nouns, naming.words_too, annotation, where)
                if value is not None:
                    made[name] = value
            else:
                made[name] = self.leaf(annotation, where)
        return {name: value for name, value in made.items() if value is not None}

    def held(self, slot: Slot, where: str, depth: int) -> Any:
        if depth > 6 or where.count("children") + where.count("focus") > 1:
            return None
        inner = self.part(slot.of, where, depth + 1)
        if slot.holds == "by_id":
            return {"it": inner}
        if slot.holds == "group_by_id":
            return {"axis": {"it": inner}}
        if slot.holds == "list":
            return [inner]
        return inner if slot.holds == "one" else {"2026-01-31": inner}

    def naming(self, nouns: tuple[str, ...], words_too: bool, annotation: Any, where: str) -> Any:
        if words_too:
            return [self.text(where)] if get_origin(annotation) is tuple else self.text(where)
        return None

    def leaf(self, annotation: Any, where: str) -> Any:
        kinds = list(_kinds(annotation))
        if get_origin(annotation) is dict or dict in [get_origin(a) for a in get_args(annotation)]:
            key, value = get_args(annotation)[0], get_args(annotation)[1]
            label = "2026-01-31" if When in list(_kinds(key)) else self.text(f"{where} (label)")
            return {label: self.leaf(value, where)}
        if Literal in kinds or MustWin in kinds:
            return None
        if float in kinds:
            return "1"
        if any(kind in kinds for kind in (UserText, Quantity, Percent, When, Rating)):
            text = self.text(where)
            return [text] if get_origin(annotation) is tuple else text
        return "true" if bool in kinds else None


# Fields that hold paths of the strategy: what leads nowhere is a mistake.
_PATHS: dict[str, Any] = {
    "feeds": ["market.sizes.it.value"],
    "changes": {"goals.it.note": ATTACKS[0], "market.sizes.it.value": ATTACKS[2], "goals.it.owner": [*ATTACKS]},
}


def _kinds(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield Literal
    elif get_args(annotation):
        for each in get_args(annotation):
            yield from _kinds(each)
    else:
        yield annotation


# What has to be right for the file to be read at all, and what is for the program and not for reading.
_FIXED = {
    "groundplan": "1",
    "include": None,
    "language": None,
    "currency": "EUR",
    "period": {"start": "2026-01-01", "end": "2026-12-31"},
    "fiscal_year": {"starts": "2"},
    "repository": {"url": "https://git.example.com/x", "branch": "main"},
    "audiences": None,
    "checks": None,
    "absent": None,
    "private": None,
    "default_audience": None,
}


def hostile_strategy() -> Hostile:
    """A strategy that fills every text of the model."""
    maker = _Maker()
    made = maker.part(Strategy, "")
    for holder in (made, made["strategy"]):
        for name in [name for name in holder if name in _FIXED]:
            dropped = holder.pop(name)
            for marker in [m for m in maker.made.texts if m in str(dropped)]:
                del maker.made.texts[marker], maker.made.where[marker]
            if _FIXED[name] is not None:
                holder[name] = _FIXED[name]
    maker.made.data = made
    return maker.made
