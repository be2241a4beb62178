"""A table as CSV that spreadsheet programs open as it is meant, whatever stands in its cells."""

import re

from groundplan.export.cells import Cell
from groundplan.export.tables import Table

# Excel takes a file without a mark for one in the system's own characters, and shows Chinese as noise.
MARK = "\ufeff"
# What a program may take for a formula, and run: its signs, those of a Chinese keyboard too. An apostrophe before it
# makes it a text; a table that is read again is without it (source/tables.py).
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?")
_QUOTED = re.compile("[\",;\t\r\n']|^ | $")


def as_csv(table: Table) -> str:
    """The table in RFC 4180: commas, CRLF, a mark in front."""
    lines = [",".join(map(_cell, row)) for row in (table.head, *table.rows)]
    return MARK + "".join(f"{line}\r\n" for line in lines)


def _cell(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    text = f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
