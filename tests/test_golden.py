"""Whole pages as they were last looked at: `pytest tests/test_golden.py --update-golden` writes them anew.

`tests/golden/en.yml` and its Chinese twin touch every page; `git diff` shows what a new rendering changed.
"""

import re
from datetime import date
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest

from groundplan.checks.review import everything
from groundplan.pages import pages_of
from groundplan.parse import parse
from groundplan.plan import plan_of
from groundplan.render import render
from groundplan.source import read
from groundplan.words import words
from pages.helpers import anchors

GOLDEN = Path(__file__).parent / "golden"
AS_OF = date(2026, 11, 23)
PAGES = {
    language: (
        *("index.md", "goals.md", "market.md", "personas/index.md", f"personas/{persona}.md"),
        *("journeys.md", "pipelines.md", "actions.md", "team/index.md", *(f"team/{role}.md" for role in roles)),
        *("trace.md", "evidence.md", "health.md"),
    )
    for language, persona, roles in (
        ("en", "planner", ("head-of-sales", "sellers")),
        ("zh", "计划员", ("销售总监", "销售")),
    )
}
# An element begins a line of the diff: pages hold whole cards on one line.
_BEGIN = re.compile(r"(?<=.)(?=<(?:[a-z]))")
_MOST_LINES = 60


@cache
def rendered(language: str) -> dict[str, str]:
    result = parse(read(GOLDEN / f"{language}.yml", f"{language}.yml"))
    assert result.strategy is not None, result.problems
    assert result.language == language
    said = words(language)
    plan = plan_of(result, AS_OF)
    return render(pages_of(plan, said, result.lines, findings=everything(result, plan)), said)


def difference(old: str, new: str, name: str) -> str:
    """What changed on a page, an element a line."""
    before, after = (_BEGIN.sub("\n", text).splitlines() for text in (old, new))
    lines = list(unified_diff(before, after, f"{name} (golden)", f"{name} (now)", lineterm="", n=2))
    more = [f"... and {len(lines) - _MOST_LINES} more lines"] if len(lines) > _MOST_LINES else []
    return "\n".join([*lines[:_MOST_LINES], *more])


@pytest.mark.parametrize(("language", "uri"), [(language, uri) for language, uris in PAGES.items() for uri in uris])
def test_page(language: str, uri: str, update_golden: bool) -> None:
    """The page is what was last accepted, byte for byte."""
    kept, now = GOLDEN / language / uri, rendered(language)[uri]
    if update_golden:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(now, encoding="utf-8", newline="\n")
    assert kept.exists(), f"{kept} is missing; look at the page, then: pytest tests/test_golden.py --update-golden"
    old = kept.read_bytes().decode("utf-8")
    if old != now:
        pytest.fail(f"{difference(old, now, f'{language}/{uri}')}\n\nIf that is right: --update-golden", pytrace=False)


@pytest.mark.parametrize("language", PAGES)
def test_every_page_is_golden_and_no_other_is_kept(language: str) -> None:
    assert sorted(rendered(language)) == sorted(PAGES[language])
    kept = {file.relative_to(GOLDEN / language).as_posix() for file in (GOLDEN / language).rglob("*.md")}
    assert sorted(kept - set(PAGES[language])) == []


def test_the_twins_have_the_same_shape() -> None:
    """As many anchors on each page: what one language shows, the other does not leave out."""
    counts = {language: [len(anchors(rendered(language)[uri])) for uri in uris] for language, uris in PAGES.items()}
    assert counts["en"] == counts["zh"]


def test_a_difference_shows_the_element_that_changed() -> None:
    old, new = "# T\n\n<p>a</p><p>b</p>\n", "# T\n\n<p>a</p><p>c</p>\n"
    assert difference(old, new, "x.md").splitlines()[-2:] == ["-<p>b</p>", "+<p>c</p>"]
