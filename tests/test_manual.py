"""The manual says what is true: its examples are checked, its commands exist, its page of the format is whole."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from groundplan.checking import checked
from groundplan.checks.manual import manual_of
from groundplan.checks.table import RULES
from groundplan.cli import main
from groundplan.manual import PAGES as WRITTEN
from groundplan.manual import format_page, rules_page
from groundplan.model.catalogue import rooms
from groundplan.report import FORMATS, Report, summary
from groundplan.words import LANGUAGES, words
from inline import parsed

PAGES = Path(__file__).parent.parent / "docs" / "manual"
_BLOCK = re.compile(r"(?:<!-- (?P<mark>[^>]*) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)```", re.S)


def blocks(page: str, kind: str) -> Iterator[tuple[str, str]]:
    """The blocks of a kind on a page: what a comment above them says, and their text."""
    for match in _BLOCK.finditer((PAGES / page).read_text("utf-8")):
        if match["kind"] == kind:
            yield match["mark"] or "", match["text"]


def chapters(text: str) -> dict[str, str]:
    """The chapters of a text, each with its lines."""
    parts = re.split(r"^(?=\w)", text, flags=re.M)
    return {part.partition(":")[0]: part.rstrip("\n") + "\n" for part in parts if part.strip()}


EXAMPLES = [
    (page.name, number, mark, text)
    for page in sorted(PAGES.glob("*.md"))
    if page.name != "first-strategy.md"
    for number, (mark, text) in enumerate(blocks(page.name, "yaml"), 1)
]


@pytest.mark.parametrize(("page", "number", "mark", "text"), EXAMPLES, ids=[f"{e[0]}-{e[1]}" for e in EXAMPLES])
def test_examples_are_right_or_wrong_as_the_page_says(page: str, number: int, mark: str, text: str) -> None:
    whole = text if "strategy:" in text else f"{text}strategy: {{title: T}}\n"
    codes = [problem.code for problem in parsed(whole).problems]
    assert codes == ([mark.removeprefix("wrong: ")] if mark else [])


def test_the_first_strategy_is_whole_at_each_step() -> None:
    grown: dict[str, str] = {}
    for _, text in blocks("first-strategy.md", "yaml"):
        grown |= chapters(text)
        assert [problem.code for problem in parsed("\n".join(grown.values())).problems] == []
    assert {"goals", "market", "personas", "journeys", "pipelines", "actions"} <= set(grown)


def test_what_the_first_strategy_shows_is_what_is_said() -> None:
    """The outputs on the page are those of the file at that step."""
    outputs = [text for _, text in blocks("first-strategy.md", "text")]
    texts = [text for _, text in blocks("first-strategy.md", "yaml")]
    for text, output in zip(texts, outputs[:2], strict=False):
        head = parsed(text)
        problems = checked(head, date(2026, 7, 1)).problems
        assert summary("strategy.yml", problems, head.index, words("en")) == output.strip()
    grown: dict[str, str] = {}
    for text in texts[:5]:
        grown |= chapters(text)
    broken = parsed("\n".join(grown.values()).replace("supports: [grow-sales]", "supports: [grow-sale]"))
    lines = {"strategy.yml": broken.source.documents[0].text.split("\n")}
    assert FORMATS["text"](Report(broken.problems, words("en"), lines)) == outputs[2]
    assert outputs[2] in (PAGES / "commands.md").read_text("utf-8")


# ---- commands.md ----


def test_every_command_and_option_is_told_of() -> None:
    """And nothing else is."""
    text = (PAGES / "commands.md").read_text("utf-8")
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.S | re.M))
    assert set(sections) == set(main.commands)
    for name, command in main.commands.items():
        told = set(re.findall(r"^\| `(--[\w-]+)` \|", sections[name], re.M))
        options = {p.opts[-1] for p in command.params if isinstance(p, click.Option)}
        assert told == options, name
        for parameter in command.params:
            if isinstance(parameter, click.Argument):
                assert f"groundplan {name}" in sections[name]


# ---- the page of the format ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_every_field(language: str) -> None:
    page = format_page(words(language))
    for room in rooms():
        for told in room.fields:
            assert f">{told.name}</code>" in page
    assert all(line.startswith(("#", "|", "[", "<", "")) for line in page.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_anchors_and_anchors_are_unique(language: str) -> None:
    page = format_page(words(language))
    headings = re.findall(r"\{ #([^ ]+) \}", page)
    fields = re.findall(r'<code id="([^"]+)">', page)
    anchors = [*headings, *fields]
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(headings)
    assert "goals.target.by" in fields
    assert "goals-target" in headings


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_hold_together(language: str) -> None:
    """Every row has as many cells as the head of its table: no text breaks out of its cell."""
    cells = 0
    for line in format_page(words(language)).splitlines():
        if not line.startswith("|"):
            cells = 0
            continue
        cells = cells or line.count("|")
        assert line.count("|") == cells, line


def test_the_page_speaks_its_language() -> None:
    english, chinese = (format_page(words(language)) for language in LANGUAGES)
    assert "What we want to reach" in english
    assert "目标" in chinese
    assert not re.search(r"[\u4e00-\u9fff]{3}", english.replace("低、中、高", ""))


# ---- the page of the rules ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_every_rule_with_its_anchor_and_examples(language: str) -> None:
    page = rules_page(words(language))
    anchors = re.findall(r"^#+ .* \{ #([^ ]+) \}$", page, re.M)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) == {rule.code.lower() for rule in RULES} <= set(anchors)
    for rule in RULES:
        manual = manual_of(rule, language)
        for example in (manual.bad, manual.good):
            assert f"```yaml\n{example}```" in page
    assert page.count("```yaml") == 2 * len(RULES)


def test_the_page_of_the_rules_links_to_the_page_of_the_format() -> None:
    headings = re.findall(r"\{ #([^ ]+) \}", format_page(words("en")))
    for language in LANGUAGES:
        links = re.findall(r"\]\(format\.md#([^)]+)\)", rules_page(words(language)))
        assert links
        assert set(links) <= set(headings)


def test_the_page_of_the_rules_speaks_its_language() -> None:
    english, chinese = (rules_page(words(language)) for language in LANGUAGES)
    assert "# What the checks look for" in english
    assert "# 检查哪些问题" in chinese
    assert not re.search("[\u4e00-\u9fff]", re.sub("```.*?```", "", english, flags=re.S))


def test_links_between_pages() -> None:
    """Each page that a page names is there; those of the format and the rules are made when the site is."""
    for page in PAGES.glob("*.md"):
        for name in re.findall(r"\]\(([\w-]+\.md)", page.read_text("utf-8")):
            assert name in WRITTEN or (PAGES / name).is_file()


def test_the_example_of_the_readme_is_a_strategy() -> None:
    readme = (PAGES.parent.parent / "README.md").read_text("utf-8")
    blocks_of_yaml = [match["text"] for match in _BLOCK.finditer(readme) if match["kind"] == "yaml"]
    shown = [match["text"] for match in _BLOCK.finditer(readme) if match["kind"] == "text"]
    assert parsed(blocks_of_yaml[0]).problems == ()
    broken = parsed(blocks_of_yaml[0].replace("supports: [grow-sales]", "supports: [grow-sale]"))
    lines = {"strategy.yml": broken.source.documents[0].text.split("\n")}
    assert FORMATS["text"](Report(broken.problems, words("en"), lines)) == shown[0]
