"""`groundplan export` as people run it: where it writes, what it refuses, and in how many words."""

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from groundplan.cli import main
from synthetic import synthetic

STRATEGY = """\
strategy: {title: T, owner: head}
team: {head: Head of sales}
metrics: {sales: {history: {file: data/sales.csv}}}
actions: {call: {title: 打电话, owner: head, due: 2026-12-01}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # 2026-11-23
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    (tmp_path / "strategy.yml").write_text(STRATEGY, "utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "sales.csv").write_text("period,value\n2024,9M\n", "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments], catch_exceptions=False)


def test_results_go_to_the_output_and_nothing_else(folder: Path) -> None:
    for kind, start in (("ics", b"BEGIN:VCALENDAR\r\n"), ("json", b'{\n  "export": 1'), ("yaml", b"strategy:\n")):
        done = run(kind)
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout_bytes.startswith(start)
    done = run("csv", "--table", "actions")
    assert done.stdout_bytes.startswith("\ufeffid,title,kind".encode())
    assert "打电话" in done.stdout_bytes.decode()


def test_a_file_and_a_folder(folder: Path) -> None:
    done = run("json", "--out", "out/plan.json")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "written: out/plan.json\n")
    assert json.loads((folder / "out" / "plan.json").read_text("utf-8"))["as_of"] == "2026-11-23"
    done = run("csv", "--out", "tables")
    assert (done.exit_code, done.stderr) == (0, "written: tables\n")
    names = sorted(path.name for path in (folder / "tables").glob("*.csv"))
    assert names == ["actions.csv", "history-sales.csv", "history.csv", "metrics.csv", "strategy.csv", "team.csv"]
    assert (folder / "tables" / "actions.csv").read_bytes() == run("csv", "--table", "actions").stdout_bytes


def test_a_table_that_is_no_longer_there_goes(folder: Path) -> None:
    """Else it would go on saying what was taken out, to readers who may no longer see it."""
    run("csv", "--out", "tables")
    (folder / "strategy.yml").write_text("strategy: {title: T}\nteam: {a: A}\n", "utf-8")
    (folder / "tables" / "mine.csv").write_text("x")
    assert run("csv", "--out", "tables").exit_code == 0
    assert sorted(path.name for path in (folder / "tables").glob("*.csv")) == ["mine.csv", "strategy.csv", "team.csv"]


def test_the_same_day_gives_the_same_bytes(folder: Path) -> None:
    for arguments in (["ics"], ["json"], ["csv", "--table", "actions"]):
        assert (
            run(*arguments, "--as-of", "2026-07-01").stdout_bytes
            == run(*arguments, "--as-of", "2026-07-01").stdout_bytes
        )
    assert b"DTSTAMP:20260701T000000Z" in run("ics", "--as-of", "2026-07-01").stdout_bytes


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["csv", "--table", "action"], "there is no table `action`; did you mean `actions`?"),
        (["csv", "--table", "x"], "there is no table `x`"),
        (["ics", "--owner", "heads"], "nobody called `heads` answers for anything here; did you mean `head`?"),
        (["json", "--table", "actions"], "--table is only for csv"),
        (["yaml", "--owner", "head"], "--owner is only for ics"),
        (["csv", "--out", "data"], "data holds other things. Choose a new folder, so that nothing of yours is lost"),
        (
            ["yaml", "--out", "./strategy.yml"],
            "strategy.yml is part of the strategy itself. Choose another name, so that nothing of yours is lost",
        ),
        (["json", "--out", "data"], "data cannot be written: is a directory"),
        (["json", "--audience", "team"], "the strategy has no audience `team`"),
        (["json", "other.yml"], "other.yml: there is no such file"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_written(folder: Path, arguments: list[str], line: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = run(*arguments)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"{line}\n")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_nobody_gets_what_is_for_fewer(folder: Path) -> None:
    """In any kind, and no older table of it stays in the folder."""
    (folder / "strategy.yml").write_text(
        "strategy: {title: T, audiences: [public, team]}\nactions: {a: A}\n"
        "decisions: {d: {title: SECRET, status: open, date: 2026-12-01, audience: team}}\n"
    )
    for arguments in (["csv", "--table", "decisions"], ["ics"], ["json"], ["yaml"]):
        assert "SECRET" in run(*arguments).stdout
        assert "SECRET" not in run(*arguments, "--audience", "public").stdout
    assert run("csv", "--out", "tables", "--audience", "team").exit_code == 0
    assert (folder / "tables" / "decisions.csv").is_file()
    run("csv", "--out", "tables", "--audience", "public")
    assert not (folder / "tables" / "decisions.csv").exists()


def test_which_tables_there_are(folder: Path) -> None:
    done = run("csv")
    assert done.exit_code == 2
    assert done.stderr.endswith("There are: strategy, team, metrics, actions, history, history-sales\n")


def test_a_strategy_with_mistakes_is_not_handed_on(folder: Path) -> None:
    (folder / "strategy.yml").write_text("strategy: {titel: T}\n", "utf-8")
    done = run("json", "--out", "plan.json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert not (folder / "plan.json").exists()


def test_thousands_of_items_take_seconds(folder: Path) -> None:
    (folder / "strategy.yml").write_text(synthetic(10_000), "utf-8")
    start = time.process_time()
    for arguments in (["csv", "--out", "tables"], ["ics"], ["json"], ["yaml"]):
        assert run(*arguments).exit_code == 0
    assert time.process_time() - start < 40
    assert (folder / "tables" / "actions.csv").read_bytes().count(b"\r\n") == 4001
