"""The forms of a time in text: days to years, fiscal ones, and those counted in the period.

Not read, and so words: dates whose order nobody can tell (`7/1/2026`), times without a year (`Q3`, `7月1日`,
`年底`), and `年初`, which may be January or the first weeks of it.
"""

import re
from datetime import date

from groundplan.values.calendar import Calendar, month_named
from groundplan.values.misread import Misread
from groundplan.values.numerals import hanzi
from groundplan.values.stretch import Size, Stretch, family
from groundplan.values.typed import LONGEST, alike

# Patterns are compiled when the first text asks for them: most strategies write their dates in one or two forms.
_DATE = r"([12][0-9]{3})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?"
_DATE_ZH = r"([12][0-9]{3}) ?年 ?([0-9]{1,2}) ?月(?: ?(?:([0-9]{1,2}) ?[日号]|([底末])))?"
_DATE_EN = r"(?:([0-9]{1,2}) )?([a-z]{3,9})\.?(?: ([0-9]{1,2}),)? ([12][0-9]{3})"
_PART = r"(?:([qhw])([0-9]{1,2})|第?([0-9一二三四五六]) ?季度|([上下])半年)"
_YEAR = rf"(?:(fy) ?)?([12][0-9]{{3}}|[0-9]{{2}})(?: ?(财年|年度|年))?(?:[- /]?(?:{_PART}|([底末])))?"
_YEAR_LAST = r"([qh])([0-9])[ /-]?(fy ?)?([12][0-9]{3}|[0-9]{2})"
_YEAR_END = r"(?:the )?(?:end of|end|year[- ]end) ([12][0-9]{3})"
_COUNTED = r"(m|months?|w|weeks?|y|years?)[ -]?([0-9]{1,3})(?: ?(?:\.{2,3}|…|-|~| to ) ?(?:\1[ -]?)?([0-9]{1,3}))?"
_NUMBER_ZH = "([0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_SIZE_ZH = "(个?月|周|星期|年)"
_COUNTED_ZH = rf"第{_NUMBER_ZH} ?{_SIZE_ZH}?(?: ?(?:\.{{2,3}}|…|-|~|至|到) ?第?{_NUMBER_ZH} ?{_SIZE_ZH})?"
_TO = r" ?(?:\.{2,3}|…|~|至|到|(?<= )to(?= )|-) ?"
_GOES_ON = r"(?:(from|since|starting|自|从) ?)?(.*?)(\+| onwards?| and (?:after|later)|起|以后|之后|以来)?"
_SIZES: dict[str, Size] = {"q": "quarter", "h": "half", "w": "week", "m": "month", "y": "year"}
_SIZES_ZH: dict[str, Size] = {"个月": "month", "月": "month", "周": "week", "星期": "week", "年": "year"}

Moment = tuple[Stretch, Stretch, bool]


def moment(text: str) -> Moment | None:
    """The stretches at which the text begins and ends and whether it goes on after that; None for words."""
    if len(text) > LONGEST:
        return None
    plain = " ".join(alike(text).split())
    if found := _range(plain, text):
        return *found, False
    match = re.fullmatch(_GOES_ON, plain)
    if match is None or not (match[1] or match[3]):
        return None
    found = _range(match[2].strip(), text)
    if found is None or (found[0] != found[1] and match[3]):
        return None
    return *found, found[0] == found[1]  # `from 2026-Q1 to 2026-Q3` ends


def _range(plain: str, text: str) -> tuple[Stretch, Stretch] | None:
    if one := _one(plain, text):
        return one, one
    if counted := _counted(plain, text):
        return counted
    for sign in re.finditer(_TO, plain):
        left, right = plain[: sign.start()].strip(), plain[sign.end() :].strip()
        begins = _one(left, text) or _one(_year_from(right, left), text)
        ends = begins and (_one(right, text) or _inherited(begins, left, right, text))
        if not begins or not ends or family(begins) != family(ends):
            continue
        first, last = begins.span(Calendar()), ends.span(Calendar())
        if first and last and first[0] > last[1]:
            raise Misread("VAL123", text=text.strip())
        return begins, ends
    return None


def _year_from(right: str, left: str) -> str:
    """`Q1-Q3 2026`: the left side with the year of the right."""
    match = re.fullmatch(_YEAR_LAST, right)
    return f"{left} {match[3] or ''}{match[4]}" if match else ""


