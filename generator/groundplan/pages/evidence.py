"""The page `evidence`: what we know, what we suppose, what is settled and what is not, and what if."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from groundplan.model.evidence import Assumption, Decision, Evidence
from groundplan.model.index import Entry
from groundplan.model.scenarios import Scenario
from groundplan.pages.deadlines import age, review_badge
from groundplan.pages.describe import Site, Teller
from groundplan.pages.paths import as_held, place_of, said
from groundplan.pages.span import Gauge, gauge_of
from groundplan.pages.views import Badge, Card, Link, Page, Piece, Row
from groundplan.plan.schedule import is_past

URI = "evidence.md"
# Of the items that use a piece of evidence this many are shown; the others are behind one click.
_MOST_USERS = 12


@dataclass(frozen=True, slots=True)
class Fact:
    """A piece of evidence: what it says, and what rests on it."""

    card: Card
    finding: str
    users: tuple[Link, ...]
    more_users: tuple[Link, ...]
    more_label: str


@dataclass(frozen=True, slots=True)
class Supposition:
    """An assumption: the value, the range it may lie in, and the fields that it sets."""

    card: Card
    value: str
    gauge: Gauge | None
    feeds: tuple[tuple[Piece, str], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """What could be chosen; `mark` tells what became of it: chosen, rejected or neither."""

    text: str
    mark: str
    word: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision: why, and between what."""

    card: Card
    why: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a scenario: a field, what it holds in the plan, and in the scenario."""

    item: Piece
    field: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A scenario."""

    card: Card
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """The finished page."""

    facts: tuple[Fact, ...]
    suppositions: tuple[Supposition, ...]
    open: tuple[Choice, ...]
    taken: tuple[Choice, ...]
    scenarios: tuple[WhatIf, ...]


def pages(site: Site) -> Iterator[Page]:
    """The page, when the file has anything to show on it."""
    tell = site.teller(URI)
    view = EvidenceView(
        facts=tuple(_fact(tell, entry) for entry in tell.chapter("evidence")),
        suppositions=tuple(_supposition(tell, entry) for entry in tell.chapter("assumptions")),
        open=tuple(_choice(tell, e) for e in tell.chapter("decisions") if _is_open(e)),
        taken=tuple(_choice(tell, e) for e in tell.chapter("decisions") if not _is_open(e)),
        scenarios=tuple(_what_if(tell, entry) for entry in tell.chapter("scenarios")),
    )
    if view.facts or view.suppositions or view.open or view.taken or view.scenarios:
        yield tell.page("evidence", view)


def _is_open(entry: Entry) -> bool:
    assert isinstance(entry.item, Decision)
    return entry.item.status == "open"


def _fact(tell: Teller, entry: Entry) -> Fact:
    fact = entry.item
    assert isinstance(fact, Evidence)
    kind = (Badge(tell.words.choice(fact.kind)),) if fact.kind else ()
    ago, is_old = age(tell.plan, fact.date, tell.words)
    old = (Badge(ago, "warn" if is_old else "quiet"),) if ago else ()
    users = _users(tell, entry)
    rest = users[_MOST_USERS:]
    return Fact(
        card=tell.card(entry, without=("kind", "finding"), badges=(*kind, *old, *review_badge(tell, entry))),
        finding=fact.finding or "",
        users=users[:_MOST_USERS],
        more_users=rest,
        more_label=tell.words["more"].format(n=len(rest)) if rest else "",
    )


def _users(tell: Teller, entry: Entry) -> tuple[Link, ...]:
    """The items that rest on a piece of evidence, each once."""
    users = {each.entry.path: each.entry for each in tell.plan.namings.get(entry.path, ())}
    return tell.links(users.values())


def _supposition(tell: Teller, entry: Entry) -> Supposition:
    assumption = entry.item
    assert isinstance(assumption, Assumption)
    basis = assumption.basis
    mark = (Badge(tell.words.choice(basis), "warn" if basis == "guess" else "quiet"),) if basis else ()
    places = [place_of(tell, path) for path in assumption.feeds]
    gauge = gauge_of(tell, assumption)
    shown = ("value", "basis", "feeds", *(("low", "high") if gauge else ()))
    return Supposition(
        card=tell.card(entry, without=shown, badges=(*mark, *review_badge(tell, entry))),
        value=tell.amount(assumption, "value", entry.path),
        gauge=gauge,
        feeds=tuple((place.item, place.field) for place in places),
    )


def _choice(tell: Teller, entry: Entry) -> Choice:
    decision = entry.item
    assert isinstance(decision, Decision)
    overdue = decision.status == "open" and is_past(tell.plan, decision.date)
    late = (Badge(tell.words["late"], "bad"),) if overdue else ()
    card = tell.card(
        entry,
        without=("status", "date", "why", "options", "rejected"),
        badges=(tell.badge(decision.status), *late, *review_badge(tell, entry)),
    )
    label = tell.words["evidence.decide_by" if decision.status == "open" else "evidence.decided_on"]
    day = (Row(label, "text", (tell.when(decision.date),)),) if decision.date else ()
    return Choice(replace(card, rows=(*day, *card.rows)), decision.why or "", _options(tell, decision))


def _options(tell: Teller, decision: Decision) -> tuple[Option, ...]:
    """The options, the rejected ones marked; of a taken decision the only one left is the chosen one."""
    rejected = set(decision.rejected)
    every = (*decision.options, *(text for text in decision.rejected if text not in decision.options))
    left = [text for text in every if text not in rejected]
    chosen = left[0] if decision.status == "taken" and rejected and len(left) == 1 else None
    marks = {text: "rejected" if text in rejected else "chosen" if text == chosen else "" for text in every}
    return tuple(Option(text, mark, tell.words[f"evidence.{mark}"] if mark else "") for text, mark in marks.items())


def _what_if(tell: Teller, entry: Entry) -> WhatIf:
    scenario = entry.item
    assert isinstance(scenario, Scenario)
    changes = []
    for path, written in scenario.changes.items():
        place = place_of(tell, str(path))
        now = said(tell, place)
        then = tell.words["evidence.left_out"] if written.raw is None else as_held(tell, str(path), place, written)
        changes.append(Change(place.item, place.field, now, then))
    return WhatIf(tell.card(entry, without=("changes",), badges=review_badge(tell, entry)), tuple(changes))
