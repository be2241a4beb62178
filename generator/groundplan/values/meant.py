"""What somebody may have meant by a date that is kept as words: the forms to type for it."""

import re
from datetime import date

from groundplan.values.typed import LONGEST, alike

_YEAR_LAST = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([12][0-9]{3})")
_EIGHT = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
_PART_EN = re.compile(r"(?:the )?(early|beginning of|start of|mid|middle of|late)[ -](?:in )?([12][0-9]{3})")
_PART_ZH = re.compile(r"([12][0-9]{3}) ?年(?:([0-9]{1,2}) ?月)? ?(初|上旬|中|中旬|中期|下旬)")
# A part of a year, and the last day of a third of a month; that of the last third is the month's own.
_OF_YEAR = {"early": "Q1", "beginning of": "Q1", "start of": "Q1", "mid": "H1", "middle of": "H1", "late": "Q4"}
_OF_YEAR |= {"初": "Q1", "中": "H1", "中期": "H1"}
_OF_MONTH = {"初": "-10", "上旬": "-10", "中": "-20", "中旬": "-20", "下旬": ""}


def meant_by(text: str) -> tuple[str, ...]:
    """The forms that a text of words may stand for, `2026-12-31` for `31.12.2026`; none where nobody can tell.

    `7/1/2026` has two: the first of July, and the seventh of January.
    """
    plain = " ".join(alike(text).split())
    if len(plain) > LONGEST:
        return ()
    if match := _YEAR_LAST.fullmatch(plain):
        return _days(match)
    if match := _EIGHT.fullmatch(plain):
        return _day(match[1], match[2], match[3])
    if match := _PART_EN.fullmatch(plain):
        return (f"{match[2]}-{_OF_YEAR[match[1]]}",)
    if match := _PART_ZH.fullmatch(plain):
        return _part(match)
    return ()


def _days(match: re.Match[str]) -> tuple[str, ...]:
    """The readings of a day, a month and a year; with dots the day comes first wherever it is possible."""
    first, sign, second, year = match.groups()
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if sign == "." and day_first:
        return day_first
    return tuple(dict.fromkeys((*month_first, *day_first)))


def _day(year: str, month: str, day: str) -> tuple[str, ...]:
    """The day, when the calendar has it."""
    try:
        return (date(int(year), int(month), int(day)).isoformat(),)
    except ValueError:
        return ()


def _part(match: re.Match[str]) -> tuple[str, ...]:
    """`2026年初`, `2026年6月中旬`."""
    year, month, part = match.groups()
    if month is None:
        return (f"{year}-{_OF_YEAR[part]}",) if part in _OF_YEAR else ()
    is_one = part in _OF_MONTH and 1 <= int(month) <= 12
    return (f"{year}-{int(month):02}{_OF_MONTH[part]}",) if is_one else ()
