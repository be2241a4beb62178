"""The page `market`: SWOT and its moves, competitors, prices, sizes, and what answers what."""

from collections import Counter

import pytest

from groundplan.pages.market import MarketView
from groundplan.pages.market_swot import corner_of
from pages.helpers import all_pages, anchors, anchors_of, markdown_of, page_of, read_by_people

FULL = """
groundplan: 1
evidence: {talks: {title: Talks with buyers}}
segments:
  all: {title: All, children: {north: {title: Big, note: n1}, south: {title: South, children: {big: {title: Big}}}}}
goals: {grow: {title: Grow}}
actions:
  fix: {title: Fix it, addresses: [slow-start, prove-it, approval]}
  gone: {title: Dropped plan, status: dropped, addresses: [prices-fall]}
journeys: {buying: {stages: {compare: {title: Compares, competitors: {acme: {does: Calls}}}}}}
market:
  value_propositions:
    ready:
      {title: Ready for audits, because: We swap first, for: [north], unlike: [acme], evidence: [talks], tags: [V1]}
  offers:
    contract:
      title: Contract
      price: EUR 27
      per: tool
      note: With exchange
      for: [all.south]
      tiers: [{from: 1, to: 49, each: EUR 30}, {from: 50, each: EUR 24, per: rack}, {title: Large, to: 9, each: Custom}]
  needs:
    prove-it: {title: Prove it, segments: [north], answer: A certificate, facts: {share: 12 of 20}}
  obstacles:
    approval:
      {title: Long approval, side: external, blocks: [grow], impact: high, likelihood: 2, answer: Start early,
       status: watching}
    bare: {title: Bare obstacle}
  sizes:
    plants: {title: Plants, value: 9000 plants, addressable: 4500 plants, growth: 2%, date: 2026, segments: [north]}
    parks: {title: Parks, value: 2000-3000 plants}
    money: {title: Money, value: EUR 5M, note: A guess}
  swot:
    strengths: {quick: {title: Quick, impact: 5, position: {x: 0.8, y: 0.9}, evidence: [talks]}, lab: Own lab}
    weaknesses: {slow-start: {title: Slow start, impact: critical}}
    opportunities: {audits: {title: Audits, likelihood: medium, note: More of them}}
    threats: {prices-fall: {title: Prices fall, position: {x: 0.1}}}
  moves:
    sell: {title: Sell the day, uses: [quick, audits, acme.dear], note: Not the tool}
    mend: {title: Mend, uses: [slow-start, audits]}
    guard: {title: Guard, uses: [lab, acme.known]}
    dream: {title: Dream}
  forces: {rivals: {title: Rivals, rating: 3.5, note: Few}, other: {title: Other force}}
  map: {x: {title: Care, low: none, high: full}, y: {title: Proof}, us: {x: 0.85, y: 0.9}}
  competitors:
    acme:
      title: Acme
      kind: group
      offer: Any tool
      price: EUR 22
      size: 60 branches
      has: [branches]
      lacks: [papers]
      swot: {strengths: {known: {title: Known name, impact: 3}}, weaknesses: {dear: Dear extras}}
      win_because: [papers count]
      lose_because: [they are near]
      answer: Add it up for a year.
      position: {x: 0.5, y: 0.25}
      note: Since 1990
    half: {title: Half placed, position: {x: 0.4}}
"""


@pytest.fixture(scope="module")
def view() -> MarketView:
    """The view of the full page."""
    found = page_of(FULL, "market").view
    assert isinstance(found, MarketView)
    return found


@pytest.mark.parametrize(
    ("letters", "corner"),
    [("SO", "SO"), ("OOS", "SO"), ("TW", "WT"), ("SWT", "ST"), ("SOT", "SO"), ("S", ""), ("OT", ""), ("", "")],
)
def test_a_move_stands_where_inside_meets_outside(letters: str, corner: str) -> None:
    assert corner_of(letters) == corner


def test_moves_stand_in_their_corners_and_a_competitors_swot_is_turned_round(view: MarketView) -> None:
    """A competitor's weakness is our opportunity, its strength our threat."""
    assert {c.kind: [m.card.title for m in c.moves] for c in view.moves} == {
        "SO": ["Sell the day"], "WO": ["Mend"], "ST": ["Guard"], "WT": [], "": ["Dream"],
    }  # fmt: skip
    sell = view.moves[0].moves[0]
    assert [(use.key, use.link.text, use.whose) for use in sell.uses] == [
        ("S1", "Quick", ""), ("O1", "Audits", ""), ("O", "Dear extras", "Acme"),
    ]  # fmt: skip


def test_moves_that_join_nothing_bring_no_matrix() -> None:
    moves = page_of("market: {moves: {one: One}}", "market").view.moves
    assert [(corner.kind, len(corner.moves)) for corner in moves] == [("", 1)]


def test_swot_items_have_keys_marks_and_answers(view: MarketView) -> None:
    strengths, weaknesses, opportunities, threats = view.swot
    assert [line.key for quadrant in view.swot for line in quadrant.lines] == ["S1", "S2", "W1", "O1", "T1"]
    assert [(m.label, m.text, m.width) for m in strengths.lines[0].marks] == [("Impact", "5", 100.0)]
    assert [(m.text, m.width) for m in opportunities.lines[0].marks] == [("medium", 60.0)]
    assert [link.text for link in weaknesses.lines[0].answers] == ["Mend", "Fix it"]
    assert [line.is_open for line in (*weaknesses.lines, *threats.lines)] == [False, True]


