"""The headline goals and the SWOT in brief, for the first page."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.goals import Goal
from groundplan.model.index import Entry
from groundplan.model.market import SwotItem
from groundplan.pages.describe import Teller
from groundplan.pages.goal_numbers import PaceView, pace, short_pace
from groundplan.pages.views import Badge, Figure, Link, Piece, text_of
from groundplan.pages.working import Speaker, coverage
from groundplan.plan.aims import goal_of
from groundplan.plan.progress import last_check_in
from groundplan.values import When

_A_QUADRANT = 5
_QUADRANTS = (("strengths", "good"), ("weaknesses", "warn"), ("opportunities", "info"), ("threats", "bad"))


@dataclass(frozen=True, slots=True)
class Tile:
    """A goal in large: what to reach, from where and by when, who answers for it, and where it stands."""

    link: Link
    aim: str
    terms: str
    owner: tuple[Piece, ...]
    badge: Badge | None
    latest: str
    pace: PaceView | None


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of a kind are answered; the link leads to where each one stands."""

    link: Link
    answered: Figure
    all: Figure
    is_open: bool


@dataclass(frozen=True, slots=True)
class Quadrant:
    """A quadrant of the SWOT: its weightiest items."""

    label: str
    tone: str
    links: tuple[Link, ...]
    more: str


def headline_goals(tell: Teller) -> tuple[Entry, ...]:
    """The goals that support no other and are not dropped; all of them where each supports some other."""
    goals = tuple(entry for entry in tell.chapter("goals") if goal_of(entry).status != "dropped")
    return tuple(entry for entry in goals if not tell.plan.named(entry.path, "supports")) or goals


def tile(tell: Teller, say: Speaker, entry: Entry) -> Tile:
    """A goal in large."""
    goal, words = goal_of(entry), tell.words
    numbers = tell.plan.numbers.goals[entry.id]
    found = pace(tell, say, numbers) if short_pace(say, numbers) else None
    target, baseline = goal.target, goal.baseline
    by = tell.when(target.by) if target else ""
    aim = tell.amount(target, "value", entry.path) if target else ""
    start = tell.amount(baseline, "value", entry.path) if baseline else ""
    per = words["sep"].join(text_of(piece) for piece in tell.named(f"{entry.path}.target", "per"))
    terms = (
        words["index.per"].format(per=per) if per else "",
        words["index.from"].format(date=start) if start else "",
        _by(tell, target.by) if target and aim else "",
    )
    return Tile(
        link=tell.link(entry),
        aim=aim or by,
        terms=" · ".join(filter(None, terms)),
        owner=tell.named(entry.path, "owner"),
        badge=tell.badge(goal.status) if goal.status != "active" and not found else None,
        latest=_latest(tell, goal, entry.path),
        pace=found,
    )


def _by(tell: Teller, when: When | None) -> str:
    shown = tell.when(when)
    plain = when is None or when.is_words or when.open_ended
    return shown if plain else tell.words["goals.by"].format(date=shown)


def _latest(tell: Teller, goal: Goal, path: str) -> str:
    """The last check-in up to the day of the plan, as stated."""
    last = last_check_in(tell.plan, goal)
    if last is None:
        return ""
    when, check_in = last
    value = tell.amount(check_in, "value", path) or check_in.note or ""
    return tell.words["index.latest"].format(value=value, date=tell.when(when)) if value else ""


def answered(tell: Teller, say: Speaker) -> Iterator[Answered]:
    """Every kind of thing that wants an answer and that the strategy has."""
    href = tell.places.href("trace.md", ":trace", seen_from=tell.uri)
    for kind, covered in tell.plan.numbers.coverage.items():
        count, whole = coverage(say, covered)
        yield Answered(Link(tell.words[f"index.coverage.{kind}"], href), count, whole, bool(covered.open))


def quadrants(tell: Teller) -> Iterator[Quadrant]:
    """The quadrants that have an item, the items with the strongest impact first."""
    for name, tone in _QUADRANTS:
        entries = sorted(tell.chapter(f"market.swot.{name}"), key=_weight, reverse=True)
        rest = len(entries) - _A_QUADRANT
        if entries:
            more = tell.words["more"].format(n=rest) if rest > 0 else ""
            yield Quadrant(tell.words.field(name), tone, tell.links(entries[:_A_QUADRANT]), more)


def _weight(entry: Entry) -> float:
    assert isinstance(entry.item, SwotItem)
    impact = entry.item.impact
    return impact.level or 0.0 if impact else 0.0
