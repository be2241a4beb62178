"""Figures that are kept in CSV files: what is read, from where, and the line and column of what cannot be."""

import os
from pathlib import Path

import pytest

from groundplan.parse import Parsed, parse
from groundplan.source import read, reading
from groundplan.source.tables import table

STRATEGY = "strategy: {title: T}\nmetrics:\n  revenue:\n    history: {file: data/revenue.csv}\n"
Found = tuple[str, str]


def _with(folder: Path, content: bytes | str, strategy: str = STRATEGY) -> Parsed:
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "revenue.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    return _parsed(folder, strategy)


def _parsed(folder: Path, strategy: str = STRATEGY) -> Parsed:
    (folder / "strategy.yml").write_text(strategy, encoding="utf-8")
    return parse(read(folder / "strategy.yml", "strategy.yml"))


def _found(result: Parsed) -> list[Found]:
    return [(str(problem.position), problem.code) for problem in result.problems]


def _history(result: Parsed) -> dict[str, list[str]]:
    assert result.strategy is not None, result.problems
    history = result.strategy.metrics["revenue"].history
    assert isinstance(history, dict)
    return {when.text: [str(figure.value) for figure in figures] for when, figures in history.items()}


# ---- what is read ----


@pytest.mark.parametrize(
    "content",
    [
        "period,value\n2024,9M\n2025-Q1,1.2M\n",
        "2024,9M\n2025-Q1,1.2M",
        "2024;9M\r\n2025-Q1;1.2M\r\n",
        "2024\t9M\r2025-Q1\t1.2M\r",
        "\ufeffPeriod, Value\n\n 2024 , 9M \n,,\n2025-Q1,1.2M,,\n",
        "value,colour,period\n9M,red,2024\n1.2M,,2025-Q1\n",
        '"period","value"\n"2024","9M"\n"2025-Q1","1.2M"\n',
        "Quarter,Amount\n2024,9M\n2025-Q1,1.2M\n",
        "月份,销售额\n2024,9M\n2025-Q1,1.2M\n",
        "Jahr,Umsatz\n2024,9M\n2025-Q1,1.2M\n",
    ],
    ids=[
        *("head", "no head", "semicolons", "tabs", "mark and blanks", "columns in another order", "quotes"),
        *("other names", "Chinese names", "any two words"),
    ],
)
def test_a_table_is_read_however_it_is_written(tmp_path: Path, content: str) -> None:
    assert _history(_with(tmp_path, content)) == {"2024": ["9M"], "2025-Q1": ["1.2M"]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_in_chinese(tmp_path: Path, encoding: str) -> None:
    content = "时期,数值\n2024年,900万\n2025年上半年,约500万\n".encode(encoding)
    assert _history(_with(tmp_path, content)) == {"2024年": ["900万"], "2025年上半年": ["约500万"]}


def test_quotes_hold_dividers_breaks_and_quotes() -> None:
    found = table(b'period,value,note\n2024,"1,200,000","a ""b""\nc"\n2025,3,\n', "r.csv")
    assert found.series()[0] == {"2024": {"value": "1,200,000", "note": 'a "b"\nc'}, "2025": "3"}
    assert [(row["period"].line, row["value"].column) for row in found.rows] == [(2, 6), (4, 6)]


def test_notes_and_evidence(tmp_path: Path) -> None:
    strategy = STRATEGY + "evidence: {books: B, audit: A}\n"
    result = _with(tmp_path, "period,value,evidence,note\n2024,9M,books audit,first\n2025,10M,,\n", strategy)
    assert result.strategy is not None, result.problems
    assert [target.path for target in result.links["metrics.revenue.history.2024.0", "evidence"]] == [
        "evidence.books",
        "evidence.audit",
    ]
    history = result.strategy.metrics["revenue"].history
    assert isinstance(history, dict)
    assert [figure.note for figures in history.values() for figure in figures] == ["first", None]


def test_a_forecast_and_one_file_for_two_metrics(tmp_path: Path) -> None:
    both = "{history: {file: data/revenue.csv}, forecast: {file: ./data/revenue.csv}}"
    result = _with(tmp_path, "2024,9M\n", f"strategy: {{title: T}}\nmetrics: {{revenue: {both}, other: {both}}}\n")
    assert _history(result) == {"2024": ["9M"]}
    assert result.strategy is not None
    assert list(map(str, result.strategy.metrics["other"].forecast)) == ["2024"]
    assert len(result.source.files) == 2


def test_a_metric_of_an_included_file(tmp_path: Path) -> None:
    """The path starts at the folder of the main file."""
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "m.yml").write_text("metrics: {revenue: {history: {file: data/revenue.csv}}}\n")
    assert _history(_with(tmp_path, "2024,9M\n", "strategy: {title: T}\ninclude: parts/m.yml\n")) == {"2024": ["9M"]}


# ---- where it stands ----


