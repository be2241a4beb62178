"""Segments as trees, one for each way to cut the market, and as matrices."""

from collections.abc import Sequence
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.segments import Focus, Group, Segment
from groundplan.pages.backlinks import backlinks
from groundplan.pages.describe import Teller
from groundplan.pages.views import Badge, Card, Link, Row

# A table with more cells than this is no picture any more; axes and cells are then listed.
_MOST_CELLS = 400


@dataclass(frozen=True, slots=True)
class InCell:
    """A segment in a cell of a matrix, with its values on further axes."""

    link: Link
    badges: tuple[Badge, ...]
    size: str
    further: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of a matrix and its values."""

    label: str
    values: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A value of the axis down, and what lies in its cells."""

    head: Card
    cells: tuple[tuple[InCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The first axis down and the second across; axes that the table has no room for are listed."""

    down: str
    across: Axis | None
    rows: tuple[MatrixRow, ...]
    listed: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class SegmentNode:
    """A segment: how big it is, what makes a customer belong to it, who is in it, and its parts."""

    card: Card
    size: str
    criteria_label: str
    criteria: tuple[str, ...]
    examples: tuple[str, ...]
    personas: tuple[Link, ...]
    links: tuple[Row, ...]
    matrix: Matrix | None
    nodes: tuple["SegmentNode", ...]


def node(tell: Teller, entry: Entry) -> SegmentNode:
    """A segment with all below it."""
    assert isinstance(entry.item, Group)
    item = entry.item
    below = tell.plan.index.children[entry.path]
    focus = [each for each in below if isinstance(each.item, Focus)]
    rest = backlinks(tell, entry.path)
    personas = tell.words.field("personas")
    label = tell.words[f"personas.match.{item.match}"] if item.match else tell.words.field("criteria")
    return SegmentNode(
        card=tell.card(
            entry,
            without=("criteria", "match", "examples", "size", "priority", "children", "axes", "focus"),
            badges=(tell.badge(item.priority),) if item.priority else (),
        ),
        size=tell.quantity(item.size),
        criteria_label=label,
        criteria=item.criteria,
        examples=item.examples,
        personas=tuple(link for row in rest if row.label == personas for link in row.pieces if isinstance(link, Link)),
        links=tuple(row for row in rest if row.label != personas),
        matrix=_matrix(tell, entry, focus) if isinstance(item, Segment) else None,
        nodes=tuple(node(tell, each) for each in below if isinstance(each.item, Group)),
    )


def axis_label(name: str) -> str:
    """An axis has no title but its name: made readable."""
    readable = name.replace("-", " ").replace("_", " ").strip()
    return readable[:1].upper() + readable[1:]


def _matrix(tell: Teller, entry: Entry, focus: Sequence[Entry]) -> Matrix | None:
    """The matrix of a segment with axes."""
    assert isinstance(entry.item, Segment)
    values: dict[str, list[Entry]] = {name: [] for name, held in entry.item.axes.items() if held}
    for child in tell.plan.index.children[entry.path]:
        if child.parts[-3] == "axes":
            values[child.parts[-2]].append(child)
    if not values:
        return None
    names = list(values)
    fits = len(values[names[0]]) * len(values[names[1]] if len(names) > 1 else [1]) <= _MOST_CELLS
    shown = names[:2] if fits else []
    axes = {name: Axis(axis_label(name), tuple(tell.card(each) for each in held)) for name, held in values.items()}
    across = values[shown[1]] if len(shown) > 1 else []
    return Matrix(
        down=axis_label(shown[0]) if shown else "",
        across=axes[shown[1]] if len(shown) > 1 else None,
        rows=tuple(_row(tell, head, across, focus) for head in (values[shown[0]] if shown else [])),
        listed=tuple(axes[name] for name in names if name not in shown),
    )


def _row(tell: Teller, head: Entry, across: Sequence[Entry], focus: Sequence[Entry]) -> MatrixRow:
    """A row of the matrix; with one axis only it has one cell."""
    columns: Sequence[Entry | None] = across or [None]
    found = tuple(
        tuple(cell for each in focus if (cell := _in_cell(tell, each, head, column, across))) for column in columns
    )
    return MatrixRow(tell.card(head), found)


def _in_cell(tell: Teller, focus: Entry, head: Entry, column: Entry | None, across: Sequence[Entry]) -> InCell | None:
    """A segment if it lies in a cell; one that names no value of an axis lies in the whole row or column."""
    named = tell.plan.named(focus.path, "cell")
    down = [each.path for each in named if each.parts[:-1] == head.parts[:-1]]
    over = [each.path for each in named if across and each.parts[:-1] == across[0].parts[:-1]]
    if not (down or over) or (down and head.path not in down) or (over and column and column.path not in over):
        return None
    assert isinstance(focus.item, Focus)
    further = tuple(each.title for each in named if each.path not in (*down, *over))
    badges = (tell.badge(focus.item.priority),) if focus.item.priority else ()
    return InCell(tell.link(focus), badges, tell.quantity(focus.item.size), further)
