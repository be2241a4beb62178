"""The one place that runs git: what a revision is, and the files in it. What it finds is passed on as data.

Nothing goes through a shell, no name that somebody types can become an option, and no setting of the environment
that changes what git answers is handed on. Paths are those of git, `/` between their parts.
"""

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

# What git needs to find itself and the settings of its user; everything else could change what it does.
_KEPT = ("PATH", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_FIXED = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_PAGER": "cat",
}
_LINK, _SUBMODULE = "120000", "160000"

Why = Literal["git_absent", "no_repository", "no_revision", "no_revision_shallow", "git_failed"]


class GitFailed(Exception):  # noqa: N818 - the outcome, in words the user sees
    """Why git gave no answer: a key of `words`, and what it was about (a folder, a revision, git's own line)."""

    def __init__(self, why: Why, about: str) -> None:
        super().__init__(f"{why}: {about}")
        self.why, self.about = why, about


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision as it was typed, and the commit that it is, by its whole name."""

    name: str
    commit: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of a revision: the name of its content, and its size in bytes; `is_link`: it is a symbolic link."""

    content: str
    size: int
    is_link: bool


Read = Callable[[Listed, int], bytes]


def revision(folder: Path, name: str) -> Revision:
    """The commit that a branch, a tag or any other name of a revision stands for, in the repository of a folder.

    Raises GitFailed, which tells when the clone is shallow and so may lack it.
    """
    run(folder, "rev-parse", "--git-dir")
    if name.startswith("-") or not name.strip() or "\0" in name:
        raise GitFailed("no_revision", name)
    try:
        found = run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except GitFailed as failed:
        if failed.why != "git_failed":
            raise
        is_shallow = run(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
        raise GitFailed("no_revision_shallow" if is_shallow else "no_revision", name) from failed
    return Revision(name, found.decode("ascii").strip())


def files(folder: Path, at: Revision) -> Mapping[str, Listed]:
    """The files of a revision in a folder and below it, by their path from that folder; submodules are left out.

    The folder need not be there any more: then its nearest folder that is asks for it. Raises GitFailed.
    """
    here, below = _standing(folder)
    listed = run(here, "ls-tree", "-r", "-z", "-l", "--end-of-options", at.commit, *([below] if below else []))
    found = {}
    for line in filter(None, listed.split(b"\0")):
        about, _, name = line.partition(b"\t")
        mode, _, content, size = about.decode("ascii").split()
        path = os.fsdecode(name).removeprefix(below)
        if mode != _SUBMODULE and path:
            found[path] = Listed(content, int(size), mode == _LINK)
    return found


@contextmanager
def contents(folder: Path) -> Iterator[Read]:
    """Reads files of revisions, all through one process; each at most so many bytes of it.

    A file with more is not asked for: what comes is as many empty bytes, which is enough to see it.
    """
    process = _started(_standing(folder)[0], "cat-file", "--batch")
    wants, gives = process.stdin, process.stdout
    assert wants is not None
    assert gives is not None
    try:
        yield lambda listed, most: bytes(most) if listed.size > most else _content(listed.content, wants, gives)
    finally:
        wants.close()
        gives.close()
        process.wait()


def _content(name: str, wants: IO[bytes], gives: IO[bytes]) -> bytes:
    """One answer of `cat-file --batch`; raises OSError when the content is not there, as in a partial clone."""
    try:
        wants.write(f"{name}\n".encode("ascii"))
        wants.flush()
        head = gives.readline().split()
    except (OSError, ValueError) as ended:
        raise OSError(f"{name}: git ended") from ended
    if len(head) != 3 or head[1] != b"blob":
        raise FileNotFoundError(name)
    content = gives.read(int(head[2]))
    gives.read(1)
    return content


def _standing(folder: Path) -> tuple[Path, str]:
    """The nearest folder that is there, and the way on from it with a `/` at its end; none to the folder itself."""
    here = folder.absolute()
    gone: list[str] = []
    while not here.is_dir():
        gone.insert(0, here.name)
        here = here.parent
    return here, "".join(f"{part}/" for part in gone)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, **_FIXED, "GIT_LITERAL_PATHSPECS": "1"}


def _started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = ("git", "--no-pager", "-C", str(folder), *arguments)
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except OSError as error:
        raise GitFailed("git_absent", error.strerror or "") from error


def run(folder: Path, *arguments: str, feed: bytes | None = None, variables: Mapping[str, str] | None = None) -> bytes:
    """What git prints, fed with bytes, in an environment to which variables are added; raises GitFailed."""
    here, _ = _standing(folder)
    command = ("git", "--no-pager", "-C", str(here), *arguments)
    environment = {**_environment(), **(variables or {})}
    # What runs in a session of its own is not ended with us: a lock that git holds is always given back.
    lone = arguments[0] == "update-ref"
    try:
        done = subprocess.run(
            command,
            input=feed,
            stdin=subprocess.DEVNULL if feed is None else None,
            capture_output=True,
            env=environment,
            check=False,
            start_new_session=lone,
        )
    except OSError as error:
        raise GitFailed("git_absent", error.strerror or "") from error
    except ValueError as error:  # a name that no process can be given
        raise GitFailed("git_failed", str(error)) from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip()
    if "not a git repository" in said and "Could not read from remote" not in said:
        raise GitFailed("no_repository", here.as_posix())
    raise GitFailed("git_failed", said.partition("\n")[0].removeprefix("fatal: "))
