"""The rules of the chapter `market`, our own SWOT and moves included."""

import pytest

from checks.reviewed import found, messages

PROPOSITION = "  value_propositions: {fast: {title: Fast, because: 96% on time}}\n"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("market: {needs: {a: {answer: yes}}}\n", [(1, 1, "MKT201")]),
        # A chapter that is not there is asked for once, where the file begins.
        ("groundplan: 1\npersonas: {buyer: {title: Buyer}}\n", [(1, 1, "MKT201")]),
        ("pipelines: {direct: {title: Direct}}\n", [(1, 1, "MKT201")]),
        ("goals: {sales: {title: Sell more}}\n", []),
        (f"market:\n{PROPOSITION}", []),
        ("strategy: {title: T, absent: {market: kept elsewhere}}\npersonas: {buyer: {title: Buyer}}\n", []),
    ],
)
def test_a_value_proposition_is_wanted_where_somebody_sells(text: str, at: list[tuple[int, int, str]]) -> None:
    assert found(text, "MKT201") == at


def test_boxes_of_the_swot_hold_one_to_five() -> None:
    text = """\
market:
  swot:
    strengths: [a, b, c, d, e]
    weaknesses:
      {a: , b: , c: , d: , e: , f: }
"""
    assert found(text, "MKT202") == [(2, 3, "MKT202"), (2, 3, "MKT202"), (4, 5, "MKT202")]
    assert messages(text, "MKT202") == [
        "Opportunities: 0 items in this box, one to five are best",
        "Threats: 0 items in this box, one to five are best",
        "Weaknesses: 6 items in this box, one to five are best",
    ]
    assert "劣势：有 6 条，一到五条最合适" in messages(f"strategy: {{title: T, language: zh}}\n{text}", "MKT202", "zh")
    assert found("market: {competitors: {x: {swot: {strengths: [a]}}}}\n", "MKT202") == []


def test_each_item_of_the_swot_rests_on_evidence() -> None:
    text = """\
market:
  swot:
    strengths: {lab: {title: Lab, evidence: [survey]}, loyal: Loyal}
    threats: {prices: Prices}
evidence: {survey: {title: Survey}}
"""
    assert found(text, "MKT203") == [(3, 56, "MKT203"), (4, 15, "MKT203")]


def test_a_swot_without_any_evidence_is_told_once() -> None:
    text = "market:\n  swot:\n    strengths: [a, b]\n    threats: [c]\n"
    assert found(text, "MKT203") == [(2, 3, "MKT203")]
    assert messages(text, "MKT203") == ["Each entry of the SWOT: no evidence is named"]
    assert found(f"strategy: {{title: T, absent: {{evidence: elsewhere}}}}\n{text}", "MKT203") == []
    assert found(f"strategy: {{title: T, profile: startup}}\n{text}", "MKT203") == []


def test_weaknesses_and_threats_want_a_move_an_action_or_a_decision() -> None:
    text = """\
market:
  swot:
    strengths: {lab: Lab}
    weaknesses: {slow: Slow, far: Far away, few: Few references}
    threats:
      prices: Prices fall
      copies: Copies
  moves: {start: {uses: [lab, prices]}}
actions:
  pool: {addresses: [slow]}
  study: {status: dropped, addresses: [copies]}
decisions: {stay: {title: No second depot, affects: [far]}}
"""
    assert found(text, "MKT204") == [(4, 45, "MKT204"), (7, 7, "MKT204")]
    assert messages(text, "MKT204")[1] == "Copies: no move uses it, and no action addresses it"
    assert found(f"strategy: {{title: T, absent: {{actions: elsewhere}}}}\n{text.split('actions')[0]}", "MKT204") == []


def test_competitors_have_a_swot() -> None:
    text = """\
market:
  competitors:
    samplefix: {title: Samplefix, swot: {weaknesses: [Dear]}}
    makers: {title: Tool makers, kind: group}
    sheet: {title: A spreadsheet, kind: substitute}
    nothing: {title: Stay as it is, kind: status_quo}
"""
    assert found(text, "MKT205") == [(4, 5, "MKT205")]


