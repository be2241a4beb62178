"""What amounts are counted in on the pages when the file names no unit beside them."""

from typing import Any

import pytest

from pages.helpers import markdown_of, page_of, read_by_people

HEAD = "strategy: {title: T, currency: EUR}\n"
MONEY = "metrics: {sales: {unit: EUR, history: {2025: 1.4M}}}\n"
GROW = "goals: {grow: {metric: sales, target: 2M"


def rows(card: Any) -> dict[str, str]:
    """The fields of a card as people read them, by their label."""
    found = {row.label: ", ".join(map(str, row.pieces)) for row in card.rows}
    pairs = {row.label: "; ".join(f"{k}: {', '.join(map(str, v))}" for k, v in row.pairs) for row in card.rows}
    return {label: text or pairs[label] for label, text in found.items()}


def goal(fields: str, head: str = HEAD + MONEY) -> Any:
    return page_of(f"{head}goals: {{grow: {{{fields}}}}}", "goals").view.goals[0]


def direct(fields: str, before: str = HEAD) -> dict[str, str]:
    """The head of a pipeline."""
    view = page_of(f"{before}pipelines: {{direct: {{{fields}}}}}", "pipelines").view
    return {row.label: str(row.pieces[0]) for row in view.pipelines[0].head}


def test_a_check_in_is_counted_like_its_goal() -> None:
    found = goal("metric: sales, target: 2M, check_ins: {2026-03-31: 1.5M, 2026-06-30: {value: 1.6M, note: Well}}")
    assert rows(found.card)["Check-ins"] == "31 Mar 2026: €1.5M; 30 Jun 2026: €1.6M, Well"
    assert [stated.value for stated in found.stated] == ["€2M", "€1.6M"]


def test_a_part_of_a_target_is_counted_like_its_goal_and_the_parts_are_not() -> None:
    part = goal("metric: sales, target: 2M, parts: [{title: Large, count: 10, each: 20k}]").card.groups[0].cards[0]
    assert rows(part) == {"Count": "10", "Each": "€20K"}


@pytest.mark.parametrize(
    ("fields", "target", "check_in"),
    [
        ("target: €2M, check_ins: {2026-03-31: 1.5M}", "€2M", "€1.5M"),
        ("target: 96%, check_ins: {2026-03-31: 93}", "96%", "93%"),
        ("target: 120家, check_ins: {2026-03-31: 45}", "120 家", "45 家"),
        ("target: +30%, check_ins: {2026-03-31: 45}", "+30%", "45"),
        ("target: 120, check_ins: {2026-03-31: 45}", "120", "45"),
    ],
)
def test_without_a_metric_the_target_tells(fields: str, target: str, check_in: str) -> None:
    """A change (+30%) is in another unit than what changes."""
    assert [stated.value for stated in goal(fields).stated] == [target, check_in]


@pytest.mark.parametrize(
    ("must_win", "said"),
    [
        ("2M", "€2M"),
        ("all", "all"),
        ("increase", "the increase"),
        ("{keep: 60%}", "what is left after keeping 60%"),
    ],
)
def test_what_a_pipeline_must_win(must_win: str, said: str) -> None:
    found = direct(f"goal: grow, must_win: {must_win}, deal_size: 25k", f"{HEAD}{MONEY}{GROW}}}}}\n")
    assert (found["Must win"], found["Deal size"]) == (said, "€25K")


def test_a_deal_is_counted_like_its_goal_and_is_money_without_one() -> None:
    customers = "metrics: {buyers: {unit: customers}}\ngoals: {grow: {metric: buyers}}\n"
    assert direct("goal: grow, deal_size: 3", HEAD + customers)["Deal size"] == "3 customers"
    assert direct("deal_size: 25k")["Deal size"] == "€25K"
    assert direct("deal_size: 25k", "")["Deal size"] == "25K"


@pytest.mark.parametrize(
    ("kind", "amount", "spent"),
    [("budget", "€200K", "€50K"), ("预算", "€200K", "€50K"), ("people", "200K", "50K"), ("", "200K", "50K")],
)
def test_only_a_budget_is_an_amount_of_money(kind: str, amount: str, spent: str) -> None:
    text = f"{HEAD}resources: {{r: {{kind: '{kind}', amount: 200k, spent: 50k, cost: 10k}}}}"
    found = rows(page_of(text, "goals").view.other_resources[0])
    assert (found["Amount"], found["Spent"], found["Cost"]) == (amount, spent, "€10K")


