"""Text to the model: short forms, merging, references, and every structural mistake at its exact place."""

import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from groundplan.cli import main
from groundplan.model import Strategy
from groundplan.model.shape import Shape, shape_of, whole
from groundplan.problems import Severity
from groundplan.resources import example
from groundplan.source import read_text
from groundplan.words import LANGUAGES, words
from inline import found, names, parsed, parsed_files, with_title

# ---- mistakes, each at its place ----

MISTAKES = [
    ("goals:\n  a: {titel: x}\n", (3, 7, "FMT201")),
    ("goal:\n  a: {title: x}\n", (2, 1, "FMT241")),
    ("goals:\n  a: {target: {vlaue: 3}}\n", (3, 16, "FMT201")),
    ("goals:\n  a:\n    parts:\n      - {title: a, cuont: 3}\n", (5, 20, "FMT201")),
    ("metrics:\n  m: {history: {2025: {vlue: 3}}}\n", (3, 24, "FMT201")),
    ("metrics:\n  m: {history: {2025: [1, {nte: x}]}}\n", (3, 28, "FMT201")),
    ("goals:\n  a: {why: [a, b]}\n", (3, 12, "FMT202")),
    ("goals:\n  a:\n    baseline:\n      value:\n        min: 1\n        fo: 2\n", (7, 9, "VAL104")),
    ("goals: {a: {baseline: {value: {min: few}}}}\n", (2, 37, "VAL108")),
    ("goals: 5\n", (2, 8, "FMT202")),
    ("actions: hello there\n", (2, 10, "FMT202")),
    ("team: true\n", (2, 7, "FMT202")),
    ("pipelines: x\n", (2, 12, "FMT202")),
    ("journeys: {b: {stages: x}}\n", (2, 24, "FMT202")),
    ("market: {swot: {strengths: 3}}\n", (2, 28, "FMT202")),
    ("market: {needs: speed}\n", (2, 17, "FMT202")),
    ("segments: {s: {axes: {a: 5}}}\n", (2, 26, "FMT202")),
    ("goals: {g: {title:x}}\n", (2, 18, "SRC150")),
    ("goals: {g:x}\n", (2, 10, "SRC150")),
    ("goals: {9:x}\n", (2, 9, "SRC149")),
    ("goals: {g: {title：x}}\n", (2, 18, "SRC145")),
    ("goals:\n  a: {why: {x: b}}\n", (3, 12, "FMT202")),
    ("goals:\n  a: {supports: [[b]]}\n", (3, 17, "FMT202")),
    ("goals:\n  a: {facts: {x: [1]}}\n", (3, 18, "FMT202")),
    ("goals:\n  a: {status: [active]}\n", (3, 15, "FMT202")),
    ("goals:\n  a: [x, y]\n", (3, 6, "FMT202")),
    ("market: [needs]\n", (2, 9, "FMT202")),
    ("metrics:\n  m: {history: [1, 2]}\n", (3, 16, "FMT202")),
    ("goals:\n  a: {status: activ}\n", (3, 15, "FMT203")),
    ("strategy: {organization: O}\n", (1, 1, "FMT204")),
    ("goals: {a: A}\n", (1, 1, "FMT204")),
    ("journeys: {j: {stages: {s: {moment_of_truth: perhaps}}}}\n", (2, 46, "FMT205")),
    ("journeys: {j: {stages: {s: {feeling: good}}}}\n", (2, 38, "FMT206")),
    ("journeys: {j: {stages: {s: {feeling: 3}}}}\n", (2, 38, "FMT207")),
    ("market: {obstacles: {o: {impact: 7}}}\n", (2, 34, "FMT207")),
    ("pipelines:\n  p: {must_win: lots}\n", (3, 17, "FMT208")),
    ("pipelines:\n  p: {must_win: {kep: 3}}\n", (3, 17, "FMT208")),
    ("pipelines:\n  p: {must_win: {keep: 40}}\n", (3, 24, "VAL102")),
    ("pipelines:\n  p: {must_win: [all]}\n", (3, 17, "FMT202")),
    ("goals:\n  raise sales!: {}\n", (3, 3, "FMT209")),
    ("goals:\n  a.b: {}\n", (3, 3, "FMT209")),
    ("goals:\n  ~: x\n", (3, 3, "FMT242")),
    ('goals:\n  "": x\n', (3, 3, "FMT242")),
    ("goals:\n  😀: x\n", (3, 3, "FMT242")),
    ("goals:\n  a: {}\n  A: {}\n", (4, 3, "FMT210")),
    ("personas:\n  Index: {}\n", (3, 3, "FMT214")),
    ("personas:\n  README: {}\n", (3, 3, "FMT214")),
    ("goals:\n  - title: x\n", (3, 5, "FMT215")),
    ("team: [ae, [b]]\n", (2, 12, "FMT215")),
    ("goals:\n  - Raise: revenue\n", (3, 5, "FMT220")),
    ("goals: [Raise: revenue]\n", (2, 9, "FMT220")),
    ("goals:\n  a:\n    why:\n      Budget: small\n", (5, 7, "FMT220")),
    ("goals:\n  a:\n    why: [Budget: small]\n", (4, 10, "FMT202")),
    ("goals:\n  a: {facts: {x: [fine, Budget: small]}}\n", (3, 18, "FMT202")),
    ("pipelines:\n  p: {stages: {s: {exit: [fine, Budget: small]}}}\n", (3, 33, "FMT220")),
    ("pipelines:\n  p: {stages: {s: {exit: [{Budget: small}]}}}\n", (3, 26, "FMT202")),
    ("pipelines:\n  p: {stages: {s: {exit: [Budget: [small]]}}}\n", (3, 26, "FMT202")),
    ("personas:\n  p: {challenges: [slow, dear, Slow]}\n", (3, 32, "FMT216")),
    ("market:\n  needs: [价格？, 价格！]\n", (3, 16, "FMT243")),
    ("goals:\n  a: {confidence: 40}\n", (3, 19, "VAL102")),
    ("goals:\n  a: {target: {value: 3, by: 2026-02-30}}\n", (3, 30, "VAL121")),
    ("goals:\n  a: {check_ins: {2026-02-30: 3}}\n", (3, 19, "VAL121")),
    ("goals:\n  grow: {}\n  b: {supports: [grwo]}\n", (4, 18, "REF301")),
    ("goals:\n  grow: {}\n  b: {supports: grwo}\n", (4, 17, "REF301")),
    ("team: {ae: AE}\nactions:\n  a: {adds: {ae: 2, xy: 3}}\n", (4, 21, "REF301")),
    ("journeys: {j: {stages: {s: {competitors: {k: does x}}}}}\n", (2, 43, "REF301")),
    ("goals:\n  a: {}\n  a: {}\n", (4, 3, "SRC131")),
]


