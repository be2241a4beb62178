"""The rules of the chapters `actions` and `referrals`; as of 1 July 2026."""

import pytest

from checks.reviewed import found, messages
from groundplan.checks.likeness import is_one_slip

TEAM = """\
team:
  head-of-sales: {title: Head of sales}
  account-executives: {title: Account executives}
  客户成功: {title: 客户成功经理}
"""


def lines(text: str, code: str) -> list[int]:
    return [line for line, _, _ in found(text, code)]


def test_what_nobody_is_committed_to_needs_no_owner_and_no_date() -> None:
    text = """\
actions:
  a: {title: A, status: idea}
  b: {title: B, status: done}
  c: {title: C, status: dropped}
  d: {title: D, status: doing}
  e: {title: E, owner: Ann, until: 2026-12-31}
"""
    assert found(text, "ACT601") == [(5, 3, "ACT601")]
    assert found(text, "ACT602") == [(5, 3, "ACT602")]
    assert messages(text, "ACT601") == ["D: no owner"]
    assert messages(text, "ACT602", "zh") == ["D：没有完成期限"]


def test_owner_and_date_of_the_whole_hold_for_its_parts() -> None:
    text = """\
actions:
  whole: {owner: Ann, due: 2026-12-31}
  part: {part_of: whole}
  inner: {part_of: part}
  alone: {}
  piece: {part_of: alone}
"""
    assert lines(text, "ACT601") == [5]
    assert lines(text, "ACT602") == [5]


def test_what_all_actions_lack_is_told_once() -> None:
    text = "actions:\n  a: {}\n  b: {}\n  c: {}\n"
    assert found(text, "ACT601") == [(1, 1, "ACT601")]
    assert messages(text, "ACT601") == ["Each action: no owner"]


def test_late_actions_say_by_how_many_days() -> None:
    text = """\
actions:
  a: {title: A, due: 2026-06-30}
  b: {title: B, due: 2026-07-01}
  c: {title: C, due: 2026-06-30, until: 2026-12}
  d: {title: D, due: 2026-06-30, progress: 100%}
  e: {title: E, due: 2026-06-30, status: done}
  f: {title: F, due: 2026-06-30, status: idea}
  g: {title: G, due: last spring}
  h: {title: H, due: 2026-Q1, until: 2026-05}
"""
    assert found(text, "ACT603") == [(2, 17, "ACT603"), (9, 17, "ACT603")]
    assert messages(text, "ACT603")[0] == "A: was due 30 Jun 2026 (days late: 1)"
    assert messages(text, "ACT603")[1] == "H: was due 31 Mar 2026 (days late: 92)"


def test_an_action_serves_a_goal_itself_or_through_others() -> None:
    text = """\
goals: {grow: {title: Grow}}
actions:
  serves: {serves: [grow]}
  part: {part_of: serves}
  needed: {}
  waits: {after: [needed], addresses: [grow]}
  whole: {}
  inner: {part_of: whole, serves: [grow]}
  stray: {after: [serves]}
  idea: {status: idea}
"""
    assert found(text, "ACT604") == [(9, 3, "ACT604")]
    assert found(text.partition("\n")[2].replace("[grow]", "[]"), "ACT604") == []


def test_circles_are_shown_with_their_items() -> None:
    text = """\
goals:
  x: {title: X, after: [y]}
  y: {title: Y, after: [x]}
actions:
  a: {title: A, after: [b], part_of: b}
  b: {title: B, after: [c], part_of: a}
  c: {title: C, after: [a]}
  own: {title: Own, after: [own]}
resources:
  m: {title: M, part_of: m}
"""
    assert messages(text, "ACT605") == [
        "X → Y → X: each waits for the next, in a circle",
        "A → B → C → A: each waits for the next, in a circle",
        "Own → Own: each waits for the next, in a circle",
    ]
    assert found(text, "ACT605") == [(2, 17, "ACT605"), (5, 17, "ACT605"), (8, 21, "ACT605")]
    assert found(text, "ACT610") == [(5, 29, "ACT610"), (10, 17, "ACT610")]


