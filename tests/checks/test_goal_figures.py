"""The rules of the chapter `goals` on its figures; as of 1 July 2026."""

import pytest

from checks.reviewed import found, hints, messages


def lines(text: str, code: str) -> list[int]:
    return [line for line, _, _ in found(text, code)]


@pytest.mark.parametrize(
    ("better", "baseline", "target", "is_found"),
    [
        ("higher", "10", "12", False),
        ("higher", "10", "10", True),
        ("higher", "10", "9", True),
        ("lower", "10", "9", False),
        ("lower", "10", "+1", True),
        ("lower", "10", "-10%", False),
        ("in_range", "10", "9", False),
        # To stay where it is good is a goal.
        ("in_range", "10", "10", False),
        ("higher", "10", "9..12", False),
        ("higher", "much", "9", False),
    ],
)
def test_a_target_lies_ahead(better: str, baseline: str, target: str, is_found: bool) -> None:
    text = f"""\
metrics: {{m: {{better: {better}}}}}
goals:
  g:
    metric: m
    baseline: {baseline}
    target: {{value: "{target}", by: 2026-12-31}}
"""
    assert found(text, "GOA106") == ([(6, 14, "GOA106")] if is_found else [])


def test_a_total_of_half_a_year_is_not_set_against_a_whole_one() -> None:
    text = """\
metrics: {m: {measure: total, better: higher}}
goals: {g: {metric: m, baseline: {value: 5M, date: 2025-12-31}, target: {value: 2.7M, by: 2026-06-30}}}
"""
    assert found(text, "GOA106") == []
    assert len(found(text.replace("2026-06-30", "2026-12-31"), "GOA106")) == 1


def test_growth_is_set_against_the_best_year() -> None:
    # 8.8/8 = +10%, 9.5/8.8 = +8%, 10/9.5 = +5.3%; 11.1/10 = +11%.
    text = """\
metrics: {sales: {title: Sales, unit: CNY, measure: total, history: {2022: 8M, 2023: 8.8M, 2024: 9.5M, 2025: 10M}}}
goals:
  a: {title: A, metric: sales, baseline: {value: 10M, date: 2025-12-31}, target: {value: 11.1M, by: 2026-12-31}}
  b: {title: B, metric: sales, baseline: {value: 10M, date: 2025-12-31}, target: {value: 11M, by: 2026-12-31}}
"""
    assert found(text, "GOA107") == [(3, 74, "GOA107")]
    assert messages(text, "GOA107") == ["A: needs +11%, best was +10% (2023)"]


def test_two_growths_are_too_few_to_speak_of_the_best() -> None:
    text = """\
metrics: {sales: {unit: CNY, measure: total, history: {2023: 8.8M, 2024: 9.5M, 2025: 10M}}}
goals: {a: {metric: sales, baseline: {value: 10M, date: 2025-12-31}, target: {value: 20M, by: 2026-12-31}}}
"""
    assert found(text, "GOA107") == []


def test_what_feeds_a_goal_is_due_before_it() -> None:
    text = """\
goals:
  top: {title: Top, target: {value: 3, by: 2026-06-30}}
  late: {title: Late, supports: [top], target: {value: 3, by: 2026-Q3}}
  same: {supports: [top], target: {value: 3, by: 2026-Q2}}
  given-up: {supports: [top], target: {value: 3, by: 2026-Q3}, status: dropped}
"""
    assert found(text, "GOA108") == [(3, 59, "GOA108")]
    assert messages(text, "GOA108") == ["Late: due by 30 Sep 2026, later than Top that it feeds (30 Jun 2026)"]


