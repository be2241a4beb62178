"""The page `goals`: what helps and hinders, the goals as a tree and one by one, metrics, what we will not do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from groundplan.model.goals import Goal
from groundplan.model.index import Entry
from groundplan.model.resources import Resource
from groundplan.pages.backlinks import backlinks
from groundplan.pages.comparison import Comparison, goals_compared
from groundplan.pages.describe import Site, Teller
from groundplan.pages.goal_numbers import NumbersView, numbers_of, short_pace
from groundplan.pages.metrics import MetricCard, goals_by_metric, metric_card
from groundplan.pages.views import Badge, Card, Figure, Link, Page, Piece, Row
from groundplan.pages.working import Speaker, speaker
from groundplan.pages.working_goals import target
from groundplan.plan import GoalNumbers
from groundplan.plan.progress import last_check_in

URI = "goals.md"

# Values of up to this many characters are set large.
_LARGE = 12


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A goal in the tree: what it is called, what it aims at, who answers for it, and what feeds it.

    `also` are the goals that feed it and stand below another one.
    """

    link: Link
    aim: str
    owner: tuple[Piece, ...]
    badge: Badge | None
    nodes: tuple["TreeNode", ...]
    coverage: str = ""
    also: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """One of the figures that a goal is about, set large: what it is, its value, and what goes with it.

    `figure` is what a change comes to.
    """

    label: str
    value: str
    note: str = ""
    figure: Figure | None = None

    @property
    def is_long(self) -> bool:
        """Whether the value is more than a number, so that it is set smaller."""
        return len(self.value) > _LARGE


@dataclass(frozen=True, slots=True)
class GoalCard:
    """A goal: its figures large, why and how in full, then its card, and what works for it."""

    stated: tuple[Stated, ...]
    told: tuple[Row, ...]
    card: Card
    numbers: NumbersView


@dataclass(frozen=True, slots=True)
class GoalsView:
    """The finished page."""

    tree: tuple[TreeNode, ...]
    goals: tuple[GoalCard, ...]
    metrics: tuple[MetricCard, ...]
    helps: tuple[Card, ...]
    hinders: tuple[Card, ...]
    other_resources: tuple[Card, ...]
    not_doing: tuple[Card, ...]
    scenarios: Comparison | None


def pages(site: Site) -> Iterator[Page]:
    """The page, when the file has anything to show on it."""
    tell = site.teller(URI)
    say = speaker(site.plan, site.words)
    goals, metrics = tell.chapter("goals"), tell.chapter("metrics")
    resources, not_doing = tell.chapter("resources"), _not_doing(tell)
    if not (goals or metrics or resources or not_doing):
        return
    measured = goals_by_metric(site.plan.numbers.goals)
    by_effect: dict[str | None, list[Card]] = {"helps": [], "hinders": [], None: []}
    for entry in resources:
        assert isinstance(entry.item, Resource)
        by_effect[entry.item.effect].append(_resource(tell, entry, entry.item))
    yield tell.page(
        "goals",
        GoalsView(
            tree=tree(tell, say, goals),
            goals=tuple(_goal(tell, say, entry) for entry in goals),
            metrics=tuple(metric_card(tell, say, entry, measured.get(entry.path, ())) for entry in metrics),
            helps=tuple(by_effect["helps"]),
            hinders=tuple(by_effect["hinders"]),
            other_resources=tuple(by_effect[None]),
            not_doing=tuple(tell.card(entry) for entry in not_doing),
            scenarios=goals_compared(tell, say),
        ),
    )


def _not_doing(tell: Teller) -> tuple[Entry, ...]:
    return tuple(e for e in tell.plan.index.children["strategy"] if e.parts[:2] == ("strategy", "not_doing"))


def aim(tell: Teller, goal: Goal, path: str) -> str:
    """What a goal aims at, in one line: from where, to what, by when."""
    target = goal.target
    if target is None:
        return ""
    value = tell.amount(target, "value", path)
    start = tell.amount(goal.baseline, "value", path) if goal.baseline else ""
    if start and target.value and not target.value.signed:
        value = f"{start} → {value}"
    due = tell.words["goals.by"].format(date=tell.when(target.by)) if target.by else ""
    return tell.words["goals.aim"].format(value=value, due=due) if value and due else value or due


