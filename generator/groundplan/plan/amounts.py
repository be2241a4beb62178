"""Amounts: numbers in a unit, as far as they are known, and how they add up and multiply."""

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from groundplan.values import Quantity, unit_named
from groundplan.values.units import DAYS

Number = Fraction | int
_ONE = Fraction(1)
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


class Amount(NamedTuple):
    """A number in a unit: `value` when it is one number, and the ends between which it lies.

    A point has three equal numbers. A range has no value, a bound one open end (None), and what is not stated
    neither value nor end: whatever is worked out from it is not stated either. `unit` is that of a Quantity, None
    for a plain number; money and mixed units are never converted, so what would add them is not stated.
    """

    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    unit: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything is known of it."""
        return self.low is not None or self.high is not None

    @property
    def is_spread(self) -> bool:
        """Whether it may be more or less than one number."""
        if self.low is self.value is self.high:  # as the ends of a point are
            return False
        return self.is_known and not (self.low == self.value == self.high)

    def plus(self, other: "Amount") -> "Amount":
        """The sum of two amounts in one unit."""
        if not is_same_unit(self.unit, other.unit):
            return UNKNOWN
        value = _both(self.value, other.value)
        if not (self.is_spread or other.is_spread):
            return Amount(value, value, value, self.unit)
        return Amount(value, _both(self.low, other.low), _both(self.high, other.high), self.unit)

    def minus(self, other: "Amount") -> "Amount":
        """The difference of two amounts in one unit."""
        return self.plus(other.times(-1))

    def times(self, factor: "Amount | Number") -> "Amount":
        """So many times the amount; a factor that is an amount is a plain number or a share."""
        factor = point(factor) if isinstance(factor, int | Fraction) else factor
        value = None if self.value is None or factor.value is None else self.value * factor.value
        if not (self.is_spread or factor.is_spread):
            return Amount(value, value, value, self.unit)
        low, high = _product(self, factor)
        return Amount(value, low, high, self.unit)

    def over(self, divisor: "Amount | Number") -> "Amount":
        """The amount divided; not stated for a divisor that is or may be nothing."""
        divisor = point(divisor) if isinstance(divisor, int | Fraction) else divisor
        return self.times(_inverse(divisor))

    def in_unit(self, unit: str | None) -> "Amount":
        """The same numbers counted in another unit."""
        return self._replace(unit=unit)

    def at_least(self, bound: Number) -> "Amount":
        """The amount, and the bound where it is or may be less; what is not stated stays so."""
        if not self.is_known or (self.low is not None and self.low >= bound):
            return self
        least = Fraction(bound)
        value, high = (None if end is None else max(end, least) for end in (self.value, self.high))
        return Amount(value, least, high, self.unit)


UNKNOWN = Amount()


def point(number: Number, unit: str | None = None) -> Amount:
    """One number."""
    exact = number if isinstance(number, Fraction) else Fraction(number)
    return Amount(exact, exact, exact, unit)


def total(amounts: list[Amount]) -> Amount:
    """The sum of amounts in one unit; not stated for none."""
    whole = amounts[0] if amounts else UNKNOWN
    for each in amounts[1:]:
        whole = whole.plus(each)
    return whole


def stated(quantity: Quantity | None, unit: str | None = None) -> Amount:
    """What a quantity states, in a unit that it has when it names none; not stated when its own is another.

    Times are converted to the unit. A plain number counts in the unit as it is written: 45 in `%` is 45 %, 810 in
    `万元` is 8.1 million CNY; but `2.5万` has a multiplier of its own, and a change of 2 pp is 2 per cent more.
    """
    if quantity is None or quantity.is_words:
        return UNKNOWN
    wanted, scale = _read_unit(unit) if unit else (None, _ONE)
    own = quantity.unit
    if own is None:
        times = scale if scale is _ONE or _is_plain(quantity) else _ONE
    elif wanted is None or is_same_unit(own, wanted) or (own == "pp" and wanted == "%"):
        times = _ONE
    elif own in DAYS and wanted in DAYS:
        times = DAYS[own] / DAYS[wanted]
    else:
        return UNKNOWN
    low, high = quantity.low, quantity.high
    if times is not _ONE:
        low, high = (None if end is None else end * times for end in (low, high))
    if low is high or low == high:
        return Amount(low, low, low, wanted or own)
    return Amount(None, low, high, wanted or own)


def unit_of(written: str | None) -> str | None:
    """The unit that amounts have which are counted in a unit as written (`万元` is CNY); None for a plain number."""
    return _read_unit(written)[0] if written else None


@lru_cache(maxsize=1024)
def _read_unit(written: str) -> tuple[str | None, Fraction]:
    """The unit that words name, and how many of it one is."""
    name = unit_named(written)
    if not name or name in DAYS:
        return name or None, _ONE
    one = Quantity.read(f"1 {name}")
    if one.value is None or one.value == 1:
        return (name if one.value is None else one.unit), _ONE
    return one.unit, one.value


def _is_plain(quantity: Quantity) -> bool:
    """Whether its number is written out in digits, with no multiplier such as k or 万."""
    digits = _DIGITS.search(unicodedata.normalize("NFKC", quantity.text))
    return digits is not None and Fraction(digits[0].replace(",", "")) in (
        *(None if end is None else abs(end) for end in (quantity.low, quantity.high)),
    )


def is_same_unit(one: str | None, other: str | None) -> bool:
    """Whether two units are the same but for capitals and the plural (`Customer`, `customers`)."""
    return one == other or (one is not None and other is not None and _plain(one) == _plain(other))


def is_percent(unit: str | None) -> bool:
    """Whether it counts in per cent, of rates such as `% a year` too."""
    return unit is not None and unit.startswith("%")


def _plain(unit: str) -> str:
    return unit.casefold().removesuffix("s")


def _both(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _inverse(divisor: Amount) -> Amount:
    """One over the amount; an end at nothing makes the result endless, both signs make it unknown."""
    low, high = divisor.low, divisor.high
    value = 1 / divisor.value if divisor.value else None
    if low is not None and low >= 0 and high != 0:
        return Amount(value, 1 / high if high else Fraction(0), 1 / low if low else None)
    if high is not None and high <= 0 and low != 0:
        return Amount(value, 1 / high if high else None, 1 / low if low else Fraction(0))
    return UNKNOWN


def _product(one: Amount, other: Amount) -> tuple[Fraction | None, Fraction | None]:
    if not (one.is_known and other.is_known):
        return None, None
    ends = (one.low, one.high, other.low, other.high)
    if None not in ends:
        corners = [
            a * b for a in (one.low, one.high) for b in (other.low, other.high) if a is not None and b is not None
        ]
        return min(corners), max(corners)
    return _open_product(one, other)


def _open_product(one: Amount, other: Amount) -> tuple[Fraction | None, Fraction | None]:
    """The ends of a product with an open end: known only where no sign can turn it round."""
    for first, second in ((one, other), (other, one)):
        if first.low is not None and first.low == first.high:  # a point times a bound
            low, high = (None if end is None else end * first.low for end in (second.low, second.high))
            if first.low == 0:
                return Fraction(0), Fraction(0)
            return (low, high) if first.low > 0 else (high, low)
    if one.low is not None and other.low is not None and one.low >= 0 and other.low >= 0:
        return one.low * other.low, None if one.high is None or other.high is None else one.high * other.high
    return None, None
