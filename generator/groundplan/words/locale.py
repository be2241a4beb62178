"""Numbers, money, dates and durations as each language writes them; money and durations through Babel.

Babel takes longer to load than a strategy to check, so numbers and dates, which nearly every message has, do
without it, and it is loaded by the first call that needs it. No digit is lost: a compact form (`1.2M`,
`1300万`) is used from 10,000 on, and only when two decimals say it all. A number whose decimals never end is
rounded to two.
"""

from datetime import date
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

Time = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year"]
Counted = Literal["month", "week", "year"]

_TAGS = {"en": "en", "zh": "zh_Hans_CN"}
_COMPACT = {
    "en": {10**3: "K", 10**6: "M", 10**9: "B", 10**12: "T"},
    "zh": {10**4: "万", 10**8: "亿", 10**12: "万亿"},
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DATES = {
    "en": {
        "day": "{0.day} {month} {0.year}",
        "month": "{month} {0.year}",
        "month_name": "{month}",
        "quarter": "Q{quarter} {0.year}",
        "quarter_name": "Q{quarter}",
        "year": "{0.year}",
    },
    "zh": {
        "day": "{0.year}年{0.month}月{0.day}日",
        "month": "{0.year}年{0.month}月",
        "month_name": "{0.month}月",
        "quarter": "{0.year}年第{in_words}季度",
        "quarter_name": "{quarter}季度",
        "year": "{0.year}年",
    },
}
_QUARTERS = "一二三四"
_COUNTED = {
    "en": {"month": "Month {0}", "week": "Week {0}", "year": "Year {0}"},
    "zh": {"month": "第{0}个月", "week": "第{0}周", "year": "第{0}年"},
}
_FISCAL = {
    "en": {
        "year": "FY{0:02}",
        "quarter": "Q{1} FY{0:02}",
        "half": "H{1} FY{0:02}",
        "month": "month {1} of FY{0:02}",
    },
    "zh": {
        "year": "{0:02}财年",
        "quarter": "{0:02}财年第{2}季度",
        "half": "{0:02}财年{3}半年",
        "month": "{0:02}财年第{1}个月",
    },
}
_HALF = {"en": "H{1} {0}", "zh": "{0}年{2}半年"}
_WEEK = {"en": "week {1} of {0}", "zh": "{0}年第{1}周"}
_POINTS = {"en": "{} pp", "zh": "{}个百分点"}
_ONWARDS = {"en": "from {}", "zh": "{}起"}
_WIDE = Context(prec=600)  # more digits than a value can have; Babel rounds in the context it is called in
_TO = {"en": "{} to {}", "zh": "{}至{}"}


def _language(language: str) -> str:
    return "zh" if language == "zh" else "en"


@cache
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(_TAGS[_language(language)])


def _decimal(x: Fraction | int, places: int = 2) -> Decimal:
    """The number with all its digits when they end, else rounded."""
    x = Fraction(x)
    rest = x.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        x = Fraction(round(x * 10**places), 10**places)
    return _WIDE.divide(Decimal(x.numerator), Decimal(x.denominator))


def _compact(x: Fraction | int, language: str) -> int | None:
    """The unit in which the number has at most two decimals, so that its compact form says the same."""
    size = abs(Fraction(x))
    if not 10_000 <= size < 10**15:
        return None
    unit = max(unit for unit in _COMPACT[_language(language)] if unit <= size)
    return unit if (size * 100 / unit).denominator == 1 else None


def number(x: Fraction | int, language: str, *, compact: bool = True) -> str:
    """A number: `1,234.5`, `1.2M`, `1300万`."""
    if compact and (unit := _compact(x, language)):
        return f"{_decimal(Fraction(x) / unit):f}{_COMPACT[_language(language)][unit]}"
    return f"{_decimal(x):,f}"


def money(x: Fraction | int, currency: str, language: str, *, compact: bool = True) -> str:
    """An amount of money: `CN¥13M`, `¥1300万`, `$1,234.50`; whole amounts without decimals."""
    from babel.numbers import format_compact_currency, format_currency

    locale, value = _locale(language), _decimal(x)
    if compact and _compact(x, language):
        return format_compact_currency(value, currency, locale=locale, fraction_digits=2)
    pattern = locale.currency_formats["standard"].pattern
    if Fraction(x).denominator == 1:
        pattern = pattern.replace(".00", "")
    with localcontext(_WIDE):
        return format_currency(value, currency, pattern, locale, currency_digits=False, decimal_quantization=False)


def percent(x: Fraction | int, language: str) -> str:
    """A share of one as a percentage: 3/10 is `30%`; one decimal when the decimals never end."""
    return f"{_decimal(Fraction(x) * 100, places=1):,f}%"


def points(x: Fraction | int, language: str) -> str:
    """A difference of shares: 5/100 is `5 pp`, `5个百分点`."""
    return _POINTS[_language(language)].format(number(Fraction(x) * 100, language))


def duration(x: Fraction | int, unit: Time, language: str) -> str:
    """A length of time: `14 days`, `14天`."""
    from babel.units import format_unit

    if unit == "quarter" and _language(language) == "zh":
        return f"{number(x, language, compact=False)}个季度"  # Babel's 2季 would be two seasons
    length: Literal["long", "short"] = "long" if _language(language) == "en" else "short"
    with localcontext(_WIDE):
        text = format_unit(_decimal(x), f"duration-{unit}", length, locale=_locale(language))
    return text.replace("\xa0", " ")


def between(low: str, high: str, language: str) -> str:
    """A range in words: `Q1 2026 to Q3 2026`, `2026年1月至2026年3月`."""
    return _TO[_language(language)].format(low, high)


def onwards(begin: str, language: str) -> str:
    """A time with no end: `from Q4 2026`, `2026年第四季度起`."""
    return _ONWARDS[_language(language)].format(begin)


def day(on: date, language: str) -> str:
    """A date: `1 Jul 2026`, `2026年7月1日`."""
    return _dated(on, "day", language)


def month(on: date, language: str) -> str:
    """The month of a date: `Jul 2026`, `2026年7月`."""
    return _dated(on, "month", language)


def month_name(on: date, language: str) -> str:
    """The month without its year, as an axis has it: `Jul`, `7月`."""
    return _dated(on, "month_name", language)


def quarter_name(on: date, language: str) -> str:
    """The quarter without its year, as an axis has it: `Q3`, `3季度`."""
    return _dated(on, "quarter_name", language)


def quarter(on: date, language: str) -> str:
    """The quarter of a date in the calendar year: `Q3 2026`, `2026年第三季度`."""
    return _dated(on, "quarter", language)


def year(on: date, language: str) -> str:
    """The year of a date: `2026`, `2026年`."""
    return _dated(on, "year", language)


def half(number_: int, year_: int, language: str) -> str:
    """Half of a calendar year: `H2 2026`, `2026年下半年`."""
    return _HALF[_language(language)].format(year_, number_, "上下"[number_ - 1])


def week(number_: int, year_: int, language: str) -> str:
    """A week of a year, as ISO 8601 counts them: `week 27 of 2026`, `2026年第27周`."""
    return _WEEK[_language(language)].format(year_, number_)


def fiscal(size: str, number_: int, year_: int, language: str) -> str:
    """A fiscal year, or a half, a quarter or a month of it: `Q4 FY27`, `27财年第四季度`."""
    pattern = _FISCAL[_language(language)][size]
    return pattern.format(year_ % 100, number_, _QUARTERS[min(number_, 4) - 1], "上下"[min(number_, 2) - 1])


def counted(size: Counted, number_: int, language: str) -> str:
    """A stretch counted from the start of the period: `Month 3`, `第3个月`."""
    return _COUNTED[_language(language)][size].format(number_)


def _dated(on: date, form: str, language: str) -> str:
    at = (on.month - 1) // 3
    pattern = _DATES[_language(language)][form]
    return pattern.format(on, month=_MONTHS[on.month - 1], quarter=at + 1, in_words=_QUARTERS[at])
