"""The geometry of the timeline, with percentages worked by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundplan.pages.timeline import Bar, Window, axis_of, bar_of, window_of
from groundplan.plan import Plan, plan_of
from inline import parsed

YEAR = Window(date(2026, 1, 1), date(2026, 12, 31))
days = st.dates(date(1900, 1, 1), date(2200, 1, 1))


def plan(period: str = "") -> Plan:
    found = parsed(f"strategy: {{title: T{period and f', period: {period}'}}}")
    return plan_of(found, date(2026, 11, 23))


IN_2026 = "{start: 2026-01-01, end: 2026-12-31}"


def test_a_year_has_365_days() -> None:
    """1 January begins at 0, 15 March after 31 + 28 + 14 = 73 days at 20 %, the year ends at 100."""
    assert YEAR.at(date(2026, 1, 1)) == 0
    assert YEAR.at(date(2026, 3, 15)) == 20
    assert YEAR.after(date(2026, 12, 31)) == 100


def test_a_bar_takes_both_its_days() -> None:
    """15 March to 26 May are 73 days: from 20 % to 40 %."""
    assert bar_of(YEAR, date(2026, 3, 15), date(2026, 5, 26)) == Bar(20.0, 20.0, False, "after")


def test_only_an_end_is_a_milestone_at_its_end() -> None:
    assert bar_of(YEAR, None, date(2026, 3, 14)) == Bar(20.0, 0.0, True, "after")
    assert bar_of(YEAR, date(2026, 6, 1), date(2026, 3, 14)) == Bar(20.0, 0.0, True, "after")


def test_only_a_start_goes_on_beyond_the_edge() -> None:
    assert bar_of(YEAR, date(2026, 3, 15), None) == Bar(20.0, 80.0, False, "inside", cut_right=True)


def test_no_date_no_bar() -> None:
    assert bar_of(YEAR, None, None) is None


def test_what_lies_outside_is_cut_off_at_the_edge() -> None:
    assert bar_of(YEAR, date(2025, 1, 1), date(2025, 2, 1)) == Bar(0.0, 0.0, False, "after", cut_left=True)
    bar = bar_of(YEAR, date(2027, 1, 1), date(2027, 2, 1))
    assert bar == Bar(100.0, 0.0, False, "before", cut_right=True)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-01-01", "2026-12-31", "inside"),
        ("2026-01-01", "2026-01-31", "after"),
        ("2026-12-01", "2026-12-31", "before"),
    ],
)
def test_words_stand_where_there_is_room(start: str, end: str, words: str) -> None:
    bar = bar_of(YEAR, date.fromisoformat(start), date.fromisoformat(end))
    assert bar is not None
    assert bar.words == words


def test_the_window_is_the_period_and_what_lies_near_it() -> None:
    window = window_of(plan(IN_2026), [(date(2026, 3, 1), date(2027, 3, 31))])
    assert window == Window(date(2026, 1, 1), date(2027, 3, 31))


def test_a_slip_does_not_press_the_rest_into_a_corner() -> None:
    """A year beside the period at most: 2062 for 2026 is cut off at the end of 2027, in quarters."""
    window = window_of(plan(IN_2026), [(date(2026, 3, 1), date(2062, 3, 31))])
    assert window == Window(date(2026, 1, 1), date(2027, 12, 31))


def test_without_a_period_the_dates_are_the_window() -> None:
    window = window_of(plan(), [(date(2026, 3, 10), None), (None, date(2026, 5, 2))])
    assert window == Window(date(2026, 3, 1), date(2026, 5, 31))
    assert window_of(plan(), [(None, None)]) is None


def test_marks_are_months_then_quarters_then_years() -> None:
    as_of = date(2026, 7, 2)
    axis = axis_of(YEAR, as_of, "en")
    assert [mark.label for mark in axis.years] == ["2026"]
    assert [mark.label for mark in axis.marks[:2]] == ["Jan", "Feb"]
    assert axis.marks[1].left == pytest.approx(31 / 365 * 100, abs=0.01)
    assert axis.today == pytest.approx(182 / 365 * 100, abs=0.01)
    two = axis_of(Window(date(2026, 1, 1), date(2027, 12, 31)), as_of, "zh")
    assert [mark.label for mark in two.marks[:2]] == ["1季度", "2季度"]
    thirty = axis_of(Window(date(2000, 1, 1), date(2029, 12, 31)), as_of, "en")
    assert [mark.label for mark in thirty.years[:2]] == ["2000", "2002"]
    assert thirty.marks == ()


def test_no_today_outside_the_window() -> None:
    assert axis_of(YEAR, date(2027, 1, 1), "en").today is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.none() | days, st.none() | days), min_size=1, max_size=12), st.booleans())
def test_everything_stays_on_the_sheet(spans: list[tuple[date | None, date | None]], dated: bool) -> None:
    """Whatever the dates: whole months, at most 20 marks that fill the axis, and bars between 0 and 100."""
    window = window_of(plan(IN_2026 if dated else ""), spans)
    if window is None:
        assert all(span == (None, None) for span in spans)
        return
    assert window.first.day == 1
    assert (window.last + timedelta(days=1)).day == 1
    axis = axis_of(window, date(2026, 11, 23), "en")
    finest = axis.marks or axis.years
    assert 1 <= len(finest) <= 20
    assert finest[-1].left + finest[-1].width == pytest.approx(100, abs=0.1)
    for span in spans:
        bar = bar_of(window, *span)
        if bar is not None:
            assert 0 <= bar.left <= bar.left + bar.width <= 100.01