@pytest.mark.parametrize(("text", "expected"), MISTAKES)
def test_a_mistake_is_one_problem_at_its_place(text: str, expected: tuple[int, int, str]) -> None:
    written = text if expected[2] == "FMT204" else with_title(text)
    result = parsed(written)
    assert found(result) == [expected]
    assert not result.ok


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("groundplan: 2\n", (2, 13, "FMT212")),
        ("strategy: {title: T, language: fr}\n", (1, 32, "FMT217")),
        ("groundplan: one\n", (2, 13, "FMT212")),
        ("strategy: {title: T, currency: Euro}\n", (1, 32, "FMT218")),
        ("strategy: {title: T, currency: XYZ}\n", (1, 32, "FMT218")),
        ("strategy: {title: [T, U]}\n", (1, 19, "FMT202")),
        ("strategy: {title: T, repository: {url: git.example.com}}\n", (1, 40, "FMT219")),
    ],
)
def test_settings_that_no_type_can_check(text: str, expected: tuple[int, int, str]) -> None:
    assert found(parsed(text if "strategy" in text else with_title(text))) == [expected]


@pytest.mark.parametrize("text", ["- a\n- b\n", "just text\n"])
def test_a_file_without_chapters(text: str) -> None:
    assert found(parsed(text)) == [(1, 1, "FMT213")]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "goals: [a]\n", "strategy:\n"])
def test_what_has_no_title_is_told_how_to_begin(text: str) -> None:
    (problem,) = parsed(text).problems
    assert (problem.position.line, problem.position.column, problem.code) == (1, 1, "FMT204")
    assert words("en").hint(problem) == "Begin with `strategy:` and, below it, `  title: ...`."
    assert "`strategy:`" in words("zh").hint(problem)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("RMB", "CNY"), ("¥", "CNY"), ("元", "CNY"), ("yuan", "CNY"), ("$", "USD"), ("cny", "CNY"), ("sek", "SEK")],
)
def test_a_currency_by_another_name(typed: str, meant: str) -> None:
    (problem,) = parsed(f"strategy: {{title: T, currency: {typed}}}\n").problems
    assert (problem.code, problem.args["suggestion"]) == ("FMT218", meant)


