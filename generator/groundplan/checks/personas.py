"""The rules of the chapter `personas`: whether we know the people who buy, and what we have to say to them."""

from collections.abc import Iterator, Mapping

from groundplan.checks.gaps import each_or_once, is_absent, unanswered
from groundplan.checks.rule import Finding, found
from groundplan.model.index import Entry
from groundplan.model.personas import Persona
from groundplan.model.segments import Group
from groundplan.plan import Plan
from groundplan.words import known_word

# Segments that we go after, and so have to know the people in.
_SOUGHT = frozenset({"focus", "develop"})
_DECIDING = frozenset({"decision_maker", "buyer", "payer"})
_ROLES = _DECIDING | {"champion", "influencer", "initiator", "researcher", "user", "gatekeeper", "beneficiary"}


def no_challenges(plan: Plan) -> Iterator[Finding]:
    """A persona has no challenges.

    People buy to be rid of a trouble. Who does not know it can only talk about the product.

    Bad:

        personas:
          buyer: {title: Maintenance manager}
          ^

    Good:

        personas:
          buyer:
            title: Maintenance manager
            challenges: {tools-away: Tools are at the lab when they are needed}
            fit: {tools-away: No tool goes away without a replacement.}
    """
    return (found(path) for path, persona in _personas(plan).items() if not persona.challenges)


def challenge_without_fit(plan: Plan) -> Iterator[Finding]:
    """Nothing says how our value answers a challenge of a persona.

    It is the sentence the buyer is waiting for. Either we have it, or this trouble is not ours to solve, and then
    sellers should know that as well.

    Bad:

        personas:
          buyer:
            challenges: {tools-away: Tools are at the lab when they are needed}
                         ^

    Good:

        personas:
          buyer:
            challenges: {tools-away: Tools are at the lab when they are needed}
            fit: {tools-away: No tool goes away without a replacement.}
    """
    return (found(entry.path, id=entry.id) for entry in unanswered(plan, "challenge"))


def no_segment(plan: Plan) -> Iterator[Finding]:
    """A persona belongs to no segment.

    A seller with a company before them looks for the people in it. Without a segment the persona is not found there.

    Bad:

        segments: {by-size: {children: {small: {title: 50 to 250 people}}}}
        personas:
          buyer: {title: Maintenance manager}
          ^

    Good:

        segments: {by-size: {children: {small: {title: 50 to 250 people}}}}
        personas:
          buyer: {title: Maintenance manager, segments: [small]}
    """
    personas = _personas(plan)
    if plan.strategy.segments:
        bare = [path for path, persona in personas.items() if not persona.segments]
        yield from each_or_once(bare, len(personas), "personas")


def segment_without_persona(plan: Plan) -> Iterator[Finding]:
    """We go after a segment, but no persona is in it.

    A segment is a list of companies, and nobody sells to a list. It counts as covered when a persona is in it, in one
    below it or in one above it; a way to cut the market that no persona is told by is left alone.

    Bad:

        segments:
          by-industry:
            children:
              plants: {title: Plants, priority: focus}
              depots: {title: Rail depots, priority: develop}
              ^
        personas: {buyer: {title: Maintenance manager, segments: [plants]}}

    Good:

        segments:
          by-industry:
            children:
              plants: {title: Plants, priority: focus}
              depots: {title: Rail depots, priority: develop}
        personas: {buyer: {title: Maintenance manager, segments: [plants, depots]}}
    """
    named = {entry.path for path in _personas(plan) for entry in plan.named(path, "segments")}
    above = _above(plan, named)
    settled = set(named)
    for entry in plan.index.of(("segment",)):
        if entry.parent in settled:
            settled.add(entry.path)
        elif entry.path in settled or entry.path in above:
            continue
        elif _is_sought(entry) and _is_told_by(entry, named, above):
            settled.add(entry.path)
            yield found(entry.path, id=entry.id)


def no_evidence(plan: Plan) -> Iterator[Finding]:
    """A persona rests on no evidence.

    A persona made up in a meeting room describes the people in the room. Five talks with buyers are enough to begin.

    Bad:

        personas:
          buyer: {title: Maintenance manager}
          ^
          auditor: {title: Quality manager, evidence: [talks]}
        evidence: {talks: {title: Talks with customers}}

    Good:

        personas:
          buyer: {title: Maintenance manager, evidence: [talks]}
          auditor: {title: Quality manager, evidence: [talks]}
        evidence: {talks: {title: Talks with customers}}
    """
    personas = _personas(plan)
    if not is_absent(plan, "evidence"):
        bare = [path for path in personas if not _has_evidence(plan, plan.index[path])]
        yield from each_or_once(bare, len(personas), "personas")


def objection_unanswered(plan: Plan) -> Iterator[Finding]:
    """Nobody has written down what to say to an objection.

    The buyer will say it, to everyone of us. The best answer of the team is worth more than each one's own.

    Bad:

        personas:
          buyer:
            objections: {too-dear: {title: You are too dear}}
                         ^

    Good:

        personas:
          buyer:
            objections: {too-dear: {title: You are too dear, answer: Let us add up a year with repairs.}}
    """
    return (found(entry.path) for entry in unanswered(plan, "objection"))


def nobody_decides(plan: Plan) -> Iterator[Finding]:
    """No persona of a company decides, buys or pays.

    Users are easy to meet and happy to talk. The deal is lost with the one whom nobody has met.

    Bad:

        personas:
        ^
          fitter: {title: Fitter, type: b2b, roles: [user]}

    Good:

        personas:
          fitter: {title: Fitter, type: b2b, roles: [user]}
          manager: {title: Plant manager, type: b2b, roles: [decision_maker]}
    """
    companies = [persona for persona in plan.strategy.personas.values() if persona.type == "b2b"]
    roles = {known_word(role) for persona in companies for role in persona.roles}
    # A role in words of the team's own may well be the one that decides.
    if roles and roles <= _ROLES - _DECIDING:
        yield found("personas")


def _personas(plan: Plan) -> Mapping[str, Persona]:
    """The personas by their path."""
    return {f"personas.{id_}": persona for id_, persona in plan.strategy.personas.items()}


def _has_evidence(plan: Plan, entry: Entry) -> bool:
    """Whether an item, or one inside it, names what it rests on."""
    return bool(entry.item.evidence) or any(each.item.evidence for each in plan.index.children.get(entry.path, ()))


def _above(plan: Plan, named: set[str]) -> set[str]:
    """The segments that have one of these somewhere below them."""
    above: set[str] = set()
    for path in named:
        parent = plan.index[path].parent
        while parent and parent not in above:
            above.add(parent)
            parent = plan.index[parent].parent
    return above


def _is_sought(entry: Entry) -> bool:
    assert isinstance(entry.item, Group)
    return known_word(entry.item.priority or "") in _SOUGHT


def _is_told_by(entry: Entry, named: set[str], above: set[str]) -> bool:
    """Whether personas are told by the way of cutting the market that a segment belongs to."""
    return ".".join(entry.parts[:2]) in above if entry.parent else bool(named)
