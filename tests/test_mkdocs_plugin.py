"""The plugin inside MkDocs, with a theme of one line so that a build takes no time."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from groundplan import mends, mkdocs_plugin

GOOD = "strategy: {title: 'Plan & more'}\ngoals: {grow: {title: Grow}}\n"
BROKEN = "strategy: {title: Plan}\ngoals: {grow: {colour: red}}\n"
THEME = (
    "<title>{{ page.meta.title or (page.title | striptags) }} - {{ config.site_name }}</title>"
    "{% for c in config.extra_css %}<link href={{ c }}>{% endfor %}"
    "{% for item in nav %}[{{ item.title }}]{% endfor %}{{ page.content }}{{ build_date_utc.date() }}"
)


@dataclass
class Blueprint:
    """A folder with a strategy and a mkdocs.yml, and builds of it."""

    folder: Path
    messages: pytest.LogCaptureFixture

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def config(self, extra: str = "", options: str = "{}", plugins: str = "") -> MkDocsConfig:
        self.write(
            "mkdocs.yml",
            f"site_name: groundplan\ntheme: {{name: null, custom_dir: theme}}\n"
            f"plugins: {plugins or f'[groundplan: {options}]'}\n{dedent(extra)}",
        )
        return load_config(str(self.folder / "mkdocs.yml"))

    def build(self, extra: str = "", options: str = "{}", plugins: str = "") -> None:
        config = self.config(extra, options, plugins)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)

    def page(self, name: str = "goals/index.html") -> str:
        return (self.folder / "site" / name).read_text("utf-8")

    def said(self, level: int) -> list[str]:
        return [r.getMessage() for r in self.messages.records if r.levelno == level]


@pytest.fixture
def blueprint(tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Blueprint:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)
    caplog.set_level(logging.INFO, "mkdocs")
    own = Blueprint(tmp_path, caplog)
    own.write("theme/main.html", THEME)
    own.write("strategy.yml", GOOD)
    (tmp_path / "docs").mkdir()
    return own


@pytest.fixture
def preview(blueprint: Blueprint) -> Callable[[], None]:
    """Builds as `mkdocs serve` does: the configuration is read again each time, the plugin stays."""
    blueprint.config().plugins.on_startup(command="serve", dirty=False)
    return lambda: build(blueprint.config(), serve_url="http://127.0.0.1/")


def test_pages_style_and_name(blueprint: Blueprint) -> None:
    blueprint.build()
    page = blueprint.page()
    assert "<title>Goals - Plan &#38; more</title>" in page
    assert '<h1 id=":goals">Goals</h1>' in page
    assert '<h3 id="grow">Grow</h3>' in page
    assert "assets/groundplan.css" in page
    assert (blueprint.folder / "site/assets/groundplan.css").read_text("utf-8")


def test_nothing_is_written_into_the_documents(blueprint: Blueprint) -> None:
    blueprint.build()
    assert list((blueprint.folder / "docs").iterdir()) == []


def test_hand_written_pages_follow_in_one_navigation(blueprint: Blueprint) -> None:
    blueprint.write("docs/zebra.md", "# How we talk")
    blueprint.write("docs/later.md", "---\ntitle: Later\n---\n")
    blueprint.write("docs/draft.md", "# Draft")
    blueprint.build("not_in_nav: draft.md")
    assert "[Goals]" in blueprint.page()
    assert blueprint.page().index("[Goals]") < blueprint.page().index("[Later][How we talk]")
    assert "[Draft]" not in blueprint.page()


def test_a_stated_navigation_stays(blueprint: Blueprint) -> None:
    blueprint.build("nav: [{Aims: goals.md}]")
    assert "[Aims]" in blueprint.page()
    assert "[Goals]" not in blueprint.page()


def test_a_stated_name_stays(blueprint: Blueprint) -> None:
    config = blueprint.config()
    config.site_name = "Ours"
    build(config)
    assert "- Ours</title>" in blueprint.page()


@pytest.mark.parametrize(
    ("page", "named"),
    [("goals.md", "goals.md"), ("goals/index.md", "goals/index.md"), ("assets/groundplan.css", "groundplan.css")],
)
def test_a_hand_written_page_in_the_place_of_a_generated_one(blueprint: Blueprint, page: str, named: str) -> None:
    blueprint.write(f"docs/{page}", "# Mine")
    with pytest.raises(Abort):
        blueprint.build()
    assert named in blueprint.said(logging.ERROR)[0]


def test_problems_are_told_with_their_place(blueprint: Blueprint) -> None:
    blueprint.write("strategy.yml", BROKEN + "actions: {call: {serves: growth}}\n")
    with pytest.raises(Abort):
        blueprint.build()
    first, second, last = blueprint.said(logging.ERROR)
    assert first.startswith("strategy.yml:2:16: error FMT201 `colour` is not a field")
    assert second.startswith("strategy.yml:3:26: error REF301 ")
    assert last == "the strategy has mistakes"
    assert not (blueprint.folder / "site").exists()


def test_a_strategy_that_is_not_there(blueprint: Blueprint) -> None:
    (blueprint.folder / "strategy.yml").unlink()
    with pytest.raises(Abort):
        blueprint.build()
    assert blueprint.said(logging.ERROR)[0].startswith("strategy.yml:1:1: error SRC111 ")


@pytest.mark.parametrize(
    ("template", "where"),
    [("# {{ nothing.there }}", "goals.md.j2:1:1"), ("\n{% endif %}", "goals.md.j2:2:1")],
)
def test_a_mistake_in_an_own_template(blueprint: Blueprint, template: str, where: str) -> None:
    blueprint.write("mine/pages/goals.md.j2", template)
    with pytest.raises(Abort):
        blueprint.build(options="{templates: mine}")
    assert where in blueprint.said(logging.ERROR)[0]


def test_the_day_of_the_build(blueprint: Blueprint, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stated day is the date of the build as well; afterwards the environment is as it was."""
    blueprint.build(options="{as_of: 2026-07-01}")
    assert blueprint.page().endswith("2026-07-01")
    assert "SOURCE_DATE_EPOCH" not in os.environ
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    blueprint.build()
    assert blueprint.page().endswith("1970-01-02")
    blueprint.build(options="{as_of: 2026-07-01}")
    assert blueprint.page().endswith("2026-07-01")
    assert os.environ["SOURCE_DATE_EPOCH"] == "86400"


