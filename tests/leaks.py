"""A strategy for three audiences in which every text, number, date and id is a marker of its own.

It is made from the model itself, so that no field can be forgotten: every item stands there for each audience, inside
items of wider ones and alone, and whatever may name items names some of each. It can be written again with other
values in all that some audience does not see.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from typing import Any, Literal

from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.catalogue import Takes, Told, rooms
from groundplan.model.charter import Charter
from groundplan.model.index import Entry, Node, nodes
from groundplan.model.shape import Slot, shape_of
from groundplan.parse import Parsed
from groundplan.parse.audiences import Audiences
from groundplan.parse.gone import OPEN
from inline import parsed
from made import yaml_of

AUDIENCES = ("public", "team", "leaders")
FIELDS = {room.model: {told.name: told for told in room.fields} for room in rooms()}
_DEEPEST = 7
# What goes with all that it is part of when it names something that is hidden; half of them do not.
_ALL_OR_NOTHING = {"per", "cell"}
# Where items stand in no other item.
_OUTSIDE = {"", ".market", ".market.swot"}
_TOKENS = re.compile(r"q[xy]\d{4}zq|\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?")
_ANY = re.compile(r"q[xy]\d{4}zq|\d{4}-\d{2}-\d{2}|(?<=\.)\d+(?=\.)")
_NARROWEST = len(AUDIENCES) - 1
_FIRST_DAY = date(2027, 1, 2)
# What is for the program, or has rules of its own: each is put into the strategy in another way.
_SET_APART = {
    *("groundplan", "include", "language", "currency", "period", "fiscal_year", "checks", "audiences"),
    *("default_audience", "private", "repository", "absent", "audience", "feeds", "changes", "profile", "digest"),
}


@dataclass
class Marked:
    """The strategy as data, and the rank of the widest audience that may see each marker; `where` tells its field."""

    data: dict[str, Any] = field(default_factory=dict)
    ranks: dict[str, int] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The strategy as a file."""
        return yaml_of(self.data)

    def forget(self) -> None:
        """Drops the markers of what something else took the place of."""
        there = set(_TOKENS.findall(self.text))
        self.ranks = {marker: rank for marker, rank in self.ranks.items() if marker in there}

    def hidden(self, rank: int) -> set[str]:
        """The markers of what an audience does not see."""
        return {marker for marker, each in self.ranks.items() if each > rank}

    def shown(self, rank: int) -> set[str]:
        """The markers of what it does."""
        return {marker for marker, each in self.ranks.items() if each <= rank}


# What is private in a strategy whose items are all for everybody: each field that holds no items, each entry of lists
# and mappings, or all that items hold.
Private = Literal["", "fields", "entries", "holders"]


