"""Problems as SARIF 2.1.0 (OASIS), the form that code scanners and editors read.

What is left out on purpose is there too, as a result that is suppressed from outside, with its reason.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from groundplan import __version__
from groundplan.checks.manual import Manual, labels, manual_of
from groundplan.checks.rule import Rule
from groundplan.checks.settings import OWN
from groundplan.checks.table import RULES
from groundplan.problems import Problem, Severity
from groundplan.report.reported import Report, from_here
from groundplan.words import Words

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity | None, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "note",
    None: "none",
}

Object = dict[str, Any]


def as_sarif(report: Report) -> str:
    """One run: every rule with its manual, and each problem as a result."""
    rules = [_rule(rule, report) for rule in RULES]
    told = {rule.code for rule in RULES}
    found = [*report.problems, *(each.problem for each in report.ignored)]
    rules += [_other(code, report.words) for code in sorted({each.code for each in found} - told)]
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [_result(problem, report.words, numbers) for problem in report.problems]
    for each in report.ignored:
        suppressed = {"kind": "external", "justification": each.reason}
        results.append({**_result(each.problem, report.words, numbers), "suppressions": [suppressed]})
    driver = {"name": "groundplan", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": report.words.language,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    written = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, report: Report) -> Object:
    language = report.words.language
    manual, said = manual_of(rule, language), labels(language)
    severity = rule.severity(report.profile)
    examples = ((said["before"], manual.bad), (said["after"], manual.good))
    plain = [f"{label}\n\n{text.rstrip()}" for label, text in examples]
    marked = [f"{label}\n\n```yaml\n{text}```" for label, text in examples]
    return {
        "id": rule.code,
        "shortDescription": {"text": manual.what},
        "fullDescription": {"text": manual.why},
        "help": {"text": _paragraphs(manual, plain), "markdown": _paragraphs(manual, marked)},
        "defaultConfiguration": {"enabled": severity is not None, "level": _LEVELS[severity]},
    }


def _paragraphs(manual: Manual, examples: list[str]) -> str:
    return "\n\n".join([manual.what, manual.why, *examples])


def _other(code: str, words: Words) -> Object:
    """What is known of a code that no rule has: its message without what it quotes."""
    message, hint = words.outline(code)
    return {
        "id": code,
        "shortDescription": {"text": message},
        **({"help": {"text": hint}} if hint else {}),
        "defaultConfiguration": {"level": _LEVELS[OWN.get(code, Severity.ERROR)]},
    }


def _result(problem: Problem, words: Words, numbers: Mapping[str, int]) -> Object:
    at = problem.position
    location: Object = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(at.file)},
            "region": {"startLine": at.line, "startColumn": at.column},
        }
    }
    if problem.path:
        location["logicalLocations"] = [{"fullyQualifiedName": problem.path}]
    return {
        "ruleId": problem.code,
        "ruleIndex": numbers[problem.code],
        "level": _LEVELS[problem.severity],
        "message": {"text": "\n".join(filter(None, [words.message(problem), words.hint(problem)]))},
        "locations": [location],
    }


def _uri(file: str) -> str:
    """A file as a reference: relative, but for one that is not below the working folder."""
    path = Path(from_here(file))
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
