"""The rules on metrics: what their values mean, and whether sources agree; as of 1 July 2026."""

import pytest

from checks.reviewed import found, messages


@pytest.mark.parametrize(
    ("metric", "goal", "is_found"),
    [
        ("unit: EUR", "metric: m", True),
        ("unit: 万元", "metric: m", True),
        ("unit: EUR, measure: level", "metric: m", False),
        ("unit: customers", "metric: m", False),
        ("unit: '%'", "metric: m", False),
        ("unit: EUR", "title: Of no metric", False),
        ("unit: EUR", "metric: m, status: dropped", False),
        ("title: Sales", "metric: m, baseline: EUR 3M", True),
    ],
)
def test_money_is_a_level_or_a_total(metric: str, goal: str, is_found: bool) -> None:
    text = f"metrics:\n  m: {{{metric}}}\ngoals: {{g: {{{goal}}}}}\n"
    assert found(text, "GOA121") == ([(2, 3, "GOA121")] if is_found else [])


@pytest.mark.parametrize(
    ("figures", "is_found"),
    [
        ("[{value: 38}, {value: 41}]", True),
        ("[{value: 38}, {value: 38.0}]", False),
        ("[{value: 38}, {value: 35..40}]", False),
        # Another unit, and words, cannot be set against it.
        ("[{value: USD 38}, {value: 41 per month}]", False),
        ("[{value: 38}, {value: some}]", False),
        ("38", False),
    ],
)
def test_sources_agree(figures: str, is_found: bool) -> None:
    text = f"metrics:\n  m:\n    title: Leads\n    history:\n      2025: {figures}\n"
    assert found(text, "GOA122") == ([(5, 7, "GOA122")] if is_found else [])


def test_both_values_are_shown() -> None:
    text = "metrics: {m: {title: Leads, history: {2025: [{value: 38}, {value: 38}, {value: 41}]}}}\n"
    assert messages(text, "GOA122") == ["Leads: sources give 38 and 41 for 2025"]


def test_a_key_with_dots_is_found_in_its_line() -> None:
    text = "metrics:\n  m:\n    history:\n      2024.12: 40\n      2025.12: [{value: 38}, {value: 41}]\n"
    assert found(text, "GOA122") == [(5, 7, "GOA122")]
