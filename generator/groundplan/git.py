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


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, the day it was made where that was, its first line, and what it changed, against its first parent.

    `before` are the files that it changed as they were, None for those that it added; sizes are not known (0).
    """

    name: str
    day: str
    subject: str
    before: Mapping[str, Listed | None]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, the commit that it stands at, and its day: the one on which it was set, if it says so."""

    name: str
    commit: str
    day: str


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
        yield lambda listed, most: bytes(most) if listed.size > most else _content(listed.content, most, wants, gives)
    finally:
        wants.close()
        gives.close()
        process.wait()


def _content(name: str, most: int, wants: IO[bytes], gives: IO[bytes]) -> bytes:
    """One answer of `cat-file --batch`; raises OSError when the content is not there, as in a partial clone."""
    try:
        wants.write(f"{name}\n".encode("ascii"))
        wants.flush()
        head = gives.readline().split()
    except (OSError, ValueError) as ended:
        raise OSError(f"{name}: git ended") from ended
    if len(head) != 3 or head[1] != b"blob":
        raise FileNotFoundError(name)
    left, content = int(head[2]), b""
    if left <= most:
        content = gives.read(left)
    else:
        content = bytes(most)
        while left:
            left -= len(gives.read(min(left, 1 << 16))) or left
    gives.read(1)
    return content


def commits(folder: Path, start: str, most: int) -> tuple[Commit, ...]:
    """The newest commits up to one that changed anything in a folder or below it, by their first parents.

    What was merged is one commit: the merge. Raises GitFailed.
    """
    here, below = _standing(folder)
    settings = ("-c", "log.showRoot=true", "-c", "i18n.logOutputEncoding=UTF-8")
    shown = "--first-parent -m --raw -z --no-abbrev --no-renames --no-show-signature --no-notes --no-color --relative"
    wanted = (f"--max-count={most}", "--format=%H%x00%cs%x00%s", "--end-of-options", start, "--", below or ".")
    parts = iter(run(here, *settings, "log", *shown.split(), *wanted).split(b"\0"))
    return tuple(_commits(parts, below))


def _commits(parts: Iterator[bytes], below: str) -> Iterator[Commit]:
    """Each begins with its name, its day and its first line; two parts a file follow, the first with a colon."""
    name = next(parts)
    while name:
        day, subject = next(parts).decode("ascii"), next(parts).decode("utf-8", "replace")
        before: dict[str, Listed | None] = {}
        after = b""
        for part in parts:
            about = part.removeprefix(b"\n")
            if not about.startswith(b":"):
                after = about
                break
            mode, _, content, _, status = about[1:].decode("ascii").split()
            path = os.fsdecode(next(parts)).removeprefix(below)
            before[path] = None if status == "A" or mode == _SUBMODULE else Listed(content, 0, mode == _LINK)
        yield Commit(name.decode("ascii"), day, subject, before)
        name = after


def renamed_from(folder: Path, commit: str, path: str) -> Path | None:
    """Where a file that a commit added to a folder came from, if it moved it there; raises GitFailed."""
    top = Path(os.fsdecode(run(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))
    shown = ("-r", "-z", "-M", "--diff-filter=R", "--name-status", "--no-commit-id", "--end-of-options")
    parts = iter(run(top, "diff-tree", *shown, f"{commit}^1", commit).split(b"\0"))
    for status in parts:
        if status:
            old, new = (os.fsdecode(next(parts)) for _ in range(2))
            if top / new == folder.resolve() / path:
                return top / old
    return None


def head(folder: Path) -> str:
    """The commit that is checked out; empty when there is none yet. Raises GitFailed."""
    try:
        return revision(folder, "HEAD").commit
    except GitFailed as failed:
        if failed.why in ("no_revision", "no_revision_shallow"):
            return ""
        raise


def is_shallow(folder: Path) -> bool:
    """Whether the clone has only the last commits; raises GitFailed."""
    return run(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"


def tags(folder: Path) -> tuple[Tag, ...]:
    """The tags of what is checked out and of what it came from, newest commit first, of one commit the first one first.

    Raises GitFailed.
    """
    told = run(
        folder,
        "for-each-ref",
        "--merged=HEAD",
        "--sort=creatordate",
        "--format=%(objecttype) %(objectname) %(*objecttype) %(*objectname) %(creatordate:short) %(refname:strip=2)",
        "refs/tags",
    )
    found: dict[str, list[Tag]] = {}
    for line in told.decode("utf-8", "surrogateescape").splitlines():
        kind, own, of_kind, of, day, name = line.split(" ", 5)
        if "commit" in (kind, of_kind):
            commit = own if kind == "commit" else of
            found.setdefault(commit, []).append(Tag(name, commit, day))
    if not found:
        return ()
    order = ("--simplify-by-decoration", "--decorate-refs=refs/tags/*", "--topo-order", "--no-show-signature")
    names = run(folder, "log", "-z", *order, "--format=%H", "HEAD").decode("ascii").split("\0")
    return tuple(tag for name in names for tag in found.get(name, ()))


def own_folder(folder: Path) -> Path:
    """Where groundplan may keep something in the repository of a folder, outside every work tree; raises GitFailed."""
    named = os.fsdecode(run(folder, "rev-parse", "--git-path", "groundplan")).rstrip("\n")
    return folder.absolute() / named


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
