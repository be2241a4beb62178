"""The page `pipelines`: the picture, the stages, and what holds for all of them."""

from collections import Counter

import pytest

from groundplan.pages.pipelines import PipelinesView, PipelineView
from pages.helpers import all_pages, anchors, anchors_of, markdown_of, page_of, read_by_people

FULL = """
team: {reps: {title: The reps}, boss: {title: The boss}}
metrics: {revenue: {unit: EUR}}
goals: {grow: {title: Grow, metric: revenue}, calls: {title: More calls, stage: direct.lead}}
segments: {big: {title: Big firms}}
evidence: {crm: {title: CRM data}}
journeys: {buying: {title: Buying, stages: {find: {title: Finds us}}}}
pipelines:
  direct:
    title: Direct
    note: About the pipeline
    goal: grow
    must_win: {keep: 60%}
    share: 70%
    deal_size: 25k
    team: reps
    segments: [big]
    journey: buying
    facts: {since: May 2020}
    stages:
      lead:
        title: Lead
        note: Note of the stage
        conversion: {value: 40%, basis: guess, low: 30%, high: 45%, note: Of a quiet year, evidence: [crm]}
        days: 10
        max_days: 3 weeks
        journey: [find]
        owner: reps
        entry: [Has asked]
        exit: [Has named a day, Has named a place]
        win_odds: 12%
        open: 31
        as_of: 2026-01-01
        sign_off: [boss]
        automation:
          route: {title: Route it, when: It comes, then: Assign it, tool: The CRM, status: live, varies: {big: By hand}}
      split: {title: Split, next: {offer: 60%, lead: null}}
      audit: {title: Audit, alongside: [split], optional: over 100, next: [offer]}
      offer: {title: Offer, conversion: 60%, days: 2..3 weeks}
      won: {title: Order, outcome: won}
      live: {title: Live, exit: [Has logged in]}
      lost: {title: Gone, outcome: lost}
    automation: {nudge: {title: Nudge, note: Weekly}}
    loss_reasons: {price: {title: The price, share: 34%, answer: Show the sum}}
    scoring: {fit: {title: Fit, points: {big plant: 30, far away: -20}, note: From 30 on}}
    rules:
      idle: {title: Never idle, applies_to: [direct.lead], limit: 14 days, varies: {big: 21 days}, why: Odds halve}
"""


def _pipeline(text: str) -> PipelineView:
    view = page_of(text, "pipelines").view
    assert isinstance(view, PipelinesView)
    return view.pipelines[0]


def test_no_pipelines_no_page() -> None:
    assert "pipelines.md" not in {page.uri for page in all_pages("goals: {a: {}}")}


def test_every_item_has_its_anchor_once() -> None:
    counted = Counter(anchors(markdown_of(FULL, "pipelines.md")))
    assert {a: counted[a] for a in anchors_of(FULL, "pipelines")} == dict.fromkeys(anchors_of(FULL, "pipelines"), 1)
    assert max(counted.values()) == 1


def test_nothing_is_lost() -> None:
    said = read_by_people(markdown_of(FULL, "pipelines.md"))
    texts = (
        "About the pipeline", "Grow", "60%", "70%", "€25K", "The reps", "Big firms", "Buying", "May 2020",
        "Note of the stage", "40%", "guess", "30%–45%", "Of a quiet year", "CRM data", "10 days", "3 weeks",
        "Finds us", "Has asked", "Has named a day", "Has named a place", "12%", "31", "1 Jan 2026", "The boss",
        "Route it", "It comes", "Assign it", "The CRM", "live", "By hand", "over 100", "Order", "Has logged in",
        "Gone", "Nudge", "Weekly", "The price", "34%", "Show the sum", "Fit", "big plant", "-20", "From 30 on",
        "Never idle", "14 days", "21 days", "Odds halve", "More calls",
    )  # fmt: skip
    assert [text for text in texts if text not in said.replace("−", "-")] == []


def test_the_parts_of_the_picture() -> None:
    """Before the sale, beside it, the sale and what follows, and where deals are lost."""
    flow = _pipeline(FULL).flow
    assert flow is not None
    parts = (flow.path, flow.beside, flow.sale, flow.lost)
    assert [[(step.mark, step.link.text) for step in part] for part in parts] == [
        [("1", "Lead"), ("2", "Split"), ("3", "Offer")],
        [("+", "Audit")],
        [("4", "Order"), ("5", "Live")],
        [("×", "Gone")],
    ]
    assert [stage.mark for stage in _pipeline(FULL).stages] == ["1", "2", "+", "3", "5"]


