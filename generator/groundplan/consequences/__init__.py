"""What comes of the changes of a strategy, from the plans of both versions."""

from collections import Counter
from collections.abc import Sequence

from groundplan.consequences.dependence import orphans, read_again
from groundplan.consequences.results import Answered, Consequences, Figure, Orphan, ReadAgain, Shift, Tally
from groundplan.consequences.shifts import answered, shifts
from groundplan.diff import Changes, Match
from groundplan.plan import Plan
from groundplan.problems import MORE, Problem, unlisted


def consequences(
    old: Plan | None,
    new: Plan | None,
    match: Match,
    changes: Changes,
    found: tuple[Sequence[Problem], Sequence[Problem]],
) -> Consequences:
    """Everything that comes of the changes; both plans are of the same day. `found` are the problems of both."""
    first, last = found
    counted = {problem.args["same"] for problem in (*first, *last) if unlisted(problem)}
    was, now = ([each for each in side if each.code not in {*counted, MORE}] for side in found)
    appeared, vanished = _apart(was, now, match)
    return Consequences(
        shifts=shifts(old, new, match),
        answered=answered(old, new, match),
        appeared=appeared,
        vanished=vanished,
        tallies=tuple(_tallies(first, last, counted)),
        orphans=tuple(orphans(old, new, match)) if old and new else (),
        read_again=tuple(read_again(new, changes)) if old and new else (),
    )


def _apart(
    was: Sequence[Problem], now: Sequence[Problem], match: Match
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems that only the new version has, and those that only the old one has; their figures may differ."""
    before = [(each.code, match.renewed(each.path)) for each in was]
    known = Counter(before)
    appeared = []
    for problem in now:
        key = (problem.code, problem.path)
        if known[key]:
            known[key] -= 1
        else:
            appeared.append(problem)
    vanished = []
    for problem, key in zip(was, before, strict=True):
        if known[key]:
            known[key] -= 1
            vanished.append(problem)
    return tuple(appeared), tuple(vanished)


def _tallies(first: Sequence[Problem], last: Sequence[Problem], counted: set[str]) -> list[Tally]:
    found = (Tally(code, _count(first, code), _count(last, code)) for code in sorted(counted))
    return [each for each in found if each.old != each.new]


def _count(problems: Sequence[Problem], code: str) -> int:
    """How many there are, those that are only counted included."""
    shown = sum(each.code == code for each in problems)
    return shown + sum(unlisted(each) for each in problems if each.args.get("same") == code)


__all__ = [
    "Answered",
    "Consequences",
    "Figure",
    "Orphan",
    "ReadAgain",
    "Shift",
    "Tally",
    "consequences",
]
