"""The forms of a quantity as a mapping: `value`, or `min` and `max`, with `unit` and `about`."""

from collections.abc import Mapping

from groundplan.values.misread import Misread
from groundplan.values.stated import Stated, stated
from groundplan.values.typed import alike
from groundplan.values.units import period, unit

_KEYS = ("value", "min", "max", "unit", "about")


def composed(raw: Mapping[str, object]) -> tuple[str, Stated]:
    """The mapping as one line of text, and what it states; raises `Misread` when it does not add up."""
    given = _given(raw)
    about = _yes(given.pop("about", "false"))
    written = given.pop("unit", "").strip()
    if "value" in given and len(given) > 1:
        raise Misread("VAL106")
    if not given:
        raise Misread("VAL107")
    figure, found = (given["value"], stated(given["value"])) if "value" in given else _between(given)
    text = f"{'~' if about else ''}{figure}{' ' if written else ''}{written}"
    if found is None:
        return text, Stated()
    return text, _in_unit(found, written)._replace(about=about or found.about)


def unit_named(written: str) -> str:
    """The unit that words name, as a Quantity has it: `元` -> `CNY`, `days` -> `day`, `家` -> `家`."""
    found = unit(written.strip(), alike(written).strip())
    if found is None or found.name is None or found.rest:
        return written.strip()
    return found.name


def _given(raw: Mapping[str, object]) -> dict[str, str]:
    for key, item in raw.items():
        if key not in _KEYS:
            raise Misread("VAL104", key=str(key), at=str(key))
        if isinstance(item, Mapping | list | tuple):
            raise Misread("VAL105", key=key, at=key)
    return {key: str(item) for key, item in raw.items() if item is not None}


def _yes(text: str) -> bool:
    if text.lower() not in ("true", "false"):
        raise Misread("VAL109", text=text, at="about")
    return text.lower() == "true"


def _between(given: Mapping[str, str]) -> tuple[str, Stated | None]:
    """A range or an open bound from `min` and `max`, each of which must be one number."""
    for key, text in given.items():
        end = stated(text)
        if end is None or end.low is None or end.low != end.high:
            raise Misread("VAL108", key=key, text=text, at=key)
    low, high = given.get("min"), given.get("max")
    if low is None or high is None:
        text = f">={low}" if low is not None else f"<={high}"
        return text, stated(text)
    text = f"{low}..{high}"
    found = stated(text)
    if found is None or found.low is None or found.high is None:
        raise Misread("VAL110", first=low, second=high)
    return text, found


def _in_unit(found: Stated, written: str) -> Stated:
    """The quantity in the unit given beside it; a unit may hold a multiplier (`unit: 万元`)."""
    if not written or (found.low is None and found.high is None):
        return found
    if found.unit is not None:
        if found.unit != unit_named(written):
            raise Misread("VAL110", first=found.unit, second=written)
        return found
    if name := period(written):
        return found._replace(unit=name)
    one = stated(f"1 {written}")
    if one is None or one.low is None or one.low != one.high:
        return found._replace(unit=written)
    low = None if found.low is None else found.low * one.low
    high = None if found.high is None else found.high * one.low
    return found._replace(low=low, high=high, unit=one.unit, rest=one.rest)