def test_what_is_always_money() -> None:
    assert "€300K" in markdown_of(f"{HEAD}team: {{seller: {{quota: 300k, headcount: 3}}}}", "team/seller.md")
    market = f"""{HEAD}market:
  offers: {{o: {{price: 20, tiers: [{{from: 1, to: 50, each: 18}}]}}}}
  competitors: {{c: {{price: 30}}}}
"""
    view = page_of(market, "market").view
    tier = view.offers[0].tiers[0]
    assert (view.offers[0].price.each, tier.each, tier.amounts) == ("€20", "€18", "1–50")
    assert view.competitors[0].price == "€30"


def test_a_supposition_has_the_unit_of_what_it_sets() -> None:
    """The first field that has one counts; what sets one another in a circle has none."""
    text = f"""{HEAD}{MONEY}{GROW}, parts: [{{title: A}}]}}}}
assumptions:
  a: {{value: 2M, low: 1M, high: 3M, feeds: [goals.grow.title, goals.grow.target.value]}}
  b: {{value: 2, low: 1, feeds: [assumptions.c.value]}}
  c: {{value: 2, low: 1, feeds: [assumptions.b.value]}}
  d: {{low: 1M, feeds: [metrics.sales.history.2025]}}
"""
    a, b, c, d = page_of(text, "evidence").view.suppositions
    assert (a.gauge.low, a.gauge.high) == ("€1M", "€3M")
    assert (rows(b.card)["At least"], rows(c.card)["At least"]) == ("1", "1")
    assert rows(d.card)["At least"] == "€1M"


def test_a_scenario_has_the_units_of_the_plan() -> None:
    text = f"""{HEAD}{MONEY}{GROW}, check_ins: {{2026-03-31: 1.5M}}}}}}
team: {{seller: {{quota: 300k}}, head: }}
pipelines: {{direct: {{goal: grow, must_win: 600k, stages: {{offer: {{days: 20}}}}}}}}
scenarios:
  less:
    changes:
      goals.grow.target: 1.8M
      goals.grow.check_ins.2026-03-31: 1.1M
      team.seller.quota: 200k
      team.head.quota: 1M
      pipelines.direct.must_win: 500k
      pipelines.direct.stages.offer.days: 30
      metrics.sales.history.2025: 1.2M
"""
    said = [(change.now, change.then) for change in page_of(text, "evidence").view.scenarios[0].changes]
    assert said == [
        ("€2M", "€1.8M"), ("€1.5M", "€1.1M"), ("€300K", "€200K"), ("", "€1M"), ("€600K", "€500K"),
        ("20 days", "30 days"), ("€1.4M", "€1.2M"),
    ]  # fmt: skip


@pytest.mark.parametrize(("language", "said"), [("en", ("high", "medium")), ("zh", ("高", "中"))])
def test_known_words_are_in_the_language_of_the_page(language: str, said: tuple[str, str]) -> None:
    text = "market: {obstacles: {o: {impact: 高, likelihood: medium}, p: {impact: high, likelihood: 中}}}"
    obstacles = page_of(text, "market", language).view.sides[0].obstacles
    assert {tuple(mark.text for mark in each.marks) for each in obstacles} == {said}


@pytest.mark.parametrize(("language", "said"), [("en", "high priority"), ("zh", "高优先级")])
def test_a_priority_is_in_the_language_of_the_page(language: str, said: str) -> None:
    lines = page_of("actions: {a: {priority: 高}, b: {priority: high}}", "actions", language).view.board[0].lines
    assert {(mark.text, mark.tone) for line in lines for mark in line.marks} == {(said, "warn")}


def test_no_blank_between_chinese_words_in_an_aim() -> None:
    goal = "{metric: m, baseline: 5万, target: {value: 12万, by: 2026-12-31}}"
    text = f"metrics: {{m: {{unit: 家}}}}\ngoals: {{g: {goal}}}"
    assert "5万家 → 12万家，截至2026年12月31日" in read_by_people(markdown_of(text, "goals.md", "zh"))
