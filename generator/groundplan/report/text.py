"""Problems as text for people and editors, and one line on the whole."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

import click

from groundplan.escape import plain
from groundplan.model.index import Index
from groundplan.problems import Problem, Severity, unlisted
from groundplan.report.reported import Report
from groundplan.words import Words

# A longer source line is cut around its caret; both counted in cells of the terminal.
_WIDEST = 110
_BEFORE_CARET = 60
# Characters around the caret that are looked at; a line can be as long as a file.
_NEAR = 1_000
# What a clean check counts.
_COUNTED = ("goal", "action")
# Of more than so many of one code, so many are told.
_MANY, _TOLD = 10, 3
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def as_text(report: Report) -> str:
    """Each problem in one line that editors can read, below it the source line, a caret and the hint.

    Of findings that a file has very often only the first ones are told, of the rest the lines that they stand in.
    """
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in report.problems:
        alike[problem.position.file, problem.code].append(problem)
    written: list[str] = []
    for problem in report.problems:
        same = alike[problem.position.file, problem.code]
        if len(same) <= _MANY or problem.severity is Severity.ERROR or problem in same[:_TOLD]:
            written += _paragraph(problem, report)
        elif problem is same[_TOLD]:
            written.append(_rest(same[_TOLD:], report))
    return "".join(f"{line}\n" for line in written)


def summary(file: str, problems: Sequence[Problem], index: Index, words: Words) -> str:
    """One line on the whole: how many problems and how many of them are not listed, or how much has none."""
    if problems:
        number: Counter[Severity] = Counter()
        for problem in problems:
            number[problem.severity] += unlisted(problem) or 1
        found = [words.count(each, number[each]) for each in Severity if number[each]]
        told = words.say("found", file=file, counts=words.commands["and"].join(found))
        left = sum(map(unlisted, problems))
        return words.say("not_listed", message=told, number=left) if left else told
    held = [(noun, len(index.of((noun,)))) for noun in _COUNTED]
    counts = [words.count(noun, number) for noun, number in held if number]
    others = sum(entry.chapter != "strategy" for entry in index.entries.values())
    if not counts and others:
        counts = [words.count("item", others)]
    clean = words.say("clean", file=file)
    return words.say("counted", message=clean, counts=words.commands["and"].join(counts)) if counts else clean


def _paragraph(problem: Problem, report: Report) -> list[str]:
    style = _styled if report.colour else _unstyled
    at, severity = problem.position, problem.severity
    label = style(f"{severity} {problem.code}", fg=_COLOURS[severity], bold=True)
    written = [f"{style(plain(str(at)), bold=True)}: {label} {plain(report.words.message(problem))}"]
    lines = report.lines.get(at.file, ())
    if at.line <= len(lines) and lines[at.line - 1].strip():
        source, indent = _excerpt(lines[at.line - 1], at.column)
        written += [f"    {source}", "    " + " " * indent + style("^", fg=_COLOURS[severity], bold=True)]
    if hint := report.words.hint(problem):
        written.append(f"    {style(plain(hint), dim=True)}")
    return written


def _rest(problems: Sequence[Problem], report: Report) -> str:
    """One line on more of the same: how many there are, and where."""
    style = _styled if report.colour else _unstyled
    first = problems[0]
    label = style(f"{first.severity} {first.code}", fg=_COLOURS[first.severity], bold=True)
    at = ", ".join(dict.fromkeys(str(problem.position.line) for problem in problems))
    more = report.words.say("more_alike", number=len(problems), lines=at)
    return f"{style(plain(str(first.position)), bold=True)}: {label} {more}"


def _styled(text: str, **styles: object) -> str:
    return click.style(text, **styles)  # type: ignore[arg-type]


def _unstyled(text: str, **_styles: object) -> str:
    return text


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """The source line as a terminal may show it, and how many cells stand before the caret."""
    start = max(0, column - _NEAR)
    line, column = line[start : column + _NEAR], column - start
    line = plain(line).replace("\t", " ").rstrip()
    before, after = line[: column - 1], line[column - 1 :]
    if width(line) > _WIDEST:
        before = cut(before[::-1], _BEFORE_CARET)[::-1] if width(before) > _BEFORE_CARET else before
        after = cut(after, _WIDEST - width(before))
    return before + after, width(before) + max(0, column - 1 - len(line))


def cut(text: str, most: int) -> str:
    """The first cells of a text, and `…` when there were more."""
    if width(text) <= most:
        return text
    kept = most - 1
    for at, character in enumerate(text):
        kept -= width(character)
        if kept < 0:
            return text[:at] + "…"
    return text


def width(text: str) -> int:
    """How many cells of a terminal a text takes: two for Chinese and the like, none for combining marks."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
