"""Runs the rules over a plan: what they find, at its place, in order, and what the strategy leaves out on purpose."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from groundplan.checks.rule import Finding, Rule
from groundplan.checks.settings import (
    BY_THE_DAY,
    NOTHING,
    SEVERAL,
    Ignore,
    Wrong,
    about,
    ignores_of,
    problems_of,
    severity_of,
)
from groundplan.checks.shown import shown_arg
from groundplan.checks.table import RULES
from groundplan.parse import Parsed
from groundplan.plan import Plan, item_of
from groundplan.problems import Once, Problem, Severity, first_of_each, in_order, said_once
from groundplan.words import Words, words

_MOST_CHOICES = 5


class Ignored(NamedTuple):
    """A finding that the strategy leaves out, and the reason that it states."""

    problem: Problem
    reason: str


class Findings(NamedTuple):
    """What the rules found, in the one order of every output; `ignored` is no problem."""

    problems: tuple[Problem, ...] = ()
    ignored: tuple[Ignored, ...] = ()


NOTHING_FOUND = Findings()


def review(parsed: Parsed, plan: Plan, rules: tuple[Rule, ...] = RULES) -> Findings:
    """Everything the rules find in a strategy that was read without errors, by its profile and its own settings."""
    return listed(_reviewed(parsed, plan, rules))


def _reviewed(parsed: Parsed, plan: Plan, rules: tuple[Rule, ...]) -> Findings:
    ignores, wrong = ignores_of(parsed, rules)
    by_code: dict[str, list[Ignore]] = defaultdict(list)
    for ignore in ignores:
        by_code[ignore.code].append(ignore)
    own, problems, ignored = words(parsed.language), [], []
    for rule in rules:
        severity = severity_of(rule, parsed)
        if severity is None:
            continue
        findings = list(rule.check(plan))
        met, more = _met(findings, by_code.get(rule.code, []))
        wrong += more
        once = {
            key: Once(_problem(rule.code, severity, finding, parsed, plan, own), number)
            for key, (finding, number) in _said_once(findings).items()
        }
        for finding in findings:
            said = once[id(finding.once)] if finding.once else None
            problem = _problem(rule.code, severity, finding, parsed, plan, own, said)
            reason = next((met[place] for place in _around(finding.path) if place in met), None) if met else None
            if reason is None:
                problems.append(problem)
            else:
                ignored.append(Ignored(problem, reason))
    problems += problems_of(wrong, parsed)
    return Findings(tuple(problems), tuple(ignored))


def _said_once(findings: list[Finding]) -> dict[int, tuple[Finding, int]]:
    """By its identity, each finding that is said in place of others, and of how many."""
    said = [finding.once for finding in findings if finding.once]
    numbers = Counter(map(id, said))
    return {id(once): (once, numbers[id(once)]) for once in said}


def each_found(parsed: Parsed, plan: Plan) -> Findings:
    """What the rules find, and what was noticed in reading, in one order: each by itself, however many there are."""
    reviewed = _reviewed(parsed, plan, RULES)
    return Findings(tuple(in_order([*parsed.problems, *reviewed.problems])), reviewed.ignored)


def everything(parsed: Parsed, plan: Plan) -> Findings:
    """What the rules find, and before that what was noticed in reading, in one order."""
    return listed(each_found(parsed, plan))


def listed(found: Findings) -> Findings:
    """What is found as it is told: what all of several lack is said once, and of a code only so many are listed."""
    by_reason: dict[str, list[Problem]] = defaultdict(list)
    for problem, reason in found.ignored:
        by_reason[reason].append(problem)
    ignored = [Ignored(each, reason) for reason, left_out in by_reason.items() for each in said_once(left_out)]
    ignored.sort(key=lambda each: (each.problem.position, each.problem.code))
    return Findings(tuple(first_of_each(said_once(in_order([*found.problems])))), tuple(ignored))


def shared(seen: Findings, whole: Findings) -> Findings:
    """The findings of a part of a strategy that are also those of the whole, word for word."""
    problems = {_identity(problem) for problem in whole.problems}
    ignored = {(_identity(each.problem), each.reason) for each in whole.ignored}
    return Findings(
        tuple(problem for problem in seen.problems if _identity(problem) in problems),
        tuple(each for each in seen.ignored if (_identity(each.problem), each.reason) in ignored),
    )


def _identity(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.path, tuple(sorted(problem.args.items()))


def _met(findings: list[Finding], ignores: list[Ignore]) -> tuple[Mapping[str, str], list[Wrong]]:
    """The reason by the path of what is ignored (the whole file is empty), and what is wrong with the ignores."""
    if not ignores:
        return {}, []
    reached = {place for finding in findings for place in _around(finding.path)}
    reasons: dict[str, str] = {}
    wrong = []
    for ignore in ignores:
        paths = sorted((ignore.paths or {""}) & reached)
        if not paths:
            wrong += [] if ignore.code in BY_THE_DAY else [about(ignore, NOTHING)]
        elif len(paths) > 1:
            wrong.append(about(ignore, SEVERAL, choices="|".join(paths[:_MOST_CHOICES])))
        else:
            reasons.setdefault(paths[0], ignore.reason)
    return reasons, wrong


def _around(path: str) -> Iterator[str]:
    """A path and everything it lies in, the whole file last."""
    while path:
        yield path
        path = path.rpartition(".")[0]
    yield ""


def _problem(
    code: str, severity: Severity, finding: Finding, parsed: Parsed, plan: Plan, own: Words, once: Once | None = None
) -> Problem:
    args = _Said(finding, plan, own)
    return Problem(parsed.position(finding.path), code, args, finding.path, severity, once)


class _Said(Mapping[str, str]):
    """What the message of a finding says, put into words when it is read: of thousands of a code most never are."""

    def __init__(self, finding: Finding, plan: Plan, own: Words) -> None:
        self._finding, self._plan, self._own = finding, plan, own

    @cached_property
    def _args(self) -> Mapping[str, str]:
        finding, own = self._finding, self._own
        entry = item_of(self._plan.index, finding.path)
        title = entry.title if entry else own.field(finding.path.rpartition(".")[2])
        return {"title": title} | {name: shown_arg(arg, own) for name, arg in finding.args.items()}

    def __getitem__(self, name: str) -> str:
        return self._args[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._args)

    def __len__(self) -> int:
        return len(self._args)
