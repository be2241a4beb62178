"""What every stage reports: a problem, where it is, and how much it matters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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
    unique = {(p.position, p.code, tuple(sorted(p.args.items()))): p for p in problems}
    return [unique[key] for key in sorted(unique)]
