"""`groundplan approve`: who agreed, when and to what, and what readers see of it; everything else byte for byte."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from groundplan.cli import main
from groundplan.model.digest import digest
from groundplan.pages.notices import notices
from groundplan.parse import parse
from groundplan.plan import plan_of
from groundplan.render import render
from groundplan.source import read, replacing
from groundplan.words import words
from inline import parsed
from pages.helpers import AS_OF, all_pages, read_by_people, site_of

TEAM = "team:\n  head-of-sales: Head of sales\n  老板: 总经理\n"
HEAD = f"strategy:\n  title: T   # a note\n  vision: Up.\n{TEAM}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with English as the system's language."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("approve", "--as-of", "2026-11-23", *arguments), catch_exceptions=False)


def digest_of(text: str) -> str:
    strategy = parsed(text).strategy
    assert strategy is not None
    return digest(strategy)


def approved(before: str, role: str = "head-of-sales") -> str:
    """What the text of a strategy becomes; it says that it is approved, and is unchanged since."""
    file = Path("strategy.yml")
    file.write_bytes(before.encode())
    done = run("--by", role)
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    checked = CliRunner().invoke(main, ["check", "--as-of", "2026-11-23"]).stdout
    assert [code for code in ("STR004", "STR006", "error") if code in checked] == []
    return file.read_bytes().decode()


# ---- what is written ----


def test_what_is_empty_is_as_if_it_were_not_there() -> None:
    """An empty list says no more than none; an item is there although nothing is said of it."""
    said = "strategy: {title: T}\ngoals: {grow: {why: x}}\n"
    empty = "strategy: {title: T, tags: []}\ngoals: {grow: {why: x, supports: [], target: {}}}\nactions: {}\n"
    assert digest_of(empty) == digest_of(said)
    assert digest_of(said.replace("{why: x}", "{why: x}, hold: ")) != digest_of(said)


def test_a_strategy_that_nobody_approved_yet() -> None:
    stated = f"  approved:\n    by: head-of-sales\n    date: 2026-11-23\n    digest: {digest_of(HEAD)}\n"
    assert approved(HEAD) == HEAD.replace("Up.\n", f"Up.\n{stated}  status: approved\n")


def test_what_was_approved_before_gives_way_and_its_note_stays() -> None:
    before = HEAD.replace(
        "  vision",
        "  status: draft   # until October\n  approved: {by: head-of-sales, date: 2026-01-15}   # by mail\n  vision",
    )
    assert approved(before) == before.replace("draft  ", "approved  ").replace(
        "{by: head-of-sales, date: 2026-01-15}",
        f"{{by: head-of-sales, date: 2026-11-23, digest: {digest_of(HEAD)}}}",
    )


def test_comments_on_what_was_approved_before_stay() -> None:
    lines = """  approved:
    # asked in the meeting of all leads
    by: "老板"      # "in the chair"
    # by mail

    date: 2026-01-15 # not the 16th
    digest: 0123456789ab # by the tool
    # and next year again
  status: approved
  vision"""
    before = HEAD.replace("  vision", lines)
    after = before.replace('"老板"', "head-of-sales").replace("2026-01-15", "2026-11-23").replace("mail\n\n", "mail\n")
    assert approved(before) == after.replace("0123456789ab", digest_of(HEAD))


@pytest.mark.parametrize("status", ["draft", '"draft"', "'retired'", "approved"])
def test_a_status_in_any_quotes_becomes_approved(status: str) -> None:
    after = approved(HEAD.replace("  vision", f"  status: {status}\n  vision"))
    assert "\n  status: approved\n" in after


def test_a_head_in_braces() -> None:
    before = f"strategy: {{title: T, status: draft, vision: Up.}}   # a note\n{TEAM}"
    stated = f"approved: {{by: head-of-sales, date: 2026-11-23, digest: {digest_of(before)}}}"
    assert approved(before).startswith("strategy: {title: T, status: approved, vision: Up.,")
    assert stated in approved(before)


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_endings_and_the_mark_of_the_file_stay(ending: str) -> None:
    before = "\ufeff" + HEAD.replace("\n", ending)
    stated = (
        f"  approved:\n    by: head-of-sales\n    date: 2026-11-23\n    digest: {digest_of(HEAD)}\n  status: approved\n"
    )
    assert approved(before) == "\ufeff" + HEAD.replace("Up.\n", f"Up.\n{stated}").replace("\n", ending)


def test_a_role_is_found_by_its_id_in_any_case_and_script() -> None:
    assert "by: head-of-sales\n" in approved(HEAD, "Head-Of-Sales")
    assert "by: 老板\n" in approved(HEAD, "老板")


def test_without_a_team_words_will_do() -> None:
    assert "by: the board\n" in approved("strategy:\n  title: T\n", "the board")


def test_a_second_approval_changes_the_day_alone() -> None:
    once = approved(HEAD)
    assert run("--by", "head-of-sales", "--as-of", "2026-12-01").exit_code == 0
    assert Path("strategy.yml").read_text() == once.replace("2026-11-23", "2026-12-01")


def test_the_head_in_a_file_of_its_own(folder: Path) -> None:
    main_file, head = "include: [head.yml]\n" + TEAM, "strategy:\n  title: T\n"
    (folder / "strategy.yml").write_text(main_file)
    (folder / "head.yml").write_text(head)
    done = run("--by", "head-of-sales")
    assert (done.exit_code, done.stderr) == (0, "head.yml: approved by Head of sales on 23 Nov 2026\n")
    assert (folder / "strategy.yml").read_text() == main_file
    assert (folder / "head.yml").read_text().startswith(head)
    assert parse(read(folder / "strategy.yml")).problems == ()


def test_what_it_says() -> None:
    Path("strategy.yml").write_text(HEAD)
    assert run("--by", "head-of-sales").stderr == "strategy.yml: approved by Head of sales on 23 Nov 2026\n"
    Path("strategy.yml").write_text(HEAD.replace("title: T", "title: T\n  language: zh"))
    assert run("--by", "老板").stderr == "strategy.yml：总经理已于2026年11月23日批准\n"


# ---- what is refused ----


@pytest.mark.parametrize(
    ("role", "meant"),
    [
        ("head-of-sale", "; did you mean `head-of-sales`?"),
        ("总经理", "; did you mean `老板`?"),
        ("nobody", ""),
        ("", ""),
    ],
)
def test_a_role_that_the_team_has_not(role: str, meant: str) -> None:
    Path("strategy.yml").write_text(HEAD)
    done = run("--by", role)
    assert (done.exit_code, done.stderr) == (2, f"the team has no role `{role}`{meant}\n")
    assert Path("strategy.yml").read_text() == HEAD


@pytest.mark.parametrize(
    "mistake",
    ["goals:\n  a: {titel: x}\n", "goals:\n  a: {supports: b}\n"],
)
def test_a_strategy_with_mistakes_is_not_approved(mistake: str) -> None:
    Path("strategy.yml").write_text(HEAD + mistake)
    done = run("--by", "head-of-sales")
    assert (done.exit_code, "strategy.yml:8:" in done.stderr) == (1, True)
    assert done.stderr.endswith("\nnothing was written\n")
    assert Path("strategy.yml").read_text() == HEAD + mistake


def test_a_finding_that_is_an_error_here_keeps_it_from_being_approved() -> None:
    before = HEAD.replace("  vision", "  checks: {severity: {STR001: error}}\n  vision")
    Path("strategy.yml").write_text(before)
    done = run("--by", "head-of-sales")
    assert (done.exit_code, done.stderr.count("error STR001"), done.stderr.count("advice")) == (1, 1, 0)
    assert Path("strategy.yml").read_text() == before


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("strategy:\n  title: T\n  approved: ~\n", 3),
        ("strategy:\n  title: T\n  status: >-\n    draft\n", 3),
    ],
)
def test_what_has_no_safe_edit_is_refused_in_one_line(text: str, line: int) -> None:
    Path("strategy.yml").write_text(text)
    done = run("--by", "the board")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith(f"strategy.yml:{line}: ")
    assert Path("strategy.yml").read_text() == text


def test_no_file_and_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("--by", "x", "none.yml").exit_code == 2
    Path("strategy.yml").write_text(HEAD)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "strategy.yml")

    monkeypatch.setattr(replacing.shutil, "copymode", full)
    done = run("--by", "head-of-sales")
    assert (done.exit_code, done.stderr) == (2, "strategy.yml cannot be used: no space left on device\n")
    assert Path("strategy.yml").read_text() == HEAD


# ---- what readers see ----

PLAN = "goals: {a: A}\nteam: {boss: The boss}\n"
CHANGED = "status: approved, approved: {by: boss, date: 2026-01-15, digest: 0}"


def told(head: str, language: str = "en") -> list[list[str]]:
    """The notices on each page, as people read them."""
    site = site_of(f"strategy: {{title: T, {head}}}\n{PLAN}", language)
    return [
        [" ".join(read_by_people(line).split()) for line in page.splitlines() if "gp-notice" in line]
        for page in site.values()
    ]


@pytest.mark.parametrize(
    ("head", "language", "said"),
    [
        ("status: draft", "en", ["Draft This is not approved yet."]),
        ("status: draft", "zh", ["草稿 尚未批准。"]),
        ("status: retired", "en", ["Retired This strategy no longer holds."]),
        ("status: retired", "zh", ["已停用 这份策略已不再有效。"]),
        (CHANGED, "en", ["Changed What is here has changed since it was approved on 15 Jan 2026 (The boss)."]),
        (CHANGED, "zh", ["有改动 2026年1月15日批准（The boss）之后，内容又有改动。"]),
        (
            "approved: {date: 2026-01-15, digest: 0}",
            "en",
            ["Changed What is here has changed since it was approved on 15 Jan 2026."],
        ),
        ("approved: {digest: 0}", "en", ["Changed What is here has changed since it was approved."]),
        (CHANGED.replace("status: approved", "status: retired"), "en", ["Retired This strategy no longer holds."]),
        ("status: approved, approved: {by: boss, date: 2026-01-15}", "en", []),
        ("language: en", "en", []),
    ],
)
def test_every_page_says_how_far_to_trust_it(head: str, language: str, said: list[str]) -> None:
    pages = told(head, language)
    assert len(pages) > 3
    assert pages == [said] * len(pages)


def test_what_is_approved_and_unchanged_needs_no_word() -> None:
    text = f"strategy: {{title: T}}\n{PLAN}"
    assert told(f"status: approved, approved: {{by: boss, date: 2026-01-15, digest: {digest_of(text)}}}")[0] == []


def test_a_notice_stands_below_the_title_and_is_not_searched() -> None:
    page = site_of(f"strategy: {{title: T, status: draft}}\n{PLAN}")["goals.md"].split("\n\n")
    assert page[0].startswith("# ")
    assert page[1].startswith('<div class="gp-notice gp-notice-warn" role="note" data-search-exclude>')


def test_a_notice_can_list_what_changed() -> None:
    """The list comes from whoever knows the history; its text is a stranger's."""
    result = parsed(f"strategy: {{title: T, {CHANGED}}}\n{PLAN}")
    plan = plan_of(result, AS_OF)
    page = all_pages(PLAN)[0]
    listed = replace(page, notices=notices(plan, words("en"), ["target <b>: 3", "2"]))
    text = render([listed], words("en"))[page.uri]
    (line,) = (line for line in text.splitlines() if "gp-notice" in line)
    assert "<b>" not in line
    assert line.count("<li>") == 2
    assert "target <b>: 3" in read_by_people(line)
