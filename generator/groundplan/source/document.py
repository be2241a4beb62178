"""What the reading of a file gives: its data, and for every value the place where it stands."""

from dataclasses import dataclass
from typing import TypeAlias

from groundplan.problems import Position

Children: TypeAlias = "dict[str, Place] | list[Place] | None"


class Place:
    """Where a value stands; the tree of places has the shape of the data.

    Lines and columns count from 1, columns in code points. `end_line` is the last line of the value;
    `key_line` and `key_column` are 0 when the value has no key. A value that repeats another one
    (`*name`) stands where it is repeated, what is in it stands where it was written.
    """

    __slots__ = ("children", "column", "end_line", "file", "key_column", "key_line", "line")

    def __init__(
        self,
        file: str,
        line: int,
        column: int,
        end_line: int,
        key_line: int = 0,
        key_column: int = 0,
        children: Children = None,
    ) -> None:
        self.file = file
        self.line = line
        self.column = column
        self.end_line = end_line
        self.key_line = key_line
        self.key_column = key_column
        self.children = children

    @property
    def position(self) -> Position:
        """Where the value starts."""
        return Position(self.file, self.line, self.column)

    @property
    def key_position(self) -> Position:
        """Where the key starts; of a value without a key, where the value starts."""
        return Position(self.file, self.key_line, self.key_column) if self.key_line else self.position

    def __repr__(self) -> str:
        return f"Place({self.key_position} -> {self.line}:{self.column}..{self.end_line})"


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its text, its data (dict, list, text or None) and the places of the data.

    Keys are NFC. `complete` is False when something ended the reading: then the data is what stood before.
    """

    file: str
    text: str
    data: object
    place: Place
    complete: bool
