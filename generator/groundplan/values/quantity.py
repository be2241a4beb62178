"""Quantity: a number as people state one, with its unit, its bounds and the text as written."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Self

from groundplan.values.composed import composed
from groundplan.values.stated import Stated, stated
from groundplan.values.units import DAYS, is_money


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, a range, a bound or words, with the text as written.

    `low` and `high` are equal for a point; one is None for an open bound, both for words. `unit` is `%` (30%
    is 3/10), `pp` (5pp is 5/100), an ISO code, a unit of time from second to year, else the words as written;
    a rate keeps its words (`USD/month`, `days per deal`). `rest` are words after a known unit (`ARR` of `$5M
    ARR`). `signed`: written with + or -, may be a change. `exclusive`: the bound itself is out (`>45`).
    """

    text: str
    low: Fraction | None = None
    high: Fraction | None = None
    signed: bool = False
    unit: str | None = None
    about: bool = False
    exclusive: bool = False
    rest: str = ""

    @classmethod
    def read(cls, raw: str | Mapping[str, object]) -> Self:
        """The quantity that a text or a mapping (`value`, or `min` and `max`; `unit`, `about`) states.

        Text that is no number is kept as words. Raises `Misread` for a range whose ends are the wrong way
        round and for a mapping that does not add up.
        """
        if isinstance(raw, str):
            return cls(raw, *_fields(raw))
        text, found = composed(raw)
        return cls(text, *found)

    def __str__(self) -> str:
        return self.text

    @property
    def value(self) -> Fraction | None:
        """The number when it is one number, None for a range, a bound and words."""
        return self.low if self.low == self.high else None

    @property
    def is_words(self) -> bool:
        return self.low is None and self.high is None

    @property
    def is_range(self) -> bool:
        return self.low is not None and self.high is not None and self.low != self.high

    @property
    def is_bound(self) -> bool:
        return (self.low is None) != (self.high is None)

    @property
    def is_time(self) -> bool:
        return self.unit in DAYS

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency; a rate such as `USD/month` is none."""
        return is_money(self.unit)

    @property
    def is_percent(self) -> bool:
        """Whether the number is a share of something, rates such as `% a year` included, points not."""
        return self.unit is not None and self.unit.startswith("%")

    @property
    def in_days(self) -> tuple[Fraction | None, Fraction | None] | None:
        """Low and high in days, None for anything but time.

        A month is 365/12 days, a quarter 365/4, a year 365: the mean of a year that is no leap year, so that
        12 months, 4 quarters and a year are the same. Only for comparing; dates are counted on the calendar.
        """
        if self.unit is None or (days := DAYS.get(self.unit)) is None:
            return None
        low, high = self.low, self.high
        return None if low is None else low * days, None if high is None else high * days


@lru_cache(maxsize=8192)
def _fields(text: str) -> Stated:
    return stated(text) or Stated()
