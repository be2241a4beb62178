"""The pages `personas`: segments as trees and matrices, and each persona with what we say to it."""

from collections import Counter

import pytest

from groundplan.pages.own_pages import OwnPage
from groundplan.pages.persona import PersonaView
from groundplan.pages.personas import PersonasView
from groundplan.pages.segments import axis_label
from pages.helpers import all_pages, anchors, anchors_of, markdown_of, page_of, read_by_people

FULL = """
evidence: {talks: {title: Talks with buyers}}
journeys: {buying: {title: How they buy, personas: [buyer]}}
actions:
  show: {title: Show it, addresses: [no-time, too-dear]}
  gone: {title: Dropped plan, status: dropped, addresses: [lonely]}
segments:
  by-trade:
    title: By trade
    note: The first cut
    children:
      metal:
        title: Metal
        criteria: [cuts steel, over 50 people]
        match: all
        examples: [pump works]
        size: 3900 plants
        priority: focus
        facts: {share: 48 of 100}
        children: {small: {title: Small metal, priority: own word}}
  matrix:
    title: By two traits
    axes:
      site_count: {one: One site, many: {title: Many sites, note: On the axis}}
      audit: {yes: Audited, no: Not audited}
    focus:
      best: {title: Best cell, cell: [many, audit.yes], priority: focus, size: 12 firms}
      row: {title: Whole row, cell: [one]}
personas:
  buyer:
    title: The buyer
    type: b2b
    segments: [metal]
    priority: high
    roles: [champion, own role]
    basics: {reports to: the boss}
    traits: {industry: steel}
    quote: Show me one number.
    note: About the buyer
    evidence: [talks]
    goals: {calm: {title: A calm week}, more: {title: More of it, tags: [goal-tag]}}
    challenges: {no-time: {title: No time}, lonely: {title: All alone}, papers: {title: Paper everywhere}}
    fit: {calm: One click, papers: One register}
    objections:
      too-dear: {title: Too dear, answer: Not over a year, note: Heard often}
      trust: {title: We trust others}
    channels: {fair: {title: The fair, cost: EUR 180, note: In spring}}
"""


@pytest.fixture(scope="module")
def index() -> PersonasView:
    """The view of all personas and segments."""
    found = page_of(FULL, "personas").view
    assert isinstance(found, PersonasView)
    return found


@pytest.fixture(scope="module")
def buyer() -> PersonaView:
    """The view of the only persona."""
    found = page_of(FULL, "persona").view
    assert isinstance(found, OwnPage)
    return found.held[0]


def test_segments_form_a_tree(index: PersonasView) -> None:
    metal = index.cuts[0].nodes[0]
    assert (metal.card.title, metal.size, metal.criteria_label) == ("Metal", "3,900 plants", "All of")
    assert [badge.text for badge in metal.card.badges] == ["focus"]
    assert [link.text for link in metal.personas] == ["The buyer"]
    assert [badge.text for node in metal.nodes for badge in node.card.badges] == ["own word"]


def test_a_matrix_has_the_first_axis_down_and_the_second_across(index: PersonasView) -> None:
    matrix = index.cuts[1].matrix
    assert matrix is not None
    assert matrix.across is not None
    assert (matrix.down, matrix.across.label) == ("Site count", "Audit")
    assert [[[f.link.text for f in cell] for cell in row.cells] for row in matrix.rows] == [
        [["Whole row"], ["Whole row"]],
        [["Best cell"], []],
    ]


def test_one_axis_is_a_table_of_one_column_and_a_third_is_listed() -> None:
    one = page_of("segments: {m: {axes: {a: {x: X, y: Y}}, focus: {f: {cell: [y]}}}}", "personas").view.cuts[0].matrix
    assert one is not None
    assert one.across is None
    assert [[len(cell) for cell in row.cells] for row in one.rows] == [[0], [1]]
    three = "segments: {m: {axes: {a: [x], b: [y], c: [z1, z2]}, focus: {f: {cell: [x, y, z2]}}}}"
    matrix = page_of(three, "personas").view.cuts[0].matrix
    assert matrix is not None
    assert [axis.label for axis in matrix.listed] == ["C"]
    assert matrix.rows[0].cells[0][0].further == ("z2",)


def test_a_matrix_too_large_for_a_table_is_listed() -> None:
    axes = ", ".join(f"{name}: [{', '.join(f'{name}{n}' for n in range(21))}]" for name in "ab")
    matrix = page_of(f"segments: {{m: {{axes: {{{axes}}}}}}}", "personas").view.cuts[0].matrix
    assert matrix is not None
    assert (matrix.rows, [len(axis.values) for axis in matrix.listed]) == ((), [21, 21])


