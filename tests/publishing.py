"""A strategy in a git repository of its own, published from tests."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STRATEGY = """\
strategy: {title: Plan, version: "VERSION", period: {start: 2026-01-01, end: 2026-12-31}HEAD}
goals: {grow: {title: GOAL, baseline: 10M, target: {value: 13M, by: 2026-12-31}}}
"""
# Who commits, without any settings of the machine: none of them may be needed.
_NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
_SOMEBODY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ann"), ("EMAIL", "ann@example.com"))
}


def git(folder: Path, *arguments: str) -> str:
    """What git prints, without the blanks at its ends."""
    environment = {**os.environ, **_NOBODY, **_SOMEBODY}
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout.strip()


@dataclass(frozen=True)
class Repository:
    """A work tree with a strategy in it."""

    folder: Path

    @property
    def strategy(self) -> Path:
        return self.folder / "strategy.yml"

    def write(self, version: str, goal: str = "Grow", head: str = "") -> None:
        """Writes the strategy; `head` goes on in the flow mapping of its head."""
        text = STRATEGY.replace("VERSION", version).replace("GOAL", goal).replace("HEAD", head)
        self.strategy.write_text(text, "utf-8")

    def git(self, *arguments: str) -> str:
        return git(self.folder, *arguments)

    def tip(self, branch: str = "gh-pages") -> str:
        """The last commit of a branch; empty when there is none."""
        return self.git("for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")

    def files(self, commit: str = "gh-pages") -> set[str]:
        return set(self.git("ls-tree", "-r", "--name-only", commit).splitlines())

    def file(self, path: str, commit: str = "gh-pages") -> str:
        return self.git("show", f"{commit}:{path}")

    def versions(self, commit: str = "gh-pages") -> list[tuple[str, str, list[str]]]:
        """The list of versions: folder, title and aliases of each."""
        listed: list[dict[str, Any]] = json.loads(self.file("versions.json", commit))
        return [(each["version"], each["title"], each["aliases"]) for each in listed]


def repository(folder: Path, remote: Path | None = None) -> Repository:
    """A new repository with one commit that holds a strategy, and a bare remote if asked."""
    folder.mkdir(parents=True)
    made = Repository(folder)
    made.git("init", "--quiet", "--initial-branch=main")
    made.write("2026.1")
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message=Start")
    if remote is not None:
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
        made.git("remote", "add", "origin", str(remote))
        made.git("push", "--quiet", "origin", "main")
    return made


def started(repository: Repository, *options: str) -> subprocess.Popen[str]:
    """`groundplan publish` as a process of its own, the first of a new group."""
    command = [sys.executable, "-m", "groundplan", "publish", "--as-of", "2026-03-01", *options]
    return subprocess.Popen(
        command,
        cwd=repository.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
