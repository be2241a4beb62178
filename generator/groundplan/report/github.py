"""Problems as workflow commands: GitHub shows each beside the line that it is about.

The form is that of "Workflow commands for GitHub Actions", its escapes those of @actions/core.
"""

from collections.abc import Mapping

from groundplan.escape import plain
from groundplan.problems import Problem, Severity
from groundplan.report.reported import Report, from_here
from groundplan.words import Words

_COMMANDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "notice",
}
_IN_TEXT = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
_IN_PROPERTIES = {**_IN_TEXT, ord(":"): "%3A", ord(","): "%2C"}


def as_commands(report: Report) -> str:
    """One command a line: where, the code as its title, the message and below it the hint."""
    return "".join(_command(problem, report.words) + "\n" for problem in report.problems)


def _command(problem: Problem, words: Words) -> str:
    at = problem.position
    properties = {"file": from_here(at.file), "line": str(at.line), "col": str(at.column), "title": problem.code}
    stated = ",".join(f"{name}={plain(value).translate(_IN_PROPERTIES)}" for name, value in properties.items())
    text = "\n".join(filter(None, [words.message(problem), words.hint(problem)]))
    return f"::{_COMMANDS[problem.severity]} {stated}::{plain(text).translate(_IN_TEXT)}"
