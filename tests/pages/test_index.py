"""The first page: what comes first, what fits, and that nothing of the head is lost; the day is 2026-11-23, in Q4."""

from typing import Any

import pytest

from pages.helpers import anchors, markdown_of, page_of, read_by_people

HEAD = """
strategy:
  title: Our plan
  organization: Example
  version: "2026.10"
  status: approved
  approved: {by: boss, date: 2025-12-18, digest: abc123}
  language: en
  currency: EUR
  period: {start: 2026-01-01, end: 2026-12-31}
  fiscal_year: {starts: 2, named_for: start}
  owner: [boss, somebody else]
  review_by: 2026-12-15
  vision: A **bold** vision
  summary: In short
  note: A note
  not_doing: {calls: {title: No cold calls, until: 2026-Q4}}
  profile: startup
  checks: {ignore: {"GOA107 grow": we know, MKT203: later}, severity: {GOA101: off}}
  audiences: [team, leaders]
  default_audience: team
  absent: {journeys: kept elsewhere}
  events: {2020-01: Founded, 2023: Moved}
  private: {leaders: ["team.*.quota", "goals.grow.target"]}
  repository: {url: https://git.example.com/x, branch: trunk}
  facts: {Place: Ghent}
  tags: [one]
  evidence: [books]
  as_of: 2026-10-01
team: {boss: {title: The boss}}
goals: {grow: {title: Grow, target: 5}}
evidence: {books: {title: Books}}
"""


def view(text: str) -> Any:
    return page_of(text, "index").view


def test_a_title_is_enough() -> None:
    page = page_of("", "index")
    assert (page.title, page.anchor, page.wide) == ("T", "strategy", True)
    assert page.view.is_empty
    markdown = markdown_of("", "index.md")
    assert "<h2" not in markdown
    assert "<details" not in markdown
    assert "draft" in markdown


def test_nothing_of_the_head_is_lost() -> None:
    shown = read_by_people(markdown_of(HEAD, "index.md"))
    said = (
        *("Our plan", "Example", "2026.10", "approved", "The boss", "18 Dec 2025", "abc123", "English", "EUR"),
        *("1 Jan 2026 to 31 Dec 2026", "somebody else", "15 Dec 2026", "In short", "A note", "No cold calls"),
        *("until Q4 2026", "startup", "GOA107 · Grow", "we know", "MKT203", "later", "GOA101", "off", "leaders"),
        *("Journeys", "kept elsewhere", "Jan 2020", "Founded", "2023", "Moved", "Team · Quota", "Grow · Target"),
        *("https://git.example.com/x", "trunk", "Ghent", "one", "Books", "1 Oct 2026", "Starts in month"),
    )
    assert [each for each in said if each not in shown] == []
    assert "<strong>bold</strong>" in markdown_of(HEAD, "index.md")


def test_the_strategy_has_its_anchor_once() -> None:
    assert anchors(markdown_of(HEAD, "index.md")).count("strategy") == 1


@pytest.mark.parametrize(("status", "tone"), [("draft", "warn"), ("approved", "good"), ("retired", "bad")])
def test_status_is_a_clear_mark(status: str, tone: str) -> None:
    assert view(f"strategy: {{title: T, status: {status}}}").head.status.tone == tone


@pytest.mark.parametrize(
    ("period", "said"), [("{start: 2026-01}", "from Jan 2026"), ("{end: 2026-12-31}", "until 31 Dec 2026")]
)
def test_half_a_period(period: str, said: str) -> None:
    assert view(f"strategy: {{title: T, period: {period}}}").head.facts[0].pieces == (said,)


def test_headline_goals_support_no_other() -> None:
    goals = "goals: {a: {status: dropped}, b: {}, c: {supports: [b]}}"
    assert [tile.link.text for tile in view(goals).goals.lines] == ["b"]
    circle = "goals: {b: {supports: [c]}, c: {supports: [b]}}"
    assert [tile.link.text for tile in view(circle).goals.lines] == ["b", "c"]


