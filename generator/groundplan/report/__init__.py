"""Problems as text for people and editors, as JSON for programs, and as what GitHub, GitLab and code scanners read."""

from collections.abc import Callable, Mapping

from groundplan.report.reported import Report, report_of
from groundplan.report.text import as_text, cut, summary, width


def _json(report: Report) -> str:
    from groundplan.report.objects import as_json

    return as_json(report)


def _github(report: Report) -> str:
    from groundplan.report.github import as_commands

    return as_commands(report)


def _sarif(report: Report) -> str:
    from groundplan.report.sarif import as_sarif

    return as_sarif(report)


def _codequality(report: Report) -> str:
    from groundplan.report.codequality import as_code_quality

    return as_code_quality(report)


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
    "codequality": _codequality,
}

__all__ = ["FORMATS", "Report", "cut", "report_of", "summary", "width"]
