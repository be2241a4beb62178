"""Finished blocks of HTML, taken around the Markdown of a generated page instead of through it.

The templates write everything but headings as HTML, one block a line. Markdown would take each of them
apart only to put it together again, and so would the search: that is most of the time a build takes.
So a block leaves a mark behind before Markdown reads the page, and comes back when the page is done;
the search is given its words.
"""

import html
import re
from collections.abc import Sequence

_ONE_LINE = re.compile(r"(?<=\n\n)<([a-z]+)(?![^>\n]*\bmarkdown\b)[ >][^\n]*</\1>(?=\n\n|\n?\Z)")
_MARK = re.compile(r"<!--groundplan:(\d+)-->")
_ID = re.compile(r'\sid="([^"]+)"')
# The templates put this only on elements that do not stand in another one of the same name.
_UNSEARCHED = re.compile(r"<([a-z]+)\b[^>]*\sdata-search-exclude\b[^>]*>(?:[^<]++|<(?!/\1>))*+</\1>")
_TAG = re.compile(r"<[^>]*>")
# The signs beyond Latin-1 of our own words: with one of them, every character of a page takes twice the memory.
_SIGNS = {sign: f"&#{ord(sign)};" for sign in "–—−→…“”‘’≈≥≤✓✕›"}
_SEARCH_ATTRIBUTE = " data-search-exclude"


def detach(markdown: str) -> tuple[str, tuple[str, ...]]:
    """The page with a mark in the place of each block, and the blocks."""
    blocks: list[str] = []

    def leave_a_mark(block: re.Match[str]) -> str:
        blocks.append(_compact(block[0]))
        return f"<!--groundplan:{len(blocks) - 1}-->"

    return _ONE_LINE.sub(leave_a_mark, markdown), tuple(blocks)


def attach(page: str, blocks: Sequence[str]) -> str:
    """The finished page with its blocks back in their places."""
    return _MARK.sub(lambda mark: blocks[int(mark[1])].replace(_SEARCH_ATTRIBUTE, ""), page)


def for_search(page: str, blocks: Sequence[str]) -> str:
    """The finished page with the words of each block in its place, but for what the search leaves out."""
    return _MARK.sub(lambda mark: f"<p>{_words(blocks[int(mark[1])])}</p>", page)


def anchors(blocks: Sequence[str]) -> set[str]:
    """The ids that stand in the blocks."""
    return {html.unescape(anchor) for block in blocks for anchor in _ID.findall(block)}


def _compact(block: str) -> str:
    """The block with references for the signs of our own words."""
    if not block.isascii():
        for sign, reference in _SIGNS.items():
            block = block.replace(sign, reference)
    return block


def _words(block: str) -> str:
    # Text of others holds no < or >: it is all character references.
    searched = _UNSEARCHED.sub(" ", block) if _SEARCH_ATTRIBUTE in block else block
    return " ".join(_TAG.sub(" ", searched).split())
