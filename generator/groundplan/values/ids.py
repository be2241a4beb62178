"""Ids: letters of any script with their marks, digits, `-` and `_`, in NFC."""

import re
from unicodedata import category, is_normalized, normalize

_ASCII_ID = re.compile(r"[A-Za-z0-9_-]+")
_ASCII_OTHERS = re.compile(r"[^a-z0-9_-]+")


def is_id(text: str) -> bool:
    """Whether a text can be the id of an item."""
    if text.isascii():
        return _ASCII_ID.fullmatch(text) is not None
    return is_normalized("NFC", text) and all(map(_belongs, text))


def id_of(title: str) -> str:
    """The id of an item that has only a title: lower case, with a `-` for every run of other characters.

    None at the ends; empty when nothing is left. A `-` that stands in the title stays, so `a - b` is `a---b`:
    titles that differ keep ids that differ wherever possible.
    """
    lower = normalize("NFC", title).lower()
    if lower.isascii():
        return _ASCII_OTHERS.sub("-", lower).strip("-")
    kept = "".join(c if _belongs(c) else " " for c in normalize("NFC", lower))
    return normalize("NFC", re.sub(" +", "-", kept).strip("-"))


def same_id(text: str) -> str:
    """The key that is equal for ids that differ only in case."""
    return text.lower() if text.isascii() else normalize("NFC", normalize("NFC", text).casefold())


def _belongs(character: str) -> bool:
    return character in "-_" or category(character)[0] in "LM" or category(character) == "Nd"
