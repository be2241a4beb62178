"""What is worked out for goals, as their page shows it: worked numbers, and nothing where there is nothing to say."""

from groundplan.pages.goal_numbers import NumbersView
from groundplan.pages.goals import GoalsView
from groundplan.pages.headlines import Answered
from groundplan.pages.metrics import MetricCard
from groundplan.pages.views import Figure, text_of
from pages.helpers import markdown_of, page_of, read_by_people

FULL = """
strategy: {title: T, currency: CNY, period: {start: 2026-01-01, end: 2026-12-31}}
team: {reps: {title: Reps, headcount: 12}}
metrics:
  revenue:
    title: Revenue
    unit: CNY
    measure: total
    history: {2023: 8.1M, 2024: 9M, 2025: 10M}
    forecast: {2027: 16M}
goals:
  grow:
    title: Grow
    metric: revenue
    baseline: {value: 10M, date: 2025-12-31}
    target: {value: +30%, by: 2026-12-31}
    how: As before
    check_ins: {2026-09-30: 8.06M}
  booked:
    title: Booked
    target: {value: +3, per: [reps, month], by: 2026-12-31}
    stage: direct.booked
    supports: [grow]
  happy: {title: Happy, supports: [grow]}
pipelines:
  direct:
    goal: grow
    must_win: increase
    deal_size: 25k
    team: reps
    stages: {lead: {conversion: 40%}, booked: {conversion: 30%}, won: {outcome: won}}
"""


def _view(text: str) -> GoalsView:
    view = page_of(text, "goals").view
    assert isinstance(view, GoalsView)
    return view


def _numbers(text: str, anchor: str = "grow") -> NumbersView:
    return next(goal.numbers for goal in _view(text).goals if goal.card.anchor == anchor)


def _said(figure: Figure | None) -> tuple[str, str, str, tuple[str, ...]]:
    assert figure is not None
    return figure.text, figure.path, figure.value, figure.working


def test_a_target_that_is_a_change_says_what_it_comes_to() -> None:
    stated = next(each for each in _view(FULL).goals[0].stated if each.label == "Target")
    assert _said(stated.figure) == (
        "CN¥13M", "goals.grow.target", "13000000",
        ("The strategy states +30%", "CN¥10M and +CN¥3M make CN¥13M"),
    )  # fmt: skip


def test_progress_against_time() -> None:
    """8.06M of 13M is 62 %; by 23 November 327 of 365 days have passed, 89.6 %: 27.6 points less, which is behind."""
    pace = _numbers(FULL).pace
    assert pace is not None
    assert (pace.badge.text, pace.badge.tone, pace.width, pace.tick) == ("behind", "bad", 62.0, 89.6)
    assert _said(pace.progress) == (
        "62%", "goals.grow.progress", "0.62", ("Latest: CN¥8.06M, 30 Sep 2026", "CN¥8.06M / CN¥13M = 62%"),
    )  # fmt: skip
    assert _said(pace.expected) == (
        "89.6%",
        "goals.grow.expected",
        "0.8958904109589041",
        (
            "327 of 365 days have passed, 1 Jan 2026 to 31 Dec 2026: 89.6%",
            "Reached, less what is expected: -27.6 pp. That is: behind",
        ),
    )


def test_a_level_is_the_way_from_the_baseline() -> None:
    target = "start: 2026-01-01, target: {value: 20, by: 2026-12-31}"
    text = f"goals: {{a: {{baseline: 40, {target}, check_ins: {{2026-06-30: 25}}}}}}"
    pace = _numbers(text, "a").pace
    assert pace is not None
    assert _said(pace.progress)[0::3] == ("75%", ("Latest: 25, 30 Jun 2026", "(25 − 40) / (20 − 40) = 75%"))


def test_phases_are_told_one_by_one() -> None:
    """Of the last quarter 54 of 92 days have passed: 32 % of it are 18.8 %."""
    phasing = "phasing: {2026-Q1: 20%, 2026-Q2: 23%, 2026-Q3: 25%, 2026-Q4: 32%}"
    pace = _numbers(FULL.replace("+30%, by: 2026-12-31", f"+30%, by: 2026-12-31, {phasing}")).pace
    assert pace is not None
    assert _said(pace.expected)[3][:4] == (
        "Q1 2026: 20%", "Q2 2026: 23%", "Q3 2026: 25%", "Q4 2026: 32% × 54 of 92 days = 18.8%",
    )  # fmt: skip


def test_a_band_is_met_or_not() -> None:
    target = "start: 2026-01-01, target: {value: 4..7, by: 2026-12-31}"
    text = f"goals: {{a: {{baseline: 9, {target}, check_ins: {{2026-06-30: 8}}}}}}"
    pace = _numbers(text, "a").pace
    assert pace is not None
    assert _said(pace.progress)[0::3] == ("not in the range", ("Latest: 8, 30 Jun 2026", "8 is not within 4–7"))


