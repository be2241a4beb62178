"""The rules of the chapter `market` on our own SWOT and the moves that follow from it."""

from collections.abc import Iterator, Mapping

from groundplan.checks.gaps import each_or_once, is_absent, is_decided, unanswered
from groundplan.checks.rule import Finding, found
from groundplan.model.market import SwotItem
from groundplan.plan import Plan
from groundplan.plan.coverage import answers

_INSIDE = ("strengths", "weaknesses")
_BOXES = (*_INSIDE, "opportunities", "threats")
# More than so many nobody keeps in mind, let alone acts on.
_MOST = 5


def one_to_five(plan: Plan) -> Iterator[Finding]:
    """A box of the SWOT is empty, or holds more than five items.

    An empty box is mostly one that nobody dared to fill. And of twelve strengths none is one: five are what a team
    can keep in mind and act on.

    Bad:

        market:
          swot:
          ^
            strengths: {own-lab: Own accredited lab}
            weaknesses: {slow-start: Five weeks to the first delivery}
            opportunities: {stricter-audits: Audits ask for records}

    Good:

        market:
          swot:
            strengths: {own-lab: Own accredited lab}
            weaknesses: {slow-start: Five weeks to the first delivery}
            opportunities: {stricter-audits: Audits ask for records}
            threats: {price-only: Purchasing compares monthly prices}
    """
    boxes = _boxes(plan)
    if not any(boxes.values()):
        return
    for name, box in boxes.items():
        if not 0 < len(box) <= _MOST:
            yield found(f"market.swot.{name}", number=len(box))


def without_evidence(plan: Plan) -> Iterator[Finding]:
    """A strength, weakness, opportunity or threat rests on no evidence.

    What we think of ourselves is often out of date or kind. A survey, a list of lost deals or five talks with
    customers decide whether a buyer would agree.

    Bad:

        market:
          swot:
            strengths:
              own-lab: {title: Own accredited lab, evidence: [survey]}
              loyal: {title: Customers stay with us}
              ^
        evidence: {survey: {title: Customer survey}}

    Good:

        market:
          swot:
            strengths:
              own-lab: {title: Own accredited lab, evidence: [survey]}
              loyal: {title: Customers stay with us, evidence: [survey]}
        evidence: {survey: {title: Customer survey}}
    """
    if is_absent(plan, "evidence"):
        return
    own = {f"market.swot.{name}.{id_}": item for name, box in _boxes(plan).items() for id_, item in box.items()}
    bare = [path for path, item in own.items() if not item.evidence]
    yield from each_or_once(bare, len(own), "market.swot")


def unanswered_danger(plan: Plan) -> Iterator[Finding]:
    """No move uses a weakness or threat, and no action addresses it.

    To know a weakness and do nothing about it is worse than not to know: buyers and competitors find it as well.

    Bad:

        market:
          swot:
            weaknesses: {slow-start: Five weeks to the first delivery}
                         ^
        actions: {spare-pool: {title: Build a spare pool}}

    Good:

        market:
          swot:
            weaknesses: {slow-start: Five weeks to the first delivery}
        actions: {spare-pool: {title: Build a spare pool, addresses: [slow-start]}}
    """
    if is_absent(plan, "actions"):
        return
    for kind in ("weakness", "threat"):
        for entry in unanswered(plan, kind):
            yield found(entry.path, id=entry.id)


def no_move(plan: Plan) -> Iterator[Finding]:
    """There is a SWOT, but nothing follows from it.

    Four lists change nothing. A move joins something inside with something outside, and says what we do: this
    strength for that opportunity, this weakness before that threat.

    Bad:

        market:
          swot:
          ^
            strengths: {own-lab: Own accredited lab}
            opportunities: {stricter-audits: Audits ask for records}

    Good:

        market:
          swot:
            strengths: {own-lab: Own accredited lab}
            opportunities: {stricter-audits: Audits ask for records}
          moves: {audit-day: {title: "Sell the audit day, not the tool", uses: [own-lab, stricter-audits]}}
    """
    if any(_boxes(plan).values()) and not plan.strategy.market.moves:
        yield found("market.swot")


def unused_chance(plan: Plan) -> Iterator[Finding]:
    """No move uses a strength or opportunity.

    A strength that no move uses wins no deal, and an opportunity that we leave alone is there for others. Use it, or
    take it off the list.

    Bad:

        market:
          swot:
            strengths: {own-lab: Own accredited lab, loyal: Customers stay with us}
                                                     ^
            opportunities: {stricter-audits: Audits ask for records}
          moves: {audit-day: {title: Sell the audit day, uses: [own-lab, stricter-audits]}}

    Good:

        market:
          swot:
            strengths: {own-lab: Own accredited lab, loyal: Customers stay with us}
            opportunities: {stricter-audits: Audits ask for records}
          moves: {audit-day: {title: Sell the audit day, uses: [own-lab, loyal, stricter-audits]}}
    """
    if not plan.strategy.market.moves:
        return
    for kind in ("strength", "opportunity"):
        for entry in unanswered(plan, kind):
            if not answers(plan, entry.path):
                yield found(entry.path, id=entry.id)


def one_sided_move(plan: Plan) -> Iterator[Finding]:
    """A move does not join something inside with something outside.

    A move that only names a strength is praise, one that only names an opportunity is a hope. A competitor's
    weakness is an opportunity of ours, its strength a threat.

    Bad:

        market:
          swot:
            strengths: {own-lab: Own accredited lab}
            opportunities: {stricter-audits: Audits ask for records}
          moves:
            audit-day:
              title: Sell the audit day
              uses: [stricter-audits]
              ^

    Good:

        market:
          swot:
            strengths: {own-lab: Own accredited lab}
            opportunities: {stricter-audits: Audits ask for records}
          moves:
            audit-day:
              title: Sell the audit day
              uses: [own-lab, stricter-audits]
    """
    if not any(_boxes(plan).values()):
        return
    for id_ in plan.strategy.market.moves:
        path = f"market.moves.{id_}"
        inside = {each.parts[1] == "swot" and each.parts[2] in _INSIDE for each in plan.named(path, "uses")}
        if len(inside) < 2 and not is_decided(plan, path):
            yield found(f"{path}.uses")


def _boxes(plan: Plan) -> Mapping[str, Mapping[str, SwotItem]]:
    """Our own four boxes with what is in them."""
    swot = plan.strategy.market.swot
    return {name: getattr(swot, name) for name in _BOXES}
