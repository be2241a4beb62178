"""What is known when the parser gives up, in lines and columns."""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from groundplan.problems import Position, Problem

_INDENT = re.compile(r"[ ]*")


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known when the parser gave up; lines and columns from 1."""

    file: str
    lines: list[str]
    said: str  # what the parser said, without its position
    within: str  # what it was reading
    line: int
    column: int
    start_line: int  # where what it was reading began; 0 when it did not say
    start_column: int
    value: tuple[int, int, int]  # line, column and end line of the value read last; zeros when there is none
    bracket: tuple[int, int]  # the innermost [ or { that is open; zeros when there is none

    @property
    def text(self) -> str:
        return self.of(self.line)

    @property
    def character(self) -> str:
        return self.text[self.column - 1 : self.column]

    @property
    def first(self) -> bool:
        """Whether nothing but blanks stands before it in its line."""
        return not self.text[: self.column - 1].strip()

    def of(self, line: int) -> str:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def indent(self, line: int) -> int:
        match = _INDENT.match(self.of(line))
        return match.end() if match else 0

    def before(self, line: int) -> int:
        """The line before that holds more than a comment; 0 when there is none."""
        line -= 1
        while line > 0 and self.of(line).lstrip()[:1] in ("", "#"):
            line -= 1
        return line

    def problem(self, code: str, line: int, column: int, **arguments: str) -> Problem:
        return Problem(Position(self.file, line, column), code, arguments)


def clue_of(
    error: yaml.MarkedYAMLError,
    file: str,
    lines: list[str],
    value: tuple[int, int, int],
    bracket: tuple[int, int],
) -> Clue:
    """The parser's error in terms of lines and columns; what is after the last line is at its end."""
    start = error.context_mark
    line, column = _inside(error.problem_mark or start, lines)
    start_line, start_column = _inside(start, lines) if start else (0, 0)
    said, within = error.problem or "", error.context or ""
    return Clue(file, lines, said, within, line, column, start_line, start_column, value, bracket)


def _inside(mark: Any, lines: list[str]) -> tuple[int, int]:
    if mark is None:
        return 1, 1
    last = max(1, len(lines) - (not lines[-1]))
    if mark.line >= last:
        return last, len(lines[last - 1]) + 1
    return mark.line + 1, mark.column + 1
