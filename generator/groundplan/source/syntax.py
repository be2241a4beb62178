"""Why the parser gave up, told to someone who has never heard of one.

The parser says where it could not go on; the slip is often earlier. Each function below knows one kind of
slip and answers with its problem or with None; the first answer counts. `EXPLANATIONS` is the order.
"""

import re
from collections.abc import Callable

from groundplan.problems import Position, Problem
from groundplan.source import traps
from groundplan.source.brackets import brackets
from groundplan.source.clue import Clue

_KEY = re.compile(r"[ ]*(?:- +)*(?:\"[^\"]*\"|'[^']*'|[^\s\"'#\[{][^#]*?):(?:[ \t]|$)")


def explain(clue: Clue) -> list[Problem]:
    """What went wrong at a syntax error, at the place where a person would mend it."""
    for explanation in EXPLANATIONS:
        found = explanation(clue)
        if found:
            return [found] if isinstance(found, Problem) else found
    return [clue.problem("SRC199", clue.line, clue.column)]


def _too_deep(clue: Clue) -> Problem | None:
    """Brackets that newer parsers refuse at the thousandth, before the limit of ours is met."""
    return clue.problem("SRC106", clue.line, clue.column) if "nesting depth" in clue.said else None


def _odd_blank(clue: Clue) -> Problem | None:
    for line in {clue.before(clue.line) or clue.line, clue.start_line or clue.line, clue.line}:
        found = traps.odd_blank(clue.lines, clue.file, line)
        if found:
            return found
    return None


def _conflict(clue: Clue) -> Problem | None:
    """The marks that git leaves where two people changed the same lines."""
    for number, line in enumerate(clue.lines, 1):
        if line.startswith("<<<<<<< "):
            return clue.problem("SRC167", number, 1)
    return None


def _tab(clue: Clue) -> Problem | None:
    """A tab in front of a text, in the line or where the parser stands."""
    indent = clue.text[: len(clue.text) - len(clue.text.lstrip())]
    if "\t" in indent and clue.column <= len(indent) + 1:
        return clue.problem("SRC164", clue.line, indent.index("\t") + 1)
    if clue.character == "\t" or "tab character" in clue.said:
        return clue.problem("SRC164", clue.line, clue.column)
    return None


def _block_header(clue: Clue) -> Problem | None:
    """`target: >=45`: `>` and `|` announce lines of text, and more follows."""
    if "block scalar" in clue.within:
        line, column = clue.start_line, clue.start_column
    elif "cannot start any token" in clue.said and clue.character in ("<", ">", "|"):
        line, column = clue.line, clue.column
    else:
        return None
    text = clue.of(line)[column - 1 :]
    if clue.bracket != (0, 0):
        text = traps.entry(text)
    return clue.problem("SRC141", line, column, character=text[:1], typed=traps.quoted(text))


def _open_quote(clue: Clue) -> Problem | None:
    """A quote that is never closed, or closed only by a quote that was to open the next text."""
    if "quoted scalar" in clue.within:
        if "escape" in clue.said or "hexdec" in clue.said:
            return clue.problem("SRC154", clue.line, _backslash(clue))
        return clue.problem("SRC152", clue.start_line, clue.start_column)
    line, column, end = clue.value
    if line < end == clue.line and _is_quote(clue, line, column):
        return clue.problem("SRC152", line, column)
    start = (clue.start_line, clue.start_column)
    if "simple key" in clue.within and _is_quote(clue, *start):
        quote = clue.of(start[0])[start[1] - 1]
        if clue.of(start[0]).count(quote, start[1]) == 0:
            return clue.problem("SRC152", *start)
    return None


def _backslash(clue: Clue) -> int:
    return clue.text.rfind("\\", 0, clue.column) + 1 or clue.column


def _is_quote(clue: Clue, line: int, column: int) -> bool:
    return line > 0 and clue.of(line)[column - 1 : column] in ('"', "'")


def _after_quote(clue: Clue) -> Problem | None:
    """`note: 'it's'` and `name: "Best" tools`: text after the quote that closes."""
    line, column, end = clue.value
    within_entries = "block" in clue.within or "flow" in clue.within
    if not (within_entries and line == end == clue.line and _is_quote(clue, line, column)):
        return None
    belongs = ":" if clue.bracket == (0, 0) else ":[]{},"
    if not clue.character or clue.character in belongs or clue.column <= column:
        return None
    closing = len(clue.text[: clue.column - 1].rstrip())
    next_entry = clue.character in ('"', "'") or _KEY.match(clue.text[clue.column - 1 :])
    if next_entry and clue.bracket != (0, 0):
        return clue.problem("SRC161", clue.line, closing + 1)
    rest = traps.short(clue.text[clue.column - 1 :])
    quote = clue.text[column - 1]
    return clue.problem("SRC153", line, closing, quote=quote, other="'" if quote == '"' else '"', rest=rest)


def _directive(clue: Clue) -> Problem | None:
    if clue.text.startswith("%") or clue.of(clue.start_line).startswith("%"):
        line = clue.line if clue.text.startswith("%") else clue.start_line
        return traps.special_start(clue.lines, Position(clue.file, line, 1))
    return None


