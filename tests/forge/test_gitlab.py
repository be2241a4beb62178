"""The jobs of GitLab's pipeline, run in a repository whose branches and messages are out to do harm."""

import json

import pytest

from forge.steps import Call, Ran, Room, change, forge_file

API = "https://gitlab.example/api/v4"
NOTES = f"{API}/projects/5/merge_requests/7/notes"
MARKER = "<!-- groundplan -->\n"
PUBLISH = ["publish", "--alias", "latest"]


def run(room: Room, job: str, *played: str, answers: dict[str, str] | None = None, **more: str) -> Ran:
    """Runs a job with what GitLab gives each; none of a stranger's text reaches it but by variables."""
    pipeline = forge_file(".gitlab-ci.yml", forge="gitlab")
    given = {
        **{name: str(value) for name, value in pipeline["variables"].items()},
        "CI_API_V4_URL": API,
        "CI_SERVER_HOST": "gitlab.example",
        "CI_PROJECT_PATH": "us/plan",
        "CI_MERGE_REQUEST_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": room.git("rev-parse", "HEAD"),
        "CI_COMMIT_REF_NAME": "a$(touch${IFS}owned)",
        "CI_MERGE_REQUEST_TITLE": "$(touch owned) `touch owned`",
        "GITLAB_USER_NAME": '"; touch owned; "',
        "GITLAB_USER_EMAIL": "us@example.com",
        "STUB_ANSWERS": json.dumps(answers or {}),
    }
    script = "\n".join([*pipeline["default"]["before_script"], *pipeline[job]["script"]])
    ran = Room(room.folder, room.top, played).run(script, **given | more)
    assert not list(room.top.rglob("owned")), "a text was obeyed"
    return ran


# ---- check ----


def test_the_report_is_written_whatever_comes_of_the_check(room: Room) -> None:
    (room.folder / "strategy.yml").write_text("strategy: {title: T}\ngoals:\n  a: {titel: x}\n")
    ran = run(room, "check", "build")
    assert ran.code == 1
    assert "strategy.yml:3:7: error FMT201" in ran.output
    (entry,) = json.loads((room.folder / "code-quality.json").read_text("utf-8"))
    assert (entry["check_name"], entry["severity"]) == ("FMT201", "major")
    assert [call.arguments[0] for call in ran.of("groundplan")] == ["check", "check"]


def test_a_good_strategy_is_checked_and_built(room: Room) -> None:
    ran = run(room, "check", "build")
    assert ran.code == 0, ran.output
    assert ran.of("groundplan")[-1].arguments == ["build", "--site-dir", "site", "--audience", ""]
    entries = json.loads((room.folder / "code-quality.json").read_text("utf-8"))
    assert {entry["severity"] for entry in entries} == {"info"}


# ---- the note ----


def asked(ran: Ran) -> list[tuple[str, str]]:
    """The requests by method and address."""

    def method(call: Call) -> str:
        return call.arguments[call.arguments.index("--request") + 1] if "--request" in call.arguments else "GET"

    return [(method(call), call.arguments[-1]) for call in ran.of("curl")]


def test_without_a_token_there_is_no_note_and_no_request(room: Room) -> None:
    """As in a fork: what changes is kept as a file and stands in the log."""
    ran = run(room, "changes", "diff")
    assert ran.code == 0, ran.output
    assert ran.of("curl") == []
    assert ran.of("groundplan")[0].arguments == ["diff", room.git("rev-parse", "HEAD"), "--format", "markdown"]
    assert (room.folder / "changes.md").read_text() == MARKER
    assert MARKER in ran.output


