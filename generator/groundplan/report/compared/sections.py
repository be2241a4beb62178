"""What a report on two versions is made of, whichever way it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One thing and what is said of it, one line each.

    `path` is that of its item, empty for what is gone; `old_path` that in the old version, empty for what is new.
    """

    head: str
    lines: tuple[str, ...] = ()
    path: str = ""
    old_path: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: its heading, how many things it tells, and the blocks under each heading inside it."""

    heading: str
    count: int
    groups: Mapping[str, Sequence[Block]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole report: a heading, what was compared, what matters most, and everything."""

    heading: str
    versions: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
