"""The steps of the workflows, run in a repository whose branches and messages are out to do harm."""

import base64
import json
import re
from typing import Any

import pytest

from forge.steps import Ran, Room, change, forge_file, git, resolved
from groundplan.report.compared.markdown import LONGEST

CHECKING, COMMENTING = ".github/workflows/strategy.yml", ".github/workflows/strategy-comment.yml"
MARKER = "<!-- groundplan -->\n"
COMMENTS = "repos/us/plan/issues/7/comments"


def step(file: str, job: str, beginning: str) -> dict[str, Any]:
    """The step of a job whose script begins so."""
    steps = forge_file(file)["jobs"][job]["steps"]
    (found,) = (each for each in steps if each.get("run", "").startswith(beginning))
    return dict(found)


def run(room: Room, told: dict[str, Any], context: dict[str, str] | None = None, **more: str) -> Ran:
    """Runs a step with what GitHub gives each; stranger's text can come in by its variables only."""
    given = {
        **{name: str(value) for name, value in forge_file(CHECKING)["env"].items()},
        "GITHUB_REPOSITORY": "us/plan",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_STEP_SUMMARY": str(room.top / "summary.md"),
        "GITHUB_OUTPUT": str(room.top / "output"),
        "RUNNER_TEMP": str(room.top),
    }
    ran = room.run(told["run"], **given, **resolved(told.get("env", {}), context or {}), **more)
    assert not list(room.top.rglob("owned")), "a name was obeyed"
    return ran


# ---- checking ----


def test_groundplan_is_installed_by_one_plain_command(room: Room) -> None:
    (call,) = run(room, step(CHECKING, "check", "python -m pip")).calls
    assert call.arguments[:-1] == ["-m", "pip", "install", "--quiet"]


def test_a_good_strategy_passes(room: Room) -> None:
    ran = run(room, step(CHECKING, "check", "groundplan check"))
    assert ran.code == 0
    assert "::notice file=strategy.yml," in ran.output


def test_a_mistake_fails_beside_its_line(room: Room) -> None:
    (room.folder / "strategy.yml").write_text("strategy: {title: T}\ngoals:\n  a: {titel: x}\n")
    ran = run(room, step(CHECKING, "check", "groundplan check"))
    assert ran.code == 1
    assert "::error file=strategy.yml,line=3,col=7,title=FMT201::" in ran.output


@pytest.mark.site
def test_the_site_is_built_where_it_is_taken_from(room: Room) -> None:
    ran = run(room, step(CHECKING, "check", "groundplan build"))
    assert ran.code == 0, ran.output
    uploads = [
        each for each in forge_file(CHECKING)["jobs"]["check"]["steps"] if "upload-artifact" in each.get("uses", "")
    ]
    assert (room.folder / uploads[0]["with"]["path"] / "index.html").is_file()


def test_the_summary_compares_with_the_branch_that_is_merged_into(room: Room, branch: str) -> None:
    """Even a base with a name like that is a name."""
    git(room.folder, "update-ref", f"refs/remotes/origin/{branch}", "origin/main")
    told = step(CHECKING, "check", "groundplan diff")
    (call,) = run(Room(room.folder, room.top, ("diff",)), told, {"github.base_ref": branch}).of("groundplan")
    assert call.arguments == ["diff", f"origin/{branch}", "--format", "markdown"]


# ---- whether it can be published ----

LEVEL = "github.event_name == 'pull_request' && 'warning' || 'error'"
DIFFERS = (
    "version 2026.1 is published already, and the strategy has changed since. "
    "Give it a new `version:`, or replace what is there with --overwrite"
)


def ask(room: Room, level: str) -> Ran:
    """The step that says whether it can be published, as on a pull request (`warning`) or on main (`error`)."""
    return run(room, step(CHECKING, "check", "if said="), {LEVEL: level})


@pytest.mark.parametrize(("level", "code"), [("warning", 0), ("error", 1)])
def test_another_plan_under_a_published_version_is_said_before_the_merge_and_stops_after_it(
    published: Room, level: str, code: int
) -> None:
    """And the branch of the site stays where it is."""
    before = published.git("rev-parse", "origin/gh-pages")
    change(published, "{value: +10%, by", "{value: +20%, by")
    ran = ask(published, level)
    assert (ran.code, ran.output) == (code, f"::{level} title=groundplan publish::{DIFFERS}\n")
    assert git(published.top / "origin.git", "rev-parse", "gh-pages") == before
    assert published.git("branch", "--list", "gh-pages") == ""


