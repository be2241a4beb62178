"""What a strategy has to be done by a day, and who answers for it: due actions, goals, open decisions, reviews."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from groundplan.export.cells import day_of
from groundplan.model.actions import Action
from groundplan.model.evidence import Decision
from groundplan.model.goals import Goal
from groundplan.model.index import Entry
from groundplan.nearest import nearest
from groundplan.parse import Target
from groundplan.plan import Plan
from groundplan.values import When

Kind = Literal["action", "goal", "decision", "review"]

# The fields that say who answers for an item.
_OWNING = ("owner", "by")


class NoOwner(LookupError):  # noqa: N818 - the outcome, told in one line
    """Nobody of a name answers for anything; `near` is who may be meant."""

    def __init__(self, near: str) -> None:
        super().__init__(near)
        self.near = near


@dataclass(frozen=True, slots=True)
class Date:
    """Something that has a day: the item, what it is, and who answers for it."""

    day: date
    kind: Kind
    entry: Entry
    owners: tuple[Target, ...]


def agenda_of(plan: Plan, owner: str = "") -> tuple[Date, ...]:
    """What is not settled and has a day, by day; of one owner only, by the id of a role or as written. Raises NoOwner.

    What is due from a quarter on (`2026-Q4+`) has no day.
    """
    found = [
        Date(day, kind, entry, _owners(plan, entry))
        for entry in plan.index.entries.values()
        if not entry.item.is_settled
        for kind, when in _times(entry)
        if not when.open_ended and (day := day_of(plan, when)) is not None
    ]
    if owner:
        meant = _meant(plan, owner)
        found = [each for each in found if any(meant == (target.path or _words(target.text)) for target in each.owners)]
    return tuple(sorted(found, key=lambda each: (each.day, each.entry.path, each.kind)))


def _times(entry: Entry) -> Iterator[tuple[Kind, When]]:
    item = entry.item
    if isinstance(item, Action) and item.due:
        yield "action", item.due
    if isinstance(item, Goal) and item.target and item.target.by:
        yield "goal", item.target.by
    if isinstance(item, Decision) and item.status == "open" and item.date:
        yield "decision", item.date
    if item.review_by:
        yield "review", item.review_by


def _owners(plan: Plan, entry: Entry) -> tuple[Target, ...]:
    """Who answers for an item: as it says itself, else as what it stands in says, else whoever has the strategy."""
    path = entry.path
    while path:
        for field in _OWNING:
            if targets := plan.targets(path, field):
                return targets
        path = plan.index[path].parent
    return plan.targets("strategy", "owner")


def _meant(plan: Plan, owner: str) -> str:
    """The path of a role, or the words in its place, as something in the strategy has them."""
    roles = plan.index.find(owner, ("team",))
    if len(roles) == 1:
        return roles[0].path
    named = [target for (_, field), targets in plan.links.items() if field in _OWNING for target in targets]
    words = {_words(target.text): target.text for target in named if target.path is None}
    if _words(owner) in words:
        return _words(owner)
    raise NoOwner(nearest(owner, [*(entry.id for entry in plan.index.of(("team",))), *words.values()]))


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