@pytest.mark.parametrize("code", ["CNY", "SEK", "ALL", "TOP", "XCG"])
def test_a_currency_by_its_code(code: str) -> None:
    assert found(parsed(f"strategy: {{title: T, currency: {code}}}\n")) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("goal", "goals"), ("persona", "personas"), ("Goals", "goals"), ("目标", "goals"), ("includes", "include")],
)
def test_a_chapter_by_another_name(typed: str, meant: str) -> None:
    result = parsed(with_title(f"{typed}: {{a: b}}\n"))
    assert found(result) == [(2, 1, "FMT241")]
    assert words("en").message(result.problems[0]) == f"`{typed}` is no chapter; did you mean `{meant}`?"
    assert "facts" not in words("en").hint(result.problems[0])


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("goals: {a: {colour: red}}\n", "What fits no field can go in `facts:`."),
        ("goals: {a: {TITLE: b}}\n", ""),
        ("goals: {a: {target: {colour: red}}}\n", ""),
        (
            "goals: 5\n",
            "Write a list of titles (`goals: [fast reply]`), or an id on each line below it "
            "(`  fast-reply: Fast reply`).",
        ),
        ("groundplan: one\n", "Type `1`."),
        ("groundplan: 2\n", "Install a newer groundplan."),
    ],
)
def test_a_hint_fits_its_case(text: str, hint: str) -> None:
    (problem,) = parsed(with_title(text)).problems
    assert words("en").hint(problem) == hint
    assert bool(words("zh").hint(problem)) == bool(hint)


def test_the_site_language_hint() -> None:
    (problem,) = parsed("strategy: {title: T, language: de}\n").problems
    assert [words(language).hint(problem) for language in LANGUAGES] == ["Type `en` or `zh`.", "请写 `en` 或 `zh`。"]


def test_an_include_that_is_no_path_is_told_once(tmp_path: Path) -> None:
    assert found(parsed_files(tmp_path, strategy=with_title("include: {a: b}\n"))) == [(2, 10, "SRC121")]


def test_a_competitor_at_a_stage_is_no_second_thing() -> None:
    text = """
    market: {competitors: {c1: One}}
    journeys: {j: {stages: {s: {competitors: {c1: calls first}}}}}
    decisions:
      d: {affects: [c1, competitors.c1, s.competitors.c1]}
    """
    result = parsed(with_title(text))
    assert found(result) == []
    here = "journeys.j.stages.s.competitors.c1"
    assert names(result, "decisions.d", "affects") == ["market.competitors.c1", "market.competitors.c1", here]


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("goals:\n  a: {titel: x}\n", "title"),
        ("goals:\n  a: {serves: x}\n", "supports"),
        ("goals:\n  a: {status: activ}\n", "active"),
        ("goals:\n  grow: {}\n  b: {supports: [grwo]}\n", "grow"),
        ("goals:\n  a b: {}\n", "a-b"),
        ("strategy: {title: T, audiences: [team]}\ngoals:\n  a: {audience: taem}\n", "team"),
        ("actions:\n  a: {}\n  c: {after: [xyz]}\n", ""),
    ],
)
def test_suggestions(text: str, suggestion: str) -> None:
    """What is nearly right is named; what is far from everything is not guessed at."""
    (problem,) = parsed(text if text.startswith("strategy") else with_title(text)).problems
    assert problem.args["suggestion"] == suggestion


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("goals: {a: {标题: x}}\n", "title"),
        ("goals: {a: {负责人: x}}\n", "owner"),
        ("goals: {a: {目标: x}}\n", "target"),
        ("goals: {a: {target: {目标值: 3}}}\n", "value"),
        ("goals: {a: {target: {value: 3, 期限: 2026}}}\n", "by"),
        ("goals: {a: {name: x}}\n", "title"),
        ("actions: {a: {截止日期: 2026}}\n", "due"),
        ("actions: {a: {期限: 2026}}\n", "due"),
        ("actions: {a: {服务目标: [x]}}\n", "serves"),
        ("market: {竞品: {}}\n", "competitors"),
        ("goals: {a: {天气: x}}\n", ""),
        ("目标: {}\n", "goals"),
        ("行动: {}\n", "actions"),
        ("漏斗: {}\n", "pipelines"),
    ],
)
def test_a_field_in_the_words_of_a_language(text: str, suggestion: str) -> None:
    """The field or the chapter is named by its label, or by what people also call it."""
    (problem,) = parsed(with_title(text)).problems
    assert problem.code in ("FMT201", "FMT241")
    assert problem.args["suggestion"] == suggestion


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("goals: {a: {status: 进行中}}\n", "active"),
        ("goals: {a: {status: 已完成}}\n", "done"),
        ("goals: {a: {status: 完 成}}\n", "done"),
        ("goals: {a: {status: Active}}\n", "active"),
        ("goals: {a: {status: DROPED}}\n", "dropped"),
        ("actions: {a: {status: 进行中}}\n", "doing"),
        ("actions: {a: {status: in progress}}\n", "doing"),
        ("metrics: {a: {better: 越低越好}}\n", "lower"),
        ("goals: {a: {status: 高兴}}\n", ""),
    ],
)
def test_a_choice_in_the_words_of_a_language(text: str, suggestion: str) -> None:
    """The word that the file takes is named, whichever language it was written in."""
    (problem,) = parsed(with_title(text)).problems
    assert (problem.code, problem.args["suggestion"]) == ("FMT203", suggestion)


