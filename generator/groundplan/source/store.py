"""Where the files of a strategy are: in a folder on disk, or in the tree of a revision that somebody else read."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from errno import ELOOP
from fnmatch import translate
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol


class Store(Protocol):
    """Files and folders by their path; what is not there raises OSError when it is read."""

    def content(self, path: Path, most: int) -> bytes:
        """The bytes of a file; of one that has more than `most` only enough to see it."""

    def real(self, path: Path) -> Path:
        """Where a path leads when links are followed."""

    def is_there(self, path: Path) -> bool:
        """Whether anything has that path."""

    def is_file(self, path: Path) -> bool:
        """Whether it is a file."""

    def is_folder(self, path: Path) -> bool:
        """Whether it is a folder."""

    def matches(self, folder: Path, pattern: str) -> list[Path]:
        """The files below a folder that a pattern matches, as paths from that folder.

        Raises ValueError, NotImplementedError or OSError for what cannot be a pattern.
        """


class Disk:
    """The files as they are on disk."""

    def content(self, path: Path, most: int) -> bytes:
        with path.open("rb") as file:
            return file.read(most + 1)

    def real(self, path: Path) -> Path:
        """One in a circle stays, where `Path.resolve` would raise."""
        return Path(os.path.realpath(path))

    def is_there(self, path: Path) -> bool:
        return os.path.lexists(path)

    def is_file(self, path: Path) -> bool:
        return path.is_file()

    def is_folder(self, path: Path) -> bool:
        return path.is_dir()

    def matches(self, folder: Path, pattern: str) -> list[Path]:
        return [path.relative_to(folder) for path in folder.glob(pattern) if not path.is_dir()]


DISK = Disk()


@dataclass(frozen=True)
class Tree:
    """The files of a revision by their paths from one folder, with `/` between the parts.

    `blobs` reads one, given how many bytes are wanted at most; None stands for a link, which is never followed.
    """

    blobs: Mapping[str, Callable[[int], bytes] | None]

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(above for name in self.blobs for above in _above(name))

    def content(self, path: Path, most: int) -> bytes:
        name = path.as_posix()
        if name in self._folders or name == ".":
            raise IsADirectoryError(name)
        if name not in self.blobs:
            raise FileNotFoundError(name)
        blob = self.blobs[name]
        if blob is None:
            raise OSError(ELOOP, "it is a link, which is not followed here")
        return blob(most + 1)

    def real(self, path: Path) -> Path:
        return Path(os.path.normpath(path))

    def is_there(self, path: Path) -> bool:
        return path.as_posix() in self.blobs or self.is_folder(path)

    def is_file(self, path: Path) -> bool:
        return path.as_posix() in self.blobs

    def is_folder(self, path: Path) -> bool:
        return path.as_posix() == "." or path.as_posix() in self._folders

    def matches(self, folder: Path, pattern: str) -> list[Path]:
        """By the rules of `Path.glob`: `**` is any number of folders, a last `**` whatever it is on this Python."""
        parts = [part for part in pattern.split("/") if part not in ("", ".")]
        if not parts or any("**" in part and part != "**" for part in parts):
            raise ValueError(pattern)
        if parts[-1] == "**":
            if sys.version_info < (3, 13):
                return []
            parts.append("*")
        prefix = "" if folder.as_posix() == "." else f"{folder.as_posix()}/"
        names = (name.removeprefix(prefix) for name in self.blobs if name.startswith(prefix))
        wanted = _Pattern(tuple(parts))
        return [Path(name) for name in names if wanted.matches(name.split("/"))]


def _above(name: str) -> Iterator[str]:
    """The folders that a file lies in."""
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern in its parts."""

    parts: tuple[str, ...]

    def matches(self, names: list[str]) -> bool:
        """Whether a path in its parts matches; what is reached is kept, so that many `**` take no longer than one."""
        reached = {0}
        for name in names:
            reached = {after for at in self._skipped(reached) for after in self._after(at, name)}
        return len(self.parts) in reached

    def _skipped(self, reached: set[int]) -> set[int]:
        """The parts that come next, those behind a `**` that stands for no folder included."""
        found = set(reached)
        for at in sorted(reached):
            while at < len(self.parts) and self.parts[at] == "**":
                at += 1
                found.add(at)
        return found

    def _after(self, at: int, name: str) -> Iterator[int]:
        if at == len(self.parts):
            return
        if self.parts[at] == "**":
            yield at
        elif _compiled(self.parts[at]).match(name):
            yield at + 1


@lru_cache(maxsize=256)
def _compiled(part: str) -> re.Pattern[str]:
    return re.compile(translate(part))
