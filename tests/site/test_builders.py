"""Whole sites out of real builders: the same from each of them, the same each time, and alive while edited."""

import filecmp
import importlib.util
import os
import posixpath
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from groundplan.builders import BUILDERS, Builder, CannotBuild, build, render_out
from groundplan.drafting import building_words
from groundplan.source import CannotRead

pytestmark = pytest.mark.site

DAY = date(2026, 7, 1)
STRATEGY = """
include: [people/*.yml]
strategy:
  title: Plan & more
  language: LANGUAGE
  period: {start: 2026-01-01, end: 2026-12-31}
  currency: EUR
  vision: We **sell** & serve.
  repository: {url: https://git.example.com/x}
team: {ae: {title: Account executives, headcount: 3}}
goals:
  grow: {title: Grow <fast>, target: {value: 13M, by: 2026-12-31}, baseline: 10M, owner: ae}
  book: {title: 多约客户, supports: [grow], target: {value: +3, per: [ae, month]}}
market: {swot: {strengths: {known: Known}, threats: {price: Prices fall}}}
actions: {call: {title: Call, owner: ae, serves: [book], due: 2026-09-30}}
"""
PERSONAS = "personas: {buyer: {title: Buyer, challenges: [late parts], fit: {late-parts: We are quick}}}\n"


def strategy_in(folder: Path, language: str = "en") -> Path:
    """A small strategy of two files with two hand-written pages beside it."""
    (folder / "people").mkdir(parents=True)
    (folder / "docs/how").mkdir(parents=True)
    (folder / "people/buyer.yml").write_text(PERSONAS, "utf-8")
    (folder / "docs/how/sell.md").write_text("# How we sell\n\nSee [about](../about.md#us).\n", "utf-8")
    (folder / "docs/about.md").write_text("# About\n\n## Us { #us }\n\nPeople.\n", "utf-8")
    path = folder / "strategy.yml"
    path.write_text(STRATEGY.replace("LANGUAGE", language), "utf-8")
    return path


def require(builder: str) -> None:
    """Skips when a builder is missing, but fails where all of them have to be there."""
    if importlib.util.find_spec(builder) is None:
        if os.environ.get("GROUNDPLAN_REQUIRE_ALL") == "1":
            pytest.fail(f"{builder} is not installed")
        pytest.skip(f"{builder} is not installed")


@dataclass
class Article(HTMLParser):
    """The main content of a page: its text, headings, anchors and links; what themes add is left out."""

    texts: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    _depth: int = 0
    _skipped: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "article" or self._depth:
            self._depth += tag == "article"
        if not self._depth:
            return
        if tag == "a" and told.get("class") == "headerlink":
            self._skipped = 1
            return
        if told.get("id"):
            self.anchors.add(str(told["id"]))
        if tag == "a" and told.get("href"):
            self.links.append(str(told["href"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(f"{tag} {told.get('id')}")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._skipped = 0
        self._depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        if self._depth and not self._skipped and data.strip():
            self.texts.append(" ".join(data.split()))


def leads_to(page: str, link: str) -> str:
    """The page and anchor that a link leads to, whichever way it is written."""
    address, _, anchor = unquote(link).partition("#")
    if ":" in address:
        return link
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), address)) if address else page
    if address and not address.endswith(".html"):
        target = posixpath.normpath(f"{target}/index.html")
    return f"{target}#{anchor}"