# What a goal's card says elsewhere: in its marks, in its figures, or in full.
_APART = ("level", "baseline", "confidence", "why", "how")


def _goal(tell: Teller, say: Speaker, entry: Entry) -> GoalCard:
    assert isinstance(entry.item, Goal)
    goal = entry.item
    level = (Badge(tell.words.choice(goal.level)),) if goal.level else ()
    card = tell.card(entry, without=(*_APART, "target") if goal.target else _APART, badges=level)
    target = tell.rows(goal.target, f"{entry.path}.target", without=("value", "by")) if goal.target else ()
    card = replace(card, rows=(*target, *card.rows, *backlinks(tell, entry.path)))
    said = ((name, getattr(goal, name)) for name in ("why", "how"))
    told = tuple(Row(tell.words.field(name), "text", (text,)) for name, text in said if text)
    numbers = tell.plan.numbers.goals[entry.id]
    return GoalCard(tuple(_stated(tell, say, numbers)), told, card, numbers_of(tell, say, numbers))


def _stated(tell: Teller, say: Speaker, numbers: GoalNumbers) -> Iterator[Stated]:
    """Start, target, latest check-in and confidence, as far as they are stated."""
    words, goal, path = tell.words, numbers.goal, numbers.entry.path
    if goal.baseline:
        start = tell.amount(goal.baseline, "value", path)
        yield Stated(words.field("baseline"), start, tell.when(goal.baseline.date))
    if goal.target:
        due = words["goals.by"].format(date=tell.when(goal.target.by)) if goal.target.by else ""
        comes_to = numbers.aim.target.is_known and (numbers.aim.is_change or not goal.target.value)
        yield Stated(
            words.field("target"),
            tell.amount(goal.target, "value", path) or due,
            due if goal.target.value else "",
            target(say, numbers) if comes_to else None,
        )
    if last := last_check_in(tell.plan, goal):
        when, check_in = last
        yield Stated(words["goals.latest"], tell.amount(check_in, "value", path), tell.when(when))
    if goal.confidence:
        yield Stated(words.field("confidence"), tell.quantity(goal.confidence))


def _resource(tell: Teller, entry: Entry, resource: Resource) -> Card:
    state = (tell.badge(resource.state),) if resource.state else ()
    return tell.card(entry, without=("effect", "state"), badges=state)


def tree(tell: Teller, say: Speaker, goals: tuple[Entry, ...]) -> tuple[TreeNode, ...]:
    """The goals as a tree, each once: below the first goal that it supports."""
    supported = {entry.path: tell.plan.named(entry.path, "supports") for entry in goals}
    parents = {path: named[:1] for path, named in supported.items()}
    below: dict[str, list[Entry]] = {entry.path: [] for entry in goals}
    also: dict[str, list[Entry]] = {entry.path: [] for entry in goals}
    for entry in goals:
        for place, parent in enumerate(supported[entry.path]):
            (also if place else below)[parent.path].append(entry)
    shown: set[str] = set()

    def node(entry: Entry) -> TreeNode:
        shown.add(entry.path)
        nodes = tuple(node(child) for child in below[entry.path] if child.path not in shown)
        found = _node(tell, say, tell.plan.numbers.goals[entry.id], nodes)
        return replace(found, also=tell.links(also[entry.path]))

    roots = [node(entry) for entry in goals if not parents[entry.path]]
    # Goals that support one another in a circle have no root: the first of each circle stands for it.
    roots += [node(entry) for entry in goals if entry.path not in shown]
    return tuple(roots)


def _node(tell: Teller, say: Speaker, numbers: GoalNumbers, nodes: tuple[TreeNode, ...]) -> TreeNode:
    goal, entry, share = numbers.goal, numbers.entry, numbers.cascade.coverage
    badge = short_pace(say, numbers) or (tell.badge(goal.status) if goal.status != "active" else None)
    return TreeNode(
        link=tell.link(entry),
        aim=aim(tell, goal, entry.path),
        owner=tell.named(entry.path, "owner"),
        badge=badge,
        nodes=nodes,
        coverage="" if share is None else tell.words["goals.fed"].format(share=say.said.share(share)),
    )
