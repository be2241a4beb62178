"""What a strategy says of its own checks: how much rules matter here, and what is left out with a reason."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from groundplan.checks.rule import Rule
from groundplan.model.charter import Checks
from groundplan.model.index import Index
from groundplan.nearest import nearest
from groundplan.parse import Parsed
from groundplan.parse.validate import locate
from groundplan.problems import Problem, Severity

NO_RULE, NO_ITEM, NOTHING, WHOLE_RULE, SEVERAL, NO_REASON = (f"STR{number:03}" for number in range(90, 96))
# What can be wrong with the settings themselves, and how much that matters.
OWN: Mapping[str, Severity] = {
    NO_RULE: Severity.WARNING,
    NO_ITEM: Severity.WARNING,
    NOTHING: Severity.ADVICE,
    WHOLE_RULE: Severity.WARNING,
    SEVERAL: Severity.WARNING,
    NO_REASON: Severity.WARNING,
}
_OFF = "off"
# What these find comes and goes with the day, so that to leave it out is right before there is anything.
BY_THE_DAY = frozenset("GOA111 GOA115 ACT603 ACT614 STR003 EVI701 EVI702 EVI707 PIP505".split())


class Ignore(NamedTuple):
    """One key of `ignore` (`GOA104 grow`): the rule, the reference and what it names; no reference means everything.

    A reference may name several items: the one that the rule found something about is meant.
    """

    key: str
    code: str
    reference: str
    paths: frozenset[str]
    reason: str


class Wrong(NamedTuple):
    """Something wrong with one of the settings: the field and the key, the code, and what the message says."""

    field: str
    key: str
    code: str
    args: Mapping[str, str]


def severity_of(rule: Rule, parsed: Parsed) -> Severity | None:
    """How much a rule matters in a strategy, None for not at all."""
    assert parsed.strategy is not None
    return _stated(rule.code, rule.severity(parsed.strategy.strategy.profile), parsed)


def ignores_of(parsed: Parsed, rules: tuple[Rule, ...]) -> tuple[list[Ignore], list[Wrong]]:
    """What is left out, and what is wrong with the settings."""
    codes, ignores, wrong = [rule.code for rule in rules], [], []
    checks = _checks(parsed)
    for key in checks.severity:
        code, reference = _split(key)
        if code not in codes and code not in OWN:
            wrong.append(_no_rule("severity", key, code, codes))
        elif reference:
            wrong.append(Wrong("severity", key, WHOLE_RULE, {"code": code, "reference": reference}))
    for key, reason in checks.ignore.items():
        read = _ignore(key, str(reason), codes, parsed.index)
        if isinstance(read, Wrong):
            wrong.append(read)
        else:
            ignores.append(read)
    return ignores, wrong


def problems_of(wrong: list[Wrong], parsed: Parsed) -> Iterator[Problem]:
    """What is wrong with the settings, each at its key."""
    for each in wrong:
        severity = _stated(each.code, OWN[each.code], parsed)
        if severity is not None:
            keys = ["strategy", "checks", each.field, each.key]
            args = {"key": each.key, **each.args}
            yield Problem(locate(keys, parsed.place).key_position, each.code, args, ".".join(keys), severity)


def about(ignore: Ignore, code: str, **args: str) -> Wrong:
    """Something wrong with an ignore that could be read."""
    return Wrong("ignore", ignore.key, code, {"code": ignore.code, "reference": ignore.reference, **args})


def _checks(parsed: Parsed) -> Checks:
    assert parsed.strategy is not None
    return parsed.strategy.strategy.checks or Checks()


def _stated(code: str, default: Severity | None, parsed: Parsed) -> Severity | None:
    stated = _checks(parsed).severity.get(code)
    if stated is None:
        return default
    return None if stated == _OFF else Severity(stated)


def _split(key: str) -> tuple[str, str]:
    """The code and the reference of a key."""
    code, *rest = key.split(maxsplit=1) or [""]
    return code, "".join(rest).strip()


def _ignore(key: str, reason: str, codes: list[str], index: Index) -> Ignore | Wrong:
    code, reference = _split(key)
    if code not in codes:
        return _no_rule("ignore", key, code, codes)
    ignore = Ignore(key, code, reference, frozenset(), reason)
    if not reason.strip():
        return about(ignore, NO_REASON)
    if not reference:
        return ignore
    named = index.find(reference, ("*",))
    if not named:
        ids = {entry.id for entry in index.entries.values()}
        return about(ignore, NO_ITEM, suggestion=nearest(reference.rpartition(".")[2], sorted(ids)))
    return ignore._replace(paths=frozenset(entry.path for entry in named))


def _no_rule(field: str, key: str, code: str, codes: list[str]) -> Wrong:
    return Wrong(field, key, NO_RULE, {"code": code, "suggestion": nearest(code.upper(), sorted(codes))})