def pages_of(site: Path) -> dict[str, Article]:
    """The articles of a site by the address of their page."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        article = Article()
        article.feed(path.read_text("utf-8"))
        if path.name != "404.html":
            found[path.relative_to(site).as_posix()] = article
    return found


@dataclass
class Sites:
    """Sites of one strategy, each built once."""

    folder: Path
    built: dict[str, Path] = field(default_factory=dict)

    def of(self, builder: Builder, language: str = "en") -> Path:
        require(builder)
        name = f"{builder}-{language}"
        if name not in self.built:
            home = self.folder / language
            strategy = home / "strategy.yml" if home.exists() else strategy_in(home, language)
            self.built[name] = build(strategy, self.folder / name, builder, as_of=DAY, strict=True)
        return self.built[name]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    return Sites(tmp_path_factory.mktemp("sites"))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("builder", [b for b in BUILDERS if b != "mkdocs"])
def test_every_builder_makes_the_same_site(sites: Sites, builder: Builder, language: str) -> None:
    expected, pages = pages_of(sites.of("mkdocs", language)), pages_of(sites.of(builder, language))
    assert set(pages) == set(expected)
    assert {"goals/index.html", "how/sell/index.html", "about/index.html"} <= set(pages)
    for name, page in expected.items():
        assert pages[name].headings == page.headings, name
        assert pages[name].anchors >= page.anchors, name
        assert [leads_to(name, link) for link in pages[name].links] == [leads_to(name, x) for x in page.links], name
        assert pages[name].texts == page.texts, name


def test_links_inside_the_site_lead_somewhere(sites: Sites) -> None:
    site = sites.of("mkdocs")
    pages = pages_of(site)
    links = [(name, leads_to(name, link)) for name, page in pages.items() for link in page.links]
    assert links
    for name, link in links:
        target, _, anchor = link.partition("#")
        if ":" not in target:
            assert target in pages, f"{name}: {link}"
            assert not anchor or anchor in pages[target].anchors, f"{name}: {link}"


def test_the_site_names_itself(sites: Sites) -> None:
    page = (sites.of("mkdocs") / "goals/index.html").read_text("utf-8")
    assert "<title>Goals - Plan &#38; more</title>" in page
    assert '<meta name="description" content="We sell &#38; serve&#46;">' in page
    assert '<html lang="zh"' in (sites.of("mkdocs", "zh") / "goals/index.html").read_text("utf-8")


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_site_asks_no_other_host_for_anything(sites: Sites, builder: Builder) -> None:
    loads = re.compile(
        r"<(?:script|img|iframe|source)[^>]+src=\"?(https?:|//)|<link[^>]+(?:stylesheet|icon)[^>]+href=\"?(https?:|//)"
    )
    for path in sites.of(builder).rglob("*.html"):
        assert not loads.search(path.read_text("utf-8")), path


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_two_builds_are_the_same_to_the_byte(sites: Sites, tmp_path: Path, builder: Builder) -> None:
    """In two processes with different hash seeds; `SOURCE_DATE_EPOCH` is not set by anybody else."""
    require(builder)
    strategy = strategy_in(tmp_path / "home")
    code = (
        "import sys, datetime; from pathlib import Path; from groundplan.builders import build;"
        f"build(Path({str(strategy)!r}), Path(sys.argv[1]), {builder!r}, as_of=datetime.date(2026, 7, 1))"
    )
    running = []
    for seed in ("1", "2"):
        environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"} | {"PYTHONHASHSEED": seed}
        running.append(subprocess.Popen([sys.executable, "-c", code, str(tmp_path / seed)], env=environment))
        time.sleep(1.1)  # a clock that leaks into a file counts in seconds
    assert [process.wait(120) for process in running] == [0, 0]
    assert files_of(tmp_path / "1") == files_of(tmp_path / "2")
    different = filecmp.cmpfiles(tmp_path / "1", tmp_path / "2", files_of(tmp_path / "1"), shallow=False)[1:]
    assert different == ([], [])


def files_of(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_an_own_mkdocs_yml_is_used(tmp_path: Path) -> None:
    strategy = strategy_in(tmp_path / "home")
    (tmp_path / "home/mkdocs.yml").write_text(
        "site_name: Ours\nsite_dir: public\ntheme: {name: mkdocs}\nplugins: [groundplan]\n", "utf-8"
    )
    site = build(strategy, as_of=DAY)
    assert site == tmp_path / "home/public"
    assert "<title>Goals - Ours</title>" in (site / "goals/index.html").read_text("utf-8")


def refuse(call: Callable[[], object], key: str, language: str = "en") -> str:
    """The one plain line with which something is refused, checked to be the words of a key."""
    with pytest.raises(CannotBuild) as caught:
        call()
    line = str(caught.value)
    pattern = re.escape(building_words(language)[key])
    assert re.fullmatch(re.sub(r"\\{\w+\\}", ".+", pattern), line), line
    return line


def test_what_cannot_be_built_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    strategy = strategy_in(home)
    refuse(lambda: build(strategy, tmp_path), "inside")
    refuse(lambda: render_out(home / "docs/out", strategy), "in_documents")
    refuse(lambda: render_out(home, strategy), "not_ours")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert "properdocs" in refuse(lambda: build(strategy, tmp_path / "s", "properdocs"), "no_builder")
    monkeypatch.undo()
    (home / "mkdocs.yml").write_text("site_name: x\nplugins: [search]\n", "utf-8")
    refuse(lambda: build(strategy, tmp_path / "s"), "no_plugin")
    (home / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    refuse(lambda: build(strategy, tmp_path / "s"), "bad_config")
    with pytest.raises(CannotRead):
        build(home / "none.yml", tmp_path / "s")


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_broken_strategy_is_told_where(tmp_path: Path, builder: Builder, capfd: pytest.CaptureFixture[str]) -> None:
    require(builder)
    strategy = strategy_in(tmp_path / "home", "zh")
    strategy.write_text("strategy: {title: T}\ngoals: {grow: {colour: red}}\n", "utf-8")
    with pytest.raises(CannotBuild) as caught:
        build(strategy, tmp_path / "site", builder)
    said = capfd.readouterr().err + str(caught.value)
    assert "strategy.yml:2:16: error FMT201 `colour`" in said
    assert "Traceback" not in said


def test_a_build_that_fails_keeps_the_site_before(tmp_path: Path) -> None:
    strategy = strategy_in(tmp_path / "home")
    site = build(strategy, tmp_path / "site", as_of=DAY)
    before = files_of(site)
    (tmp_path / "home/docs").mkdir(exist_ok=True)
    (tmp_path / "home/docs/goals.md").write_text("# Ours", "utf-8")
    refuse(lambda: build(strategy, site, as_of=DAY), "failed")
    assert files_of(site) == before


WARNED = "strategy: {title: T}\ngoals:\n  g:\n    title: Grow #1\n"


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_warning_of_the_strategy_is_told_and_ends_no_build(
    tmp_path: Path, builder: Builder, capfd: pytest.CaptureFixture[str]
) -> None:
    require(builder)
    strategy = tmp_path / "strategy.yml"
    strategy.write_text(WARNED, "utf-8")
    build(strategy, tmp_path / "site", builder, strict=True)
    assert "strategy.yml:4:17: warning SRC144 the text ends here" in capfd.readouterr().err


def test_render_tells_warnings(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    strategy = tmp_path / "strategy.yml"
    strategy.write_text(WARNED, "utf-8")
    render_out(tmp_path / "out", strategy)
    assert "strategy.yml:4:17: warning SRC144" in capfd.readouterr().err


def test_render_writes_a_folder_again(tmp_path: Path) -> None:
    strategy = strategy_in(tmp_path / "home")
    out = tmp_path / "out"
    render_out(out, strategy, as_of=DAY)
    first = {name: (out / name).read_bytes() for name in files_of(out)}
    assert {"docs/goals.md", "docs/about.md", "docs/assets/groundplan.css", "mkdocs.yml"} <= set(first)
    render_out(out, strategy, as_of=DAY)
    assert {name: (out / name).read_bytes() for name in files_of(out)} == first
    (tmp_path / "home/docs/about.md").unlink()
    (tmp_path / "home/docs/how/sell.md").unlink()
    render_out(out, strategy, as_of=DAY)
    assert not (out / "docs/about.md").exists()
    assert not (out / "docs/how").exists()


@dataclass
class Preview:
    """A running `groundplan serve`, seen through its pages."""

    home: Path
    port: int

    def page(self, name: str = "goals/") -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{name}", timeout=5) as answer:
            return str(answer.read().decode())

    def wait(self, wanted: Callable[[str], bool], name: str = "goals/", seconds: float = 15) -> str:
        """The page as soon as it is as wanted."""
        page, end = "", time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                page = self.page(name)
            except (OSError, urllib.error.URLError):
                page = ""
            if page and wanted(page):
                return page
            time.sleep(0.1)
        raise AssertionError(f"the page never became as wanted: {page[:2000]}")

    def write(self, name: str, text: str) -> None:
        """Replaces a file at once, as editors do."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f".{path.name}.new")
        new.write_text(text, "utf-8")
        new.replace(path)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    home = tmp_path / "home"
    strategy_in(home)
    (home / "mine/pages").mkdir(parents=True)
    # Material takes a second to build; whether the pages follow has nothing to do with it.
    (home / "mkdocs.yml").write_text("site_name: groundplan\ntheme: mkdocs\nplugins: [groundplan]\n", "utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = (
        "import sys; from pathlib import Path; from groundplan.builders import serve;"
        "serve(Path('strategy.yml'), int(sys.argv[1]), templates=Path('mine'))"
    )
    log = (tmp_path / "log").open("w")
    server = subprocess.Popen([sys.executable, "-c", code, str(port)], cwd=home, stdout=log, stderr=log)
    try:
        yield Preview(home, port)
    finally:
        server.terminate()
        server.wait(10)
        log.close()