def test_competitors_without_any_swot_are_told_once() -> None:
    text = "market:\n  competitors: [A, B, C]\n"
    assert found(text, "MKT205") == [(2, 3, "MKT205")]
    assert messages(text, "MKT205") == ["Each competitor: no SWOT"]
    assert found(text.replace(", C", ""), "MKT205") == [(2, 17, "MKT205"), (2, 20, "MKT205")]


def test_a_swot_leads_to_moves() -> None:
    assert found("market:\n  swot: {strengths: [a]}\n", "MKT206") == [(2, 3, "MKT206")]
    assert found("market:\n  swot: {strengths: [a]}\n  moves: {m: {uses: [a]}}\n", "MKT206") == []
    assert found("market:\n  competitors: {x: {swot: {strengths: [a]}}}\n", "MKT206") == []


def test_needs_are_met() -> None:
    text = """\
market:
  offers: {small-box: {for: [small]}}
  needs:
    records: {title: Records}
    price: {segments: [small]}
    speed: {answer: We come the next day.}
    quiet: {}
segments: {by-size: {children: {small: {}}}}
actions: {silence: {addresses: [quiet]}}
"""
    assert found(text, "MKT207") == [(4, 5, "MKT207")]
    assert messages(text, "MKT207") == ["Records: nothing says how we meet it"]


def test_obstacles_are_answered() -> None:
    text = """\
market:
  obstacles:
    rules: {title: New rules, status: watching}
    budgets: {answer: Show what an audit costs.}
    crm: {status: Closed}
    licence: {status: 已解决}
    typing: {}
actions: {reminders: {addresses: [typing]}}
"""
    assert found(text, "MKT208") == [(3, 5, "MKT208")]
    assert messages(text, "MKT208") == ["New rules: nothing says what we do about it"]


def test_strengths_and_opportunities_are_used() -> None:
    text = """\
market:
  swot:
    strengths: {lab: Lab, loyal: Loyal}
    opportunities: {audits: Audits, rail: Rail}
  moves: {sell: {uses: [lab, audits]}}
actions: {approval: {addresses: [rail]}}
"""
    assert found(text, "MKT209") == [(3, 27, "MKT209")]
    # Without any move that alone is what has to be said.
    assert found(text.replace("moves: {sell: {uses: [lab, audits]}}", "sizes: {}"), "MKT209") == []


def test_sellers_know_what_to_say_about_competitors_that_are_met() -> None:
    text = """\
market:
  value_propositions: {fast: {title: Fast, unlike: [makers]}}
  competitors:
    makers: {title: Makers}
    labs: {title: Labs}
    samplefix: {lose_because: [Same day], answer: Ask about certificates.}
    far: {title: Far away}
journeys: {buying: {stages: {compare: {competitors: {labs: Call after the audit}}}}}
"""
    assert found(text, "MKT210") == [(4, 5, "MKT210"), (5, 5, "MKT210")]


def test_moves_join_inside_and_outside() -> None:
    text = """\
market:
  swot:
    strengths: {lab: Lab, loyal: Loyal}
    opportunities: {audits: Audits}
  competitors: {labs: {title: Labs, swot: {weaknesses: {queue: Queue}}}}
  moves:
    sell: {uses: [lab, audits]}
    beat: {uses: [lab, queue]}
    praise: {uses: [lab, loyal]}
    hope: {uses: [audits, queue]}
    none: {title: Do something}
"""
    assert found(text, "MKT211") == [(9, 14, "MKT211"), (10, 12, "MKT211"), (11, 5, "MKT211")]
    assert found("market:\n  moves: {m: {title: Begin}}\n", "MKT211") == []


def test_value_propositions_say_why_they_are_true() -> None:
    text = """\
market:
  value_propositions:
    fast: {title: Fast}
    ready: {because: 96% are on time}
    loved: {evidence: [survey]}
evidence: {survey: {title: Survey}}
"""
    assert found(text, "MKT212") == [(3, 5, "MKT212")]
