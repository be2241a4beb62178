"""Numbers as people write them: `1,200,000`, `1.2M`, `120万`, `1亿2000万`, `三百`; each an exact fraction.

Decided here: `1,5` and `1.200.000` are no numbers, since a comma groups thousands for one reader and marks
decimals for the next; `1 200 000` is one, when every group has three digits; `1e6` is, since spreadsheets
write it, with an exponent of at most two digits; a number with a leading zero (`007`, `0755`) is a code and
no number.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from groundplan.values.lexicon import Lexicon, spelled
from groundplan.values.units import before as unit_before

_POWERS = {
    3: "k|thousand|千",
    6: "m|mn|mln|mio|million|millions|百万",
    9: "b|bn|billion|billions|十亿",
    12: "tn|trillion|trillions|万亿",
    2: "百",
    4: "万|萬",
    5: "十万",
    7: "千万",
    8: "亿|億",
    10: "百亿",
    11: "千亿",
}
TIMES = {word: 10**power for word, power in spelled(_POWERS).items()}
_TIMES = Lexicon(TIMES)

_HANZI_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HANZI_SMALL = {"十": 10, "百": 100, "千": 1000}
_HANZI_LARGE = {"万": 10**4, "亿": 10**8}

_NUMBER = re.compile(
    r"(?!0[0-9])(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])|[0-9]{1,30})"
    r"(?:\.[0-9]{1,30})?(?:e[+-]?[0-9]{1,2})?(?![0-9]|e[+-]?[0-9])|\.[0-9]{1,30}(?![0-9])"
)
_HANZI = re.compile("半|[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿点]*")
_SMALLER = re.compile("([0-9]{1,4})([十百千]?万|千|百(?!分))")
_OVER = frozenset("家个人名位次单台套件条项元美天年%")  # after these 多 and 余 are `more than`, not part of a word


class Amount(NamedTuple):
    """A number at a place in a text, with what was written around it.

    The number is `figure * times`; they are apart because a multiplier may cover the number before it
    (`50-90万`).
    """

    sign: str
    before: str
    figure: Fraction
    times: int
    hanzi: str
    more: str
    end: int


def hanzi(text: str) -> Fraction | None:
    """The number that Chinese numerals spell (`二百五十`, `三点五`, `十二`), None when they spell none."""
    if text == "半":
        return Fraction(1, 2)
    whole, point, decimals = text.partition("点")
    if point and not (decimals and all(c in _HANZI_DIGITS for c in decimals)):
        return None
    if len(whole) > 1 and all(c in _HANZI_DIGITS for c in whole):
        return None  # `二零二六` is a year or a code
    total, part, digit, place = 0, 0, -1, 1
    for c in whole:
        if c in _HANZI_DIGITS:
            if digit > 0:
                return None
            digit, place = _HANZI_DIGITS[c], 1 if digit == 0 else place
        elif c in _HANZI_SMALL:
            part += (1 if digit < 0 else digit) * _HANZI_SMALL[c]
            digit, place = -1, _HANZI_SMALL[c] // 10
        else:
            total = (total + part + max(digit, 0)) * _HANZI_LARGE[c]
            part, digit, place = 0, -1, _HANZI_LARGE[c] // 10
    last = max(digit, 0) * (1 if point else place)  # `两千五` is 2,500, `两千零五` 2,005
    fraction = Fraction(int("".join(str(_HANZI_DIGITS[c]) for c in decimals) or "0"), 10 ** len(decimals))
    return total + part + last + fraction


def figures(text: str) -> Fraction:
    """The number that digits spell, with separators of thousands, decimals and an exponent."""
    if text.isdigit():
        return Fraction(int(text))
    mantissa, _, exponent = text.replace(",", "").replace(" ", "").lower().partition("e")
    whole, _, decimals = mantissa.partition(".")
    places = len(decimals) - int(exponent or "0")
    digits = int(whole + decimals)
    return Fraction(digits, 10**places) if places > 0 else Fraction(digits * 10**-places)


def _of_hanzi(text: str) -> tuple[Fraction, int] | None:
    """`三百万` as 300 times 万: only 万 and 亿 are multipliers that may cover the number before."""
    figures_ = text.rstrip("万亿")
    large = text[len(figures_) :]
    if large and large not in TIMES:
        return None
    if (value := hanzi(figures_)) is None:
        return None
    return value, TIMES[large] if large else 1


def amount(text: str, plain: str, start: int, end: int) -> Amount | None:
    """The number at that place of the text, None when there is none; `plain` is the text made alike."""
    sign, place = _sign(plain, start, end)
    before, place = unit_before(text, plain, place, end)
    if before:
        second, place = _sign(plain, place, end)
        if sign and second:
            return None
        sign = sign or second
    written = more = ""
    if match := _NUMBER.match(plain, place, end):
        place = match.end()
        if _is_over(plain, place, among=True):
            more, place = "多", place + 1
        figure, times, place = _multiplied(figures(match[0]), plain, place, end)
    elif match := _HANZI.match(plain, place, end):
        written, place = match[0], match.end()
        if (found := _of_hanzi(written)) is None:
            return None
        figure, times = found
    else:
        return None
    if not more and place < end:
        if plain[place] == "+" and not plain[place + 1 : end].lstrip()[:1].isdigit():
            more, place = "+", place + 1
        elif _is_over(plain, place, among=False):
            more, place = "多", place + 1
    return Amount(sign, before, figure, times, written, more, place)


def _sign(plain: str, place: int, end: int) -> tuple[str, int]:
    while place < end and plain[place] == " ":
        place += 1
    sign = plain[place] if place < end and plain[place] in "+-" else ""
    place += len(sign)
    while place < end and plain[place] == " ":
        place += 1
    return sign, place


def _is_over(plain: str, place: int, *, among: bool) -> bool:
    """Whether 多 or 余 stands there as `more than`: among the number (`200多万`) or after it (`30多家`)."""
    if plain[place : place + 1] not in ("多", "余"):
        return False
    following = plain[place + 1 : place + 2]
    meant = following and following in "万亿千百" if among else not following or following in _OVER
    return bool(meant)


def _multiplied(figure: Fraction, plain: str, place: int, end: int) -> tuple[Fraction, int, int]:
    """The figure, its multiplier and where that ends; `1亿2000万` is 1.2 times 亿."""
    start = place
    while start < end and plain[start] == " ":
        start += 1
    found = _TIMES.at(plain, start, end)
    if found is None:
        return figure, 1, place
    times, after = found
    following = plain[after : min(after + 2, end)]
    if following[:1] in ("²", "³", "分") or (following[:1] in ("-", "&", "'", "’") and following[1:].isalpha()):
        return (
            figure,
            1,
            place,
        )  # `5 m²`, `5百分点`, `5 M&A deals` and `5 B-to-B customers` hold no multiplier
    smaller = _SMALLER.match(plain, after, end)
    if smaller and (size := TIMES[smaller[2]] * int(smaller[1])) < times:
        figure, after = figure + Fraction(size, times), smaller.end()
    return figure, times, after


def decimal(value: Fraction) -> str:
    """The number in digits, all of them when they end, else six decimals; for messages, not for display."""
    whole, rest = divmod(abs(value.numerator), value.denominator)
    digits = ""
    while rest and len(digits) < (60 if _ends(value.denominator) else 6):
        figure, rest = divmod(rest * 10, value.denominator)
        digits += str(figure)
    return f"{'-' if value < 0 else ''}{whole}{'.' if digits else ''}{digits}"


def _ends(denominator: int) -> bool:
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator == 1
