"""A container that is being read."""

from dataclasses import dataclass
from typing import Any

from groundplan.source.document import Place

SKIPPED = object()  # the key of a value that is read and not kept


@dataclass(slots=True)
class Open:
    """A container that is being read; `key` is the key that waits for its value."""

    place: Place
    values: Any
    children: Any
    mapping: bool
    flow: bool = False
    anchor: str | None = None
    counted: int = 0
    levels: int = 1
    key: object = None
    key_line: int = 0
    key_column: int = 0
    is_key: bool = False

    def put(self, value: object, place: Place) -> None:
        """Add a value, under the key that waits for it if this is a mapping."""
        key = self.key
        if key is None:
            self.values.append(value)
            self.children.append(place)
            return
        self.key = None
        if key is not SKIPPED:
            self.values[key] = value
            self.children[key] = place

    def drop(self, last: Place) -> None:
        """Take out the value that stands there, if it is the last one here."""
        if self.mapping:
            if self.children and next(reversed(self.children.values())) is last:
                self.values.popitem()
                self.children.popitem()
        elif self.children and self.children[-1] is last:
            self.values.pop()
            self.children.pop()
