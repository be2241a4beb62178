"""How strong or how likely something is, as a mark of five steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.fields import Rating
from groundplan.pages.describe import Teller


@dataclass(frozen=True, slots=True)
class Mark:
    """A rating: what is rated, what the file says, and the share of five steps in percent, none for other words."""

    label: str
    text: str
    width: float | None


def mark(tell: Teller, field: str, rating: Rating) -> Mark:
    """A rating that a field states."""
    width = None if rating.level is None else share_of_five(rating.level)
    return Mark(tell.words.field(field), tell.words.choice(rating.text), width)


def marks(tell: Teller, impact: Rating | None, likelihood: Rating | None) -> Iterator[Mark]:
    """Impact and likelihood, as far as they are stated."""
    if impact:
        yield mark(tell, "impact", impact)
    if likelihood:
        yield mark(tell, "likelihood", likelihood)


def share_of_five(level: float) -> float:
    """How much of five steps a level fills, in percent."""
    return round(level * 20, 1)
