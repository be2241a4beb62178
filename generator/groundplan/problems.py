"""What every stage reports: a problem, where it is, and how much it matters."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

MOST_OF_A_CODE = 100  # more than anyone reads at once
# The code of what stands for those of a code that are not listed.
MORE = "FMT221"


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, the rest is advice."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Position(NamedTuple):
    """A place in a file; line and column count from 1, columns in code points."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place; `words` turns its code and arguments into a sentence.

    `path` is the dotted path of what it is about (`goals.grow-revenue.target`), empty when there is none. `once` is
    the same object for all in whose place it is said.
    """

    position: Position
    code: str
    args: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    severity: Severity = Severity.ERROR
    once: "Once | None" = None


class Once(NamedTuple):
    """A problem that is said in place of several like it, if there are so many of them."""

    problem: Problem
    of: int


def in_order(problems: list[Problem]) -> list[Problem]:
    """The one order of every output: by file, line, column and code, each problem once."""
    placed: dict[tuple[Position, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        placed[problem.position, problem.code].append(problem)
    return [problem for place in sorted(placed) for problem in _each_once(placed[place])]


def _each_once(same: list[Problem]) -> list[Problem]:
    """The problems of one code at one place; what they say is asked only where there are several."""
    if len(same) == 1:
        return same
    said = {tuple(sorted(problem.args.items())): problem for problem in same}
    return [said[args] for args in sorted(said)]


def unlisted(problem: Problem) -> int:
    """How many problems one stands for that are not listed themselves; none for any that is a problem of its own."""
    return int(problem.args["count"]) if problem.code == MORE else 0


def said_once(problems: list[Problem]) -> list[Problem]:
    """Problems in order, those that all lack the same as the one that says so."""
    there = Counter(id(problem.once) for problem in problems if problem.once)
    if not there:
        return problems
    told = [
        problem.once.problem if problem.once and there[id(problem.once)] == problem.once.of else problem
        for problem in problems
    ]
    return in_order(told)


def first_of_each(problems: list[Problem]) -> list[Problem]:
    """Problems in order; of a code that a file has too often only the first ones, and one that counts the rest."""
    seen: Counter[tuple[str, str]] = Counter()
    kept: list[Problem] = []
    more: dict[tuple[str, str], int] = {}
    for problem in problems:
        kind = (problem.position.file, problem.code)
        seen[kind] += 1
        if seen[kind] == MOST_OF_A_CODE + 1:
            more[kind] = len(kept)
        if seen[kind] <= MOST_OF_A_CODE + 1:
            kept.append(problem)
    for kind, at in more.items():
        args = {"same": kind[1], "count": str(seen[kind] - MOST_OF_A_CODE)}
        kept[at] = replace(kept[at], code=MORE, args=args, path="")
    return kept
