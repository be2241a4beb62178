"""Our own text on a page of the manual, as Markdown that nothing breaks out of."""

import re

from groundplan.escape import characters

_MARKED = re.compile(r"`([^`]*)`|\[([^\]]+)\]\(([^)]+)\)")


def prose(text: str) -> str:
    """Our own text for a table cell or a paragraph: `code` as code, links as links, everything else as it stands."""
    written: list[str] = []
    at = 0
    for mark in _MARKED.finditer(text):
        written.append(characters(text[at : mark.start()]))
        written.append(code(mark[1]) if mark[1] is not None else f"[{characters(mark[2])}]({mark[3]})")
        at = mark.end()
    return "".join([*written, characters(text[at:])])


def code(text: str) -> str:
    """A piece of code."""
    return f"<code>{characters(text)}</code>"
