"""Reads versions of one file, of which each is much like the one before: only the parts that differ.

A text is cut before the keys at the very left, and what stands below one of them before the keys in there. Where a cut
could change what a text means, or hide a mistake in it, the text is read as a whole.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from groundplan.problems import Position, Problem, Severity, in_order
from groundplan.source import reading
from groundplan.source.attached import FILE
from groundplan.source.document import Children, Document, Place
from groundplan.source.files import Source

_KEY = r"(?=[^\s#\-{}\[\]\"'&*!|>%@`?,:][^:\n]*:(?:\s|$))"
_CHAPTER = re.compile(f"^{_KEY}", re.MULTILINE)
# A key alone on its line, and how far what stands below it is moved in.
_HEAD = re.compile(r"[^:\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( +)(?=[^\s#])")


class _Part(NamedTuple):
    """A part of a text, with the key that it stands below, and how many lines further down it stands there."""

    text: str
    down: int


class _Piece(NamedTuple):
    """What was read of a part, and how many lines further down it stood."""

    data: dict[str, Any]
    places: dict[str, Place]
    problems: tuple[Problem, ...] = ()
    down: int = 0


class Pieces:
    """Keeps the parts of the last version of each file.

    `first` is a version that was read as a whole: good only as long as it is as it was read, which parsing changes.
    """

    def __init__(self, first: Source | None = None) -> None:
        self._known: dict[str, dict[str, _Piece]] = {}
        self._first = _Whole(first) if first else None

    def read_values(self, text: str, file: str, most: int) -> tuple[Document, list[Problem], int]:
        """The same as `reading.read_values`."""
        before, first = self._known.get(file, {}), self._first
        parts = list(_cut(text))
        now: dict[str, _Piece] = {}
        for part in parts:
            piece = before.get(part.text) or (first and first.piece(part.text)) or _read(part.text, file, most)
            if piece is None or part.text in now:
                return reading.read_values(text, file, most)
            now[part.text] = piece
        self._known[file] = now
        joined = _Joined(file)
        is_one = all(joined.add(now[part.text], part.down) for part in parts)
        if not is_one or not joined.children or joined.count > most:
            return reading.read_values(text, file, most)
        return joined.document(text), in_order(joined.problems), joined.count


class _Whole:
    """The parts of a version that was read as a whole."""

    def __init__(self, source: Source) -> None:
        self._parts: dict[str, tuple[Document, int]] = {}
        # What is wrong is known by its line, not by its part: such files are read again.
        wrong = {problem.position.file for problem in source.problems}
        for document in source.documents:
            if document.complete and document.file not in wrong:
                self._parts |= {part.text: (document, part.down) for part in _cut(document.text)}

    def piece(self, part: str) -> _Piece | None:
        """What was read of a part, if that is what it says by itself: not `*name`, nor `history: {file: ..}`."""
        document, down = self._parts.get(part, (None, 0))
        if document is None or "&" in part or "*" in part or FILE in part:
            return None
        assert isinstance(document.data, dict)
        assert isinstance(document.place.children, dict)
        lines = part.removesuffix("\n").split("\n")
        name, inner = (line.partition(":")[0].strip() for line in (*lines, "")[:2])
        held, place = document.data.get(name), document.place.children.get(name)
        if place is None:
            return None
        if place.key_line == down + 1 and _is_all(lines, place.end_line - down):
            return _Piece({name: held}, {name: place}, (), down)
        if not isinstance(held, dict) or not isinstance(place.children, dict):
            return None
        at = place.children.get(inner)
        if at is None or at.key_line != down + 2 or not _is_all(lines, at.end_line - down):
            return None
        # The key at the left is said once in the whole, and in every part that is read by itself.
        around = Place(at.file, at.key_line, at.key_column, at.end_line, down + 1, place.key_column, {inner: at})
        return _Piece({name: {inner: held[inner]}}, {name: around}, (), down)


def _is_all(lines: list[str], end: int) -> bool:
    """Whether a value ends in a part, and nothing is said there after the line in which it does."""
    after = (line.lstrip() for line in lines[end:])
    return end <= len(lines) and all(not line or line.startswith("#") for line in after)


def _cut(text: str) -> Iterator[_Part]:
    """The parts of a text, each with the key that it stands below; all of it when a key at the left is there twice."""
    chapters = [each for each in _CHAPTER.split(text) if each]
    keys = [each.partition(":")[0].rstrip() for each in chapters]
    if len(set(keys)) < len(keys):
        yield _Part(text, 0)
        return
    down = 0
    for chapter in chapters:
        head = _HEAD.match(chapter)
        if head is None:
            yield _Part(chapter, down)
        else:
            yield from _cut_inside(chapter, head[1], down)
        down += chapter.count("\n")


def _cut_inside(chapter: str, indent: str, down: int) -> Iterator[_Part]:
    key = chapter[: chapter.index("\n") + 1]
    head, *inside = re.split(f"^{indent}{_KEY}", chapter[len(key) :], flags=re.MULTILINE)
    # Blank lines and comments below the key stay between it and the first that stands below it.
    above = f"{key}{head}"
    for part in inside:
        yield _Part(f"{above}{indent}{part}", down)
        down += f"{above}{part}".count("\n") - 1
        above = key
    if not inside:
        yield _Part(above, down)


def _read(part: str, file: str, most: int) -> _Piece | None:
    """A part that is good as far as it is read by itself."""
    document, problems, _ = reading.read_values(part, file, most)
    is_good = document.complete and all(each.severity is not Severity.ERROR for each in problems)
    data, places = document.data, document.place.children
    if not is_good or not isinstance(data, dict) or not isinstance(places, dict):
        return None
    return _Piece(data, places, tuple(problems))


class _Joined:
    """Pieces as one document, which nobody else holds."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.data: dict[str, Any] = {}
        self.children: dict[str, Place] = {}
        self.problems: list[Problem] = []
        self.count = 1

    def add(self, piece: _Piece, down: int) -> bool:
        """Whether a piece that stands so many lines further down could be added: not when a key is there twice."""
        more = down - piece.down
        for name, held in piece.data.items():
            place = piece.places[name]
            if name not in self.data:
                self.data[name], self.children[name] = _copied(held), self._copied_place(place, more)
                continue
            into, at = self.data[name], self.children[name]
            both = isinstance(into, dict) and isinstance(held, dict) and into.keys().isdisjoint(held)
            if not both or not isinstance(at.children, dict) or not isinstance(place.children, dict):
                return False
            into |= _copied(held)
            for key, each in place.children.items():
                at.children[key] = self._copied_place(each, more)
            at.end_line = place.end_line + more
        for problem in piece.problems:
            _, line, column = problem.position
            self.problems.append(replace(problem, position=Position(self.file, line + more, column)))
        return True

    def document(self, text: str) -> Document:
        places = list(self.children.values())
        first, last = places[0], places[-1]
        place = Place(self.file, first.key_line, first.key_column, last.end_line, children=self.children)
        return Document(self.file, text, self.data, place, complete=True)

    def _copied_place(self, place: Place, more: int) -> Place:
        self.count += 1
        inside = place.children
        children: Children = None
        if isinstance(inside, dict):
            children = {key: self._copied_place(each, more) for key, each in inside.items()}
        elif isinstance(inside, list):
            children = [self._copied_place(each, more) for each in inside]
        key_line = place.key_line and place.key_line + more
        return Place(
            self.file, place.line + more, place.column, place.end_line + more, key_line, place.key_column, children
        )


def _copied(held: Any) -> Any:
    if isinstance(held, dict):
        return {key: each if isinstance(each, str) else _copied(each) for key, each in held.items()}
    if isinstance(held, list):
        return [each if isinstance(each, str) else _copied(each) for each in held]
    return held
