"""A stretch of time with a name: a day, a week, a month, a quarter, a half or a year."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from groundplan.values.calendar import Calendar, Days, months

Size = Literal["day", "week", "month", "quarter", "half", "year"]

_MONTHS: dict[Size, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch: the `number`-th of its size in a year, in a fiscal year, or (`counted`) in the period.

    `2026-Q3` is Stretch("quarter", 3, 2026), M3 is Stretch("month", 3, counted=True); a day has its `day`.
    """

    size: Size
    number: int = 1
    year: int = 0
    day: date | None = None
    fiscal: bool = False
    counted: bool = False

    def span(self, calendar: Calendar) -> Days | None:
        """The first and the last day, None when it is counted in a period that has no start."""
        if self.day is not None:
            return self.day, self.day
        if self.size == "week":
            return calendar.counted_weeks(self.number) if self.counted else self._week()
        count = _MONTHS[self.size]
        if self.counted:
            return calendar.counted_months(self.number, count)
        first = (self.number - 1) * count + 1
        if self.fiscal:
            return calendar.fiscal_months(self.year, first, count)
        return months(self.year, first, count)

    def last_day(self) -> date:
        """The last day of a stretch that is not counted in the period."""
        days = self.span(Calendar())
        if days is None:
            raise ValueError(f"{self} has no date without a period")
        return days[1]

    def _week(self) -> Days:
        return date.fromisocalendar(self.year, self.number, 1), date.fromisocalendar(self.year, self.number, 7)


def family(stretch: Stretch) -> str:
    """What a stretch can stand in one range with: its like counted in the period, fiscal ones, or dates."""
    if stretch.counted:
        return f"counted {stretch.size}"
    return "fiscal" if stretch.fiscal else "dated"
