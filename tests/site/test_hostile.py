"""Text of others: whatever it holds, it is shown as it was written, and nothing in it runs."""

import re
from dataclasses import dataclass, field

import pytest

from browser import Site
from groundplan.escape import one_line, plain
from hostile import Hostile

pytestmark = [pytest.mark.site, pytest.mark.browser]

# Rich text shows its Markdown; everything else shows its letters.
RICH = {".strategy.vision", ".strategy.summary"}


# Every text node with a right-to-left letter that nothing isolates: no <bdi>, no dir, no style that does.
_LOOSE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const isolates = (element) =>
    element.matches('bdi, [dir]:not(html):not(body)') ||
    ['isolate', 'plaintext'].includes(getComputedStyle(element).unicodeBidi);
  const isInline = (element) => getComputedStyle(element).display === 'inline';
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent;
    if (!/[\\u0590-\\u06ff]/.test(text)) continue;
    let element = walker.currentNode.parentElement;
    while (element && isInline(element) && !isolates(element)) element = element.parentElement;
    if (!element || !isolates(element)) found.push(text.trim().slice(0, 60));
  }
  return found;
}"""


@dataclass
class Seen:
    """What one look at every page of the site found."""

    text: str = ""
    ran: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    loose: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def seen(hostile_site: Site) -> Seen:
    """Every page, looked at once."""
    found = Seen()
    for page in hostile_site.pages():
        with hostile_site.visit(page) as visit:
            look = visit.page.evaluate
            found.text += look("document.querySelector('main').textContent") + visit.page.title() + "\n"
            found.links |= set(look("[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"))
            found.loose += look(_LOOSE)
            found.ran += [page] if look("window.ran !== undefined") else []
            elsewhere = [url for url in visit.requests if not url.startswith((hostile_site.address, "data:", "blob:"))]
            found.complaints += [*visit.errors, *elsewhere]
    return found


def test_nothing_in_a_text_runs_or_asks_for_anything(seen: Seen) -> None:
    assert seen.ran == []
    assert seen.complaints == []


def test_every_text_of_the_model_is_shown_as_it_was_written(hostile: Hostile, seen: Seen) -> None:
    lost = {
        hostile.where[marker]: text[:90]
        for marker, text in hostile.texts.items()
        if hostile.where[marker] not in RICH and plain(text) not in seen.text and one_line(text) not in seen.text
    }
    assert lost == {}


def test_rich_text_shows_its_letters_too(hostile: Hostile, seen: Seen) -> None:
    assert [where for marker, where in hostile.where.items() if where in RICH and marker not in seen.text] == []


def test_links_lead_to_safe_addresses_only(seen: Seen) -> None:
    schemes = {match[1].lower() for link in seen.links if (match := re.match(r"\s*([a-zA-Z][\w+.-]*):", link))}
    assert schemes <= {"http", "https", "mailto"}


def test_navigation_and_titles_show_the_text(hostile: Hostile, hostile_site: Site) -> None:
    title = next(text for marker, text in hostile.texts.items() if hostile.where[marker] == ".strategy.title")
    with hostile_site.visit("") as visit:
        assert one_line(title) in visit.page.title()
        assert one_line(title) in one_line(visit.page.inner_text("h1"))


def test_right_to_left_text_is_isolated(seen: Seen) -> None:
    assert seen.loose == []


def test_a_search_result_shows_the_text(hostile: Hostile, hostile_site: Site) -> None:
    marker, text = next(
        (marker, text) for marker, text in hostile.texts.items() if hostile.where[marker] == ".goals.title"
    )
    with hostile_site.visit("") as visit:
        visit.page.locator(".md-search__input").first.click()
        visit.page.keyboard.type(marker)
        visit.page.keyboard.press("End")
        visit.page.wait_for_selector(".md-search-result__item", timeout=15_000)
        assert one_line(text)[:40] in one_line(visit.page.inner_text(".md-search-result__list"))
        assert visit.page.evaluate("window.ran === undefined")