@pytest.mark.parametrize(
    ("more", "is_found"),
    [
        ("", True),
        ("combine: none", False),
        ("combine: all", False),
    ],
)
def test_the_goals_below_add_up(more: str, is_found: bool) -> None:
    text = f"""\
goals:
  top:
    title: Top
    baseline: EUR 10M
    target: {{value: 13M, by: 2026-12-31}}
    {more}
  a: {{baseline: EUR 6M, target: {{value: 7M, by: 2026-12-31}}, supports: [top]}}
  b: {{baseline: EUR 4M, target: {{value: 5M, by: 2026-12-31}}, supports: [top]}}
"""
    assert found(text, "GOA109") == ([(2, 3, "GOA109")] if is_found else [])
    unknown = text.replace("baseline: EUR 4M, ", "")
    assert found(unknown, "GOA109") == []


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        ("target: {by: 2026-12-31}", True),
        ("target: {value: much better, by: 2026-12-31}", True),
        ("status: active", True),
        ("target: {value: 86%, by: 2026-12-31}", False),
        ("target: {value: 3, per: [week], by: 2026-12-31}", False),
    ],
)
def test_what_has_no_number_closes_no_gap(other: str, is_found: bool) -> None:
    """6M to 7M is a third of what 10M to 13M takes; whether 86 % of something brings the rest nobody knows."""
    text = f"""\
goals:
  top: {{baseline: EUR 10M, target: {{value: 13M, by: 2026-12-31}}}}
  a: {{baseline: EUR 6M, target: {{value: 7M, by: 2026-12-31}}, supports: [top]}}
  b: {{{other}, supports: [top]}}
"""
    assert found(text, "GOA109") == ([(2, 3, "GOA109")] if is_found else [])
    told = "Give a number to those that feed it without one, raise another, or say how they combine: `combine: none`."
    assert hints(text, "GOA109") == ([told] if is_found else [])


@pytest.mark.parametrize(
    ("other", "is_found"),
    [
        ("target: {value: 15M, by: 2026-12-31}", True),
        ("target: {value: 13M, by: 2026-12-31}", False),
        ("target: {value: 15M, by: 2027-12-31}", False),
        ("target: {value: 15M, by: 2026-12-31}, status: proposed", False),
        ("target: {value: 15M, by: 2026-12-31}, status: dropped", False),
        ("target: {value: 5M, by: 2026-12-31}, segments: [north]", False),
        # A part of it.
        ("target: {value: 5M, by: 2026-12-31}, supports: [plan]", False),
        ("target: {value: 5M, by: 2026-12-31}, supports: [between]", False),
    ],
)
def test_one_target_for_one_metric_and_date(other: str, is_found: bool) -> None:
    text = f"""\
metrics: {{sales: {{unit: EUR}}}}
segments: {{north: {{title: North}}}}
goals:
  plan: {{title: Plan, metric: sales, target: {{value: 13M, by: 2026-12-31}}}}
  between: {{title: Between, supports: [plan]}}
  other: {{title: Other, metric: sales, {other}}}
"""
    assert lines(text, "GOA112") == ([6] if is_found else [])


def test_parts_of_one_goal_may_come_before_it() -> None:
    text = """\
metrics: {sales: {unit: EUR}}
goals:
  north: {metric: sales, target: {value: 5M, by: 2026-12-31}, supports: [all]}
  south: {metric: sales, target: {value: 8M, by: 2026-12-31}, supports: [all]}
  all: {metric: sales, target: {value: 13M, by: 2026-12-31}}
"""
    assert found(text, "GOA112") == []


def test_a_circle_of_goals_is_told_once() -> None:
    text = "goals:\n  a: {title: A, supports: [b]}\n  b: {title: B, supports: [c]}\n  c: {title: C, supports: [a]}\n"
    assert found(text, "GOA116") == [(2, 17, "GOA116")]
    assert messages(text, "GOA116") == ["goals support one another in a circle: A → B → C → A"]


def test_what_waits_is_due_later() -> None:
    text = """\
goals:
  a: {title: A, target: {by: 2026-06-30}, after: [b, c]}
  b: {title: B, target: {by: 2026-09-30}}
  c: {title: C, target: {by: 2026-09-30}, status: done}
"""
    assert found(text, "GOA117") == [(2, 43, "GOA117")]
    assert messages(text, "GOA117") == ["A: is due by 30 Jun 2026, but waits for B, due by 30 Sep 2026"]


@pytest.mark.parametrize(
    ("target", "is_found"), [("+5%", True), ("+5pp", False), ("85%", False), ("+5个百分点", False)]
)
def test_points_and_per_cent(target: str, is_found: bool) -> None:
    text = f"""\
metrics: {{m: {{unit: "%"}}}}
goals: {{g: {{metric: m, baseline: 80%, target: {{value: {target}, by: 2026-12-31}}}}}}
"""
    assert lines(text, "GOA118") == ([2] if is_found else [])


