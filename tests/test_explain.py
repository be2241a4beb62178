"""What `explain` says of fields and problems."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from groundplan.checks.table import RULES
from groundplan.cli import main
from groundplan.explain import Unknown, entries, explain
from groundplan.takes import example_of, forms_of, takes_of
from groundplan.words import LANGUAGES, words
from inline import parsed

EN = words("en")
# What is wrong with an example because it stands alone: nothing has its ids, and the strategy no title.
_OF_NOTHING = {"REF301", "REF311", "FMT204"}


def test_a_field() -> None:
    assert explain("goals.target.by", EN).splitlines() == [
        "goals.*.target.by",
        "  When it is due. Alone it makes a milestone.",
        "",
        "  Takes: a date",
        "  Such as: 2026-09-30, 2026-09, 2026-Q3, 2026-H2, FY27-Q4, 2026, M3, M5..M8, 2026-Q4+",
        "",
        "  Example:",
        "    goals:",
        "      an-id:",
        "        target:",
        "          by: 2026-09-30",
    ]


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("goals.*.target", "goals.*.target"),
        ("goals.target", "goals.*.target"),
        ("goals.grow-sales.target", "goals.*.target"),
        ("target.by", "goals.*.target.by"),
        ("goals", "goals"),
        ("segments.by-size.children.small.size", "segments.*.children.*.size"),
        ("market.map.us.x", "market.map.us.x"),
        ("pipelines.direct.stages.lead.conversion.basis", "pipelines.*.stages.*.conversion.basis"),
        ("deal_size", "pipelines.*.deal_size"),
        ("review_by", "review_by"),
        ("axes", "segments.*.axes"),
    ],
)
def test_ways_to_name_a_field(asked: str, path: str) -> None:
    assert explain(asked, EN).splitlines()[0] == path


def test_several_fields_of_one_name_are_listed() -> None:
    said = explain("target", EN)
    paths = [line.split()[0] for line in said.splitlines()[1:4]]
    assert paths == ["goals.*.target", "actions.*.target", "referrals.*.target"]
    assert said.endswith("groundplan explain goals.target\n")


@pytest.mark.parametrize(
    ("asked", "takes"),
    [
        ("goals.why", "text"),
        ("tags", "a text, or a list of texts"),
        ("goals.supports", "the id of a goal, or a list of them"),
        ("goals.owner", "the id of a role of the team, or a list of them, or plain words"),
        ("goals.metric", "the id of a metric"),
        ("goals.confidence", "a percent"),
        ("goals.combine", "one of `sum`, `mean`, `all` or `none`"),
        ("goals.target", "a value, or fields below it"),
        ("goals.check_ins", "a value for each date, with fields below it if you like"),
        ("facts", "text for each label"),
        ("actions.adds", "an amount for each id of a role of the team"),
        ("goals.level", "text: company, team, person, or another word"),
        ("pipelines.must_win", "`all`, `increase`, `{keep: 88%}`, or an amount"),
        ("decisions.affects", "the id of anything in this file, or a list of them"),
        ("market.swot", "fields below it"),
        ("team", "items by id, or a list of titles"),
    ],
)
def test_what_a_field_takes(asked: str, takes: str) -> None:
    assert f"  Takes: {takes}" in explain(asked, EN).splitlines()


def test_defaults_are_told() -> None:
    assert "  When it is left out: active" in explain("goals.status", EN).splitlines()
    assert "  When it is left out: all" in explain("must_win", EN).splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_explained_with_an_example_that_holds(language: str) -> None:
    """Each example is YAML that `check` takes, but for ids that nothing has."""
    said = words(language)
    for entry in entries():
        assert takes_of(entry.told, said)
        for path in entry.paths:
            example = example_of(path, entry.told, said)
            head = "" if path.startswith("strategy") else "strategy: {title: T}\n"
            codes = {problem.code for problem in parsed(head + example).problems}
            assert codes <= _OF_NOTHING, (path, example)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_what_has_fields_holds(language: str) -> None:
    """In the place of the example, each form is YAML that `check` takes."""
    said = words(language)
    for entry in entries():
        first, *others = forms_of(entry.told, said)
        example = example_of(entry.paths[0], entry.told, said)
        for form in others if entry.told.takes.model else ():
            text = example.replace(f": {first}\n", f": {form}\n")
            assert text != example
            head = "" if entry.paths[0].startswith("strategy") else "strategy: {title: T}\n"
            assert {problem.code for problem in parsed(head + text).problems} <= _OF_NOTHING, text


@pytest.mark.parametrize(
    ("asked", "forms"),
    [
        ("pipelines.stages.conversion", "40%, {value: 40%, basis: guess}"),
        ("goals.target", "25k, {value: 25k, by: 2026-09-30}"),
        ("goals.check_ins", "{2026-09-30: 25k}, {2026-09-30: {value: 25k, note: some words}}"),
        ("metrics.history", "{2026-09-30: 25k}, {2026-09-30: {value: 25k, note: some words}}, {file: history.csv}"),
        ("journeys.likes", "{an-id: a title}, {an-id: {title: a title, note: some words}}, [a title, another title]"),
        ("segments.axes", "{a label: {an-id: a title}}, {a label: [a title, another title]}"),
    ],
)
def test_what_has_fields_is_told_with_its_forms(asked: str, forms: str) -> None:
    assert f"  Such as: {forms}" in explain(asked, EN).splitlines()


def test_where_an_example_stands() -> None:
    assert explain("pipelines.stages.conversion", EN).endswith(
        "  Example:\n    pipelines:\n      an-id:\n        stages:\n          an-id:\n            conversion: 40%\n"
    )


@pytest.mark.parametrize("asked", ["metrics.history.file", "metrics.churn.history.file", "metrics.*.history.file"])
def test_the_file_of_a_series(asked: str) -> None:
    said = explain(asked, EN)
    assert said.splitlines()[0] == "metrics.*.history.file"
    assert said.endswith("          file: history.csv\n")


def test_a_problem() -> None:
    assert explain("FMT201", EN) == (
        "FMT201\n  Such as: `titel` is not a field of a goal; did you mean `title`?\n"
        "  What fits no field can go in `facts:`.\n"
    )
    assert explain("fmt201", EN) == explain("FMT201", EN)


def test_a_rule() -> None:
    assert explain("goa101", EN).splitlines() == [
        "GOA101",
        "  A goal has no numbers to tell by whether it is reached.",
        "",
        "  Without a start and a target in numbers nobody knows in March whether the year goes well, and in December "
        "everybody remembers the goal that suits them.",
        "",
        "  `startup`: advice, `growth`: warning, `established`: warning. Since version 0.1.",
        "",
        "  Before:",
        "    goals:",
        "      renewals: {title: Renew more contracts, target: {value: clearly more, by: 2026-12-31}}",
        "",
        "  After:",
        "    goals:",
        "      renewals: {title: Renew more contracts, baseline: 84%, target: {value: 88%, by: 2026-12-31}}",
    ]


def test_a_rule_in_chinese() -> None:
    lines = explain("GOA101", words("zh")).splitlines()
    assert lines[1] == "  目标没有可衡量的数字。"
    assert lines[5] == "  初创（`startup`）：建议；成长（`growth`）：警告；成熟（`established`）：警告。自 0.1 版起。"
    assert lines[7] == "  修改前："


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_is_explained(language: str) -> None:
    """Without gaps: each place that quotes something has example words, in the settings of the checks at least `…`."""
    for code in words(language).problems.keys() - {rule.code for rule in RULES}:
        title, *lines = explain(code, words(language)).splitlines()
        assert title == code
        assert 1 <= len(lines) <= 2
        for line in lines:
            assert re.fullmatch(r"  \S.*\S", line), line
            # YAML that a hint shows may have two blanks in front, and `……` is how Chinese leaves something out.
            assert not re.search(r"``|\{\w*\}|[^\s`]  \S", line), line
            assert code[:3] not in ("FMT", "REF", "SRC", "VAL") or not re.search(r"(?<!…)…(?!…)", line), line


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("taget", "target"),
        ("goals.taget", "goals.target"),
        ("goals.titel", "goals.title"),
        ("FMT999", "FMT219"),
        ("xyzzy", ""),
    ],
)
def test_what_is_unknown(asked: str, near: str) -> None:
    with pytest.raises(Unknown) as refused:
        explain(asked, EN)
    assert refused.value.near == near


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the language asked for, else of the strategy in the folder, else of the system."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    run = CliRunner().invoke
    assert "填写" in run(main, ["explain", "goals.target"]).stdout
    (tmp_path / "strategy.yml").write_text("strategy: {title: T, language: en}\n")
    assert "Takes" in run(main, ["explain", "goals.target"]).stdout
    assert "填写" in run(main, ["explain", "goals.target", "--language", "zh"]).stdout
    done = run(main, ["explain", "taget", "--language", "en"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "there is no field and no code `taget`; did you mean `target`?\n"
