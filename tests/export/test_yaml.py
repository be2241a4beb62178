"""The strategy as one strategy.yml: read again, it is the same strategy, and nothing in it looks like a slip."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from export.plans import hostile, plan, strategy_of
from groundplan.chapters import INCLUDED
from groundplan.export.as_yaml import as_yaml
from groundplan.export.scalars import in_brackets, scalar
from groundplan.model import Strategy
from groundplan.model.digest import digest
from groundplan.parse import parse
from groundplan.parse.seen import seen_by
from groundplan.scaffold import contents, write
from groundplan.source import read, read_text
from groundplan.source.characters import ODD_BLANKS
from inline import parsed
from made import TEXTS, strategies


def again(strategy: Strategy) -> Strategy:
    """What is read from what is written; reading it finds nothing to say about the text itself."""
    written = as_yaml(strategy)
    result = parsed(written)
    assert result.strategy is not None, result.problems
    assert [problem for problem in result.problems if problem.code.startswith("SRC")] == []
    assert as_yaml(result.strategy) == written
    return result.strategy


def test_it_reads_well() -> None:
    text = """\
strategy:
  title: T
  vision: |
    # Where we go

    Further: up
goals: {grow: {title: Grow, target: {value: +30%, by: 2026-12-31}, supports: [], owner: [head, "Ann, too"]}, hold: Hold}
metrics: {sales: {history: {2024: 9M, 2025: {value: 10M, note: 'no: 1'}}}}
actions: {call: {title: "Call: now #1", due: 2026-Q3, facts: {"": "", null: "null"}}}
"""
    made = plan(text).strategy
    assert as_yaml(made) == (
        "strategy:\n  title: T\n  vision: |\n    # Where we go\n\n    Further: up\n"
        "\nmetrics:\n  sales:\n    history:\n      2024: 9M\n      2025:\n        value: 10M\n"
        '        note: "no: 1"\n'
        "\ngoals:\n  grow:\n    title: Grow\n    target:\n      value: +30%\n      by: 2026-12-31\n"
        '    owner: [head, "Ann, too"]\n  hold: Hold\n'
        '\nactions:\n  call:\n    title: "Call: now #1"\n    facts:\n      "": ""\n      "null": "null"\n'
        "    due: 2026-Q3\n"
    )
    assert again(made) == made


SEVERAL = """\
strategy: {title: T, audiences: [public, team, leaders], default_audience: team, private: {leaders: ["team.*.quota"]}}
team: {head: {title: Head, quota: 1M}, buyer: {title: Buyer, audience: leaders}}
goals: {grow: {title: Grow, owner: [head, buyer], audience: public}}
actions: {call: {owner: buyer, serves: [grow], after: [meet]}, meet: {audience: leaders}}
"""


def test_what_is_for_fewer_is_not_in_what_an_audience_gets() -> None:
    """It stands alone: nothing names what is not there, and no empty list tells that there was something."""
    for audience, wanted in (
        (
            "public",
            "strategy:\n  title: T\n  audiences: [public]\n\ngoals:\n  grow:\n    title: Grow\n    audience: public\n",
        ),
        (
            "team",
            "strategy:\n  title: T\n  audiences: [public, team]\n  default_audience: team\n\nteam:\n  head: Head\n"
            "\ngoals:\n  grow:\n    title: Grow\n    audience: public\n    owner: [head]\n"
            "\nactions:\n  call:\n    serves: [grow]\n",
        ),
    ):
        seen = seen_by(parsed(SEVERAL), audience).strategy
        assert seen is not None
        assert as_yaml(seen) == wanted
        assert again(seen) == seen
        assert digest(again(seen)) == digest(seen)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_was_split_is_one_again(tmp_path: Path, language: str) -> None:
    """The example, its chapters in files of their own: the digest that was approved still fits."""
    write(tmp_path, contents(language, complete=True, split=True))
    assert (tmp_path / INCLUDED.format("goals")).is_file()
    whole = parse(read(tmp_path / "strategy.yml")).strategy
    assert whole is not None
    assert whole.include
    one = again(whole)
    assert one.include == ()
    assert digest(one) == digest(whole)
    assert one.model_copy(update={"include": whole.include}) == whole


@pytest.mark.parametrize(
    "quantity",
    [
        "{value: 5, unit: to 9 days}",
        "{value: 5, unit: 万元, about: true}",
        "{min: 3, unit: days}",
        "{min: 3, max: 5, unit: USD/month}",
        "{value: many, unit: of them}",
        "'~200'",
    ],
)
def test_a_quantity_keeps_what_was_read(quantity: str) -> None:
    made = plan(
        f"strategy: {{title: T}}\ngoals: {{g: {{baseline: {{value: {quantity}}}, target: {{value: {quantity}}}}}}}"
    ).strategy
    assert again(made) == made


def test_a_hostile_strategy_comes_back_whole() -> None:
    strategy = hostile().strategy
    assert again(strategy) == strategy


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies())
def test_any_strategy_comes_back_whole(text: str) -> None:
    strategy = parsed(text).strategy
    assert strategy is not None
    one = again(strategy)
    assert one == strategy
    assert digest(one) == digest(strategy)


_CHARACTERS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff\ufffe\uffff"), max_size=12
)
_SNIPPETS = st.lists(
    st.sampled_from([*TEXTS, "\n", "- ", ": ", " #1", "，", "：", "~", "'", "\\", "\u2028"]), max_size=5
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_CHARACTERS, _SNIPPETS.map("".join)))
@example("null")
@example("\xa0")
@example("- a")
@example("a:b")
@example("注意：一")
@example("a\n\nb\n")
@example(" a\nb")
@example("a\nb\n\n")
@example("x" * 3000)
def test_any_text_comes_back(text: str) -> None:
    """As a value, a key, an entry of a list, and between brackets; control characters as they were typed."""
    label = f"k{text}" if re.match(f"[{ODD_BLANKS}]", text) else text  # no label begins with a blank of another kind
    facts = {"strategy": {"title": "T", "note": text, "tags": [text, text + "!"], "facts": {label: text}}}
    strategy = strategy_of(facts)
    assert again(strategy) == strategy
    document, problems = read_text(f"a: {scalar(text)}\nb: [{in_brackets(text)}, {{c: {in_brackets(text)}}}]\n", "f")
    assert (document.data, problems) == ({"a": text, "b": [text, {"c": text}]}, [])
