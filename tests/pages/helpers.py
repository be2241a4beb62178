"""Pages of strategies written inside tests: inline YAML in, the finished view or its Markdown out."""

import html
import re
from datetime import date
from urllib.parse import urljoin

from groundplan.addresses import address_of
from groundplan.checking import looked_at
from groundplan.pages import pages_of
from groundplan.pages.views import Page
from groundplan.parse import Parsed
from groundplan.plan import Plan, plan_of
from groundplan.render import render
from groundplan.words import words
from inline import parsed

AS_OF = date(2026, 11, 23)


def _plan(text: str) -> tuple[Plan, Parsed]:
    has_head = re.search(r"^strategy:", text, re.MULTILINE)
    result = parsed(("" if has_head else "strategy: {title: T}\n") + text.lstrip("\n"))
    assert result.strategy is not None, result.problems
    return plan_of(result, AS_OF), result


def all_pages(text: str, language: str = "en", audience: str = "") -> tuple[Page, ...]:
    """Every page of a strategy that says what `text` says (not indented), and has the title T unless it has a head."""
    _, result = _plan(text)
    plan, findings = looked_at(result, AS_OF, audience)
    return tuple(pages_of(plan, words(language), result.lines, findings=findings))


def page_of(text: str, name: str, language: str = "en") -> Page:
    """The page that a template writes, by the name of the template."""
    return next(page for page in all_pages(text, language) if page.template == name)


def markdown_of(text: str, uri: str, language: str = "en", audience: str = "") -> str:
    """The Markdown of the page at an address."""
    page = next(page for page in all_pages(text, language, audience) if page.uri == uri)
    return render([page], words(language))[uri]


def site_of(text: str, language: str = "en") -> dict[str, str]:
    """The Markdown of every page by its address."""
    return render(all_pages(text, language), words(language))


def read_by_people(markdown: str) -> str:
    """The text of a page without its marks: character references decoded, tags gone."""
    return html.unescape(re.sub(r"<[^>]*>", " ", markdown))


def anchors(markdown: str) -> list[str]:
    """Every anchor on a page, as often as it is there."""
    return [html.unescape(a) for a in re.findall(r'(?:\sid="|\{ #)([^"\s}]+)', markdown)]


def anchors_of(text: str, *chapters: str) -> set[str]:
    """The anchors that the items of some chapters must have on their page."""
    from groundplan.pages.places import Places

    plan, _ = _plan(text)
    places = Places(plan.index)
    return {places[path].anchor for path, entry in plan.index.entries.items() if entry.chapter in chapters}


def links_of(markdown: str) -> list[str]:
    """The addresses of the links on a page that stay on the site."""
    found = (html.unescape(each) for each in re.findall(r'\shref="([^"]*)"', markdown))
    return [each for each in found if not re.match(r"[a-z]+:", each)]


def to_nowhere(site: dict[str, str]) -> list[tuple[str, str]]:
    """The links of a site, with their page, that lead to no page or to no anchor."""
    pages = {address_of(uri, use_directory_urls=True).removesuffix("index.html"): uri for uri in site}
    known = {uri: set(anchors(page)) for uri, page in site.items()}
    lost = []
    for address, uri in pages.items():
        for link in set(links_of(site[uri])):
            page, _, anchor = urljoin(f"http://x/{address}", link).removeprefix("http://x/").partition("#")
            if page not in pages or (anchor and anchor not in known[pages[page]]):
                lost.append((uri, link))
    return lost
