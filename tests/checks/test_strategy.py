"""The rules of the chapter `strategy`; as of 1 July 2026."""

import pytest

from checks.reviewed import found, messages

WHOLE = """\
strategy:
  title: T
  owner: head-of-sales
  period: {start: 2026-01-01, end: 2026-12-31}
  vision: Every workshop in the north thinks of us first.
"""


def test_a_whole_head_is_left_alone() -> None:
    assert found(WHOLE) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  owner: head-of-sales\n", "STR001"),
        ("  period: {start: 2026-01-01, end: 2026-12-31}\n", "STR002"),
        ("  vision: Every workshop in the north thinks of us first.\n", "STR008"),
    ],
)
def test_what_a_head_lacks(line: str, code: str) -> None:
    assert found(WHOLE.replace(line, "")) == [(1, 1, code)]


@pytest.mark.parametrize("period", ["{start: 2026-01-01}", "{end: 2026-12-31}", "{start: spring, end: 2026-12-31}"])
def test_half_a_period_is_none(period: str) -> None:
    text = WHOLE.replace("{start: 2026-01-01, end: 2026-12-31}", period)
    assert found(text, "STR002") == [(1, 1, "STR002")]


def test_the_period_ends_after_it_starts() -> None:
    text = WHOLE.replace("{start: 2026-01-01, end: 2026-12-31}", "{start: 2026-12-31, end: 2026-01-01}")
    assert found(text, "STR005") == [(4, 31, "STR005")]
    assert messages(text, "STR005") == ["the period ends on 1 Jan 2026, before it starts on 31 Dec 2026"]


def test_reviews_that_are_past() -> None:
    text = f"""\
{WHOLE}  review_by: 2026-06-30
goals:
  a: {{title: A, review_by: 2026-Q2}}
  b: {{title: B, review_by: 2026-07-01}}
  c: {{title: C, review_by: 2026-Q1, status: done}}
market: {{needs: {{n: {{title: N, review_by: 2025}}}}}}
"""
    assert found(text, "STR003") == [(6, 3, "STR003"), (8, 17, "STR003"), (11, 32, "STR003")]
    assert messages(text, "STR003")[1] == "A: was to be reviewed by 30 Jun 2026"


@pytest.mark.parametrize(
    ("approved", "is_found"),
    [
        ("", True),
        ("approved: {by: managing-director}", True),
        ("approved: {date: 2025-12-18}", True),
        ("approved: {by: managing-director, date: 2025-12-18}", False),
    ],
)
def test_somebody_has_approved_what_is_approved(approved: str, is_found: bool) -> None:
    text = f"{WHOLE}  status: approved\n  {approved}\n"
    assert found(text, "STR006") == ([(6, 3, "STR006")] if is_found else [])


def test_a_draft_needs_no_approval() -> None:
    assert found(f"{WHOLE}  status: draft\n", "STR006") == []


def test_what_is_absent_is_not_there() -> None:
    text = f"{WHOLE}  absent: {{market: kept apart, journeys: kept apart}}\nmarket: {{needs: [certificates]}}\n"
    assert found(text, "STR007") == [(6, 12, "STR007")]
    assert messages(text, "STR007") == ["`market` is called absent, but it is in the file"]
