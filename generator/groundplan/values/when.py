"""When: a date, a named stretch of time, a range of them, or words; with the text as written."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, Self

from groundplan.values.calendar import Calendar, Days
from groundplan.values.moments import moment
from groundplan.values.stretch import Size, Stretch

Kind = Size | Literal["range", "words"]


@dataclass(frozen=True, slots=True)
class When:
    """A time as people state it: `begins` to `ends` (equal for one stretch, None for words), with its text.

    `2026-Q3` and `2026-H2` are quarters and halves of the calendar year, `FY27-Q4` those of the fiscal year.
    M3, W3 and Y1 count from the start of the period. `2026年底` is December. `open_ended` (`2026-Q4+`) says
    that it begins then and goes on; its span is that of the stretch that is named.
    """

    text: str
    begins: Stretch | None = None
    ends: Stretch | None = None
    open_ended: bool = False

    @classmethod
    def read(cls, raw: str) -> Self:
        """The time that a text states, else words; `Misread` for one that does not exist (`2026-02-30`)."""
        return cls(raw, *_fields(raw))

    def __str__(self) -> str:
        return self.text

    @property
    def kind(self) -> Kind:
        """The size of the stretch, or `range`, or `words`."""
        if self.begins is None:
            return "words"
        return self.begins.size if self.begins == self.ends else "range"

    @property
    def is_words(self) -> bool:
        return self.begins is None

    @property
    def is_counted(self) -> bool:
        """Whether it counts from the start of the period, as M3 does."""
        return self.begins is not None and self.begins.counted

    def span(self, calendar: Calendar) -> Days | None:
        """The first and last day, both included; None for words, and for M3 in a period without start."""
        if self.begins is None or self.ends is None:
            return None
        begins = self.begins.span(calendar)
        ends = begins if self.ends is self.begins else self.ends.span(calendar)
        return None if begins is None or ends is None else (begins[0], ends[1])

    def first(self, calendar: Calendar) -> date | None:
        """The first day: what counts when something starts then."""
        days = self.span(calendar)
        return days[0] if days else None

    def last(self, calendar: Calendar) -> date | None:
        """The last day: what counts when something is due then, or lasts until then."""
        days = self.span(calendar)
        return days[1] if days else None


@lru_cache(maxsize=8192)
def _fields(text: str) -> tuple[Stretch | None, Stretch | None, bool]:
    return moment(text) or (None, None, False)
