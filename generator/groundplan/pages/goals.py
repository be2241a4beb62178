"""The page `goals`: what helps and hinders, the goals as a tree and one by one, metrics, what we will not do."""

from collections.abc import Iterator
from dataclasses import dataclass

from groundplan.model.goals import Goal
from groundplan.model.index import Entry
from groundplan.model.metrics import Metric
from groundplan.model.resources import Resource
from groundplan.pages.describe import Site, Teller
from groundplan.pages.views import Badge, Card, Link, Page, Piece

URI = "goals.md"


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A goal in the tree: what it is called, what it aims at, who answers for it, and what feeds it."""

    link: Link
    aim: str
    owner: tuple[Piece, ...]
    badge: Badge | None
    nodes: tuple["TreeNode", ...]


@dataclass(frozen=True, slots=True)
class GoalsView:
    """The finished page."""

    vision: str
    tree: tuple[TreeNode, ...]
    goals: tuple[Card, ...]
    metrics: tuple[Card, ...]
    helps: tuple[Card, ...]
    hinders: tuple[Card, ...]
    other_resources: tuple[Card, ...]
    team: tuple[Card, ...]
    not_doing: tuple[Card, ...]


def pages(site: Site) -> Iterator[Page]:
    """The page, when the file has anything to show on it."""
    tell = site.teller(URI)
    goals, metrics = tell.chapter("goals"), tell.chapter("metrics")
    resources, team, not_doing = tell.chapter("resources"), tell.chapter("team"), _not_doing(tell)
    if not (goals or metrics or resources or team or not_doing):
        return
    by_effect: dict[str | None, list[Card]] = {"helps": [], "hinders": [], None: []}
    for entry in resources:
        assert isinstance(entry.item, Resource)
        by_effect[entry.item.effect].append(_resource(tell, entry, entry.item))
    yield tell.page(
        "goals",
        GoalsView(
            vision=site.plan.strategy.strategy.vision or "",
            tree=tree(tell, goals),
            goals=tuple(_goal(tell, entry) for entry in goals),
            metrics=tuple(_metric(tell, entry) for entry in metrics),
            helps=tuple(by_effect["helps"]),
            hinders=tuple(by_effect["hinders"]),
            other_resources=tuple(by_effect[None]),
            team=tuple(tell.card(entry) for entry in team),
            not_doing=tuple(tell.card(entry) for entry in not_doing),
        ),
    )


def _not_doing(tell: Teller) -> tuple[Entry, ...]:
    return tuple(e for e in tell.plan.index.children["strategy"] if e.parts[:2] == ("strategy", "not_doing"))


def aim(tell: Teller, goal: Goal) -> str:
    """What a goal aims at, in one line: from where, to what, by when."""
    target = goal.target
    if target is None:
        return ""
    unit = _unit(tell, goal)
    value = tell.quantity(target.value, unit)
    start = tell.quantity(goal.baseline.value, unit) if goal.baseline else ""
    if start and target.value and not target.value.signed:
        value = f"{start} → {value}"
    due = tell.words["goals.by"].format(date=tell.when(target.by)) if target.by else ""
    return " ".join(filter(None, [value, due]))


def _unit(tell: Teller, goal: Goal) -> str | None:
    metric = tell.plan.strategy.metrics.get(goal.metric or "")
    return metric.unit if metric else None


def _goal(tell: Teller, entry: Entry) -> Card:
    assert isinstance(entry.item, Goal)
    level = (Badge(tell.words.choice(entry.item.level)),) if entry.item.level else ()
    return tell.card(entry, without=("level",), badges=level)


def _metric(tell: Teller, entry: Entry) -> Card:
    assert isinstance(entry.item, Metric)
    return tell.card(entry)


def _resource(tell: Teller, entry: Entry, resource: Resource) -> Card:
    state = (tell.badge(resource.state),) if resource.state else ()
    return tell.card(entry, without=("effect", "state"), badges=state)


def tree(tell: Teller, goals: tuple[Entry, ...]) -> tuple[TreeNode, ...]:
    """The goals as a tree, each once: below the first goal that it supports."""
    parents = {entry.path: tell.plan.named(entry.path, "supports")[:1] for entry in goals}
    below: dict[str, list[Entry]] = {entry.path: [] for entry in goals}
    for entry in goals:
        for parent in parents[entry.path]:
            below[parent.path].append(entry)
    shown: set[str] = set()

    def node(entry: Entry) -> TreeNode:
        shown.add(entry.path)
        assert isinstance(entry.item, Goal)
        nodes = tuple(node(child) for child in below[entry.path] if child.path not in shown)
        status = entry.item.status
        badge = tell.badge(status) if status != "active" else None
        return TreeNode(tell.link(entry), aim(tell, entry.item), tell.named(entry.path, "owner"), badge, nodes)

    roots = [node(entry) for entry in goals if not parents[entry.path]]
    # Goals that support one another in a circle have no root: the first of each circle stands for it.
    roots += [node(entry) for entry in goals if entry.path not in shown]
    return tuple(roots)
