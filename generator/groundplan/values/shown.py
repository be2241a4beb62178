"""Values as the site shows them: in the reader's language, with every digit that was written."""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from groundplan.values.composed import unit_named
from groundplan.values.quantity import Quantity
from groundplan.values.stretch import Stretch
from groundplan.values.units import DAYS, currency, is_money
from groundplan.values.when import When
from groundplan.words import Words

if TYPE_CHECKING:
    from groundplan.words.locale import Counted, Time


# Dates and amounts are repeated all over a site, and Babel takes its time.
_KEPT = 4096


def shown(value: Quantity | When | str, words: Words) -> str:
    """A value of the model in the language of the words."""
    if isinstance(value, Quantity):
        return shown_quantity(value, words.language)
    return shown_when(value, words.language) if isinstance(value, When) else value


@lru_cache(maxsize=_KEPT)
def shown_quantity(quantity: Quantity, language: str, unit: str | None = None) -> str:
    """A quantity for reading: `CN¥10M`, `¥1000万`, `≥ 45`, `≈ 200`, `3–5 days`; words as they stand.

    `unit` is that of its metric, for a number that has none of its own; a plain 45 of a metric in % is 45 %.
    """
    if quantity.is_words:
        return quantity.text
    name = quantity.unit or (unit_named(unit) if unit and not unit.isspace() else None)
    low, high = quantity.low, quantity.high
    if name and name[0] == "%" and quantity.unit is None:
        low, high = low and low / 100, high and high / 100
    text = _bounded(low, high, name, language, signed=quantity.signed, exclusive=quantity.exclusive)
    text = f"≈ {text}" if quantity.about else text
    return _joined(text, quantity.rest, language) if quantity.rest else text


@lru_cache(maxsize=4 * _KEPT)
def shown_number(
    number: Fraction | int, unit: str | None, language: str, *, signed: bool = False, compact: bool = True
) -> str:
    """A number in a unit that a Quantity can have; `signed` puts a + before a gain, `compact` may make 50,000 `50K`."""
    text = _number(Fraction(number), unit, language, compact=compact)
    return f"+{text}" if signed and number > 0 else text


def shown_ends(low: Fraction, high: Fraction, write: Callable[..., str]) -> tuple[str, str]:
    """The ends of a range as `write(number, compact=...)` writes them: `185–50K` would read as 185K, so it has no K."""
    first, last, full = write(low, compact=True), write(high, compact=True), write(high, compact=False)
    is_short = low == 0 or last == full or first != write(low, compact=False)
    return first, last if is_short else full


@lru_cache(maxsize=_KEPT)
def shown_when(when: When, language: str) -> str:
    """A time for reading: `1 Jul 2026`, `2026年第三季度`, `Month 3`; words as they stand."""
    from groundplan.words import locale

    if when.begins is None or when.ends is None:
        return when.text
    begins = _stretch(when.begins, language)
    if when.open_ended:
        return locale.onwards(begins, language)
    return begins if when.begins == when.ends else locale.between(begins, _stretch(when.ends, language), language)


def _bounded(
    low: Fraction | None,
    high: Fraction | None,
    unit: str | None,
    language: str,
    *,
    signed: bool,
    exclusive: bool,
) -> str:
    from groundplan.words import locale

    if low is None or high is None:
        bound = low if low is not None else high
        sign = (">" if exclusive else "≥") if high is None else ("<" if exclusive else "≤")
        return f"{sign} {shown_number(bound or 0, unit, language, signed=signed)}"
    if low == high:
        return shown_number(high, unit, language, signed=signed)
    first, last = shown_ends(low, high, partial(shown_number, unit=unit, language=language, signed=signed))
    bare = shown_ends(low, high, partial(_number, unit=None, language=language))
    if not signed and last.startswith(bare[1]) and not last.startswith(f"{bare[1]}%"):  # `3–5 days`: the unit once
        first = bare[0]
    if low < 0:
        return locale.between(first, last, language)
    return f"{first}–{last}"


def _number(number: Fraction, unit: str | None, language: str, *, compact: bool = True) -> str:
    from groundplan.words import locale

    if unit is None:
        return locale.number(number, language, compact=compact)
    if unit == "pp":
        return locale.points(number, language)
    if unit in DAYS:
        time: Time = unit  # type: ignore[assignment]  # the keys of DAYS are those words
        return locale.duration(number, time, language)
    if unit[0] == "%":
        return f"{locale.percent(number, language)}{unit[1:]}"
    if is_money(unit):
        return locale.money(number, unit, language, compact=compact)
    if currency(unit[:3]) == unit[:3] and not (unit[3].isascii() and unit[3].isalpha()):
        return f"{locale.money(number, unit[:3], language, compact=compact)}{unit[3:]}"
    return _joined(locale.number(number, language, compact=compact), unit, language)


def _joined(number: str, unit: str, language: str) -> str:
    """A number and words; in Chinese, Chinese words stand beside it without a blank, as does a rate anywhere."""
    is_close = unit[0] in "/°" or (language == "zh" and unit[0] >= "\u2e80")
    return f"{number}{unit}" if is_close else f"{number} {unit}"


def _stretch(stretch: Stretch, language: str) -> str:
    from groundplan.words import locale

    if stretch.counted:
        size: Counted = stretch.size  # type: ignore[assignment]  # only these are counted
        return locale.counted(size, stretch.number, language)
    if stretch.fiscal:
        return locale.fiscal(stretch.size, stretch.number, stretch.year, language)
    if stretch.size == "half":
        return locale.half(stretch.number, stretch.year, language)
    if stretch.size == "week":
        return locale.week(stretch.number, stretch.year, language)
    write = {"day": locale.day, "month": locale.month, "quarter": locale.quarter, "year": locale.year}
    return write[stretch.size](stretch.last_day(), language)
