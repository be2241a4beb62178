"""What people typed that is nearly or not quite what the format knows; as of 1 July 2026."""

import pytest

from checks.reviewed import found, hints, messages


def codes(text: str) -> list[tuple[int, str]]:
    return [(line, code) for line, _, code in found(text, "") if "STR021" <= code <= "STR024"]


@pytest.mark.parametrize(
    ("cost", "code"),
    [
        ("1,5", "STR021"),
        ("1.234.567", "STR021"),
        ("EUR 1.234.567", "STR021"),
        ("ca. 2,5 %", "STR021"),
        ("１，５", "STR021"),
        ("12,50 EUR", "STR021"),
        ("about a dozen", "STR024"),
        ("N/A", "STR024"),
        ("212 of 400 customers", "STR024"),
        ("面议", "STR024"),
        ("1.5", ""),
        ("1,234,567", ""),
        ("~40k", ""),
        ("40..50k", ""),
        ("三成", ""),
        ("0", ""),
    ],
)
def test_every_quantity_in_words_is_found(cost: str, code: str) -> None:
    assert codes(f'resources:\n  a:\n    cost: "{cost}"\n') == ([(3, code)] if code else [])


def test_the_same_words_are_told_once() -> None:
    text = "resources:\n  a: {cost: N/A, amount: N/A}\n  b: {cost: N/A}\n  c: {cost: enough}\n"
    assert found(text, "STR024") == [(2, 7, "STR024"), (4, 7, "STR024")]
    assert messages(text, "STR024")[0] == "`N/A` is no number, so nothing is worked out from it (places: 3)"


def test_numbers_are_looked_for_wherever_they_stand() -> None:
    text = """\
market:
  offers: {o: {tiers: [{each: Custom}]}}
  sizes: {s: {growth: fast}}
segments: {s: {children: {c: {size: Large}}}}
metrics: {m: {history: {2024: [{value: 3}, {value: few}]}}}
journeys: {j: {stages: {s: {blockers: {b: {share: most}}}}}}
assumptions: {a: {low: little}}
actions: {a: {adds: {sales: some}}}
team: {sales: {title: Sales}}
"""
    assert codes(text) == [(n, "STR024") for n in range(2, 9)]


def test_goals_pipelines_and_team_have_rules_of_their_own_for_numbers() -> None:
    text = """\
goals: {g: {target: {value: much}}}
pipelines: {p: {deal_size: large}}
team: {t: {quota: high}}
"""
    assert codes(text) == []


def test_what_is_settled_is_left_alone() -> None:
    assert codes("actions:\n  a: {status: done, due: spring, cost: little}\n") == []


@pytest.mark.parametrize(
    ("due", "is_found"),
    [
        ("31.12.2026", True),
        ("12/31/2026", True),
        ("early 2026", True),
        ("6 months", True),
        ("spring", True),
        ("明年春天", True),
        ("2026-12-31", False),
        ("M3", False),
        ("2026年底", False),
        ("FY27-Q4", False),
    ],
)
def test_dates_in_words_are_found(due: str, is_found: bool) -> None:
    assert codes(f"actions:\n  a:\n    due: {due}\n") == ([(3, "STR022")] if is_found else [])


@pytest.mark.parametrize(
    ("due", "hint"),
    [
        ("31.12.2026", "Type `2026-12-31`."),
        ("31/12/2026", "Type `2026-12-31`."),
        ("12/31/2026", "Type `2026-12-31`."),
        ("7/1/2026", "Type `2026-07-01` or `2026-01-07`."),
        ("01.07.2026", "Type `2026-07-01`."),
        ("7/7/2026", "Type `2026-07-07`."),
        ("early 2026", "Type `2026-Q1`."),
        ("mid 2026", "Type `2026-H1`."),
        ("Mid-2026", "Type `2026-H1`."),
        ("２０２６年初", "Type `2026-Q1`."),
        ("2026年中", "Type `2026-H1`."),
        ("2026年6月中旬", "Type `2026-06-20`."),
        ("2026年6月下旬", "Type `2026-06`."),
        ("31/31/2026", "Type `2026-12-31`, `2026-12`, `2026-Q4`, `2026`, or `M3` for the third month of the period."),
        ("spring", "Type `2026-12-31`, `2026-12`, `2026-Q4`, `2026`, or `M3` for the third month of the period."),
    ],
)
def test_what_to_type_for_a_date_in_words(due: str, hint: str) -> None:
    """The exact form where there is one; both where day and month may be either."""
    assert hints(f"actions:\n  a:\n    due: {due}\n", "STR022") == [hint]
    assert codes(f"actions:\n  a:\n    due: {due}\n") == [(3, "STR022")]


@pytest.mark.parametrize("due", ["2026-Q1", "2026-H1", "2026-06-20", "2026-06", "end of 2026", "the end of 2026"])
def test_what_is_to_be_typed_is_read(due: str) -> None:
    assert codes(f"actions:\n  a:\n    due: {due}\n") == []


def test_every_field_that_takes_a_date_is_looked_at() -> None:
    text = """\
strategy:
  title: T
  review_by: soon
  period: {start: spring, end: 2026-12-31}
goals:
  a: {target: {value: 3, by: in time}}
resources: {r: {by: one day}}
evidence: {e: {date: lately}}
"""
    assert codes(text) == [(n, "STR022") for n in (3, 4, 6, 7, 8)]


def test_periods_may_be_words_but_not_dates_that_are_not_read() -> None:
    text = """\
metrics:
  m:
    history:
      before the opening: 3
      31.12.2025: 4
    forecast: {each month: 5}
"""
    assert codes(text) == [(5, "STR022")]


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("priority", "hihg", "high"),
        ("priority", "High", "high"),
        ("priority", "medum", "medium"),
        ("priority", "high", ""),
        ("priority", "高", ""),
        ("priority", "urgent", ""),
        ("priority", "critical", ""),
        ("priority", "最高", ""),
        ("kind", "refferral", "referral"),
        ("kind", "referal", "referral"),
        ("kind", "Automation", "automation"),
        ("kind", "contest", ""),
        ("kind", "firing", ""),
        ("kind", "招聘", ""),
    ],
)
def test_words_that_are_nearly_known(field: str, typed: str, meant: str) -> None:
    text = f"actions:\n  a:\n    {field}: {typed}\n"
    assert found(text, "STR023") == ([(3, 5, "STR023")] if meant else [])
    if meant:
        assert messages(text, "STR023") == [f"`{typed}` is not a word that the format knows; did you mean `{meant}`?"]


def test_roles_and_ratings_are_words_too() -> None:
    text = """\
personas:
  p:
    roles: [champion, champoin, Decision maker, 决策者, godfather]
market:
  obstacles:
    o: {impact: hihg, likelihood: High}
resources:
  r: {kind: tol}
  s: {kind: tooling}
"""
    assert found(text, "STR023") == [(3, 23, "STR023"), (3, 33, "STR023"), (6, 9, "STR023"), (8, 7, "STR023")]
