"""When and Calendar: every form of a time people type, with its first and last day."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.values import Calendar, Misread, When, shown_when
from groundplan.words import LANGUAGES

Named = Literal["start", "end"]

# The period begins in the middle of a month; FY27 runs from 2026-02-01 to 2027-01-31.
CALENDAR = Calendar(date(2026, 1, 15), date(2026, 12, 31), fiscal_starts=2, fiscal_named_for="end")

# text, kind, first, last
TIMES = [
    ("2026-07-01", "day", "2026-07-01", "2026-07-01"),
    ("2026/7/1", "day", "2026-07-01", "2026-07-01"),
    ("2026.7.1", "day", "2026-07-01", "2026-07-01"),
    ("2026年7月1日", "day", "2026-07-01", "2026-07-01"),
    ("2026年7月1号", "day", "2026-07-01", "2026-07-01"),
    ("1 Jul 2026", "day", "2026-07-01", "2026-07-01"),
    ("July 1, 2026", "day", "2026-07-01", "2026-07-01"),
    ("2024-02-29", "day", "2024-02-29", "2024-02-29"),
    ("2026年7月底", "day", "2026-07-31", "2026-07-31"),
    ("2026-07", "month", "2026-07-01", "2026-07-31"),
    ("2026年7月", "month", "2026-07-01", "2026-07-31"),
    ("２０２６年７月", "month", "2026-07-01", "2026-07-31"),
    ("Jul 2026", "month", "2026-07-01", "2026-07-31"),
    ("2024-02", "month", "2024-02-01", "2024-02-29"),
    ("2000-02", "month", "2000-02-01", "2000-02-29"),
    ("2100-02", "month", "2100-02-01", "2100-02-28"),
    ("2026年底", "month", "2026-12-01", "2026-12-31"),
    ("2026年末", "month", "2026-12-01", "2026-12-31"),
    ("end of 2026", "month", "2026-12-01", "2026-12-31"),
    ("2026-W27", "week", "2026-06-29", "2026-07-05"),
    ("2026-Q3", "quarter", "2026-07-01", "2026-09-30"),
    ("Q3 2026", "quarter", "2026-07-01", "2026-09-30"),
    ("2026Q3", "quarter", "2026-07-01", "2026-09-30"),
    ("2026年第三季度", "quarter", "2026-07-01", "2026-09-30"),
    ("2026年三季度", "quarter", "2026-07-01", "2026-09-30"),
    ("2026年3季度", "quarter", "2026-07-01", "2026-09-30"),
    ("2026年Q3", "quarter", "2026-07-01", "2026-09-30"),
    ("2026-H2", "half", "2026-07-01", "2026-12-31"),
    ("2026年上半年", "half", "2026-01-01", "2026-06-30"),
    ("2026年下半年", "half", "2026-07-01", "2026-12-31"),
    ("2026", "year", "2026-01-01", "2026-12-31"),
    ("2026年", "year", "2026-01-01", "2026-12-31"),
    ("FY27", "year", "2026-02-01", "2027-01-31"),
    ("FY2027", "year", "2026-02-01", "2027-01-31"),
    ("27财年", "year", "2026-02-01", "2027-01-31"),
    ("FY27-Q4", "quarter", "2026-11-01", "2027-01-31"),
    ("Q4 FY27", "quarter", "2026-11-01", "2027-01-31"),
    ("27财年第四季度", "quarter", "2026-11-01", "2027-01-31"),
    ("FY27-H1", "half", "2026-02-01", "2026-07-31"),
    ("M1", "month", "2026-01-15", "2026-02-14"),
    ("M3", "month", "2026-03-15", "2026-04-14"),
    ("month 3", "month", "2026-03-15", "2026-04-14"),
    ("Month 3", "month", "2026-03-15", "2026-04-14"),
    ("第3个月", "month", "2026-03-15", "2026-04-14"),
    ("第三个月", "month", "2026-03-15", "2026-04-14"),
    ("W3", "week", "2026-01-29", "2026-02-04"),
    ("week 3", "week", "2026-01-29", "2026-02-04"),
    ("第3周", "week", "2026-01-29", "2026-02-04"),
    ("Y1", "year", "2026-01-15", "2027-01-14"),
    ("Year 2", "year", "2027-01-15", "2028-01-14"),
    ("第1年", "year", "2026-01-15", "2027-01-14"),
    ("M5..M8", "range", "2026-05-15", "2026-09-14"),
    ("M5-8", "range", "2026-05-15", "2026-09-14"),
    ("第5-8个月", "range", "2026-05-15", "2026-09-14"),
    ("第5个月", "month", "2026-05-15", "2026-06-14"),
    ("W3..W6", "range", "2026-01-29", "2026-02-25"),
    ("2026-Q1..2026-Q3", "range", "2026-01-01", "2026-09-30"),
    ("2026-Q1..Q3", "range", "2026-01-01", "2026-09-30"),
    ("Q1-Q3 2026", "range", "2026-01-01", "2026-09-30"),
    ("from 2026-Q1 to 2026-Q3", "range", "2026-01-01", "2026-09-30"),
    ("2026-01-05..2026-03-04", "range", "2026-01-05", "2026-03-04"),
    ("2026年1月至3月", "range", "2026-01-01", "2026-03-31"),
    ("2026年7月1日至8月15日", "range", "2026-07-01", "2026-08-15"),
    ("2025-2026", "range", "2025-01-01", "2026-12-31"),
    ("FY26-Q1..FY27-Q2", "range", "2025-02-01", "2026-07-31"),
]


@pytest.mark.parametrize(("text", "kind", "first", "last"), TIMES)
def test_a_time_has_a_first_and_a_last_day(text: str, kind: str, first: str, last: str) -> None:
    """Both days included; the text stays as written."""
    when = When.read(text)
    assert (when.kind, str(when), when.open_ended) == (kind, text, False)
    assert when.span(CALENDAR) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (str(when.first(CALENDAR)), str(when.last(CALENDAR))) == (first, last)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2026-Q4+", "2026-10-01"),
        ("2026年第四季度起", "2026-10-01"),
        ("from 2026-Q4", "2026-10-01"),
        ("2026-Q4 onwards", "2026-10-01"),
        ("since 2024", "2024-01-01"),
        ("M2+", "2026-02-15"),
    ],
)
def test_a_time_can_have_no_end(text: str, first: str) -> None:
    """It begins on the first day of what is named."""
    when = When.read(text)
    assert (when.open_ended, str(when.first(CALENDAR)), str(when)) == (True, first, text)


WORDS = [
    "",
    "soon",
    "ASAP",
    "Q3",
    "7月1日",
    "年底",
    "2026年初",
    "7/1/2026",
    "20260701",
    "TBD 2026",
    "v2",
    "27",
]
WORDS += ["2026-Q1..M3", "after the fair", "1" * 10_000, "2026-" * 5_000, "(" * 10_000]


@pytest.mark.parametrize("text", WORDS)
def test_any_other_text_is_kept_as_words(text: str) -> None:
    """No span, no error."""
    when = When.read(text)
    assert (when.kind, when.is_words, when.span(CALENDAR), str(when)) == ("words", True, None, text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-02-30", "VAL121"),
        ("2025-02-29", "VAL121"),
        ("2026-13", "VAL121"),
        ("2026-00", "VAL121"),
        ("2026年13月", "VAL121"),
        ("2026-Q5", "VAL121"),
        ("FY27-Q0", "VAL121"),
        ("2026-H3", "VAL121"),
        ("2026-W54", "VAL121"),
        ("2026年第五季度", "VAL121"),
        ("M0", "VAL122"),
        ("W0..W2", "VAL122"),
        ("M5..M3", "VAL123"),
        ("2026-Q3..2026-Q1", "VAL123"),
    ],
)
def test_a_time_that_does_not_exist_is_misread(text: str, code: str) -> None:
    """No such day, counting from nought, ends before it begins."""
    with pytest.raises(Misread) as caught:
        When.read(text)
    assert (caught.value.code, caught.value.args_) == (code, {"text": text})


@pytest.mark.parametrize("text", ["M3", "W3", "第1年", "M5..M8"])
def test_counted_times_need_a_period(text: str) -> None:
    """Without a start they have no days, and are no words either."""
    when = When.read(text)
    assert (when.span(Calendar()), when.is_counted, when.is_words) == (None, True, False)


def test_months_of_a_period_that_starts_on_the_31st_follow_each_other() -> None:
    """M2 begins on the last day of February, and no day is lost or counted twice."""
    calendar = Calendar(date(2026, 1, 31))
    spans = [When.read(f"M{n}").span(calendar) for n in range(1, 13)]
    assert spans[1] == (date(2026, 2, 28), date(2026, 3, 30))
    for earlier, later in pairwise(spans):
        assert earlier is not None
        assert later is not None
        assert later[0] - earlier[1] == timedelta(days=1)


@pytest.mark.parametrize(
    ("starts", "named_for", "first", "last"),
    [
        (1, "end", "2027-01-01", "2027-12-31"),
        (1, "start", "2027-01-01", "2027-12-31"),
        (2, "end", "2026-02-01", "2027-01-31"),
        (2, "start", "2027-02-01", "2028-01-31"),
        (10, "end", "2026-10-01", "2027-09-30"),
        (4, "start", "2027-04-01", "2028-03-31"),
    ],
)
def test_a_fiscal_year_is_named_for_its_start_or_end(starts: int, named_for: Named, first: str, last: str) -> None:
    """FY27 of six companies, named for the year in which it starts or ends."""
    calendar = Calendar(fiscal_starts=starts, fiscal_named_for=named_for)
    assert calendar.fiscal_year(2027) == (date.fromisoformat(first), date.fromisoformat(last))
    assert When.read("FY27").span(calendar) == calendar.fiscal_year(2027)
    quarters = [calendar.fiscal_quarter(2027, quarter) for quarter in (1, 2, 3, 4)]
    assert (quarters[0][0], quarters[3][1]) == calendar.fiscal_year(2027)


NAMED: list[Named] = ["start", "end"]


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(1, 12), st.sampled_from(NAMED))
def test_every_day_is_in_its_fiscal_quarter(day: date, starts: int, named_for: Named) -> None:
    """`fiscal_year_of` is the inverse of `fiscal_quarter`."""
    calendar = Calendar(fiscal_starts=starts, fiscal_named_for=named_for)
    first, last = calendar.fiscal_quarter(*calendar.fiscal_year_of(day))
    assert first <= day <= last


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("2026-07-01", "1 Jul 2026", "2026年7月1日"),
        ("2026-07", "Jul 2026", "2026年7月"),
        ("2026-Q3", "Q3 2026", "2026年第三季度"),
        ("2026-H2", "H2 2026", "2026年下半年"),
        ("2026", "2026", "2026年"),
        ("FY27-Q4", "Q4 FY27", "27财年第四季度"),
        ("FY27", "FY27", "27财年"),
        ("M3", "Month 3", "第3个月"),
        ("M5..M8", "Month 5 to Month 8", "第5个月至第8个月"),
        ("W3", "Week 3", "第3周"),
        ("Year 1", "Year 1", "第1年"),
        ("2026-Q4+", "from Q4 2026", "2026年第四季度起"),
        ("2026-Q1..2026-Q3", "Q1 2026 to Q3 2026", "2026年第一季度至2026年第三季度"),
        ("soon", "soon", "soon"),
    ],
)
def test_a_time_is_shown_in_the_readers_language(text: str, english: str, chinese: str) -> None:
    """And what is shown reads back as the same time."""
    when = When.read(text)
    assert (shown_when(when, "en"), shown_when(when, "zh")) == (english, chinese)
    assert [When.read(shown).span(CALENDAR) for shown in (english, chinese)] == [when.span(CALENDAR)] * 2


PIECES = [
    *(
        "2026",
        "27",
        "9999",
        "FY",
        "财年",
        "年",
        "月",
        "日",
        "第",
        "三",
        "季度",
        "上半年",
        "底",
        "Q",
        "H",
        "W",
        "M",
    ),
    *(
        "0",
        "1",
        "3",
        "13",
        "30",
        "-",
        "/",
        ".",
        "..",
        "至",
        " to ",
        " ",
        "+",
        "起",
        "from ",
        "Jul",
        "Year ",
        "周",
    ),
]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=9).map("".join)),
    st.sampled_from([CALENDAR, Calendar(), Calendar(date.max), Calendar(date.min, fiscal_starts=12)]),
)
def test_reading_keeps_the_text_and_never_fails(text: str, calendar: Calendar) -> None:
    """Whatever is typed is a time or is asked about; the first day is never after the last."""
    try:
        when = When.read(text)
    except Misread:
        return
    span = when.span(calendar)
    assert str(when) == text
    assert span is None or span[0] <= span[1]
    assert all(shown_when(when, language) or not text for language in LANGUAGES)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_date_reads_back(day: date) -> None:
    """As ISO 8601 writes it and as each language shows it."""
    for text in (
        day.isoformat(),
        *(shown_when(When.read(day.isoformat()), language) for language in LANGUAGES),
    ):
        assert When.read(text).span(CALENDAR) == (day, day)
