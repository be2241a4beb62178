"""What was worked out about versions that git holds, kept for the next build: they never change.

It is kept in the repository's own folder, in one file for each strategy, language and audience. Whatever is wrong with
that file, it is only worked out again.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from groundplan import __version__
from groundplan.chronicle import Part, Told
from groundplan.history import Account, Step

# Files of other strategies, languages and audiences, and of earlier versions of this program.
_MOST_FILES = 12
# Of versions that are no longer in the history, such as those of another branch, so many are kept at most.
_MOST_ENTRIES = 6000

# The files that a version of a strategy is made of, the main one first, each with the name of its content.
Files = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Kept:
    """Keys of versions by commit, empty where there is no strategy; the files of each, None if they cannot be read.

    A key stands for the contents of all files of a version. `names` are what versions call themselves, None if they
    are broken. Steps and accounts are found by what they are about.
    """

    commits: dict[str, str] = field(default_factory=dict)
    files: dict[str, Files | None] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    names: dict[str, str | None] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    # What was read from the file, to see whether there is anything to write.
    before: str = ""

    def text(self) -> str:
        """Everything as text; of too much, what came last."""
        files = {key: each for key, each in self.files.items() if each}
        held: dict[str, dict[str, Any]] = {
            "commits": {commit: key for commit, key in self.commits.items() if not key or key in files},
            "files": files,
            "steps": {key: [each.moves, each.renamed] for key, each in self.steps.items()},
            "accounts": {key: _account_data(each) for key, each in self.accounts.items()},
            "names": self.names,
            "digests": self.digests,
        }
        newest = {name: dict(list(found.items())[-_MOST_ENTRIES:]) for name, found in held.items()}
        return json.dumps(newest, ensure_ascii=True, separators=(",", ":"))

    @classmethod
    def of(cls, text: str) -> "Kept":
        """What such a text says; raises whatever comes when it is no such text."""
        held = json.loads(text)
        return cls(
            commits=held["commits"],
            files={key: tuple((path, blob) for path, blob in files) for key, files in held["files"].items()},
            steps={key: Step(tuple(map(tuple, moves)), renamed) for key, (moves, renamed) in held["steps"].items()},
            accounts={key: _account(each) for key, each in held["accounts"].items()},
            names=held["names"],
            digests=held["digests"],
            before=text,
        )


def place(folder: Path, *about: str | Iterable[str]) -> Path:
    """The file for what is worked out about a strategy: whatever makes a difference to it is part of the name."""
    made_of = json.dumps([_program(), *(each if isinstance(each, str) else sorted(each) for each in about)])
    return folder / f"history-{sha256(made_of.encode()).hexdigest()[:24]}.json"


def kept(file: Path) -> Kept:
    """What a file holds; nothing when it is not there, or is not as it was written."""
    try:
        digest, _, text = file.read_text("ascii").partition("\n")
        return Kept.of(text) if digest == _digest(text) else Kept()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Kept()


def keep(file: Path, found: Kept) -> None:
    """Writes what was found, if there is anything new; where nothing can be written, nothing is kept."""
    text = found.text()
    if text == found.before:
        return
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        written = file.with_suffix(f".{os.getpid()}")
        try:
            written.write_text(f"{_digest(text)}\n{text}", "ascii")
            written.replace(file)
        finally:
            written.unlink(missing_ok=True)
        others = sorted(file.parent.glob("history-*.json"), key=lambda each: each.stat().st_mtime)
        for old in others[:-_MOST_FILES]:
            old.unlink()


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


@cache
def _program() -> str:
    """What this program is: its version and its files, so that nothing is kept that another one would say otherwise."""
    home = Path(__file__).parent.parent
    files = sorted(home.rglob("*.py"))
    stamps = [(path.relative_to(home).as_posix(), (at := path.stat()).st_size, at.st_mtime_ns) for path in files]
    return sha256(repr((__version__, stamps)).encode()).hexdigest()


def _account_data(account: Account) -> list[Any]:
    parts = [
        [
            part.heading,
            part.count,
            [[name, [[t.head, t.lines, t.path, t.lost_by] for t in told]] for name, told in part.chapters],
        ]
        for part in account.parts
    ]
    return [account.summary, parts, account.renamed]


def _account(held: list[Any]) -> Account:
    summary, parts, renamed = held
    return Account(tuple(summary), tuple(_part(*each) for each in parts), renamed)


def _part(heading: str, count: int, chapters: list[Any]) -> Part:
    read = ((name, tuple(_told(*each) for each in told)) for name, told in chapters)
    return Part(heading, count, tuple(read))


def _told(head: str, lines: list[str], path: str, lost_by: list[str]) -> Told:
    return Told(head, tuple(lines), path, tuple(lost_by))
