"""A strategy where its files are: the main one and the chapters that it takes in with `include:`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from groundplan.problems import Position, Problem, in_order
from groundplan.source import reading
from groundplan.source.attached import attach
from groundplan.source.characters import decode
from groundplan.source.document import Document, Place
from groundplan.source.room import ReadValues, Room, leaves_folder, nearest_folder
from groundplan.source.store import DISK, Store

INCLUDE = "include"
_WILD = re.compile(r"[*?\[]")


class CannotRead(Exception):  # noqa: N818 - the outcome, in words the user sees
    """The main file cannot be read at all; `str()` is one plain line, `problem` the same for `words`."""

    def __init__(self, problem: Problem, line: str) -> None:
        super().__init__(line)
        self.problem = problem


@dataclass
class Source:
    """Everything read: documents (the main one first, then the others by path, then tables) and what was wrong.

    `files` are the files that were read, `folders` those in which a new file could match an `include`.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    files: tuple[Path, ...]
    folders: tuple[Path, ...] = ()


@dataclass
class _Found:
    """The files that `include` names, each with the place that named it first."""

    store: Store
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    folders: set[Path] = field(default_factory=set)


def read(
    path: Path, shown: str | None = None, store: Store = DISK, read_values: ReadValues = reading.read_values
) -> Source:
    """Read a strategy; `shown` is how messages call the main file. Raises CannotRead."""
    name = shown or path.as_posix()
    room = Room(store, read_values)
    try:
        content = room.content(path)
    except OSError as error:
        raise _cannot_read(name, error) from error
    main, problems = _document(content, name, room, Position(name, 1, 1))
    documents, files = [main], [path]
    found = _included(main, path, store)
    problems += found.problems
    for relative, place in sorted(found.places.items(), key=lambda item: item[0].as_posix()):
        part = path.parent / relative
        part_name = (PurePosixPath(name).parent / relative.as_posix()).as_posix()
        try:
            content = room.content(part)
        except OSError:
            problems.append(_problem("SRC125", place, file=part_name))
            continue
        document, more = _document(content, part_name, room, place.position)
        documents.append(document)
        files.append(part)
        problems += [*more, *_include_elsewhere(document)]
    tables = attach(documents, path.parent, PurePosixPath(name).parent, room)
    return Source(
        (*documents, *tables.documents),
        tuple(in_order([*problems, *tables.problems])),
        (*files, *tables.files),
        tuple(sorted({*found.folders, *tables.folders})),
    )


def _document(content: bytes, name: str, room: Room, named_at: Position) -> tuple[Document, list[Problem]]:
    if len(content) > room.size:
        room.size = 0
        return reading.nothing(name), [Problem(named_at, "SRC104")]
    room.size -= len(content)
    text, problems = decode(content, name)
    if problems:
        return reading.nothing(name), problems
    document, problems, count = room.read_values(text, name, room.values)
    room.values = max(0, room.values - count)
    return document, problems


def _cannot_read(name: str, error: OSError) -> CannotRead:
    code, reason = "SRC113", (error.strerror or "unknown reason").lower()
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        code, reason = "SRC111", "there is no such file"
    elif isinstance(error, IsADirectoryError):
        code, reason = "SRC112", "this is a folder; name the file in it"
    elif isinstance(error, PermissionError):
        reason = "you have no permission to read it"
    problem = Problem(Position(name, 1, 1), code, {"file": name, "reason": reason})
    return CannotRead(problem, f"{name}: {reason}")


def _problem(code: str, place: Place, **arguments: str) -> Problem:
    return Problem(place.position, code, arguments)


def _include_elsewhere(document: Document) -> Iterator[Problem]:
    """Only the main file may include others."""
    children = document.place.children
    if isinstance(children, dict) and INCLUDE in children:
        yield Problem(children[INCLUDE].key_position, "SRC122")


def _included(main: Document, path: Path, store: Store) -> _Found:
    found = _Found(store)
    if not isinstance(main.data, dict) or not isinstance(main.place.children, dict):
        return found
    value, place = main.data.get(INCLUDE), main.place.children.get(INCLUDE)
    if value is None or place is None:
        return found
    entries, places = value, place.children
    if not isinstance(entries, list) or not isinstance(places, list):
        entries, places = [value], [place]
    taken = {store.real(path)}
    for entry, entry_place in zip(entries, places, strict=True):
        if isinstance(entry, str) and entry.strip():
            _include(entry.strip(), entry_place, path.parent, taken, found)
        else:
            found.problems.append(_problem("SRC121", entry_place))
    return found


def _include(entry: str, place: Place, folder: Path, taken: set[Path], found: _Found) -> None:
    """Note the files that one entry names."""
    pattern = entry.removeprefix("./")
    if leaves_folder(pattern):
        found.problems.append(_problem("SRC123", place, entry=entry))
        return
    nearest = nearest_folder(folder / _fixed_part(pattern), folder, found.store)
    if _WILD.search(pattern):
        found.folders.add(nearest)
    real = found.store.real
    home = real(folder)
    matched = outside = itself = False
    for relative in _matches(pattern, folder, found.store):
        target = real(folder / relative)
        if not target.is_relative_to(home):
            outside = True
        elif relative in found.places or (target != home and target not in taken):
            matched = True
            taken.add(target)
            found.places.setdefault(relative, place)
        else:
            matched = matched or target in {real(folder / known) for known in found.places}
            itself = itself or target in taken
    if outside:
        found.problems.append(_problem("SRC123", place, entry=entry))
    elif not matched:
        found.folders.add(nearest)
        found.problems.append(_problem("SRC126" if itself else "SRC124", place, entry=entry))


def _fixed_part(pattern: str) -> str:
    """The folders of a pattern before its first wild one."""
    parts: list[str] = []
    for part in PurePosixPath(pattern).parts[:-1]:
        if _WILD.search(part):
            break
        parts.append(part)
    return "/".join(parts)


def _matches(pattern: str, folder: Path, store: Store) -> list[Path]:
    """The files below the folder that match, sorted; hidden ones only when the pattern names them."""
    try:
        if not _WILD.search(pattern):
            return [Path(pattern)] if store.is_there(folder / pattern) else []
        found = store.matches(folder, pattern)
    except (ValueError, NotImplementedError, OSError):  # what cannot be a pattern or a path
        return []
    hidden = any(part.startswith(".") for part in PurePosixPath(pattern).parts)
    return sorted(path for path in found if hidden or not any(part.startswith(".") for part in path.parts))
