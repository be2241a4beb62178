"""What can differ between two versions of a strategy: a class for each kind of change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from groundplan.model.index import Entry
from groundplan.plan.amounts import Amount

# The way from an item to one of its values: `target`, `value`.
Field: TypeAlias = tuple[str, ...]


class ItemKey(str):
    """The path of an item that a key of a mapping names, as the last part of a field."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What an item says without the items inside it: its values by field, and the paths of what each field names.

    Values are those of the model; of a field that names items only the words that name none are a value.
    """

    fields: Mapping[Field, Any] = field(default_factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that differs, at the path of an item in the new version and in the old one; empty where it is not.

    Both are empty for what belongs to no item (the positioning map).
    """

    path: str
    old_path: str


@dataclass(frozen=True, slots=True)
class ItemAdded(Change):
    """An item that the old version does not have; `after` is the id of the item before it, empty for the first."""

    entry: Entry
    content: Content
    after: str


@dataclass(frozen=True, slots=True)
class ItemRemoved(Change):
    """An item that the new version does not have any more, as it was."""

    entry: Entry
    content: Content
    after: str


@dataclass(frozen=True, slots=True)
class ItemMoved(Change):
    """An item that stands in another item, or under another heading, than before; `after` as of one that is added."""

    after: str
    old_after: str


@dataclass(frozen=True, slots=True)
class ItemRenamed(Change):
    """An item with another id, as its `was` tells."""


@dataclass(frozen=True, slots=True)
class FieldChanged(Change):
    """A value that differs; None where nothing is stated.

    `difference` is what the new number is more than the old one, of dates in days; None unless both are numbers in
    one unit. `old_field` differs from `field` only in the path of an item that is its key.
    """

    field: Field
    old_field: Field
    old: Any
    new: Any
    difference: Amount | None


@dataclass(frozen=True, slots=True)
class LinkGained(Change):
    """An item that a field names and did not name before; `target` is its path in the new version."""

    field: str
    target: str


@dataclass(frozen=True, slots=True)
class LinkLost(Change):
    """An item that a field names no more; `target` is its path in the old version."""

    field: str
    target: str


@dataclass(frozen=True, slots=True)
class Reordered(Change):
    """Items that stand in both versions and follow each other in another order; what holds them is at the paths.

    `order` are their ids in the new version, `old_order` those in the old one. Where something stands that was added,
    removed or moved is no other order.
    """

    order: tuple[str, ...]
    old_order: tuple[str, ...]


Changes: TypeAlias = tuple[Change, ...]
