"""Publishing: one commit or none, nothing replaced unasked, nobody's files touched, nobody shown too much."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from groundplan import branches, publish
from groundplan.cli import main
from groundplan.edition import NO_ROBOTS, folder_of
from groundplan.git import GitFailed
from groundplan.parse import parse
from groundplan.source import read
from publishing import Repository, git, repository, started

pytestmark = pytest.mark.site

DAY = date(2026, 3, 1)
MIKE = Path(sys.executable).parent / "mike"


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings of the machine: no identity, and temporary files where they can be seen."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(home))


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository without a remote, and the working folder in it."""
    made = repository(tmp_path / "team")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with a bare remote, which is a repository too."""
    made = repository(tmp_path / "team", tmp_path / "remote.git")
    monkeypatch.chdir(made.folder)
    return made


def remote_of(shared: Repository) -> Repository:
    return Repository(shared.folder.parent / "remote.git")


def run(*options: str, day: str = "2026-03-01") -> Result:
    return CliRunner().invoke(main, ["publish", "--as-of", day, *options], catch_exceptions=False)


def refused(*options: str) -> str:
    """The one line that a run ends with, which could not do what was asked."""
    done = run(*options)
    assert (done.exit_code, done.stdout) == (2, "")
    line, end = done.stderr.split("\n", 1)
    assert end == ""
    return line


def published(*options: str) -> str:
    done = run(*options)
    assert done.exit_code == 0, done.stderr
    return done.stderr


# ---- what is published ----


def test_a_version_is_one_commit_with_all_that_belongs_to_it(team: Repository) -> None:
    assert published() == "version 2026.1 is in the branch gh-pages\n"
    assert team.git("rev-list", "--count", "gh-pages") == "1"
    assert team.versions() == [("2026.1", "2026.1", ["latest"])]
    files = team.files()
    assert {path.split("/")[0] for path in files} == {
        *("2026.1", "latest", ".nojekyll", "index.html", "robots.txt", "versions.json")
    }
    record = json.loads(team.file("2026.1/groundplan.json"))
    assert (record.pop("digest") == "", len(record), record["version"]) == (False, 3, "2026.1")
    assert (record["date"], record["audience"]) == ("2026-03-01", None)
    assert team.file("robots.txt") == "User-agent: *\nDisallow: /"
    pages = [path for path in files if path.endswith(".html")]
    assert {"2026.1/goals/index.html", "latest/goals/index.html", "2026.1/404.html"} <= set(pages)
    assert [page for page in pages if NO_ROBOTS not in team.file(page)] == []
    assert "Version 2026&#46;1, 1 Mar 2026" in team.file("2026.1/goals/index.html")
    assert 'location.replace("../../2026.1/goals/"' in team.file("latest/goals/index.html")
    assert 'location.replace("latest/"' in team.file("index.html")


def test_mike_can_go_on_with_the_branch(team: Repository) -> None:
    published()
    team.write("2026.2")
    published()
    command = [MIKE, "list", "--remote", "origin", "--branch", "gh-pages"]
    listed = subprocess.run(command, cwd=team.folder, capture_output=True, text=True, check=True).stdout
    assert listed.splitlines() == ["2026.2 [latest]", "2026.1"]


def test_a_later_version_stands_beside_the_earlier_one(team: Repository) -> None:
    published()
    before = {path: team.git("rev-parse", f"gh-pages:{path}") for path in ("2026.1", "robots.txt")}
    team.write("2026.2", goal="Grow more")
    published()
    assert team.versions() == [("2026.2", "2026.2", ["latest"]), ("2026.1", "2026.1", [])]
    assert {path: team.git("rev-parse", f"gh-pages:{path}") for path in before} == before
    assert "2026.2/goals/" in team.file("latest/goals/index.html")


def test_the_same_again_changes_nothing(team: Repository) -> None:
    published()
    before = team.tip()
    assert published() == "version 2026.1 is in the branch gh-pages already, just as it is; nothing was changed\n"
    assert team.tip() == before


def test_a_version_is_not_replaced_by_another_strategy(team: Repository) -> None:
    published()
    before = team.tip()
    team.write("2026.1", goal="Grow more")
    assert refused() == (
        "version 2026.1 is published already, and the strategy has changed since. "
        "Give it a new `version:`, or replace what is there with --overwrite"
    )
    assert team.tip() == before
    published("--overwrite")
    assert "Grow more" in team.file("2026.1/goals/index.html")
    assert team.versions() == [("2026.1", "2026.1", ["latest"])]
    assert team.git("rev-parse", "gh-pages~1") == before


def test_keeping_the_books_is_no_other_strategy(team: Repository) -> None:
    published()
    text = team.strategy.read_text("utf-8")
    team.strategy.write_text(text.replace("baseline:", "check_ins: {2026-02-28: 11M}, baseline:"), "utf-8")
    assert published() == "version 2026.1 is in the branch gh-pages\n"


def test_pages_that_are_gone_are_gone_everywhere(team: Repository) -> None:
    docs = team.folder / "docs"
    docs.mkdir()
    (docs / "more.md").write_text("# More\n", "utf-8")
    published()
    assert {"2026.1/more/index.html", "latest/more/index.html"} <= team.files()
    (docs / "more.md").unlink()
    published()
    assert not [path for path in team.files() if "more" in path.split("/")]


def test_files_of_others_in_the_branch_stay(team: Repository) -> None:
    blob = team.git("hash-object", "-w", "strategy.yml")
    tree = git_input(
        team, f"100644 blob {blob}\tCNAME\n100644 blob {blob}\tindex.html\n100644 blob {blob}\trobots.txt\n"
    )
    team.git("update-ref", "refs/heads/gh-pages", team.git("commit-tree", tree, "-m", "By hand"))
    published()
    for path in ("CNAME", "index.html", "robots.txt"):
        assert team.git("rev-parse", f"gh-pages:{path}") == blob


def git_input(team: Repository, listed: str) -> str:
    command = ["git", "-C", str(team.folder), "mktree"]
    return subprocess.run(command, input=listed, capture_output=True, text=True, check=True).stdout.strip()


def test_search_engines_can_be_let_in(team: Repository) -> None:
    published()
    (team.folder / "docs").mkdir()
    settings = "site_name: groundplan\nsite_url: https://plan.example.com/s\ntheme: {name: material, font: false}\n"
    settings += "plugins: [search, groundplan: {robots: allow}]\n"
    (team.folder / "mkdocs.yml").write_text(settings, "utf-8")
    published()
    assert "robots.txt" not in team.files()
    page = team.file("2026.1/goals/index.html")
    assert NO_ROBOTS not in page
    assert '<link rel="canonical" href="https://plan.example.com/s/2026.1/goals/">' in page
    assert "<loc>https://plan.example.com/s/2026.1/goals/</loc>" in team.file("2026.1/sitemap.xml")


def test_an_ordinary_build_asks_for_no_list_of_versions(team: Repository) -> None:
    assert CliRunner().invoke(main, ["build"]).exit_code == 0
    page = (team.folder / "site/goals/index.html").read_text("utf-8")
    assert '"version": null' in page
    assert NO_ROBOTS in page


@pytest.mark.parametrize(
    ("version", "folder"),
    [
        ("2026.10", "2026.10"),
        ("2026 Q1", "2026-Q1"),
        ("../../x", "x"),
        ("v1/rc", "v1-rc"),
        (".git", "git"),
        ("第一版", "第一版"),
        ("<b>1</b>", "b-1-b"),
        ("!?", ""),
    ],
)
def test_a_version_names_a_folder_that_can_be_one(version: str, folder: str) -> None:
    assert folder_of(version) == folder


def test_a_title_is_no_markup_and_a_name_is_found_in_the_address(team: Repository) -> None:
    team.write("<b>新版</b>")
    published()
    assert team.versions() == [("b-新版-b", "&lt;b&gt;新版&lt;/b&gt;", ["b-%E6%96%B0%E7%89%88-b", "latest"])]
    assert not [path for path in team.files() if "%" in path]
    assert published().endswith("nothing was changed\n")


# ---- what is refused ----


def test_a_strategy_without_a_version(team: Repository) -> None:
    team.strategy.write_text("strategy: {title: Plan}\n", "utf-8")
    assert refused() == 'strategy.yml says no version. Write one below `strategy:`, such as `version: "2026.1"`'


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    Repository(folder).write("1")
    monkeypatch.chdir(folder)
    assert refused() == f"{folder.as_posix()} is in no git repository. To start one, type: git init"


def test_a_strategy_with_errors(team: Repository) -> None:
    team.write("2026.1", head=", owner: 1, nonsense: 2")
    done = run()
    assert (done.exit_code, team.tip()) == (1, "")
    assert "strategy.yml:1:" in done.stderr


def test_a_site_that_cannot_be_built(team: Repository) -> None:
    (team.folder / "docs").mkdir()
    (team.folder / "docs/index.md").write_text("# Mine\n", "utf-8")
    done = run()
    assert (done.exit_code, team.tip()) == (2, "")
    assert done.stderr.splitlines()[-2:] == ["the site was not built", "nothing was published"]
    assert list((team.folder.parent / "home").iterdir()) == []


def test_a_branch_that_somebody_looks_at(team: Repository) -> None:
    assert refused("--branch", "main").startswith("the branch main is checked out")
    published()
    before = team.tip()
    team.git("worktree", "add", "--quiet", "../pages", "gh-pages")
    team.write("2026.2")
    assert refused().startswith("the branch gh-pages is checked out")
    assert team.tip() == before


def test_a_branch_that_holds_the_strategy(team: Repository) -> None:
    team.git("branch", "other")
    before = team.tip("other")
    assert refused("--branch", "other") == (
        "the branch other holds the strategy itself; the site needs a branch of its own"
    )
    assert team.tip("other") == before


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("--branch", "a..b"), "`a..b` cannot be the name of a branch"),
        (("--branch", "--all"), "`--all` cannot be the name of a branch"),
        (("--alias", "a/b"), "`a/b` cannot be another name: letters, digits, `.`, `-` and `_` can"),
        (
            ("--alias", "2026.1"),
            "the version 2026.1 and its other name 2026.1 must differ; choose another one with --alias",
        ),
        (("--alias", "index.html"), "the branch gh-pages has something else called index.html"),
        (("--push",), "nothing was published; git says: 'origin' does not appear to be a git repository"),
        (("--push", "--remote", "--exec=x"), None),
    ],
)
def test_what_cannot_be_a_name(team: Repository, options: tuple[str, ...], line: str | None) -> None:
    published()
    before = team.tip()
    said = refused(*options)
    assert line is None or said == line
    assert team.tip() == before


def test_a_version_called_like_the_other_name_of_one(team: Repository) -> None:
    published()
    team.write("latest")
    assert refused("--alias", "newest") == "the branch gh-pages has something else called latest"


def test_a_version_that_was_put_there_in_another_way(team: Repository) -> None:
    published()
    blob = team.git("hash-object", "-w", "strategy.yml")
    listed = json.dumps([{"version": "1", "title": "1", "aliases": []}])
    (team.folder / "v.json").write_text(listed, "utf-8")
    names = team.git("hash-object", "-w", "v.json")
    inner = git_input(team, f"100644 blob {blob}\tindex.html\n")
    tree = git_input(team, f"040000 tree {inner}\t1\n100644 blob {names}\tversions.json\n")
    team.git("update-ref", "refs/heads/gh-pages", team.git("commit-tree", tree, "-m", "By mike"))
    team.write("1")
    assert refused() == "version 1 is published already, and nothing tells from what. Replace it with --overwrite"
    published("--overwrite")
    assert "1/goals/index.html" in team.files()


def test_mike_is_missing(team: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert refused() == 'mike is not installed. Type: pip install "groundplan[publish]"'


# ---- for whom ----

SEVERAL = ", audiences: [public, team, leaders], default_audience: public"


def test_with_several_audiences_one_has_to_be_named(team: Repository) -> None:
    team.write("1", head=SEVERAL)
    assert refused() == (
        "strategy.yml has several audiences. Say for whom this is, with --audience: public, team, leaders"
    )
    assert refused("--audience", "lead") == "the strategy has no audience `lead`; did you mean `leaders`?"
    published("--audience", "Team")
    assert "For: team" in team.file("1/goals/index.html")
    assert json.loads(team.file("1/groundplan.json"))["audience"] == "team"
    assert refused("--audience", "public").startswith("version 1 is published already, for another audience: team.")


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (SEVERAL + ", private: {leaders: [goals.grow.title]}", "By selling more"),
        (SEVERAL + ", not_doing: {cold: {title: Cold calls, audience: team}}, audience: team", "Cold calls"),
    ],
)
def test_nothing_is_shown_to_more_people_than_it_is_for(team: Repository, head: str, what: str) -> None:
    team.write("1", "By selling more", head=head)
    published("--audience", "public")
    assert "For: public" in team.file("1/goals/index.html")
    assert what not in "".join(team.file(path) for path in team.files() if path.endswith((".html", ".json", ".xml")))


def test_a_change_that_an_audience_does_not_see_is_no_other_version_to_it(team: Repository) -> None:
    private = SEVERAL + ", private: {leaders: [goals.grow.title]}"
    team.write("1", "By selling more", head=private)
    published("--audience", "public")
    team.write("1", "By selling less", head=private)
    published("--audience", "public")
    team.write("1", "By selling less", head=SEVERAL)
    assert refused("--audience", "public").startswith("version 1 is published already, and the strategy has changed")


def test_the_only_audience_need_not_be_named(team: Repository) -> None:
    team.write("1", head=", audiences: [team], language: zh")
    assert published() == "版本 1 已放入分支 gh-pages\n"
    assert "读者：team" in team.file("1/goals/index.html")


def test_an_audience_that_nobody_spoke_of(team: Repository) -> None:
    assert refused("--audience", "team") == "the strategy has no audience `team`"


def test_the_settings_may_say_for_whom(team: Repository) -> None:
    team.write("1", head=SEVERAL)
    (team.folder / "docs").mkdir()
    (team.folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: material\nplugins: [{groundplan: {audience: team}}]\n"
    )
    published()
    assert "For: team" in team.file("1/goals/index.html")
    (team.folder / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: [{groundplan: {audience: tem}}]\n")
    assert refused() == "the strategy has no audience `tem`; did you mean `team`?"


# ---- what it would do ----


def test_a_dry_run_only_says_what_it_would_do(shared: Repository) -> None:
    done = run("--dry-run", "--push")
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "version 2026.1 would go into the branch gh-pages, as the folder 2026.1",
        "latest would lead to it",
        "the branch gh-pages would be pushed to origin",
        "nothing was done",
    ]
    assert (shared.tip(), remote_of(shared).tip()) == ("", "")
    published()
    before = shared.tip()
    assert "it would take the place of the one of 1 Mar 2026" in run("--dry-run").stdout
    assert shared.tip() == before


def test_a_dry_run_needs_no_remote(shared: Repository, tmp_path: Path) -> None:
    """What is not there any more, or asks for a password, is as it was at the last look; publishing itself needs it."""
    published("--push")
    team = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", str(remote_of(shared).folder), str(team))
    shared.write("2026.1", "Grow more")
    (team / "strategy.yml").write_text(shared.strategy.read_text("utf-8"), "utf-8")
    git(team, "remote", "set-url", "origin", str(tmp_path / "gone.git"))
    os.chdir(team)
    assert refused("--dry-run").startswith("version 2026.1 is published already, and the strategy has changed since.")
    assert refused("--dry-run", "--push").startswith("version 2026.1 is published already")
    assert refused("--push").startswith("nothing was published; git says: ")


# ---- nobody's files are touched ----


def test_work_tree_and_index_stay_as_they_are(team: Repository) -> None:
    (team.folder / "new.txt").write_text("mine\n", "utf-8")
    team.git("add", "new.txt")
    (team.folder / "new.txt").write_text("mine, changed\n", "utf-8")
    index = (team.folder / ".git/index").read_bytes()
    before = (team.git("status", "--porcelain"), team.git("rev-parse", "HEAD"), team.git("symbolic-ref", "HEAD"))
    published()
    assert (team.folder / ".git/index").read_bytes() == index
    after = (team.git("status", "--porcelain"), team.git("rev-parse", "HEAD"), team.git("symbolic-ref", "HEAD"))
    assert after == before == ("AM new.txt", before[1], "refs/heads/main")
    assert list((team.folder.parent / "home").iterdir()) == []


def test_settings_of_git_do_not_change_what_is_published(
    team: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A hook runs git with variables that lead to its own index; and line ends are nobody's business."""
    team.git("config", "core.autocrlf", "true")
    (team.folder / ".gitignore").write_text("*.html\nassets/\n", "utf-8")
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other-index"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    done = run()
    for name in ("GIT_INDEX_FILE", "GIT_DIR"):
        monkeypatch.delenv(name)
    assert done.exit_code == 0, done.stderr
    assert "2026.1/assets/groundplan.css" in team.files()
    assert not (tmp_path / "other-index").exists()