def _inherited(begins: Stretch, left: str, right: str, text: str) -> Stretch | None:
    """`2026-Q1..Q3`, `2026年1月至3月`: the right side in the year of the left."""
    year = begins.day.year if begins.day else begins.year
    if not year:
        return None
    if right[:1] in ("q", "h", "w"):
        return _one(f"{'fy' if begins.fiscal else ''}{year}-{right}", text)
    return _one(f"{year}{'财年' if begins.fiscal else '年'}{right}", text) if "年" in left else None


def _one(plain: str, text: str) -> Stretch | None:
    """A single stretch that is not counted in the period."""
    if not plain or not ("0" <= plain[-1] <= "9" or plain[-1] in "年月日号底末度"):
        return None
    if match := re.fullmatch(_DATE, plain):
        return _dated(text, match[1], match[3], match[4])
    if match := re.fullmatch(_YEAR, plain):
        return _yearly(match, text)
    if match := re.fullmatch(_DATE_ZH, plain):
        found = _dated(text, match[1], match[2], match[3])
        return Stretch("day", day=found.last_day()) if match[4] else found
    if match := re.fullmatch(_YEAR_LAST, plain):
        return _numbered(_SIZES[match[1]], int(match[2]), match[4], text, fiscal=bool(match[3]))
    if match := re.fullmatch(_YEAR_END, plain):
        return Stretch("month", 12, int(match[1]))
    match = re.fullmatch(_DATE_EN, plain)
    if match and (month := month_named(match[2])) and not (match[1] and match[3]):
        return _dated(text, match[4], str(month), match[1] or match[3])
    return None


def _yearly(match: re.Match[str], text: str) -> Stretch | None:
    """A year and what may follow it: quarter, half, week, the end of the year."""
    fiscal = bool(match[1]) or match[3] == "财年"
    year = match[2]
    if match[4]:
        return _numbered(_SIZES[match[4]], int(match[5]), year, text, fiscal=fiscal)
    if match[6]:
        number = int(match[6]) if match[6].isdigit() else int(hanzi(match[6]) or 0)
        return _numbered("quarter", number, year, text, fiscal=fiscal)
    if match[7]:
        return _numbered("half", 1 if match[7] == "上" else 2, year, text, fiscal=fiscal)
    if match[8]:
        return _numbered("month", 12, year, text, fiscal=fiscal) if match[3] else None
    return _numbered("year", 1, year, text, fiscal=fiscal)


def _numbered(size: Size, number: int, year: str, text: str, *, fiscal: bool) -> Stretch | None:
    """The stretch, when a year has so many of them; only fiscal years have two digits, and none has weeks."""
    if (size == "week" and fiscal) or (len(year) == 2 and not fiscal):
        return None
    whole = int(year) + (2000 if len(year) == 2 else 0)
    most = {"quarter": 4, "half": 2, "month": 12, "year": 1, "week": date(whole, 12, 28).isocalendar().week}
    if not 1 <= number <= most[size]:
        raise Misread("VAL121", text=text.strip())
    return Stretch(size, number, whole, fiscal=fiscal)


def _dated(text: str, year: str, month: str, day: str | None) -> Stretch:
    """A month or a day that the calendar has."""
    if not 1 <= int(month) <= 12:
        raise Misread("VAL121", text=text.strip())
    if day is None:
        return Stretch("month", int(month), int(year))
    try:
        return Stretch("day", day=date(int(year), int(month), int(day)))
    except ValueError:
        raise Misread("VAL121", text=text.strip()) from None


def _counted(plain: str, text: str) -> tuple[Stretch, Stretch] | None:
    """`M3`, `M5..M8`, `week 3`, `第5-8个月`: counted from the start of the period."""
    if match := re.fullmatch(_COUNTED, plain):
        size, numbers = _SIZES[match[1][0]], (int(match[2]), int(match[3] or match[2]))
    elif (match := re.fullmatch(_COUNTED_ZH, plain)) and (word := match[4] or match[2]):
        if _SIZES_ZH[match[2] or word] != _SIZES_ZH[word]:
            return None  # `第5周至第8个月`
        size, numbers = _SIZES_ZH[word], (_number_zh(match[1]), _number_zh(match[3] or match[1]))
    else:
        return None
    if 0 in numbers:
        raise Misread("VAL122", text=text.strip())
    if numbers[0] > numbers[1]:
        raise Misread("VAL123", text=text.strip())
    return Stretch(size, numbers[0], counted=True), Stretch(size, numbers[1], counted=True)


def _number_zh(text: str) -> int:
    return int(text) if text.isdigit() else int(hanzi(text) or 0)
