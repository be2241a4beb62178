"""What a report is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from groundplan.checking import Checked
from groundplan.checks.review import Ignored
from groundplan.plan.coverage import Coverage
from groundplan.problems import Problem
from groundplan.source import lines_of
from groundplan.words import Words, words


@dataclass(frozen=True, slots=True)
class Report:
    """Problems in their order, and what showing them takes.

    `lines` are those of each file, for the text; `coverage` is for JSON; `ignored` and `profile` are for SARIF.
    """

    problems: Sequence[Problem]
    words: Words
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    colour: bool = False
    coverage: Mapping[str, Coverage] = field(default_factory=dict)
    ignored: Sequence[Ignored] = ()
    profile: str = "growth"


def report_of(done: Checked, *, colour: bool = False) -> Report:
    """The report of a check, in the language of the strategy."""
    parsed = done.parsed
    return Report(
        problems=done.problems,
        words=words(parsed.language),
        lines={each.file: lines_of(each.text) for each in parsed.source.documents} if done.problems else {},
        colour=colour,
        coverage=done.coverage,
        ignored=done.ignored,
        profile=parsed.strategy.strategy.profile if parsed.strategy else "growth",
    )


def from_here(file: str) -> str:
    """A file as seen from the working folder when it is below it: scanners know no other."""
    path, here = Path(file), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else file