def test_the_cascade_line_by_line() -> None:
    """432 entries, of which 30 % are won at 25k: 3.24M of the 3M that are needed; what has no number is named."""
    sums = _numbers(FULL).sums
    assert sums is not None
    assert [(each.link.text, each.figure.text, each.figure.working) for each in sums.contributions] == [
        ("Booked", "+CN¥3.24M", ("432 into booked × 30% won × CN¥25K = CN¥3.24M",))
    ]
    assert _said(sums.sum) == ("CN¥3.24M", "goals.grow.cascade.sum", "3240000", ("Booked: +CN¥3.24M",))
    assert _said(sums.change)[:3] == ("+CN¥3M", "goals.grow.change", "3000000")
    assert _said(sums.coverage) == (
        "108%", "goals.grow.cascade.coverage", "1.08", ("CN¥3.24M / CN¥3M = 108%",),
    )  # fmt: skip
    assert [link.text for link in sums.missing] == ["Happy"]


def test_a_rate_against_what_the_funnel_needs() -> None:
    """Three a person and month, twelve people, twelve months: 432 entries; 400 are needed, 2.78 each."""
    rate = _numbers(FULL, "booked").rate
    assert rate is not None
    planned, needed = rate.lines
    assert _said(planned.entries)[0] == "432"
    assert _said(planned.entries)[3][0] == "3 × 144 person-months = 432"
    assert (_said(needed.rate)[0], needed.entries.text) == ("2.78", "400")
    assert _said(needed.rate)[3][0] == "400 / 144 person-months = 2.78"
    assert (planned.width, needed.width) == (100.0, 92.6)
    assert rate.badge is not None
    assert rate.badge.text == "enough"


def test_the_growth_that_is_needed_against_the_best() -> None:
    """From 8.1M to 9M is the best, +11.1 %; two growths are too few to say "more than ever"."""
    growth = _numbers(FULL).growth
    assert growth is not None
    assert _said(growth.needed) == (
        "+30%", "goals.grow.needed_growth", "0.3", ("(CN¥13M / CN¥10M)^(1/1) − 1 = +30%",),
    )  # fmt: skip
    assert growth.best is not None
    assert (growth.label, growth.best.text, growth.when) == ("needed a year", "+11.1%", "2024")
    assert growth.badge is None


def test_more_than_ever_before_is_marked() -> None:
    growth = _numbers(FULL.replace("{2023: 8.1M", "{2022: 7M, 2023: 8.1M")).growth
    assert growth is not None
    assert growth.badge is not None
    assert growth.badge.text == "more than ever before"


def test_smart_says_what_earns_a_mark_and_what_would() -> None:
    smart = _numbers(FULL).smart
    assert smart is not None
    assert [(mark.label, mark.is_earned, mark.lacks) for mark in smart.marks] == [
        ("specific", True, ""),
        ("measurable", True, ""),
        ("attainable", True, ""),
        ("relevant", False, "say why, or which goal it supports"),
        ("time-bound", True, ""),
    ]
    assert smart.earned.splitlines() == [
        "specific: Metric, Title", "measurable: Start, Target", "attainable: How", "time-bound: By when",
    ]  # fmt: skip


def test_the_history_has_growths_and_the_target() -> None:
    """The forecast of 16M is the longest bar; the target of 13M is 81.3 of 100."""
    metric = _view(FULL).metrics[0]
    assert [bar.growth.text if bar.growth else "" for bar in metric.bars] == ["", "+11.1%", "+11.1%", "", ""]
    assert _said(metric.bars[1].growth)[3] == ("CN¥9M / CN¥8.1M − 1 = +11.1%",)
    assert [bar.width for bar in metric.bars] == [50.6, 56.2, 62.5, 81.2, 100.0]
    assert [bar.kind for bar in metric.bars] == ["past", "past", "past", "target", "forecast"]
    assert _targets(metric) == [("Grow", "CN¥13M")]
    assert metric.line == 0.812


def _targets(metric: MetricCard) -> list[tuple[str, str]]:
    return [(text_of(bar.more[0]), bar.target.text) for bar in metric.bars if bar.target]


def test_bars_stand_in_time() -> None:
    """A forecast before a target's day comes first; a period of words stays behind the one it was written after."""
    text = "metrics: {m: {history: {2025: 3, long ago: 2, 2024: 1}, forecast: {2026-Q1: 4, 2028: 9}}}\n"
    text += "goals: {g: {metric: m, target: {value: 6, by: 2026-12-31}}, someday: {metric: m, target: 8}}\n"
    bars = _view(text).metrics[0].bars
    assert [(bar.period, bar.kind) for bar in bars] == [
        ("2024", "past"), ("2025", "past"), ("long ago", "past"), ("Q1 2026", "forecast"),
        ("31 Dec 2026", "target"), ("2028", "forecast"), ("", "target"),
    ]  # fmt: skip