# ---- remotes ----


def test_pushing_puts_the_branch_on_the_remote(shared: Repository) -> None:
    assert published("--push").endswith("the branch gh-pages is on origin\n")
    assert remote_of(shared).tip() == shared.tip() != ""


def test_what_was_published_here_can_be_pushed_later(shared: Repository) -> None:
    published()
    assert remote_of(shared).tip() == ""
    assert published("--push").endswith("nothing was changed\nthe branch gh-pages is on origin\n")
    assert remote_of(shared).tip() == shared.tip()


def test_a_fresh_checkout_on_a_build_machine(shared: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shallow, no branch checked out, no identity, and the branch of the site only on the remote."""
    published("--push")
    before = shared.tip()
    shared.write("2026.2")
    shared.git("commit", "--quiet", "--all", "--message=Two")
    shared.git("push", "--quiet", "origin", "main")
    folder = shared.folder.parent / "checkout"
    git(shared.folder, "clone", "--quiet", "--depth=1", f"file://{remote_of(shared).folder}", str(folder))
    checkout = Repository(folder)
    checkout.git("checkout", "--quiet", "--detach")
    monkeypatch.chdir(folder)
    published("--push")
    assert remote_of(shared).tip() == checkout.tip()
    assert checkout.git("rev-parse", "gh-pages~1") == before
    assert [each[0] for each in checkout.versions()] == ["2026.2", "2026.1"]
    assert checkout.git("log", "-1", "--format=%an %ae", "gh-pages") == "groundplan groundplan@localhost"
    assert checkout.git("config", "--default", "", "--get", "user.name") == ""


def test_a_branch_that_is_behind_the_remote_catches_up(shared: Repository) -> None:
    published("--push")
    first = shared.tip()
    shared.write("2026.2")
    published("--push")
    shared.git("update-ref", "refs/heads/gh-pages", first)
    shared.write("2026.3")
    published("--push")
    assert [each[0] for each in remote_of(shared).versions()] == ["2026.3", "2026.2", "2026.1"]
    assert remote_of(shared).tip() == shared.tip()


def test_branches_that_went_separate_ways(shared: Repository) -> None:
    published()
    shared.git("push", "--quiet", "origin", "gh-pages")
    shared.git("update-ref", "-d", "refs/heads/gh-pages")
    shared.git("update-ref", "-d", "refs/remotes/origin/gh-pages")
    tree = shared.git("rev-parse", "HEAD^{tree}")
    shared.git("update-ref", "refs/heads/gh-pages", shared.git("commit-tree", tree, "-m", "Another"))
    before = (shared.tip(), remote_of(shared).tip())
    assert refused("--push") == (
        "the branch gh-pages is one thing here and another on origin. "
        "If what is on origin is right, type: git branch -D gh-pages"
    )
    assert (shared.tip(), remote_of(shared).tip()) == before


def test_a_remote_that_says_no(shared: Repository) -> None:
    hook = remote_of(shared).folder / "hooks/update"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    assert refused("--push").startswith("nothing was published; git says: ")
    assert (shared.tip(), remote_of(shared).tip()) == ("", "")


# ---- two at once, and an end at any moment ----


def intended(at: Repository, version: str, **wish: bool) -> publish.Intent:
    at.write(version)
    return publish.intent(at.strategy, parse(read(at.strategy)), publish.Wish(**wish), DAY)  # type: ignore[arg-type]


def test_of_two_at_once_one_wins_and_the_other_says_so(team: Repository) -> None:
    first, second = intended(team, "1"), intended(team, "2")
    assert publish.publish(team.strategy, second, as_of=DAY)
    won = team.tip()
    with pytest.raises(publish.Refused) as lost:
        publish.publish(team.strategy, first, as_of=DAY)
    assert (lost.value.key, lost.value.about) == ("moved", {"branch": "gh-pages"})
    assert team.tip() == won


def test_of_two_at_once_on_two_machines_one_wins(shared: Repository) -> None:
    folder = shared.folder.parent / "other"
    git(shared.folder, "clone", "--quiet", str(remote_of(shared).folder), str(folder))
    other = Repository(folder)
    first, second = intended(shared, "1", push=True), intended(other, "2", push=True)
    publish.publish(other.strategy, second, as_of=DAY)
    with pytest.raises(publish.Refused) as lost:
        publish.publish(shared.strategy, first, as_of=DAY)
    assert lost.value.key == "moved"
    assert (remote_of(shared).tip(), shared.tip()) == (other.tip(), "")


def test_processes_at_once_leave_every_version_that_they_tell_of(team: Repository) -> None:
    running = []
    for number in range(3):
        folder = team.folder / f"plan{number}"
        folder.mkdir()
        at = Repository(folder)
        at.write(f"{number}")
        running.append(started(at))
    ended = [(process.communicate(timeout=60)[1], process.returncode) for process in running]
    won = {str(number) for number, (_, code) in enumerate(ended) if code == 0}
    assert won
    assert {each[0] for each in team.versions()} == won
    moved = "somebody else published into gh-pages meanwhile, so this was not published. Type the same again\n"
    assert {said for said, code in ended if code} <= {moved}


def _is_whole(team: Repository, commit: str, before: dict[str, str]) -> bool:
    """Whether the list, the folders and the records of a commit agree, and earlier versions are as they were."""
    listed = [folder for folder, _, _ in team.versions(commit)]
    trees = dict(reversed(line.split()[2:]) for line in team.git("ls-tree", "-d", commit).splitlines())
    kept = all(trees[folder] == tree for folder, tree in before.items() if folder != "latest")
    pages = team.files(commit)
    each = all(
        {f"{folder}/groundplan.json", f"{folder}/index.html", f"{folder}/sitemap.xml"} <= pages for folder in listed
    )
    return kept and each and set(trees) == {*listed, "latest"}


def test_killed_at_any_moment_the_branch_is_the_old_one_or_the_new_one(team: Repository) -> None:
    began = time.monotonic()
    assert started(team).wait(60) == 0
    takes = time.monotonic() - began
    chance = random.Random(7)
    outcomes: list[bool] = []
    for number in range(20):
        old = team.tip()
        before = dict(reversed(line.split()[2:]) for line in team.git("ls-tree", "-d", old).splitlines())
        team.write(f"k{number}")
        process = started(team)
        time.sleep(chance.uniform(0.1, 1.1) * takes)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        time.sleep(0.05)
        new = team.tip()
        outcomes.append(new != old)
        assert new == old or (team.git("rev-parse", f"{new}~1") == old and f"k{number}" in dict(_named(team)))
        assert _is_whole(team, new, before)
    assert False in outcomes
    team.write("end")
    assert started(team).wait(60) == 0
    assert ("end", "end", ["latest"]) in team.versions()
    assert team.git("fsck", "--no-dangling", "--connectivity-only") == ""


def _named(team: Repository) -> Iterator[tuple[str, str]]:
    return ((folder, title) for folder, title, _ in team.versions())


# ---- the branch as such ----


def test_a_branch_is_moved_only_from_where_it_was(team: Repository) -> None:
    head = team.git("rev-parse", "HEAD")
    branches.move(team.folder, "side", "", head)
    with pytest.raises(branches.Moved):
        branches.move(team.folder, "side", "", head)
    later = team.git("commit-tree", f"{head}^{{tree}}", "-p", head, "-m", "Later")
    branches.move(team.folder, "side", head, later)
    assert team.tip("side") == later


def test_a_lock_that_was_left_is_named(team: Repository) -> None:
    head = team.git("rev-parse", "HEAD")
    (team.folder / ".git/refs/heads/side.lock").write_text("")
    with pytest.raises(GitFailed) as failed:
        branches.move(team.folder, "side", "", head)
    assert "side.lock" in failed.value.about
