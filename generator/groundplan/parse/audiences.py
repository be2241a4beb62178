"""Says that nothing is hidden from anybody yet, so that nobody relies on it."""

from collections.abc import Iterable, Iterator

from groundplan.model import Strategy
from groundplan.model.index import Node
from groundplan.parse.validate import locate
from groundplan.problems import Problem, Severity
from groundplan.source import Place


def not_hidden(strategy: Strategy, walked: Iterable[Node], place: Place) -> list[Problem]:
    """One warning, at the first place that would hide something from some reader; `walked` are the strategy's nodes."""
    return sorted(_places(strategy, walked, place), key=lambda problem: problem.position)[:1]


def _places(strategy: Strategy, walked: Iterable[Node], place: Place) -> Iterator[Problem]:
    charter = strategy.strategy
    known = set(charter.audiences)  # another one is a mistake of its own
    usual = charter.default_audience if charter.default_audience in known else next(iter(charter.audiences), None)
    for hidden in [path for audience, paths in charter.private.items() if audience in known for path in paths][:1]:
        yield _problem("strategy.private", hidden, place)
    for node in walked:
        entry = node.entry
        if entry and entry.item is node.part and entry.item.audience in known - {usual}:
            yield _problem(f"{entry.path}.audience", entry.title, place)


def _problem(path: str, what: str, place: Place) -> Problem:
    position = locate(path.split("."), place).key_position
    return Problem(position, "FMT231", {"what": what}, path, Severity.WARNING)
