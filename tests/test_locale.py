"""Numbers and dates are written without Babel, and exactly as Babel would write them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from hypothesis import given
from hypothesis import strategies as st

from groundplan.words import LANGUAGES, locale

_TAGS = {"en": "en", "zh": "zh_Hans_CN"}
# The patterns of the Unicode CLDR that each form stands for.
_PATTERNS = {
    "day": {"en": "d MMM y", "zh": "y年M月d日"},
    "month": {"en": "MMM y", "zh": "y年M月"},
    "month_name": {"en": "LLL", "zh": "M月"},
    "quarter": {"en": "QQQ y", "zh": "y年QQQQ"},
    "quarter_name": {"en": "QQQ", "zh": "QQQ"},
    "year": {"en": "y", "zh": "y年"},
}
languages = st.sampled_from(LANGUAGES)
# Numbers whose decimals end and fit into Babel's own precision.
numbers = st.builds(Fraction, st.integers(-(10**18), 10**18), st.sampled_from((1, 2, 4, 10, 1000)))


@pytest.mark.parametrize("form", _PATTERNS)
@given(on=st.dates(date(1000, 1, 1)), language=languages)
def test_a_date_is_written_as_babel_writes_it(form: str, on: date, language: str) -> None:
    written = getattr(locale, form)(on, language)
    assert written == format_date(on, _PATTERNS[form][language], _TAGS[language])


@given(number=numbers, language=languages)
def test_a_number_is_written_as_babel_writes_it(number: Fraction, language: str) -> None:
    said = locale.number(number, language, compact=False)
    decimal = Decimal(number.numerator) / number.denominator
    assert said == format_decimal(decimal, locale=_TAGS[language], decimal_quantization=False)


@given(size=st.integers(10_000, 10**9), zeros=st.integers(0, 5), language=languages)
def test_a_compact_number_is_written_as_babel_writes_it(size: int, zeros: int, language: str) -> None:
    number = size * 10**zeros
    said = locale.number(number, language)
    if not said[-1].isdigit():
        assert said == format_compact_decimal(number, locale=_TAGS[language], fraction_digits=2)
    else:
        assert said == locale.number(number, language, compact=False)


@given(share=numbers, language=languages)
def test_a_share_is_written_as_babel_writes_it(share: Fraction, language: str) -> None:
    decimal = Decimal(share.numerator) / share.denominator
    written = format_percent(decimal, locale=_TAGS[language], decimal_quantization=False)
    assert locale.percent(share, language) == written


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (12_000, "12K", "1.2万"),
        (13_000_000, "13M", "1300万"),
        (-1_250_000_000, "-1.25B", "-12.5亿"),
        (1234, "1,234", "1,234"),
    ],
)
def test_a_number_in_each_language(number: int, english: str, chinese: str) -> None:
    assert (locale.number(number, "en"), locale.number(number, "zh")) == (english, chinese)


def test_decimals_that_never_end_are_rounded() -> None:
    assert locale.number(Fraction(10, 3), "en") == "3.33"
    assert locale.percent(Fraction(1, 3), "zh") == "33.3%"
