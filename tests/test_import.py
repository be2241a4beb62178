"""`groundplan import`: the figures of a CSV file as the history of a metric, everything else byte for byte."""

from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result

from groundplan.cli import main
from groundplan.source import replacing

HEAD = "strategy: {title: T}\n"
CSV = "period,value\n2023,8.1M\n2024,9M\n2025-Q1,>=45\n"
FLOW = '{2023: 8.1M, 2024: 9M, 2025-Q1: ">=45"}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a table and with English as the system's language."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    (tmp_path / "revenue.csv").write_text(CSV)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("import", *arguments), catch_exceptions=False)


def taken(before: str, metric: str = "revenue") -> str:
    """What the text of a strategy becomes."""
    file = Path("strategy.yml")
    file.write_bytes(before.encode())
    done = run("revenue.csv", "--as", metric)
    assert done.exit_code == 0, done.stderr
    return file.read_bytes().decode()


# (what the metrics were, what they become)
EDITS = {
    "a block is added to a block": (
        """
        metrics:
          revenue:   # what comes in
            title: Revenue

            # the unit
            unit: CNY
          churn: {unit: "%"}
        goals: {a: A}
        """,
        """
        metrics:
          revenue:   # what comes in
            title: Revenue

            # the unit
            unit: CNY
            history:
              2023: 8.1M
              2024: 9M
              2025-Q1: ">=45"
          churn: {unit: "%"}
        goals: {a: A}
        """,
    ),
    "a block takes the place of a block, and lines that say the same keep their comments": (
        """
        metrics:
          revenue:
            history:  # audited
              # by year
              2022: 7M
              2023: 8.1M   # restated
              2024: 8M
            # after
            unit: CNY
        """,
        """
        metrics:
          revenue:
            history:  # audited
              # by year
              2022: 7M
              2023: 8.1M   # restated
              2024: 9M
              2025-Q1: ">=45"
            # after
            unit: CNY
        """,
    ),
    "what is known of a figure stays while the figure does": (
        """
        metrics:
          revenue:
            history:
              2023: {value: 8.1M, note: Two plants closed.}   # audited
              2024: {value: 8M, note: First count.}
        """,
        """
        metrics:
          revenue:
            history:
              2023: {value: 8.1M, note: Two plants closed.}   # audited
              2024: 9M
              2025-Q1: ">=45"
        """,
    ),
    "braces take the place of braces": (
        """
        metrics:
          revenue:
            history: {2022: 7M, 2023: "8}M"}  # audited
            unit: CNY
        """,
        f"""
        metrics:
          revenue:
            history: {{2022: 7M, {FLOW[1:]}  # audited
            unit: CNY
        """,
    ),
    "a metric in braces": (
        'metrics:\n  revenue: {title: "R, {1}", history: {2022: [{value: 1}, {value: 2}]}, unit: CNY}\n',
        'metrics:\n  revenue: {title: "R, {1}", '
        f"history: {{2022: [{{value: 1}}, {{value: 2}}], {FLOW[1:]}, unit: CNY}}\n",
    ),
    "braces without a history": (
        "metrics: {revenue: {unit: CNY}, churn: {}}\n",
        f"metrics: {{revenue: {{unit: CNY, history: {FLOW}}}, churn: {{}}}}\n",
    ),
    "empty braces": ("metrics:\n  revenue: {}\n", f"metrics:\n  revenue: {{history: {FLOW}}}\n"),
    "a metric that is only a title": (
        "metrics:\n  revenue: Revenue # all\n  churn: C\n",
        'metrics:\n  revenue:\n    title: Revenue # all\n    history:\n      2023: 8.1M\n      2024: 9M\n'
        '      2025-Q1: ">=45"\n  churn: C\n',
    ),
    "a title in braces": (
        "metrics: {revenue: Our revenue, churn: C}\n",
        f"metrics: {{revenue: {{title: Our revenue, history: {FLOW}}}, churn: C}}\n",
    ),
    "a metric that is only an id": (
        "metrics:\n  revenue:  # soon\n  churn: C\n",
        "metrics:\n  revenue:  # soon\n    history:\n      2023: 8.1M\n      2024: 9M\n"
        '      2025-Q1: ">=45"\n  churn: C\n',
    ),
    "a new metric at the end of the chapter": (
        "metrics:\n    churn:\n        unit: '%'\n# goals\ngoals: {a: A}\n",
        "metrics:\n    churn:\n        unit: '%'\n    revenue:\n      history:\n        2023: 8.1M\n        2024: 9M\n"
        "        2025-Q1: \">=45\"\n# goals\ngoals: {a: A}\n",
    ),
    "a new chapter at the end of a file without a last line break": (
        "goals: {a: A}\n# the end",
        'goals: {a: A}\n# the end\nmetrics:\n  revenue:\n    history:\n      2023: 8.1M\n      2024: 9M\n'
        '      2025-Q1: ">=45"',
    ),
    "an empty chapter": (
        "metrics:\ngoals: {a: A}\n",
        'metrics:\n  revenue:\n    history:\n      2023: 8.1M\n      2024: 9M\n      2025-Q1: ">=45"\ngoals: {a: A}\n',
    ),
    "a table that was kept beside the strategy": (
        "metrics:\n  revenue:\n    history: {file: revenue.csv}\n",
        f"metrics:\n  revenue:\n    history: {FLOW}\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), EDITS.values(), ids=EDITS)
def test_only_the_history_changes(folder: Path, before: str, after: str) -> None:
    assert taken(HEAD + dedent(before).lstrip("\n")) == HEAD + dedent(after).lstrip("\n")


def test_lines_end_as_they_did_and_a_mark_stays(folder: Path) -> None:
    before = "\ufeff" + HEAD + "metrics:\n  revenue:\n    unit: CNY\n"
    after = taken(before.replace("\n", "\r\n"))
    assert after.startswith("\ufeffstrategy")
    assert after.count("\r\n") == after.count("\n") == 8


def test_a_long_history_between_braces_goes_on_lines_of_its_own(folder: Path) -> None:
    (folder / "revenue.csv").write_text("".join(f"2024-{month:02},{month}000000 CNY\n" for month in range(1, 13)))
    after = taken(HEAD + "metrics:\n  revenue:\n    history: {2023: 1}  # audited\n    unit: CNY\n")
    lines = after.splitlines()
    assert lines[3:6] == ["    history:  # audited", "      2023: 1", "      2024-01: 1000000 CNY"]
    assert lines[16:] == ["      2024-12: 12000000 CNY", "    unit: CNY"]


def test_notes_and_evidence_are_taken_along(folder: Path) -> None:
    (folder / "revenue.csv").write_text(
        'period,value,note,evidence\n2024,9M,"first, not audited",books\n2025,"1,200",,\n'
    )
    after = taken(HEAD + "metrics: \n  revenue:\n    unit: CNY\nevidence: {books: Books}\n")
    assert '      2024: {value: 9M, note: "first, not audited", evidence: [books]}\n      2025: "1,200"\n' in after


def test_an_id_is_found_without_regard_to_capitals(folder: Path) -> None:
    assert taken(HEAD + "metrics:\n  Revenue: {}\n") == HEAD + f"metrics:\n  Revenue: {{history: {FLOW}}}\n"


def test_it_says_what_it_wrote(folder: Path) -> None:
    (folder / "strategy.yml").write_text(HEAD + "metrics: {revenue: R}\n")
    assert run("revenue.csv", "--as", "revenue").stderr == (
        "strategy.yml: the history of revenue has 3 periods: 3 new, 0 changed, 0 kept\n"
    )
    (folder / "strategy.yml").write_text(HEAD + "metrics: {revenue: {history: {2022: 7M, 2023: 8M, 2024: 9M}}}\n")
    assert run("revenue.csv", "--as", "revenue").stderr == (
        "strategy.yml: the history of revenue has 4 periods: 1 new, 1 changed, 2 kept\n"
    )
    done = run("revenue.csv", "--as", "churn")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "strategy.yml: a new metric churn, with a history of 3 periods\n"


def test_in_the_language_of_the_strategy(folder: Path) -> None:
    (folder / "strategy.yml").write_text("strategy: {title: 策略, language: zh}\n", encoding="utf-8")
    (folder / "收入.csv").write_bytes("时期,数值\n2024年,900万\n".encode("gb18030"))
    assert run("收入.csv", "--as", "收入").stderr == "strategy.yml：新增指标 收入，历史有 1 期\n"
    assert "  收入:\n    history:\n      2024年: 900万\n" in (folder / "strategy.yml").read_text("utf-8")


def test_a_metric_in_an_included_file_is_changed_there(folder: Path) -> None:
    main_file = HEAD + "include: [parts/*.yml]\nmetrics: {churn: C}\n"
    (folder / "strategy.yml").write_text(main_file)
    (folder / "parts").mkdir()
    (folder / "parts" / "m.yml").write_text("metrics:\n  revenue:\n    unit: CNY\n")
    assert run("revenue.csv", "--as", "revenue").stderr.startswith("parts/m.yml: the history of revenue has 3 periods")
    assert (folder / "strategy.yml").read_text() == main_file
    assert "    history:\n      2023: 8.1M\n" in (folder / "parts" / "m.yml").read_text()


# ---- nothing is written ----


def test_a_mistyped_metric_is_not_added(folder: Path) -> None:
    (folder / "strategy.yml").write_text(HEAD + "metrics: {revenue: R}\n")
    done = run("revenue.csv", "--as", "revenu")
    assert (done.exit_code, done.stderr) == (2, "there is no metric `revenu`; did you mean `revenue`?\n")
    assert (folder / "strategy.yml").read_text() == HEAD + "metrics: {revenue: R}\n"


def test_lines_that_cannot_be_read_are_named(folder: Path) -> None:
    (folder / "strategy.yml").write_text(HEAD)
    (folder / "revenue.csv").write_text("2023,8.1M\nlast year,9M\n2025,much\n2023,7M\n")
    done = run("revenue.csv", "--as", "revenue")
    assert (done.exit_code, done.stdout) == (1, "")
    starts = [line.split(" `")[0] for line in done.stderr.splitlines() if line.startswith("revenue.csv")]
    assert starts == [
        "revenue.csv:2:1: error SRC177",
        "revenue.csv:3:6: error SRC178",
        "revenue.csv:4:1: error SRC174",
    ]
    assert done.stderr.endswith("\nnothing was written\n")
    assert (folder / "strategy.yml").read_text() == HEAD


def test_evidence_that_is_not_there(folder: Path) -> None:
    (folder / "strategy.yml").write_text(HEAD)
    (folder / "revenue.csv").write_text("period,value,evidence\n2024,9M,books\n")
    done = run("revenue.csv", "--as", "revenue")
    assert (done.exit_code, "error REF301" in done.stderr) == (1, True)
    assert (folder / "strategy.yml").read_text() == HEAD


def test_a_strategy_that_cannot_be_read(folder: Path) -> None:
    broken = "strategy: {title: T\nmetrics:\n"
    (folder / "strategy.yml").write_text(broken)
    assert run("revenue.csv", "--as", "revenue").exit_code == 1
    assert (folder / "strategy.yml").read_text() == broken


def test_a_mistake_elsewhere_does_not_keep_the_figures_out(folder: Path) -> None:
    after = taken(HEAD + "goals:\n  a: {titel: x}\nmetrics:\n  revenue: {}\n")
    assert after.endswith(f"  revenue: {{history: {FLOW}}}\n")


@pytest.mark.parametrize(
    "metrics",
    [
        "metrics: [Revenue]\n",
        "metrics:\n  a: &a {unit: CNY}\n  revenue: *a\n",
        "metrics:\n  revenue: a title\n    of two lines\n",
    ],
)
def test_what_has_no_safe_edit_is_refused_in_one_line(folder: Path, metrics: str) -> None:
    (folder / "strategy.yml").write_text(HEAD + metrics)
    done = run("revenue.csv", "--as", "revenue")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("strategy.yml:")
    assert (folder / "strategy.yml").read_text() == HEAD + metrics


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.csv", "--as", "revenue"), "none.csv cannot be used: no such file or directory\n"),
        ((".", "--as", "revenue"), ". cannot be used: is a directory\n"),
        (
            ("revenue.csv", "--as", "net revenue"),
            "`net revenue` cannot be an id: letters, digits, - and _ can; did you mean `net-revenue`?\n",
        ),
        (("revenue.csv", "--as", "revenue", "other.yml"), "other.yml: there is no such file\n"),
    ],
)
def test_mistakes_are_one_line(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    (folder / "strategy.yml").write_text(HEAD)
    done = run(*arguments)
    assert (done.exit_code, done.stderr) == (2, said)


# ---- the file ----


def test_the_mode_of_the_file_stays_and_a_link_stays_a_link(folder: Path) -> None:
    real = folder / "real.yml"
    real.write_text(HEAD)
    real.chmod(0o640)
    (folder / "strategy.yml").symlink_to(real)
    assert run("revenue.csv", "--as", "revenue").exit_code == 0
    assert (folder / "strategy.yml").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert "8.1M" in real.read_text()


def test_a_disk_that_is_full_leaves_the_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "strategy.yml").write_text(HEAD)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "strategy.yml")

    monkeypatch.setattr(replacing.shutil, "copymode", full)
    done = run("revenue.csv", "--as", "revenue")
    assert (done.exit_code, done.stderr) == (2, "strategy.yml cannot be used: no space left on device\n")
    assert (folder / "strategy.yml").read_text() == HEAD
    assert sorted(path.name for path in folder.iterdir()) == ["revenue.csv", "strategy.yml"]
