"""Finds what the references of a strategy name, and reports those that name nothing or too much."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from groundplan.model import Strategy
from groundplan.model.index import Index, Node
from groundplan.model.shape import Naming, shape_of
from groundplan.parse.validate import locate
from groundplan.problems import Problem
from groundplan.source import Place

# Looking for a near match reads every id; a file with more dead references than this has another problem.
_MOST_SUGGESTIONS = 200


@dataclass(frozen=True, slots=True)
class Target:
    """What one reference names: the path of an item, or words when it names none."""

    text: str
    path: str | None


Links = dict[tuple[str, str], tuple[Target, ...]]


def _texts(held: Any) -> Iterator[tuple[str, str]]:
    """The texts of a naming field, each with its path below the field."""
    if isinstance(held, str):
        yield "", held
    elif isinstance(held, dict):
        yield from ((str(key), str(key)) for key in held)
    elif held:
        yield from ((str(number), str(text)) for number, text in enumerate(held))


class Resolver:
    """Resolves every reference of a strategy against its index; `walked` are the strategy's nodes."""

    def __init__(self, strategy: Strategy, walked: Iterable[Node], index: Index, place: Place) -> None:
        self.strategy, self.walked, self.index, self.place = strategy, walked, index, place
        self.problems: list[Problem] = []
        self._suggested: dict[tuple[str, tuple[str, ...]], str] = {}

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
                    links[node.path, name] = tuple(self._targets(node, name, naming, held))
        return links

    def _targets(self, node: Node, name: str, naming: Naming, held: Any) -> Iterator[Target]:
        scope = node.entry.path if node.entry else ""
        for below, text in _texts(held):
            found = self.index.find(text, naming.nouns, scope, naming.own)
            if len(found) == 1:
                yield Target(text, found[0].path)
                continue
            yield Target(text, None)
            if found:
                choices = "|".join(self._shortest(entry.path) for entry in found)
                self._report(node, name, below, "REF302", text=text, choices=choices)
            elif not naming.words_too:
                near = self._near(text, naming.nouns)
                self._report(node, name, below, "REF301", text=text, nouns="|".join(naming.nouns), suggestion=near)

    def _audiences(self, node: Node, name: str, held: Any) -> None:
        known = [str(each) for each in self.strategy.strategy.audiences]
        for below, text in _texts(held):
            if text not in known:
                near = "".join(get_close_matches(text, known, 1, 0.6))
                self._report(node, name, below, "REF301", text=text, nouns="audience", suggestion=near)

    def _report(self, node: Node, name: str, below: str, code: str, **args: str) -> None:
        path = f"{node.path}.{name}"
        keys = [*node.path.split("."), name, *([below] if below else [])]
        at = locate(keys, self.place)
        held = getattr(node.part, shape_of(type(node.part)).namings[name].attribute)
        position = at.key_position if isinstance(held, dict) else at.position
        self.problems.append(Problem(position, code, {"field": name, **args}, path))

    def _near(self, text: str, nouns: tuple[str, ...]) -> str:
        key = (text, nouns)
        if key not in self._suggested:
            if len(self._suggested) >= _MOST_SUGGESTIONS:
                return ""
            last = text.rsplit(".", 1)[-1]
            ids = {e.id: e.path for e in self.index.of(nouns) if abs(len(e.id) - len(last)) <= max(2, len(last) // 3)}
            close = get_close_matches(last, list(ids), 1, 0.6)
            self._suggested[key] = self._shortest(ids[close[0]]) if close else ""
        return self._suggested[key]

    def _shortest(self, path: str) -> str:
        """The shortest suffix of ids that names this item alone, whatever the field may name."""
        entry = self.index[path]
        named = [part for part, is_id in zip(entry.parts, entry.ids, strict=True) if is_id]
        for length in range(1, len(named) + 1):
            suffix = ".".join(named[-length:])
            if len(self.index.find(suffix, ("*",))) == 1:
                return suffix
        return path
