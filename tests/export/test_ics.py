"""Calendars: which dates, whose, and a text that calendars take."""

import re

import pytest
from hypothesis import HealthCheck, given, settings

from export.plans import AS_OF, dumped, plan
from groundplan.export.agenda import NoOwner, agenda_of
from groundplan.export.icalendar import as_ics
from groundplan.plan import Plan, plan_of
from groundplan.words import words
from hostile import hostile_strategy
from inline import parsed
from made import strategies

TEXT = """\
strategy: {title: T, organization: Us, owner: head, review_by: 2026-12-15, period: {start: 2026-01-01}}
team: {head: Head of sales, ae: {title: Account executives, review_by: 2027-01-01}}
goals:
  grow: {title: "Grow; fast, and\\\\or \\"big\\"", owner: head, target: {value: +30%, by: 2026-12-31}}
  old: {status: done, target: {value: 1, by: 2026-06-30}}
actions:
  call: {title: Call, owner: [ae, Ann], due: 2026-11-30, done_when: All have been called}
  gone: {owner: ae, due: 2026-11-30, status: dropped}
  words: {owner: ae, due: soon}
  later: {owner: ae, due: 2026-Q4+}
  quarter: {title: 季度, owner: ae, due: 2027-Q1}
decisions:
  tool: {title: Which tool, status: open, by: head, date: 2026-12-01}
  taken: {date: 2026-10-01}
"""


def told(made: Plan, owner: str = "") -> list[tuple[str, str, str]]:
    return [(each.day.isoformat(), each.kind, each.entry.path) for each in agenda_of(made, owner)]


def ics(made: Plan, language: str = "en") -> list[str]:
    """The lines of the calendar, unfolded."""
    written = as_ics(made, agenda_of(made), words(language))
    return written.replace("\r\n ", "").split("\r\n")


def test_what_is_open_and_has_a_day_is_there_by_day() -> None:
    assert told(plan(TEXT)) == [
        ("2026-11-30", "action", "actions.call"),
        ("2026-12-01", "decision", "decisions.tool"),
        ("2026-12-15", "review", "strategy"),
        ("2026-12-31", "goal", "goals.grow"),
        ("2027-01-01", "review", "team.ae"),
        ("2027-03-31", "action", "actions.quarter"),
    ]


@pytest.mark.parametrize(
    ("owner", "paths"),
    [
        ("ae", ["actions.call", "actions.quarter"]),
        ("team.ae", ["actions.call", "actions.quarter"]),
        (" ann ", ["actions.call"]),
        ("head", ["decisions.tool", "strategy", "goals.grow", "team.ae"]),
    ],
)
def test_a_calendar_of_ones_own(owner: str, paths: list[str]) -> None:
    """A role by its id or path, plain words as they stand; what nobody owns falls to whoever has the strategy."""
    assert [path for _, _, path in told(plan(TEXT), owner)] == paths


def test_nobody_of_that_name() -> None:
    with pytest.raises(NoOwner) as refused:
        agenda_of(plan(TEXT), "heads")
    assert refused.value.near == "head"


def test_the_text_of_a_calendar() -> None:
    lines = ics(plan(TEXT))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    first = lines.index("BEGIN:VEVENT")
    assert lines[first + 2 : first + 8] == [
        "DTSTAMP:20261123T000000Z",
        "DTSTART;VALUE=DATE:20261130",
        "SUMMARY:Due: Call",
        "DESCRIPTION:Owner: Account executives\\, Ann\\nDone when: All have been called",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]
    assert 'SUMMARY:Goal: Grow\\; fast\\, and\\\\or "big"' in lines
    assert "SUMMARY:到期：季度" in ics(plan(TEXT), "zh")


def test_names_stay_when_dates_and_titles_move() -> None:
    def names(text: str) -> list[str]:
        return [line for line in ics(plan(text)) if line.startswith("UID:")]

    moved = TEXT.replace("due: 2026-11-30, done", "due: 2027-11-30, done").replace("title: Call", "title: Ring")
    assert sorted(names(moved)) == sorted(names(TEXT))
    assert set(names(TEXT.replace("organization: Us", "organization: Them"))).isdisjoint(names(TEXT))
    assert len(set(names(TEXT))) == len(names(TEXT)) == 6


def test_nothing_to_do_is_an_empty_calendar() -> None:
    assert [line for line in ics(plan("strategy: {title: 策略}")) if "EVENT" in line] == []
    assert "X-WR-CALNAME:策略" in ics(plan("strategy: {title: 策略}"))


def _holds_together(made: Plan) -> None:
    written = as_ics(made, agenda_of(made), words("en"))
    assert written == as_ics(made, agenda_of(made), words("en"))
    assert not re.search("(?<!\r)\n|\r(?!\n)", written)
    lines = written.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = written.replace("\r\n ", "").split("\r\n")[:-1]
    assert [line for line in unfolded if not re.match(r"[A-Z][A-Z-]*[;:]", line)] == []
    assert sum(line == "BEGIN:VEVENT" for line in unfolded) == len(agenda_of(made))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", written)


def test_a_hostile_strategy_stays_in_its_lines() -> None:
    action = {"title": ATTACK, "due": "2026-12-01", "note": ATTACK}
    made = plan(dumped(hostile_strategy().data | {"actions": {"a": action}}))
    assert len(agenda_of(made)) > 0
    _holds_together(made)
    assert sum(line.startswith("ATTENDEE") for line in ics(made)) == 0


ATTACK = "x\r\nATTENDEE:mailto:all@example.com\r\nEND:VEVENT\\nBEGIN:VALARM;,\u2028" + "长" * 400


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies())
def test_any_strategy_makes_a_calendar(text: str) -> None:
    _holds_together(plan_of(parsed(text), AS_OF))
