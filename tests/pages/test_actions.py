"""The page of actions: families, lines, shelves, and that nothing is lost; the day is 2026-11-23, a Monday in Q4."""

from typing import Any

from pages.helpers import all_pages, anchors, anchors_of, markdown_of, page_of, read_by_people

ACTIONS = """
team: {sales: {title: Sales}, marketing: {title: Marketing}}
goals: {grow: {title: Grow}, keep: {title: Keep}}
actions:
  late: {title: Offers, owner: sales, due: 2026-10-30, status: doing, serves: [keep], progress: 70%, kind: content}
  today: {title: Today, owner: sales, due: 2026-11-23, serves: [grow, keep]}
  done: {title: Cleaned, owner: [marketing, sales], due: 2026-02-27, status: done, result: Fewer records}
  quarter: {title: Quarter, contributors: [sales], due: 2026-Q4+, status: idea, after: [done]}
  whole: {title: Whole, start: 2026-01-01, owner: somebody else, serves: [grow]}
  part: {title: Part, part_of: whole, priority: high}
  piece: {title: Piece, part_of: part, due: soon}
"""


def view(text: str = ACTIONS) -> Any:
    return page_of(text, "actions").view


def test_no_page_without_actions_and_referrals() -> None:
    assert "actions.md" not in {page.uri for page in all_pages("goals: {g: }")}


def test_parts_stand_below_their_whole_at_deeper_levels() -> None:
    told = [(each.card.title, each.level) for each in view().actions]
    assert told[-3:] == [("Whole", 3), ("Part", 4), ("Piece", 5)]


def test_a_circle_of_parts_shows_each_once() -> None:
    told = view("actions: {a: {part_of: b}, b: {part_of: c}, c: {part_of: b}}").actions
    assert [(each.card.title, each.level) for each in told] == [("a", 3), ("b", 3), ("c", 4)]


def test_late_is_what_was_due_before_today_and_is_not_settled() -> None:
    """Due today is not late, nor what is done, nor what goes on from a quarter that has begun."""
    marks = {each.card.title: [badge.text for badge in each.card.badges] for each in view().actions}
    assert marks["Offers"] == ["in progress", "late", "content"]
    assert not any("late" in each for title, each in marks.items() if title != "Offers")


def test_the_board_has_the_statuses_that_occur() -> None:
    columns = view().board
    assert [(each.title, each.count) for each in columns] == [
        ("idea", 1), ("planned", 4), ("in progress", 1), ("done", 1),
    ]  # fmt: skip
    assert [line.link.text for line in columns[1].lines] == ["Today", "Whole", "Part", "Piece"]


def test_a_long_column_is_cut_off() -> None:
    text = "actions:\n" + "".join(f"  a{n}: {{due: 2026-12-{n + 1:02}}}\n" for n in range(20))
    column = view(text).board[0]
    assert (len(column.lines), len(column.more), column.more_label) == (12, 8, "8 more")


def test_owners_in_the_order_of_the_team_then_words_then_nobody() -> None:
    shelves = view().owners
    assert [each.title for each in shelves] == ["Sales", "Marketing", "somebody else", "Nobody yet"]
    assert [line.link.text for line in shelves[0].lines] == ["Offers", "Today", "Quarter", "Cleaned"]
    assert [mark.text for mark in shelves[0].lines[2].marks] == ["helps"]
    assert shelves[0].summary == "1 late · 3 open · 1 settled"


def test_goals_in_their_order_then_what_serves_none() -> None:
    shelves = view().goals
    assert [(each.title, each.count) for each in shelves] == [("Grow", 2), ("Keep", 2), ("For no goal", 4)]


def test_due_words_stand_as_they_are() -> None:
    due = {line.link.text: line.due for column in view().board for line in column.lines}
    assert due["Piece"] == "soon"
    assert due["Quarter"] == "from Q4 2026"
    assert due["Offers"] == "by 30 Oct 2026"


def test_relations_both_ways() -> None:
    rows = {each.card.title: {row.label: row for row in each.card.rows} for each in view().actions}
    assert [link.text for link in rows["Whole"]["Parts"].pieces] == ["Part"]
    assert [link.href for link in rows["Cleaned"]["Needed for"].pieces] == ["#quarter"]


def test_lanes_follow_the_goals_and_parts_their_whole() -> None:
    """A part without a date is beside the timeline, as are words."""
    chart = view().chart
    assert [(lane.title if isinstance(lane.title, str) else lane.title.text) for lane in chart.lanes] == [
        "Grow", "Keep", "For no goal",
    ]  # fmt: skip
    assert [row.link.text for row in chart.lanes[0].rows] == ["Today", "Whole"]
    assert [(each.link.text, each.said) for each in chart.undated] == [("Part", "planned"), ("Piece", "soon")]


def test_no_timeline_without_a_date_and_no_lane_titles_without_goals() -> None:
    assert view("actions: {a: {due: soon}}").chart is None
    assert "## When" not in markdown_of("actions: {a: {due: soon}}", "actions.md")
    assert [lane.title for lane in view("actions: {a: {due: 2026-12}}").chart.lanes] == [""]


def test_referrals_say_what_to_say() -> None:
    text = """
referrals:
  happy: {title: After the audit, wording: "Who else?", moment: A week later, target: 60 names, reward: A month}
"""
    found = view(text)
    assert found.referrals[0].wording == "Who else?"
    markdown = markdown_of(text, "actions.md")
    shown = read_by_people(markdown)
    for said in ("After the audit", "Who else?", "A week later", "60 names", "A month"):
        assert shown.count(said) == 1
    assert "## Action by action" not in markdown


def test_every_item_once_and_nothing_lost() -> None:
    markdown = markdown_of(ACTIONS, "actions.md")
    found = anchors(markdown)
    for anchor in anchors_of(ACTIONS, "actions"):
        assert found.count(anchor) == 1
    shown = read_by_people(markdown)
    for said in ("70%", "Fewer records", "content", "high priority", "somebody else"):
        assert said in shown


def test_who_has_how_much_to_do() -> None:
    """Open actions only, most of them first: two of sales, one of them late; of the bar of 100, half is late."""
    loads = view(ACTIONS.replace("title: Whole,", "title: Whole, status: blocked,")).loads
    told = [(getattr(row.owner, "text", row.owner), row.open, row.late, row.blocked, row.width) for row in loads]
    assert told[0] == ("Nobody yet", 3, 0, 0, 100.0)
    assert told[1] == ("Sales", 2, 1, 0, 66.7)
    assert told[2] == ("somebody else", 1, 0, 1, 33.3)
    assert loads[1].late_width == 33.3


def test_one_owner_has_no_load_to_compare() -> None:
    assert view("actions: {a: {owner: me}, b: {owner: me}}").loads == ()


def test_what_an_open_action_waits_for() -> None:
    """What is done is not waited for, and what is done itself waits for nothing."""
    text = "actions: {a: {}, b: {status: done}, c: {after: [a, b]}, d: {after: [a], status: dropped}}"
    told = {each.card.title: each.card.rows for each in view(text).actions}
    waiting = {
        name: [piece.text for row in rows if row.label == "Still waiting for" for piece in row.pieces]
        for name, rows in told.items()
    }
    assert waiting == {"a": [], "b": [], "c": ["a"], "d": []}
    lines = {line.link.text: [link.text for link in line.waits] for column in view(text).board for line in column.lines}
    assert lines == {"a": [], "b": [], "c": ["a"], "d": []}
