"""The commands as people run them: what they print where, and their exit codes."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from groundplan import __version__, builders
from groundplan.cli import main

# The smallest strategy that no rule has anything to say about, on the day of TODAY.
CLEAN = """\
strategy: {title: T, owner: Ann, vision: First choice, period: {start: 2026-01-01, end: 2026-12-31}}
goals:
  grow:
    title: Win more customers
    owner: Ann
    why: They pay for the second van
    how: Ask happy customers for a name
    baseline: {value: 40, date: 2025-12-31}
    target: {value: 50, by: 2026-12-31}
    check_ins: {2026-11-01: 48}
actions:
  ask: {title: Ask for names, serves: [grow], owner: Ann, start: 2026-10-01, due: 2026-12-01}
"""
TODAY = "1795132800"  # 2026-11-20
BROKEN = "strategy: {title: T}\ngoals:\n  a: {titel: x}\n"
# `#1` after a text may be a comment, so it is a warning.
DOUBTFUL = CLEAN.replace("Win more customers", "Known #1 brand")
# A rule has something to say.
OPEN = CLEAN.replace("    why: They pay for the second van\n", "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with English as the system's language and a day that stays the same."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_version() -> None:
    assert run("--version").stdout == f"groundplan {__version__}\n"


def test_every_command_is_there() -> None:
    wanted = {"init", "check", "build", "serve", "render", "explain", "schema"}
    assert wanted <= set(main.commands)


def test_check_clean_says_so_in_one_friendly_line(folder: Path) -> None:
    (folder / "strategy.yml").write_text(CLEAN)
    done = run("check")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "strategy.yml: no problems (1 goal, 1 action)\n"


def test_check_in_the_language_of_the_file(folder: Path) -> None:
    (folder / "strategy.yml").write_text(CLEAN.replace("title: T,", "title: T, language: zh,"), encoding="utf-8")
    assert run("check").stderr == "strategy.yml：没有问题（1 个目标，1 项行动）\n"


def test_check_broken(folder: Path) -> None:
    (folder / "strategy.yml").write_text(BROKEN)
    done = run("check")
    assert done.exit_code == 1
    assert done.stdout.startswith("strategy.yml:3:7: error FMT201 ")
    assert done.stderr == "strategy.yml: 1 error\n"


def test_check_json(folder: Path) -> None:
    (folder / "strategy.yml").write_text(BROKEN)
    done = run("check", "--format", "json")
    assert done.exit_code == 1
    assert [problem["code"] for problem in json.loads(done.stdout)["problems"]] == ["FMT201"]
    (folder / "strategy.yml").write_text(CLEAN)
    done = run("check", "--format", "json")
    coverage = {"goal": {"answered": 1, "all": 1, "open": []}}
    assert (done.exit_code, json.loads(done.stdout), done.stderr) == (0, {"problems": [], "coverage": coverage}, "")


def test_warnings_fail_only_when_strict(folder: Path) -> None:
    (folder / "strategy.yml").write_text(DOUBTFUL)
    done = run("check")
    assert (done.exit_code, done.stderr) == (0, "strategy.yml: 1 warning\n")
    assert run("check", "--strict").exit_code == 1


def test_what_the_rules_find_is_told(folder: Path) -> None:
    """Advice never fails; a warning does with --strict; an error always."""
    (folder / "strategy.yml").write_text(OPEN)
    done = run("check", "--strict")
    assert (done.exit_code, done.stderr) == (0, "strategy.yml: 1 piece of advice\n")
    assert done.stdout.startswith("strategy.yml:3:3: advice GOA104 Win more customers: ")
    for severity, codes in (("warning", (0, 1)), ("error", (1, 1)), ("off", (0, 0))):
        (folder / "strategy.yml").write_text(OPEN.replace("T,", f"T, checks: {{severity: {{GOA104: {severity}}}}},"))
        assert (run("check").exit_code, run("check", "--strict").exit_code) == codes


def test_the_day_counts(folder: Path) -> None:
    """An action is late only after its day."""
    (folder / "strategy.yml").write_text(CLEAN)
    assert run("check", "--as-of", "2026-12-01").stderr == "strategy.yml: no problems (1 goal, 1 action)\n"
    assert run("check", "--as-of", "2027-02-01").stdout != ""


def test_no_rule_is_asked_while_something_is_an_error(folder: Path) -> None:
    (folder / "strategy.yml").write_text(OPEN.replace("title: Win", "titel: Win"))
    done = json.loads(run("check", "--format", "json").stdout)
    assert ([problem["code"] for problem in done["problems"]], done["coverage"]) == (["FMT201"], {})


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_the_forms_for_machines_are_all_there_is(folder: Path, form: str) -> None:
    (folder / "strategy.yml").write_text(OPEN)
    done = run("check", "--format", form)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "GOA104" in done.stdout


def test_watch_checks_until_it_is_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code is that of the last run."""
    (folder / "strategy.yml").write_text(BROKEN)
    edits = iter([CLEAN, None])

    def pause(_: float) -> None:
        text = next(edits)
        if text is None:
            raise KeyboardInterrupt
        (folder / "strategy.yml").write_text(text)

    monkeypatch.setattr("groundplan.watching.time.sleep", pause)
    done = run("check", "--watch")
    assert done.exit_code == 0
    assert [line for line in done.stderr.splitlines() if line.startswith("strategy.yml")] == [
        "strategy.yml: 1 error",
        "strategy.yml: no problems (1 goal, 1 action)",
    ]


