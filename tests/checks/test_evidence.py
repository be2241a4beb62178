"""The rules on evidence, assumptions, decisions, scenarios and resources; as of 1 July 2026."""

import pytest

from checks.reviewed import found, messages


def lines(text: str, code: str) -> list[int]:
    return [line for line, _, _ in found(text, code)]


@pytest.mark.parametrize(
    ("evidence", "is_found"),
    [
        ("kind: survey, date: 2025-06-29", True),
        ("kind: survey, date: 2025-06-30", False),
        # It may be of its last day.
        ("kind: survey, date: 2025", False),
        ("date: 2024", True),
        ("kind: document, date: 2020", False),
        ("kind: survey, date: 2020, review_by: 2027", False),
        ("kind: survey, date: long ago", False),
    ],
)
def test_evidence_ages_within_a_year(evidence: str, is_found: bool) -> None:
    text = f"evidence:\n  e:\n    {evidence.replace(', ', f'{chr(10)}    ')}\ngoals: {{g: {{evidence: [e]}}}}\n"
    assert [code for _, _, code in found(text, "EVI701")] == (["EVI701"] if is_found else [])


def test_only_what_something_current_rests_on_ages() -> None:
    text = """\
evidence:
  used: {title: Talks, date: 2025-01-31}
  unused: {date: 2025-01-31}
  of-the-past: {date: 2025-01-31}
  of-what-is-done: {date: 2025-01-31}
goals:
  a: {evidence: [used]}
  b: {status: done, evidence: [of-what-is-done]}
metrics: {m: {history: {2024: {value: 8M, evidence: [of-the-past]}}}}
decisions: {d: {evidence: [of-the-past]}}
"""
    assert found(text, "EVI701") == [(2, 24, "EVI701")]
    assert messages(text, "EVI701") == ["Talks: is of 31 Jan 2025, more than a year old"]
    assert found(text, "EVI704") == [(3, 3, "EVI704")]


def test_reviews_that_are_past() -> None:
    text = """\
assumptions:
  a: {title: A, review_by: 2026-06-30}
  b: {title: B, review_by: 2026-07-01}
evidence:
  c: {title: C, review_by: 2026-Q1}
"""
    assert found(text, "EVI702") == [(2, 17, "EVI702"), (5, 17, "EVI702")]
    assert found(text, "STR003") == []
    assert messages(text, "EVI702")[0] == "A: was to be looked at again by 30 Jun 2026"


@pytest.mark.parametrize(
    ("goal", "assumption", "is_found"),
    [
        ("{title: Grow}", "basis: guess, feeds: [pipelines.direct.deal_size]", True),
        ("{title: Grow}", "basis: guess, feeds: [pipelines.direct.stages.lead.conversion.value]", True),
        ("{title: Grow}", "basis: guess, feeds: [goals.grow.target.value]", True),
        ("{title: Grow}", "basis: guess, feeds: [team.sales.quota]", False),
        ("{title: Grow}", "basis: benchmark, feeds: [pipelines.direct.deal_size]", False),
        ("{title: Grow}", "basis: guess, feeds: [pipelines.direct.deal_size], review_by: 2026-12", False),
        ("{title: Grow}", "basis: guess, feeds: [pipelines.direct.deal_size], stop_if: Below 10k", False),
        ("{status: proposed}", "basis: guess, feeds: [pipelines.direct.deal_size]", False),
        ("{status: done}", "basis: guess, feeds: [pipelines.direct.deal_size]", False),
    ],
)
def test_guesses_behind_committed_goals_are_watched(goal: str, assumption: str, is_found: bool) -> None:
    text = f"""\
goals: {{grow: {goal}}}
team: {{sales: {{title: Sales}}}}
pipelines: {{direct: {{goal: grow, stages: {{lead: {{conversion: 40%}}}}}}}}
assumptions:
  a: {{title: A, {assumption}}}
"""
    assert found(text, "EVI703") == ([(5, 17, "EVI703")] if is_found else [])


def test_guessed_conversions_are_watched() -> None:
    text = """\
goals: {grow: {title: Grow}}
pipelines:
  direct:
    goal: grow
    stages:
      lead: {title: Lead, conversion: {value: 40%, basis: guess}}
      asked: {conversion: {value: 40%, basis: guess}}
      looked-at: {conversion: {value: 40%, basis: guess}, review_by: 2026-12-31}
      counted: {conversion: {value: 40%, basis: own_data}}
assumptions:
  a: {basis: guess, feeds: [pipelines.direct.stages.asked.conversion.value], review_by: 2026-12-31}
"""
    assert found(text, "EVI703") == [(6, 27, "EVI703")]
    assert messages(text, "EVI703") == ["Lead: a guess, and Grow rests on it"]


@pytest.mark.parametrize(
    ("value", "held", "is_found"),
    [
        ("16k", "18k", True),
        ("16k", "16,000", False),
        ("16k", "EUR 16k", False),
        ("EUR 16k", "18k", True),
        ("16k", "15k..17k", False),
        ("16k", "17k..18k", True),
        ("16k", ">17k", True),
        ("USD 16k", "EUR 18k", False),
        ("16k", "about a house", False),
        ("around a house", "16k", False),
    ],
)
def test_an_assumption_and_what_it_feeds_are_the_same(value: str, held: str, is_found: bool) -> None:
    text = f"""\
pipelines: {{direct: {{deal_size: "{held}"}}}}
assumptions:
  a:
    value: "{value}"
    feeds: [pipelines.direct.deal_size]
"""
    assert found(text, "EVI705") == ([(4, 5, "EVI705")] if is_found else [])


