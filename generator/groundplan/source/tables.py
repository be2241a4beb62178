"""Tables of figures in CSV files: their text to rows, and rows to the data and places of a series.

A table has the columns period and value, and note and evidence when its first line names them; without them that line
may be left out, or call its two columns anything. Commas, semicolons or tabs divide, whichever comes first; a cell that
holds one stands in quotes.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from unicodedata import normalize

from groundplan.problems import Position, Problem, Severity
from groundplan.source.characters import REFUSED, decode
from groundplan.source.document import Place

_NAMED = {
    "period": "period|date|month|year|quarter|时期|期间|日期|月份|年份|季度",
    "value": "value|amount|数值|值|金额|销售额",
    "note": "note|备注|说明",
    "evidence": "evidence|证据|依据",
}
_NAMES = {name: column for column, names in _NAMED.items() for name in names.split("|")}
_DIVIDES = ",;\t"
_BREAK = re.compile("\r\n|\r|\n")
_WORDS = re.compile(r"\D+")
_SEVERAL = re.compile(r"[\s,;，；、]+")
# What makes a text of what a spreadsheet would take for a formula; it is no part of the text.
_MADE_TEXT = re.compile("'(?='*[=+\\-@＝＋－＠])")


class Cell(NamedTuple):
    """A text without the blanks and quotes around it, and where it starts; `is_open`: its quote is never closed."""

    text: str
    line: int
    column: int
    is_open: bool = False


Row = Mapping[str, Cell]


class Table(NamedTuple):
    """The rows of a file that have a period and a value, by column, and what is wrong with the others."""

    file: str
    text: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    @property
    def values(self) -> int:
        """How many values it holds."""
        return sum(map(len, self.rows))

    def series(self) -> tuple[dict[str, object], dict[str, Place]]:
        """What `history:` would hold if the rows stood there, and the place of each in the file."""
        pairs = {row["period"].text: self._figure(row) for row in self.rows}
        return {period: data for period, (data, _) in pairs.items()}, {p: place for p, (_, place) in pairs.items()}

    def _figure(self, row: Row) -> tuple[object, Place]:
        period, value = row["period"], row["value"]
        place = Place(self.file, value.line, value.column, value.line, period.line, period.column)
        more = {column: row[column] for column in ("note", "evidence") if column in row}
        if not more:
            return value.text, place
        place.children = {column: self._place(row[column]) for column in ("value", *more)}
        data: dict[str, object] = {"value": value.text, **{column: cell.text for column, cell in more.items()}}
        if "evidence" in more:
            ids = _SEVERAL.split(more["evidence"].text)
            data["evidence"] = ids
            place.children["evidence"].children = [self._place(more["evidence"]) for _ in ids]
        return data, place

    def _place(self, cell: Cell) -> Place:
        return Place(self.file, cell.line, cell.column, cell.line)


def table(content: bytes, file: str) -> Table:
    """The table in a file, in UTF-8 or, as spreadsheets in China write it, in GB18030."""
    text, problems = _decoded(content, file)
    if problems:
        return Table(file, "", (), tuple(problems))
    lines = list(_lines(text))
    for cells in lines:
        if is_open := next((cell for cell in cells if cell.is_open), None):
            return Table(file, text, (), (_problem(file, is_open, "SRC152"),))
    names, unknown = _columns(lines, file)
    rows: dict[str, Row] = {}
    problems = [*unknown]
    for cells in lines[1:] if _is_head(lines) else lines:
        row = {name: cell for name, cell in zip(names, cells, strict=False) if name and cell.text}
        if wrong := _wrong(cells, names, row, rows, file):
            problems.append(wrong)
        else:
            rows[row["period"].text] = row
    if not rows and not problems:
        problems.append(Problem(Position(file, 1, 1), "SRC176", severity=Severity.WARNING))
    return Table(file, text, tuple(rows.values()), tuple(problems))


def _decoded(content: bytes, file: str) -> tuple[str, list[Problem]]:
    text, problems = decode(content, file)
    if problems and b"\0" not in content:
        try:
            text, problems = content.decode("gb18030"), []
        except UnicodeDecodeError:
            return "", problems
    return REFUSED.sub("\ufffd", text), problems


def _columns(lines: list[list[Cell]], file: str) -> tuple[tuple[str, ...], list[Problem]]:
    """What each column holds, empty for what is not read, and a warning for each of those."""
    if not _is_named(lines):
        return ("period", "value"), []
    names, problems = [], []
    for cell in lines[0]:
        name = _NAMES.get(cell.text.casefold(), "")
        if name in names:
            name = ""
        names.append(name)
        if not name and cell.text:
            problems.append(_problem(file, cell, "SRC175", Severity.WARNING, name=cell.text))
    return tuple(names), problems


def _is_head(lines: list[list[Cell]]) -> bool:
    """Whether the first line names the columns; two words without a digit do, since a period has some."""
    is_in_words = len(lines) > 1 and len(lines[0]) == 2 and all(_WORDS.fullmatch(cell.text) for cell in lines[0])
    return is_in_words or _is_named(lines)


def _is_named(lines: list[list[Cell]]) -> bool:
    """Whether the first line names the columns by the names that are known."""
    return bool(lines) and {"period", "value"} <= {_NAMES.get(cell.text.casefold()) for cell in lines[0]}


def _wrong(cells: list[Cell], names: tuple[str, ...], row: Row, rows: Mapping[str, Row], file: str) -> Problem | None:
    """Why a line is no row."""
    if beyond := next((cell for cell in cells[len(names) :] if cell.text), None):
        return _problem(file, beyond, "SRC171")
    if "period" not in row:
        return _problem(file, cells[0], "SRC172")
    period = row["period"]
    if "value" not in row:
        at = next((cell for name, cell in zip(names, cells, strict=False) if name == "value"), period)
        return _problem(file, at, "SRC173", Severity.WARNING, period=period.text)
    if period.text in rows:
        first = rows[period.text]["period"]
        return _problem(file, period, "SRC174", period=period.text, first=str(first.line))
    return None


def _problem(file: str, at: Cell, code: str, severity: Severity = Severity.ERROR, **args: str) -> Problem:
    return Problem(Position(file, at.line, at.column), code, args, severity=severity)


def _lines(text: str) -> Iterator[list[Cell]]:
    """The cells of each line that has any; a quoted cell may hold dividers, breaks, and quotes written twice."""
    divider = _divider(text)
    cell = re.compile(
        rf'[ \u00a0\u3000]*("(?:[^"]|"")*"(?=[ ]*(?:[{divider}\r\n]|$))|[^{divider}\r\n]*)[^{divider}\r\n]*'
    )
    cells: list[Cell] = []
    at, line, start = 0, 1, 0
    while True:
        match = cell.match(text, at)
        assert match is not None
        plain, is_open = _plain(match[1])
        cells.append(Cell(plain, line, match.start(1) - start + 1, is_open))
        breaks = list(_BREAK.finditer(match[0]))
        line, start = line + len(breaks), match.start() + breaks[-1].end() if breaks else start
        at = match.end()
        if at < len(text) and text[at] in divider:
            at += 1
            continue
        if any(each.text for each in cells):
            yield cells
        if (ended := _BREAK.match(text, at)) is None:
            return
        cells, at, line, start = [], ended.end(), line + 1, ended.end()


def _plain(text: str) -> tuple[str, bool]:
    """A cell without its quotes, and whether they are never closed."""
    text = normalize("NFC", text.strip())
    is_open = text.startswith('"') and not (len(text) > 1 and text.endswith('"'))
    if text.startswith('"') and not is_open:
        text = text[1:-1].replace('""', '"').strip()
    made = _MADE_TEXT.match(text)
    return text[made.end() :] if made else text, is_open


def _divider(text: str) -> str:
    """The first of the signs that may divide, outside quotes."""
    bare = re.sub(r'"(?:[^"]|"")*"', "", text)
    return next((character for character in bare if character in _DIVIDES), ",")
