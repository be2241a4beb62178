"""Text to plain data and the position of every key and value; `include:`; limits; YAML's traps.

Every value is text exactly as typed: the field it belongs to says what it means (so `no`, `1:30`,
`2026.10` and `010` are texts here). Only an empty value, `~` and `null` without quotes are None.
"""

from groundplan.source.characters import lines_of
from groundplan.source.document import Document, Place
from groundplan.source.files import CannotRead, Source, read
from groundplan.source.reading import no_garbage_collection, read_text
from groundplan.source.store import Store, Tree

__all__ = [
    "CannotRead",
    "Document",
    "Place",
    "Source",
    "Store",
    "Tree",
    "lines_of",
    "no_garbage_collection",
    "read",
    "read_text",
]