@dataclass
class Maker:
    """Makes parts of a strategy; whatever is for narrower audiences than that of rank `changed` gets other values.

    `usual` is the rank of what says nothing. With `private`, all items are for everybody, one of each kind.
    """

    usual: int = 1
    changed: int = len(AUDIENCES)
    private: Private = ""
    made: Marked = field(default_factory=Marked)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    targets: dict[str, int] = field(default_factory=dict)

    def marker(self, form: str, rank: int, where: str) -> str:
        """A value in a form of its kind, never the same twice; another one when it is changed."""
        number = next(self.numbers)
        other = rank > self.changed
        shown = {
            "text": f"q{'y' if other else 'x'}{number:04}zq",
            "quantity": str(3_000_017 + 1009 * number + (1_234_567 if other else 0)),
            "percent": f"{10 + (number % 5000) / 80 + 0.0003 + (7.0101 if other else 0):.4f}",
            "number": f"{1 + (10 * number + (43_210 if other else 0) + 3) / 100_000:.5f}",
            "date": (_FIRST_DAY + timedelta(days=number + (400 if other else 0))).isoformat(),
        }[form]
        self.made.ranks[shown] = rank
        self.made.where[shown] = where
        return f"{shown}%" if form == "percent" else shown

    def leaf(self, told: Told, rank: int, where: str) -> Any:
        """A value that a field may have."""
        takes = told.takes
        if takes.kind == "choice":
            return takes.choices[-1 if rank > self.changed else 0]
        if takes.kind == "mapping":
            return self._mapping(takes, rank, where)
        if takes.kind == "texts":
            return [self.marker("text", rank, where) for _ in range(2)]
        if takes.kind == "truth":
            return "false" if rank > self.changed else "true"
        if takes.kind == "must_win":
            return {"keep": self.marker("percent", rank, where)}
        form = {"rating": "number", "truth_or_text": "text"}.get(takes.kind, takes.kind)
        return self.marker(form, rank, where)

    def _mapping(self, takes: Takes, rank: int, where: str) -> dict[str, Any]:
        keys = [self.marker("date" if takes.keys == "date" else "text", rank, f"{where} (label)") for _ in range(2)]
        form = takes.values if takes.values in ("quantity", "percent") else "text"
        made = {key: self.marker(form, rank, where) for key in keys}
        if rank > self.changed and takes.keys != "date":  # more lines, so that whatever comes after them stands lower
            made |= {f"{key} {number}": value for key, value in made.items() for number in range(3)}
        return made

    def part(self, model: type[BaseModel], rank: int, where: str, depth: int = 0) -> dict[str, Any]:
        """All fields of a model that name no other item."""
        shape, made = shape_of(model), {}
        for name in shape.fields:
            at = f"{where}.{name}"
            if name in _SET_APART or name in shape.namings:
                continue
            own = _NARROWEST if self.is_private(model, name) else rank
            made[name] = (
                self.held(slot, own, at, depth + 1)
                if (slot := shape.slots.get(name))
                else self.leaf(FIELDS[model][name], own, at)
            )
        return {name: value for name, value in made.items() if value is not None}

    def is_private(self, model: type[BaseModel], name: str) -> bool:
        """Whether a field is kept from all but the narrowest audience."""
        if not self.private or name in _SET_APART or (model is Charter and name == "title"):
            return False
        if name in shape_of(model).slots:
            return self.private == "holders" and shape_of(model).is_item
        return self.private == "fields" or (
            self.private == "entries" and FIELDS[model][name].takes.kind in ("texts", "mapping")
        )

    def held(self, slot: Slot, rank: int, where: str, depth: int) -> Any:
        """What stands in a field that holds further models."""
        if depth > _DEEPEST or where.count("children") > 1:
            return None
        if slot.holds == "one":
            return self.part(slot.of, rank, where, depth)
        if slot.holds == "values":
            return {
                self.marker("date", rank, f"{where} (period)"): self.part(slot.of, rank, where, depth) for _ in range(2)
            }
        if not shape_of(slot.of).is_item:
            return [self.part(slot.of, rank, where, depth) for _ in range(2)]
        each = {key: self.item(slot.of, own, stated, where, depth) for key, own, stated in self._ids(rank, where)}
        if slot.holds == "list":
            return list(each.values())
        return {self.marker("text", rank, f"{where} (group)"): each} if slot.holds == "group_by_id" else each

    def item(self, model: type[BaseModel], rank: int, stated: str, where: str, depth: int) -> dict[str, Any]:
        """An item for an audience."""
        return self.part(model, rank, where, depth) | ({"audience": stated} if stated else {})

    def _ids(self, rank: int, where: str) -> Iterator[tuple[str, int, str]]:
        """The ids of the items of a field, the rank of each, and the audience that it states itself."""
        top = where.rpartition(".")[0] in _OUTSIDE
        inherited = self.usual if top and not self.private else rank
        yield self.marker("text", inherited, f"{where} (id)"), inherited, ""
        if self.private or (rank and not top):
            return
        for own, name in enumerate(AUDIENCES):
            if own != inherited and (top or own > rank):
                yield self.marker("text", own, f"{where} (id)"), own, name


def strategy(usual: int = 1, changed: int = len(AUDIENCES), *, language: str = "en") -> Marked:
    """The strategy whose every field is for each audience; what says nothing is for that of rank `usual`."""
    maker = Maker(usual, changed)
    made = maker.made
    made.data = maker.part(Strategy, 0, "") | {"strategy": _head(maker, language)}
    made.data["strategy"] |= {"audiences": [*AUDIENCES], "default_audience": AUDIENCES[usual]}
    for _ in range(2):  # what names items may hold items, which others name
        linker = Linker(maker, read(made))
        for node in nodes(linker.strategy):
            linker.link(node)
    linker.paths()
    made.forget()
    return made


def read(made: Marked) -> Parsed:
    """The strategy, which has no mistakes."""
    result = parsed(made.text)
    assert result.strategy is not None, result.problems
    return result


