"""The page `journeys`: what the map and the stages below it show."""

from collections import Counter

from groundplan.pages.journeys import JourneysView, JourneyView
from pages.helpers import all_pages, anchors, anchors_of, markdown_of, page_of, read_by_people

FULL = """
market: {competitors: {acme: {title: Acme Corp}}}
personas: {buyer: {title: The buyer}}
actions: {fix: {title: Fix the form, addresses: [long-form]}, gone: {status: dropped, addresses: [too-dear]}}
pipelines: {direct: {stages: {lead: {title: A lead, journey: [find]}}}}
journeys:
  buying:
    title: Buying
    note: About the journey
    personas: [buyer]
    tags: [tag-one]
    likes: {people: {title: Nice people, note: Always}}
    dislikes: {slow: Slow mail}
    blockers: {budget: {title: No budget, share: 10..20%, answer: Split the sum}}
    statuses: {risk: {title: At risk, stages: [use], note: No login}}
    stages:
      find:
        title: Finds us
        note: Note of the stage
        aim: Find one
        doing: [searches, asks]
        touchpoints: [site]
        channels: [web]
        backstage: [ads]
        feeling: -1
        feeling_wanted: 0.5
        moment_of_truth: true
        likes: {fast: Quick reply}
        dislikes: {long-form: {title: Long form, facts: {fields: 31 of them}}}
        blockers:
          too-dear: {title: Too dear, share: 31%}
          unknown: {title: Unknown name, share: many, answer: References}
        competitors: {acme: {does: Shows prices, platforms: [app, web], note: Since May}}
        ideas: {price: {title: A price, note: As a range}}
      try: {title: Tries, optional: more than ten, next: [find, use], feeling_wanted: 1}
      use: {title: Uses, feeling: 1, feeling_wanted: 1, optional: true}
"""


def _journey(text: str) -> JourneyView:
    view = page_of(text, "journeys").view
    assert isinstance(view, JourneysView)
    return view.journeys[0]


def test_no_journeys_no_page() -> None:
    assert "journeys.md" not in {page.uri for page in all_pages("goals: {a: {}}")}


def test_the_page_is_wide() -> None:
    """A map needs the room of the table of contents."""
    assert page_of(FULL, "journeys").wide


def test_every_item_has_its_anchor_once() -> None:
    counted = Counter(anchors(markdown_of(FULL, "journeys.md")))
    assert {a: counted[a] for a in anchors_of(FULL, "journeys")} == dict.fromkeys(anchors_of(FULL, "journeys"), 1)
    assert max(counted.values()) == 1


def test_nothing_is_lost() -> None:
    said = read_by_people(markdown_of(FULL, "journeys.md"))
    texts = (
        "About the journey", "The buyer", "tag-one", "Nice people", "Always", "Slow mail", "No budget", "10%–20%",
        "Split the sum", "At risk", "No login", "Note of the stage", "Find one", "searches", "asks", "site", "web",
        "ads", "now −1", "wanted +0.5", "Moment of truth", "Quick reply", "Long form", "31 of them", "Too dear",
        "31%", "many", "References", "Acme Corp", "Shows prices", "app", "Since May", "A price", "As a range",
        "more than ten", "A lead", "Fix the form",
    )  # fmt: skip
    assert [text for text in texts if text not in said] == []


def test_the_map_has_only_lanes_that_say_something() -> None:
    told = _journey(FULL).map
    assert told is not None
    assert [lane.kind for lane in told.above] == ["aim", "doing", "touchpoints", "channels", "backstage"]
    assert [lane.kind for lane in told.below] == ["likes", "dislikes", "blockers", "competitors", "ideas"]
    bare = _journey("journeys: {a: {stages: [x, y]}}").map
    assert bare is not None
    assert (bare.above, bare.feelings, bare.below) == ((), (), ())


def test_heads_tell_what_can_be_left_out_and_what_follows() -> None:
    told = _journey(FULL).map
    assert told is not None
    assert [(h.number, h.is_truth, h.optional) for h in told.heads] == [
        (1, True, ""),
        (2, False, "optional: more than ten"),
        (3, False, "optional"),
    ]
    assert [getattr(way, "text", way) for way in told.heads[1].next] == ["Finds us", "Uses"]


def test_lows_and_gaps_of_the_curve() -> None:
    """-1 is low; a stage without a feeling has no dot, and the lone dots beside it have no line."""
    told = _journey(FULL).map
    assert told is not None
    assert [cell.is_low for cell in told.feelings] == [True, False, False]
    assert [cell.line for cell in told.feelings] == ["", "", ""]
    assert told.feelings[1].dot is None
    assert told.feelings[0].wanted_line.startswith("M50,76 ")  # 92 - 32 * 0.5
    assert told.feelings[0].about == "now −1, wanted +0.5"


def test_a_blocker_is_open_without_an_answer_or_an_action() -> None:
    """An action that was dropped answers nothing."""
    blockers = next(group for group in _journey(FULL).stages[0].points if group.kind == "blockers")
    assert [(point.card.title, point.is_open) for point in blockers.points] == [
        ("Too dear", True),
        ("Unknown name", False),
    ]
    assert blockers.points[1].share is not None
    assert blockers.points[1].share.most is None  # words have no bar


def test_a_competitor_is_called_by_its_own_title() -> None:
    told = _journey(FULL)
    assert told.map is not None
    line = told.map.below[3].cells[0][0]
    assert (getattr(line.text, "text", ""), line.beside, line.below) == ("Acme Corp", "app, web", "Shows prices")
    rival = told.stages[0].rivals[0]
    assert rival.link is not None
    assert rival.link.href.endswith("#competitors.acme")


def test_absent_parts_leave_no_heading() -> None:
    markdown = markdown_of("journeys: {a: {stages: [x]}}", "journeys.md")
    assert [line for line in markdown.splitlines() if line.startswith("#")] == [
        "# Journeys { #:journeys }",
        "## a { #a }",
        "### x { #a.stages.x .gp-numbered data-number=1 }",
    ]


def test_chinese() -> None:
    said = read_by_people(markdown_of(FULL, "journeys.md", "zh"))
    assert "现在 −1" in said
    assert "app、web" in said