def test_a_day_that_is_none(blueprint: Blueprint) -> None:
    with pytest.raises(Abort):
        blueprint.build(options="{as_of: soon}")
    assert "as_of takes a date" in blueprint.said(logging.ERROR)[0]
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_orders_of_a_command_go_before_the_options(blueprint: Blueprint, monkeypatch: pytest.MonkeyPatch) -> None:
    blueprint.write("other.yml", "strategy: {title: Other}\ngoals: [Shrink]\n")
    monkeypatch.setenv("GROUNDPLAN_STRATEGY", str(blueprint.folder / "other.yml"))
    monkeypatch.setenv("GROUNDPLAN_AS_OF", "2026-08-01")
    blueprint.build(options="{as_of: 2026-07-01}")
    assert "Shrink" in blueprint.page()
    assert blueprint.page().endswith("2026-08-01")


def test_what_the_pages_are_written_for_need_not_be_named(blueprint: Blueprint) -> None:
    config = blueprint.config("markdown_extensions: [admonition]")
    build(config)
    assert {"admonition", "attr_list", "tables"} <= set(config.markdown_extensions)


@pytest.mark.parametrize(
    ("language", "has_jieba", "cuts"), [("zh", False, True), ("zh", True, False), ("en", False, False)]
)
def test_chinese_is_found_without_jieba_too(
    blueprint: Blueprint, monkeypatch: pytest.MonkeyPatch, language: str, has_jieba: bool, cuts: bool
) -> None:
    monkeypatch.setattr(mkdocs_plugin, "find_spec", lambda name: object() if has_jieba else None)
    blueprint.write("strategy.yml", f"strategy: {{title: T, language: {language}}}\n")
    blueprint.build(plugins="[search, groundplan]")
    index = (blueprint.folder / "site/search/search_index.json").read_text("utf-8")
    assert ("u4e00-" in index) == cuts