def private_strategy(private: Private, changed: int = len(AUDIENCES)) -> Marked:
    """A strategy for everybody but for what is private in it, every field or entry of all items."""
    maker = Maker(0, changed, private)
    made = maker.made
    made.data = maker.part(Strategy, 0, "") | {"strategy": _head(maker, "en") | {"audiences": [*AUDIENCES]}}
    linker = Linker(maker, read(made))
    for node in nodes(linker.strategy):
        linker.link(node)
    paths = dict.fromkeys(_private_paths(maker, read(made).strategy))
    made.data["strategy"]["private"] = {AUDIENCES[-1]: [*paths]}
    made.forget()
    return made


def _private_paths(maker: Maker, whole: Strategy | None) -> Iterator[str]:
    """What is private, with a `*` for every id, period and number."""
    assert whole is not None
    for node in nodes(whole):
        for name in shape_of(type(node.part)).fields:
            if maker.is_private(type(node.part), name):
                path = _ANY.sub("*", f"{node.path}.{name}")
                yield f"{path}.*" if maker.private == "entries" else path


def _head(maker: Maker, language: str) -> dict[str, Any]:
    """The head: what everybody sees of it, and the rest."""
    made = maker.part(Charter, maker.usual, ".strategy", 1)
    for name in sorted(OPEN & set(made)) if not maker.private else ():
        made[name] = maker.leaf(FIELDS[Charter][name], 0, f".strategy.{name}")
    made |= {"language": language, "currency": "EUR", "period": {"start": "2026-01-01", "end": "2029-12-31"}}
    made["absent"] = {"market": maker.marker("text", maker.usual, ".strategy.absent")}
    made["repository"] = {"url": "https://git.example.com/" + maker.marker("text", _NARROWEST, ".strategy.repository")}
    return made


