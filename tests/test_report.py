"""Problems as text and JSON, and in the forms of GitHub, of GitLab and of SARIF."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from groundplan import __version__
from groundplan.checking import Checked, checked
from groundplan.checks.manual import manual_of
from groundplan.checks.review import Ignored
from groundplan.checks.table import RULES
from groundplan.problems import Position, Problem, Severity
from groundplan.report import FORMATS, Report, report_of, summary, width
from groundplan.words import LANGUAGES, words
from inline import parsed
from sarif_schema import sarif


def text_of(source: str, *, language: str = "en", colour: bool = False) -> str:
    """The report of a strategy in text."""
    result = parsed(source)
    lines = {document.file: document.text.split("\n") for document in result.source.documents}
    return FORMATS["text"](Report(result.problems, words(language), lines, colour))


def test_text_has_the_place_the_line_a_caret_and_the_hint() -> None:
    assert text_of("strategy: {title: T}\ngoals:\n  a: {colour: x}\n").splitlines() == [
        "strategy.yml:3:7: error FMT201 `colour` is not a field of a goal",
        "      a: {colour: x}",
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


def often(number: int, severity: Severity = Severity.ADVICE) -> Report:
    """So many problems of one code, one a line from the third on, and one of another."""
    alike = [
        replace(problem_of("goals.a", severity), position=Position("strategy.yml", n, 7)) for n in range(3, 3 + number)
    ]
    return Report([*alike, replace(alike[-1], code="GOA104", args={"title": "A"})], words("en"))


def test_what_is_found_very_often_is_told_by_its_lines() -> None:
    """The first three in full, the rest in one line; the forms for machines have all of them."""
    lines = FORMATS["text"](often(11)).splitlines()
    told = [line for line in lines if line.startswith("strategy.yml")]
    assert [line.partition(" ")[0] for line in told] == [f"strategy.yml:{n}:7:" for n in (3, 4, 5, 6, 13)]
    assert told[3] == "strategy.yml:6:7: advice STR091 and 8 more like these, in lines 6, 7, 8, 9, 10, 11, 12, 13"
    assert "GOA104" in told[4]
    assert len(json.loads(FORMATS["json"](often(11)))["problems"]) == 12
    assert len(sarif_of(often(11))["runs"][0]["results"]) == 12


@pytest.mark.parametrize(("number", "severity"), [(10, Severity.ADVICE), (11, Severity.ERROR)])
def test_ten_of_a_code_and_every_error_are_told(number: int, severity: Severity) -> None:
    assert FORMATS["text"](often(number, severity)).count("strategy.yml:") == number + 1


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "strategy.yml: 130 errors, 1 warning; 30 of them not listed"),
        ("zh", "strategy.yml：130 处错误，1 处警告；其中 30 处没有列出"),
    ],
)
def test_the_summary_counts_what_is_not_listed(language: str, told: str) -> None:
    """130 unknown fields, of which 100 are listed, and a warning."""
    result = parsed("strategy: {title: T}\ngoals:\n" + "".join(f"  g{n}: {{colour: red}}\n" for n in range(130)))
    problems = [*result.problems, replace(result.problems[0], severity=Severity.WARNING)]
    assert len(problems) == 102
    assert summary("strategy.yml", problems, result.index, words(language)) == told


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
        ],
        "coverage": {},
    }


def test_nothing_wrong() -> None:
    assert FORMATS["text"](Report([], words("en"))) == ""
    assert json.loads(FORMATS["json"](Report([], words("en")))) == {"problems": [], "coverage": {}}


# ---- the forms for machines ----


def problem_of(path: str, severity: Severity = Severity.ADVICE, file: str = "strategy.yml") -> Problem:
    """A problem that quotes what the forms have to escape."""
    args = {"code": "50%: a, b", "reference": path}
    return Problem(Position(file, 3, 7), "STR091", args, path, severity)


MESSAGE = "50%: a, b: nothing here goes by `goals.a`"
HINT = "Name the item by its id, or delete this line if the item is gone."


def test_json_has_the_coverage() -> None:
    text = "strategy: {title: T}\ngoals: {a: A, b: B}\nactions: {act: {serves: [a]}}\n"
    done = checked(parsed(text), date(2026, 7, 1))
    assert json.loads(FORMATS["json"](report_of(done)))["coverage"] == {
        "goal": {"answered": 1, "all": 2, "open": ["goals.b"]},
    }


@pytest.mark.parametrize(
    ("severity", "command"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "notice")]
)
def test_github_gets_a_command_for_each_problem(severity: Severity, command: str) -> None:
    """In the text `%` and line breaks are escaped, in properties colons and commas too."""
    problem = problem_of("goals.a", severity, "a,b: 5%.yml")
    assert FORMATS["github"](Report([problem, problem], words("en"))) == 2 * (
        f"::{command} file=a%2Cb%3A 5%25.yml,line=3,col=7,title=STR091::{MESSAGE.replace('%', '%25')}%0A{HINT}\n"
    )


def sarif_of(report: Report) -> Any:
    """A report as SARIF that keeps to the schema."""
    return sarif(json.loads(FORMATS["sarif"](report)))


CHINESE = """\
strategy: {title: 策略, language: zh, checks: {ignore: {GOA104: '目标来自总部："不解释"'}}}
goals: {增长: {title: '增长 50% ✓', target: {value: 一些, by: 2026-12-31}}, 续费: {}}
"""


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("strategy: {title: T}\n", 3),
        ("strategy: {title: T}\ngoals: {a: {titel: x}}\n", 1),
        ("strategy: {title: T, checks: {ignore: {GOA104: why}}}\ngoals: {a: {}}\n", 9),
        (CHINESE, 15),
        ("strategy: [", 2),
        ("", 1),
    ],
)
def test_whatever_is_found_is_sarif(text: str, results: int) -> None:
    """What is found, what is left out, texts in Chinese, and files that cannot be read."""
    (run,) = sarif_of(report_of(checked(parsed(text), date(2026, 7, 1))))["runs"]
    assert len(run["results"]) == results
    assert any("suppressions" in each for each in run["results"]) == ("ignore" in text)


def test_sarif() -> None:
    """As the schema of OASIS has it; what is ignored is a result that is suppressed."""
    ignored = Ignored(problem_of("goals.b", Severity.WARNING), "because")
    written = sarif_of(Report([problem_of("goals.a")], words("en"), ignored=[ignored]))
    (run,) = written.pop("runs")
    assert written == {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
    }
    driver = run.pop("tool")["driver"]
    assert (driver["name"], driver["version"]) == ("groundplan", __version__)
    assert driver["rules"][len(RULES)]["id"] == "STR091"
    first, second = run.pop("results")
    assert run == {"language": "en", "columnKind": "unicodeCodePoints"}
    assert first == {
        "ruleId": "STR091",
        "ruleIndex": len(RULES),
        "level": "note",
        "message": {"text": f"{MESSAGE}\n{HINT}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "strategy.yml"},
                    "region": {"startLine": 3, "startColumn": 7},
                },
                "logicalLocations": [{"fullyQualifiedName": "goals.a"}],
            }
        ],
    }
    assert second["level"] == "warning"
    assert second["suppressions"] == [{"kind": "external", "justification": "because"}]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_has_the_manual_of_every_rule(language: str) -> None:
    written = sarif_of(Report([], words(language), profile="startup"))
    rules = written["runs"][0]["tool"]["driver"]["rules"]
    assert [told["id"] for told in rules] == [rule.code for rule in RULES]
    for rule, told in zip(RULES, rules, strict=True):
        manual = manual_of(rule, language)
        assert set(told) == {"id", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert told["shortDescription"] == {"text": manual.what}
        assert told["fullDescription"] == {"text": manual.why}
        assert manual.bad.rstrip() in told["help"]["text"]
        assert f"```yaml\n{manual.good}```" in told["help"]["markdown"]
        severity = rule.severity("startup")
        level = {None: "none", "advice": "note"}.get(severity, severity)
        assert told["defaultConfiguration"] == {"enabled": severity is not None, "level": level}


def test_sarif_knows_the_codes_that_no_rule_has() -> None:
    result = parsed("strategy: {title: T}\ngoals:\n  a: {titel: x}\n")
    written = sarif_of(report_of(Checked(result, result.problems)))
    run = written["runs"][0]
    assert run["tool"]["driver"]["rules"][-1] == {
        "id": "FMT201",
        "shortDescription": {"text": "`…` is not a field of …"},
        "help": {"text": "What fits no field can go in `facts:`."},
        "defaultConfiguration": {"level": "error"},
    }
    assert (run["results"][0]["ruleIndex"], run["results"][0]["level"]) == (len(RULES), "error")


@pytest.mark.parametrize(
    ("severity", "said"), [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.ADVICE, "info")]
)
def test_gitlab_gets_a_code_quality_report(severity: Severity, said: str) -> None:
    (entry,) = json.loads(FORMATS["codequality"](Report([problem_of("goals.a", severity)], words("en"))))
    assert len(entry.pop("fingerprint")) == 64
    assert entry == {
        "description": f"{MESSAGE} · {HINT}",
        "check_name": "STR091",
        "severity": said,
        "location": {"path": "strategy.yml", "lines": {"begin": 3}},
    }


def test_a_fingerprint_stays_when_lines_move_and_is_there_once() -> None:
    """By it GitLab knows which problems are new in a merge request."""

    def fingerprints(*problems: Problem) -> list[str]:
        return [each["fingerprint"] for each in json.loads(FORMATS["codequality"](Report(problems, words("en"))))]

    first, other = problem_of("goals.a"), problem_of("goals.b")
    moved = replace(first, position=Position("strategy.yml", 30, 1))
    before = fingerprints(first, first, other, problem_of("goals.a", file="chapters/goals.yml"))
    assert len(set(before)) == 4
    assert fingerprints(moved, moved, other)[:3] == before[:3]


def test_a_clean_strategy_has_an_empty_report() -> None:
    assert FORMATS["codequality"](Report([], words("en"))) == "[]\n"


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("{here}/a b.yml", "a%20b.yml"),
        ("策略.yml", "%E7%AD%96%E7%95%A5.yml"),
        ("../s.yml", "../s.yml"),
        ("/elsewhere/s.yml", "file:///elsewhere/s.yml"),
    ],
)
def test_files_are_named_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, uri: str
) -> None:
    """Scanners know the files of a repository by nothing else."""
    monkeypatch.chdir(tmp_path)
    shown = Report([problem_of("goals.a", file=file.format(here=tmp_path))], words("en"))
    (result,) = sarif_of(shown)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}
    name = file.removeprefix("{here}/")
    assert FORMATS["github"](shown).startswith(f"::notice file={name},")
    assert json.loads(FORMATS["codequality"](shown))[0]["location"]["path"] == name