@pytest.mark.parametrize(
    ("typed", "suggestion"), [("markt", "market"), ("市场", "market"), ("Goals", "goals"), ("xyz", "")]
)
def test_what_is_absent_is_a_chapter(typed: str, suggestion: str) -> None:
    result = parsed(f"strategy: {{title: T, absent: {{{typed}: not now}}}}\n")
    assert found(result) == [(1, 31, "FMT241")]
    said = words("en").message(result.problems[0])
    assert said == f"`{typed}` is no chapter" + (f"; did you mean `{suggestion}`?" if suggestion else "")


def test_titles_that_make_the_same_id() -> None:
    (problem,) = parsed(with_title("market: {needs: [价格？, 价格！]}\n")).problems
    assert words("en").message(problem) == "`价格！` gets the same id as `价格？` on line 2: `价格`"
    assert "`one-id: 价格？` and `another-id: 价格！`" in words("en").hint(problem)


def test_every_mistake_has_words_in_each_language() -> None:
    """Each message and hint is one line, and different from the other language's."""
    for text, _ in MISTAKES:
        for problem in parsed(text if "organization" in text else with_title(text)).problems:
            said = [words(language).message(problem) for language in LANGUAGES]
            assert said[0] != said[1]
            assert all(line and "\n" not in line for line in said)
            assert all("\n" not in words(language).hint(problem) for language in LANGUAGES)


def test_texts_that_a_colon_cut_are_each_named_with_what_to_type() -> None:
    text = """
    pipelines:
      p:
        stages:
          s:
            exit:
              - Budget: small
              - fine
              - 预算: 小
    """
    result = parsed(with_title(text))
    assert found(result) == [(7, 13, "FMT220"), (9, 13, "FMT220")]
    for language in LANGUAGES:
        hints = [words(language).hint(problem) for problem in result.problems]
        assert '"Budget: small"' in hints[0]
        assert '"预算: 小"' in hints[1]


def test_of_one_code_a_file_lists_a_hundred_and_counts_the_rest() -> None:
    """A list of the same title twenty thousand times has as many problems, and nobody reads them."""
    few = parsed(with_title("goals:\n" + "  - a\n" * 101))
    assert found(few) == [(line, 5, "FMT216") for line in range(4, 104)]
    many = parsed(with_title("goals:\n" + "  - a\n" * 20_000 + "team: {b: {titel: c}}\n"))
    assert [code for _, _, code in found(many)] == ["FMT216"] * 100 + ["FMT221", "FMT201"]
    last = many.problems[100]
    assert (last.position.line, last.args, last.severity) == (104, {"same": "FMT216", "count": "19899"}, Severity.ERROR)
    assert not many.ok


