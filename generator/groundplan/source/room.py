"""What a strategy may read: how much of the limits is left, and which paths stay in its folder."""

import os
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from groundplan.source import reading


@dataclass
class Room:
    """How much of the limits, which are those of the whole strategy, is left."""

    size: int = field(default_factory=lambda: reading.MOST_BYTES)
    values: int = field(default_factory=lambda: reading.MOST_VALUES)

    def content(self, path: Path) -> bytes:
        """The bytes of a file; of one that is too big only enough to see it."""
        with path.open("rb") as file:
            return file.read(self.size + 1)


def real(path: Path) -> Path:
    """Where a path leads when links are followed; one in a circle stays, where `Path.resolve` would raise."""
    return Path(os.path.realpath(path))


def leaves_folder(entry: str) -> bool:
    """Whether a path as typed leads out of the folder that it starts in."""
    windows = PureWindowsPath(entry)
    return bool(windows.drive or windows.root) or ".." in windows.parts or entry.startswith("~")