@pytest.mark.parametrize(
    ("start", "before", "is_found"),
    [
        ("2026-09-29", "due: 2026-09-30", True),
        ("2026-09-30", "due: 2026-09-30", False),
        ("2026-Q3", "due: 2026-Q3", False),
        ("2026-08", "due: 2026-Q3", True),
        ("2026-08-01", "due: 2026-09-30, status: done", False),
        ("2026-08-01", "title: B", False),
        ("soon", "due: 2026-09-30", False),
    ],
)
def test_what_waits_starts_later(start: str, before: str, is_found: bool) -> None:
    text = f"actions:\n  a: {{start: {start}, after: [b]}}\n  b: {{{before}}}\n"
    assert found(text, "ACT606") == ([(2, 7, "ACT606")] if is_found else [])


def test_of_several_the_last_is_waited_for() -> None:
    text = """\
actions:
  a: {title: A, start: 2026-08-01, after: [b, c]}
  b: {title: B, due: 2026-08-31}
  c: {title: C, due: 2026-09-30}
"""
    assert messages(text, "ACT606") == ["A: starts 1 Aug 2026, but waits for C, due 30 Sep 2026"]


@pytest.mark.parametrize(
    ("action", "is_found"),
    [
        ("due: 2026-11-30, serves: [near]", True),
        ("due: 2026-09-30, serves: [near]", False),
        # It helps at least the later one.
        ("due: 2026-11-30, serves: [near, far]", False),
        ("due: 2026-11-30, serves: [near, open]", False),
        ("due: 2026-11-30, serves: [gone]", False),
        ("due: 2026-11-30, serves: [near], status: done", False),
    ],
)
def test_actions_are_due_before_a_goal_that_they_serve(action: str, is_found: bool) -> None:
    text = f"""\
goals:
  near: {{title: Near, target: {{by: 2026-09-30}}}}
  far: {{target: {{by: 2026-12-31}}}}
  open: {{title: Open}}
  gone: {{target: {{by: 2026-01-31}}, status: dropped}}
actions:
  a: {{{action}}}
"""
    assert found(text, "ACT607") == ([(7, 7, "ACT607")] if is_found else [])


@pytest.mark.parametrize(
    ("owner", "meant"),
    [
        ("account-executive", "account-executives"),
        ("Account Executives", "account-executives"),
        ("all account executives", "account-executives"),
        ("account exectives", "account-executives"),
        ("Head of Sales", "head-of-sales"),
        ("head-sales", "head-of-sales"),
        ("客户成功经理", "客户成功"),
        ("客户成功部", "客户成功"),
    ],
)
def test_owners_who_are_nearly_of_the_team(owner: str, meant: str) -> None:
    text = f"{TEAM}actions:\n  a: {{owner: {owner}}}\n"
    assert found(text, "ACT608") == [(6, 7, "ACT608")]
    assert messages(text, "ACT608") == [f"`{owner}` is not in the team; did you mean `{meant}`?"]
    assert found(text, "ACT609") == []


@pytest.mark.parametrize(
    "owner", ["Head of marketing", "Ann", "客户运营", "account managers", "sales", "Head of sales north"]
)
def test_owners_who_are_not_of_the_team_are_told_once(owner: str) -> None:
    text = f"{TEAM}goals:\n  g: {{owner: {owner}}}\nactions:\n  a: {{owner: {owner}}}\n"
    assert found(text, "ACT608") == []
    assert found(text, "ACT609") == [(6, 7, "ACT609")]
    assert messages(text, "ACT609") == [f"`{owner}` is not in the team, at 2 places"]


def test_without_a_team_nobody_is_missing_from_it() -> None:
    assert found("actions: {a: {owner: Ann}}\n", "ACT609") == []


def test_every_field_that_says_who_is_looked_at() -> None:
    text = f"""\
{TEAM}decisions: {{d: {{by: Head of Sales}}}}
market: {{obstacles: {{o: {{owner: Head of Sales}}}}}}
pipelines: {{p: {{stages: {{s: {{sign_off: [head-of-sales, Head of Sales]}}}}}}}}
referrals: {{r: {{asked_by: Head of Sales}}}}
goals: {{g: {{target: {{value: +3, per: [account-executives, month], by: 2026-12-31}}}}}}
"""
    assert lines(text, "ACT608") == [5, 6, 7, 8]
    assert found(text, "ACT609") == []


