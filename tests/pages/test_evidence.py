"""The page of evidence: ages, users, ranges, options, scenarios, and that nothing is lost; the day is 2026-11-23."""

from typing import Any

import pytest

from pages.helpers import all_pages, anchors, anchors_of, markdown_of, page_of, read_by_people

TEXT = """
metrics: {sales: {unit: EUR}}
goals: {grow: {title: Grow, metric: sales, target: 13M, evidence: [books]}}
pipelines:
  direct: {title: Direct, deal_size: 20k, must_win: increase, stages: {offer: {title: Offer, conversion: 40%}}}
evidence:
  books: {title: Books, kind: document, date: 2026-02-06, by: the accountant, finding: "Sales of 8M.", sample: 3 books}
  old: {title: Old, date: 2025-11-23}
assumptions:
  size: {title: Deal size, value: 16k, low: 14k, high: 18k, basis: guess,
    feeds: [pipelines.direct.deal_size, market.map.x.low], evidence: [books], stop_if: It falls, review_by: 2026-11-22}
decisions:
  depot: {title: Depot, status: open, date: 2026-11-01, options: [own, partner], why: We grow}
  vans: {title: Vans, options: [vans, pool, nothing], rejected: [vans, nothing], affects: [grow], date: 2026-03-17}
scenarios:
  small:
    title: Small
    note: What if?
    changes:
      pipelines.direct.deal_size: 14k
      goals.grow.target.value: 12M
      pipelines.direct.stages.offer.conversion: 0.3
      pipelines.direct.must_win: {keep: 95%}
      goals.grow: null
"""


def view(text: str = TEXT) -> Any:
    return page_of(text, "evidence").view


def test_no_page_without_anything_to_show() -> None:
    assert "evidence.md" not in {page.uri for page in all_pages("goals: {g: }")}


@pytest.mark.parametrize(
    ("date", "marks"),
    [
        ("2026-11-23", [("today", "quiet")]),
        ("2026-11-22", [("1 day ago", "quiet")]),
        ("2026-10-09", [("45 days ago", "quiet")]),
        ("2026-10-08", [("1 month ago", "quiet")]),
        ("2025-11-24", [("11 months ago", "quiet")]),
        ("2025-11-23", [("12 months ago", "warn")]),
        ("2023-12-31", [("2 years ago", "warn")]),
        ("2026-12-01", []),
        ("2026", []),
        ("long ago", []),
    ],
)
def test_age(date: str, marks: list[tuple[str, str]]) -> None:
    """In days to 45, then in whole months, from two years in years; what has not ended has no age."""
    fact = view(f"evidence: {{e: {{date: {date}}}}}").facts[0]
    assert [(badge.text, badge.tone) for badge in fact.card.badges] == marks


def test_who_uses_it() -> None:
    books, old = view().facts
    assert [link.text for link in books.users] == ["Grow", "Deal size"]
    assert old.users == ()


def test_many_users_are_folded() -> None:
    goals = ", ".join(f"g{n}: {{evidence: [e]}}" for n in range(15))
    fact = view(f"evidence: {{e: }}\ngoals: {{{goals}}}").facts[0]
    assert (len(fact.users), len(fact.more_users), fact.more_label) == (12, 3, "3 more")


def test_the_range_of_an_assumption() -> None:
    """16 lies in the middle of 14 to 18; the range is the whole bar."""
    found = view().suppositions[0]
    assert (found.value, found.gauge.low, found.gauge.high) == ("16K", "14K", "18K")
    assert (found.gauge.left, found.gauge.width, found.gauge.at) == (0, 100, 50)
    assert [badge.text for badge in found.card.badges] == ["guess", "review is due"]


@pytest.mark.parametrize(
    ("fields", "geometry"),
    [
        ("value: 20, low: 10, high: 15", (0, 50, 100)),
        ("value: 5, low: 10, high: 15", (50, 50, 0)),
        ("low: 10, high: 15", (0, 100, None)),
        ("value: 60%, low: 10, high: 15", (0, 100, None)),
    ],
)
def test_a_value_beyond_its_range(fields: str, geometry: tuple[float, float, float | None]) -> None:
    gauge = view(f"assumptions: {{a: {{{fields}}}}}").suppositions[0].gauge
    assert (gauge.left, gauge.width, gauge.at) == geometry


@pytest.mark.parametrize("fields", ["low: 10", "low: 15, high: 10", "low: few, high: many", "low: 10%, high: 15"])
def test_no_range_without_two_ends(fields: str) -> None:
    found = view(f"assumptions: {{a: {{{fields}}}}}").suppositions[0]
    assert found.gauge is None
    assert "At least" in [row.label for row in found.card.rows]


def test_feeds_in_words() -> None:
    (first, field), second = view().suppositions[0].feeds
    assert (first.text, field) == ("Direct", "Deal size")
    assert second == ("Market", "Map · Across · At least")


def test_open_decisions_have_a_section_of_their_own() -> None:
    found = view()
    assert [each.card.title for each in found.open] == ["Depot"]
    assert [badge.text for badge in found.open[0].card.badges] == ["open", "late"]
    assert found.open[0].card.rows[0].label == "To be decided by"
    markdown = markdown_of(TEXT, "evidence.md")
    assert markdown.index("## Still to decide") < markdown.index("## Decided")


def test_the_only_option_left_is_the_chosen_one() -> None:
    taken = view().taken[0]
    assert [(each.text, each.mark) for each in taken.options] == [
        ("vans", "rejected"), ("pool", "chosen"), ("nothing", "rejected"),
    ]  # fmt: skip
    assert [each.mark for each in view().open[0].options] == ["", ""]


def test_a_rejected_option_that_is_none_of_the_options_is_kept() -> None:
    options = view("decisions: {d: {options: [a, b], rejected: [c]}}").taken[0].options
    assert [(each.text, each.mark) for each in options] == [("a", ""), ("b", ""), ("c", "rejected")]


def test_scenarios_against_the_plan() -> None:
    said = [
        (change.item if isinstance(change.item, str) else change.item.text, change.field, change.now, change.then)
        for change in view().scenarios[0].changes
    ]
    assert said == [
        ("Direct", "Deal size", "20K", "14K"),
        ("Grow", "Target", "€13M", "€12M"),
        ("Offer", "Conversion", "40%", "30%"),
        ("Direct", "Must win", "the increase", "what is left after keeping 95%"),
        ("Grow", "", "", "left out"),
    ]


def test_every_item_once_and_nothing_lost() -> None:
    markdown = markdown_of(TEXT, "evidence.md")
    for anchor in anchors_of(TEXT, "evidence", "assumptions", "decisions", "scenarios"):
        assert anchors(markdown).count(anchor) == 1
    shown = read_by_people(markdown)
    for said in ("Sales of 8M.", "3 books", "the accountant", "document", "It falls", "We grow", "What if?", "partner"):
        assert said in shown


def test_absent_parts_leave_no_heading() -> None:
    markdown = markdown_of("evidence: {e: }", "evidence.md")
    assert [line for line in markdown.splitlines() if line.startswith("## ")] == ["## What we know { #:facts }"]
