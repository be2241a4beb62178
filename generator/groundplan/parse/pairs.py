"""`- Budget: small`: a text that its colon made a name and a value of."""

from typing import Any

from groundplan.source import Place


def text_of_pair(raw: Any, place: Place) -> str | None:
    """The text as it was typed; None when braces, or more than one name, show that fields are meant."""
    if not isinstance(raw, dict) or len(raw) != 1 or not isinstance(place.children, dict):
        return None
    [(name, value)] = raw.items()
    if isinstance(value, dict | list) or place.children[name].key_position != place.position:
        return None
    return f"{name}: {value or ''}".rstrip()