def test_axes_are_called_by_their_names() -> None:
    assert axis_label("site_count") == "Site count"
    assert axis_label("规模") == "规模"


def test_objections_come_first_then_challenges_and_goals(buyer: PersonaView) -> None:
    assert [part.anchor for part in buyer.parts] == [":objections", ":challenges", ":goals"]
    assert [part.is_objections for part in buyer.parts] == [True, False, False]


def test_what_we_say_and_what_is_open(buyer: PersonaView) -> None:
    """A challenge is answered by a fit or an action, an objection by its answer or an action; a goal need not be."""
    facings = {f.card.title: f for part in buyer.parts for f in part.facings}
    assert {title: (f.said, f.is_open) for title, f in facings.items()} == {
        "Too dear": (("Not over a year",), False),
        "We trust others": ((), True),
        "No time": ((), False),
        "All alone": ((), True),
        "Paper everywhere": (("One register",), False),
        "A calm week": (("One click",), False),
        "More of it": ((), False),
    }
    assert [link.text for link in facings["No time"].answers] == ["Show it"]


def test_badges_channels_and_where_else(buyer: PersonaView) -> None:
    assert [badge.text for badge in buyer.card.badges] == ["B2B", "champion", "own role", "priority: high"]
    assert [(line.card.title, line.cost) for line in buyer.channels] == [("The fair", "€180")]
    assert [(row.label, [getattr(p, "text", p) for p in row.pieces]) for row in buyer.more] == [
        ("Journeys", ["How they buy"])
    ]


def test_a_persona_has_a_page_of_its_own() -> None:
    page = page_of(FULL, "persona")
    assert (page.uri, page.title, page.anchor) == ("personas/buyer.md", "The buyer", "buyer")


def test_from_sixty_on_personas_share_pages() -> None:
    many = "personas: {" + ", ".join(f"p{n}: {{title: P {n}, goals: [calm]}}" for n in range(60)) + "}"
    shared = [page for page in all_pages(many) if page.template == "persona"]
    assert [(page.uri, page.title) for page in shared] == [
        ("personas/page-1.md", "Personas 1 to 50"),
        ("personas/page-2.md", "Personas 51 to 60"),
    ]
    found = Counter(anchors(markdown_of(many, "personas/page-1.md")))
    assert {"p0", "p49", "p49.goals.calm", ":p49.goals"} <= set(found)
    assert max(found.values()) == 1


def test_every_item_has_its_anchor_once() -> None:
    of_all, own = (anchors(markdown_of(FULL, uri)) for uri in ("personas/index.md", "personas/buyer.md"))
    assert anchors_of(FULL, "segments") <= set(of_all)
    assert anchors_of(FULL, "personas") <= set(own)
    assert max(*Counter(of_all).values(), *Counter(own).values()) == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_of_the_chapters_is_lost(language: str) -> None:
    shown = read_by_people(markdown_of(FULL, "personas/index.md", language))
    for text in (
        "The first cut",
        "cuts steel",
        "pump works",
        "48 of 100",
        "own word",
        "On the axis",
        "Show me one number.",
    ):
        assert text in shown, text
    shown = read_by_people(markdown_of(FULL, "personas/buyer.md", language))
    for text in (
        "Metal", "own role", "reports to", "the boss", "steel", "Show me one number.", "About the buyer", "In spring",
        "Talks with buyers", "A calm week", "goal-tag", "One click", "Not over a year", "Heard often", "Show it",
    ):  # fmt: skip
        assert text in shown, text


def test_no_chapter_no_page_and_no_part_no_heading() -> None:
    assert [page.uri for page in all_pages("goals: {a: A}") if page.uri.startswith("personas")] == []
    bare = [line for line in markdown_of("personas: {a: A}", "personas/a.md").splitlines() if line[:1] == "#"]
    assert len(bare) == 1
    only_segments = all_pages("segments: {a: A}")
    assert [page.uri for page in only_segments if page.uri.startswith("personas")] == ["personas/index.md"]


def test_values_of_an_axis_link_to_their_lines() -> None:
    head = "strategy: {title: T, repository: {url: https://git.example.com/x}}\n"
    text = f"{head}segments:\n  m:\n    axes:\n      a: {{x: X}}\n      b:\n        y: Y\n      c: {{z: Z}}\n"
    markdown = markdown_of(text, "personas/index.md")
    assert [markdown.count(f">line {line}<") for line in (5, 7, 8)] == [1, 1, 1]
