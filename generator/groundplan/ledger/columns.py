"""Text in columns for a terminal; widths are counted in cells, of which a Chinese character takes two."""

from collections.abc import Iterator, Sequence

from groundplan.escape import plain
from groundplan.report import cut, width

WIDEST = 80
_INDENT = "  "
_GAP = "  "
_NARROWEST = 12  # a text is never cut to less than this


def titled(left: str, right: str = "") -> str:
    """A line with a text at its left end and, when there is one, another at its right end."""
    left = cut(_line(left), WIDEST - width(right) - len(_GAP) * bool(right))
    return f"{left}{' ' * (WIDEST - width(left) - width(right))}{right}" if right else left


def labelled(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Values below one another beside their labels; a long value goes on in further lines."""
    widest = max((width(label) for label, _ in rows), default=0)
    lines = []
    for label, value in rows:
        first, *others = _wrapped(_line(value), WIDEST - len(_INDENT) - widest - len(_GAP)) or [""]
        lines.append(f"{_INDENT}{_padded(label, widest)}{_GAP}{first}".rstrip())
        lines += [f"{_INDENT}{' ' * widest}{_GAP}{line}" for line in others]
    return lines


def table(rows: Sequence[Sequence[str]], texts: int = 1) -> list[str]:
    """Rows in columns, the first row their heads; the first columns are texts, the others numbers at the right.

    Where the whole would be wider than a terminal the widest texts are cut.
    """
    shown = [[_line(cell) for cell in row] for row in rows]
    widths = [max(width(row[column]) for row in shown) for column in range(len(shown[0]))]
    most = WIDEST - len(_INDENT) - len(_GAP) * (len(widths) - 1)
    while sum(widths) > most and max(widths[:texts]) > _NARROWEST:
        widest = widths.index(max(widths[:texts]))
        widths[widest] -= 1
    return [cut(_INDENT + _row(row, widths, texts), WIDEST) for row in shown]


def _line(text: str) -> str:
    """What somebody wrote, as a terminal may show it in one line."""
    return plain(" ".join(text.split()))


def _row(row: Sequence[str], widths: Sequence[int], texts: int) -> str:
    cells = []
    for column, (cell, wide) in enumerate(zip(row, widths, strict=True)):
        cells.append(_padded(cut(cell, wide), wide) if column < texts else " " * (wide - width(cell)) + cell)
    return _GAP.join(cells).rstrip()


def _padded(text: str, wide: int) -> str:
    return text + " " * (wide - width(text))


def _wrapped(text: str, most: int) -> list[str]:
    """A text in lines of at most so many cells; only what is longer than a line is broken inside a word."""
    lines, line = [], ""
    for word in _pieces(text):
        if line and width(line) + width(word.rstrip()) > most:
            lines.append(line.rstrip())
            line = ""
        line += word
        while width(line.rstrip()) > most:
            head = cut(line, most + 1).removesuffix("…")
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> Iterator[str]:
    """What a line may end after: blanks, and the punctuation of Chinese, which has no blanks."""
    piece = ""
    for character in text:
        piece += character
        if character in " ，、；。）":
            yield piece
            piece = ""
    if piece:
        yield piece
