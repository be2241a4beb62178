"""The forms of a quantity in text, worked out before it becomes a Quantity or a Percent."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from groundplan.values import signs as around
from groundplan.values.calendar import month_named
from groundplan.values.misread import Misread
from groundplan.values.numerals import TIMES, Amount, amount, figures
from groundplan.values.signs import Signs
from groundplan.values.typed import LONGEST, alike
from groundplan.values.units import DAYS, MEASURES, NONE, Unit, currency, unit

_TO = re.compile(r" *(?:\.{2,3}|…|-|~|(?<= )(?:to|through)(?= )|至|到)")
_TO_OR_AND = re.compile(rf"{_TO.pattern}| *(?:(?<= )and(?= )|和|与)")
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}(?: *年|[-/][0-9]{1,2}(?![0-9]))"
    r"|[0-9]{1,2}(?: *月|(?:st|nd|rd|th)(?![a-z])| ([a-z]{3,9}))"
)
_SIMPLE = re.compile(r"([+-]?)((?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?)([km%万]?)")
_GLUED = re.compile(r"[a-wyz](?![a-z])")  # `5G`, `3D`: one word; but `3x` is a number
_NOTE = re.compile(r" *(\([^()]*\)) *$")


class Stated(NamedTuple):
    """What a text states: the fields of a Quantity after its text, in their order."""

    low: Fraction | None = None
    high: Fraction | None = None
    signed: bool = False
    unit: str | None = None
    about: bool = False
    exclusive: bool = False
    rest: str = ""


def stated(text: str) -> Stated | None:
    """What the text states as a quantity, None when it is words."""
    if len(text) > LONGEST:
        return None
    plain = alike(text)
    if match := _SIMPLE.fullmatch(plain):
        return _simple(*match.groups())
    end, note = len(plain.rstrip()), ""
    if plain.endswith(")") and (match := _NOTE.search(plain)):
        end, note = match.start(), text[match.start(1) : match.end(1)]
    signs, start = around.before(plain, end)
    first = amount(text, plain, start, end)
    if first is None or (first.end < end and _is_date(plain, start)):
        return None
    found = _range(text, plain, first, end, signs) or _single(text, plain, first, end, signs)
    return found._replace(rest=f"{found.rest} {note}".strip()) if found and note else found


def _simple(sign: str, digits: str, suffix: str) -> Stated:
    """Most values are a number and at most one suffix; this way they take a third of the time."""
    value = figures(f"{sign}{digits}")
    if suffix:
        value = value / 100 if suffix == "%" else value * TIMES[suffix]
    return Stated(value, value, bool(sign), "%" if suffix == "%" else None)


def _is_date(plain: str, start: int) -> bool:
    match = _DATE.match(plain, start)
    return match is not None and (match[1] is None or month_named(match[1]) is not None)


def _single(text: str, plain: str, first: Amount, end: int, signs: Signs) -> Stated | None:
    """A point or a bound: one number and its unit."""
    named, signs = _unit(text, plain, first, end, signs)
    if first.more:
        signs = signs.joined("at_least" if first.more == "+" else "more_than")
    if named is None or signs.clash or not _counts(first, named):
        return None
    value = _scaled(first, named, first.times)
    low = None if signs.bound == "high" else value
    high = None if signs.bound == "low" else value
    return Stated(low, high, bool(first.sign), named.name, signs.about, signs.exclusive, named.rest)


def _range(text: str, plain: str, first: Amount, end: int, signs: Signs) -> Stated | None:
    """Two numbers with a range sign between them; what stands at the end covers both."""
    if first.end == end or first.more:
        return None
    for middle, second in _seconds(text, plain, first, end, _TO_OR_AND if signs.loose else _TO):
        last, closing = _unit(text, plain, second, end, signs)
        inner = unit(text[first.end : middle].strip(), plain[first.end : middle].strip())
        if inner and last and inner.name in DAYS and last.name in DAYS:
            inner = inner.counted_in(last.name)
        if last is None or inner is None or not _fits(first, inner, second, last):
            continue
        if (closing.bound and not closing.loose) or _doubtful(first, second):
            return None
        low, high = _ends(first, inner, second, last)
        if low > high:
            raise Misread("VAL101", text=text.strip())
        signed = bool(first.sign or second.sign)
        return Stated(low, high, signed, last.name, closing.about, False, last.rest)
    return None


def _seconds(text: str, plain: str, first: Amount, end: int, to: re.Pattern[str]) -> Iterator[tuple[int, Amount]]:
    """Where a range sign could stand after the first number, and the number after it."""
    for match in to.finditer(plain, first.end, end):
        if any(c.isdigit() for c in plain[first.end : match.start()]):
            return
        second = amount(text, plain, match.end(), end)
        if second and not second.more and second.before in ("", first.before):
            yield match.start(), second._replace(before=first.before)


def _unit(text: str, plain: str, number: Amount, end: int, signs: Signs) -> tuple[Unit | None, Signs]:
    """The unit of a number from what stands before it and after it, and the signs that end the text."""
    start = number.end
    if start == end:
        return (_before(number.before) if number.before else NONE), signs
    signs, end = around.after(plain, start, end, signs)
    named = unit(text[start:end].strip(), plain[start:end].strip())
    if named and not named.known and _GLUED.match(plain, start):
        return None, signs
    if number.before and named is not None:
        named = _before(number.before, named, text[start:end])
    return named, signs


def _before(name: str, named: Unit = NONE, words: str = "") -> Unit | None:
    """The unit before a number with what follows the number: `$300/month`, `$5M ARR`, `¥50万元`."""
    if name == "%":
        return Unit("%", Fraction(1, 100), known=True) if named is NONE else None
    if named is NONE:
        return Unit(name, known=True)
    if named.known:  # `$500 CAD`: a code is clearer than a sign
        code = (named.name or "")[:3]
        return named if code == name or (name in ("USD", "CNY") and currency(code) == code) else None
    rate = unit(f"{name}{words}", alike(f"{name}{words}"))
    if rate and rate.known and rate.name != name:
        return rate
    return Unit(name, rest=words.strip(), known=True)


def _fits(first: Amount, inner: Unit, second: Amount, last: Unit) -> bool:
    """Whether the units of both ends may stand in one range: `3天至5天`, `10%-20%`, `50-90万`."""
    if inner is not NONE and (inner.name != last.name or inner.rest not in ("", last.rest)):
        return False
    return _counts(first, last) and _counts(second, last)


def _counts(number: Amount, named: Unit) -> bool:
    """Whether Chinese numerals are a number here: `三天` and `两家` are, `一般` and `一线城市` are words."""
    return not number.hanzi or named is NONE or named.known or named.name in MEASURES


def _doubtful(first: Amount, second: Amount) -> bool:
    """`三至五十` is 3 to 50 or 30 to 50; nobody can tell."""
    return len(first.hanzi) == 1 and len(second.hanzi) == 2 and second.hanzi[1] in "十百千"


def _scaled(number: Amount, named: Unit, times: int) -> Fraction:
    value = number.figure if times == 1 else number.figure * times
    if named.scale != 1 or named.plus:
        value = value * named.scale + named.plus
    return -value if number.sign == "-" else value


def _ends(first: Amount, inner: Unit, second: Amount, last: Unit) -> tuple[Fraction, Fraction]:
    """Both ends; the second's multiplier covers the first (`50-90万`), but not in `500-1k`.

    It is left off only when the ends are then in order and near each other: nobody means 900 by `900-1.2M`.
    """
    high = _scaled(second, last, second.times)
    own = last._replace(plus=Fraction(0)) if inner is NONE else inner
    if first.times > 1:
        return _scaled(first, own, first.times), high
    covered, plain = _scaled(first, own, second.times), _scaled(first, own, 1)
    return (plain, high) if covered > high >= plain and plain * 100 >= high else (covered, high)
