"""The rules of the chapter `goals`: what each says of itself; as of 1 July 2026."""

from datetime import date

import pytest

from checks.reviewed import found, messages, reviewed


def lines(text: str, code: str) -> list[int]:
    return [line for line, _, _ in found(text, code)]


@pytest.mark.parametrize(
    ("goal", "is_found"),
    [
        ("title: G", True),
        ("target: {value: 88%}", True),
        ("baseline: 84%, target: {value: more}", True),
        ("baseline: 84%, target: {value: 88%}", False),
        ("baseline: 84%, target: {value: '>=88%'}", False),
        ("target: {value: +3, per: [sales, month]}", False),
        ("target: {by: 2026-12-31}", False),
        ("status: done", False),
        ("status: dropped", False),
    ],
)
def test_goals_are_measurable(goal: str, is_found: bool) -> None:
    text = f"team: {{sales: {{headcount: 2}}}}\ngoals:\n  g: {{{goal}}}\n"
    assert found(text, "GOA101") == ([(3, 3, "GOA101")] if is_found else [])


def test_goals_have_a_date_an_owner_and_a_reason() -> None:
    text = """\
goals:
  a: {title: A}
  b: {title: B, target: {value: 3, by: 2026-12-31}, owner: Ann, why: It pays., how: As last year.}
  c: {title: C, status: done}
  d: {title: D, target: {value: 3, by: soon}, owner: Ann, supports: [b], evidence: [e]}
evidence: {e: {}}
"""
    assert lines(text, "GOA102") == [2, 5]
    assert lines(text, "GOA103") == [2]
    assert lines(text, "GOA104") == [2]
    assert lines(text, "GOA105") == [2]


def test_what_has_grown_as_much_before_is_attainable() -> None:
    text = """\
metrics: {sales: {unit: CNY, measure: total, history: {2022: 6M, 2023: 7M, 2024: 8M, 2025: 9M}}}
goals:
  a: {metric: sales, baseline: {value: 9M, date: 2025-12-31}, target: {value: +10%, by: 2026-12-31}}
  b: {metric: sales, baseline: {value: 9M, date: 2025-12-31}, target: {value: +40%, by: 2026-12-31}}
"""
    assert lines(text, "GOA105") == [4]


def test_a_goal_has_an_action_itself_or_below_it() -> None:
    text = """\
goals:
  top: {title: Top}
  below: {supports: [top]}
  alone: {title: Alone}
  idea: {status: proposed}
  done: {status: done}
actions: {a: {serves: [below]}}
"""
    assert found(text, "GOA110") == [(4, 3, "GOA110")]
    assert messages(text, "GOA110") == ["Alone: no action serves it"]


@pytest.mark.parametrize(
    ("check_ins", "day", "days"),
    [
        # The baseline is of 31 December: the work begins on 1 January.
        ("", date(2026, 2, 15), None),
        ("", date(2026, 2, 16), 46),
        ("check_ins: {2026-03-31: 10.6M}", date(2026, 5, 15), None),
        ("check_ins: {2026-03-31: 10.6M}", date(2026, 5, 16), 46),
        # What lies ahead has not been said.
        ("check_ins: {2026-03-31: 10.6M, 2026-09-30: 12M}", date(2026, 6, 30), 91),
        ("check_ins: {2026-03-31: 10.6M, 2026-12-31: 13M}", date(2027, 2, 1), None),
        ("check_ins: {2026-03-31: 10.6M}", date(2027, 3, 1), None),
    ],
)
def test_somebody_looks_at_a_goal_every_45_days(check_ins: str, day: date, days: int | None) -> None:
    text = f"""\
goals:
  sales:
    title: Sales
    baseline: {{value: 10M, date: 2025-12-31}}
    target: {{value: 13M, by: 2026-12-31}}
    {check_ins}
"""
    at = (6, 5) if check_ins else (2, 3)
    assert found(text, "GOA111", day) == ([(*at, "GOA111")] if days else [])
    assert messages(text, "GOA111", "en", day) == ([f"Sales: no check-in for {days} days"] if days else [])


def test_a_date_far_away_is_no_trouble() -> None:
    text = "goals: {g: {baseline: 3, target: {value: 4, by: 9999-12-31}}}\n"
    assert found(text, "GOA111") == [(1, 9, "GOA111")]


def test_words_in_place_of_numbers() -> None:
    text = """\
goals:
  a:
    baseline: little
    target: {value: much, by: 2026-12-31}
    check_ins: {2026-03-31: good}
    parts:
      - {title: Large, count: some, each: 100k}
  b: {status: done, target: {value: much}}
"""
    assert found(text, "GOA113") == [(3, 5, "GOA113"), (4, 14, "GOA113"), (5, 17, "GOA113"), (7, 24, "GOA113")]


def test_one_owner_answers_for_a_goal() -> None:
    text = "goals:\n  a: {title: A, owner: [x, y]}\n  b: {owner: [x]}\n  c: {owner: [x, y], status: dropped}\n"
    assert found(text, "GOA114") == [(2, 17, "GOA114")]
    assert messages(text, "GOA114") == ["A: 2 owners answer for it"]


@pytest.mark.parametrize(
    ("goal", "is_found"),
    [
        ("target: {by: 2026-06-30}", True),
        ("target: {by: 2026-07-01}", False),
        ("target: {by: 2026-06-30}, status: done", False),
        ("target: {by: 2026-06-30}, status: dropped", False),
        ("baseline: 3, target: {value: 5, by: 2026-06-30}, check_ins: {2026-05-31: 5}", False),
        ("baseline: 3, target: {value: 5, by: 2026-06-30}, check_ins: {2026-05-31: 4}", True),
        # It was missed, and somebody has said so.
        ("baseline: 3, target: {value: 5, by: 2026-06-30}, check_ins: {2026-06-30: 4}", False),
    ],
)
def test_what_was_due_is_settled(goal: str, is_found: bool) -> None:
    assert lines(f"goals:\n  g: {{{goal}}}\n", "GOA115") == ([2] if is_found else [])


def test_a_strategy_with_a_title_and_a_goal_gets_advice_only() -> None:
    text = "strategy: {title: T, profile: startup}\ngoals: {grow: {title: Grow}}\n"
    assert {problem.severity.value for problem in reviewed(text).problems} == {"advice"}
