"""What is missing, as several rules ask it: what nothing answers, and what is said once in place of for each."""

from collections.abc import Iterator, Sequence

from groundplan.checks.rule import Arg, Finding, Word, found
from groundplan.model.index import Entry
from groundplan.plan import Plan

# Two lines may be read, from three on one says it.
_SEVERAL = 3


def unanswered(plan: Plan, kind: str) -> Iterator[Entry]:
    """The things of a kind that nothing answers, without those that a decision is about."""
    coverage = plan.numbers.coverage.get(kind)
    return (entry for entry in (coverage.open if coverage else ()) if not is_decided(plan, entry.path))


def is_decided(plan: Plan, path: str) -> bool:
    """Whether a decision is about the item at a path: then it is settled as it is, or somebody is at it."""
    return bool(plan.naming(path, "affects", "decision"))


def is_absent(plan: Plan, chapter: str) -> bool:
    """Whether a chapter is missing on purpose."""
    return chapter in plan.strategy.strategy.absent


def each_or_once(
    paths: Sequence[str], number: int, container: str, *, of: Entry | None = None, **args: Arg
) -> Iterator[Finding]:
    """A finding at each of the paths; when all of several lack the same, a single one at what holds them says it.

    The single one speaks of `of`, else of each thing in the container: `Each goal: no owner`.
    """
    is_all = len(paths) == number >= _SEVERAL
    once = found(container, title=of or Word(f"each.{container}"), **args) if is_all else None
    return (Finding(path, args, once) for path in paths)
