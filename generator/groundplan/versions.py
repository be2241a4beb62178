"""The versions that somebody asks for: files on disk, and files as they were in a revision."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from groundplan import git
from groundplan.comparing import Version
from groundplan.parse import parse
from groundplan.source import CannotRead, Tree, read

_YAML = (".yml", ".yaml")


class NotFound(Exception):  # noqa: N818 - the outcome, in words the user sees
    """What was asked for is neither a file nor a revision: why git could not find it."""

    def __init__(self, asked: str, failed: git.GitFailed) -> None:
        super().__init__(f"{asked}: {failed}")
        self.asked, self.failed = asked, failed


def version(asked: str | None, strategy: Path) -> Version:
    """A file when there is one of that name, or when the name is that of a YAML file; else a revision of the strategy.

    Nothing asked is the strategy as it stands on disk. Raises NotFound, and CannotRead for a file.
    """
    if asked is None:
        return _on_disk(strategy)
    path = Path(asked)
    if path.suffix.lower() in _YAML or _is_file(path):
        return _on_disk(path)
    try:
        return _at(asked, strategy)
    except git.GitFailed as failed:
        raise NotFound(asked, failed) from failed


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except ValueError:  # what cannot be a path
        return False


def _on_disk(path: Path) -> Version:
    return Version(path.as_posix(), "", parse(read(path)))


def _at(asked: str, strategy: Path) -> Version:
    """The strategy as it was in a revision, with everything that it takes in as it was there."""
    folder, file = strategy.parent, strategy.as_posix()
    with _tree(folder, git.revision(folder, asked)) as tree:
        if not tree.is_file(Path(strategy.name)):
            return Version(file, asked, None)
        try:
            return Version(file, asked, parse(read(Path(strategy.name), file, tree)))
        except CannotRead as refused:
            raise git.GitFailed("git_failed", str(refused)) from refused


@contextmanager
def _tree(folder: Path, at: git.Revision) -> Iterator[Tree]:
    """The files of a revision from a folder on; they can be read as long as this is open."""
    listed = git.files(folder, at)
    with git.contents(folder) as content:
        yield Tree({name: None if each.is_link else partial(content, each) for name, each in listed.items()})
