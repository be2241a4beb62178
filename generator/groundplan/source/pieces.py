"""Reads versions of one file, of which each is much like the one before: only the parts that differ.

A text is cut before the keys at the very left, and what stands below one of them before the keys in there. Where a cut
could change what a text means, or hide a mistake in it, the text is read as a whole.
"""

import re
from collections.abc import Iterator
from typing import Any

from groundplan.problems import Problem, Severity
from groundplan.source import reading
from groundplan.source.document import Children, Document, Place

_KEY = r"(?=[^\s#\-{}\[\]\"'&*!|>%@`?,:][^:\n]*:(?:\s|$))"
_CHAPTER = re.compile(f"^{_KEY}", re.MULTILINE)
# A key alone on its line, and how far what stands below it is moved in.
_HEAD = re.compile(r"[^:\n]*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( +)(?=[^\s#])")
_Piece = tuple[Document, list[Problem], int]


class Pieces:
    """Keeps the parts of the last version of each file; places count their lines from where a part begins."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, _Piece]] = {}

    def read_values(self, text: str, file: str, most: int) -> tuple[Document, list[Problem], int]:
        """The same as `reading.read_values`, but for the lines of places and problems."""
        before, now = self._known.get(file, {}), {}
        for part in _cut(text):
            piece = before.get(part) or reading.read_values(part, file, most)
            if part in now or not _is_good(piece):
                return reading.read_values(text, file, most)
            now[part] = piece
        self._known[file] = now
        return _joined(text, file, list(now.values())) or reading.read_values(text, file, most)


def _cut(text: str) -> Iterator[str]:
    """The parts of a text, each with the key that it stands below; all of it when a key at the left is there twice."""
    chapters = [each for each in _CHAPTER.split(text) if each]
    keys = [each.partition(":")[0].rstrip() for each in chapters]
    if len(set(keys)) < len(keys):
        yield text
        return
    for chapter in chapters:
        head = _HEAD.match(chapter)
        if head is None:
            yield chapter
            continue
        key = chapter[: chapter.index("\n") + 1]
        inside = re.split(f"^{head[1]}{_KEY}", chapter[len(key) :], flags=re.MULTILINE)
        yield from (f"{key}{head[1] if number else ''}{part}" for number, part in enumerate(inside) if part.strip())


def _is_good(piece: _Piece) -> bool:
    document, problems, _ = piece
    is_mapping = isinstance(document.data, dict) and isinstance(document.place.children, dict)
    return is_mapping and document.complete and all(each.severity is not Severity.ERROR for each in problems)


def _joined(text: str, file: str, pieces: list[_Piece]) -> _Piece | None:
    """The chapters as one document, which nobody else holds; None when they have the same key twice."""
    data: dict[str, Any] = {}
    children: dict[str, Place] = {}
    for document, _, _ in pieces:
        assert isinstance(document.data, dict)
        assert isinstance(document.place.children, dict)
        for name, held in document.data.items():
            place = document.place.children[name]
            if name not in data:
                data[name], children[name] = _copied(held), _copied_place(place)
                continue
            into, at = data[name], children[name]
            both = isinstance(into, dict) and isinstance(held, dict) and into.keys().isdisjoint(held)
            if not both or not isinstance(at.children, dict) or not isinstance(place.children, dict):
                return None
            into |= _copied(held)
            at.children |= {key: _copied_place(each) for key, each in place.children.items()}
    problems = [problem for _, found, _ in pieces for problem in found]
    place = Place(file, 1, 1, text.count("\n") + 1, children=children)
    return Document(file, text, data, place, complete=True), problems, sum(count for _, _, count in pieces)


def _copied(held: Any) -> Any:
    if isinstance(held, dict):
        return {key: each if isinstance(each, str) else _copied(each) for key, each in held.items()}
    if isinstance(held, list):
        return [each if isinstance(each, str) else _copied(each) for each in held]
    return held


def _copied_place(place: Place) -> Place:
    inside = place.children
    children: Children = None
    if isinstance(inside, dict):
        children = {key: _copied_place(each) for key, each in inside.items()}
    elif isinstance(inside, list):
        children = [_copied_place(each) for each in inside]
    return Place(place.file, place.line, place.column, place.end_line, place.key_line, place.key_column, children)
