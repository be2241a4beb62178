"""Problems as text and JSON."""

import json

import pytest

from groundplan.problems import Position, Problem, Severity
from groundplan.report import FORMATS, Report, width
from groundplan.words import words
from inline import parsed


def text_of(source: str, *, language: str = "en", colour: bool = False) -> str:
    """The report of a strategy in text."""
    result = parsed(source)
    lines = {document.file: document.text.split("\n") for document in result.source.documents}
    return FORMATS["text"](Report(result.problems, words(language), lines, colour))


def test_text_has_the_place_the_line_a_caret_and_the_hint() -> None:
    assert text_of("strategy: {title: T}\ngoals:\n  a: {titel: x}\n").splitlines() == [
        "strategy.yml:3:7: error FMT201 `titel` is not a field of a goal; did you mean `title`?",
        "      a: {titel: x}",
        "          ^",
        "    What fits no field can go in `facts:`.",
    ]


def test_the_caret_stands_below_wide_characters() -> None:
    """A Chinese character takes two cells of a terminal, a combining mark none."""
    lines = text_of("strategy: {title: T}\ngoals:\n  增长: {titel: x}\n").splitlines()
    assert lines[1].index("titel") == 11
    assert lines[2] == " " * (4 + 2 + 4 + 3) + "^"


def test_a_line_as_long_as_a_file_is_cut_around_its_caret() -> None:
    """Only what stands near the caret is looked at, or a hundred problems would take minutes."""
    titles = [f"t{number}" for number in range(100_000)]
    lines = text_of(f"strategy: {{title: T}}\ngoals: [{', '.join(titles)}, t99999]\n").splitlines()
    assert lines[0].startswith("strategy.yml:2:788899: error FMT216")
    assert lines[1].startswith("    …")
    assert lines[1].endswith(", t99998, t99999, t99999]")
    assert lines[1][lines[2].index("^") :] == "t99999]"


@pytest.mark.parametrize(("text", "cells"), [("abc", 3), ("增长", 4), ("e\u0301", 1), ("ａ", 2), ("", 0), ("👍", 2)])
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


def test_a_long_line_is_cut_around_the_caret() -> None:
    goals = f"goals: {{a: {{why: {'x' * 200}, titel: y, how: {'z' * 200}}}}}\n"
    lines = text_of("strategy: {title: T}\n" + goals).splitlines()
    at = lines[2].index("^")
    assert lines[1][at : at + 5] == "titel"
    assert len(lines[1]) < 130
    assert lines[1].strip().startswith("…")
    assert lines[1].endswith("…")


def test_tabs_and_control_characters_do_not_reach_the_terminal() -> None:
    shown = text_of('strategy: {title: T}\ngoals:\n  a: {titel: "\x1b[31m"}\n')
    assert "\x1b" not in shown
    assert "\t" not in text_of("strategy: {title: T}\ngoals:\n\ta: {}\n")


def test_colour_is_for_terminals_only() -> None:
    source = "strategy: {title: T}\ngoals:\n  a: {titel: x}\n"
    assert "\x1b[" in text_of(source, colour=True)
    assert "\x1b[" not in text_of(source)


def test_no_source_line_where_there_is_none() -> None:
    """An empty file has nothing to show."""
    assert text_of("").count("\n") == 2


def test_chinese() -> None:
    assert "没有" in text_of("strategy: {title: T}\ngoals:\n  a: {titel: x}\n", language="zh")


def test_json() -> None:
    problem = Problem(
        Position("strategy.yml", 3, 7),
        "FMT201",
        {"field": "titel", "noun": "goal", "suggestion": "title"},
        "goals.a.titel",
        Severity.WARNING,
    )
    assert json.loads(FORMATS["json"](Report([problem], words("en")))) == {
        "problems": [
            {
                "code": "FMT201",
                "severity": "warning",
                "message": "`titel` is not a field of a goal; did you mean `title`?",
                "file": "strategy.yml",
                "line": 3,
                "column": 7,
                "path": "goals.a.titel",
                "hint": "What fits no field can go in `facts:`.",
            }
        ]
    }


def test_nothing_wrong() -> None:
    assert FORMATS["text"](Report([], words("en"))) == ""
    assert json.loads(FORMATS["json"](Report([], words("en")))) == {"problems": []}
