"""What became of one item over time, folded away on its card."""

from collections.abc import Iterator
from datetime import date

from groundplan.chronicle import MOST_MOVES, Chronicle, Move
from groundplan.pages.sources import Sources
from groundplan.pages.views import Piece, Row
from groundplan.words import Words, locale


def moves_of(chronicle: Chronicle, path: str, sources: Sources, words: Words) -> Iterator[Row]:
    """One row with all its moves, those of its target first; none when it never changed, or nobody knows."""
    moves = chronicle.moves.get(path)
    if not moves:
        return
    days = [move.day for move in moves if move.day]
    key = "moves.one" if len(moves) == 1 else "moves.many" if len(moves) < MOST_MOVES else "moves.newest"
    count = words[key].format(n=len(moves))
    label = words["moves.last"].format(count=count, date=day(max(days), words)) if days else count
    pairs = tuple((_when(move, words), tuple(_said(move, sources))) for move in moves)
    yield Row(words["moves"], "folded", (label,), pairs)


def day(stated: str, words: Words) -> str:
    """A day that git tells, for reading."""
    return locale.day(date.fromisoformat(stated), words.language)


def _when(move: Move, words: Words) -> str:
    return day(move.day, words) if move.day else words["changes.uncommitted"]


def _said(move: Move, sources: Sources) -> Iterator[Piece]:
    yield move.text
    if move.subject:
        yield move.subject
    if move.commit:
        yield sources.commit(move.commit)
