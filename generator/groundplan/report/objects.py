"""Problems and coverage as JSON, for programs."""

import json

from groundplan.plan.plain import coverage
from groundplan.problems import Problem
from groundplan.report.reported import Report
from groundplan.words import Words


def as_json(report: Report) -> str:
    """Every problem with its place, and how much of each kind is answered; what is open by its path."""
    written = {
        "problems": [_problem(each, report.words) for each in report.problems],
        "coverage": {kind: coverage(each) for kind, each in report.coverage.items()},
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _problem(problem: Problem, words: Words) -> dict[str, str | int]:
    at = problem.position
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": words.message(problem),
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "path": problem.path,
        "hint": words.hint(problem),
    }
