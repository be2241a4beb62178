"""What each version changed, as a feed that readers subscribe to (Atom, RFC 4287)."""

from collections.abc import Iterator
from html import escape
from urllib.parse import quote, urljoin, urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from groundplan.chronicle import Chronicle, Release, lines
from groundplan.escape import one_line
from groundplan.model.charter import Charter
from groundplan.pages.changes import FEED
from groundplan.words import Words

_ATOM = "http://www.w3.org/2005/Atom"
_NOBODY = "groundplan.invalid"
# The year in which these ids were made up, as tag URIs (RFC 4151) want it.
_SINCE = "2026"
_MOST_LINES = 60


def feed(chronicle: Chronicle, charter: Charter, words: Words, page: str, site: str = "") -> bytes:
    """The feed that stands at the top of the site; empty when there is nothing to tell.

    `page` is the address of the page that tells the same, from there; `site` that of the whole site, where it is known:
    without it links are relative. Ids stay the same wherever the site stands.
    """
    told = [each for each in chronicle.releases if each.day]
    if not told:
        return b""
    top = Element("feed", {"xmlns": _ATOM, "xml:lang": words.language})
    name = _id(charter)
    _text(top, "id", name)
    _text(top, "title", words["feed.title"].format(title=one_line(charter.title or "")))
    _text(top, "updated", _moment(max(each.day for each in told)))
    author = SubElement(top, "author")
    _text(author, "name", one_line(charter.organization or charter.title or ""))
    SubElement(top, "link", {"rel": "alternate", "type": "text/html", "href": urljoin(site, page)})
    if site:
        SubElement(top, "link", {"rel": "self", "type": "application/atom+xml", "href": urljoin(site, FEED)})
    for release in told:
        entry = SubElement(top, "entry")
        known_by = release.tags[0] if release.tags else release.day[:7]
        _text(entry, "id", f"{name}/{quote(known_by, safe='')}")
        _text(entry, "title", one_line(release.name))
        _text(entry, "updated", _moment(release.day))
        href = f"{urljoin(site, page)}#:at-{release.commit[:10]}"
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
        _text(entry, "content", "\n".join(_lines(release, words)), {"type": "text"})
    indent(top)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(top, encoding="unicode")}\n'.encode()


def link(place: str, title: str) -> str:
    """What in the head of a page leads to the feed at a place, by which readers of feeds find it."""
    return f'<link rel="alternate" type="application/atom+xml" title="{escape(title)}" href="{escape(place)}">'


def _text(above: Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    SubElement(above, name, attributes or {}).text = text


def _id(charter: Charter) -> str:
    """The tag URI of a strategy: by its repository, else by its title."""
    address = urlsplit(charter.repository.url or "") if charter.repository else urlsplit("")
    own = quote(address.path.strip("/").removesuffix(".git")) if address.hostname else quote(charter.title or "", "")
    folder = (charter.repository.folder or "" if charter.repository else "").strip("/.")
    parts = (each for each in (own, quote(folder), "changes") if each)
    return f"tag:{address.hostname or _NOBODY},{_SINCE}:{'/'.join(parts)}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _lines(release: Release, words: Words) -> Iterator[str]:
    """What matters most, then everything, as far as a feed has room for it."""
    if release.silent or not release.parts:
        yield words[f"changes.{release.silent or 'nothing'}"]
        return
    yield from map(one_line, release.summary)
    told = [words["labelled"].format(label=one_line(head), text=one_line(line)) for head, line in lines(release.parts)]
    yield from told[:_MOST_LINES]
    if len(told) > _MOST_LINES:
        yield words["more"].format(n=len(told) - _MOST_LINES)
