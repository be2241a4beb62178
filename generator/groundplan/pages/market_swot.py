"""SWOT as four quadrants, its chart, and the moves that join its items (TOWS)."""

from collections.abc import Iterable
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.market import Move, SwotItem
from groundplan.pages.backlinks import answers, backlinks
from groundplan.pages.describe import Teller
from groundplan.pages.ratings import Mark, marks
from groundplan.pages.scatter import Dot, Point, Shape, dots
from groundplan.pages.views import Card, Link, Piece, Row

# Each quadrant: its letter, its colour, its mark on a chart, and what a competitor's is to us.
_QUADRANTS: dict[str, tuple[str, str, Shape, str]] = {
    "strengths": ("S", "good", "circle", "T"),
    "weaknesses": ("W", "warn", "square", "O"),
    "opportunities": ("O", "info", "triangle", "T"),
    "threats": ("T", "bad", "diamond", "O"),
}
# The corners of the TOWS matrix, in reading order: strengths and weaknesses across.
_CORNERS = ("SO", "WO", "ST", "WT")


@dataclass(frozen=True, slots=True)
class SwotLine:
    """A strength, weakness, opportunity or threat; `key` names it on charts and in moves (`S1`)."""

    key: str
    card: Card
    marks: tuple[Mark, ...]
    answers_label: str
    answers: tuple[Link, ...]
    is_open: bool
    links: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Quadrant:
    """One field of the matrix; its anchor is empty where it needs none."""

    letter: str
    label: str
    tone: str
    anchor: str
    lines: tuple[SwotLine, ...]


@dataclass(frozen=True, slots=True)
class SwotChart:
    """The items that have a position, and a table of all of them."""

    dots: tuple[Dot, ...]
    legend: tuple[tuple[Shape, str], ...]
    table: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Use:
    """What a move uses: its letter for us, its key, and for a competitor's whose it is."""

    letter: str
    key: str
    tone: str
    link: Link
    whose: str


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A move with what it uses."""

    card: Card
    uses: tuple[Use, ...]
    links: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of the TOWS matrix (`SO`) with the moves in it; none for those that join nothing."""

    kind: str
    moves: tuple[MoveLine, ...]


def letter_of(path: str) -> str:
    """S, W, O or T: what a SWOT item is to us; a competitor's strength is our threat, its weakness our chance."""
    parts = path.split(".")
    own, _, _, as_theirs = _QUADRANTS[parts[-2]]
    return as_theirs if parts[1] == "competitors" else own


def corner_of(letters: Iterable[str]) -> str:
    """The corner of the TOWS matrix of a move that joins these, the first inside with the first outside."""
    inside = next((each for each in "SW" if each in (letters := tuple(letters))), "")
    outside = next((each for each in "OT" if each in letters), "")
    return f"{inside}{outside}" if inside and outside else ""


def keys(entries: Iterable[Entry]) -> dict[str, str]:
    """What our own SWOT items are called for short: S1, S2, W1, in the order of the file."""
    counts: dict[str, int] = {}
    found = {}
    for entry in entries:
        letter = _QUADRANTS[entry.parts[-2]][0]
        counts[letter] = counts.get(letter, 0) + 1
        found[entry.path] = f"{letter}{counts[letter]}"
    return found


def quadrants(tell: Teller, entries: Iterable[Entry], known: dict[str, str]) -> tuple[Quadrant, ...]:
    """The four quadrants of these items; none when there are no items. `known` are the keys of ours."""
    held: dict[str, list[SwotLine]] = {name: [] for name in _QUADRANTS}
    is_ours = False
    for entry in entries:
        is_ours = entry.parts[1] == "swot"
        held[entry.parts[-2]].append(_line(tell, entry, known.get(entry.path, "")))
    if not any(held.values()):
        return ()
    return tuple(
        Quadrant(letter, tell.words.field(name), tone, f":swot.{name}" if is_ours else "", tuple(held[name]))
        for name, (letter, tone, _, _) in _QUADRANTS.items()
    )


def _line(tell: Teller, entry: Entry, key: str) -> SwotLine:
    assert isinstance(entry.item, SwotItem)
    item = entry.item
    is_charted = bool(key) and _is_charted(item)
    hidden = ("impact", "likelihood", "position") if is_charted else ("impact", "likelihood")
    found = answers(tell, entry.path)
    must_answer = letter_of(entry.path) in "WT"
    return SwotLine(
        key=key,
        card=tell.card(entry, without=hidden),
        marks=tuple(marks(tell, item.impact, item.likelihood)),
        answers_label=tell.words["market.answered" if must_answer else "market.used"],
        answers=found,
        is_open=bool(key) and must_answer and not found,
        links=backlinks(tell, entry.path, without=("uses", "addresses")),
    )


def _is_charted(item: SwotItem) -> bool:
    return item.position is not None and item.position.x is not None and item.position.y is not None


def chart(tell: Teller, entries: Iterable[Entry], known: dict[str, str]) -> SwotChart | None:
    """The items with a position, each under its key; none when none has one."""
    points, table, seen = [], [], []
    for entry in entries:
        assert isinstance(entry.item, SwotItem)
        position = entry.item.position
        if position is None or position.x is None or position.y is None:
            continue
        _, _, shape, _ = _QUADRANTS[entry.parts[-2]]
        link, key = tell.link(entry), known[entry.path]
        points.append(Point(position.x, position.y, key, f"{key} {entry.title}", shape, link.href))
        table.append((key, link, f"{position.x:g}", f"{position.y:g}"))
        seen.append(entry.parts[-2])
    if not points:
        return None
    legend = tuple((_QUADRANTS[name][2], tell.words.field(name)) for name in _QUADRANTS if name in seen)
    return SwotChart(dots(points), legend, tuple(table))


def tows(tell: Teller, entries: Iterable[Entry], known: dict[str, str]) -> tuple[Corner, ...]:
    """The moves by corner, all four when one is filled, then those that join nothing; none without moves."""
    held: dict[str, list[MoveLine]] = {kind: [] for kind in (*_CORNERS, "")}
    for entry in entries:
        assert isinstance(entry.item, Move)
        uses = tuple(_use(tell, used, known) for used in tell.plan.named(entry.path, "uses"))
        card = tell.card(entry, without=("uses",))
        held[corner_of(use.letter for use in uses)].append(MoveLine(card, uses, backlinks(tell, entry.path)))
    shown = _CORNERS if any(held[kind] for kind in _CORNERS) else ()
    return tuple(Corner(kind, tuple(held[kind])) for kind in (*shown, *([""] if held[""] else [])))


def _use(tell: Teller, entry: Entry, known: dict[str, str]) -> Use:
    letter = letter_of(entry.path)
    tone = next(tone for own, tone, _, _ in _QUADRANTS.values() if own == letter)
    whose = "" if entry.path in known else tell.plan.index[entry.parent].title
    return Use(letter, known.get(entry.path, letter), tone, tell.link(entry), whose)
