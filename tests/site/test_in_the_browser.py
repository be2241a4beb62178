"""The demonstration and the Chinese example as a reader's browser sees them."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser import Site, Visit

pytestmark = [pytest.mark.site, pytest.mark.browser]

_WIDTHS = (1600, 1280, 1024, 768, 400)
_TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_LINKS = "[...document.querySelectorAll('main a[href]')].map(a => new URL(a.getAttribute('href'), location).href)"

_CROSSED = """() => {
  const today = document.querySelector('.gp-tl-line i').getBoundingClientRect().left + 1;
  const words = [...document.querySelectorAll('.gp-tl-words, .gp-tl-axis span, .gp-tl-name a, .gp-tl-lane a')];
  return words.map(e => [e, e.getBoundingClientRect()]).filter(([e, r]) => r.left <= today && today <= r.right)
    .filter(([e, r]) => document.elementFromPoint(today, (r.top + r.bottom) / 2).matches('.gp-tl-line i'))
    .map(([e, r]) => e.textContent);
}"""


def _sheets(pdf: bytes) -> int:
    """How many sheets a printed page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@dataclass
class Looked:
    """What one look at every page of a site found, by page."""

    complaints: dict[str, list[str]] = field(default_factory=dict)
    too_wide: list[tuple[str, int]] = field(default_factory=list)
    violations: dict[str, list[Any]] = field(default_factory=dict)
    anchors: dict[str, list[str]] = field(default_factory=dict)
    links: set[tuple[str, str]] = field(default_factory=set)


def _violations(visit: Visit, **options: Any) -> list[Any]:
    found = Axe().run(visit.page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found]


def _dress(visit: Visit, scheme: str) -> None:
    """Puts the page into a colour scheme, as its switch does."""
    visit.page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")


def _check_accessibility(visit: Visit, width: int) -> list[Any]:
    """Every rule in the light, and that of colours in the dark; nothing else differs there.

    Of the colours in the light a narrow page shows nothing that the wide one does not.
    """
    found = _violations(visit, rules={"color-contrast": {"enabled": width == 1280}})
    _dress(visit, "slate")
    found += _violations(visit, runOnly=["color-contrast"])
    _dress(visit, "default")
    return found


def _look_at(site: Site, page: str, looked: Looked) -> None:
    with site.visit(page) as visit:
        visit.page.add_style_tag(content="*, ::before, ::after { transition: none !important }")
        for width in _WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 900})
            if visit.page.evaluate(_TOO_WIDE) > 0:
                looked.too_wide.append((page, width))
            if width in (1280, 400) and (found := _check_accessibility(visit, width)):
                looked.violations[f"{page} at {width}"] = found
        look = visit.page.evaluate
        looked.anchors[unquote(site.address + page)] = look("[...document.querySelectorAll('[id]')].map(e => e.id)")
        hrefs = look(
            "[...document.querySelectorAll('main a[href]')].map(a => new URL(a.getAttribute('href'), location).href)"
        )
        looked.links |= {(page, unquote(link)) for link in hrefs if link.startswith(site.address)}
        elsewhere = [url for url in visit.requests if not url.startswith((site.address, "data:", "blob:"))]
        if visit.errors or elsewhere:
            looked.complaints[page] = [*visit.errors, *elsewhere]


@pytest.fixture(scope="class")
def site(request: pytest.FixtureRequest) -> Site:
    """The site that the class is about."""
    found: Site = request.getfixturevalue(request.cls.shown)
    return found


@pytest.fixture(scope="class")
def looked(site: Site) -> Looked:
    """Every page of the site, looked at once in every width and scheme."""
    looked = Looked()
    for page in site.pages():
        _look_at(site, page, looked)
    return looked


class Looks:
    """What holds for every site; each has a class of its own, so that one worker looks at it, once."""

    shown, word = "", ""

    def test_no_page_asks_another_host_for_anything_or_complains(self, looked: Looked) -> None:
        assert looked.complaints == {}

    def test_no_page_breaks_a_rule_of_accessibility(self, looked: Looked) -> None:
        assert looked.violations == {}

    def test_no_page_is_wider_than_the_screen(self, looked: Looked) -> None:
        assert looked.too_wide == []

    def test_every_link_inside_the_site_leads_somewhere(self, site: Site, looked: Looked) -> None:
        """To a page and a place on it, or to another file, such as the feed of changes."""
        dead = []
        for page, link in sorted(looked.links):
            address, _, anchor = link.partition("#")
            if (site.folder / address.removeprefix(site.address)).is_file():
                continue
            if address not in looked.anchors or (anchor and anchor not in looked.anchors[address]):
                dead.append((page, link))
        assert dead == []

    def test_no_anchor_stands_twice_on_a_page(self, looked: Looked) -> None:
        twice = {
            page: sorted({anchor for anchor in anchors if anchors.count(anchor) > 1 and not anchor.startswith("__")})
            for page, anchors in looked.anchors.items()
        }
        assert {page: anchors for page, anchors in twice.items() if anchors} == {}

    def test_the_first_page_prints_on_one_sheet(self, site: Site) -> None:
        with site.visit("") as visit:
            assert visit.page.locator(".gp-poster").count() == 1
            assert _sheets(visit.page.pdf(format="A4", prefer_css_page_size=True)) == 1

    def test_the_line_of_today_runs_through_no_words(self, site: Site) -> None:
        """What lies on top where the line would cross words is the words: for the look, the line can be hit."""
        with site.visit("actions/", height=4000) as visit:
            visit.page.add_style_tag(content=".gp-tl-line, .gp-tl-line i { pointer-events: auto !important }")
            assert visit.page.locator(".gp-tl-line").count() == 1
            assert visit.page.evaluate(_CROSSED) == []

    def test_searching_a_word_finds_its_item(self, site: Site) -> None:
        with site.visit("") as visit:
            visit.page.locator(".md-search__input").first.click()
            visit.page.keyboard.type(self.word)
            # Chinese comes as a whole word; the search listens for a key, as every input method ends with one.
            visit.page.keyboard.press("End")
            visit.page.wait_for_selector(".md-search-result__item", timeout=30_000)
            found = visit.page.locator(".md-search-result__link").evaluate_all("links => links.map(a => a.href)")
            address = next(address for address in found if "#" in address)
            visit.page.goto(address)
            assert self.word in visit.page.inner_text("main").lower()


class TestDemonstration(Looks):
    shown, word = "demonstration", "retention"


class TestChineseExample(Looks):
    shown, word = "chinese", "续费"
