"""The page `actions`: a timeline, a board, who does what and what for, each action, and how we ask for referrals."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from groundplan.model.index import Entry
from groundplan.pages.board import Shelf, board, by_goal, by_owner, priority, waits
from groundplan.pages.chart import Chart, chart_of
from groundplan.pages.deadlines import review_badge
from groundplan.pages.describe import Site, Teller
from groundplan.pages.family import Kin, families
from groundplan.pages.load import LoadRow, loads
from groundplan.pages.views import Badge, Card, Page, Row
from groundplan.plan.schedule import action_of, is_late

URI = "actions.md"
# Headings below the third level are for the parts of an action; there is no level below the sixth.
_TOP, _DEEPEST = 3, 6
# With more actions than this, the lists by owner are folded.
_MOST_UNFOLDED = 40


@dataclass(frozen=True, slots=True)
class Told:
    """An action with all its fields, at the level of its heading."""

    level: int
    card: Card


@dataclass(frozen=True, slots=True)
class Asking:
    """A way of asking for referrals; `wording` is what to say."""

    card: Card
    wording: str


@dataclass(frozen=True, slots=True)
class ActionsView:
    """The finished page."""

    chart: Chart | None
    board: tuple[Shelf, ...]
    loads: tuple[LoadRow, ...]
    owners: tuple[Shelf, ...]
    goals: tuple[Shelf, ...]
    folded: bool
    actions: tuple[Told, ...]
    referrals: tuple[Asking, ...]


def pages(site: Site) -> Iterator[Page]:
    """The page, when the file has anything to show on it."""
    tell = site.teller(URI)
    actions, referrals = tell.chapter("actions"), tell.chapter("referrals")
    if not (actions or referrals):
        return
    kin = families(site.plan, actions)
    yield tell.page(
        "actions",
        ActionsView(
            chart=chart_of(tell, kin),
            board=board(tell, actions),
            loads=loads(tell),
            owners=by_owner(tell, actions),
            goals=by_goal(tell, actions),
            folded=len(actions) > _MOST_UNFOLDED,
            actions=tuple(_action(tell, each) for each in kin),
            referrals=tuple(_asking(tell, entry) for entry in referrals),
        ),
        wide=True,
    )


def _action(tell: Teller, kin: Kin) -> Told:
    entry, action = kin.entry, action_of(kin.entry)
    late = (Badge(tell.words["late"], "bad"),) if is_late(tell.plan, action) else ()
    kind = (Badge(tell.words.choice(action.kind)),) if action.kind else ()
    card = tell.card(
        entry,
        without=("kind", "priority"),
        badges=(*late, *review_badge(tell, entry), *priority(tell, entry), *kind),
    )
    rows = (*card.rows, *_backwards(tell, entry))
    return Told(min(_TOP + kin.depth, _DEEPEST), replace(card, badges=_status_first(card.badges), rows=rows))


def _status_first(badges: tuple[Badge, ...]) -> tuple[Badge, ...]:
    return (*badges[-1:], *badges[:-1])


def _backwards(tell: Teller, entry: Entry) -> Iterator[Row]:
    """What names an action: its parts, and what has to wait for it; before them, what it still waits for itself."""
    if waiting := waits(tell, entry):
        yield Row(tell.words["actions.waiting"], "inline", waiting)
    for label, field in (("actions.parts", "part_of"), ("actions.needed_for", "after")):
        found = tell.plan.naming(entry.path, field)
        if found:
            yield Row(tell.words[label], "inline", tell.links(found))


def _asking(tell: Teller, entry: Entry) -> Asking:
    card = tell.card(entry, without=("wording",), badges=review_badge(tell, entry))
    return Asking(card, getattr(entry.item, "wording", None) or "")
