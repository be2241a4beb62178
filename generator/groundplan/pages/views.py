"""What a template gets: finished strings, numbers and links, nothing to look up or to work out."""

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the site or, for `outside`, to another one."""

    text: str
    href: str
    outside: bool = False


Piece = str | Link

# Pairs of up to this many characters stand side by side.
_SHORT = 24
# What a badge may hold on one line.
_LONGEST_WORD = 30


def text_of(piece: Piece) -> str:
    """What a piece says, without its link."""
    return piece.text if isinstance(piece, Link) else piece


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled value of an item.

    `text`: one text with its own line breaks; `inline`: pieces one after the other; `list`: one a line;
    `pairs`: each with a label of its own; `rich`: HTML of a rich text; `folded`: pairs that open below a text.
    """

    label: str
    kind: Literal["text", "inline", "list", "pairs", "rich", "folded"]
    pieces: tuple[Piece, ...] = ()
    pairs: tuple[tuple[Piece, tuple[Piece, ...]], ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether its pairs are short enough to stand beside one another."""
        return all(len(text_of(label)) + sum(len(text_of(p)) for p in said) <= _SHORT for label, said in self.pairs)


@dataclass(frozen=True, slots=True)
class Badge:
    """A word that marks an item; `tone` picks its colour: good, bad, warn, info or quiet."""

    text: str
    tone: str = "quiet"

    @property
    def is_long(self) -> bool:
        """Whether it is a sentence rather than a word, and may take several lines."""
        return len(self.text) > _LONGEST_WORD


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was worked out: its text, and how it came about, a line a step.

    `path` is where `numbers --format json` has it (`pipelines.direct.deals`), `value` what stands there, as text.
    Neither is there for what is not stated; its text says so.
    """

    text: str
    path: str = ""
    value: str = ""
    working: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """An item on a page: its heading, its marks, its fields, and the items inside it."""

    anchor: str
    title: str
    badges: tuple[Badge, ...] = ()
    lead: str = ""
    rows: tuple[Row, ...] = ()
    groups: tuple["Group", ...] = ()
    source: Link | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one label."""

    label: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader has to know before anything else: a word, what it means, and the changes that it is about."""

    label: str
    text: str
    tone: str
    changes: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: where it is, which template writes it, and what the template gets.

    `anchor` is that of its title; a `wide` page has no table of contents beside it; `notices` stand on top of it.
    """

    uri: str
    template: str
    title: str
    anchor: str
    view: Any
    wide: bool = False
    notices: tuple[Notice, ...] = ()
