"""Numbers as the text for people says them, in the language of the strategy."""

from datetime import date
from fractions import Fraction
from functools import partial

from groundplan.plan.amounts import Amount
from groundplan.values import shown_ends, shown_number
from groundplan.values.units import is_money
from groundplan.words import Words, locale

# Money from here on is read in thousands, millions and billions.
_LARGE = 100_000


class Said:
    """What is worked out, in words; `words` are those of the language."""

    def __init__(self, words: Words) -> None:
        self.words, self.language = words, words.language

    def __call__(self, key: str, **args: object) -> str:
        return self.words.numbers[key].format_map(args)

    def amount(self, amount: Amount, unit: str | None = None, *, signed: bool = False) -> str:
        """A number in its unit, the ends of what may be more or less, or that it is not stated."""
        unit = amount.unit or unit
        if amount.value is not None:
            return self.number(amount.value, unit, signed=signed)
        return self.between(amount, unit, signed=signed)

    def between(self, amount: Amount, unit: str | None = None, *, signed: bool = False) -> str:
        """The ends of what may be more or less, `≥ 75` where one is open."""
        unit = amount.unit or unit
        if amount.low is None or amount.high is None:
            end = amount.low if amount.low is not None else amount.high
            sign = "≥" if amount.low is not None else "≤"
            return self("unstated") if end is None else f"{sign} {self.number(end, unit, signed=signed)}"
        low, high = shown_ends(amount.low, amount.high, partial(self.number, unit=unit))
        return locale.between(low, high, self.language) if amount.low < 0 else f"{low}–{high}"

    def number(self, number: Fraction, unit: str | None, *, signed: bool = False, compact: bool = True) -> str:
        """A number with as many digits as anybody reads: two decimals, from a hundred on none, large money two of its
        millions, a share one decimal of its percent.
        """
        if unit and (unit[0] == "%" or unit == "pp"):
            rounded = Fraction(round(number * 1000), 1000)
        elif is_money(unit) and abs(number) >= _LARGE:
            rounded = Fraction(round(number, -_zeros(number)))
        else:
            rounded = Fraction(round(number)) if abs(number) >= 100 else Fraction(round(number * 100), 100)
        return shown_number(rounded, unit, self.language, signed=signed, compact=compact)

    def change(self, change: Amount, unit: str | None, *, signed: bool = True) -> str:
        """A change, with its sign or without; that of a share is in points."""
        points = {"%": "pp"}.get(change.unit or unit or "", change.unit)
        return self.amount(change.in_unit(points), unit, signed=signed)

    def share(self, share: Fraction | None) -> str:
        return self("unstated") if share is None else self.number(share, "%")

    def growth(self, growth: Fraction | None, *, in_points: bool) -> str:
        """A growth with its sign: `+11.1%`, `-2 pp`."""
        if growth is None:
            return self("unstated")
        return self.number(growth, "pp" if in_points else "%", signed=True)

    def day(self, on: date | None) -> str:
        return self("unstated") if on is None else locale.day(on, self.language)

    def month(self, first: date) -> str:
        return locale.month(first, self.language)

    def listed(self, items: list[str], most: int = 5) -> str:
        """Items in a row, the first ones of many."""
        comma = str(self.words.structure.COMMA)
        if len(items) <= most:
            return comma.join(items)
        return self("more", items=comma.join(items[:most]), count=len(items) - most)


def _zeros(number: Fraction) -> int:
    """How many digits of large money nobody reads: 505,728 is 505.7K, and 2,486,250 is 2.49M."""
    digits = len(str(abs(round(number))))
    return 2 if digits == 6 else (digits - 1) // 3 * 3 - 2
