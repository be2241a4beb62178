"""The rules of the chapter `pipelines` on the process: what lets a deal leave a stage, and which way it goes."""

from collections.abc import Iterator

from groundplan.checks.buyer import named, our_doing
from groundplan.checks.rule import Finding, found
from groundplan.model.index import Entry
from groundplan.model.pipelines import Pipeline, Stage
from groundplan.plan import Plan
from groundplan.plan.ways import stage_of, ways_of

_MOST_STAGES = 9


def no_exit_criterion(plan: Plan) -> Iterator[Finding]:
    """A stage does not say what the buyer has done when a deal may leave it.

    Without a criterion everybody moves deals on by feeling: the stages fill up with hope, the conversions mean
    nothing, and the forecast misses by as much. A pipeline that has none at all is found once.

    Bad:

        pipelines:
          direct:
            goal: sales
            stages:
              lead: {title: Lead}
              ^
              offer: {exit: [The buyer has signed]}
              won: {outcome: won}
        goals: {sales: {title: Sell more}}

    Good:

        pipelines:
          direct:
            goal: sales
            stages:
              lead: {title: Lead, exit: [The buyer has named a budget]}
              offer: {exit: [The buyer has signed]}
              won: {outcome: won}
        goals: {sales: {title: Sell more}}
    """
    for pipeline in plan.index.of(("pipeline",)):
        stages = _before_the_sale(plan, pipeline)
        without = [entry.path for entry, stage in stages if not any(criterion.strip() for criterion in stage.exit)]
        has_none = len(stages) > 1 and len(without) == len(stages)
        yield from map(found, [pipeline.path] if has_none else without)


def exit_is_our_doing(plan: Plan) -> Iterator[Finding]:
    """An exit criterion names what we do, not what the buyer has done.

    Whoever sends an offer has worked, but the deal has not moved: the buyer decides whether it does. Stages that
    count our own work look full just before nothing comes of them.

    Bad:

        pipelines:
          direct:
            stages:
              offer: {title: Offer, exit: [The offer was sent]}
                                           ^
              won: {outcome: won}

    Good:

        pipelines:
          direct:
            stages:
              offer: {title: Offer, exit: [The buyer has confirmed the price]}
              won: {outcome: won}
    """
    roles = named(name for entry in plan.index.of(("team",)) for name in (entry.id, entry.title))
    for pipeline in plan.index.of(("pipeline",)):
        for entry, stage in _before_the_sale(plan, pipeline):
            for number, criterion in enumerate(stage.exit):
                if words := our_doing(criterion, roles):
                    yield found(f"{entry.path}.exit.{number}", words=words)


def too_many_stages(plan: Plan) -> Iterator[Finding]:
    """A pipeline has more than nine stages before the win.

    Nobody can keep that many apart. People skip some, and then the conversions say nothing. What is done on the way
    is a criterion or an action, not a stage.

    Bad:

        pipelines:
          direct:
            stages: {a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I, j: J, won: {outcome: won}}
            ^

    Good:

        pipelines:
          direct:
            stages: {a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I, won: {outcome: won}}
    """
    for pipeline in plan.index.of(("pipeline",)):
        number = sum(stage.outcome is None for _, stage in _stages(plan, pipeline))
        if number > _MOST_STAGES:
            yield found(f"{pipeline.path}.stages", number=number, most=_MOST_STAGES)


def no_win(plan: Plan) -> Iterator[Finding]:
    """A pipeline has no stage in which a deal is won.

    Everything is worked out backwards from the win: how many deals, how many talks, how many leads, by when.

    Bad:

        pipelines:
          direct:
            stages: {lead: {title: Lead}, order: {title: Order}}
            ^

    Good:

        pipelines:
          direct:
            stages: {lead: {title: Lead}, order: {title: Order, outcome: won}}
    """
    for pipeline in plan.index.of(("pipeline",)):
        stages = _stages(plan, pipeline)
        if stages and not any(stage.outcome == "won" for _, stage in stages):
            yield found(f"{pipeline.path}.stages")


def no_goal(plan: Plan) -> Iterator[Finding]:
    """A pipeline does not say which goal it feeds.

    Then nobody knows how much it has to bring, and it cannot be told whether there is enough in it.

    Bad:

        goals: {sales: {title: Sell more}}
        pipelines:
          direct: {title: Direct sales}
          ^

    Good:

        goals: {sales: {title: Sell more}}
        pipelines:
          direct: {title: Direct sales, goal: sales}
    """
    if not plan.strategy.goals:
        return
    for pipeline in plan.index.of(("pipeline",)):
        item = pipeline.item
        assert isinstance(item, Pipeline)
        if item.goal is None and item.must_win.rule != "amount":
            yield found(pipeline.path)


def ways_part(plan: Plan) -> Iterator[Finding]:
    """Two ways on are open from one stage, so that no one share of deals leads to the next.

    Nothing before such a stage can be worked out. One pipeline is one way to the win: a side way is optional, and
    another way of selling is a pipeline of its own.

    Bad:

        pipelines:
          direct:
            stages:
              lead: {title: Lead, next: {trial: 60%, offer: 40%}}
                                  ^
              trial: {title: Trial, conversion: 50%}
              offer: {title: Offer, conversion: 50%}
              won: {outcome: won}

    Good:

        pipelines:
          direct:
            stages:
              lead: {title: Lead, conversion: 60%}
              trial: {title: Trial, conversion: 50%}
              offer: {title: Offer, conversion: 50%}
              won: {outcome: won}
    """
    for pipeline in plan.index.of(("pipeline",)):
        ways = ways_of(plan, pipeline)
        for entry in ways.path():
            if ways.part(entry):
                on = [way.title for way in plan.named(entry.path, "next") if stage_of(way).outcome != "lost"]
                yield found(f"{entry.path}.next", ways=", ".join(on))


def _stages(plan: Plan, pipeline: Entry) -> list[tuple[Entry, Stage]]:
    """The stages of a pipeline in the order of the file."""
    return [(entry, entry.item) for entry in plan.index.children[pipeline.path] if isinstance(entry.item, Stage)]


def _before_the_sale(plan: Plan, pipeline: Entry) -> list[tuple[Entry, Stage]]:
    """The stages up to the first win, the side ways too, without the ends of the path."""
    stages = _stages(plan, pipeline)
    won = next((place for place, (_, stage) in enumerate(stages) if stage.outcome == "won"), None)
    return [(entry, stage) for entry, stage in stages[:won] if stage.outcome is None]