class Linker:
    """Lets what may name items name some of each audience, by id and by path in turn."""

    def __init__(self, maker: Maker, first: Parsed) -> None:
        assert first.strategy is not None
        self.maker, self.data, self.index, self.strategy = maker, maker.made.data, first.index, first.strategy
        self.ranks = Audiences.of(first.strategy.strategy).ranks(first.index.entries.values())
        if maker.private == "holders":
            self.ranks |= {entry.path: _NARROWEST for entry in first.index.entries.values() if entry.parent}
        self.turn = count()

    def rank(self, entry: Entry | None) -> int:
        """The rank of what belongs to an item; that of everybody outside of all items."""
        return self.ranks[entry.path] if entry else 0

    def some(self, nouns: tuple[str, ...], inside: str = "") -> list[Entry]:
        """An item of each rank that a field may name."""
        found = [e for e in self.index.of(nouns) if not inside or e.path.startswith(f"{inside}.")]
        of_rank = [[entry for entry in found if self.ranks[entry.path] == rank] for rank in range(len(AUDIENCES))]
        return [entries[next(self.turn) % len(entries)] for entries in of_rank if entries]

    def link(self, node: Node) -> None:
        """Fills the fields of a model that name items."""
        at, model = at_path(self.data, node.path), type(node.part)
        for name, naming in shape_of(model).namings.items():
            if name in _SET_APART or not isinstance(at, dict):
                continue
            named = self.some(naming.nouns, node.entry.path if naming.own and node.entry else "")
            if name in _ALL_OR_NOTHING and next(self.turn) % 2:
                named = [each for each in named if self.ranks[each.path] <= self.rank(node.entry)]
            if name in shape_of(model).slots:
                self._more(at, name, model, named, node)
            elif name not in at and named:
                if name == "per":
                    self._raise(at, max(self.ranks[each.path] for each in named), node)
                own = _NARROWEST if self.is_private(node, name) else self.rank(node.entry)
                own = max(own, self.maker.targets.get(node.path, 0))
                at[name] = self._named(FIELDS[model][name].takes, named, own, f"{node.path}.{name}")

    def is_private(self, node: Node, name: str) -> bool:
        """Whether a field is kept from all but the narrowest audience, by itself or with all that stands in an item."""
        is_inside = node.entry is not None and (node.entry.parent or node.entry.path != node.path)
        return self.maker.is_private(type(node.part), name) or (self.maker.private == "holders" and bool(is_inside))

    def _raise(self, at: dict[str, Any], rank: int, node: Node) -> None:
        """A target goes with what it names."""
        ranks = self.maker.made.ranks
        for marker in set(_TOKENS.findall(yaml_of(at))) & ranks.keys():
            ranks[marker] = max(ranks[marker], rank)
        self.maker.targets[node.path] = rank

    def _more(self, at: dict[str, Any], name: str, model: type[BaseModel], named: list[Entry], node: Node) -> None:
        """Items whose ids are those of others."""
        own = _NARROWEST if self.is_private(node, name) else self.rank(node.entry)
        slot = shape_of(model).slots[name]
        at[name] = {
            each.id: self.maker.part(slot.of, max(own, self.ranks[each.path]), f"{node.path}.{name}", _DEEPEST)
            for each in named
        }

    def _named(self, takes: Takes, named: Sequence[Entry], own: int, where: str) -> Any:
        texts = [entry.path if next(self.turn) % 2 else entry.id for entry in named]
        if takes.kind == "mapping":
            ranks = [max(own, self.ranks[entry.path]) for entry in named]
            form = takes.values if takes.values in ("quantity", "percent") else "text"
            return {key: self.maker.marker(form, rank, where) for key, rank in zip(texts, ranks, strict=True)}
        if takes.kind == "text":
            return texts[next(self.turn) % len(texts)]
        return [*texts, self.maker.marker("text", own, where)] if takes.words_too else texts

    def paths(self) -> None:
        """Assumptions feed, and scenarios change, what is for each audience; so do the checks that are left out."""
        ignored = {}
        for entry in self.index.of(("assumption", "scenario")):
            own, at = self.ranks[entry.path], at_path(self.data, entry.path)
            goals = self.some(("goal",))
            if entry.item.noun == "assumption":
                at["feeds"] = [f"{goal.path}.target.value" for goal in goals]
            else:
                at["changes"] = dict(self._changes(own, entry.path))
        for goal in self.some(("goal",)):
            reason = self.maker.marker("text", max(self.ranks[goal.path], self.maker.usual), ".strategy.checks.ignore")
            ignored[f"GOA104 {goal.id}"] = reason
        self.data["strategy"]["checks"] = {"ignore": ignored}

    def _changes(self, own: int, where: str) -> Iterator[tuple[str, Any]]:
        mark = self.maker.marker
        for goal in self.some(("goal",)):
            rank = max(own, self.ranks[goal.path])
            target = f"{goal.path}.target"
            yield f"{target}.value", mark("quantity", max(rank, self.maker.targets.get(target, 0)), where)
            yield f"{goal.path}.why", mark("text", rank, where)
        for role in self.some(("team",)):
            rank = max(own, self.ranks[role.path])
            goal = next(each for each in self.some(("goal",)))
            yield f"{goal.path}.{'owner' if rank == own else 'contributors'}", [role.id, mark("text", rank, where)]
        for rank, name in enumerate(AUDIENCES):
            yield (
                f"resources.{self.some(('resource',))[0].id}.facts.{mark('text', own, where)}",
                mark("text", own, where),
            )
            goal = self.some(("goal",))[rank % 2]
            parts = [{"title": mark("text", max(own, rank, 1), where), "audience": name}] if rank > own else []
            if parts:
                yield f"{goal.path}.parts", parts


def at_path(data: Any, path: str) -> Any:
    """What stands at the path of a model; None for one that the file does not have as such."""
    for key in path.split(".") if path else ():
        if isinstance(data, list):
            data = data[int(key)] if int(key) < len(data) else None
        elif isinstance(data, dict) and key in data:
            data = data[key]
        elif not key.isdecimal():  # the number of the only figure of a period is left out
            return None
    return data


def aged(marked: Marked, *, renamed: bool) -> Marked:
    """The same strategy while all of it was for everybody, under the ids that `was` tells of when it is `renamed`."""
    data = _without_audiences(marked.data)
    text = yaml_of(data)
    if renamed:
        former: dict[str, str] = {}
        for entry in read(marked).index.entries.values():
            if entry.item.was:
                former.setdefault(entry.id, str(entry.item.was[0]))
        data = _without_former(json.loads(re.sub(r"q[xy]\d{4}zq", lambda id_: former.get(id_[0], id_[0]), text)))
    return replace(marked, data=data)


def _without_audiences(data: Any) -> Any:
    if isinstance(data, list):
        return [_without_audiences(each) for each in data]
    if not isinstance(data, dict):
        return data
    left_out = {"audience", "audiences", "default_audience", "private"}
    return {key: _without_audiences(each) for key, each in data.items() if key not in left_out}


def _without_former(data: Any) -> Any:
    if isinstance(data, list):
        return [_without_former(each) for each in data]
    return (
        {key: _without_former(each) for key, each in data.items() if key != "was"} if isinstance(data, dict) else data
    )
