"""Slips between `[` and `]` or `{` and `}` at which the parser gives up."""

import re

from groundplan.problems import Problem
from groundplan.source import traps
from groundplan.source.clue import Clue

# Quoted texts are passed by; what then starts with `#` is a comment.
_QUOTED_OR_COMMENT = re.compile(
    r"(?<![^\s:,\[{])(?:\"(?:\\.|[^\"\\])*\"|'[^']*')|(?<![^\s,\[{])(?P<comment>#[^\s#=\-*~_].*)"
)
# The comma of Chinese keyboards between `a: b` and `c: d`.
_BETWEEN_PAIRS = re.compile(rf"(?P<comma>{traps.FULL_WIDTH_COMMA.pattern})\s*(?=[^\s:，、﹐﹑]+:\s)")
_KEY = re.compile(r"[^:]*:(?:\s+|$)")
_ENDS_ENTRY = re.compile(r"[,\]}]")
_START_OF_ENTRY = re.compile(r"[,{\[]")


def brackets(clue: Clue) -> Problem | None:
    """`[` or `{` that is not closed; a comma that is missing; a second colon in braces."""
    if clue.bracket == (0, 0):
        return None
    if comment := _comment(clue):
        return comment
    if opened := _open(clue):
        return opened
    if "unexpected ':'" in clue.said:
        return clue.problem("SRC150", clue.line, clue.column, typed=traps.short(_after(clue)))
    if clue.character == ":":
        return _second_colon(clue)
    if "flow mapping" in clue.within or "flow sequence" in clue.within:
        return clue.problem("SRC161", clue.line, clue.column)
    return None


def _open(clue: Clue) -> Problem | None:
    line, column = clue.bracket
    ended = clue.line >= len(clue.lines) - 1 and clue.column > len(clue.text.rstrip())
    dedented = clue.line > line and clue.indent(clue.line) <= clue.indent(line)
    closes = clue.character in ("]", "}")
    sign = clue.of(line)[column - 1 : column]
    mismatched = closes and (sign == "[") == (clue.character == "}")
    if (not closes and dedented) or ended or mismatched:
        end = "]" if sign == "[" else "}"
        return clue.problem("SRC159", line, column, character=sign, closing=end)
    return None


def _comment(clue: Clue) -> Problem | None:
    """`{title: #1 brand}`: the comment takes a value with it, and often the bracket that closes."""
    for number in range(clue.bracket[0], clue.line + 1):
        start = clue.bracket[1] if number == clue.bracket[0] else 0
        matches = _QUOTED_OR_COMMENT.finditer(clue.of(number), start)
        comment = next((match for match in matches if match["comment"]), None)
        if not comment:
            continue
        before = _START_OF_ENTRY.split(clue.of(number)[start : comment.start()])[-1].strip()
        kept = _KEY.sub("", before)
        if (kept or not before) and not _ENDS_ENTRY.search(comment.group()):
            continue
        typed = traps.quoted(f"{kept} {traps.entry(comment.group())}")
        return clue.problem("SRC144" if kept else "SRC143", number, comment.start() + 1, typed=typed)
    return None


def _after(clue: Clue) -> str:
    """The entry around a colon without its blank, with the blank."""
    key = _START_OF_ENTRY.split(clue.text[: clue.column - 1])[-1].strip()
    return f"{key}: {_value(clue.text[clue.column :])}".rstrip()


def _value(text: str) -> str:
    """A value between brackets: when it has brackets of its own, up to where they close."""
    if text[:1] not in ("[", "{"):
        return traps.entry(text)
    depth = 0
    for at, character in enumerate(text, 1):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return text[:at]
    return text


def _second_colon(clue: Clue) -> Problem:
    before = _START_OF_ENTRY.split(clue.text[: clue.column - 1])[-1]
    rest = traps.entry(clue.text[clue.column - 1 :])
    key, colon, value = before.partition(": ")
    text = f"{key.strip()}: {traps.quoted(value + rest)}"
    if comma := _BETWEEN_PAIRS.search(before + rest):
        typed = traps.short(_BETWEEN_PAIRS.sub(", ", before + rest).strip())
        column = clue.column - len(before) + comma.start()
        return clue.problem("SRC146", clue.line, column, character=comma["comma"], typed=typed, text=text)
    if not colon and clue.before(clue.line):
        above = clue.before(clue.line)
        return clue.problem("SRC161", above, len(clue.of(above).rstrip()) + 1)
    return clue.problem("SRC142", clue.line, clue.column, typed=text)
