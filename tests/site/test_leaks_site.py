"""The finished site of an audience: no byte of any file, and no name of one, tells of what is for others."""

from pathlib import Path

import pytest

from groundplan import builders
from handed_out import AS_OF, found_in
from leaks import AUDIENCES, strategy

pytestmark = pytest.mark.site


@pytest.mark.parametrize("rank", [0, 1])
def test_nothing_hidden_is_in_any_file(rank: int, tmp_path: Path) -> None:
    marked = strategy()
    (tmp_path / "strategy.yml").write_text(marked.text, encoding="utf-8")
    builders.build(tmp_path / "strategy.yml", tmp_path / "site", as_of=AS_OF, audience=AUDIENCES[rank])
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    texts = {path.relative_to(tmp_path).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in files}
    own = {name: text for name, text in texts.items() if not name.startswith("site/assets/javascripts/")}
    assert {"site/index.html", "site/search/search_index.json", "site/sitemap.xml", "site/404.html"} <= own.keys()
    found = found_in(own, marked.hidden(rank))
    assert {f"{marker} {marked.where[marker]}": sorted(found[marker])[:4] for marker in found} == {}
    texts_only = {marker for marker in marked.shown(rank) if marker.startswith("q")}
    assert texts_only - found_in(own, texts_only).keys() - {m for m in texts_only if "was" in marked.where[m]} == set()
