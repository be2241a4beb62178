"""What themes and builders leave to be mended in a finished page; `render` hands this file over as a MkDocs hook.

It therefore imports nothing but the standard library.
"""

import html
import posixpath
import re
from typing import Any
from urllib.parse import unquote

_SEARCH = re.compile(r'(<div class="md-search"[^>]*role="dialog")>(?=.*?<input[^>]*aria-label="([^"]*)")', re.DOTALL)
_FOOTER_LINK = re.compile(r'(<a\b[^>]*\bclass="md-footer__link\b[^>]*\baria-label=")([^"]*)')
_TO_SOURCE = re.compile(r'(<a\b[^>]*?\bhref=")([^":#?]+\.md)((?:#[^"]*)?")')


def on_page_content(content: str, /, page: Any, files: Any, **_: Any) -> str:
    """Leads links in raw HTML that name a page's source to the page, as Zensical does by itself."""
    folder = posixpath.dirname(page.file.src_uri)

    def resolved(link: re.Match[str]) -> str:
        uri = posixpath.normpath(posixpath.join(folder, unquote(html.unescape(link[2]))))
        target = files.get_file_from_path(uri)
        return link[0] if target is None else f"{link[1]}{target.url_relative_to(page.file)}{link[3]}"

    return _TO_SOURCE.sub(resolved, content)


def on_post_page(output: str, /, **_: Any) -> str:
    """Mends what screen readers read: the search dialog of the theme gets a name, a title in a label its letters.

    The theme escapes a title in which characters are references already once more.
    """
    output = _SEARCH.sub(r'\1 aria-label="\2">', output, count=1)
    return _FOOTER_LINK.sub(lambda link: link[1] + link[2].replace("&amp;#", "&#"), output)


def on_post_template(output: str, /, template_name: str, **_: Any) -> str:
    """The same for pages that the theme makes itself, such as the one for what is not found."""
    return on_post_page(output) if template_name.endswith(".html") else output