@pytest.mark.parametrize("level", ["warning", "error"])
def test_the_same_plan_and_a_new_version_can_be_published(published: Room, level: str) -> None:
    change(published, "# Your sales strategy", "# Our sales strategy")
    assert ask(published, level).output.startswith("::notice title=groundplan publish::version 2026.1 would go into")
    change(published, '"2026.1"', '"2026.2"')
    ran = ask(published, level)
    assert ran.code == 0
    assert ran.output == (
        "::notice title=groundplan publish::version 2026.2 would go into the branch gh-pages, as the folder 2026.2"
        "%0Alatest would lead to it%0Anothing was done\n"
    )


@pytest.mark.parametrize("level", ["warning", "error"])
def test_where_nothing_is_published_yet_anything_can_be(room: Room, level: str) -> None:
    """The branch is not there."""
    room.git("push", "--quiet", "origin", ":gh-pages")
    ran = ask(room, level)
    assert (ran.code, ran.output[:9]) == (0, "::notice ")


def test_it_takes_no_password(published: Room) -> None:
    """The repository is nobody's to read without one: what the checkout brought is enough."""
    published.git("remote", "set-url", "origin", str(published.top / "gone.git"))
    change(published, "{value: +10%, by", "{value: +20%, by")
    assert DIFFERS in ask(published, "warning").output


@pytest.mark.parametrize(
    "version", ["2026.1%0A::error::x", "x\\n::stop-commands::a", "$(touch owned)", "`touch owned`'"]
)
def test_no_version_is_a_command(published: Room, version: str) -> None:
    change(published, '"2026.1"', f'"{version}"')
    ran = ask(published, "warning")
    assert ran.output.count("\n") == 1
    assert re.match(r"::(notice|warning) title=groundplan publish::[^\n]*$", ran.output)
    assert "%0A::error" not in ran.output


# ---- publishing ----


def test_publishing_has_the_password_in_its_own_step_only(room: Room) -> None:
    told = step(CHECKING, "publish", "basic=")
    ran = run(Room(room.folder, room.top, ("publish",)), told, {"github.token": "s3cret"})
    assert ran.code == 0, ran.output
    (call,) = ran.of("groundplan")
    assert call.arguments == ["publish", "--alias", "latest", "--audience", "", "--push"]
    basic = base64.b64encode(b"x-access-token:s3cret").decode()
    assert room.git("config", "--local", "http.https://github.com/.extraheader") == f"AUTHORIZATION: basic {basic}"
    assert room.git("config", "--local", "user.name") == "github-actions[bot]"
    assert ran.output == f"::add-mask::{basic}\n"


# ---- the comment ----


def pull(branch: str) -> dict[str, str]:
    return {
        "github.token": "s3cret",
        "github.event.workflow_run.head_repository.owner.login": "stranger",
        "github.event.workflow_run.head_branch": branch,
        "github.event.workflow_run.head_sha": "0" * 40,
    }


@pytest.mark.parametrize(("answer", "number"), [("7\n", "7"), ("7\n9\n", "7"), ("", "")])
def test_the_pull_request_is_found_by_its_branch(room: Room, branch: str, answer: str, number: str) -> None:
    told = step(COMMENTING, "comment", "numbers=")
    answers = json.dumps({"repos/us/plan/pulls": answer})
    ran = run(room, told, pull(branch), STUB_ANSWERS=answers)
    assert ran.code == 0, ran.output
    (call,) = ran.of("gh")
    assert call.arguments[:4] == ["api", "--method", "GET", "repos/us/plan/pulls"]
    assert f"head=stranger:{branch}" in call.arguments
    assert call.arguments[-1] == f'.[] | select(.head.sha == "{"0" * 40}") | .number'
    assert (room.top / "output").read_text() == f"number={number}\n"


TOLD = {"github.token": "s3cret", "steps.pull.outputs.number": "7"}


