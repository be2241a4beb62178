"""SWOT as four quadrants, its chart, and the moves that join its items (TOWS)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.market import Move, SwotItem
from groundplan.pages.backlinks import answers, card
from groundplan.pages.describe import Teller
from groundplan.pages.ratings import Mark, marks
from groundplan.pages.scatter import Plot, Point, Shape, plot
from groundplan.pages.views import Card, Link, Piece

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

    plot: Plot
    legend: tuple[tuple[Shape, str], ...]
    head: tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of the TOWS matrix (`SO`) with the moves in it; none for those that join nothing."""

    kind: str
    label: str
    anchor: str
    moves: tuple[MoveLine, ...]


def letter_of(entry: Entry) -> str:
    """S, W, O or T: what a SWOT item is to us; a competitor's strength is our threat, its weakness our chance."""
    own, _, _, as_theirs = _QUADRANTS[entry.parts[-2]]
    return own if is_ours(entry) else as_theirs


def is_ours(entry: Entry) -> bool:
    """Whether a SWOT item is one of ours; the others are competitors'."""
    return entry.parts[1] == "swot"


def corner_of(letters: Collection[str]) -> str:
    """The corner of the TOWS matrix of a move that joins these, the first inside with the first outside."""
    inside = next((letter for letter in "SW" if letter in letters), "")
    outside = next((letter for letter in "OT" if letter in letters), "")
    return inside + outside if inside and outside else ""


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
    """The quadrants of these items: all four of ours, of a competitor's only the pairs that hold anything.

    `known` are the keys of ours.
    """
    held: dict[str, list[SwotLine]] = {name: [] for name in _QUADRANTS}
    ours = False
    for entry in entries:
        ours = is_ours(entry)
        held[entry.parts[-2]].append(_line(tell, entry, known.get(entry.path, "")))
    names = list(_QUADRANTS)
    shown = [n for pair in (names[:2], names[2:]) if any(held[n] for n in (names if ours else pair)) for n in pair]
    return tuple(_quadrant(tell, name, f":swot.{name}" if ours else "", held[name]) for name in shown)


def _quadrant(tell: Teller, name: str, anchor: str, lines: list[SwotLine]) -> Quadrant:
    letter, tone, _, _ = _QUADRANTS[name]
    return Quadrant(letter, tell.words.field(name), tone, anchor, tuple(lines))


def _line(tell: Teller, entry: Entry, key: str) -> SwotLine:
    assert isinstance(entry.item, SwotItem)
    item = entry.item
    is_charted = bool(key) and _is_charted(item)
    hidden = ("impact", "likelihood", "position") if is_charted else ("impact", "likelihood")
    found = answers(tell, entry.path)
    must_answer = letter_of(entry) in "WT"
    return SwotLine(
        key=key,
        card=card(tell, entry, without=hidden, unnamed=("uses", "addresses")),
        marks=tuple(marks(tell, item.impact, item.likelihood)),
        answers_label=tell.words["market.answered" if must_answer else "market.used"],
        answers=found,
        is_open=bool(key) and must_answer and not found,
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
    head = (tell.words["market.number"], tell.words["market.name"], tell.words.field("x"), tell.words.field("y"))
    return SwotChart(plot(points), legend, head, tuple(table))


def tows(tell: Teller, entries: Iterable[Entry], known: dict[str, str]) -> tuple[Corner, ...]:
    """The moves by corner, all four when one is filled, then those that join nothing; none without moves."""
    held: dict[str, list[MoveLine]] = {kind: [] for kind in (*_CORNERS, "")}
    for entry in entries:
        assert isinstance(entry.item, Move)
        uses = tuple(_use(tell, used, known) for used in tell.plan.named(entry.path, "uses"))
        held[corner_of([use.letter for use in uses])].append(MoveLine(card(tell, entry, without=("uses",)), uses))
    shown = _CORNERS if any(held[kind] for kind in _CORNERS) else ()
    kinds = (*shown, *([""] if held[""] else []))
    return tuple(
        Corner(kind, tell.words[f"market.moves.{kind or 'other'}"], f":moves.{kind or 'other'}", tuple(held[kind]))
        for kind in kinds
    )


def _use(tell: Teller, entry: Entry, known: dict[str, str]) -> Use:
    letter = letter_of(entry)
    tone = next(tone for own, tone, _, _ in _QUADRANTS.values() if own == letter)
    whose = "" if is_ours(entry) else tell.plan.index[entry.parent].title
    return Use(letter, known.get(entry.path, letter), tone, tell.link(entry), whose)