def test_the_search_of_the_theme_gets_a_name() -> None:
    before = '<div class="md-search" data-md-component="search" role="dialog">\n<input x aria-label="Suche" y>'
    after = mends.on_post_page(before)
    assert after.startswith('<div class="md-search" data-md-component="search" role="dialog" aria-label="Suche">')
    assert mends.on_post_page("<p>no search</p>") == "<p>no search</p>"


def test_a_title_in_a_label_of_the_footer_is_read_as_it_is() -> None:
    link = '<a href="../b/" class="md-footer__link md-footer__link--next" aria-label="Next: A {} B">'
    assert mends.on_post_page(link.format("&amp;#38;")) == link.format("&#38;")


def test_others_see_the_whole_page(blueprint: Blueprint) -> None:
    """Finished blocks pass Markdown and the theme as marks, and are back before anybody reads the finished page."""
    blueprint.write("docs/own.md", "# Own\n\n<!--groundplan:7-->\n")
    blueprint.write("hook.py", "def on_post_page(output, **_):\n    return output + output.upper()\n")
    blueprint.build("hooks: [hook.py]")
    assert '<div class="gp-fine">' in blueprint.page()
    assert '<DIV CLASS="GP-FINE">' in blueprint.page()
    assert "groundplan:0" not in blueprint.page()
    assert "<!--groundplan:7-->" in blueprint.page("own/index.html")


def test_a_mistake_while_serving_leaves_the_last_good_pages(blueprint: Blueprint, preview: Callable[[], None]) -> None:
    blueprint.write("docs/about.md", "# About")
    preview()
    assert "gp-problems" not in blueprint.page()
    blueprint.write("strategy.yml", BROKEN.replace("Plan", "Plan, language: zh"))
    preview()
    page = blueprint.page()
    assert '<h3 id="grow">Grow</h3>' in page
    assert page.index("strategy&#46;yml&#58;2&#58;16&#58; error FMT201") < page.index("<h1")
    assert 'lang="zh"' in page
    assert "gp-problems" in blueprint.page("about/index.html")
    blueprint.write("strategy.yml", GOOD.replace("Grow", "Grow on"))
    preview()
    assert "gp-problems" not in blueprint.page()
    assert "Grow on" in blueprint.page()


def test_a_first_build_with_mistakes_shows_them(blueprint: Blueprint, preview: Callable[[], None]) -> None:
    blueprint.write("strategy.yml", BROKEN)
    preview()
    page = blueprint.page("index.html")
    assert "The strategy cannot be shown yet" in page
    assert "strategy&#46;yml&#58;2&#58;16" in page
    blueprint.write("strategy.yml", GOOD)
    preview()
    assert "gp-problems" not in blueprint.page()


def test_a_file_that_is_gone_for_a_moment(blueprint: Blueprint, preview: Callable[[], None]) -> None:
    """Editors put a new file in the place of the old one; the preview goes on through it."""
    preview()
    (blueprint.folder / "strategy.yml").unlink()
    preview()
    assert '<h3 id="grow">Grow</h3>' in blueprint.page()
    assert "there is no such file" in blueprint.page()
    blueprint.write("strategy.yml", GOOD.replace("Grow", "Grow on"))
    preview()
    assert "gp-problems" not in blueprint.page()
    assert "Grow on" in blueprint.page()


def test_many_problems_are_counted(blueprint: Blueprint, preview: Callable[[], None]) -> None:
    fields = "".join(f"  a{n}: {{wrong: x}}\n" for n in range(30))
    blueprint.write("strategy.yml", f"strategy: {{title: T}}\ngoals:\n{fields}")
    preview()
    assert "and 10 more" in blueprint.page("index.html")


WARNED = "strategy: {title: T}\ngoals:\n  g:\n    title: Grow #1\n"


@pytest.mark.parametrize("settings", ["", "strict: true"])
def test_a_warning_of_the_strategy_is_told_and_ends_no_build(
    blueprint: Blueprint, settings: str, caplog: pytest.LogCaptureFixture
) -> None:
    """`strict` is about the site: dead links, missing pages. Advice on the strategy is for `check --strict`."""
    blueprint.write("strategy.yml", WARNED)
    blueprint.build(settings)
    (told,) = (record.getMessage() for record in caplog.records if record.name == "groundplan")
    assert told.startswith("strategy.yml:4:17: warning SRC144 ")
    assert "the text ends here" in told
