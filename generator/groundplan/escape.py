"""Text of others as HTML that Markdown leaves alone: numeric character references."""

import re
import unicodedata
from functools import lru_cache

from markupsafe import Markup

# All ASCII punctuation, line breaks and tabs, and the blanks that HTML or Markdown would drop or merge.
_SPECIAL = re.compile(r"[!-/:-@\[-`{-~\r\n\t\x85\u2028\u2029]|^ +| +$| {2,}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANKS = re.compile(r"\s+")
_STRONG_RTL = frozenset({"R", "AL", "AN"})
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
# A title stands on a page wherever its item is named, and labels stand everywhere.
_KEPT = 8192


def _references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])


def plain(text: str) -> str:
    """The text with control characters shown as U+FFFD and line breaks as `\\n`."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n"))


def is_right_to_left(text: str) -> bool:
    """Whether the text needs isolating: it holds a right-to-left letter or a direction control."""
    if text.isascii():
        return False
    return bool(_BIDI_CONTROLS.search(text)) or any(unicodedata.bidirectional(c) in _STRONG_RTL for c in text)


@lru_cache(maxsize=_KEPT)
def characters(text: str) -> Markup:
    """The text as character references, right in Markdown, HTML text and quoted attributes alike."""
    return Markup(_SPECIAL.sub(_references, plain(text)))


@lru_cache(maxsize=_KEPT)
def text(text: str) -> Markup:
    """The text for reading: character references, right-to-left text isolated in `<bdi>`."""
    shown = characters(text)
    return Markup(f'<bdi dir="auto">{shown}</bdi>') if is_right_to_left(text) else shown


def one_line(text: str) -> str:
    """The text on one line, white space normalised: what headings and titles show."""
    return _BLANKS.sub(" ", plain(text)).strip()


class UserText(str):
    """A string of the strategy: every way a template can print it gives its character references."""

    __slots__ = ()

    def __html__(self) -> Markup:
        return text(self)
