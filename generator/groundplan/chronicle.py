"""What became of a strategy over time, in finished sentences: what each version changed, and each item's own moves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

# A published version, what comes after the last of them, a month of a strategy that has no versions, or what nobody
# has committed yet.
Kind = Literal["published", "unpublished", "month", "uncommitted"]
# An item has no more moves than these.
MOST_MOVES = 30
Silence = Literal["", "first", "oldest", "broken"]


@dataclass(frozen=True, slots=True)
class Move:
    """A change of one item, and the commit that made it: none (empty) as long as nobody has committed it.

    `subject` is the first line of what was said with the commit; empty where it may not be shown.
    """

    day: str
    commit: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """An item and what is said of it, a line each; `path` is where it stands today, empty when it is gone.

    `lost_by` are the paths of the roles that answered for it or worked on it before, and do no more.
    """

    head: str
    lines: tuple[str, ...]
    path: str
    lost_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is told of a version, by chapter; `count` is how many things it tells."""

    heading: str
    count: int
    chapters: tuple[tuple[str, tuple[Told, ...]], ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A version: what it is called, its tags, its day and its commit, and what it changed: what matters most, and all.

    `silent` says why nothing is told of it: it is the first, or the oldest that is known, or it cannot be read.
    """

    kind: Kind
    name: str
    tags: tuple[str, ...]
    day: str
    commit: str
    summary: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    silent: Silence = ""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Everything that is known: versions, the newest first, and the moves of each item by its path today.

    `since_approval` is what changed since the strategy was approved, if that is known. `is_cut`: what is older was
    left out, or is not in this clone.
    """

    releases: tuple[Release, ...] = ()
    moves: Mapping[str, tuple[Move, ...]] = field(default_factory=dict)
    since_approval: tuple[str, ...] = ()
    is_cut: bool = False


NOTHING_KNOWN = Chronicle()


def lines(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Every line of some parts, after the item that it is about."""
    return (
        (told.head, line) for part in parts for _, chapter in part.chapters for told in chapter for line in told.lines
    )
