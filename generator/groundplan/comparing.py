"""Two versions of a strategy, what differs between them, and what comes of it."""

from dataclasses import dataclass
from datetime import date

from groundplan.checking import found_in
from groundplan.consequences import Consequences, consequences
from groundplan.diff import Changes, differences, matched
from groundplan.model.index import Index
from groundplan.parse import Parsed
from groundplan.parse.seen import hidden_from
from groundplan.plan import Plan
from groundplan.problems import Problem, Severity, first_of_each
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
    """Two versions beside each other, as an audience sees them (empty: all there is).

    Without plans, changes and consequences when one of them cannot be read.
    """

    old: Version
    new: Version
    old_plan: Plan | None
    new_plan: Plan | None
    changes: Changes
    consequences: Consequences
    audience: str = ""

    @property
    def language(self) -> str:
        """That of the new version, of the old one where there is no new one."""
        parsed = self.new.parsed or self.old.parsed
        return parsed.language if parsed else ""

    @property
    def broken(self) -> tuple[Version, ...]:
        """The versions that have errors."""
        return tuple(version for version in (self.old, self.new) if version.errors)


def compared(old: Version, new: Version, as_of: date, audience: str = "") -> Compared:
    """What differs, and what comes of it on a day: the same day for both, so that only the changes tell.

    For an audience it is what differs between what it may see of each: of the old version neither what was for fewer
    people then, nor what is now.
    """
    if old.errors or new.errors:
        return Compared(old, new, None, None, (), Consequences(), audience)
    with no_garbage_collection():
        return _compared(old, new, as_of, audience)


def _compared(old: Version, new: Version, as_of: date, audience: str) -> Compared:
    hidden = hidden_from(new.parsed, audience) if new.parsed and audience else frozenset()
    first, was = _found_in(old, as_of, audience, hidden)
    last, now = _found_in(new, as_of, audience)
    match = matched(first.index if first else Index(()), last.index if last else Index(()))
    found = tuple(differences(first, last, match))
    results = consequences(first, last, match, found, (was, now))
    return Compared(old, new, first, last, found, results, audience)


def _found_in(
    version: Version, as_of: date, audience: str, hidden: frozenset[str] = frozenset()
) -> tuple[Plan | None, list[Problem]]:
    """What is said once of several is told apart here: else one of them that is mended would change them all."""
    if version.parsed is None:
        return None, []
    plan, found = found_in(version.parsed, as_of, audience, hidden)
    return plan, first_of_each(list(found.problems))
