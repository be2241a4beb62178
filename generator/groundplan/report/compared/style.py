"""How a comparison writes what others wrote: plainly for a terminal, harmless in a comment on a pull request."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from groundplan.escape import is_right_to_left, one_line
from groundplan.report.text import cut

# No sentence of a report is longer than a text may be here, counted in cells of a terminal.
_LONGEST = 300
# Direction controls of others would reach beyond their text; a text that needs it is isolated as a whole.
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile(r"[\\`*_\[\]|~#^{}$]")
# What makes a list of the text that it begins.
_BULLET = re.compile(r"([+-]|[0-9]{1,9}[.)])( |$)")
_REFERENCES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
# A sign of no width, at which no line is broken.
JOINER = "\u2060"
# What a forge makes of plain text: people it calls, threads it links or closes, commits, addresses and pictures.
_LIVE = re.compile(
    r"@|[#!](?=\d)|\bGH-(?=\d)|:(?=//)|\bwww(?=\.)|\bmailto(?=:)|:(?=[a-z+-][a-z0-9_+-]*:)|[0-9a-f]{6}(?=[0-9a-f])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text of others and a heading are written, and how long a text may be."""

    text: Callable[[str], str]
    strong: Callable[[str], str]


def _plain(text: str) -> str:
    return cut(one_line(text), _LONGEST)


def harmless(text: str) -> str:
    """A text as Markdown that shows it as it is: it pings nobody, links nothing, and closes no issue."""
    shown = _BIDI.sub("", cut(one_line(text), _LONGEST))
    is_isolated = is_right_to_left(shown)
    shown = _LIVE.sub(lambda match: match[0] + JOINER, shown)
    shown = JOINER + shown if _BULLET.match(shown) else shown
    shown = _MARKS.sub(lambda match: f"\\{match[0]}", shown).translate(_REFERENCES)
    return f"\u2068{shown}\u2069" if is_isolated else shown


PLAIN = Style(_plain, _plain)
MARKDOWN = Style(harmless, lambda text: f"<b>{harmless(text)}</b>")
