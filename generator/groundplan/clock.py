"""Today, as the strategy sees it: the one place that asks the clock."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

EPOCH = "SOURCE_DATE_EPOCH"


class NotADate(ValueError):  # noqa: N818 - the outcome, in words the user sees
    """A day that cannot be read: what it was given as (an option, a variable), and its text."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        wanted = "seconds since 1970" if name == EPOCH else "a date such as 2026-07-01"
        super().__init__(f"{name} takes {wanted}, not {text}")


def today(stated: str | date | None = None, name: str = "as_of", environment: Mapping[str, str] | None = None) -> date:
    """The stated day, else that of SOURCE_DATE_EPOCH (in UTC), else the system's; raises NotADate.

    `name` is what the stated day was given as, for the message.
    """
    if isinstance(stated, date):
        return stated
    if stated and stated.strip():
        return day_of(stated, name)
    seconds = (os.environ if environment is None else environment).get(EPOCH, "").strip()
    if not seconds:
        return date.today()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise NotADate(EPOCH, seconds) from error


def day_of(text: str, name: str = "as_of") -> date:
    """The day that a text such as 2026-07-01 names; raises NotADate."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise NotADate(name, text.strip()) from error


def epoch_of(day: date) -> int:
    """The second in which a day begins in UTC, as SOURCE_DATE_EPOCH takes it."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
