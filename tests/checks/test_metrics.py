"""The rules on metrics: what their values mean, whether sources agree, and whether periods fit; as of 1 July 2026."""

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


def test_forecasts_may_disagree_as_well() -> None:
    text = "metrics: {m: {title: Rent, unit: EUR, forecast: {each month: [2500, 3500]}}}\n"
    assert found(text, "GOA122") == [(1, 50, "GOA122")]
    assert messages(text, "GOA122") == ["Rent: sources give 2,500 and 3,500 for `each month`"]


def test_a_loss_and_a_profit_disagree() -> None:
    assert found("metrics:\n  m:\n    history: {2025: [-2969, 50]}\n", "GOA122") == [(3, 15, "GOA122")]


def test_sources_that_disagree_all_the_time_are_told_once() -> None:
    text = "metrics:\n  m:\n    title: Leads\n    history: {2023: [1, 2], 2024: [3, 4], 2025: [5, 6]}\n"
    assert found(text, "GOA122") == [(4, 15, "GOA122")]
    assert messages(text, "GOA122") == ["Leads: sources give 1 and 2 for 2023 and 2 more"]
    assert messages(f"strategy: {{title: T, language: zh}}\n{text}", "GOA122", "zh") == [
        "Leads：2023年和另外 2 期 有两个数字，1 和 2"
    ]
    assert len(found(text.replace(", 2025: [5, 6]", ""), "GOA122")) == 2


@pytest.mark.parametrize(
    ("series", "is_found"),
    [
        # 10M x 1.3 = 13M; 13.1M is a matter of rounding, 13.2M is not.
        ("2026: 10M, 2027: [13.1M, +30%]", False),
        ("2026: 10M, 2027: [13.2M, +30%]", True),
        ("2026: 10M, 2027: [7M, -30%]", False),
        ("2026: 10M, 2027: [+30%, 16M]", True),
        # Any value of either period will do.
        ("2026: [9M, 10M], 2027: [16M, 13M, +30%]", False),
        # No neighbour, nothing before it, or another kind of period.
        ("2025: 10M, 2027: [16M, +30%]", False),
        ("2027: [16M, +30%]", False),
        ("2026-Q4: 10M, 2027: [16M, +30%]", False),
        # Counted in a period; and words, which have no order.
        ("Year 1: 10M, Year 2: [16M, +30%]", True),
        ("then: 10M, now: [16M, +30%]", False),
        # Nothing can be worked out.
        ("2026: some, 2027: [16M, +30%]", False),
        ("2026: 10M, 2027: [15..17M, +30%]", False),
        ("2026: 0, 2027: [16M, +30%]", True),
    ],
)
@pytest.mark.parametrize("head", ["", "strategy: {title: T}\n"])
def test_growth_fits_its_values(series: str, head: str, is_found: bool) -> None:
    text = f"{head}metrics:\n  m: {{unit: EUR, forecast: {{{series}}}}}\n"
    assert bool(found(text, "GOA126")) is is_found


def test_growth_is_told_with_what_it_would_give() -> None:
    text = "metrics: {m: {title: Profit, unit: EUR, forecast: {2026: 10M, 2027: [160M, +15%]}}}\n"
    assert messages(text, "GOA126") == ["Profit: +15% would be €11.5M in 2027, but €160M is stated"]
    assert found(text, "GOA122") == []


def test_a_metric_in_per_cent_has_no_growth_beside_its_value() -> None:
    assert found("metrics: {m: {unit: '%', history: {2024: 10%, 2025: [-5%, 30%]}}}\n", "GOA126") == []


@pytest.mark.parametrize(
    ("series", "is_found"),
    [
        ("2025-Q1: 1, 2025-Q2: 2, 2025-Q3: 3, 2025-Q4: 4, 2025: 10", False),
        ("2025-Q1: 1, 2025-Q2: 2, 2025-Q3: 3, 2025-Q4: 4, 2025: 11", True),
        ("2025: 11, 2025-Q4: 4, 2025-Q3: 3, 2025-Q2: 2, 2025-Q1: 1", True),
        # Any of the values of the year will do.
        ("2025-H1: 4, 2025-H2: 6, 2025: [11, 10]", False),
        # A part is missing, or is the whole.
        ("2025-Q1: 1, 2025-Q2: 2, 2025-Q3: 3, 2025: 11", False),
        ("2025-H1: 4, 2025-H2: about, 2025: 11", False),
        ("M1: 1, M2: 1, M3: 1, 2026-Q1: 5", True),
    ],
)
def test_months_and_quarters_add_up(series: str, is_found: bool) -> None:
    text = f"metrics:\n  m: {{measure: total, history: {{{series}}}}}\n"
    assert bool(found(text, "GOA127")) is is_found
    assert found(text.replace("total", "level"), "GOA127") == []


def test_sums_are_told() -> None:
    text = "metrics: {m: {title: Sales, unit: EUR, measure: total, history: {2025-H1: 4M, 2025-H2: 5M, 2025: 10M}}}\n"
    assert messages(text, "GOA127") == ["Sales: the parts of 2025 add up to €9M, but €10M is stated"]
