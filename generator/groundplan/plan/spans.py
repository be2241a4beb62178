"""Whole days and months between two days, both ends counted."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from groundplan.values.calendar import month_length, plus_months

DAY = timedelta(days=1)


class Span(NamedTuple):
    """From a day to a day, both counted; it has no days when it ends before it starts."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return max(0, (self.end - self.start).days + 1)

    @property
    def months(self) -> Fraction:
        """The sum, over the calendar months touched, of covered days / days of that month."""
        return _months(self.start, self.end)

    def by_month(self) -> "Iterator[Month]":
        """The calendar months that it touches, each with the share of it that is covered."""
        first = self.start.replace(day=1)
        for _ in range(months_apart(self.start, self.end) + 1 if self.days else 0):
            length = _length(first)
            last = first.replace(day=length)
            covered = (min(last, self.end) - max(first, self.start)).days + 1
            yield Month(first, Fraction(covered, length))
            first = day_after(last)

    def until(self, day: date) -> "Span":
        """The same span, ended on a day when that is earlier."""
        return Span(self.start, min(self.end, day))

    def since(self, day: date) -> "Span":
        """The same span, started on a day when that is later."""
        return Span(max(self.start, day), self.end)


class Month(NamedTuple):
    """A calendar month by its first day, and the share of its days that a span covers."""

    first: date
    covered: Fraction


def day_after(day: date) -> date:
    """The next day; the last day that there is stays."""
    return day + DAY if day < date.max else day


def month_from(day: date) -> date | None:
    """The first day of the first calendar month that begins on or after a day; None after the year 9999."""
    try:
        return day if day.day == 1 else plus_months(day.replace(day=1), 1)
    except OverflowError:
        return None


def months_apart(first: date, later: date) -> int:
    """How many months the month of one day lies after that of another."""
    return (later.year - first.year) * 12 + later.month - first.month


@lru_cache(maxsize=1024)
def _months(start: date, end: date) -> Fraction:
    """Kept, because most of a strategy lies in the same few spans."""
    if end < start:
        return Fraction(0)
    before, of_last = Fraction(start.day - 1, _length(start)), Fraction(end.day, _length(end))
    return months_apart(start, end) - before + of_last


def _length(day: date) -> int:
    return month_length(day.year, day.month)