def test_the_change_is_told_of_the_text_and_nothing_is_checked_out(room: Room) -> None:
    base, head = room.git("rev-parse", "HEAD"), git(room.top / "origin.git", "rev-parse", "refs/pull/7/head")
    ran = run(Room(room.folder, room.top, ("diff",)), step(COMMENTING, "comment", "git -c"), TOLD)
    assert ran.code == 0, ran.output
    (call,) = ran.of("groundplan")
    assert call.arguments == ["diff", base, "FETCH_HEAD", "--format", "markdown"]
    assert room.git("rev-parse", "FETCH_HEAD") == head
    assert room.git("rev-parse", "HEAD") == base
    assert room.git("status", "--short") == ""
    assert (room.top / "comment.md").read_text() == MARKER


def test_the_comment_says_what_changes(room: Room) -> None:
    assert run(room, step(COMMENTING, "comment", "git -c"), TOLD).code == 0
    written = (room.top / "comment.md").read_text("utf-8")
    assert written.startswith(MARKER)
    assert "cannot be told" not in written
    assert "20" in written


def test_what_main_got_in_the_meantime_is_no_change_of_the_pull_request(room: Room) -> None:
    base = room.git("rev-parse", "HEAD")
    git(room.folder, "commit", "--quiet", "--allow-empty", "--message", "later")
    ran = run(Room(room.folder, room.top, ("diff",)), step(COMMENTING, "comment", "git -c"), TOLD)
    assert ran.of("groundplan")[0].arguments[1] == base


def test_the_comment_always_fits(room: Room) -> None:
    """With the mark in front of it, and however much changes."""
    strategy = room.folder / "strategy.yml"
    many = "".join(f"  new-{n}: {{title: '{'&' * 200}', owner: head-of-sales}}\n" for n in range(2000))
    room.git("checkout", "--quiet", "-b", "many")
    strategy.write_text(strategy.read_text("utf-8").replace("\ngoals:\n", f"\ngoals:\n{many}"), "utf-8")
    room.git("commit", "--quiet", "--all", "--message", "many")
    room.git("push", "--quiet", "--force", "origin", "HEAD:refs/pull/7/head")
    room.git("checkout", "--quiet", "main")
    assert run(room, step(COMMENTING, "comment", "git -c"), TOLD).code == 0
    written = (room.top / "comment.md").read_text("utf-8")
    assert written.startswith(f"{MARKER}###")
    assert LONGEST - 3000 < len(written) <= LONGEST


def test_a_change_that_cannot_be_told_is_said(room: Room) -> None:
    """As when the pull request breaks the strategy: `diff` ends with an error, the comment is written all the same."""
    script = step(COMMENTING, "comment", "git -c")
    failing = {**script, "run": script["run"].replace("groundplan diff", "false")}
    ran = run(room, failing, TOLD)
    assert ran.code == 0, ran.output
    assert (room.top / "comment.md").read_text().startswith(f"{MARKER}What changes cannot be told")


@pytest.mark.parametrize(
    ("there", "method", "path"),
    [
        ("", "POST", COMMENTS),
        ("41\n", "PATCH", "repos/us/plan/issues/comments/41"),
        ("41\n42\n", "PATCH", "repos/us/plan/issues/comments/41"),
    ],
)
def test_there_is_one_comment_and_it_is_kept_up_to_date(room: Room, there: str, method: str, path: str) -> None:
    body = f"{MARKER}$(touch owned) `touch owned` @everyone \"'\n"
    (room.top / "comment.md").write_text(body)
    ran = run(room, step(COMMENTING, "comment", "comments="), TOLD, STUB_ANSWERS=json.dumps({COMMENTS: there}))
    assert ran.code == 0, ran.output
    looked, wrote = ran.of("gh")
    assert looked.arguments[:3] == ["api", "--paginate", COMMENTS]
    assert 'startswith("<!-- groundplan -->")' in looked.arguments[-1]
    assert 'login == "github-actions[bot]"' in looked.arguments[-1]
    assert wrote.arguments[:5] == ["api", "--silent", "--method", method, path]
    assert wrote.body == body


def test_the_comment_follows_the_workflow_by_its_name() -> None:
    assert forge_file(COMMENTING)["on"]["workflow_run"]["workflows"] == [forge_file(CHECKING)["name"]]
    assert forge_file(COMMENTING, "zh")["on"]["workflow_run"]["workflows"] == [forge_file(CHECKING, "zh")["name"]]