@pytest.mark.parametrize(
    ("more", "is_found"),
    [
        ("", True),
        ("after: [gone]", True),
        ("after: [open]", False),
        ("note: Waits for the auditor", False),
    ],
)
def test_blocked_actions_say_why(more: str, is_found: bool) -> None:
    text = f"actions:\n  gone: {{status: done}}\n  open: {{}}\n  a:\n    status: blocked\n    {more}\n"
    assert found(text, "ACT611") == ([(5, 5, "ACT611")] if is_found else [])


@pytest.mark.parametrize(
    ("status", "progress", "is_found"),
    [
        ("done", "80%", True),
        ("done", "100%", False),
        ("doing", "100%", True),
        ("blocked", "40%", False),
        ("dropped", "100%", False),
        ("done", "most of it", False),
        ("done", "80..100%", False),
    ],
)
def test_progress_agrees_with_the_status(status: str, progress: str, is_found: bool) -> None:
    text = f"actions:\n  a:\n    status: {status}\n    progress: {progress}\n"
    assert found(text, "ACT612") == ([(4, 5, "ACT612")] if is_found else [])


def test_the_message_on_progress_is_in_both_languages() -> None:
    text = "actions: {a: {title: A, status: doing, progress: 100%}}\n"
    assert messages(text, "ACT612") == ["A: 100% done, but its status is `in progress`"]
    zh = "strategy: {title: T, language: zh}\nactions: {a: {title: A, status: done, progress: 80%}}\n"
    assert messages(zh, "ACT612", "zh") == ["A：进度 80%，状态却是“完成”"]


def test_an_action_starts_before_it_is_due() -> None:
    text = """\
actions:
  a: {start: 2026-10-01, due: 2026-09-30}
  b: {start: 2026-Q3, due: 2026-09-30}
  c: {start: 2026-10-01, due: 2026-09-30, status: done}
"""
    assert found(text, "ACT613") == [(2, 7, "ACT613")]


@pytest.mark.parametrize(
    ("action", "is_found"),
    [
        ("priority: high, start: 2026-06-16", True),
        ("priority: 高, start: 2026-06-16", True),
        ("priority: high, start: 2026-06-17", False),
        ("priority: high, start: 2026-Q2", False),
        ("priority: medium, start: 2026-05-01", False),
        ("priority: high, start: 2026-05-01, status: doing", False),
        # It is late already.
        ("priority: high, start: 2026-05-01, due: 2026-06-01", False),
    ],
)
def test_what_comes_first_has_begun(action: str, is_found: bool) -> None:
    assert lines(f"actions:\n  a: {{{action}}}\n", "ACT614") == ([2] if is_found else [])


def test_results_are_asked_for_in_established_teams_only() -> None:
    text = "actions:\n  a: {status: done}\n  b: {status: done, result: 40 calls}\n"
    assert found(text, "ACT617") == []
    assert found(f"{text}strategy: {{title: T, profile: established}}\n", "ACT617") == [(2, 3, "ACT617")]


def test_referrals_have_a_moment_and_somebody_who_asks() -> None:
    text = """\
referrals:
  a: {title: A, moment: After the audit}
  b: {title: B, asked_by: sales}
  c: {title: C, moment: After the audit, asked_by: sales}
  d: {title: D, stage: p.live, asked_by: sales}
pipelines: {p: {stages: {live: {title: Live}}}}
"""
    assert lines(text, "ACT618") == [2, 3]


@pytest.mark.parametrize(
    ("typed", "known", "is_slip"),
    [
        ("hihg", "high", True),
        ("tol", "tool", True),
        ("champoin", "champion", True),
        ("users", "user", True),
        ("obsarvation", "observation", True),
        ("high", "high", False),
        ("term", "team", False),
        ("contest", "content", False),
        ("firing", "hiring", False),
        ("tooling", "tool", False),
        ("partnership", "partner", False),
        ("", "tool", False),
    ],
)
def test_a_slip_is_no_other_word(typed: str, known: str, is_slip: bool) -> None:
    assert is_one_slip(typed, known) is is_slip