def test_an_end_that_says_nothing_else_stands_in_the_picture_alone() -> None:
    told = _pipeline(FULL)
    assert told.flow is not None
    assert told.flow.sale[0].anchor == "direct.stages.won"
    assert [stage.card.title for stage in told.stages] == ["Lead", "Split", "Audit", "Offer", "Live"]


def test_a_conversion_with_its_range_and_basis() -> None:
    """The bar is full up to the least, 30 of 100, paler up to the most, 45, with a mark at 40."""
    flow = _pipeline(FULL).flow
    assert flow is not None
    first, split, offer = (step.conversion for step in flow.path)
    assert first is not None
    assert (first.share.sure, first.share.most, first.share.at) == (30, 45, 40)
    assert (first.share.text, first.spread) == ("40%", "30%–45%")
    assert first.basis is not None
    assert first.basis.text == "guess"
    assert split is None
    assert offer is not None
    assert (offer.share.sure, offer.share.most, offer.spread, offer.basis) == (60, 60, "", None)


@pytest.mark.parametrize(
    ("stated", "bar", "spread"),
    [
        ("10..20%", (10, 20, None), ""),
        ("'>80%'", (80, 80, None), ""),
        ("about half", (None, None, None), ""),
        ("{value: 40%, low: 35%}", (35, 40, 40), "At least 35%"),
        ("{value: 40%, high: 0.5}", (40, 50, 40), "At most 50%"),
        ("150%", (100, 100, 100), ""),
    ],
)
def test_conversions_of_all_kinds(stated: str, bar: tuple[object, ...], spread: str) -> None:
    """Words and bounds are shown as they are, and no bar is longer than all."""
    flow = _pipeline(f"pipelines: {{p: {{stages: {{a: {{conversion: {stated}}}}}}}}}").flow
    assert flow is not None
    told = flow.path[0].conversion
    assert told is not None
    assert (told.share.sure, told.share.most, told.share.at) == bar
    assert told.spread == spread


def test_ways_part() -> None:
    told = _pipeline(FULL)
    assert told.flow is not None
    ways = told.flow.path[1].ways
    assert [(getattr(way.link, "text", ""), way.share) for way in ways] == [("Offer", "60%"), ("Lead", "")]
    row = next(row for row in told.stages[1].facts if row.label == "Next")
    assert [value for _, value in row.pairs] == [("60%",), ("not stated",)]


def test_scores_mark_what_is_taken_away() -> None:
    assert [(trait, minus) for trait, _, minus in _pipeline(FULL).scoring[0].points] == [
        ("big plant", False),
        ("far away", True),
    ]


def test_absent_parts_leave_no_heading() -> None:
    markdown = markdown_of("pipelines: {p: {}, q: {stages: [a]}}", "pipelines.md")
    assert [line for line in markdown.splitlines() if line.startswith("#")] == [
        "# Pipelines { #:pipelines }",
        "## p { #p }",
        "## q { #q }",
        "### a { #q.stages.a .gp-numbered data-number=1 }",
    ]


def test_headings_of_what_holds_for_all_stages() -> None:
    markdown = markdown_of(FULL, "pipelines.md")
    assert [a for a in anchors(markdown) if a.startswith(":direct")] == [
        ":direct.losses",
        ":direct.scoring",
        ":direct.rules",
        ":direct.automation",
    ]


def test_a_stage_that_only_the_picture_shows_links_to_its_line() -> None:
    head = "strategy: {title: T, repository: {url: https://git.example.com/x}}\n"
    text = f"{head}pipelines:\n  p:\n    stages:\n      lead: {{exit: [a]}}\n      won: {{outcome: won}}\n"
    flow = page_of(text, "pipelines").view.pipelines[0].flow
    assert [step.source for step in flow.path] == [None]
    assert flow.sale[0].source.href == "https://git.example.com/x/blob/main/strategy.yml#L6-L6"
    assert markdown_of(text, "pipelines.md").count("line 6") == 1


def test_a_stage_of_figures_alone_has_no_empty_half() -> None:
    text = "pipelines: {p: {stages: {lead: {days: 10}, offer: {days: 20, exit: [Signed]}}}}"
    lead, offer = page_of(text, "pipelines").view.pipelines[0].stages
    assert (lead.is_told, offer.is_told) == (False, True)
    assert markdown_of(text, "pipelines.md").count("gp-pstage-main") == 1
