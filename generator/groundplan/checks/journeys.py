"""The rules of the chapter `journeys`: where customers meet us, what stops or annoys them, and what we make of it."""

from collections.abc import Iterator, Mapping

from groundplan.checks.gaps import each_or_once, is_absent, is_decided, unanswered
from groundplan.checks.rule import Finding, found
from groundplan.model.journeys import Journey, JourneyStage
from groundplan.plan import Plan
from groundplan.plan.coverage import answers


def no_touchpoint(plan: Plan) -> Iterator[Finding]:
    """Nothing says where the customer meets us at a stage.

    Where nobody meets us we cannot help, and a competitor who is there can. When there really is no contact, the
    place where we could be is the next idea.

    Bad:

        journeys:
          buying:
            stages:
              compare: {title: Compares offers, touchpoints: [offer]}
              decide: {title: Decides}
              ^

    Good:

        journeys:
          buying:
            stages:
              compare: {title: Compares offers, touchpoints: [offer]}
              decide: {title: Decides, touchpoints: [call with purchasing]}
    """
    for id_, journey in plan.strategy.journeys.items():
        stages = _stages(id_, journey)
        bare = [at for at, stage in stages.items() if not stage.touchpoints and not stage.channels]
        path = f"journeys.{id_}"
        yield from each_or_once(bare, len(stages), path, of=plan.index[path])


def blocker_unanswered(plan: Plan) -> Iterator[Finding]:
    """Nothing says how we help buyers past what stops them.

    Each blocker is a part of the deals that we do not even lose: they just end. One sentence is
    often enough.

    Bad:

        journeys:
          buying:
            blockers: {no-budget: {title: No budget for rented tools, share: 12%}}
                       ^
            stages: {decide: {touchpoints: [offer]}}

    Good:

        journeys:
          buying:
            blockers: {no-budget: {title: No budget for rented tools, share: 12%, answer: Split it into two.}}
            stages: {decide: {touchpoints: [offer]}}
    """
    return (found(entry.path, id=entry.id) for entry in unanswered(plan, "blocker"))


def low_point_without_idea(plan: Plan) -> Iterator[Finding]:
    """A low point of a journey has neither an idea nor an action.

    Customers remember the worst moment and the last one. Where the feeling is lowest, one idea is worth more than
    three at a stage that is good already.

    Bad:

        journeys:
          buying:
            stages:
              compare: {title: Compares offers, touchpoints: [offer], feeling: 1}
              wait: {title: Waits for delivery, touchpoints: [phone], feeling: -2}
              ^

    Good:

        journeys:
          buying:
            stages:
              compare: {title: Compares offers, touchpoints: [offer], feeling: 1}
              wait: {title: Waits for delivery, touchpoints: [phone], feeling: -2, ideas: [Call with the date]}
    """
    for id_, journey in plan.strategy.journeys.items():
        stages = _stages(id_, journey)
        lowest = min((stage.feeling for stage in stages.values() if stage.feeling is not None), default=0)
        for path, stage in stages.items():
            # At zero or above there is no low point, only a lowest one.
            is_low = stage.feeling == lowest < 0 and _wants_better(stage)
            if is_low and not stage.ideas and not _is_worked_on(plan, path):
                yield found(path)


def dislike_unanswered(plan: Plan) -> Iterator[Finding]:
    """No action addresses what customers dislike.

    Those who stay complain, those who leave say nothing. Whoever has told us expects that something happens.

    Bad:

        journeys:
          buying:
            dislikes: {many-contacts: Sales and service ask the same questions}
                       ^
            stages: {decide: {touchpoints: [offer]}}
        actions: {one-file: {title: One file for each customer}}

    Good:

        journeys:
          buying:
            dislikes: {many-contacts: Sales and service ask the same questions}
            stages: {decide: {touchpoints: [offer]}}
        actions: {one-file: {title: One file for each customer, addresses: [many-contacts]}}
    """
    if not is_absent(plan, "actions"):
        yield from (found(entry.path, id=entry.id) for entry in unanswered(plan, "dislike"))


def persona_without_journey(plan: Plan) -> Iterator[Finding]:
    """No journey is a persona's.

    The one who pays takes another way than the one who uses. Without a journey we do not know where to meet them.

    Bad:

        personas:
          fitter: {title: Fitter}
          manager: {title: Plant manager}
          ^
        journeys: {buying: {title: Buying, personas: [fitter], stages: {decide: {touchpoints: [offer]}}}}

    Good:

        personas:
          fitter: {title: Fitter}
          manager: {title: Plant manager}
        journeys: {buying: {title: Buying, personas: [fitter, manager], stages: {decide: {touchpoints: [offer]}}}}
    """
    paths = [f"personas.{id_}" for id_ in plan.strategy.personas]
    if plan.strategy.journeys:
        bare = [path for path in paths if not plan.naming(path, "personas", "journey")]
        yield from each_or_once(bare, len(paths), "personas")


def hole_in_the_process(plan: Plan) -> Iterator[Finding]:
    """Between stages of a journey that a pipeline goes with lies one that it does not.

    The customer takes this step, our process does not: nobody is told to be there, and deals stand still unseen.
    What comes before the first such stage or after the last may be others' work.

    Bad:

        journeys:
          buying:
            stages:
              look: {title: Looks around, touchpoints: [site]}
              trial: {title: Tries it, touchpoints: [trial case]}
              ^
              decide: {title: Decides, touchpoints: [offer]}
        pipelines:
          direct: {journey: buying, stages: {lead: {journey: [look]}, offer: {journey: [decide]}, won: {outcome: won}}}

    Good:

        journeys:
          buying:
            stages:
              look: {title: Looks around, touchpoints: [site]}
              trial: {title: Tries it, touchpoints: [trial case]}
              decide: {title: Decides, touchpoints: [offer]}
        pipelines:
          direct:
            journey: buying
            stages: {lead: {journey: [look]}, offer: {journey: [trial, decide]}, won: {outcome: won}}
    """
    for id_, journey in plan.strategy.journeys.items():
        stages = list(_stages(id_, journey).items())
        served = [at for at, (path, _) in enumerate(stages) if plan.naming(path, "journey", "stage")]
        between = stages[served[0] : served[-1]] if served else []
        for path, stage in between:
            if not stage.optional and not plan.naming(path, "journey", "stage"):
                yield found(path, id=path.rpartition(".")[2])


def no_stages(plan: Plan) -> Iterator[Finding]:
    """A journey has no stages.

    Likes and dislikes help where one knows when they come up. The steps of the customer, in their words, are where
    the sales process begins.

    Bad:

        journeys:
          buying: {title: From the first doubt to the order}
          ^

    Good:

        journeys:
          buying:
            title: From the first doubt to the order
            stages: {compare: {title: Compares offers, touchpoints: [offer]}}
    """
    return (found(f"journeys.{id_}") for id_, journey in plan.strategy.journeys.items() if not journey.stages)


def _stages(id_: str, journey: Journey) -> Mapping[str, JourneyStage]:
    """The stages of a journey by their path."""
    return {f"journeys.{id_}.stages.{each}": stage for each, stage in journey.stages.items()}


def _wants_better(stage: JourneyStage) -> bool:
    """Whether the stage is to feel better than it does; unless it says otherwise, it is."""
    return stage.feeling is None or stage.feeling_wanted is None or stage.feeling_wanted > stage.feeling


def _is_worked_on(plan: Plan, path: str) -> bool:
    """Whether an action addresses something at a stage, or a decision is about it."""
    at = [path, *(entry.path for entry in plan.index.children.get(path, ()))]
    return any(answers(plan, each) or is_decided(plan, each) for each in at)
