"""What comes of the changes of a strategy."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from groundplan.plan.amounts import Amount
from groundplan.problems import Problem

# A worked-out figure: a number, a day, a word such as a pace, or whether something is so.
Figure: TypeAlias = Amount | date | str | bool


@dataclass(frozen=True, slots=True)
class Shift:
    """A worked-out figure that differs: None where it is not stated, or where its item is not there.

    `figure` is the name of it in `numbers` (`cascade.coverage`), of the item at the path in the new version, `old_path`
    in the old one. `difference` is what it is more, of shares in points; None unless both are numbers in one unit.
    """

    path: str
    old_path: str
    figure: str
    old: Figure | None
    new: Figure | None
    difference: Amount | None


@dataclass(frozen=True, slots=True)
class Answered:
    """Of one kind of thing, how many there are and how many are answered in each version, if that differs.

    `opened` are the paths of what is not answered any more, or came without an answer; `closed` of what is answered
    now, or gone. Paths are those of the new version, of what is gone those of the old one.
    """

    kind: str
    old_answered: int
    old_all: int
    answered: int
    all: int
    opened: tuple[str, ...]
    closed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of a code each version has, where there are too many to tell them apart."""

    code: str
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Orphan:
    """Something still there that the changes cut off: an action from every goal, a goal from every action that
    served it or one below, or a goal from every goal above it; `path` in the new version."""

    path: str
    kind: Literal["action", "goal_without_action", "goal_without_goal"]


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """An item that did not change and depends on some that did, by their paths in the new version."""

    path: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Consequences:
    """Everything that comes of the changes, each in the order of the new file."""

    shifts: tuple[Shift, ...] = ()
    answered: tuple[Answered, ...] = ()
    appeared: tuple[Problem, ...] = ()
    vanished: tuple[Problem, ...] = ()
    tallies: tuple[Tally, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    read_again: tuple[ReadAgain, ...] = ()
