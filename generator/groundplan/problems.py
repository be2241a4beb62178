"""What every stage reports: a problem, where it is, and how much it matters."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

MOST_OF_A_CODE = 100  # more than anyone reads at once


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, the rest is advice."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; line and column count from 1, columns in code points."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place; `words` turns its code and arguments into a sentence.

    `path` is the dotted path of what it is about (`goals.grow-revenue.target`), empty when there is none.
    """

    position: Position
    code: str
    args: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    severity: Severity = Severity.ERROR


def in_order(problems: list[Problem]) -> list[Problem]:
    """The one order of every output: by file, line, column and code, each problem once."""
    unique = {
        (p.position.file, p.position.line, p.position.column, p.code, tuple(sorted(p.args.items()))): p
        for p in problems
    }
    return [unique[key] for key in sorted(unique)]


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
        kept[at] = replace(kept[at], code="FMT221", args=args, path="")
    return kept