@pytest.mark.parametrize(
    ("notes", "wrote"),
    [
        ([], ("POST", NOTES)),
        ([(1, 8, MARKER)], ("POST", NOTES)),
        ([(1, 9, "hello")], ("POST", NOTES)),
        ([(1, 8, MARKER), (2, 9, "hello"), (3, 9, f"{MARKER}old"), (4, 9, MARKER)], ("PUT", f"{NOTES}/3")),
    ],
    ids=["none", "of a stranger", "without the marker", "ours"],
)
def test_there_is_one_note_and_it_is_kept_up_to_date(
    room: Room, notes: list[tuple[int, int, str]], wrote: tuple[str, str]
) -> None:
    answers = {
        f"{API}/user": json.dumps({"id": 9}),
        f"{NOTES}?per_page=100&sort=asc": json.dumps(
            [{"id": number, "author": {"id": author}, "body": body} for number, author, body in notes]
        ),
    }
    ran = run(room, "changes", "diff", answers=answers, STRATEGY_NOTE_TOKEN="s3cret")
    assert ran.code == 0, ran.output
    assert asked(ran)[-1] == wrote
    assert len(asked(ran)) == 3
    assert ran.of("curl")[-1].body == MARKER
    assert all("PRIVATE-TOKEN: s3cret" in call.arguments for call in ran.of("curl"))
    assert "s3cret" not in ran.output


def test_a_note_that_cannot_be_written_fails(room: Room) -> None:
    """Loudly, in a job that may fail: `user.json` is empty when the token is wrong."""
    assert run(room, "changes", "diff", STRATEGY_NOTE_TOKEN="wrong").code != 0
    assert forge_file(".gitlab-ci.yml", forge="gitlab")["changes"]["allow_failure"] == "true"


# ---- whether it can be published ----


def test_another_plan_under_a_published_version_is_said_before_the_merge(published: Room) -> None:
    """The job may fail, which is a warning."""
    assert run(published, "version").code == 0
    change(published, "{value: +10%, by", "{value: +20%, by")
    ran = run(published, "version")
    assert ran.code == 2
    assert ran.output == (
        "version 2026.1 is published already, and the strategy has changed since. "
        "Give it a new `version:`, or replace what is there with --overwrite\n"
    )
    job = forge_file(".gitlab-ci.yml", forge="gitlab")["version"]
    assert job["allow_failure"] == "true"
    assert job["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]


def test_after_the_merge_it_stops_with_the_same_sentence(published: Room) -> None:
    change(published, "{value: +10%, by", "{value: +20%, by")
    ran = run(published, "pages", STRATEGY_PUSH_TOKEN="s3cret")
    assert ran.code != 0
    assert not (published.folder / "public").exists()


def test_a_run_without_the_token_leaves_the_published_versions_alone(published: Room) -> None:
    """Pages of one version in the place of all of them would take the earlier ones from their readers."""
    ran = run(published, "pages")
    assert ran.code == 1, ran.output
    assert "the published versions stay as they are" in ran.output
    assert not (published.folder / "public").exists()


def test_where_nothing_is_published_yet_nothing_is_asked(room: Room) -> None:
    room.git("push", "--quiet", "origin", ":gh-pages")
    ran = run(room, "version", "publish")
    assert (ran.code, ran.output, ran.of("groundplan")) == (0, "No version is published yet.\n", [])


# ---- pages ----


def test_with_a_token_the_branch_of_the_site_is_what_readers_get(room: Room) -> None:
    room.git("branch", "gh-pages", "origin/gh-pages")
    ran = run(room, "pages", "publish", STRATEGY_PUSH_TOKEN="s3cret")
    assert ran.code == 0, ran.output
    assert ran.of("groundplan")[0].arguments == [*PUBLISH, "--audience", "", "--branch", "gh-pages", "--push"]
    assert room.git("remote", "get-url", "--push", "origin") == "https://groundplan:s3cret@gitlab.example/us/plan.git"
    assert room.git("config", "--local", "user.name") == '"; touch owned; "'
    assert (room.folder / "public" / "strategy.yml").is_file()
    assert "s3cret" not in ran.output


def test_without_a_token_the_site_of_now_is_what_readers_get(room: Room) -> None:
    room.git("push", "--quiet", "origin", ":gh-pages")
    ran = run(room, "pages", "build")
    assert ran.code == 0, ran.output
    assert [call.arguments for call in ran.of("groundplan")] == [["build", "--site-dir", "public", "--audience", ""]]


def test_pages_are_what_the_job_hands_over() -> None:
    pages = forge_file(".gitlab-ci.yml", forge="gitlab")["pages"]
    assert pages["artifacts"]["paths"] == ["public"]
    assert [rule["if"] for rule in pages["rules"]] == ["$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH", "$CI_COMMIT_TAG"]
