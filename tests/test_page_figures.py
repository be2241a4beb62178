"""Every number on the site that was worked out is that of `numbers --format json`, and shows its working."""

import html
import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from groundplan.figures import figures
from groundplan.pages import pages_of
from groundplan.parse import parse
from groundplan.plan import plan_of
from groundplan.render import render
from groundplan.source import read
from groundplan.words import words

ROOT = Path(__file__).resolve().parent.parent
AS_OF = date(2026, 11, 23)
STRATEGIES = {"en": ROOT / "strategy.yml", "zh": ROOT / "templates/init/zh/example.yml"}
_FIGURE = re.compile(r'<data value="([^"]*)" data-figure="([^"]*)">([^<]*)</data>')
# A working opens beside the figures in its summary, and says something.
_WORKING = re.compile(r'<details class="gp-working"><summary>(.*?)</summary><p data-search-exclude>[^<\s]', re.DOTALL)


@cache
def _site(language: str) -> tuple[dict[str, str], dict[str, Any]]:
    result = parse(read(STRATEGIES[language]))
    assert result.strategy is not None, result.problems
    plan = plan_of(result, AS_OF)
    said = words(result.language)
    return render(pages_of(plan, said, result.lines), said), json.loads(json.dumps(figures(plan, plan.scenarios)))


def _at(data: Any, path: str) -> Any:
    for part in path.split("."):
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data


def _figures(language: str) -> list[tuple[str, str, str, bool]]:
    """Page, path, value as written, and whether its working opens beside it."""
    pages, _ = _site(language)
    found = []
    for uri, page in pages.items():
        opened = [each.span(1) for each in _WORKING.finditer(page)]
        for each in _FIGURE.finditer(page):
            value, path = (html.unescape(text) for text in each.groups()[:2])
            found.append((uri, path, value, any(start <= each.start() < end for start, end in opened)))
    return found


@pytest.mark.parametrize("language", STRATEGIES)
def test_a_figure_is_what_the_data_says(language: str) -> None:
    _, data = _site(language)
    found = _figures(language)
    assert len({path for _, path, _, _ in found}) > 150
    assert [(uri, path, value) for uri, path, value, _ in found if json.loads(value) != _at(data, path)] == []


@pytest.mark.parametrize("language", STRATEGIES)
def test_every_figure_has_its_working_beside_it(language: str) -> None:
    assert [(uri, path) for uri, path, _, has_working in _figures(language) if not has_working] == []


@pytest.mark.parametrize("language", STRATEGIES)
def test_every_page_with_numbers_has_figures(language: str) -> None:
    assert {uri for uri, _, _, _ in _figures(language)} >= {"index.md", "goals.md", "pipelines.md"}


@pytest.mark.parametrize("language", STRATEGIES)
def test_no_figure_escapes_the_look_of_this_test(language: str) -> None:
    pages, _ = _site(language)
    assert sum(page.count("data-figure=") for page in pages.values()) == len(_figures(language))