def test_the_preview_follows_every_edit(preview: Preview) -> None:
    strategy = (preview.home / "strategy.yml").read_text("utf-8")
    preview.wait(lambda page: "多约客户" in page)

    preview.write("strategy.yml", strategy.replace("多约客户", "Book more"))
    preview.wait(lambda page: "Book more" in page and "多约客户" not in page)

    preview.write("strategy.yml", strategy.replace("owner: ae", "colour: ae"))
    page = preview.wait(lambda page: "gp-problems" in page)
    assert "Book more" in page
    assert "strategy&#46;yml&#58;" in page
    assert "gp-problems" in preview.page("about/")

    preview.write("strategy.yml", strategy.replace("多约客户", "Mended"))
    preview.wait(lambda page: "gp-problems" not in page and "Mended" in page)

    preview.write("people/buyer.yml", "personas: {buyer: {titel: Buyer}}\n")
    preview.wait(lambda page: "people&#47;buyer&#46;yml&#58;1" in page)
    preview.write("people/buyer.yml", PERSONAS)
    preview.wait(lambda page: "gp-problems" not in page)

    preview.write("people/user.yml", "personas: {buyer: {title: Twice}}\n")
    preview.wait(lambda page: "people&#47;user&#46;yml&#58;1" in page)
    (preview.home / "people/user.yml").unlink()
    preview.wait(lambda page: "gp-problems" not in page)

    preview.write("mine/pages/goals.md.j2", "# From our own template\n")
    preview.wait(lambda page: "From our own template" in page)


def test_a_preview_that_begins_with_mistakes(preview: Preview) -> None:
    """The server was started before this line, but reads the file only after its imports."""
    strategy = (preview.home / "strategy.yml").read_text("utf-8")
    preview.write("strategy.yml", "strategy: {title: T, colour: red}\n")
    preview.wait(lambda page: "gp-problems" in page, "")
    preview.write("strategy.yml", strategy)
    preview.wait(lambda page: "gp-problems" not in page)
