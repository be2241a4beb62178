"""What people like, what stops them, why deals are lost: each with its share, our answer, and who works on it."""

from collections.abc import Collection
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.pages.backlinks import answers
from groundplan.pages.describe import Teller
from groundplan.pages.views import Card, Link
from groundplan.values import Percent


@dataclass(frozen=True, slots=True)
class Share:
    """A share as text and as a bar of 100: full up to `sure`, paler up to `most`, a mark at `at`."""

    text: str
    sure: float | None = None
    most: float | None = None
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A point of view of customers: `answer` is what we say, `actions` work on it, `is_open` when there is neither."""

    card: Card
    share: Share | None
    answer: str
    actions: tuple[Link, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class PointGroup:
    """Points of one kind under their label; `kind` is the field that holds them."""

    kind: str
    label: str
    points: tuple[Point, ...]


def inside(tell: Teller, entry: Entry, field: str) -> tuple[Entry, ...]:
    """The items that a field of an item holds."""
    return tuple(child for child in tell.plan.index.children[entry.path] if child.parts[-2] == field)


def share(tell: Teller, percent: Percent | None) -> Share | None:
    """A share to write and to draw; one in words has no bar."""
    if percent is None:
        return None
    low, high = (None if end is None else _part(float(end)) for end in (percent.low, percent.high))
    return Share(tell.quantity(percent), low if low is not None else high, high if high is not None else low)


def _part(fraction: float) -> float:
    """A fraction as a length of a bar of 100."""
    return round(min(max(fraction, 0.0), 1.0) * 100, 1)


def estimated(tell: Teller, value: Percent, low: Percent | None, high: Percent | None) -> Share:
    """A share with how far it may be off: a bar from the least to the most, with a mark at the share itself."""
    ends = [each.value for each in (low, value, high) if each is not None and each.value is not None]
    if value.value is None or not ends:
        return share(tell, value) or Share("")
    return Share(tell.quantity(value), _part(float(min(ends))), _part(float(max(ends))), _part(float(value.value)))


def point(tell: Teller, entry: Entry) -> Point:
    """An item with its share and its answer apart from its other fields."""
    item = entry.item
    answer = getattr(item, "answer", None) or ""
    actions = answers(tell, entry.path)
    can_answer = "answer" in type(item).model_fields
    return Point(
        card=tell.card(entry, without=("share", "answer")),
        share=share(tell, getattr(item, "share", None)),
        answer=answer,
        actions=actions,
        is_open=can_answer and not answer and not actions,
    )


def groups(tell: Teller, entry: Entry, fields: Collection[str]) -> tuple[PointGroup, ...]:
    """The points of an item, one group for each of some fields that holds any."""
    found = (
        PointGroup(field, tell.words.field(field), tuple(point(tell, each) for each in inside(tell, entry, field)))
        for field in fields
    )
    return tuple(group for group in found if group.points)
