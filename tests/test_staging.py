"""What a strategy adds to a site, and the rules by which it is told to builders."""

import html
from datetime import date
from pathlib import Path

import pytest

from groundplan import clock
from groundplan.addresses import to_sources
from groundplan.checks.review import review
from groundplan.clock import NotADate, epoch_of, today
from groundplan.drafting import Earlier, draft
from groundplan.handover import MARKER, Taken, contents, write
from groundplan.mkdocs_yml import BadConfig, Settings, built_in
from groundplan.navigation import in_folder_order, nested
from groundplan.orders import Orders, task_of
from groundplan.plan import plan_of
from groundplan.staging import STYLESHEET, Staged, stage
from inline import parsed

DAY = date(2026, 7, 1)

STRATEGY = """
    strategy:
      title: Plan <b> & "more"
      summary: We **sell** [tools](https://example.com) <script>.
    goals: {grow: {title: Grow}}
    """


def staged(text: str = STRATEGY, **options: object) -> Staged:
    plan = plan_of(parsed(text), DAY)
    return stage(plan, review(plan.parsed, plan), **options)  # type: ignore[arg-type]


def settings(folder: Path, text: str, name: str = "mkdocs.yml") -> Settings:
    (folder / name).write_text(text, "utf-8")
    return Settings(folder / name)


def test_pages_and_one_style_sheet() -> None:
    site = staged()
    assert "# Goals" in site.pages["goals.md"]
    assert site.stylesheets == (STYLESHEET,)
    assert b"gp-" in site.assets[STYLESHEET]


def test_a_strategy_that_stays_what_it_was_is_looked_through_once() -> None:
    """A server builds again when a hand-written page changes; a new day is looked at anew."""
    earlier, result = Earlier(), parsed(STRATEGY)
    plan, findings = earlier.look(result, DAY, "")
    again = earlier.look(result, DAY, "")
    assert again[0] is plan
    assert again[1] is findings
    assert earlier.look(result, DAY.replace(year=2030), "")[0] is not plan
    assert earlier.look(parsed(STRATEGY), DAY, "")[0] is not plan


