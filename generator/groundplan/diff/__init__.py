"""What differs between two versions of a strategy, item by item and not line by line."""

from groundplan.diff.changes import (
    Change,
    Changes,
    Content,
    Field,
    FieldChanged,
    ItemAdded,
    ItemKey,
    ItemMoved,
    ItemRemoved,
    ItemRenamed,
    LinkGained,
    LinkLost,
    Reordered,
)
from groundplan.diff.comparison import changes, differences, differences_of, relinked_items
from groundplan.diff.contents import content_of
from groundplan.diff.matching import Match, matched

__all__ = [
    "Change",
    "Changes",
    "Content",
    "Field",
    "FieldChanged",
    "ItemAdded",
    "ItemKey",
    "ItemMoved",
    "ItemRemoved",
    "ItemRenamed",
    "LinkGained",
    "LinkLost",
    "Match",
    "Reordered",
    "changes",
    "content_of",
    "differences",
    "differences_of",
    "matched",
    "relinked_items",
]