TEN_MISTAKES = {
    "strategy": """
        include: [more.yml]
        strategy:
          organization: Example Tools
        goals:
          grow:
            titel: Grow
            confidence: 40
            why: [because, so]
          keep: {status: activ}
          keep: {title: Again}
        """,
    "more": """
        goals:
          grow: {title: Twice}
          more: {supports: [grwo]}
        personas:
          a: {challenges: {slow: Slow}, note: !!int 3}
          b: {challenges: {slow: Slow}}
        actions:
          help: {addresses: [slow]}
        """,
}


def test_ten_mistakes_in_two_files_at_once(tmp_path: Path) -> None:
    """One check reports them all, each at its own place, and fails."""
    result = parsed_files(tmp_path, **TEN_MISTAKES)
    assert [(str(p.position), p.code) for p in result.problems] == [
        ("more.yml:2:3", "FMT211"),
        ("more.yml:3:21", "REF301"),
        ("more.yml:5:39", "SRC133"),
        ("more.yml:8:22", "REF302"),
        ("strategy.yml:2:1", "FMT204"),
        ("strategy.yml:6:5", "FMT201"),
        ("strategy.yml:7:17", "VAL102"),
        ("strategy.yml:8:10", "FMT202"),
        ("strategy.yml:9:18", "FMT203"),
        ("strategy.yml:10:3", "SRC131"),
    ]
    run = CliRunner().invoke(main, ["check", str(tmp_path / "strategy.yml"), "--format", "json"])
    assert run.exit_code == 1
    assert len(json.loads(run.stdout)["problems"]) == 10


# ---- short forms ----


def strategy_of(text: str) -> Strategy:
    result = parsed(with_title(text))
    assert found(result) == []
    assert result.strategy is not None
    return result.strategy


def test_an_item_may_be_its_title_or_only_its_id() -> None:
    strengths = strategy_of(
        """
        market:
          swot:
            strengths:
              brand: Known in the north
              份额大:
        """
    ).market.swot.strengths
    assert strengths["brand"].title == "Known in the north"
    assert strengths["份额大"].title is None


def test_a_list_of_titles_makes_ids() -> None:
    journey = strategy_of("journeys: {j: {likes: [Fast reply, honest price!]}}\n").journeys["j"]
    assert {key: like.title for key, like in journey.likes.items()} == {
        "fast-reply": "Fast reply",
        "honest-price": "honest price!",
    }


def test_a_value_may_stand_for_its_group() -> None:
    goal = strategy_of("goals:\n  a: {baseline: 10M, target: +30%, check_ins: {2026-03-31: 2.4M}}\n").goals["a"]
    assert goal.baseline is not None
    assert goal.baseline.value is not None
    assert goal.baseline.value.text == "10M"
    assert goal.target is not None
    assert goal.target.value is not None
    assert goal.target.value.signed
    (check_in,) = goal.check_ins.values()
    assert check_in.value is not None
    assert check_in.value.text == "2.4M"


def test_one_text_may_stand_for_a_list() -> None:
    goal = strategy_of("team: {ae: AE}\ngoals:\n  a: {owner: ae, tags: [x, y]}\n").goals["a"]
    assert goal.owner == ("ae",)
    assert goal.tags == ("x", "y")


@pytest.mark.parametrize("written", ["a", "[a]", "{a: }"])
def test_ways_out_of_a_stage(written: str) -> None:
    stages = strategy_of(f"pipelines: {{p: {{stages: {{s: {{next: {written}}}, a: A}}}}}}\n").pipelines["p"].stages
    assert stages["s"].next == {"a": None}


def test_a_competitor_in_a_stage_may_be_what_it_does() -> None:
    stage = strategy_of(
        """
        market: {competitors: {rival: Rival}}
        journeys: {j: {stages: {s: {competitors: {rival: Answers in an hour}}}}}
        """
    ).journeys["j"]
    assert stage.stages["s"].competitors["rival"].does == "Answers in an hour"


def test_history_takes_values_notes_and_lists() -> None:
    metric = strategy_of(
        "metrics: {m: {history: {2024: 3, 2025: {value: 4, note: n}, 2026: [5, {value: 6}]}}}\n"
    ).metrics["m"]
    assert isinstance(metric.history, dict)
    assert [len(figures) for figures in metric.history.values()] == [1, 1, 2]


def test_text_stays_as_typed() -> None:
    charter = strategy_of("goals: {a: {title: no, note: 2026.10, tags: [1:30, 010, true]}}\n").goals["a"]
    assert (charter.title, charter.note, charter.tags) == ("no", "2026.10", ("1:30", "010", "true"))


