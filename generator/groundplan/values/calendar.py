"""The calendar of a strategy: its period, and fiscal years that may begin in any month."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

Days = tuple[date, date]

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def month_named(word: str) -> int | None:
    """The number of the month that an English word in small letters names: `jul`, `july`, `sept`."""
    for number, name in enumerate(_MONTHS, start=1):
        if word in (name, name[:3]) or (word == "sept" and number == 9):
            return number
    return None


def plus_months(day: date, count: int) -> date:
    """The same day of a later month, or that month's last day; `OverflowError` beyond the year 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"no date {count} months from {day}")
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """The days of a month; the standard library's `calendar` would load `locale` for it."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def months(year: int, month: int, count: int) -> Days:
    """The first and last day of so many whole months from the first of a month on."""
    first = date(year, month, 1)
    return first, plus_months(first, count) - timedelta(days=1)


class Calendar(NamedTuple):
    """The period of the strategy and its fiscal year.

    A fiscal year begins on the first of the month `fiscal_starts`, and is named for the calendar year in
    which it starts or ends: FY27 that starts in February and is named for its end runs from 2026-02-01 to
    2027-01-31. One that starts in January is the calendar year, either way.
    """

    start: date | None = None
    end: date | None = None
    fiscal_starts: int = 1
    fiscal_named_for: Literal["start", "end"] = "end"

    def fiscal_months(self, year: int, month: int, count: int) -> Days:
        """The days of `count` months from the `month`-th month (1 to 12) of that fiscal year on."""
        back = 1 if self.fiscal_named_for == "end" and self.fiscal_starts > 1 else 0
        later, index = divmod(self.fiscal_starts + month - 2, 12)
        return months(year - back + later, index + 1, count)

    def fiscal_year(self, year: int) -> Days:
        """The first and last day of a fiscal year."""
        return self.fiscal_months(year, 1, 12)

    def fiscal_quarter(self, year: int, quarter: int) -> Days:
        """The first and last day of a quarter (1 to 4) of a fiscal year."""
        return self.fiscal_months(year, quarter * 3 - 2, 3)

    def fiscal_year_of(self, day: date) -> tuple[int, int]:
        """The fiscal year and its quarter that a day is in."""
        named = 1 if self.fiscal_named_for == "end" and self.fiscal_starts > 1 else 0
        earlier, month = divmod(day.month - self.fiscal_starts, 12)
        return day.year + earlier + named, month // 3 + 1

    def counted_months(self, number: int, count: int = 1) -> Days | None:
        """The `number`-th `count` months of the period, counted from its first day, whatever day that is."""
        if self.start is None:
            return None
        try:
            first = plus_months(self.start, (number - 1) * count)
            return first, plus_months(self.start, number * count) - timedelta(days=1)
        except OverflowError:
            return None

    def counted_weeks(self, number: int) -> Days | None:
        """The `number`-th seven days of the period."""
        if self.start is None:
            return None
        try:
            first = self.start + timedelta(days=7 * (number - 1))
            return first, first + timedelta(days=6)
        except OverflowError:
            return None
