"""The page `trace`: what answers what, and what each action is for."""

import html

from groundplan.pages.trace import TraceView
from pages.helpers import all_pages, anchors, markdown_of, page_of, read_by_people

TEXT = """
goals: {grow: {title: Grow}, sell: {title: Sell more, supports: [grow]}, rest: {title: Rest}, gone: {status: dropped}}
market:
  swot: {weaknesses: {slow: {title: Slow}}, threats: {rival: {title: A rival}}}
  moves: {faster: {title: Be faster, uses: [slow]}, vague: {title: Vague}}
personas:
  buyer: {title: Buyer, objections: {dear: {title: Too dear, answer: Not over a year}, late: {title: Too late}}}
actions:
  hire: {title: Hire, serves: [sell], addresses: [late]}
  ads: {title: Place ads, part_of: hire}
  idle: {title: Idle}
  old: {title: Old, status: dropped, addresses: [rival]}
"""


def trace(text: str = TEXT) -> TraceView:
    view = page_of(text, "trace").view
    assert isinstance(view, TraceView)
    return view


def test_open_ones_come_first_and_by_kind() -> None:
    kinds = {kind.anchor: kind for kind in trace().kinds}
    assert list(kinds) == [":goal", ":threat", ":weakness", ":objection"]
    goals = kinds[":goal"]
    assert (goals.bar.answered.text, goals.bar.all.text, goals.bar.width) == ("2", "3", 66.7)
    assert [line.link.text for line in goals.open] == ["Rest"]
    assert [(line.link.text, [by.text for by in line.by]) for line in goals.answered] == [
        ("Grow", ["Sell more"]),
        ("Sell more", ["Hire"]),
    ]
    assert [line.link.text for line in kinds[":threat"].open] == ["A rival"]


def test_an_answer_in_words_is_one() -> None:
    (objections,) = (kind for kind in trace().kinds if kind.anchor == ":objection")
    assert [(line.link.text, line.where, line.in_words) for line in objections.answered] == [
        ("Too dear", "Buyer", "answered in words"),
        ("Too late", "Buyer", ""),
    ]
    assert objections.open == ()
    assert objections.answered[0].link.href == "../personas/buyer/#buyer.objections.dear"


def test_what_is_for_nothing_comes_first() -> None:
    """What is part of something is for the same; what was dropped is not asked."""
    actions, moves = trace().purposes
    assert [each.link.text for each in actions.idle] == ["Idle"]
    assert [each.link.text for each in actions.others] == ["Hire", "Place ads"]
    assert [link.text for link in actions.others[0].serves] == ["Sell more"]
    assert [link.text for link in actions.others[0].answers] == ["Too late"]
    assert [each.link.text for each in moves.idle] == ["Vague"]
    assert [link.text for link in moves.others[0].answers] == ["Slow"]
    assert actions.summary == "1 for nothing yet"


def test_actions_that_are_part_of_each_other_end() -> None:
    (actions,) = trace("actions: {a: {part_of: b}, b: {part_of: a}}").purposes
    assert len(actions.idle) == 2


def test_many_are_told_by_the_open_ones() -> None:
    """Above 500 of a kind every open one is still there, and the answered ones are counted."""
    needs = "".join(f"    n{n}: {{title: Need {n}{', answer: yes' if n % 2 else ''}}}\n" for n in range(502))
    (kind,) = trace(f"market:\n  needs:\n{needs}").kinds
    assert (len(kind.open), kind.answered) == (251, ())
    assert kind.more.startswith("251 more are answered")


def test_what_is_answered_waits_for_a_click_and_says_how_many_there_are() -> None:
    kinds = {kind.anchor: kind for kind in trace().kinds}
    assert (kinds[":goal"].label, kinds[":objection"].label) == ("2 answered", "2 answered")
    actions, moves = trace().purposes
    assert (actions.label, moves.label) == ("What the others are for (2)", "What the others are for (1)")
    page = markdown_of(TEXT, "trace.md")
    assert page.count('<details class="gp-trace-more" data-search-exclude><summary>') == 5


def test_no_page_without_anything_to_trace() -> None:
    assert "trace.md" not in [page.uri for page in all_pages("team: {ae: }")]


def test_the_page() -> None:
    page = markdown_of(TEXT, "trace.md")
    assert [anchor for anchor in anchors(page) if anchor.startswith(":")] == [
        ":trace", ":goal", ":threat", ":weakness", ":objection", ":actions", ":moves",
    ]  # fmt: skip
    assert 'data-figure="coverage.goal.answered"' in html.unescape(page)
    read = read_by_people(page)
    assert "no answer yet" in read
    assert "What each action is for" in read
    assert "<script" not in page