def test_an_empty_field_is_an_absent_one() -> None:
    goal = strategy_of("goals:\n  a:\n    title: A\n    why:\n    owner: [x, ]\n    target:\n").goals["a"]
    assert goal.why is None
    assert goal.target is None
    assert goal.owner == ("x",)


def test_a_scenario_keeps_any_value() -> None:
    text = "{pipelines.p.deal_size: 20k, pipelines.p.must_win: {keep: 95%}, pipelines.p.share: }"
    changes = strategy_of(f"pipelines: {{p: }}\nscenarios: {{s: {{changes: {text}}}}}\n").scenarios["s"].changes
    assert [str(change) for change in changes.values()] == ["20k", "{keep: 95%}", ""]
    assert changes["pipelines.p.share"].raw is None


def test_ids_are_normalized() -> None:
    """`é` typed as two characters and as one is the same id."""
    result = parsed(with_title("goals:\n  cafe\u0301: {}\n  b: {supports: caf\u00e9}\n"))
    assert names(result, "goals.b", "supports") == ["goals.caf\u00e9"]


# ---- references ----

REFERENCES = """
    goals:
      grow: {title: Grow}
      增长: {supports: [grow]}
    market:
      swot: {weaknesses: {slow: Slow}}
      competitors:
        rival: {swot: {weaknesses: {slow: Slow too, dear: Dear}}}
    personas:
      buyer: {challenges: {time: No time}}
    pipelines:
      new: {stages: {lead: Lead, won: Won}}
      renewal: {stages: {review: {next: won}, won: Won}}
"""


@pytest.mark.parametrize(
    ("field", "text", "path"),
    [
        ("serves", "grow", "goals.grow"),
        ("serves", "goals.grow", "goals.grow"),
        ("serves", "增长", "goals.增长"),
        ("addresses", "dear", "market.competitors.rival.swot.weaknesses.dear"),
        ("addresses", "rival.dear", "market.competitors.rival.swot.weaknesses.dear"),
        ("addresses", "rival.swot.dear", "market.competitors.rival.swot.weaknesses.dear"),
        ("addresses", "competitors.rival.dear", "market.competitors.rival.swot.weaknesses.dear"),
        ("addresses", "rival.slow", "market.competitors.rival.swot.weaknesses.slow"),
        ("addresses", "market.swot.weaknesses.slow", "market.swot.weaknesses.slow"),
        ("addresses", "buyer.time", "personas.buyer.challenges.time"),
        ("addresses", "buyer.challenges.time", "personas.buyer.challenges.time"),
    ],
)
def test_any_unique_suffix_names_an_item(field: str, text: str, path: str) -> None:
    result = parsed(with_title(REFERENCES) + f"actions: {{a: {{{field}: ['{text}']}}}}\n")
    assert found(result) == []
    assert names(result, "actions.a", field) == [path]


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("serves", "time", "REF301"),  # a challenge is no goal
        ("addresses", "challenges", "REF301"),  # a container is no item
        ("addresses", "time.buyer", "REF301"),
        ("addresses", "row", "REF301"),
        ("serves", "", "REF301"),
        ("serves", ".", "REF301"),
        ("addresses", "slow", "REF302"),
    ],
)
def test_what_names_nothing_or_too_much(field: str, text: str, code: str) -> None:
    result = parsed(with_title(REFERENCES) + f"actions: {{a: {{{field}: ['{text}']}}}}\n")
    assert [problem.code for problem in result.problems] == [code]


def test_choices_of_an_ambiguous_reference_name_one_item_each() -> None:
    text = with_title(
        "personas:\n  a: {challenges: [slow]}\n  b: {challenges: [slow]}\nactions: {c: {addresses: slow}}\n"
    )
    (problem,) = parsed(text).problems
    assert problem.args["choices"] == "a.slow|b.slow"


def test_what_stands_in_the_own_parent_comes_first() -> None:
    """Inside `renewal`, `won` is its own."""
    result = parsed(with_title(REFERENCES))
    assert found(result) == []
    assert names(result, "pipelines.renewal.stages.review", "next") == ["pipelines.renewal.stages.won"]


