"""Source -> Strategy, or every problem at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from groundplan.model import Strategy
from groundplan.model.index import Index, index_of, nodes
from groundplan.model.scenarios import Written
from groundplan.parse.audiences import misfits
from groundplan.parse.changes import Checker, changed
from groundplan.parse.consequences import without_consequences
from groundplan.parse.expand import Expander
from groundplan.parse.references import Links, Resolver, Target
from groundplan.parse.tables import no_figures
from groundplan.parse.validate import locate, validate
from groundplan.problems import Position, Problem, Severity, first_of_each, in_order
from groundplan.source import Document, Place, Source, no_garbage_collection
from groundplan.values.units import currency, is_currency
from groundplan.words import LANGUAGES, language_of

FORMAT = "1"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read: the strategy when nothing is wrong with it, where everything stands, and what is wrong."""

    source: Source
    language: str
    strategy: Strategy | None
    index: Index
    links: Links
    place: Place
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether the strategy can be worked with: no problem is an error."""
        return self.strategy is not None

    def position(self, path: str) -> Position:
        """Where a path begins in the text: at its key when it has one."""
        return locate(path.split("."), self.place).key_position

    def lines(self, path: str) -> tuple[str, int, int]:
        """The file of a path, its first line and its last."""
        at = locate(path.split("."), self.place)
        return at.file, at.key_line or at.line, at.end_line


def parse(source: Source) -> Parsed:
    """Reads a source into the model; `strategy` is there only when no problem is an error."""
    with no_garbage_collection():
        return _parse(source)


def apply(parsed: Parsed, changes: Mapping[str, Written]) -> Parsed:
    """The same with new values at some paths, as a scenario states them; index and links are those of the new strategy.

    A plain value changes the value of a group of fields and leaves the rest of the group; nothing (`null`) removes.
    """
    assert parsed.strategy is not None
    with no_garbage_collection():
        strategy = changed(parsed.strategy, changes)
        walked = tuple(nodes(strategy))
        index = index_of(walked)
        links = Resolver(strategy, walked, index, parsed.place).links()
        return replace(parsed, strategy=strategy, index=index, links=links)


def _parse(source: Source) -> Parsed:
    expander = Expander()
    formats = list(_formats(source.documents[1:]))
    data, place = expander.merge([expander.document(document) for document in source.documents])
    language = _language(data)
    complete = all(document.complete and isinstance(document.data, dict) for document in source.documents)
    problems = [*source.problems, *expander.problems, *formats]
    strategy, found = validate(data, place, complete)
    problems += found
    index, links = Index(()), {}
    if strategy is not None:
        walked = tuple(nodes(strategy))
        index = index_of(walked)
        problems += [*_settings(strategy, place), *no_figures(strategy, place)]
        resolver = Resolver(strategy, walked, index, place)
        links = resolver.links()
        if complete:
            problems += [*resolver.problems, *Checker(strategy, index, place).problems()]
            problems += misfits(strategy, walked, place)
    if any(problem.severity is Severity.ERROR for problem in problems):
        strategy = None
    return Parsed(
        source, language, strategy, index, links, place, tuple(first_of_each(in_order(without_consequences(problems))))
    )


def _language(data: dict[str, object]) -> str:
    charter = data.get("strategy")
    tag = charter.get("language") if isinstance(charter, dict) else None
    return language_of(tag if isinstance(tag, str) else None)


def _settings(strategy: Strategy, place: Place) -> list[Problem]:
    """Values of the head that no type can check."""
    charter = strategy.strategy
    found: list[Problem] = []

    def report(keys: list[str], code: str, text: str, **more: str) -> None:
        args = {"field": keys[-1], "text": text, **more}
        found.append(Problem(locate(keys, place).position, code, args, ".".join(keys)))

    if strategy.groundplan is not None and strategy.groundplan != FORMAT:
        report(["groundplan"], "FMT212", strategy.groundplan, how=_how(strategy.groundplan))
    if charter.language.lower().replace("_", "-").split("-")[0] not in LANGUAGES:
        report(["strategy", "language"], "FMT217", charter.language)
    if charter.currency is not None and not is_currency(charter.currency):
        meant = currency(charter.currency) or currency(charter.currency.upper()) or ""
        report(["strategy", "currency"], "FMT218", charter.currency, suggestion=meant)
    url = charter.repository.url if charter.repository else None
    if url is not None and not url.startswith(("https://", "http://")):
        report(["strategy", "repository", "url"], "FMT219", url)
    return found


def _formats(included: Iterable[Document]) -> Iterator[Problem]:
    """Included files in another format; that of the main file is one of its settings."""
    for document in included:
        stated = document.data.get("groundplan") if isinstance(document.data, dict) else None
        if isinstance(stated, str) and stated != FORMAT and isinstance(document.place.children, dict):
            at = document.place.children["groundplan"].position
            yield Problem(at, "FMT212", {"field": "groundplan", "text": stated, "how": _how(stated)}, "groundplan")


def _how(version: str) -> str:
    return "newer" if version.isdecimal() and int(version) > int(FORMAT) else "typed"


__all__ = ["Links", "Parsed", "Target", "apply", "parse"]
