"""The versions that somebody asks for: files on disk, and files as they were in a revision."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from groundplan import git
from groundplan.comparing import Version
from groundplan.parse import parse
from groundplan.source import CannotRead, Source, Tree, read, reading
from groundplan.source.pieces import Pieces
from groundplan.source.room import ReadValues

_YAML = (".yml", ".yaml")


class NotFound(Exception):  # noqa: N818 - the outcome, in words the user sees
    """What was asked for is neither a file nor a revision: why git could not find it."""

    def __init__(self, asked: str, failed: git.GitFailed) -> None:
        super().__init__(f"{asked}: {failed}")
        self.asked, self.failed = asked, failed


def both(old: str, new: str | None, strategy: Path) -> tuple[Version, Version]:
    """What two names stand for: a file when there is one of that name, or when the name is that of a YAML file; else
    a revision of the strategy.

    Nothing asked is the strategy as it stands on disk. Raises NotFound, and CannotRead for a file.
    """
    first = _found(old, strategy, reading.read_values)
    # Parsing takes out of what was read what is wrong in it, so the second version is read before the first is parsed.
    last = _found(new, strategy, Pieces(first.source).read_values)
    return first.version(), last.version()


class _Found(NamedTuple):
    """Where a version was found, and what was read there: nothing when the revision has no such file."""

    file: str
    revision: str
    source: Source | None

    def version(self) -> Version:
        return Version(self.file, self.revision, parse(self.source) if self.source else None)


def _found(asked: str | None, strategy: Path, read_values: ReadValues) -> _Found:
    path = strategy if asked is None else Path(asked)
    if asked is None or path.suffix.lower() in _YAML or _is_file(path):
        return _Found(path.as_posix(), "", read(path, read_values=read_values))
    try:
        return _at(asked, strategy, read_values)
    except git.GitFailed as failed:
        raise NotFound(asked, failed) from failed


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except ValueError:  # what cannot be a path
        return False


def _at(asked: str, strategy: Path, read_values: ReadValues) -> _Found:
    """The strategy as it was in a revision, with everything that it takes in as it was there."""
    folder, file = strategy.parent, strategy.as_posix()
    with _tree(folder, git.revision(folder, asked)) as tree:
        if not tree.is_file(Path(strategy.name)):
            return _Found(file, asked, None)
        try:
            return _Found(file, asked, read(Path(strategy.name), file, tree, read_values))
        except CannotRead as refused:
            raise git.GitFailed("git_failed", str(refused)) from refused


@contextmanager
def _tree(folder: Path, at: git.Revision) -> Iterator[Tree]:
    """The files of a revision from a folder on; they can be read as long as this is open."""
    listed = git.files(folder, at)
    with git.contents(folder) as content:
        yield Tree({name: None if each.is_link else partial(content, each) for name, each in listed.items()})