def _special_start(clue: Clue) -> Problem | None:
    """A value that starts with a character of the format: `@`, `*`, `&`, `%`, a backtick, `,`, `]`..."""
    named = any(word in clue.within for word in ("an alias", "an anchor", " tag"))
    bracketed = clue.bracket != (0, 0)
    if named:
        start = Position(clue.file, clue.start_line, clue.start_column)
        bullet = traps.BULLET.match(clue.of(clue.start_line))
        if bullet and bullet.start("bullet") == clue.start_column - 1:
            return traps.other_bullet(bullet, start)
        return traps.special_start(clue.lines, start, bracketed)
    refused = "cannot start any token" in clue.said or "mapping keys are not allowed" in clue.said
    special = clue.character in "@`%" if bracketed else clue.character not in "\t -"
    if clue.character and special and (refused or "block node" in clue.within):
        return traps.special_start(clue.lines, Position(clue.file, clue.line, clue.column), bracketed)
    value = re.match(r"[ ]*(?:- +)*(?:[^\s#:]+: +)?(?P<star>[*&][^\s]+ +\S)", clue.text)
    if value and "block mapping" in clue.within and not clue.first:
        return traps.special_start(clue.lines, Position(clue.file, clue.line, value.start("star") + 1))
    return None


def _after_bracket(clue: Clue) -> Problem | None:
    """`title: [Draft] plan` and one `]` too many."""
    if clue.first or not ("block" in clue.within or "document start" in clue.said):
        return None
    before = clue.text[: clue.column - 1].rstrip()
    if clue.character in ("]", "}"):
        return clue.problem("SRC163", clue.line, clue.column, character=clue.character)
    if before[-1:] in ("]", "}"):
        start = re.match(r"[ ]*(?:- +)*(?:[^\[{\"'#]*?: +)?", clue.text)
        text = clue.text[start.end() :] if start else clue.text
        return clue.problem("SRC160", clue.line, clue.column, typed=traps.quoted(text))
    return None


def _second_colon(clue: Clue) -> Problem | list[Problem] | None:
    """`title: Budget: small`; or a line above that was to be an entry and is none."""
    if "mapping values are not allowed" not in clue.said:
        return None
    if glued := traps.glued_bracket(clue.lines, clue.file, clue.line):
        return glued
    before = clue.text[: clue.column - 1]
    key = _KEY.match(before + " ")
    if key:
        typed = f"{key.group().strip()} {traps.quoted(clue.text[key.end() :])}"
        return clue.problem("SRC142", clue.line, clue.column, typed=typed)
    return _lines_above(clue)


def _lines_above(clue: Clue) -> Problem | list[Problem]:
    """The line is well formed, and the text above it took it in: a slip there, or too many blanks here."""
    found: list[Problem] = []
    above = clue.before(clue.line)
    while above and not _KEY.match(clue.of(above)):
        trap = traps.line_traps(clue.lines, clue.file, above)
        found = [*found, trap] if trap else found
        above = clue.before(above)
    if found:
        return found
    previous = clue.before(clue.line)
    if previous and not _KEY.match(clue.of(previous)):
        return clue.problem("SRC162", previous, clue.indent(previous) + 1, text=traps.short(clue.of(previous)))
    if previous and clue.indent(clue.line) > clue.indent(previous):
        return _indentation_problem(clue)
    return clue.problem("SRC199", clue.line, clue.column)


def _missing_colon(clue: Clue) -> Problem | None:
    """A line among entries that has no colon, or one that is not seen as one."""
    if "simple key" not in clue.within:
        return None
    line = clue.start_line
    trap = traps.line_traps(clue.lines, clue.file, line)
    if trap and trap.position.column >= clue.start_column:
        return trap
    text = traps.short(clue.of(line)[clue.start_column - 1 :])
    return clue.problem("SRC162", line, clue.start_column, text=text)


def _list(clue: Clue) -> Problem | None:
    """A dash where none can be: after a key in the same line, or among entries with keys."""
    if "sequence entries are not allowed" in clue.said:
        return clue.problem("SRC157", clue.line, clue.column)
    dash = re.match(r"-(?:\s|$)", clue.text[clue.column - 1 :]) is not None
    mixed = ("block mapping" if dash else "block collection") in clue.within
    if clue.first and mixed and clue.column == clue.start_column:
        return clue.problem("SRC156", clue.line, clue.column)
    return None


def _indentation(clue: Clue) -> Problem | None:
    if "block" not in clue.within or not clue.first:
        return None
    if clue.character == ":":
        return clue.problem("SRC132", clue.line, clue.column)
    return _indentation_problem(clue)


def _indentation_problem(clue: Clue) -> Problem:
    indent, above = clue.indent(clue.line), clue.indent(clue.before(clue.line))
    return clue.problem("SRC155", clue.line, indent + 1, blanks=str(indent), above=str(above))


def _documents(clue: Clue) -> Problem | None:
    if "document start" in clue.said and clue.line > 1:
        return clue.problem("SRC134", clue.line, clue.column)
    return None


EXPLANATIONS: tuple[Callable[[Clue], Problem | list[Problem] | None], ...] = (
    _too_deep,
    _conflict,
    _odd_blank,
    _tab,
    _block_header,
    _open_quote,
    _after_quote,
    _directive,
    brackets,
    _special_start,
    _after_bracket,
    _second_colon,
    _missing_colon,
    _list,
    _indentation,
    _documents,
)