def test_what_was_dropped_answers_nothing(view: MarketView) -> None:
    assert view.swot[3].lines[0].answers == ()


def test_only_items_with_a_whole_position_are_charted(view: MarketView) -> None:
    assert view.chart is not None
    assert [(dot.text, dot.shape) for dot in view.chart.plot.dots] == [("S1", "circle")]
    assert [row.label for row in view.swot[3].lines[0].card.rows] == ["Position"]


def test_a_competitors_empty_pair_of_quadrants_is_left_out(view: MarketView) -> None:
    assert [quadrant.letter for quadrant in view.competitors[0].swot] == ["S", "W"]
    assert view.competitors[1].swot == ()


def test_the_map_shows_us_and_all_with_a_place(view: MarketView) -> None:
    assert view.map is not None
    assert [(dot.text, dot.x, dot.y) for dot in view.map.plot.dots] == [("Acme", 230.0, 247.0), ("Us", 379.8, 46.8)]
    assert view.map.head == ("Name", "Care", "Proof")
    assert [str(getattr(cell, "text", cell)) for row in view.map.table for cell in row] == [
        "Us", "0.85", "0.9", "Acme", "0.5", "0.25",
    ]  # fmt: skip


def test_many_competitors_are_numbered_on_the_map() -> None:
    many = "".join(f"\n    c{n}: {{title: Name {n}, position: {{x: 0.{n}, y: 0.5}}}}" for n in range(10, 26))
    found = page_of(f"market:\n  competitors:{many}\n", "market").view.map
    assert found is not None
    assert [dot.text for dot in found.plot.dots[:3]] == ["1", "2", "3"]
    assert found.head[0] == "No."


def test_prices_and_tiers(view: MarketView) -> None:
    offer = view.offers[0]
    assert offer.price is not None
    assert (offer.price.each, offer.price.per) == ("€27", "per tool")
    assert [(t.title, t.amounts, t.each, t.per) for t in offer.tiers] == [
        ("", "1–49", "€30", ""), ("", "50 and more", "€24", "per rack"), ("Large", "up to 9", "Custom", ""),
    ]  # fmt: skip


def test_a_price_without_currency_is_in_that_of_the_strategy() -> None:
    page = next(p for p in all_pages("market: {offers: {a: {price: 10}}}") if p.template == "market")
    assert page.view.offers[0].price.each == "10"


def test_sizes_in_one_unit_share_a_scale(view: MarketView) -> None:
    """9000 is the whole, 4500 half of it; 2000 to 3000 is 22.2 to 33.3 %; one amount of money has no scale."""
    assert view.sizes is not None
    plants, parks, money = view.sizes.rows
    assert plants.value is not None
    assert plants.addressable is not None
    assert parks.value is not None
    assert money.value is not None
    assert (plants.value.low, plants.value.high, plants.addressable.high) == (100.0, 100.0, 50.0)
    assert (parks.value.low, parks.value.high) == (22.2, 33.3)
    assert (money.value.text, money.value.high) == ("€5M", None)


def test_shares_are_shown_against_the_whole() -> None:
    found = page_of("market: {sizes: {a: {value: 30%}}}", "market").view.sizes
    assert found is not None
    assert found.rows[0].value.high == 30.0


def test_segments_of_one_name_are_told_apart(view: MarketView) -> None:
    assert [getattr(piece, "text", piece) for piece in view.propositions[0].for_] == ["All › Big"]


def test_obstacles_by_side(view: MarketView) -> None:
    assert [(side.label, [o.card.title for o in side.obstacles]) for side in view.sides] == [
        ("Outside", ["Long approval"]), ("Inside or outside", ["Bare obstacle"]),
    ]  # fmt: skip
    assert [side.label for side in page_of("market: {obstacles: {a: A}}", "market").view.sides] == [""]


def test_forces_in_steps_of_five(view: MarketView) -> None:
    assert [(force.rating, force.width) for force in view.forces] == [("3.5 of 5", 70.0), ("", None)]


def test_a_competitor_tells_where_it_meets_the_customer(view: MarketView) -> None:
    rows = {row.label: [getattr(p, "text", p) for p in row.pieces] for row in view.competitors[0].card.rows}
    assert rows["Stages"] == ["Compares"]
    assert rows["Value propositions"] == ["Ready for audits"]


def test_every_item_has_its_anchor_once() -> None:
    found = Counter(anchors(markdown_of(FULL, "market.md")))
    assert anchors_of(FULL, "market") <= set(found)
    assert [anchor for anchor, times in found.items() if times > 1] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_of_the_chapter_is_lost(language: str) -> None:
    shown = read_by_people(markdown_of(FULL, "market.md", language))
    for text in (
        "We swap first", "V1", "With exchange", "A certificate", "12 of 20", "Start early", "watching", "A guess",
        "More of them", "Not the tool", "Few", "Any tool", "60 branches", "branches", "papers", "papers count",
        "they are near", "Add it up for a year.", "Since 1990", "none", "full", "Talks with buyers", "Grow", "Fix it",
    ):  # fmt: skip
        assert text in shown, text


def test_no_chapter_no_page_and_no_part_no_heading() -> None:
    assert [p.uri for p in all_pages("market: {swot: {strengths: {}}}") if p.template == "market"] == []
    headings = [line for line in markdown_of("market: {needs: {a: A}}", "market.md").splitlines() if line[:1] == "#"]
    assert len(headings) == 2
