"""Words with a meaning, found at a place of a text: in tables, since so many are slow to compile."""

from collections.abc import Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


def spelled(words: Mapping[T, str]) -> dict[str, T]:
    """A table of words from the other way round: each meaning with its words, parted by `|`."""
    return {word: meaning for meaning, every in words.items() for word in every.split("|")}


def is_latin(character: str) -> bool:
    """Whether a letter joins to words; Chinese stands beside another word without a blank."""
    return character.isalpha() and character < "\u1100"


class Lexicon(Generic[T]):
    """Words in small letters, the longest first; one that ends in a Latin letter never ends inside a word."""

    def __init__(self, words: Mapping[str, T]) -> None:
        self._first: dict[str, list[tuple[str, T]]] = {}
        self._last: dict[str, list[tuple[str, T]]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._first.setdefault(word[0], []).append((word, words[word]))
            self._last.setdefault(word[-1], []).append((word, words[word]))

    def at(self, plain: str, start: int, end: int) -> tuple[T, int] | None:
        """The meaning of the word that begins at `start`, and where it ends."""
        if start >= end:
            return None
        for word, meaning in self._first.get(plain[start], ()):
            after = start + len(word)
            if plain.startswith(word, start, end) and not (
                after < end and is_latin(word[-1]) and is_latin(plain[after])
            ):
                return meaning, after
        return None

    def before(self, plain: str, start: int, end: int) -> tuple[T, int] | None:
        """The meaning of the word that ends at `end`, and where it begins."""
        if start >= end:
            return None
        for word, meaning in self._last.get(plain[end - 1], ()):
            if plain.endswith(word, start, end):
                return meaning, end - len(word)
        return None
