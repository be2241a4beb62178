"""A role on its page: my numbers, what I do and when, the stages I work in, what I say, and who I work with."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from groundplan.chronicle import Told
from groundplan.model.index import Entry
from groundplan.model.team import Role
from groundplan.pages.backlinks import backlinks
from groundplan.pages.board import Line, line
from groundplan.pages.changes import ToldItem, name_of, told_items
from groundplan.pages.deadlines import by_urgency
from groundplan.pages.describe import Teller
from groundplan.pages.role_numbers import Capability, GoalLine, StageLine, capability, goal_line, goals_of, stage_lines
from groundplan.pages.role_says import Sayings, sayings
from groundplan.pages.views import Card, Link, Piece, Row
from groundplan.plan.schedule import action_of, due_of, is_late

# What the page tells on its own.
_FACTS = ("headcount", "quota", "attainment", "ramp_months")
_APART = (*_FACTS, "does", "reports_to")
_TONES = {"late": "bad", "month": "info"}
# Nobody has more goals than this in view; the others are told by their names.
_MOST_GOALS = 30
_PARTS = ("numbers", "actions", "changes", "stages", "says", "about", "more")


@dataclass(frozen=True, slots=True)
class Term:
    """My actions of one stretch of time."""

    label: str
    tone: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """The finished page of one role; its parts have headings of `level`; `facts` are there for who has a quota."""

    card: Card
    level: int
    anchors: dict[str, str]
    reports_to: tuple[Piece, ...]
    reports: tuple[Link, ...]
    facts: tuple[Row, ...]
    goals: tuple[GoalLine, ...]
    more_goals: tuple[Link, ...]
    more_goals_label: str
    capability: Capability | None
    terms: tuple[Term, ...]
    settled: tuple[Line, ...]
    settled_label: str
    stages: tuple[StageLine, ...]
    changes: tuple[ToldItem, ...]
    changes_label: str
    says: Sayings
    does: tuple[str, ...]
    more: tuple[Row, ...]


def role(tell: Teller, entry: Entry, *, prefix: str = "", level: int = 2) -> RoleView:
    """A role whose parts have headings of a level."""
    assert isinstance(entry.item, Role)
    goals, actions = goals_of(tell, entry), actions_of(tell, entry)
    stages = stage_lines(tell, entry)
    ways = tell.plan.naming(entry.path, "team", "pipeline")
    reports = tell.plan.naming(entry.path, "reports_to", "team")
    told = {each.path for each in (*(goal.entry for goal in goals), *actions, *(s.entry for s in stages), *reports)}
    card = tell.card(entry, without=_APART)
    says = sayings(tell, [stage.entry for stage in stages], ways)
    mine = {entry.path, *(each.path for each in ways), *(s.entry.parent for s in stages), *says.paths}
    facts = tuple(tell.rows(entry.item, entry.path, without=set(Role.model_fields) - set(_FACTS)))
    sells = entry.item.quota is not None
    settled = [each for each in actions if each.item.is_settled]
    return RoleView(
        card=card,
        level=level,
        anchors={part: f":{prefix}{part}" for part in _PARTS},
        reports_to=tell.named(entry.path, "reports_to"),
        reports=tell.links(reports),
        facts=facts if sells else (),
        goals=tuple(goal_line(tell, entry, each) for each in goals[:_MOST_GOALS]),
        more_goals=tell.links([each.entry for each in goals[_MOST_GOALS:]]),
        more_goals_label=tell.words["more"].format(n=len(goals) - _MOST_GOALS),
        capability=capability(tell, entry),
        terms=tuple(_terms(tell, entry, [each for each in actions if not each.item.is_settled])),
        settled=_lines(tell, entry, settled),
        settled_label=tell.words["actions.n_settled"].format(n=len(settled)),
        stages=stages,
        changes=_changes(tell, entry.path, told | mine),
        changes_label=_newest(tell),
        says=says,
        does=entry.item.does,
        more=(*(() if sells else facts), *card.rows, *backlinks(tell, entry.path, told=told)),
    )


def _newest(tell: Teller) -> str:
    """The heading of what the newest version changed."""
    newest = next(iter(tell.chronicle.releases), None)
    return tell.words["team.changes"].format(version=name_of(tell, newest)) if newest else ""


def _changes(tell: Teller, role: str, paths: Collection[str]) -> tuple[ToldItem, ...]:
    """What the newest version changed in what concerns a role, or took from it: what follows first, then changes."""
    parts = tell.chronicle.releases[0].parts if tell.chronicle.releases else ()
    told: dict[str, Told] = {}
    for each in (told for part in parts for _, chapter in part.chapters for told in chapter):
        if each.path in paths or role in each.lost_by:
            key = each.path or f"{each.head} {each.lines}"
            before = told.get(key)
            told[key] = replace(before, lines=(*before.lines, *each.lines)) if before else each
    return told_items(tell, tuple(told.values()))


def actions_of(tell: Teller, entry: Entry) -> tuple[Entry, ...]:
    """The actions that a role does or helps with, the most urgent first."""
    naming = tell.plan.naming
    named = (*naming(entry.path, "owner", "action"), *naming(entry.path, "contributors", "action"))
    return tuple(by_urgency(tell.plan, {each.path: each for each in named}.values()))


def _terms(tell: Teller, entry: Entry, actions: Iterable[Entry]) -> Iterator[Term]:
    """Late, this month, later, and without a date."""
    terms: dict[str, list[Entry]] = {"late": [], "month": [], "next": [], "undated": []}
    for each in actions:
        terms[_term(tell, each)].append(each)
    for name, found in terms.items():
        if found:
            yield Term(tell.words[f"team.{name}"], _TONES.get(name, "quiet"), _lines(tell, entry, found))


def _term(tell: Teller, entry: Entry) -> str:
    action, today = action_of(entry), tell.plan.as_of
    due = due_of(tell.plan, action)
    if is_late(tell.plan, action):
        return "late"
    if due is None:
        return "undated"
    return "month" if (due.year, due.month) <= (today.year, today.month) else "next"


def _lines(tell: Teller, entry: Entry, actions: Iterable[Entry]) -> tuple[Line, ...]:
    own = {each.path for each in tell.plan.naming(entry.path, "owner", "action")}
    return tuple(line(tell, each, helps=each.path not in own) for each in actions)
