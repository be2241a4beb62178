"""Everything that is wrong with a strategy on a day: what does not fit, and what the rules find."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from groundplan.checks.review import Findings, Ignored, each_found, everything, listed, shared
from groundplan.parse import Parsed
from groundplan.plan import Plan, plan_of
from groundplan.plan.coverage import Coverage
from groundplan.plan.seen import seen_plan
from groundplan.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Checked:
    """Every problem in the one order of every output, what is left out on purpose, and what answers what.

    As long as something is an error in reading, no rule is asked and nothing is worked out.
    """

    parsed: Parsed
    problems: tuple[Problem, ...]
    ignored: tuple[Ignored, ...] = ()
    coverage: Mapping[str, Coverage] = field(default_factory=dict)

    def fails(self, *, strict: bool = False) -> bool:
        """Whether anything is an error, or with `strict` a warning; advice never counts."""
        failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(problem.severity in failing for problem in self.problems)


def looked_at(
    parsed: Parsed, as_of: date, audience: str = "", hidden: frozenset[str] = frozenset()
) -> tuple[Plan, Findings]:
    """The plan of a strategy that was read without errors, and what it is told of it, as an audience sees both.

    `hidden` are paths that it does not see either.
    """
    plan, found = found_in(parsed, as_of, audience, hidden)
    return plan, listed(found)


def found_in(
    parsed: Parsed, as_of: date, audience: str = "", hidden: frozenset[str] = frozenset()
) -> tuple[Plan, Findings]:
    """The same with everything found, each by itself.

    Of what is found in the part that it sees, an audience is told what is also found in the whole.
    """
    whole = plan_of(parsed, as_of)
    found = each_found(parsed, whole)
    if not audience:
        return whole, found
    seen = seen_plan(whole, audience, hidden)
    return seen, shared(each_found(seen.parsed, seen), found)


def checked(parsed: Parsed, as_of: date) -> Checked:
    """What is wrong with a strategy that was read, as of a day."""
    if not parsed.ok:
        return Checked(parsed, parsed.problems)
    plan = plan_of(parsed, as_of)
    findings = everything(parsed, plan)
    return Checked(parsed, findings.problems, findings.ignored, plan.numbers.coverage)
