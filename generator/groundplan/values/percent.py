"""Percent: a share, stored as a fraction of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Self

from groundplan.values.composed import composed
from groundplan.values.misread import Misread
from groundplan.values.numerals import decimal
from groundplan.values.quantity import Quantity
from groundplan.values.stated import Stated, stated


@dataclass(frozen=True, slots=True)
class Percent(Quantity):
    """A share with every sign of a Quantity: `40%`, `0.4`, `~30%`, `10..20%`, `三成`, or words.

    The unit is `%` for every number. A plain number is a share of one, so 0 and 1 are nothing and all, and
    `40` is asked about, since it could not be told from a slip.
    """

    @classmethod
    def read(cls, raw: str | Mapping[str, object]) -> Self:
        """The share that a text or a mapping states; `Misread` for a number that is no share."""
        if isinstance(raw, str):
            return cls(raw, *_fields(raw))
        text, found = composed(raw)
        return cls(text, *share(text, found))


@lru_cache(maxsize=8192)
def _fields(text: str) -> Stated:
    found = stated(text)
    return share(text, found) if found else Stated()


def share(text: str, found: Stated) -> Stated:
    """What is stated, as a share."""
    ends = [end for end in (found.low, found.high) if end is not None]
    if not ends or (found.unit or "").startswith("%"):
        return found
    if found.unit is not None:
        raise Misread("VAL103", text=text.strip(), unit=found.unit)
    if all(abs(end) <= 1 for end in ends):
        return found._replace(unit="%")
    numbers = sorted(set(ends))
    percent = _listed(numbers, found.signed)
    if any(abs(end) > 100 for end in ends):
        raise Misread("VAL111", text=text.strip(), percent=percent)
    if all(abs(end) <= 2 for end in ends):  # an attainment of 1.2 is as likely 120 % as 1.2 %
        raise Misread(
            "VAL112",
            text=text.strip(),
            percent=percent,
            hundred=_listed([n * 100 for n in numbers], found.signed),
        )
    fraction = _listed([n / 100 for n in numbers], found.signed).removesuffix("%")
    raise Misread("VAL102", text=text.strip(), percent=percent, fraction=fraction)


def _listed(numbers: list[Fraction], signed: bool) -> str:
    return "..".join(f"{'+' if signed and n > 0 else ''}{decimal(n)}" for n in numbers) + "%"
