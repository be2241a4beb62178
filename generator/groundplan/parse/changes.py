"""A strategy with some of its values changed, as scenarios have it: what does not fit, and what comes of it."""

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from groundplan.model import Strategy
from groundplan.model.fields import Valued
from groundplan.model.index import Index, index_of, nodes
from groundplan.model.scenarios import Written
from groundplan.nearest import nearest
from groundplan.parse.expand import Expander
from groundplan.parse.paths import Lost, Step, find
from groundplan.parse.references import Links, Resolver
from groundplan.parse.validate import locate, validate
from groundplan.problems import Position, Problem
from groundplan.source import Document, Place

# Looking for a near match reads every id beside it; a file with more lost paths than this has another problem.
_MOST_SUGGESTIONS = 20
_LONGEST_TYPED = 100
# What states the title of the strategy, without which no strategy is read; any other value is read below one.
_TITLED = {("strategy",), ("strategy", "title")}


def changed(strategy: Strategy, changes: Mapping[str, Written]) -> Strategy:
    """The strategy with new values at some paths, in their order; nothing (`null`) removes what stands at one.

    A plain value changes the value of a group of fields and leaves the rest of the group. What does not fit, or lies
    in what an earlier change removed, is left out: `Checker` reports it.
    """
    for path, written in changes.items():
        steps = find(strategy, path)
        if isinstance(steps, Lost):
            continue
        if _removes(steps, written):
            strategy = _put(strategy, steps, None, removes=True)
            continue
        read, problems = _read(steps, written, _nowhere(written.raw))
        if read is not None and not problems:
            strategy = _put(strategy, steps, _value(steps, written, read), removes=False)
    return strategy


def brought(strategy: Strategy, index: Index, path: str, written: Written) -> tuple[Strategy | None, Links]:
    """A strategy that holds nothing but a new value in its place, and what it names; none when it does not fit."""
    steps = find(strategy, path)
    if isinstance(steps, Lost):
        return None, {}
    read, problems = _read(steps, written, _nowhere(written.raw))
    if read is None or problems:
        return None, {}
    return read, _resolver(strategy, index, read, Place("", 1, 1, 1)).links()


class Checker:
    """Reports paths that lead nowhere, and new values that do not fit where they lead."""

    def __init__(self, strategy: Strategy, index: Index, place: Place) -> None:
        self.strategy, self.index, self.place = strategy, index, place
        self._suggestions = 0

    def problems(self) -> Iterator[Problem]:
        """Every problem of `feeds`, `private` and `changes`."""
        for key, assumption in self.strategy.assumptions.items():
            yield from self._listed(["assumptions", key, "feeds"], assumption.feeds)
        for audience, paths in self.strategy.strategy.private.items():
            yield from self._listed(["strategy", "private", audience], paths, stars=True)
        for key, scenario in self.strategy.scenarios.items():
            for path, written in scenario.changes.items():
                yield from self._change(["scenarios", key, "changes", path], path, written)

    def _listed(self, keys: list[str], paths: Iterable[str], *, stars: bool = False) -> Iterator[Problem]:
        for number, path in enumerate(paths):
            found = find(self.strategy, path, stars=stars)
            if isinstance(found, Lost):
                yield self._lost(locate([*keys, str(number)], self.place).position, keys, path, found)

    def _change(self, keys: list[str], path: str, written: Written) -> Iterator[Problem]:
        at = locate(keys, self.place)
        steps = find(self.strategy, path)
        if isinstance(steps, Lost):
            yield self._lost(at.key_position, keys[:-1], path, steps)
        elif not _removes(steps, written):
            read, problems = _read(steps, written, at)
            if read is not None and not problems:
                problems = self._references(read, steps, at)
            yield from (replace(problem, path=".".join(keys)) for problem in problems)

    def _references(self, read: Strategy, steps: tuple[Step, ...], at: Place) -> list[Problem]:
        """What a new value names without finding it; it may name items that it holds itself."""
        resolver = _resolver(self.strategy, self.index, read, _place(steps, at))
        resolver.links()
        return resolver.problems

    def _lost(self, position: Position, keys: list[str], path: str, lost: Lost) -> Problem:
        near = ""
        if len(lost.known) == 1 and lost.known[0].endswith(f".{lost.part}"):
            near = lost.known[0]
        elif self._suggestions < _MOST_SUGGESTIONS:
            self._suggestions += 1
            near = nearest(lost.part[:_LONGEST_TYPED], lost.known)
        args = {"field": keys[-1], "text": path, "part": lost.part, "suggestion": near}
        return Problem(position, "REF311", args, ".".join(keys))


