"""A block of the first page: a heading that leads to its page, a few lines, and how many there are besides."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, TypeVar

from groundplan.pages.describe import Teller
from groundplan.pages.views import Link

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Block(Generic[T]):
    """A heading, lines, and a link to those that have no room; empty without lines."""

    anchor: str
    heading: Link
    lines: tuple[T, ...]
    more: Link | None

    def __bool__(self) -> bool:
        return bool(self.lines)


def block(tell: Teller, key: str, uri: str, lines: Sequence[T], most: int, *, heading: str = "") -> Block[T]:
    """The first `most` lines under a heading (`index.KEY`) that leads to the page at `uri`."""
    href = tell.places.href(uri, "", seen_from=tell.uri)
    rest = len(lines) - most
    return Block(
        anchor=f":{key}",
        heading=Link(heading or tell.words[f"index.{key}"], href),
        lines=tuple(lines[:most]),
        more=Link(tell.words["more"].format(n=rest), href) if rest > 0 else None,
    )


# How much text the sheet takes at each size of type but the smallest, in Latin letters.
_SIZES = (3900, 6000, 7300)
# What takes no room on paper: names of colours and places, and the working, which is one click away.
_UNSEEN = frozenset({"tone", "anchor", "source", "path", "value", "working", "waits"})
# What a line takes besides its letters.
_A_LINE = 20


def size_of_type(*parts: Any) -> int:
    """The size of type at which the text of some views fits one sheet: 0 is the largest, 3 the smallest."""
    letters = sum(_letters(part) for part in parts)
    return sum(letters > most for most in _SIZES)


def _letters(part: Any) -> int:
    """How much room a text takes, a Chinese character as much as two letters; addresses take none."""
    if isinstance(part, Link):
        return _letters(part.text)
    if isinstance(part, str):
        return sum(2 if letter >= "\u2e80" else 1 for letter in part)
    if isinstance(part, tuple):
        return sum(_A_LINE + _letters(each) for each in part)
    if is_dataclass(part):
        return sum(_letters(getattr(part, field.name)) for field in fields(part) if field.name not in _UNSEEN)
    return 0
