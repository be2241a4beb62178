"""Ids of any script: anchors, links and the names of persona pages, as builders read them."""

from html.parser import HTMLParser
from urllib.parse import unquote

import markdown
import pytest

from pages.helpers import links_of, site_of, to_nowhere

SCRIPTS = {
    "hebrew": ("מטרה", "לקוח-א", "שלב_ב"),
    "chinese": ("增长", "采购经理", "已约见"),
    "arabic": ("هدف", "مشتري٢", "مرحلة"),
    "hindi": ("लक्ष्य", "ग्राहक", "चरण"),
    "mixed": ("Zürich-增长", "קונה_2", "Ключ"),
}
TEXT = """
team: {{{a}: }}
metrics: {{{a}: {{unit: EUR, history: {{2025: 1}}}}}}
goals:
  {a}: {{metric: {a}, target: 5, parts: [{{title: x}}]}}
  {b}: {{owner: {a}, supports: [{a}], stage: {c}}}
market:
  swot: {{strengths: {{{a}: }}, threats: {{{c}: }}}}
  moves: {{{b}: {{uses: [{a}, {c}]}}}}
  map: {{x: {{title: x}}}}
  competitors: {{{a}: {{position: {{x: 0.1, y: 0.2}}, swot: {{weaknesses: {{{b}: }}}}}}}}
segments: {{{a}: {{axes: {{{a}: {{{b}: }}, {b}: {{{c}: }}}}, focus: {{{b}: {{cell: [{b}, {c}]}}}}}}}}
personas:
  {b}: {{segments: [segments.{a}], challenges: {{{c}: }}, fit: {{{c}: yes}}}}
journeys: {{{a}: {{personas: [{b}], stages: {{{c}: {{feeling: 1, blockers: {{{a}: }}, competitors: {{{a}: x}}}}}}}}}}
pipelines: {{{b}: {{goal: {a}, stages: {{{c}: {{conversion: 40%, automation: {{{a}: }}}}, {a}: {{outcome: won}}}}}}}}
actions: {{{c}: {{serves: [{a}], addresses: [{b}.{c}], due: 2026-12-31}}}}
evidence: {{{a}: }}
scenarios: {{{c}: {{changes: {{pipelines.{b}.deal_size: 3}}}}}}
"""


class _Built(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.feed(markdown.markdown(page, extensions=["attr_list", "tables"]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        assert not any("<" in (value or "") for _, value in attrs), (tag, attrs)


@pytest.fixture(params=SCRIPTS)
def site(request: pytest.FixtureRequest) -> dict[str, str]:
    a, b, c = SCRIPTS[request.param]
    return site_of(TEXT.format(a=a, b=b, c=c))


def test_a_persona_has_a_page_of_its_name(site: dict[str, str]) -> None:
    (page,) = (uri for uri in site if uri.startswith("personas/") and uri != "personas/index.md")
    assert page.removeprefix("personas/").removesuffix(".md") in {b for _, b, _ in SCRIPTS.values()}


def test_every_link_leads_to_an_anchor(site: dict[str, str]) -> None:
    assert to_nowhere(site) == []
    assert sum(len(links_of(page)) for page in site.values()) > 30


def test_builders_read_the_ids_as_they_are(site: dict[str, str]) -> None:
    """What Python-Markdown makes of headings and cards: bare ids, each once, nothing that isolates inside them."""
    for uri, page in site.items():
        ids = _Built(page).ids
        assert sorted(ids) == sorted(set(ids)), uri
        assert [each for each in ids if "<" in each or "&" in each or "bdi" in each or "%" in each] == []
        inside = {unquote(link) for link in links_of(page) if link.startswith("#")}
        assert inside - {f"#{each}" for each in ids} == set(), uri


def test_no_element_stands_in_an_attribute_or_an_anchor(site: dict[str, str]) -> None:
    for page in site.values():
        assert 'href="<' not in page
        assert 'id="<' not in page
        assert "{ #<" not in page
        assert '="&lt;bdi' not in page