def test_two_targets_have_no_one_line() -> None:
    second = FULL.replace("  happy: {", "  other: {metric: revenue, target: {value: 11M, by: 2026-12-31}}\n  happy: {")
    metric = _view(second).metrics[0]
    assert [text for _, text in _targets(metric)] == ["CN¥13M", "CN¥11M"]
    assert metric.line is None


def test_the_tree_tells_pace_and_coverage() -> None:
    node = _view(FULL).tree[0]
    assert node.badge is not None
    assert (node.badge.text, node.coverage) == ("behind", "goals below add up to 108%")


def test_a_bare_goal_is_told_what_it_lacks_and_nothing_else() -> None:
    numbers = _numbers("goals: {a: {title: Grow}}", "a")
    assert (numbers.pace, numbers.sums, numbers.rate, numbers.growth) == (None, None, None, None)
    assert "not stated" not in read_by_people(markdown_of("goals: {a: {title: Grow}}", "goals.md"))


def test_a_dropped_goal_is_left_alone() -> None:
    numbers = _numbers(FULL.replace("    how: As before", "    status: dropped"))
    assert numbers == NumbersView(None, None, None, None, None)


def test_scenarios_stand_beside_the_plan() -> None:
    """Only goals that some scenario changes; what differs is marked."""
    scenarios = 'scenarios: {low: {title: Low, changes: {"goals.grow.target.value": 12M}}}\n'
    found = _view(FULL + scenarios).scenarios
    assert found is not None
    assert [link.text for link in found.scenarios] == ["Low"]
    assert [block.link.text for block in found.blocks] == ["Grow"]
    target, change = found.blocks[0].lines
    assert [(cell.figure.text, cell.differs) for cell in target.cells] == [("CN¥13M", False), ("CN¥12M", True)]
    assert [cell.figure.path for cell in change.cells] == ["goals.grow.change", "scenarios.low.goals.grow.change"]
    assert [cell.figure.text for cell in change.cells] == ["+CN¥3M", "+CN¥2M"]


def test_no_scenario_no_table() -> None:
    assert _view(FULL).scenarios is None
    same = 'scenarios: {same: {changes: {"pipelines.direct.deal_size": 20k}}}\n'
    assert _view(FULL + same).scenarios is None


def test_the_first_page_tells_pace_and_what_is_answered() -> None:
    swot = "market: {swot: {weaknesses: {slow: Slow, dear: Dear}}}\nactions: {a: {addresses: [slow], serves: [grow]}}\n"
    view = page_of(FULL + swot, "index").view
    tile = view.goals.lines[0]
    assert (tile.pace.badge.text, tile.pace.progress.text) == ("behind", "62%")
    lines = {each.link.text: each for each in view.coverage.lines}
    weaknesses = lines["Weaknesses answered"]
    assert isinstance(weaknesses, Answered)
    assert (weaknesses.answered.text, weaknesses.all.text, weaknesses.is_open) == ("1", "2", True)
    assert weaknesses.answered.working == ("1 answered + 1 open = 2", "Still open: Dear")
    assert weaknesses.link.href == "trace/#:trace"


def test_in_chinese() -> None:
    said = read_by_people(markdown_of(FULL, "goals.md", "zh"))
    for text in ("¥1300万", "落后", "¥806万 / ¥1300万 = 62%", "3 × 144 人月 = 432", "下级合计达 108%", "历史最好"):
        assert text in said


def test_a_goal_that_supports_two_stands_below_the_first_and_is_named_at_the_second() -> None:
    text = "goals: {a: {title: A}, b: {title: B}, c: {title: C, supports: [a, b]}}"
    view = page_of(text, "goals").view
    assert isinstance(view, GoalsView)
    told = [(node.link.text, [n.link.text for n in node.nodes], [n.text for n in node.also]) for node in view.tree]
    assert told == [("A", ["C"], []), ("B", [], ["C"])]
    assert "also fed by" in markdown_of(text, "goals.md")


def test_a_check_in_after_the_day_of_the_plan_does_not_count_yet() -> None:
    """On 23 November, 9 of 10 on the 30th is told, but neither the latest nor progress."""
    about = "baseline: {value: 0, date: 2025-12-31}, target: {value: 10, by: 2026-12-31}"
    card = _view(f"goals: {{g: {{{about}, check_ins: {{2026-06-30: 4, 2026-11-30: 9}}}}}}").goals[0]
    (row,) = (row for row in card.card.rows if row.label == "Check-ins")
    assert row.pairs == (("30 Jun 2026", ("4",)), ("30 Nov 2026", ("not counted yet", "9")))
    assert next(each.value for each in card.stated if each.label == "Latest") == "4"
    assert card.numbers.pace.progress.text == "40%"
    assert card.numbers.pace.progress.working[0] == "Latest: 4, 30 Jun 2026"