def test_fit_names_only_what_the_persona_itself_has() -> None:
    text = "personas:\n  a: {challenges: [slow]}\n  b: {goals: [more], fit: {more: m, slow: s}}\n"
    result = parsed(with_title(text))
    assert found(result) == [(4, 37, "REF303")]
    assert words("en").message(result.problems[0]) == "`fit: slow` has to be a challenge or goal of this persona"
    assert words("en").hint(result.problems[0]) == "`personas.a.challenges.slow` belongs to another persona."


@pytest.mark.parametrize(
    ("typed", "code", "suggestion"),
    [("tims", "REF303", "time"), ("tim", "REF301", "time"), ("a.tims", "REF303", "time"), ("xyz", "REF301", "")],
)
def test_suggestions_for_fit_are_the_own_ones(typed: str, code: str, suggestion: str) -> None:
    """Even where another persona has one of the same id."""
    text = f"personas:\n  a: {{challenges: [tims, time]}}\n  b: {{challenges: [time], fit: {{{typed}: x}}}}\n"
    (problem,) = parsed(with_title(text)).problems
    assert (problem.position.column, problem.code, problem.args["suggestion"]) == (33, code, suggestion)


@pytest.mark.parametrize(
    ("items", "reference", "expected", "named"),
    [
        ("goals: {g: {title: Grow fast}}", "serves: [Grow fast]", "REF304", "g"),
        ("goals: {g: {title: Grow fast}}", "serves: [ grow  FAST ]", "REF304", "g"),
        ("goals: {g: {title: 销售增长}}", "serves: [销售增长]", "REF304", "g"),
        ("personas: {p: {challenges: {time: No time}}}", "addresses: [No time]", "REF304", "time"),
        ("goals: {g: {title: Grow}, h: {title: Grow}}", "serves: [Grow]", "REF302", "g|h"),
        ("personas: {p: {title: Grow fast}}", "serves: [Grow fast]", "REF301", ""),
    ],
)
def test_a_title_in_the_place_of_an_id(items: str, reference: str, expected: str, named: str) -> None:
    """The id is named; a title of something that the field cannot name is not."""
    (problem,) = parsed(with_title(f"{items}\nactions: {{a: {{{reference}}}}}\n")).problems
    args = problem.args
    assert (problem.code, args.get("id") or args.get("choices") or args["suggestion"]) == (expected, named)


def test_a_title_is_told_with_its_id() -> None:
    result = parsed(with_title("goals: {g: {title: Grow fast}}\nactions: {a: {serves: [Grow fast]}}\n"))
    assert found(result) == [(3, 24, "REF304")]
    assert words("en").message(result.problems[0]) == "`Grow fast` is the title of `g`, and `serves` takes ids"
    assert words("en").hint(result.problems[0]) == "Type `g`."


def test_words_may_stand_where_the_format_says_so() -> None:
    result = parsed(with_title("team: {ae: AE}\ngoals: {a: {owner: [ae, all account executives]}}\n"))
    assert found(result) == []
    assert names(result, "goals.a", "owner") == ["team.ae", None]


def test_audiences() -> None:
    text = """
        strategy: {title: T, audiences: [public, team], default_audience: teams, private: {leaders: [team.*.quota]}}
        goals: {a: {audience: public}, b: {audience: others}}
        """
    assert found(parsed(text)) == [(1, 67, "REF301"), (1, 84, "REF301"), (2, 46, "REF301")]


def test_anything_may_be_named_where_the_format_says_so() -> None:
    result = parsed(with_title(REFERENCES) + "decisions: {d: {affects: [buyer, new.lead, rival]}}\n")
    assert names(result, "decisions.d", "affects") == [
        "personas.buyer", "pipelines.new.stages.lead", "market.competitors.rival",
    ]  # fmt: skip


# ---- several files ----


def test_an_included_file_of_another_format_is_told(tmp_path: Path) -> None:
    result = parsed_files(
        tmp_path, strategy=with_title("groundplan: 1\ninclude: more.yml\n"), more="groundplan: 2\ngoals: {a: }\n"
    )
    assert found(result) == [(1, 13, "FMT212")]