def test_the_places_are_those_of_the_table(tmp_path: Path) -> None:
    result = _with(tmp_path, "period,value\n2024,9M\n2025,10M\n")
    assert str(result.position("metrics.revenue.history.2025")) == "data/revenue.csv:3:1"
    assert str(result.position("metrics.revenue.history")) == "strategy.yml:4:5"
    assert result.lines("metrics.revenue.history.2024") == ("data/revenue.csv", 2, 2)


def test_the_file_is_followed(tmp_path: Path) -> None:
    result = _with(tmp_path, "2024,9M\n")
    assert result.source.files == (tmp_path / "strategy.yml", tmp_path / "data" / "revenue.csv")
    assert {document.file: document.text for document in result.source.documents}["data/revenue.csv"] == "2024,9M\n"


def test_the_folder_of_a_missing_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert _parsed(tmp_path).source.folders == (tmp_path / "data",)


# ---- what is wrong ----


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("period,value\n2023,8.1M\n2024,abc\n", [("3:6", "SRC178")]),
        ("period,value\nlast year,8.1M\n2024,9M\n", [("2:1", "SRC177")]),
        ("Jahr,Umsatz 1\n2024,9M\n", [("1:1", "SRC177")]),
        ("2026-02-30,1\n", [("1:1", "VAL121")]),
        ("2024,5..3\n", [("1:6", "VAL101")]),
        ("2024,9M\n2025,\n2024,8M\n", [("2:6", "SRC173"), ("3:1", "SRC174")]),
        ("2024,9M\n2024年,8M\n", [("2:1", "SRC174")]),
        ("Jahr,Umsatz\n2024,9M\n2024,8M\n", [("3:1", "SRC174")]),
        ("2024,9M\n2025\n", [("2:1", "SRC173")]),
        ("2024,1,200,000\n2025,3\n", [("1:8", "SRC171")]),
        ("2024,9M\n,10M\n", [("2:1", "SRC172")]),
        ("period,value,colour\n2024,9M,red\n", [("1:14", "SRC175")]),
        ('2024,9M\n2025,"10M\n2026,3\n', [("2:6", "SRC152")]),
        ("\n\n", [("1:1", "SRC176")]),
        ("period,value\n", [("1:1", "SRC176")]),
        ("period,value,evidence\n2024,9M,nowhere\n", [("2:9", "REF301")]),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_by_line_and_column(tmp_path: Path, content: str, found: list[Found]) -> None:
    assert _found(_with(tmp_path, content)) == [(f"data/revenue.csv:{at}", code) for at, code in found]


def test_an_empty_value_is_only_a_warning(tmp_path: Path) -> None:
    assert _history(_with(tmp_path, "2024,9M\n2025,\n")) == {"2024": ["9M"]}


def test_words_stay_what_they_are_in_the_strategy_itself(tmp_path: Path) -> None:
    result = _parsed(tmp_path, "strategy: {title: T}\nmetrics: {revenue: {history: {last year: a lot}}}\n")
    assert _found(result) == []


def test_what_is_no_text(tmp_path: Path) -> None:
    assert _found(_with(tmp_path, "2024,9M\n".encode("utf-16"))) == [("data/revenue.csv:1:1", "SRC101")]
    assert _found(_with(tmp_path, b"2024,\xff\xff\n")) == [("data/revenue.csv:1:6", "SRC101")]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("data/none.csv", "SRC124"),
        ("data", "SRC124"),
        ("../revenue.csv", "SRC123"),
        ("/etc/passwd", "SRC123"),
        ("C:/revenue.csv", "SRC123"),
        ("~/revenue.csv", "SRC123"),
        ("data/link.csv", "SRC123"),
        ("data/circle.csv", "SRC124"),
    ],
)
def test_a_file_that_is_not_there_or_not_in_the_folder(tmp_path: Path, entry: str, code: str) -> None:
    home = tmp_path / "home"
    (home / "data").mkdir(parents=True)
    (tmp_path / "revenue.csv").write_text("2024,9M\n")
    (home / "data" / "link.csv").symlink_to(tmp_path / "revenue.csv")
    (home / "data" / "circle.csv").symlink_to(home / "data" / "circle.csv")
    result = _parsed(home, f"strategy: {{title: T}}\nmetrics:\n  revenue:\n    history:\n      file: {entry}\n")
    assert _found(result) == [("strategy.yml:5:13", code)]


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "real.csv").write_text("2024,9M\n")
    (tmp_path / "data" / "revenue.csv").symlink_to(tmp_path / "real.csv")
    assert _history(_parsed(tmp_path)) == {"2024": ["9M"]}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_is_closed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "revenue.csv").touch(mode=0)
    assert _found(_parsed(tmp_path)) == [("strategy.yml:4:21", "SRC125")]


@pytest.mark.parametrize(("limit", "most", "code"), [("MOST_BYTES", 200, "SRC104"), ("MOST_VALUES", 20, "SRC105")])
def test_the_limits_are_those_of_the_whole_strategy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int, code: str
) -> None:
    monkeypatch.setattr(reading, limit, most)
    content = "".join(f"{year},1000000\n" for year in range(2000, 2020))
    assert _found(_with(tmp_path, content)) == [("strategy.yml:4:21", code)]
