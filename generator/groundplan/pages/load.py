"""Who has how much to do: open actions by owner, with those that are late or blocked."""

from dataclasses import dataclass

from groundplan.escape import UserText
from groundplan.pages.describe import Teller
from groundplan.pages.views import Piece
from groundplan.plan.schedule import Load

# The longest load is looked for among as many owners as anybody reads.
_MOST = 15


@dataclass(frozen=True, slots=True)
class LoadRow:
    """An owner: how many actions are open, late and blocked; bars of 100 of the longest load."""

    owner: Piece
    open: int
    late: int
    blocked: int
    width: float
    late_width: float


def loads(tell: Teller) -> tuple[LoadRow, ...]:
    """The owners with most to do first, as many as anybody reads; none where one owner has it all."""
    found = sorted(tell.plan.numbers.schedule.loads, key=lambda load: (-len(load.actions), -load.late))
    if len(found) < 2:
        return ()
    most = len(found[0].actions)
    return tuple(_row(tell, load, most) for load in found[:_MOST])


def _row(tell: Teller, load: Load, most: int) -> LoadRow:
    count = len(load.actions)
    return LoadRow(
        owner=_owner(tell, load.owner),
        open=count,
        late=load.late,
        blocked=load.blocked,
        width=round(count / most * 100, 1),
        late_width=round(load.late / most * 100, 1),
    )


def _owner(tell: Teller, owner: str | None) -> Piece:
    if owner is None:
        return tell.words["actions.no_owner"]
    entry = tell.plan.index.entries.get(owner)
    return tell.link(entry) if entry else UserText(owner)
