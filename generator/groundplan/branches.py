"""A branch that no work tree shows: what it holds, one commit more, and both ends moved only from where they were.

The files and the index of whoever works in the repository are never touched. Until the branch is moved, nothing that
was written can be seen; what is left of a run that was interrupted, git clears away by itself.
"""

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from groundplan import git

_NONE = "0" * 40
# Variables that would lead git to another repository, or change what it says.
_NOT_PASSED = (
    "GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_COMMON_DIR GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES "
    "GIT_NAMESPACE GIT_PREFIX GIT_CEILING_DIRECTORIES LC_ALL LANGUAGE"
).split()
_STAND_IN = ("groundplan", "groundplan@localhost")


class Moved(Exception):  # noqa: N818 - the outcome, in words the user sees
    """Somebody else moved the branch meanwhile; `where` is the remote, or empty for the branch here."""

    def __init__(self, where: str = "") -> None:
        super().__init__(where)
        self.where = where


def top(folder: Path) -> Path:
    """The folder at the top of the work tree that a folder is in; raises GitFailed."""
    return Path(os.fsdecode(git.run(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))


def is_name(folder: Path, branch: str) -> bool:
    """Whether a branch can have a name."""
    return not branch.startswith("-") and _answers(folder, "check-ref-format", _ref(branch))


def tip(folder: Path, branch: str) -> str:
    """The last commit of a branch; empty when there is no such branch."""
    return _commit(folder, _ref(branch))


def remembered(folder: Path, remote: str, branch: str) -> str:
    """The last commit of a remote's branch as of the last look at it; empty when it is not known."""
    return _commit(folder, f"refs/remotes/{remote}/{branch}")


def knows(folder: Path, remote: str) -> bool:
    """Whether the repository has a remote of a name."""
    return not remote.startswith("-") and _answers(folder, "remote", "get-url", remote)


def fetched(folder: Path, remote: str, branch: str) -> str:
    """The last commit of a branch on a remote, brought here; empty when there is none. No branch here is moved."""
    found = _on(folder, remote, branch)
    if found and not _answers(folder, "cat-file", "-e", f"{found}^{{commit}}"):
        flags = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-gc", "--refmap=")
        git.run(folder, "fetch", *flags, "--", remote, _ref(branch), variables=_everything())
    return found


def is_before(folder: Path, older: str, newer: str) -> bool:
    """Whether everything in one commit is in another one too."""
    return _answers(folder, "merge-base", "--is-ancestor", older, newer)


def is_checked_out(folder: Path, branch: str) -> bool:
    """Whether a work tree shows the branch: moving it would make all its files look changed."""
    shown = git.run(folder, "worktree", "list", "--porcelain").decode("utf-8", "replace").splitlines()
    return f"branch {_ref(branch)}" in shown


def commit(folder: Path, base: str, gone: Iterable[str], put: Mapping[str, Path], message: str) -> str:
    """A commit after `base` without some files and with others, by their paths from the top; no branch has it yet.

    It is `base` itself when nothing is changed by it. An empty `base` stands for an empty branch.
    """
    names = git.run(
        folder,
        "hash-object",
        "-w",
        "--no-filters",
        "--stdin-paths",
        feed="".join(f"{path}\n" for path in put.values()).encode("utf-8", "surrogateescape"),
    ).split()
    lines = [f"0 {_NONE}\t{path}" for path in gone]
    lines += [f"100644 {name.decode()}\t{path}" for path, name in zip(put, names, strict=True)]
    with tempfile.TemporaryDirectory(prefix="groundplan-") as temporary:
        index = {"GIT_INDEX_FILE": str(Path(temporary, "index"))}
        git.run(folder, "read-tree", base or "--empty", variables=index)
        feed = "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")
        git.run(folder, "update-index", "-z", "--index-info", feed=feed, variables=index)
        tree = git.run(folder, "write-tree", variables=index).decode().strip()
    if base and tree == git.run(folder, "rev-parse", f"{base}^{{tree}}").decode().strip():
        return base
    parents = ("-p", base) if base else ()
    identity = _everything() | _identity(folder)
    made = git.run(folder, "commit-tree", tree, *parents, feed=message.encode(), variables=identity)
    return made.decode().strip()


def move(folder: Path, branch: str, old: str, new: str) -> None:
    """Moves a branch from one commit to another, `old` empty to make it; raises Moved when it is elsewhere by now."""
    try:
        git.run(folder, "update-ref", "-m", "groundplan publish", _ref(branch), new, old or _NONE)
    except git.GitFailed:
        if tip(folder, branch) != old:
            raise Moved from None
        raise


def push(folder: Path, remote: str, branch: str, old: str, new: str) -> None:
    """Moves the branch of a remote forward to a commit; raises Moved when it is elsewhere by now."""
    try:
        git.run(folder, "push", "--quiet", "--", remote, f"{new}:{_ref(branch)}", variables=_everything())
    except git.GitFailed:
        if _on(folder, remote, branch) != old:
            raise Moved(remote) from None
        raise


def _ref(branch: str) -> str:
    return f"refs/heads/{branch}"


def _on(folder: Path, remote: str, branch: str) -> str:
    listed = git.run(folder, "ls-remote", "--", remote, _ref(branch), variables=_everything()).decode()
    found = (line.split("\t") for line in listed.splitlines())
    return next((name for name, ref in found if ref == _ref(branch)), "")


def _commit(folder: Path, ref: str) -> str:
    try:
        return git.run(folder, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").decode().strip()
    except git.GitFailed as failed:
        if failed.why == "git_failed":
            return ""
        raise


def _answers(folder: Path, *arguments: str) -> bool:
    try:
        git.run(folder, *arguments)
    except git.GitFailed as failed:
        if failed.why == "git_failed":
            return False
        raise
    return True


def _everything() -> dict[str, str]:
    """The user's own environment: a remote may ask for keys, proxies and helpers that only it tells of."""
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED}
    return {"GIT_TERMINAL_PROMPT": "1" if sys.stderr.isatty() else "0", **kept, "GIT_NO_LAZY_FETCH": "0"}


def _identity(folder: Path) -> dict[str, str]:
    """Who commits, for this commit only, where nobody has said it."""
    found: dict[str, str] = {}
    for who in ("AUTHOR", "COMMITTER"):
        try:
            git.run(folder, "-c", "user.useConfigOnly=true", "var", f"GIT_{who}_IDENT", variables=_everything())
        except git.GitFailed:
            name, mail = _STAND_IN
            found |= {f"GIT_{who}_NAME": name, f"GIT_{who}_EMAIL": mail}
    return found
