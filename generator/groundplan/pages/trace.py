"""The page `trace`: what answers what, what is open first and the rest folded, and what each action is for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.pages.covered import TRACE, Covered, covered
from groundplan.pages.describe import Site, Teller
from groundplan.pages.views import Badge, Link, Page
from groundplan.plan.coverage import Asked, Coverage, is_dropped

# Of more than this, what is answered is only counted.
_MOST = 500
# What stands inside something else is told apart by where it stands.
_NESTED = frozenset({"challenge", "objection", "dislike", "blocker"})


@dataclass(frozen=True, slots=True)
class AskedLine:
    """Something that wants an answer, where it stands, and what answers it."""

    link: Link
    where: str
    by: tuple[Link, ...]
    in_words: str


@dataclass(frozen=True, slots=True)
class KindView:
    """Everything of one kind: what is open, and folded below `label` what is answered; `more` is for too many."""

    anchor: str
    bar: Covered
    open: tuple[AskedLine, ...]
    answered: tuple[AskedLine, ...]
    label: str
    more: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """An action or a move, how it stands, and what it is for: the goals it serves, and what it answers."""

    link: Link
    badge: Badge | None
    serves: tuple[Link, ...]
    answers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Purposes:
    """What actions or moves are for: those that are for nothing, and folded below `label` the others."""

    heading: str
    anchor: str
    summary: str
    label: str
    idle: tuple[Purpose, ...]
    others: tuple[Purpose, ...]
    has_goals: bool
    more: str


@dataclass(frozen=True, slots=True)
class TraceView:
    """The finished page."""

    kinds: tuple[KindView, ...]
    purposes: tuple[Purposes, ...]


def pages(site: Site) -> Iterator[Page]:
    """The page, when there is anything that wants an answer or does something."""
    tell = site.teller(TRACE)
    coverage = site.plan.numbers.coverage
    actions, moves = (tuple(_not_dropped(tell.chapter(name))) for name in ("actions", "market.moves"))
    if coverage or actions or moves:
        open_first = sorted(coverage.values(), key=lambda each: not each.open)
        kinds = tuple(_kind(tell, each) for each in open_first)
        purposes = [_purposes(tell, name, found) for name, found in (("actions", actions), ("moves", moves)) if found]
        yield tell.page("trace", TraceView(kinds, tuple(purposes)))


def _not_dropped(entries: Iterable[Entry]) -> Iterator[Entry]:
    return (entry for entry in entries if not is_dropped(entry))


def _kind(tell: Teller, coverage: Coverage) -> KindView:
    answered = [each for each in coverage.asked if each.is_answered]
    is_long = len(coverage.asked) > _MOST
    return KindView(
        anchor=f":{coverage.kind}",
        bar=covered(tell, coverage),
        open=tuple(_asked(tell, each) for each in coverage.asked if not each.is_answered),
        answered=() if is_long else tuple(_asked(tell, each) for each in answered),
        label=tell.words["trace.show"].format(n=len(answered)),
        more=tell.words["trace.more"].format(n=len(answered)) if is_long and answered else "",
    )


def _asked(tell: Teller, asked: Asked) -> AskedLine:
    return AskedLine(
        link=tell.link(asked.entry),
        where=_where(tell, asked.entry),
        by=tell.links(asked.by),
        in_words=tell.words["trace.in_words"] if asked.in_words else "",
    )


def _where(tell: Teller, entry: Entry) -> str:
    """What an item stands in, from the outside inwards: `Buying › Offer`."""
    titles = []
    above = entry.parent if entry.item.noun in _NESTED else ""
    while above:
        titles.append(tell.plan.index[above].title)
        above = tell.plan.index[above].parent
    return " › ".join(reversed(titles))


def _purposes(tell: Teller, name: str, entries: tuple[Entry, ...]) -> Purposes:
    idle = {entry.path for entry in entries if _is_idle(tell, entry)}
    others = [entry for entry in entries if entry.path not in idle]
    is_long = len(entries) > _MOST
    return Purposes(
        heading=tell.words[f"trace.{name}"],
        anchor=f":{name}",
        summary=tell.words["trace.idle"].format(n=len(idle)) if idle else "",
        label=tell.words["trace.show.used" if idle else "trace.all"].format(n=len(others)),
        idle=tuple(_purpose(tell, entry) for entry in entries if entry.path in idle),
        others=() if is_long else tuple(_purpose(tell, entry) for entry in others),
        has_goals=name == "actions",
        more=tell.words["trace.more.used"].format(n=len(others)) if is_long and others else "",
    )


def _is_idle(tell: Teller, entry: Entry) -> bool:
    """Whether neither an item nor the larger one that it is part of, and so on upwards, names what it is for."""
    seen: set[str] = set()
    above: Entry | None = entry
    while above is not None and above.path not in seen:
        if any(tell.plan.named(above.path, field) for field in ("serves", "addresses", "uses")):
            return False
        seen.add(above.path)
        above = tell.plan.named_one(above.path, "part_of")
    return True


def _purpose(tell: Teller, entry: Entry) -> Purpose:
    status = getattr(entry.item, "status", None)
    return Purpose(
        link=tell.link(entry),
        badge=tell.badge(status) if status else None,
        serves=tell.links(tell.plan.named(entry.path, "serves")),
        answers=tell.links((*tell.plan.named(entry.path, "addresses"), *tell.plan.named(entry.path, "uses"))),
    )
