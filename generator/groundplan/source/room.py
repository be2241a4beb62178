"""What a strategy may read: how much of the limits is left, and which paths stay in its folder."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from typing import TypeAlias

from groundplan.problems import Problem
from groundplan.source import reading
from groundplan.source.document import Document
from groundplan.source.store import DISK, Store

# A text, what its file is called, and the most values: the document, what was wrong, and how many values there are.
ReadValues: TypeAlias = Callable[[str, str, int], tuple[Document, list[Problem], int]]


@dataclass
class Room:
    """Where a strategy is read from, and how much of the limits, which are those of all its files, is left."""

    store: Store = DISK
    read_values: ReadValues = reading.read_values
    size: int = field(default_factory=lambda: reading.MOST_BYTES)
    values: int = field(default_factory=lambda: reading.MOST_VALUES)

    def content(self, path: Path) -> bytes:
        """The bytes of a file; of one that is too big only enough to see it."""
        return self.store.content(path, self.size)


def nearest_folder(path: Path, top: Path, store: Store) -> Path:
    """The folder at a path below `top`, or the nearest above it that is there: where it would appear."""
    while path != top and not store.is_folder(path):
        path = path.parent
    return path


def leaves_folder(entry: str) -> bool:
    """Whether a path as typed leads out of the folder that it starts in."""
    windows = PureWindowsPath(entry)
    return bool(windows.drive or windows.root) or ".." in windows.parts or entry.startswith("~")
