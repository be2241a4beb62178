"""Rich text: a safe subset of Markdown as one line of HTML, every character of its text a reference."""

import html
import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from groundplan.escape import characters, is_right_to_left

_ALLOWED_LINK = re.compile(r"(https?:|mailto:)|(?!//)[^:]*([/?#]|$)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r'(href|title)="([^"]*)"')


def _is_allowed(address: str) -> bool:
    """Whether a link may stand: http, https, mailto, or relative to the page."""
    return bool(_ALLOWED_LINK.match(html.unescape(address).strip()))


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    markdown.enable(["table", "strikethrough"])
    markdown.disable(["heading", "lheading", "image", "html_block", "html_inline"])
    markdown.validateLink = _is_allowed  # type: ignore[method-assign, assignment]  # an instance takes one
    rules: dict[str, Any] = markdown.renderer.rules  # type: ignore[attr-defined]
    rules["text"] = lambda tokens, at, *_: characters(tokens[at].content)
    rules["code_inline"] = lambda tokens, at, *_: f"<code>{characters(tokens[at].content)}</code>"
    rules["fence"] = lambda tokens, at, *_: f"<pre><code>{characters(tokens[at].content)}</code></pre>"
    rules["code_block"] = rules["fence"]
    rules["softbreak"] = lambda *_: " "
    rules["hardbreak"] = lambda *_: "<br>"
    return markdown


def rich(text: str) -> Markup:
    """The HTML of a rich text, on one line, right wherever Markdown or HTML may stand.

    Headings, images and HTML in it are shown as they are written; links go to http, https, mailto
    and relative addresses only.
    """
    shown = _markdown().render(text).replace("\n", "")
    shown = _ATTRIBUTE.sub(lambda found: f'{found[1]}="{characters(html.unescape(found[2]))}"', shown)
    direction = ' dir="auto"' if is_right_to_left(text) else ""
    return Markup(f'<div class="gp-rich"{direction}>{shown}</div>')