def test_watch_waits_for_a_file_that_is_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("groundplan.watching.time.sleep", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    done = run("check", "--watch")
    assert (done.exit_code, done.stderr.count("there is no such file")) == (2, 1)


def test_a_missing_file_is_one_line(folder: Path) -> None:
    done = run("check")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "strategy.yml: there is no such file. To start a strategy here, type: groundplan init\n"
    assert run("check", "other.yml").stderr == "other.yml: there is no such file\n"
    assert run("check", str(folder)).exit_code == 2


def test_mistakes_are_told_in_the_language_of_the_system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run("check", "other.yml").stderr == "other.yml：没有这个文件\n"


@pytest.mark.parametrize("command", ["check", "build", "render"])
def test_the_day_to_look_from(folder: Path, command: str) -> None:
    (folder / "strategy.yml").write_text(CLEAN)
    arguments = (command, "out") if command == "render" else (command,)
    done = run(*arguments, "--as-of", "tomorrow")
    assert (done.exit_code, done.stderr) == (2, "--as-of takes a date such as 2026-07-01, not tomorrow\n")
    assert run("check", "--as-of", "2026-07-01").exit_code == 0


def test_source_date_epoch_must_be_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "strategy.yml").write_text(CLEAN)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    done = run("check")
    assert (done.exit_code, done.stderr) == (2, "SOURCE_DATE_EPOCH takes seconds since 1970, not soon\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert run("check").exit_code == 0


# ---- commands that hand over ----


def test_build_hands_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "strategy.yml").write_text(CLEAN)
    asked: list[object] = []

    def build(file: Path, site_dir: Path | None, builder: str, **more: object) -> Path:
        asked.extend((file, site_dir, builder, more["as_of"]))
        return folder / "out"

    monkeypatch.setattr(builders, "build", build)
    done = run("build", "--site-dir", "out", "--builder", "zensical", "--as-of", "2026-07-01")
    assert (done.exit_code, done.stderr) == (0, "the site is in out\n")
    assert asked == [Path("strategy.yml"), Path("out"), "zensical", date(2026, 7, 1)]


def test_serve_and_render_hand_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    (folder / "strategy.yml").write_text(CLEAN)
    monkeypatch.setattr(builders, "serve", lambda file, port, **_: asked.extend((file, port)))
    monkeypatch.setattr(builders, "render_out", lambda out, file, **_: asked.extend((out, file)))
    assert run("serve", "other.yml", "--port", "9000").exit_code == 0
    assert run("render", "out").exit_code == 0
    assert asked == [Path("other.yml"), 9000, Path("out"), Path("strategy.yml")]


def test_a_broken_strategy_is_no_site(folder: Path) -> None:
    (folder / "strategy.yml").write_text(BROKEN)
    done = run("render", "out")
    assert done.exit_code == 1
    assert "strategy.yml:3:7" in done.stderr
    assert not (folder / "out").exists()


def test_a_full_folder_that_is_no_site_is_left_alone(folder: Path) -> None:
    (folder / "strategy.yml").write_text(CLEAN)
    (folder / "full").mkdir()
    (folder / "full" / "mine.txt").write_text("mine")
    assert run("build", "--site-dir", "full").exit_code == 2
    assert (folder / "full" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("command", [("build",), ("render", "out"), ("serve",)])
def test_nothing_to_build(folder: Path, command: tuple[str, ...]) -> None:
    done = run(*command)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("strategy.yml: there is no such file")


def test_a_folder_that_is_not_ours_is_left_alone(folder: Path) -> None:
    (folder / "strategy.yml").write_text(CLEAN)
    (folder / "out").mkdir()
    (folder / "out" / "diary.txt").write_text("mine")
    done = run("render", "out")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert (folder / "out" / "diary.txt").read_text() == "mine"


# ---- schema ----


def test_schema(folder: Path) -> None:
    assert json.loads(run("schema").stdout)["properties"]["goals"]["description"] == "What we want to reach."
    assert json.loads(run("schema", "--language", "zh").stdout)["properties"]["goals"]["description"] == "目标。"


def test_schema_with_ids_needs_the_file(folder: Path) -> None:
    assert run("schema", "--ids").exit_code == 2
    (folder / "strategy.yml").write_text(CLEAN.replace("title: T,", "title: T, language: zh,"))
    written = run("schema", "--ids").stdout
    assert '"enum":["grow"]' in written
    assert "目标" in written


def test_schema_with_ids_of_a_file_that_is_being_edited(folder: Path) -> None:
    """A mistake elsewhere does not take the ids away."""
    (folder / "strategy.yml").write_text(BROKEN)
    assert '"enum":["a"]' in run("schema", "--ids").stdout


# ---- what must not happen ----

HEAVY = {"mkdocs", "babel", "jinja2", "markdown_it", "markdown", "properdocs", "material"}


@pytest.mark.parametrize(
    "command", [("check",), ("check", "--format", "json"), ("explain", "goals.target"), ("schema",)]
)
def test_light_commands_import_nothing_heavy(folder: Path, command: tuple[str, ...]) -> None:
    """Nothing that only the site needs, whether the strategy is clean or not."""
    for text in (CLEAN, BROKEN):
        (folder / "strategy.yml").write_text(text)
        code = (
            "import sys\nfrom groundplan.cli import main\n"
            f"try: main({list(command)!r})\nexcept SystemExit: pass\n"
            "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder)
        assert not HEAVY & set(done.stderr.splitlines()[-1].split())


def test_a_bug_keeps_its_traceback(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "strategy.yml").write_text(CLEAN)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(builders, "build", broken)
    with pytest.raises(ZeroDivisionError):
        run("build")


def test_every_option_has_help() -> None:
    for command in main.commands.values():
        assert command.help
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{command.name} {parameter.name}"
