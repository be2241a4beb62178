"""Links between pages in two manners: by the address of the built page, and by its Markdown file."""

import html
import os
import posixpath
import re
from collections.abc import Iterable

_HREF = re.compile(r'\bhref="([^"]*)"')
_ID = re.compile(r'\bid="([^"]*&[^"]*)"')


def address_of(uri: str, use_directory_urls: bool) -> str:
    """The address at which builders put the page of a Markdown file; that of a folder ends in a slash."""
    folder, name = posixpath.split(uri.removesuffix(".md"))
    if name in ("index", "README"):
        return f"{folder}/" if use_directory_urls and folder else posixpath.join(folder, "index.html")
    return f"{posixpath.join(folder, name)}/" if use_directory_urls else f"{posixpath.join(folder, name)}.html"


def to_sources(uri: str, text: str, uris: Iterable[str], use_directory_urls: bool) -> str:
    """A page's Markdown with the links in its HTML leading to Markdown files instead of built pages.

    Builders agree on what these mean, and do not on what a relative address in HTML means. The anchors
    lose their character references, which Zensical does not read when it looks for dead links.
    """
    known = {_plain(address_of(each, use_directory_urls)): each for each in uris}
    base = posixpath.dirname(address_of(uri, use_directory_urls))

    def turned(link: re.Match[str]) -> str:
        address, mark, anchor = html.unescape(link[1]).partition("#")
        target = known.get(_plain(posixpath.join(base, address))) if address else None
        if target is None:
            return link[0] if address or not mark else f'href="#{html.escape(anchor)}"'
        relative = posixpath.relpath(target, posixpath.dirname(uri) or ".")
        return f'href="{html.escape(relative + mark + anchor)}"'

    return _ID.sub(lambda found: f'id="{html.escape(html.unescape(found[1]))}"', _HREF.sub(turned, text))


def _plain(address: str) -> str:
    """An address in the one form that others of the same page share."""
    return os.path.normpath(address.removesuffix("index.html") or ".").replace(os.sep, "/")
