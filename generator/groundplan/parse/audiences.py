"""The audiences of a strategy, from the widest to the narrowest, and what is meant for more than its place allows."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from groundplan.model import Strategy
from groundplan.model.charter import Charter
from groundplan.model.index import Entry, Node
from groundplan.parse.paths import Lost, find
from groundplan.parse.validate import locate
from groundplan.problems import Problem
from groundplan.source import Place
from groundplan.values.ids import same_id


class NoAudience(Exception):  # noqa: N818 - the outcome, in words the user sees
    """A strategy does not have the audience that somebody asks for; `known` are those that it has."""

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        super().__init__(asked)
        self.asked, self.known = asked, known


class Audiences(NamedTuple):
    """Their names from the widest to the narrowest; a rank is a place in that order, 0 the widest.

    `usual` is the rank of what says nothing: that of `default_audience`, else the widest.
    """

    names: tuple[str, ...]
    usual: int

    @classmethod
    def of(cls, charter: Charter) -> "Audiences":
        """Those that the head of a strategy states."""
        names = tuple(str(each) for each in charter.audiences)
        usual = charter.default_audience
        return cls(names, names.index(usual) if usual in names else 0)

    def meant(self, asked: str) -> str:
        """The name that somebody means, empty when nothing is asked for; raises NoAudience."""
        if not asked:
            return ""
        found = next((name for name in self.names if same_id(name) == same_id(asked)), "")
        if not found:
            raise NoAudience(asked, self.names)
        return found

    def rank(self, name: str) -> int:
        """The rank of a name; that of the widest for one that is not known, which sees least."""
        return self.names.index(name) if name in self.names else 0

    def ranks(self, entries: Iterable[Entry]) -> dict[str, int]:
        """The rank of each item by its path; items come after those that they stand in.

        An item that says nothing has the rank of what it stands in, and none is wider than that.
        """
        found: dict[str, int] = {}
        for entry in entries:
            inherited = found[entry.parent] if entry.parent else self.usual
            stated = entry.item.audience
            rank = self.rank(stated) if stated in self.names else inherited
            found[entry.path] = max(rank, inherited) if entry.parent else rank
        return found


def misfits(strategy: Strategy, walked: Iterable[Node], place: Place) -> Iterator[Problem]:
    """Items that are for a wider audience than what they stand in, and private fields that no site is without."""
    audiences = Audiences.of(strategy.strategy)
    if not audiences.names:
        return
    entries = [node.entry for node in walked if node.entry and node.entry.item is node.part]
    yield from _wider(audiences, entries, place)
    for audience, paths in strategy.strategy.private.items():
        for number, path in enumerate(paths):
            steps = find(strategy, path, stars=True)
            last = None if isinstance(steps, Lost) else steps[-1]
            if last and last.shape and last.shape.model.model_fields[last.key].is_required():
                keys = ["strategy", "private", audience, str(number)]
                yield Problem(locate(keys, place).position, "FMT233", {"text": path}, ".".join(keys[:3]))


def _wider(audiences: Audiences, entries: list[Entry], place: Place) -> Iterator[Problem]:
    ranks = audiences.ranks(entries)
    titles = {entry.path: entry.title for entry in entries}
    for entry in entries:
        stated = entry.item.audience
        if entry.parent and stated in audiences.names and audiences.rank(stated) < ranks[entry.parent]:
            keys = [*entry.path.split("."), "audience"]
            narrower = audiences.names[ranks[entry.parent]]
            args = {"what": entry.title, "audience": str(stated), "parent": titles[entry.parent], "narrower": narrower}
            yield Problem(locate(keys, place).position, "FMT232", args, ".".join(keys))