def test_a_tile_says_what_is_stated() -> None:
    """The latest check-in is the last one up to the day, whatever the order; a milestone shows its day in large."""
    text = """
metrics: {sales: {unit: EUR}}
goals:
  grow: {metric: sales, baseline: 10M, target: {value: 13M, by: 2026-12-31, per: [month]},
    check_ins: {2026-09-30: 9M, 2026-06-30: 5M, 2026-12-01: 12M}}
  live: {target: {by: 2026-05}}
"""
    grow, live = view(text).goals.lines
    assert (grow.aim, grow.terms) == ("€13M", "per month · from €10M · by 31 Dec 2026")
    assert grow.latest == "€9M on 30 Sep 2026"
    assert (live.aim, live.terms, live.latest) == ("May 2026", "", "")


def test_a_block_says_how_many_have_no_room() -> None:
    text = "goals: {" + ", ".join(f"g{n}: " for n in range(9)) + "}"
    goals = view(text).goals
    assert len(goals.lines) == 6
    assert (goals.more.text, goals.more.href, goals.heading.href) == ("3 more", "goals/", "goals/")


def test_swot_shows_the_weightiest_first() -> None:
    text = """
market: {swot: {strengths: {a: {impact: low}, b: {impact: 5}, c: , d: , e: , f: }}}
"""
    (quadrant,) = view(text).swot.lines
    assert [link.text for link in quadrant.links] == ["b", "a", "c", "d", "e"]
    assert (quadrant.label, quadrant.more) == ("Strengths", "1 more")


def test_segments_in_focus_else_the_ways_to_cut_the_market() -> None:
    text = "segments: {size: {children: {large: {priority: focus, size: 300 plants}, small: }}}"
    assert [(line.link.text, line.text) for line in view(text).segments.lines] == [("large", "300 plants")]
    assert [line.link.text for line in view("segments: {size: {children: {large: }}}").segments.lines] == ["size"]


def test_lows_are_the_worst_stages_with_what_stops_people_there() -> None:
    text = """
journeys: {buy: {stages: {
  a: {feeling: 1}, b: {feeling: -1, blockers: {x: }, dislikes: {y: }}, c: {feeling: -2, dislikes: {z: }}, d: }}}
"""
    lines = view(text).lows.lines
    assert [(line.link.text, line.feeling.text) for line in lines] == [("c", "−2"), ("b", "−1")]
    assert [[reason.text for reason in line.reasons] for line in lines] == [["z"], ["x"]]
    assert lines[0].journey == ""
    fine = "journeys: {buy: {stages: {a: {feeling: 1}, b: {feeling: 2}}}}"
    assert [line.link.text for line in view(fine).lows.lines] == ["a"]


ACTIONS = """
actions:
  settled-before: {status: done, due: 2026-09-30}
  settled-now: {status: done, due: 2026-10-02}
  dropped: {status: dropped, due: 2026-12-01}
  late: {due: 2026-03-01}
  due: {due: 2026-12-31}
  next: {due: 2027-01-01}
  running: {start: 2026-01-01, due: 2027-06-30}
  begun-later: {start: 2027-01-01, due: 2027-06-30}
  doing: {status: doing}
  undated: {}
"""


def test_the_actions_of_the_quarter() -> None:
    """Late, due from October to December, or under way; by due date, settled ones last."""
    actions = view(ACTIONS).actions
    assert actions.heading.text == "What we do now · Q4 2026"
    assert [line.link.text for line in actions.lines] == ["late", "due", "running", "doing", "settled-now"]


def test_the_quarter_of_the_company() -> None:
    """The year starts in February and is named for its end: November 2026 is in the fourth quarter of FY27."""
    text = "strategy: {title: T, fiscal_year: {starts: 2, named_for: end}}\nactions: {a: {due: 2027-01-31}}"
    actions = view(text).actions
    assert actions.heading.text == "What we do now · Q4 FY27"
    assert len(actions.lines) == 1


def test_only_the_last_events_are_shown_in_large_and_all_below() -> None:
    events = ", ".join(f"20{year}: e{year}" for year in range(10, 20))
    found = view(f"strategy: {{title: T, events: {{{events}}}}}")
    assert [event.text for event in found.events] == ["e14", "e15", "e16", "e17", "e18", "e19"]
    assert [len(row.pairs) for row in found.rest] == [10]


def test_the_size_of_type_follows_the_text() -> None:
    """A Chinese character takes the room of two letters."""
    assert [view(f"strategy: {{title: T, summary: {'x' * n}}}").size for n in (10, 5000, 7000, 8000)] == [0, 1, 2, 3]
    assert view(f"strategy: {{title: T, summary: {'字' * 2500}}}").size == 1
