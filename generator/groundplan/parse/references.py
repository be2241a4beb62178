"""Finds what the references of a strategy name, and reports those that name nothing or too much."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from groundplan.model import Strategy
from groundplan.model.index import Entry, Index, Node
from groundplan.model.shape import Naming, shape_of
from groundplan.nearest import nearest
from groundplan.parse.validate import locate
from groundplan.problems import Problem
from groundplan.source import Place

# Looking for a near match reads every id; a file with more dead references than this has another problem.
_MOST_SUGGESTIONS = 200


class Target(NamedTuple):
    """What one reference names: the path of an item, or words when it names none."""

    text: str
    path: str | None


Links = dict[tuple[str, str], tuple[Target, ...]]


def _texts(held: Any) -> Iterator[tuple[str | int, str]]:
    """The texts of a naming field, each with its key or number below the field."""
    if isinstance(held, str):
        yield "", held
    elif isinstance(held, dict):
        yield from ((str(key), str(key)) for key in held)
    elif held:
        yield from enumerate(map(str, held))


def _title(text: str) -> str:
    """What is equal for titles that differ only in blanks and capital letters."""
    return " ".join(text.split()).casefold()


def _may_be_named(entry: Entry, nouns: tuple[str, ...], own: str) -> bool:
    """Whether it is of one of the nouns, and in the item at the path `own` when there is one."""
    return (nouns == ("*",) or entry.item.noun in nouns) and (not own or entry.path.startswith(f"{own}."))


class Resolver:
    """Resolves every reference of a strategy against its index; `walked` are the strategy's nodes."""

    def __init__(self, strategy: Strategy, walked: Iterable[Node], index: Index, place: Place) -> None:
        self.strategy, self.walked, self.index, self.place = strategy, walked, index, place
        self.problems: list[Problem] = []
        self._suggested: dict[tuple[str, tuple[str, ...], str], str] = {}

    @cached_property
    def _titled(self) -> dict[str, list[Entry]]:
        """The items by their titles; made only when a reference names nothing."""
        titled: dict[str, list[Entry]] = {}
        for entry in self.index.entries.values():
            if entry.item.title:
                titled.setdefault(_title(entry.item.title), []).append(entry)
        return titled

    def links(self) -> Links:
        """What each naming field names, by the path of the model that holds it and the field."""
        links: Links = {}
        for node in self.walked:
            for name, naming in shape_of(type(node.part)).namings.items():
                held = getattr(node.part, naming.attribute)
                if not held:
                    continue
                if naming.nouns == ("audience",):
                    self._audiences(node, name, held)
                else:
                    links[node.path, name] = tuple([self._target(node, name, naming, *each) for each in _texts(held)])
        return links

    def _target(self, node: Node, name: str, naming: Naming, below: str | int, text: str) -> Target:
        scope = node.entry.path if node.entry else ""
        found = self.index.find(text, naming.nouns, scope, naming.own)
        if len(found) == 1:
            return Target(text, found[0].path)
        if found or not naming.words_too:
            own = scope if naming.own else ""
            code, args = self._ambiguous(found, own) if found else self._dead(text, naming.nouns, own)
            self._report(node, name, below, code, text=text, **args)
        return Target(text, None)

    def _ambiguous(self, found: list[Entry], own: str) -> tuple[str, dict[str, str]]:
        return "REF302", {"choices": "|".join(self._shortest(entry.path, own) for entry in found)}

    def _dead(self, text: str, nouns: tuple[str, ...], own: str) -> tuple[str, dict[str, str]]:
        """What to say of a reference that names nothing, at least not in the item that it has to stay in."""
        titled = [entry for entry in self._titled.get(_title(text), ()) if _may_be_named(entry, nouns, own)]
        if len(titled) == 1:
            return "REF304", {"id": self._shortest(titled[0].path, own)}
        if titled:
            return self._ambiguous(titled, own)
        args = {"nouns": "|".join(nouns), "suggestion": self._near(text, nouns, own)}
        if own and (elsewhere := self.index.find(text, nouns)):
            return "REF303", {**args, "elsewhere": elsewhere[0].path}
        return "REF301", args

    def _audiences(self, node: Node, name: str, held: Any) -> None:
        known = [str(each) for each in self.strategy.strategy.audiences]
        for below, text in _texts(held):
            if text not in known:
                near = nearest(text, known)
                self._report(node, name, below, "REF301", text=text, nouns="audience", suggestion=near)

    def _report(self, node: Node, name: str, below: str | int, code: str, **args: str) -> None:
        path = f"{node.path}.{name}"
        keys = [*node.path.split("."), name, *([] if below == "" else [str(below)])]
        at = locate(keys, self.place)
        held = getattr(node.part, shape_of(type(node.part)).namings[name].attribute)
        position = at.key_position if isinstance(held, dict) else at.position
        self.problems.append(Problem(position, code, {"field": name, **args}, path))

    def _near(self, text: str, nouns: tuple[str, ...], own: str) -> str:
        key = (text, nouns, own)
        if key not in self._suggested:
            if len(self._suggested) >= _MOST_SUGGESTIONS:
                return ""
            last = text.rsplit(".", 1)[-1]
            most = max(2, len(last) // 3)
            known = (e for e in self.index.entries.values() if abs(len(e.id) - len(last)) <= most)
            ids = {e.id: e.path for e in known if _may_be_named(e, nouns, own)}
            near = nearest(last, ids)
            self._suggested[key] = self._shortest(ids[near], own) if near else ""
        return self._suggested[key]

    def _shortest(self, path: str, own: str = "") -> str:
        """The shortest suffix of ids that names this item alone, in the item `own` or anywhere."""
        entry = self.index[path]
        named = [part for part, is_id in zip(entry.parts, entry.ids, strict=True) if is_id]
        for length in range(1, len(named) + 1):
            suffix = ".".join(named[-length:])
            if len(self.index.find(suffix, ("*",), own, bool(own))) == 1:
                return suffix
        return path
