"""Five published versions as a reader's browser sees them, out of a bare repository."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browser import Site, Visit, served
from groundplan import publish
from groundplan.parse import parse
from groundplan.source import read
from publishing import git, repository

pytestmark = [pytest.mark.site, pytest.mark.browser]

DAY = date(2026, 3, 1)
HOSTILE = "<img src=x onerror=alert(1)>"
VERSIONS = {"2026.1": "2026.1", "2026 Q2": "2026-Q2", "第三版": "第三版", HOSTILE: "img-src-x-onerror-alert-1"}
NEWEST = "2026.5"
_CURRENT = ".md-version__current"
_LINKS = "links => links.map(link => link.textContent.trim())"
_TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="class")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """What the branch holds after five versions were pushed; the first has a page that the others lack."""
    folder = tmp_path_factory.mktemp("published")
    team = repository(folder / "team", folder / "remote.git")
    docs = team.folder / "docs"
    docs.mkdir()
    (docs / "first.md").write_text("# First\n", "utf-8")
    for version in (*VERSIONS, NEWEST):
        team.write(version, goal=f"Grow in {len(version)}")
        intent = publish.intent(team.strategy, parse(read(team.strategy)), publish.Wish(push=True), DAY)
        assert publish.publish(team.strategy, intent, as_of=DAY)
        (docs / "first.md").unlink(missing_ok=True)
    out = folder / "out"
    git(folder, "clone", "--quiet", "--branch=gh-pages", str(folder / "remote.git"), str(out))
    with served(out) as address:
        yield Site(out, address, browser)


def shown_version(page: Page) -> str:
    page.wait_for_selector(_CURRENT)
    return page.inner_text(_CURRENT).strip()


def choose(visit: Visit, version: str) -> None:
    """Opens the selector and chooses a version, as a reader does."""
    visit.page.focus(_CURRENT)
    with visit.page.expect_navigation():
        visit.page.locator(".md-version__link", has_text=version).click()
    visit.page.wait_for_load_state("networkidle")


def own_errors(visit: Visit, site: Site) -> list[str]:
    """What the browser complained of, and what was asked of others."""
    return [*visit.errors, *(url for url in visit.requests if not url.startswith((site.address, "data:", "blob:")))]


class TestVersions:
    def test_the_selector_lists_all_and_names_the_shown_one(self, site: Site) -> None:
        for version, folder in {**VERSIONS, NEWEST: NEWEST}.items():
            with site.visit(f"{folder}/goals/") as visit:
                assert shown_version(visit.page) == version
                listed = visit.page.eval_on_selector_all(".md-version__link", _LINKS)
                assert sorted(listed) == sorted([*VERSIONS, NEWEST])
                assert own_errors(visit, site) == []

    def test_switching_keeps_the_page(self, site: Site) -> None:
        with site.visit(f"{NEWEST}/goals/") as visit:
            shown_version(visit.page)
            visit.page.evaluate("location.hash = 'grow'")
            for version, folder in (("2026.1", "2026.1"), ("2026 Q2", "2026-Q2"), (NEWEST, NEWEST)):
                choose(visit, version)
                assert visit.page.url == f"{site.address}{folder}/goals/#grow"
                assert shown_version(visit.page) == version
            assert own_errors(visit, site) == []

    def test_a_page_that_a_version_lacks_leads_to_its_first_page(self, site: Site) -> None:
        with site.visit("2026.1/first/") as visit:
            shown_version(visit.page)
            choose(visit, NEWEST)
            assert visit.page.url == f"{site.address}{NEWEST}/"

    @pytest.mark.parametrize(
        ("asked", "comes"),
        [("", "2026.5/"), ("latest/", "2026.5/"), ("latest/goals/", "2026.5/goals/"), ("latest/team/", None)],
    )
    def test_latest_leads_to_the_newest(self, site: Site, asked: str, comes: str | None) -> None:
        with site.visit(asked) as visit:
            visit.page.wait_for_load_state("networkidle")
            if comes is None:
                assert visit.page.title() == "Error response"
            else:
                visit.page.wait_for_selector(_CURRENT)
                assert visit.page.url == site.address + comes

    def test_an_older_version_says_so_and_leads_to_the_newest(self, site: Site) -> None:
        with site.visit("2026.1/goals/") as visit:
            notice = visit.page.locator("[data-md-component=outdated] a")
            notice.wait_for(state="visible")
            with visit.page.expect_navigation():
                notice.click()
            visit.page.wait_for_url(f"{site.address}{NEWEST}/")
            shown_version(visit.page)
            assert not visit.page.locator("[data-md-component=outdated]").is_visible()

    @pytest.mark.parametrize("width", [1280, 400])
    @pytest.mark.parametrize("folder", ["2026.1", NEWEST])
    def test_everybody_can_use_it(self, site: Site, width: int, folder: str) -> None:
        with site.visit(f"{folder}/goals/", width=width) as visit:
            shown_version(visit.page)
            for scheme in ("default", "slate"):
                visit.page.add_style_tag(content="*, ::before, ::after { transition: none !important }")
                visit.page.evaluate(f"document.body.setAttribute('data-md-color-scheme', '{scheme}')")
                rules = {"label-content-name-mismatch": {"enabled": True}}
                found = Axe().run(visit.page, options={"resultTypes": ["violations"], "rules": rules}).response
                assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
            assert visit.page.evaluate(_TOO_WIDE) <= 0
            assert visit.page.get_attribute(_CURRENT, "aria-label") == f"Select version: {folder}"


def test_the_list_of_an_ordinary_build_is_not_asked_for(browser: Browser, tmp_path: Path) -> None:
    from groundplan import builders

    team = repository(tmp_path / "team")
    built = builders.build(team.strategy, tmp_path / "site", as_of=DAY, strict=True)
    with served(built) as address:
        site = Site(built, address, browser)
        with site.visit("goals/") as visit:
            visit.page.wait_for_load_state("networkidle")
            assert own_errors(visit, site) == []
            assert not [url for url in visit.requests if "versions.json" in url]