def test_chapters_merge_through_include(tmp_path: Path) -> None:
    result = parsed_files(
        tmp_path,
        strategy="""
            include: ["*-part.yml"]
            strategy: {title: T}
            goals: {a: A}
            market: {needs: {n: N}, swot: {strengths: {s: S}}}
            """,
        b_part="",
        **{
            "z-part": "goals: {b: {supports: a}}\nmarket: {offers: {o: O}, swot: {strengths: {t: T}, threats: [x]}}\n",
            "y-part": "groundplan: 1\npersonas: {p: P}\n",
        },
    )
    assert found(result) == []
    assert result.strategy is not None
    assert list(result.strategy.goals) == ["a", "b"]
    assert list(result.strategy.market.swot.strengths) == ["s", "t"]
    assert list(result.strategy.market.offers) == ["o"]
    assert result.lines("goals.b")[0] == "z-part.yml"
    assert names(result, "goals.b", "supports") == ["goals.a"]


def test_what_exists_in_two_files_is_reported_at_the_second(tmp_path: Path) -> None:
    result = parsed_files(
        tmp_path,
        strategy="include: part.yml\nstrategy: {title: T}\ngoals: {a: A}\n",
        part="strategy: {title: U}\ngoals: {A: x}\n",
    )
    assert [(str(p.position), p.code) for p in result.problems] == [
        ("part.yml:1:1", "FMT211"),
        ("part.yml:2:9", "FMT211"),
    ]
    assert {problem.args["file"] for problem in result.problems} == {"strategy.yml"}


# ---- never an exception ----


def _fields(shape: Shape, seen: set[str]) -> set[str]:
    """The names of all fields of the format."""
    if shape.model.__name__ in seen:
        return set()
    seen.add(shape.model.__name__)
    inside = (_fields(shape_of(slot.of), seen) for slot in shape.slots.values())
    return set(shape.fields).union(*inside)


_KEYS = sorted(_fields(whole(), set()) | {"2025", "2026-02-30", "a", "A", "b.c", "增长", "", "index", "file", "[key]"})
_LEAVES = st.sampled_from(
    ["", "a", "A", "40", "40%", "3..1", "2026-02-30", "2026", "true", "增长", "goals.a", "~", "x\n y"]
)
_DATA = st.recursive(
    _LEAVES | st.none() | st.integers(-5, 50),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(_KEYS), _DATA, max_size=6))
def test_parsing_never_raises(data: dict[str, object]) -> None:
    """Whatever stands in the file: a strategy, or problems with words in each language."""
    result = parsed(json.dumps(data, ensure_ascii=False, indent=1))
    assert result.ok or any(problem.severity is Severity.ERROR for problem in result.problems)
    for problem in result.problems:
        assert problem.position.line >= 1
        assert problem.position.column >= 1
        for language in LANGUAGES:
            assert words(language).message(problem)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(list(Strategy.model_fields)), _DATA)
def test_a_chapter_may_hold_anything(chapter: str, data: object) -> None:
    """The same with a head that is right, so that more of it gets to the references."""
    text = dedent(json.dumps({"strategy": {"title": "T"}, chapter: data}, ensure_ascii=False))
    result = parsed(text)
    assert result.ok or result.problems


def _paths(data: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from _paths(value, (*path, key))


_WHOLE = read_text(example("en").read_text("utf-8"), "strategy.yml")[0].data


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(_paths(_WHOLE))[1:]), _DATA)
def test_a_whole_strategy_with_anything_anywhere(path: tuple[str | int, ...], data: object) -> None:
    """The same far down in a real file: what is wrong is reported below the chapter that was changed, or names it."""
    whole_file = json.loads(json.dumps(_WHOLE))
    holder = whole_file
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = data
    result = parsed(json.dumps(whole_file, ensure_ascii=False, indent=1))
    assert result.ok or result.problems


@pytest.mark.parametrize(
    ("written", "optional"), [("no", False), ("yes", True), ("否", False), ("over 100 people", "over 100 people")]
)
def test_yes_and_no_answer_where_a_text_may_stand(written: str, optional: object) -> None:
    result = parsed(with_title(f"pipelines: {{p: {{stages: {{s: {{optional: {written}}}}}}}}}"))
    assert result.strategy is not None
    assert result.strategy.pipelines["p"].stages["s"].optional == optional


def test_every_mistake_beside_a_number_is_told_and_the_number_too() -> None:
    text = "goals:\n  a:\n    baseline:\n      value: {min: few, max: 3, fo: 1, ba: 2, about: maybe}\n"
    assert found(parsed(with_title(text))) == [
        (5, 20, "VAL108"), (5, 33, "VAL104"), (5, 40, "VAL104"), (5, 54, "VAL109"),
    ]  # fmt: skip
