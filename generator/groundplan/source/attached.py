"""Figures that a strategy keeps beside it: `history: {file: data/revenue.csv}` becomes what the table holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from groundplan.problems import Problem
from groundplan.source.document import Document, Place
from groundplan.source.room import Room, leaves_folder, nearest_folder
from groundplan.source.tables import Table, table

CHAPTER, FIELDS, FILE = "metrics", ("history", "forecast"), "file"


@dataclass
class Attached:
    """The tables that were read, as documents without data of their own, their files, and what was wrong.

    `folders` are those in which a file that was not there may appear.
    """

    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    folders: set[Path] = field(default_factory=set)


def attach(documents: Iterable[Document], folder: Path, shown: PurePosixPath, room: Room) -> Attached:
    """Put the figures of every table that a metric names in its place in the data, with the places of the table.

    Paths start at the folder of the main file, which messages call `shown`, and stay in it. What cannot be read is
    left as it is, with a problem at its path.
    """
    attached = Attached()
    known: dict[Path, Table | None] = {}
    for holder, name, place, at in _named(documents):
        entry = holder[name][FILE].strip()
        path = _path(entry, at, folder, room, attached)
        if path is None:
            continue
        if path not in known:
            called = (shown / path.as_posix()).as_posix()
            known[path] = _read(folder / path, called, at, room, attached)
        found = known[path]
        if found is not None:
            holder[name], place.children = found.series()
    return attached


def _named(documents: Iterable[Document]) -> Iterator[tuple[dict[str, Any], str, Place, Place]]:
    """Each series that is a file: what holds it, under which name, its place and that of its path."""
    for document in documents:
        chapter = document.data.get(CHAPTER) if isinstance(document.data, dict) else None
        places = document.place.children
        at = places.get(CHAPTER) if isinstance(places, dict) else None
        if not isinstance(chapter, dict) or at is None or not isinstance(at.children, dict):
            continue
        for key, metric in chapter.items():
            inside = at.children[key].children
            if not isinstance(metric, dict) or not isinstance(inside, dict):
                continue
            for name in FIELDS:
                series = metric.get(name)
                if isinstance(series, dict) and set(series) == {FILE} and isinstance(series[FILE], str):
                    place = inside[name]
                    assert isinstance(place.children, dict)
                    yield metric, name, place, place.children[FILE]


def _path(entry: str, at: Place, folder: Path, room: Room, attached: Attached) -> Path | None:
    """The path of a table below the folder, when there is such a file."""
    store, path = room.store, Path(entry.removeprefix("./"))
    home = store.real(folder)
    if leaves_folder(entry):
        attached.problems.append(Problem(at.position, "SRC123", {"entry": entry}))
        return None
    try:
        target = store.real(folder / path)
        is_there = store.is_file(target)
    except (OSError, ValueError):  # what cannot be a path
        target, is_there = home, False
    if not target.is_relative_to(home):
        attached.problems.append(Problem(at.position, "SRC123", {"entry": entry}))
    elif not is_there:
        attached.problems.append(Problem(at.position, "SRC124", {"entry": entry}))
        attached.folders.add(nearest_folder((folder / path).parent, folder, store))
    else:
        return path
    return None


def _read(path: Path, shown: str, at: Place, room: Room, attached: Attached) -> Table | None:
    try:
        content = room.content(path)
    except OSError:
        attached.problems.append(Problem(at.position, "SRC125", {"file": shown}))
        return None
    attached.files.append(path)
    if len(content) > room.size:
        room.size = 0
        attached.problems.append(Problem(at.position, "SRC104"))
        return None
    room.size -= len(content)
    found = table(content, shown)
    if found.values > room.values:
        attached.problems.append(Problem(at.position, "SRC105"))
        return None
    room.values -= found.values
    attached.problems += found.problems
    attached.documents.append(Document(shown, found.text, {}, Place(shown, 1, 1, 1, children={}), complete=True))
    return found
