"""A whole site with a past: the page, the feed and the link to it, the same whether anything was kept or not."""

import shutil
from datetime import date
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from groundplan import builders
from test_git import repository as repository

AS_OF = date(2026, 7, 1)


def _bytes(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.site
def test_a_site_with_a_past_is_the_same_cold_and_warm(repository: Path, tmp_path: Path) -> None:
    shutil.rmtree(repository / ".git" / "groundplan", ignore_errors=True)
    cold, warm = (
        _bytes(builders.build(repository / "strategy.yml", tmp_path / name, as_of=AS_OF)) for name in ("cold", "warm")
    )
    assert cold == warm
    page = unescape(cold["changes/index.html"].decode())
    assert [tag for tag in ("2026-Q1", "2026-Q2", "2026-Q3") if tag not in page] == []
    assert 'type="application/atom+xml" title="What changed" href="../changes.xml"' in page
    entries = fromstring(cold["changes.xml"]).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 3


@pytest.mark.site
def test_render_writes_the_page_and_the_feed(repository: Path, tmp_path: Path) -> None:
    builders.render_out(tmp_path / "out", repository / "strategy.yml", as_of=AS_OF)
    assert (tmp_path / "out" / "docs" / "changes.md").is_file()
    assert fromstring((tmp_path / "out" / "docs" / "changes.xml").read_bytes()).tag.endswith("feed")