def test_a_page_has_no_gaps(tmp_path: Path) -> None:
    """Whatever a template leaves between two pieces, one empty line is enough."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "goals.md.j2").write_text(
        "\n \n{{ 1 }}\n\n{{ '' }}\n\n{{ 2 }}\n\n\n\nend{{ '' }} \n\n\n", "utf-8"
    )
    assert staged(overrides=tmp_path).pages["goals.md"] == "1\n\n2\n\nend\n"


def test_name_and_description_are_character_references() -> None:
    """Themes put both into HTML as they are."""
    site = staged()
    assert site.name == "Plan &#60;b&#62; &#38; &#34;more&#34;"
    assert site.description == "We sell tools &#60;script&#62;&#46;"


def test_a_title_with_marks_stands_escaped_in_the_front_matter() -> None:
    """Themes strip the tags of a heading for `<title>`, and its escaping with them."""
    attack = "</title><img src=x onerror=alert(1)>"
    site = staged(f"strategy: {{title: T}}\npersonas: {{p: {{title: '{attack}'}}}}\ngoals: [Grow]")
    page = site.pages["personas/p.md"]
    assert page.startswith('---\ntitle: "&#60;&#47;title&#62;&#60;img src&#61;x onerror&#61;alert&#40;1&#41;&#62;"\n')
    assert page.count("---\n") == 2
    assert "title:" not in site.pages["goals.md"]


def test_a_long_description_is_cut() -> None:
    site = staged(f"strategy: {{title: T, vision: {'word ' * 100}}}")
    assert len(site.description) == 200
    assert site.description.endswith("word…")


def test_a_team_adds_and_replaces_styles_and_scripts(tmp_path: Path) -> None:
    css, js = tmp_path / "assets/css", tmp_path / "assets/js"
    css.mkdir(parents=True)
    js.mkdir()
    (css / "10-base.css").write_text("/* ours */", "utf-8")
    (css / "99-last.css").write_text("/* last */", "utf-8")
    (js / "a.js").write_text("/* script */", "utf-8")
    site = staged(overrides=tmp_path)
    style = site.assets[STYLESHEET].decode()
    assert style.startswith("/* ours */\n")
    assert style.endswith("/* last */\n")
    assert site.scripts == ("assets/groundplan.js",)


def test_a_team_replaces_a_template(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/goals.md.j2").write_text("# Ours: {{ page.title|heading }}", "utf-8")
    assert staged(overrides=tmp_path).pages["goals.md"] == "# Ours: Goals\n"


def test_the_strategy_speaks_its_language() -> None:
    site = staged("strategy: {title: 计划, language: zh}\ngoals: [增长]")
    assert site.language == "zh"
    assert "# 目标" in site.pages["goals.md"]


def test_navigation_nests_folders_with_their_index_first() -> None:
    uris = ["index.md", "goals.md", "personas/index.md", "personas/b.md", "personas/a.md", "about.md"]
    assert nested(uris, {"personas": "People & <friends>"}) == [
        "index.md",
        "goals.md",
        {"People &#38; &#60;friends&#62;": ["personas/index.md", "personas/b.md", "personas/a.md"]},
        "about.md",
    ]


def test_folders_without_a_title_have_their_name_and_stand_at_their_first_page() -> None:
    assert nested(["how-to/sell/call.md", "about.md", "how-to/index.md"], {}) == [
        {"How to": ["how-to/index.md", {"Sell": ["how-to/sell/call.md"]}]},
        "about.md",
    ]


def test_hand_written_pages_come_by_path_after_the_generated_ones() -> None:
    written = ["z.md", "how/b.md", "how/index.md", "a.md", "how/deep/x.md"]
    assert in_folder_order(written) == ["a.md", "z.md", "how/index.md", "how/b.md", "how/deep/x.md"]
    assert staged().navigation(["z.md", "how/b.md"])[-2:] == ["z.md", {"How": ["how/b.md"]}]


@pytest.mark.parametrize(
    ("stated", "environment", "day"),
    [
        ("2026-03-04", {"SOURCE_DATE_EPOCH": "0"}, date(2026, 3, 4)),
        (date(2026, 3, 4), {}, date(2026, 3, 4)),
        ("", {"SOURCE_DATE_EPOCH": "86400"}, date(1970, 1, 2)),
        (None, {"SOURCE_DATE_EPOCH": str(epoch_of(DAY))}, DAY),
    ],
)
def test_today(stated: str | date | None, environment: dict[str, str], day: date) -> None:
    assert today(stated, environment=environment) == day


@pytest.mark.parametrize(("stated", "epoch"), [("1 July", ""), ("", "soon"), ("", "9" * 30)])
def test_no_date(stated: str, epoch: str) -> None:
    with pytest.raises(NotADate, match="takes"):
        today(stated, environment={clock.EPOCH: epoch})


def test_orders_go_through_the_environment(tmp_path: Path) -> None:
    orders = Orders(tmp_path / "strategy.yml", tmp_path / "templates", DAY)
    assert Orders.of(orders.environment()) == orders
    assert Orders.of({}) == Orders()


def test_orders_go_before_options(tmp_path: Path) -> None:
    options = {"strategy": "other.yml", "templates": "mine", "as_of": date(2020, 1, 1), "manual": True}
    plain = task_of(options, tmp_path, Orders())
    assert (plain.strategy, plain.overrides) == (tmp_path / "other.yml", tmp_path / "mine")
    assert (plain.as_of, plain.manual, plain.dated) == (date(2020, 1, 1), True, True)
    assert task_of(options, tmp_path, Orders(as_of=DAY)).as_of == DAY


def test_settings_keep_tags_and_inherit(tmp_path: Path) -> None:
    settings(tmp_path, "theme: {name: material, font: false}\nplugins: [search, groundplan]\n", "base.yml")
    own = settings(tmp_path, "INHERIT: base.yml\nsite_url: !ENV [URL, x]\ntheme: {language: zh}\n")
    own.without_plugin()
    assert own.get("theme") == {"name": "material", "font": False, "language": "zh"}
    assert own.get("plugins") == ["search"]
    assert "!ENV [URL, x]" in own.text()
    assert "INHERIT" not in own.text()


def test_options_of_the_plugin_in_each_form(tmp_path: Path) -> None:
    assert settings(tmp_path, "plugins: [search]").options() is None
    assert settings(tmp_path, "plugins: [groundplan]").options() == {}
    assert settings(tmp_path, "plugins: [groundplan: {manual: true}]").options() == {"manual": True}
    assert settings(tmp_path, "plugins: {groundplan: {manual: true}}").options() == {"manual": True}


@pytest.mark.parametrize("text", ["a: [", "- list", "", "a: \x00"])
def test_settings_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadConfig):
        settings(tmp_path, text)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_built_in_settings(language: str) -> None:
    """They ask no other host for anything, and name the plugin."""
    own = Settings(built_in(language))
    assert own.get("theme", "language") == language
    assert own.get("theme", "font") is False
    assert own.options() == {"strategy": "strategy.yml"}
    assert "http" not in "".join(line.partition("#")[0] for line in own.path.read_text("utf-8").splitlines())


def test_what_is_handed_over_says_all_that_the_plugin_would(tmp_path: Path) -> None:
    documents = tmp_path / "docs"
    (documents / "how").mkdir(parents=True)
    (documents / "how/sell.md").write_text("# Sell", "utf-8")
    (documents / ".hidden.md").write_text("# No", "utf-8")
    own = settings(tmp_path, "site_name: groundplan\nplugins: [search, groundplan]\nextra_css: [mine.css]")
    files = contents(staged(), own, documents)
    assert files["docs/how/sell.md"] == b"# Sell"
    assert files["docs/goals.md"].startswith(b"# Goals")
    assert not any("hidden" in name for name in files)
    assert own.get("plugins") == ["search"]
    assert own.get("site_name").startswith("Plan")
    assert own.get("extra_css") == ["mine.css", STYLESHEET]
    assert own.get("nav")[-1] == {"How": ["how/sell.md"]}
    assert own.get("markdown_extensions") == ["attr_list", "tables"]


@pytest.mark.parametrize(
    ("uri", "urls", "href", "turned"),
    [
        ("goals.md", True, "../personas/a/#x.y", "personas/a.md#x.y"),
        ("goals.md", True, "&#46;&#46;&#47;personas&#47;", "personas/index.md"),
        ("goals.md", True, "../", "index.md"),
        ("personas/a.md", True, "../../goals/#g", "../goals.md#g"),
        ("personas/index.md", True, "a/", "a.md"),
        ("index.md", True, "goals/", "goals.md"),
        ("index.md", True, "&#35;here&#46;now", "#here.now"),
        ("index.md", True, "", ""),
        ("index.md", True, "https://example.com/goals/", "https://example.com/goals/"),
        ("index.md", True, "elsewhere/", "elsewhere/"),
        ("personas/a.md", False, "../goals.html#g", "../goals.md#g"),
        ("personas/a.md", False, "index.html", "index.md"),
        ("goals.md", False, "index.html", "index.md"),
    ],
)
def test_links_are_turned_to_sources(uri: str, urls: bool, href: str, turned: str) -> None:
    uris = ["index.md", "goals.md", "personas/index.md", "personas/a.md"]
    assert to_sources(uri, f'<a href="{href}">', uris, urls) == f'<a href="{turned}">'


def test_anchors_lose_their_references() -> None:
    assert to_sources("a.md", '<li id="x&#46;y">&#46;</li>', [], True) == '<li id="x.y">&#46;</li>'


def test_theme_templates_and_hooks_are_handed_over(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/main.html").write_text("x", "utf-8")
    (tmp_path / "hook.py").write_text("", "utf-8")
    own = settings(tmp_path, "plugins: [groundplan]\nhooks: [hook.py]\ntheme: {name: x, custom_dir: mine}")
    files = contents(staged(), own, None)
    assert files["theme/main.html"] == b"x"
    assert files["hooks/0_hook.py"] == b""
    assert own.get("hooks") == ["hooks/0_hook.py", "hooks/groundplan_mends.py"]
    assert own.get("theme", "custom_dir") == "theme"


@pytest.mark.parametrize(("robots", "asked"), [("", True), (": {robots: allow}", False)])
def test_the_folder_asks_robots_to_stay_away_as_the_site_does(tmp_path: Path, robots: str, asked: bool) -> None:
    own = settings(tmp_path, f"plugins: [{{groundplan{robots or ': {}'}}}]\ntheme: material")
    files = contents(staged(), own, None)
    assert ("theme/main.html" in files) is asked
    assert (own.get("theme", "custom_dir") == "theme") is asked
    assert not asked or b'<meta name="robots" content="noindex">' in files["theme/main.html"]


@pytest.mark.parametrize("name", ["goals.md", "assets/groundplan.css"])
def test_a_hand_written_file_does_not_lose_its_place(tmp_path: Path, name: str) -> None:
    (tmp_path / "docs" / name).parent.mkdir(parents=True)
    (tmp_path / "docs" / name).write_text("# Mine", "utf-8")
    with pytest.raises(Taken):
        contents(staged(), settings(tmp_path, "plugins: [groundplan]"), tmp_path / "docs")


def test_a_folder_is_written_again_without_what_is_stale(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"docs/a.md": b"a", "docs/deep/b.md": b"b"})
    (out / "docs/mine.md").write_bytes(b"mine")
    before = (out / "docs/a.md").stat().st_mtime_ns
    write(out, {"docs/a.md": b"a", "docs/c.md": b"c"})
    assert sorted(p.name for p in (out / "docs").iterdir()) == ["a.md", "c.md", "mine.md"]
    assert (out / "docs/a.md").stat().st_mtime_ns == before


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", "utf-8")
    with pytest.raises(Taken, match="not_ours"):
        write(tmp_path, {"docs/a.md": b"a"})
    with pytest.raises(Taken, match="not_ours"):
        write(tmp_path / "letter.txt", {"docs/a.md": b"a"})
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_the_list_of_what_was_written_leads_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x", "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    (out / MARKER).write_text("../precious\n/etc/hostname\n\n", "utf-8")
    write(out, {"a": b""})
    assert (tmp_path / "precious").exists()


REPOSITORY = "strategy: {title: T, repository: {url: https://git.example.com/x%s}}\ngoals: {grow: Grow}"


@pytest.mark.parametrize(
    ("stated", "folder", "file"),
    [
        ("", "", "strategy.yml"),
        ("", ".", "strategy.yml"),
        ("", "plans/2026", "plans/2026/strategy.yml"),
        (", folder: sales", "plans/2026", "sales/strategy.yml"),
        (", folder: .", "plans/2026", "strategy.yml"),
        (", folder: ''", "plans/2026", "strategy.yml"),
        (", folder: /a/b/", "", "a/b/strategy.yml"),
    ],
)
def test_links_to_lines_have_the_folder_of_the_repository(stated: str, folder: str, file: str) -> None:
    page = staged(REPOSITORY % stated, folder=folder).pages["goals.md"]
    assert f"https://git.example.com/x/blob/main/{file}#L2-L2" in html.unescape(page)


@pytest.mark.parametrize("git", ["folder", "file", ""])
def test_the_folder_in_a_repository_is_found_without_running_git(tmp_path: Path, git: str) -> None:
    """A work tree of its own (`git worktree`) has a file named .git."""
    if git == "folder":
        (tmp_path / ".git").mkdir()
    elif git:
        (tmp_path / ".git").write_text("gitdir: elsewhere", "utf-8")
    plans = tmp_path / ".plans/2026"
    (plans / "parts").mkdir(parents=True)
    text = "include: [parts/*.yml]\n" + REPOSITORY % ""
    (plans / "strategy.yml").write_text(text, "utf-8")
    (plans / "parts/more.yml").write_text("resources: {crm: CRM}", "utf-8")
    site = draft(task_of({}, plans, Orders())).staged
    assert site is not None
    page = html.unescape(site.pages["goals.md"])
    folder = ".plans/2026/" if git else ""
    assert f"/blob/main/{folder}strategy.yml#L3-L3" in page
    assert f"/blob/main/{folder}parts/more.yml#L1-L1" in page
