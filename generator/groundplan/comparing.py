"""Two versions of a strategy, what differs between them, and what comes of it."""

from dataclasses import dataclass
from datetime import date

from groundplan.checks.review import everything
from groundplan.consequences import Consequences, consequences
from groundplan.diff import Changes, differences, matched
from groundplan.model.index import Index
from groundplan.parse import Parsed
from groundplan.plan import Plan, plan_of
from groundplan.problems import Problem, Severity
from groundplan.source import no_garbage_collection


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it was asked for: its file, and its revision, empty for a file on disk.

    `parsed` is None where the revision has no such file.
    """

    file: str
    revision: str
    parsed: Parsed | None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Why it cannot be compared; none when it can be, or when there is no such file."""
        if self.parsed is None or self.parsed.ok:
            return ()
        return tuple(problem for problem in self.parsed.problems if problem.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions beside each other; without changes and consequences when one of them cannot be read."""

    old: Version
    new: Version
    old_plan: Plan | None
    new_plan: Plan | None
    changes: Changes
    consequences: Consequences

    @property
    def language(self) -> str:
        """That of the new version, of the old one where there is no new one."""
        parsed = self.new.parsed or self.old.parsed
        return parsed.language if parsed else ""

    @property
    def broken(self) -> tuple[Version, ...]:
        """The versions that have errors."""
        return tuple(version for version in (self.old, self.new) if version.errors)


def compared(old: Version, new: Version, as_of: date) -> Compared:
    """What differs, and what comes of it on a day: the same day for both, so that only the changes tell."""
    if old.errors or new.errors:
        return Compared(old, new, None, None, (), Consequences())
    with no_garbage_collection():
        return _compared(old, new, as_of)


def _compared(old: Version, new: Version, as_of: date) -> Compared:
    first, last = _plan(old, as_of), _plan(new, as_of)
    match = matched(first.index if first else Index(()), last.index if last else Index(()))
    found = tuple(differences(first, last, match))
    problems = tuple(everything(plan.parsed, plan).problems if plan else () for plan in (first, last))
    results = consequences(first, last, match, found, (problems[0], problems[1]))
    return Compared(old, new, first, last, found, results)


def _plan(version: Version, as_of: date) -> Plan | None:
    return plan_of(version.parsed, as_of) if version.parsed else None