def test_parts_add_up_to_the_target() -> None:
    # 8 x 24k + 6 x 32k = 384k
    text = """\
goals:
  g:
    title: G
    target: {value: 400k, by: 2026-12-31}
    parts: [{title: Wind, count: 8, each: 24k}, {title: Rail, count: 6, each: 32k}]
"""
    assert found(text, "GOA119") == [(5, 5, "GOA119")]
    assert messages(text, "GOA119") == ["G: the parts add up to 384K, the target is 400K"]
    assert found(text.replace("400k", "384k"), "GOA119") == []
    assert found(text.replace("each: 32k", "each: dear"), "GOA119") == []


def test_phases_add_up_to_all() -> None:
    text = "goals: {g: {title: G, target: {value: 3, by: 2026-12-31, phasing: {2026-H1: 40%, 2026-H2: 50%}}}}\n"
    assert found(text, "GOA120") == [(1, 58, "GOA120")]
    assert messages(text, "GOA120") == ["G: the phases add up to 90%"]
    assert found(text.replace("50%", "60%"), "GOA120") == []
    assert found(text.replace("50%", "the rest"), "GOA120") == []


@pytest.mark.parametrize(
    ("baseline", "is_found"),
    [
        ("{value: 10M, date: 2025-12-31}", True),
        ("{value: 10.4M, date: 2025-12-31}", True),
        # A region of it, which has no history of its own.
        ("{value: 2M, date: 2025-12-31}", False),
        ("{value: 2M, date: 2025-12-01}", False),
    ],
)
def test_the_best_year_of_the_whole_says_nothing_of_a_part(baseline: str, is_found: bool) -> None:
    text = f"""\
metrics: {{sales: {{unit: CNY, history: {{2022: 8M, 2023: 8.8M, 2024: 9.5M, 2025: 10M}}}}}}
goals: {{a: {{metric: sales, baseline: {baseline}, target: {{value: 20M, by: 2026-12-31}}}}}}
"""
    assert bool(found(text, "GOA107")) is is_found


@pytest.mark.parametrize(
    ("one", "other", "is_found"),
    [
        ("over 3M", "~3M", False),
        ("3..5M", "4M", False),
        ("3..5M", "5..6M", False),
        ("3..5M", "6M", True),
        ("over 3M", "under 2M", True),
        ("3M", "4M", True),
    ],
)
def test_ranges_that_overlap_can_hold_together(one: str, other: str, is_found: bool) -> None:
    text = f"""\
metrics: {{sales: {{unit: EUR}}}}
goals:
  a: {{metric: sales, target: {{value: {one}, by: 2026-12-31}}}}
  b: {{metric: sales, target: {{value: {other}, by: 2026-12-31}}}}
"""
    assert lines(text, "GOA112") == ([4] if is_found else [])


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (
            "baseline: {value: 1, date: 2027-01-01}, target: {value: 3, by: 2026-12-31}",
            ["G: the day of the baseline (1 Jan 2027) is later than the day it is due (31 Dec 2026)"],
        ),
        (
            "start: 2027-Q1, target: {value: 3, by: 2026}",
            ["G: the start (1 Jan 2027) is later than the day it is due (31 Dec 2026)"],
        ),
        ("check_ins: {2026-07-02: 3}", ["G: a check-in (2 Jul 2026) is later than today (1 Jul 2026)"]),
        # What is under way is no slip.
        ("check_ins: {2026-07: 3, 2026-07-01: 2}", []),
        ("start: 2026-12-31, target: {value: 3, by: 2026-12}", []),
        ("start: 2027-01-01", []),
        ("start: 2027-01-01, target: {by: 2026}, status: done", []),
    ],
)
def test_dates_of_a_goal_that_contradict(goal: str, said: list[str]) -> None:
    assert messages(f"goals: {{g: {{title: G, {goal}}}}}", "GOA129") == said


def test_a_date_that_contradicts_is_found_where_it_stands() -> None:
    text = "goals: {g: {title: G, check_ins: {2026-07-02: 3}}}"
    assert found(text, "GOA129") == [(1, 35, "GOA129")]
    zh = f"{text}\nstrategy: {{title: T, language: zh}}"
    assert messages(zh, "GOA129", "zh") == ["G：进展记录（2026年7月2日）晚于今天（2026年7月1日）"]
