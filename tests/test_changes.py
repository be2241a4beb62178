"""Paths of fields, and strategies with some of their values changed; positions are line and column from 1."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel

from groundplan.model import Strategy
from groundplan.model.scenarios import Written
from groundplan.parse import apply
from groundplan.parse.paths import Lost, find
from groundplan.problems import Problem
from inline import found, names, parsed, with_title
from made import strategies

PLAN = """
    team: {ae: {quota: 1.2M}, 经理: }
    metrics: {sales: {history: {2024: 9M, 2025: [10M, {value: 11M, note: books}]}, forecast: {file: next.csv}}, churn: }
    goals:
      grow: {metric: sales, target: {value: 13M, by: 2026-12-31}, check_ins: {2026年第三季度: 3M}, supports: [more],
        parts: [{title: large, count: 50}, small], facts: {Sold by: us, "a.b": dots}}
      more: {target: 5}
    market: {map: {x: {title: Price}}, swot: {strengths: {fast: Fast}}}
    segments: {all: {axes: {size: {big: Big}}}}
    personas: {buyer: {challenges: {slow: Slow}, fit: {slow: We are fast}}}
    pipelines:
      direct: {deal_size: 20k, stages: {lead: {conversion: 40%, next: won, exit: [a, b]}, offer: {conversion:
        {value: 30%, basis: own_data, low: 25%}}, won: {outcome: won}}}
    """


def plan() -> Any:
    result = parsed(with_title(PLAN))
    assert result.strategy is not None, result.problems
    return result


SHORT = """strategy: {title: T}
goals: {g: {target: 13M}, h: }
pipelines: {p: {stages: {lead: , won: }}}
scenarios:
  s: {changes: {
CHANGE
}}
"""


def problems(change: str) -> list[Problem]:
    """The problems of a scenario with one change, which stands on line 6."""
    return list(parsed(SHORT.replace("CHANGE", change)).problems)


def stated(part: Any) -> Any:
    """The fields that a file states, all the way down."""
    if isinstance(part, BaseModel):
        return {name: stated(getattr(part, name)) for name in part.model_fields_set}
    if isinstance(part, dict):
        return {key: stated(each) for key, each in part.items()}
    return tuple(map(stated, part)) if isinstance(part, tuple) else part


def changed(**changes: Any) -> Strategy:
    strategy = apply(plan(), {path: Written(raw) for path, raw in changes.items()}).strategy
    assert strategy is not None
    return strategy


# ---- paths ----


@pytest.mark.parametrize(
    "path",
    [
        *("goals", "goals.grow", "goals.grow.title", "goals.grow.target", "goals.grow.target.value", "team.经理.quota"),
        *("goals.grow.target.phasing.2026-Q1", "goals.more.baseline.value", "goals.grow.supports.0"),
        *("goals.grow.check_ins.2026年第三季度", "goals.grow.check_ins.2026-Q3.confidence"),
        *("goals.grow.supports", "goals.more.check_ins.2026-01-31", "goals.grow.check_ins.2030.value"),
        *("goals.grow.parts.0", "goals.grow.parts.1.count", "goals.grow.facts.Sold by", "goals.grow.facts.a.b"),
        *("metrics.sales.history.2024", "metrics.sales.history.2024.value", "metrics.sales.history.2024.0.value"),
        *("metrics.sales.history.2025.1.note", "metrics.sales.forecast.file", "metrics.churn.forecast.file"),
        *("metrics.sales.history.2026-Q3", "strategy.period.end", "strategy.title"),
        *("market.map.x.title", "market.swot.strengths.fast.impact", "segments.all.axes.size.big.title"),
        *("personas.buyer.fit.slow", "pipelines.direct.stages.lead.conversion", "pipelines.direct.must_win"),
        *("pipelines.direct.stages.lead.conversion.value", "pipelines.direct.stages.lead.next.won"),
        "pipelines.direct.stages.lead.exit.1",
    ],
)  # fmt: skip
def test_what_the_format_has_is_found(path: str) -> None:
    assert not isinstance(find(plan().strategy, path), Lost)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("", ""),
        ("grow", "grow"),
        ("goals.nobody", "nobody"),
        ("goals.grow.colour", "colour"),
        ("goals.grow.target.value.low", "low"),
        ("goals.grow.supports.1", "1"),
        ("goals.grow.supports.more", "more"),
        ("goals.grow.parts.2", "2"),
        ("goals.grow.parts.large", "large"),
        ("goals.grow.check_ins.2026-02-30", "2026-02-30"),
        ("goals.grow.check_ins.soon", "soon"),
        ("goals.grow.facts.Sold by.whom", "whom"),
        ("goals.*.target", "*"),
        ("metrics.sales.history.2025.value", "value"),
        ("metrics.sales.history.2025.2", "2"),
        ("metrics.sales.forecast.2027", "2027"),
        ("segments.all.axes.age.old", "age"),
        ("pipelines.direct.stages.lead.conversion.values", "values"),
        ("pipelines.direct..deal_size", ""),
        ("Goals.grow", "Goals"),
        ("goals" + ".x" * 1_000_000, "x"),
    ],
)
def test_what_leads_nowhere_is_lost_at_a_part(path: str, part: str) -> None:
    lost = find(plan().strategy, path)
    assert isinstance(lost, Lost)
    assert lost.part == part


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("team.*.quota", True),
        ("team.*.quotas", False),
        ("personas.*.challenges.slow.note", True),
        ("personas.*.challenges.fast.note", False),
        ("referrals.*.note", True),  # none is there
        ("goals.*.check_ins.*.confidence", True),
        ("goals.*.parts.*.each", True),
        ("*.grow", False),
    ],
)
def test_a_star_stands_for_any_id(path: str, leads: bool) -> None:
    assert isinstance(find(plan().strategy, path, stars=True), Lost) is not leads


@pytest.mark.parametrize(
    ("path", "suggestion"),
    [
        ("pipelines.p.deal_siz", "deal_size"),
        ("pipelines.p.deal", "deal_size"),
        ("pipeline.p.deal_size", "pipelines"),
        ("pipelines.p.stages.leed.days", "lead"),
        ("pipelines.p.lead.days", "stages.lead"),  # the container was left out
        ("g.target", "goals.g"),
        ("goals.g.zzz", ""),
    ],
)
def test_what_may_have_been_meant(path: str, suggestion: str) -> None:
    (problem,) = problems(f"{path}: 3")
    assert (problem.position.line, problem.position.column, problem.code) == (6, 1, "REF311")
    assert problem.args["suggestion"] == suggestion


def test_each_lost_path_is_reported_where_it_stands() -> None:
    text = """
        strategy: {title: T, audiences: [team, leaders], private: {leaders: [goals.*.title, team.*.quota, x.*.y]}}
        goals: {g: }
        assumptions:
          a: {feeds: [goals.g.target, goals.h.target]}
          b: {feeds: goals.*.target}
        scenarios: {s: {changes: {goals.g.target: 3, goals.g.targets: 3}}}
        """
    assert found(parsed(text)) == [
        (1, 99, "REF311"), (4, 31, "REF311"), (5, 14, "REF311"), (6, 46, "REF311"),
    ]  # fmt: skip


# ---- new values ----


@pytest.mark.parametrize(
    ("change", "code", "column"),
    [
        ("pipelines.p.stages.lead.conversion: 40", "VAL102", 37),
        ("pipelines.p.stages.lead.conversion.value: 40", "VAL102", 43),
        ("pipelines.p.stages.lead.conversion: {value: 40%, bases: guess}", "FMT201", 50),
        ("goals.g.status: bad", "FMT203", 17),
        ("goals.g.target.value: [1]", "FMT202", 23),
        ("goals.g.target.by: 2026-02-30", "VAL121", 20),
        ("goals.g.check_ins.2026-03-31.confidence: 55", "VAL102", 42),
        ("goals.g.supports: [h, i]", "REF301", 23),
        ("goals.g.metric: sales", "REF301", 17),
        ("pipelines.p.stages.lead.next.lost: 3%", "REF301", 1),
        ("goals.h: {colour: red}", "FMT201", 11),
        ("goals: {A: , a: }", "FMT210", 14),
        ("goals: {new: {supports: [old]}}", "REF301", 26),
        ("strategy.title:", "FMT204", 1),
        ("strategy: {currency: EUR}", "FMT204", 1),
    ],
)
def test_a_value_that_does_not_fit_is_the_mistake_that_it_would_be_in_its_place(
    change: str, code: str, column: int
) -> None:
    (problem,) = problems(change)
    assert (problem.position.line, problem.position.column, problem.code) == (6, column, code)
    assert problem.path == f"scenarios.s.changes.{change.partition(':')[0]}"


@pytest.mark.parametrize(
    "change",
    [
        "goals.g.target.value: 12M",
        "goals.g.target: {value: 12M, by: 2026-12-31}",
        "goals.g.supports: h",
        "goals.g.target:",
        "goals.g:",
        "goals: [Grow, Keep]",
        "goals: {new: {supports: [other]}, other: }",
        "pipelines.p.stages.lead.next: won",
        "pipelines.p.must_win: {keep: 88%}",
        "strategy.title: Another",
        "strategy: {title: Another, currency: EUR}",
    ],
)
def test_a_value_that_fits(change: str) -> None:
    assert problems(change) == []


# ---- the strategy with new values ----


@pytest.mark.parametrize(
    ("path", "raw", "before", "after"),
    [
        ("pipelines.direct.deal_size", "14k", "deal_size: 20k", "deal_size: 14k"),
        ("pipelines.direct.must_win", {"keep": "95%"}, "deal_size: 20k", "deal_size: 20k, must_win: {keep: 95%}"),
        ("pipelines.direct.deal_size", None, "deal_size: 20k, ", ""),
        ("pipelines.direct.stages.lead.conversion", "35%", "conversion: 40%", "conversion: 35%"),
        ("pipelines.direct.stages.lead.conversion.value", "35%", "conversion: 40%", "conversion: 35%"),
        ("pipelines.direct.stages.lead.conversion.low", "35%", ": 40%", ": {value: 40%, low: 35%}"),
        ("pipelines.direct.stages.offer.conversion", "35%", "value: 30%", "value: 35%"),
        ("pipelines.direct.stages.offer.conversion", {"value": "35%"}, "30%, basis: own_data, low: 25%", "35%"),
        ("pipelines.direct.stages.lead.next.offer", "9%", "next: won", "next: {won: , offer: 9%}"),
        ("pipelines.direct.stages.lead.exit.1", "c", "exit: [a, b]", "exit: [a, c]"),
        ("pipelines.direct.stages.lead.exit.0", None, "exit: [a, b]", "exit: [b]"),
        ("goals.grow.target", "12M", "value: 13M", "value: 12M"),
        ("goals.grow.target.by", "2027", "by: 2026-12-31", "by: 2027"),
        ("goals.more.target.by", "2027", "target: 5", "target: {value: 5, by: 2027}"),
        ("goals.more.baseline.value", "2", "target: 5", "target: 5, baseline: 2"),
        ("goals.grow.check_ins.2026-Q3", "4M", "季度: 3M", "季度: 4M"),
        ("goals.grow.check_ins.2026-10-31.value", "4M", "季度: 3M", "季度: 3M, 2026-10-31: 4M"),
        ("goals.grow.parts.0.count", "60", "count: 50", "count: 60"),
        ("goals.grow.parts.1", None, ", small]", "]"),
        ("goals.grow.facts.a.b", "commas", "dots", "commas"),
        ("metrics.sales.history.2024", "8M", "2024: 9M", "2024: 8M"),
        ("metrics.sales.history.2024.note", "books", "2024: 9M", "2024: {value: 9M, note: books}"),
        ("metrics.sales.history.2025.1.value", "12M", "value: 11M", "value: 12M"),
        ("metrics.sales.history.2025.0", None, "[10M, {", "[{"),
        ("metrics.churn.history.file", "churn.csv", "churn: }", "churn: {history: {file: churn.csv}}}"),
        ("team", {"ae": "AE"}, "{ae: {quota: 1.2M}, 经理: }", "{ae: AE}"),
        ("team", ["AE", "经理"], "{ae: {quota: 1.2M}, 经理: }", "[AE, 经理]"),
        ("market.map.y.low", "cheap", "map: {x: ", "map: {y: {low: cheap}, x: "),
        ("strategy.currency", "EUR", "title: T", "title: T, currency: EUR"),
        ("strategy.title", "U", "title: T", "title: U"),
    ],
)
def test_a_change_is_what_the_file_would_say(path: str, raw: object, before: str, after: str) -> None:
    """The same as with the new text in its place."""
    text = with_title(PLAN)
    there = parsed(text.replace(before, after, 1))
    assert there.strategy is not None, there.problems
    made = changed(**{path: raw})
    assert made == there.strategy
    assert stated(made) == stated(there.strategy)


def test_the_strategy_itself_stays_as_it_was() -> None:
    base = plan()
    before = base.strategy.model_copy(deep=True)
    apply(base, {"goals.grow": Written(None), "team.ae.quota": Written("2M"), "goals.more.title": Written("x")})
    assert base.strategy == before


def test_what_does_not_change_is_shared() -> None:
    base = plan()
    made = apply(base, {"goals.grow.target.value": Written("12M")})
    assert made.strategy.goals["more"] is base.strategy.goals["more"]
    assert made.strategy.pipelines is base.strategy.pipelines


def test_changes_follow_one_another() -> None:
    made = changed(**{"goals.more.title": "A", "goals.more": None, "goals.more.note": "gone", "goals.grow.title": "B"})
    assert list(made.goals) == ["grow"]
    assert made.goals["grow"].title == "B"


def test_links_are_found_anew() -> None:
    made = apply(plan(), {"goals.more": Written(None), "pipelines.direct.goal": Written("grow")})
    assert names(made, "goals.grow", "supports") == [None]
    assert names(made, "pipelines.direct", "goal") == ["goals.grow"]
    assert "goals.more" not in made.index.entries


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(strategies())
def test_saying_again_what_is_said_changes_nothing(text: str) -> None:
    result = parsed(text)
    assert result.strategy is not None, result.problems
    for scenario in result.strategy.scenarios.values():
        assert apply(result, scenario.changes).strategy == result.strategy
