"""A page view -> Markdown, by the templates; no text of others gets past it unescaped."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Undefined
from markupsafe import Markup

from groundplan import __version__, escape, rich
from groundplan.pages.views import Link, Page
from groundplan.resources import templates
from groundplan.words import Words

_ANCHOR = re.compile(r"[^\s{}<>\"'=#&]+\Z")
# The pages of an earlier run by address, each with what was written, in UTF-8.
Written = dict[str, tuple[Page, bytes]]
_GAPS = re.compile(r"\n{3,}")


class Texts(Mapping[str, str]):
    """Texts by address, held in UTF-8: one dash makes every letter of a long `str` take twice the memory."""

    def __init__(self, encoded: Mapping[str, bytes]) -> None:
        self._encoded = encoded

    def __getitem__(self, address: str) -> str:
        return self._encoded[address].decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)


def _finalize(value: Any) -> Any:
    """What a template prints: text as character references, numbers as they are, anything that holds more never."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return escape.text(value)
    if isinstance(value, int | float | Undefined):  # what is undefined says so itself
        return value
    raise TypeError(f"a template prints a {type(value).__name__}; it has to go through it")


def _heading(text: str) -> Markup:
    return escape.text(escape.one_line(text))


def _hashes(level: int) -> Markup:
    """The marks of a heading of a level."""
    return Markup("#" * level)


def _anchor(anchor: str) -> Markup:
    """An anchor as Markdown's attribute lists take it, where no character reference is read."""
    if not _ANCHOR.match(anchor):
        raise ValueError(f"not an anchor: {anchor!r}")
    return Markup(anchor)


def _escape_filter(value: Any) -> Markup:
    return value if isinstance(value, Markup) else escape.text(str(value))


def kept_templates() -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept for the next run; nowhere when this machine has no place for them."""
    try:
        return FileSystemBytecodeCache(pattern=f"groundplan-{__version__}_%s.cache")
    except (OSError, RuntimeError):
        return None


def environment(overrides: Path | None = None) -> Environment:
    """The Jinja environment: a team's own templates first, then the built-in ones."""
    folders = [folder for folder in (overrides, templates()) if folder is not None]
    env = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # A run reads each template once; the next run of a server has an environment of its own.
        auto_reload=False,
        bytecode_cache=kept_templates(),
    )
    env.filters |= {
        "heading": _heading,
        "hashes": _hashes,
        "rich": rich.rich,
        "anchor": _anchor,
        "attribute": escape.characters,
        "e": _escape_filter,
        "escape": _escape_filter,
    }
    env.tests["link"] = lambda value: isinstance(value, Link)
    return env


def render(pages: Iterable[Page], words: Words, overrides: Path | None = None) -> Mapping[str, str]:
    """The Markdown of each page by its address in the documents (`goals.md`)."""
    write = writer(words, overrides)
    return Texts({page.uri: write(page) for page in pages})


def writer(words: Words, overrides: Path | None = None, kept: Written | None = None) -> Callable[[Page], bytes]:
    """What turns a page into its Markdown in UTF-8, in the words of a language.

    A page that is `kept` is not written again.
    """
    env = environment(overrides)
    env.globals["w"] = words
    known: Written = {} if kept is None else kept

    def write(page: Page) -> bytes:
        before = known.get(page.uri)
        if before is None or before[0] != page:
            before = page, _joined(env.get_template(f"pages/{page.template}.md.j2").generate(page=page, view=page.view))
            if kept is not None:
                kept[page.uri] = before
        return before[1]

    return write


def _joined(pieces: Iterable[str]) -> bytes:
    """The page without gaps, put together piece by piece: as a whole, a long one would be in memory several times."""
    page = BytesIO()
    open_end = ""
    for piece in pieces:
        text = f"{open_end}{piece}" if page.tell() else piece.lstrip()
        body = text.rstrip()
        open_end = text[len(body) :]
        if body:
            page.write(_GAPS.sub("\n\n", body).encode())
    page.write(b"\n")
    return page.getvalue()
