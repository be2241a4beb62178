"""Problems as a code quality report: GitLab shows each beside the line that it is about.

The form is that of "Code Quality report format" in GitLab's manual, a part of Code Climate's.
"""

import json
from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from groundplan.problems import Problem, Severity
from groundplan.report.reported import Report, from_here
from groundplan.words import Words

_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.ADVICE: "info",
}


def as_code_quality(report: Report) -> str:
    """One entry a problem; the fingerprint of a problem stays when lines above it come or go."""
    seen: Counter[str] = Counter()
    written = []
    for problem in report.problems:
        kind = _kind(problem)
        written.append(_entry(problem, report.words, f"{kind}\n{seen[kind]}"))
        seen[kind] += 1
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _kind(problem: Problem) -> str:
    """What makes a problem the same wherever it stands in its file, and on every day."""
    return "\n".join([problem.code, from_here(problem.position.file), problem.path])


def _entry(problem: Problem, words: Words, identity: str) -> dict[str, object]:
    at = problem.position
    return {
        "description": " · ".join(filter(None, [words.message(problem), words.hint(problem)])),
        "check_name": problem.code,
        "fingerprint": sha256(identity.encode()).hexdigest(),
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": from_here(at.file), "lines": {"begin": at.line}},
    }
