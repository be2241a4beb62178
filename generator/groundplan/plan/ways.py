"""The path of a deal through the stages of a pipeline, and the ways out of each."""

from collections.abc import Mapping
from typing import NamedTuple

from groundplan.model.index import Entry
from groundplan.model.pipelines import Stage
from groundplan.plan.linked import Linked
from groundplan.values import Percent


class Ways(NamedTuple):
    """The stages of a pipeline in the order of the file, and where deals go from each.

    `places` are their numbers in that order by path. `beside` are the paths of the stages that deals pass by: optional
    ones, and those that run alongside another; of stages that run alongside each other, the first is on the path.
    """

    linked: Linked
    stages: tuple[Entry, ...]
    places: Mapping[str, int]
    beside: frozenset[str]

    def path(self) -> tuple[Entry, ...]:
        """The stages up to the first `won` without lost ones and those beside; none when none is won.

        Where one way out is stated, what is between is left out.
        """
        path: list[Entry] = []
        past = ""  # the stage that the only way out of the last one leads to
        for entry in self.stages:
            outcome = stage_of(entry).outcome
            if (past and entry.path != past) or outcome == "lost" or entry.path in self.beside:
                continue
            path.append(entry)
            if outcome == "won":
                return tuple(path)
            ways = self._open(entry)
            past = ways[0].path if len(ways) == 1 else ""
        return ()

    def out(self, stage: Entry, following: Entry) -> Percent | None:
        """The share that is stated for the way to the following stage, when it is the only way on."""
        if [each.path for each in self._on(stage)] != [following.path]:
            return None
        names = [each.text for each in self.linked.targets(stage.path, "next") if each.path == following.path]
        return next((share for name, share in stage_of(stage).next.items() if name in names), None)

    def part(self, stage: Entry) -> bool:
        """Whether two ways on are open, so that no one conversion leads to the next stage; a detour is no way on."""
        return len(self._open(stage)) > 1

    def _open(self, stage: Entry) -> list[Entry]:
        return [each for each in self._on(stage) if each.path not in self.beside]

    def _on(self, stage: Entry) -> list[Entry]:
        """The stages that are stated to follow: not lost ones, and not those before, since a loop leaves the funnel."""
        place = self.places[stage.path]
        named = self.linked.named(stage.path, "next")
        return [e for e in named if stage_of(e).outcome != "lost" and self.places.get(e.path, -1) > place]


def ways_of(linked: Linked, pipeline: Entry) -> Ways:
    """The ways through a pipeline."""
    stages = tuple(each for each in linked.index.children[pipeline.path] if isinstance(each.item, Stage))
    return Ways(linked, stages, {each.path: place for place, each in enumerate(stages)}, _beside(linked, stages))


def stage_of(entry: Entry) -> Stage:
    """The stage that an entry is."""
    assert isinstance(entry.item, Stage)
    return entry.item


def _beside(linked: Linked, stages: tuple[Entry, ...]) -> frozenset[str]:
    main = {each.path for each in stages if not (stage_of(each).optional or stage_of(each).alongside)}
    beside = set()
    for entry in stages:
        stage = stage_of(entry)
        if stage.outcome is not None or entry.path in main:
            continue
        if stage.optional or any(other.path in main for other in linked.named(entry.path, "alongside")):
            beside.add(entry.path)
        else:
            main.add(entry.path)
    return frozenset(beside)
