"""The value types people write: quantities, percentages, times and ids, each with its text as written."""

from groundplan.values.calendar import Calendar
from groundplan.values.composed import unit_named
from groundplan.values.duration import read_duration
from groundplan.values.ids import id_of, is_id, same_id
from groundplan.values.meant import meant_by
from groundplan.values.misread import Misread
from groundplan.values.percent import Percent
from groundplan.values.quantity import Quantity
from groundplan.values.shown import shown, shown_ends, shown_number, shown_quantity, shown_when
from groundplan.values.stretch import Stretch
from groundplan.values.when import When

__all__ = [
    "Calendar",
    "Misread",
    "Percent",
    "Quantity",
    "Stretch",
    "When",
    "id_of",
    "is_id",
    "meant_by",
    "read_duration",
    "same_id",
    "shown",
    "shown_ends",
    "shown_number",
    "shown_quantity",
    "shown_when",
    "unit_named",
]