def test_assumptions_feed_shares_times_and_groups_of_fields() -> None:
    text = """\
goals: {grow: {target: {value: 12M, by: 2026-12-31}}}
pipelines:
  direct:
    must_win: {keep: 88%}
    stages:
      lead: {conversion: {value: 40%, low: 35%}, days: 3 weeks}
      booked: {conversion: 0.3}
assumptions:
  same: {value: 40%, feeds: [pipelines.direct.stages.lead.conversion, pipelines.direct.stages.lead.conversion.value]}
  days: {value: 21 days, feeds: [pipelines.direct.stages.lead.days]}
  fraction: {value: 30%, feeds: [pipelines.direct.stages.booked.conversion]}
  keep: {title: Keep, value: 90%, feeds: [pipelines.direct.must_win]}
  goal: {title: Goal, value: 13M, feeds: [goals.grow.target]}
  month: {title: Month, value: 1 month, feeds: [pipelines.direct.stages.lead.days]}
"""
    assert lines(text, "EVI705") == [12, 13, 14]
    assert messages(text, "EVI705")[:2] == [
        "Keep: 90% is assumed, but `pipelines.direct.must_win` is 88%",
        "Goal: 13M is assumed, but `goals.grow.target` is 12M",
    ]


@pytest.mark.parametrize(
    ("value", "low", "high", "is_found"),
    [
        ("16k", "14k", "18k", False),
        ("16k", "16k", "16k", False),
        ("16k", "17k", "18k", True),
        ("19k", "17k", "18k", True),
        ("14k..16k", "15k", "18k", False),
        ("EUR 13k", "14k", "18k", True),
        ("16", "14%", "18%", False),
        ("words", "14k", "18k", False),
    ],
)
def test_a_value_lies_between_its_ends(value: str, low: str, high: str, is_found: bool) -> None:
    text = f"assumptions:\n  a:\n    value: {value}\n    low: {low}\n    high: {high}\n"
    assert found(text, "EVI706") == ([(3, 5, "EVI706")] if is_found else [])


def test_numbers_that_are_assumed_feed_something() -> None:
    text = """\
assumptions:
  a: {title: A, value: 16k}
  b: {value: 16k, stop_if: Below 14k}
  c: {title: Buyers stay loyal}
  d: {value: many}
"""
    assert found(text, "EVI709") == [(2, 3, "EVI709")]


def test_decisions_are_taken_by_their_date() -> None:
    text = """\
decisions:
  a: {title: A, status: open, date: 2026-06-30}
  b: {title: B, status: open, date: 2026-07-01}
  c: {title: C, date: 2026-06-30}
  d: {title: D, status: open, date: spring}
"""
    assert found(text, "EVI707") == [(2, 31, "EVI707")]
    assert messages(text, "EVI707") == ["A: was to be decided by 30 Jun 2026"]


def test_a_decision_that_is_taken_waits_for_nothing() -> None:
    text = """\
actions:
  open: {title: Study}
  done: {status: done}
  gone: {status: dropped}
decisions:
  a: {title: A, after: [done, open]}
  b: {title: B, after: [done, gone]}
  c: {title: C, status: open, after: [open]}
"""
    assert found(text, "EVI708") == [(6, 17, "EVI708")]
    assert messages(text, "EVI708") == ["A: is taken, but waits for Study, which is not done"]


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        ("{}", True),
        ("{pipelines.direct.deal_size: 14k}", True),
        ('{pipelines.direct.deal_size: "14,000"}', True),
        ("{pipelines.direct.deal_size: 15k}", False),
        ("{pipelines.direct.deal_size: 14k, pipelines.direct.share: 60%}", False),
        ("{pipelines.direct.deal_size: null}", False),
        ("{pipelines.direct.share: null}", True),
        ("{pipelines.direct.must_win: all}", True),
        ("{pipelines.direct.must_win: {keep: 88%}}", False),
        ("{pipelines.direct.stages.lead.conversion: 40%}", True),
        ("{actions.hire: null}", False),
    ],
)
def test_a_scenario_changes_something(changes: str, is_found: bool) -> None:
    text = f"""\
pipelines: {{direct: {{deal_size: 14k, stages: {{lead: {{conversion: {{value: 40%, low: 35%}}}}}}}}}}
actions: {{hire: {{title: Hire}}}}
scenarios:
  s: {{title: S, changes: {changes}}}
"""
    assert found(text, "EVI710") == ([(4, 3, "EVI710")] if is_found else [])


def test_resources_are_there_in_time() -> None:
    text = """\
resources:
  a: {title: A, state: missing, by: 2026-06-30}
  b: {title: B, state: missing, by: 2026-07-01}
  c: {title: C, state: partly, by: 2026-06-30}
  d: {title: D, state: missing}
"""
    assert found(text, "GOA123") == [(2, 33, "GOA123")]
    assert messages(text, "GOA123") == ["A: was to be there by 30 Jun 2026, and is still missing"]


def test_no_more_is_spent_than_there_is() -> None:
    text = """\
resources:
  a: {title: A, amount: EUR 40k, spent: 46k}
  b: {title: B, amount: EUR 40k, spent: 40k}
  c: {title: C, amount: EUR 40k, spent: USD 46k}
  d: {title: D, amount: 40-50k, spent: 46k}
  e: {title: E, amount: enough, spent: 46k}
"""
    assert found(text, "GOA124") == [(2, 34, "GOA124")]
    assert messages(text, "GOA124") == ["A: 46K is spent, there is €40K"]
