"""The strategy as JSON: every short form written out, every reference a path, every value with what was typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from export.plans import AS_OF, hostile, plan
from groundplan.export.document import as_json
from groundplan.plan import plan_of
from hostile import hostile_strategy
from inline import parsed
from made import strategies


def document(text: str) -> Any:
    return json.loads(as_json(plan(text)))


def quantity(text: str, value: float | None, unit: str | None = None, **more: Any) -> dict[str, Any]:
    ends = {"value": value, "low": value, "high": value}
    return {"text": text, **ends, "unit": unit, "about": False, "change": False, "beyond": False, **more}


def test_only_a_title() -> None:
    assert document("strategy: {title: 销售策略, language: zh}") == {
        "export": 1,
        "as_of": "2026-11-23",
        "language": "zh",
        "strategy": {
            "path": "strategy",
            "title": "销售策略",
            "status": "draft",
            "language": "zh",
            "profile": "growth",
        },
    }


def test_short_forms_are_written_out() -> None:
    text = "market: {needs: [Fast reply]}\npersonas: {buyer: {likes: }}"
    made = document(text.replace("{likes: }", "{challenges: {slow: }}"))
    assert made["market"] == {"needs": {"fast-reply": {"path": "market.needs.fast-reply", "title": "Fast reply"}}}
    slow = {"path": "personas.buyer.challenges.slow", "title": "slow"}
    assert made["personas"] == {"buyer": {"path": "personas.buyer", "title": "buyer", "challenges": {"slow": slow}}}


def test_values_are_as_written_and_as_read() -> None:
    goals = document("goals: {g: {baseline: 1.2M, target: {value: ~3..5 days, by: 2026-Q3}, confidence: sure}}")[
        "goals"
    ]
    goal = goals["g"]
    assert goal["baseline"] == {"value": quantity("1.2M", 1_200_000)}
    band = quantity("~3..5 days", None, "day", low=3, high=5, about=True)
    quarter = {"text": "2026-Q3", "first": "2026-07-01", "last": "2026-09-30", "open_ended": False}
    assert goal["target"] == {"value": band, "by": quarter}
    assert goal["confidence"] == quantity("sure", None)


def test_references_are_whole_paths_and_words_stay_words() -> None:
    text = """\
team: {ae: Account executives}
pipelines: {direct: {stages: {lead: {next: {won: 30%}}, won: {outcome: won}}}}
actions: {a: {owner: [ae, Ann], adds: {ae: 2}}}
"""
    made = document(text)
    ae, won = {"text": "ae", "path": "team.ae"}, {"text": "won", "path": "pipelines.direct.stages.won"}
    assert made["actions"]["a"]["owner"] == [ae, {"text": "Ann", "path": None}]
    assert made["actions"]["a"]["adds"] == [ae | {"value": quantity("2", 2)}]
    assert made["pipelines"]["direct"]["stages"]["lead"]["next"] == [won | {"value": quantity("30%", 0.3, "%")}]


def test_what_is_said_of_periods_is_a_list() -> None:
    history = document("metrics: {m: {history: {2024: [1, {value: 2, note: n}]}}}")["metrics"]["m"]["history"]
    year = {"text": "2024", "first": "2024-01-01", "last": "2024-12-31", "open_ended": False}
    assert history == [
        {"period": year, "value": quantity("1", 1)},
        {"period": year, "value": quantity("2", 2), "note": "n"},
    ]


def test_settings_and_the_values_of_scenarios_stand_as_they_are() -> None:
    made = document("""\
strategy: {title: T, audiences: [public, team], private: {team: ["team.*.quota"]}, checks: {severity: {GOA104: "off"}}}
team: {ae: {quota: 3}}
pipelines: {p: {must_win: {keep: 88%}}}
scenarios: {s: {changes: {team.ae.quota: 4}}}
""")
    head = made["strategy"]
    assert (head["audiences"], head["private"]) == (["public", "team"], {"team": ["team.*.quota"]})
    assert head["checks"] == {"severity": {"GOA104": "off"}}
    assert made["pipelines"]["p"]["must_win"] == {"rule": "keep", "keep": quantity("88%", 0.88, "%"), "amount": None}
    assert made["scenarios"]["s"]["changes"] == {"team.ae.quota": "4"}


def test_every_text_of_a_strategy_is_there() -> None:
    written = as_json(hostile())
    assert [marker for marker in hostile_strategy().texts if marker not in written] == []


def _paths(made: Any) -> Iterator[str]:
    """The paths of items; those of references stand beside no title."""
    if isinstance(made, dict):
        if "title" in made and isinstance(made.get("path"), str):
            yield made["path"]
        yield from (path for each in made.values() for path in _paths(each))
    elif isinstance(made, list):
        yield from (path for each in made for path in _paths(each))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies())
def test_every_item_of_any_strategy_is_there_once(text: str) -> None:
    result = parsed(text)
    made = json.loads(as_json(plan_of(result, AS_OF)))
    assert sorted(_paths(made)) == sorted(result.index.entries)


def test_the_manual_shows_what_comes_out() -> None:
    manual = Path(__file__).parents[2].joinpath("docs/manual/commands.md").read_text("utf-8")
    shown = manual.partition("```json\n")[2].partition("```")[0]
    hire = "{title: Hire two, owner: [head-of-sales, Ann], due: 2026-Q3, cost: ~120k}"
    text = f"team: {{head-of-sales: Head}}\nactions: {{hire-two: {hire}}}"
    assert json.loads(shown) == document(text)["actions"]["hire-two"]