def _resolver(strategy: Strategy, index: Index, read: Strategy, place: Place) -> Resolver:
    """What resolves the references of a new value: among the items of the strategy, and those that it holds itself."""
    walked = tuple(nodes(read))
    own = index_of(walked).entries
    added = own.keys() - index.entries.keys()
    return Resolver(strategy, walked, Index({**own, **index.entries}.values()) if added else index, place)


def _removes(steps: tuple[Step, ...], written: Written) -> bool:
    """Whether a change removes what is there, and may."""
    last = steps[-1]
    return written.raw is None and not (last.shape and last.shape.model.model_fields[last.key].is_required())


def _read(steps: tuple[Step, ...], written: Written, at: Place) -> tuple[Strategy | None, list[Problem]]:
    """A strategy that holds nothing but a new value in its place, and what is wrong with it."""
    data: Any = copy.deepcopy(written.raw)
    for step in reversed(steps):
        if step.name:
            data = {step.name: data} if step.shape or not isinstance(step.key, int) else [data]
    expander = Expander()
    place = _place(steps, at)
    data, place = expander.document(Document(at.file, "", data, place, complete=True))
    head = data.setdefault("strategy", {})
    if isinstance(head, dict) and tuple(step.name for step in steps) not in _TITLED:
        head.setdefault("title", "?")
    read, problems = validate(data, place, complete=True)
    return read, [*expander.problems, *problems]


def _nowhere(raw: object) -> Place:
    """Places for a value that stands in no file."""
    inside: Any = None
    if isinstance(raw, dict):
        inside = {key: _nowhere(each) for key, each in raw.items()}
    elif isinstance(raw, list):
        inside = [_nowhere(each) for each in raw]
    return Place("", 1, 1, 1, children=inside)


def _place(steps: tuple[Step, ...], at: Place) -> Place:
    """Places of that strategy, all of them at the new value."""
    at = copy.deepcopy(at)
    for step in reversed(steps):
        if step.name:
            listed = isinstance(step.key, int) and not step.shape
            children: Any = [at] if listed else {step.name: at}
            at = Place(at.file, at.line, at.column, at.end_line, at.key_line, at.key_column, children)
    return at


def _value(steps: tuple[Step, ...], written: Written, read: Strategy) -> Any:
    """The new value as the model has it."""
    new: Any = read
    for step in steps:
        if isinstance(new, dict):
            new = next(iter(new.values()))
        else:
            new = new[0] if isinstance(new, tuple) else getattr(new, step.key)
    held = steps[-1].held
    if isinstance(written.raw, str) and isinstance(new, Valued) and isinstance(held, Valued):
        return held.model_copy(update={"value": getattr(new, "value")})  # noqa: B009 - not of the base class
    return new


def _put(held: Any, steps: tuple[Step, ...], new: Any, *, removes: bool) -> Any:
    """What is held, with something else at the end of some steps; everything beside them is shared."""
    step, rest = steps[0], steps[1:]
    here = removes and not rest
    below = _put(step.held, rest, new, removes=removes) if rest else new
    if step.shape is not None:
        return _with(held if held else step.shape.model.model_construct(), step, below, removes=here)
    if isinstance(step.key, int):
        before, after = (held or ())[: step.key], (held or ())[step.key + 1 :]
        return (*before, *after) if here else (*before, below, *after)
    if here:
        return {key: each for key, each in (held or {}).items() if key != step.key}
    return {**(held or {}), step.key: below}


def _with(part: Any, step: Step, value: Any, *, removes: bool) -> Any:
    """A model with another value in one field; without it, as if the file had never stated it."""
    field = type(part).model_fields[step.key]
    if removes:
        value = field.get_default(call_default_factory=True)
    made = part.model_copy(update={step.key: value})
    if removes:
        made.model_fields_set.discard(step.key)
    return made
