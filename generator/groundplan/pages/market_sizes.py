"""Market sizes as a table with bars; only what is counted in the same unit shares a scale."""

from dataclasses import dataclass
from fractions import Fraction

from groundplan.model.index import Entry
from groundplan.model.market import Size
from groundplan.pages.backlinks import card
from groundplan.pages.describe import Teller
from groundplan.pages.views import Card
from groundplan.values import Quantity


@dataclass(frozen=True, slots=True)
class Extent:
    """A value as text and as a bar: up to `low` for certain, up to `high` perhaps, in percent; none without a scale."""

    text: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class SizeRow:
    """How big one market is, and how much of it we can serve."""

    card: Card
    value: Extent | None
    addressable: Extent | None
    growth: str
    date: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """The table; a column that nothing stands in is left out."""

    rows: tuple[SizeRow, ...]
    has_bars: bool
    has_growth: bool
    has_date: bool


def sizes(tell: Teller, entries: tuple[Entry, ...]) -> Sizes | None:
    """The table of the sizes; none without any."""
    if not entries:
        return None
    scales = _scales([entry.item for entry in entries if isinstance(entry.item, Size)])
    rows = tuple(_row(tell, entry, scales) for entry in entries)
    bars = any(extent and extent.high is not None for row in rows for extent in (row.value, row.addressable))
    return Sizes(rows, bars, any(row.growth for row in rows), any(row.date for row in rows))


def _row(tell: Teller, entry: Entry, scales: dict[str, Fraction]) -> SizeRow:
    assert isinstance(entry.item, Size)
    size = entry.item
    return SizeRow(
        card=card(tell, entry, without=("value", "addressable", "growth", "date")),
        value=_extent(tell, size.value, scales),
        addressable=_extent(tell, size.addressable, scales),
        growth=tell.quantity(size.growth),
        date=tell.when(size.date),
    )


def _scales(found: list[Size]) -> dict[str, Fraction]:
    """The largest value of each unit that at least two values have; shares are shown against the whole."""
    tops: dict[str, list[Fraction]] = {}
    for size in found:
        for quantity in (size.value, size.addressable):
            if quantity and not quantity.is_words and (top := _top(quantity)) > 0:
                tops.setdefault(quantity.unit or "", []).append(top)
    return {
        unit: max(*values, Fraction(unit == "%")) for unit, values in tops.items() if len(values) > 1 or unit == "%"
    }


def _top(quantity: Quantity) -> Fraction:
    return max(end for end in (quantity.low, quantity.high, Fraction(0)) if end is not None)


def _extent(tell: Teller, quantity: Quantity | None, scales: dict[str, Fraction]) -> Extent | None:
    if quantity is None:
        return None
    text = tell.quantity(quantity)
    scale = scales.get(quantity.unit or "")
    if quantity.is_words or not scale:
        return Extent(text)
    low = quantity.low if quantity.low is not None else Fraction(0)
    return Extent(text, _percent(low, scale), _percent(_top(quantity), scale))


def _percent(value: Fraction, scale: Fraction) -> float:
    return round(float(max(value, Fraction(0)) / scale) * 100, 1)
