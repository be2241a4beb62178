"""Who is in a role, month by month, and what a new person sells."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.plan.amounts import UNKNOWN, point
from groundplan.plan.people import Crew, crew_of, productivity
from groundplan.plan.spans import DAY, Span
from plan.numbers_of import ends, plan

YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def crew(actions: str = "", role: str = "headcount: 4", head: str = "") -> Crew:
    found = plan(f"{head}\nteam: {{ae: {{{role}}}}}\nactions: {{{actions}}}")
    return crew_of(found, found.index["team.ae"])


def hire(due: str, people: str = "2", more: str = "") -> str:
    return f"hire: {{due: {due}, adds: {{ae: {people}}}{more}}}"


@pytest.mark.parametrize(
    ("due", "starts"),
    [
        ("2026-04-01", date(2026, 4, 1)),
        ("2026-04-02", date(2026, 5, 1)),
        ("2026-Q1", date(2026, 4, 1)),  # due on 31 March
        ("2026-01-01", date(2026, 1, 1)),
        ("2026-12-15", date(2027, 1, 1)),
    ],
)
def test_who_is_added_starts_in_the_month_after(due: str, starts: date) -> None:
    (joining,) = crew(hire(due)).joining
    assert (joining.starts, joining.people) == (starts, point(2))


def test_who_adds_nobody() -> None:
    """Before the period they are in the headcount; a dropped action and one without a date add nobody."""
    assert crew(hire("2025-12-31")).joining == ()
    assert crew(hire("2026-04-01", more=", status: dropped")).joining == ()
    assert crew("hire: {adds: {ae: 2}}").joining == ()
    assert crew(hire("soon")).joining == ()
    assert crew("other: {due: 2026-04-01}").joining == ()


def test_person_months() -> None:
    """4 x 12, and 2 more from July on: 12."""
    assert crew().months(YEAR) == point(48)
    assert crew(hire("2026-06-15")).months(YEAR) == point(60)


def test_parts_of_months() -> None:
    """From 16 June to 10 August: 4 x (15/30 + 1 + 10/31) and 2 x (1 + 10/31) of those who start in July."""
    span = Span(date(2026, 6, 16), date(2026, 8, 10))
    months = 4 * (Fraction(1, 2) + 1 + Fraction(10, 31)) + 2 * (1 + Fraction(10, 31))
    assert crew(hire("2026-06-15")).months(span) == point(months)
    # In days: 15 x 4 in June, 31 x 6 in July, 10 x 6 in August.
    assert crew(hire("2026-06-15")).days(span) == point(60 + 186 + 60)


def test_people_who_are_there_already_and_who_come_too_late() -> None:
    span = Span(date(2026, 7, 15), date(2026, 7, 31))
    assert crew(hire("2026-06-15")).months(span) == point(6 * Fraction(17, 31))
    assert crew(hire("2026-07-15")).months(span) == point(4 * Fraction(17, 31))


def test_people_who_leave() -> None:
    """3 of 4 from July on: 24 + 6; more than there are leave nobody, never less."""
    assert crew(hire("2026-07-01", "-3")).months(YEAR) == point(24 + 6)
    assert crew(hire("2026-07-01", "-9")).months(YEAR) == point(24)
    assert crew(hire("2026-07-01", "-9")).in_post(date(2026, 8, 1)) == point(0)


def test_several_actions_in_any_order() -> None:
    """4 x 12 + 1 x 9 + 2 x 3, and one more action of the same month as the first: + 9."""
    found = crew(
        "c: {due: 2026-10-01, adds: {ae: 2}}, a: {due: 2026-Q1, adds: {ae: 1}}, b: {due: 2026-04-01, adds: {ae: 1}}"
    )
    assert [joining.starts.month for joining in found.joining] == [4, 4, 10]
    assert found.months(YEAR) == point(48 + 9 + 6 + 9)


def test_how_many_may_be_a_range_or_words() -> None:
    """4 x 12 + (2 to 3) x 6; `some` makes all that comes after unknown, and nothing before."""
    assert ends(crew(hire("2026-07-01", "2..3")).months(YEAR)) == (60, 66)
    words = crew(hire("2026-07-01", "some"))
    assert words.months(YEAR) == UNKNOWN
    assert words.months(YEAR.until(date(2026, 6, 30))) == point(24)
    assert crew(role="headcount: some").months(YEAR) == UNKNOWN
    assert crew(role="title: AE").in_post(date(2026, 1, 1)) == UNKNOWN
    assert ends(crew(role="headcount: 3..4").months(YEAR)) == (36, 48)
    assert crew(role="headcount: 12 people").headcount == point(12)


def test_productivity() -> None:
    """In the k-th month (k - 1/2) / 4, at most all; without a ramp-up all at once."""
    assert [productivity(Fraction(4), k) for k in range(1, 6)] == [
        *(Fraction(1, 8), Fraction(3, 8), Fraction(5, 8), Fraction(7, 8), Fraction(1))
    ]
    assert [productivity(ramp, 1) for ramp in (None, Fraction(0), Fraction(-1), Fraction(1, 4))] == [1, 1, 1, 1]
    assert productivity(Fraction(1), 1) == Fraction(1, 2)


@pytest.mark.parametrize(
    ("written", "months"),
    [("4", 4), ("3..4", 4), ("'>=4'", 4), ("'<4'", 4), ("90 days", Fraction(216, 73)), ("long", None)],
)
def test_ramp_months(written: str, months: Fraction | None) -> None:
    """The upper end; 90 days are 90 x 12 / 365 months."""
    assert crew(role=f"ramp_months: {written}").ramp_months == months


def test_those_at_the_start_are_fully_ramped_and_those_who_leave_were() -> None:
    """4 + 2 x 1/8 in the first month; 4 - 1."""
    ramped = "headcount: 4, ramp_months: 4"
    assert crew(hire("2026-07-01"), ramped).working(date(2026, 7, 1)) == point(Fraction(17, 4))
    assert crew(hire("2026-07-01"), ramped).working(date(2026, 11, 1)) == point(6)
    assert crew(hire("2026-07-01"), ramped).working(date(2026, 6, 1)) == point(4)
    assert crew(hire("2026-07-01", "-1"), ramped).working(date(2026, 7, 1)) == point(3)


DATES = st.dates(date(2026, 1, 1), date(2027, 12, 30))


@given(st.lists(DATES, min_size=3, max_size=3), DATES, st.integers(-5, 5))
def test_person_months_add_up(days: list[date], due: date, people: int) -> None:
    a, b, c = sorted(days)
    found = crew(hire(due.isoformat(), str(people)))
    assert found.months(Span(a, b)).plus(found.months(Span(b + DAY, c))) == found.months(Span(a, c))
    assert found.days(Span(a, b)).plus(found.days(Span(b + DAY, c))) == found.days(Span(a, c))
