"""The rules of the chapter `resources`: whether what the goals need is there, and how far the money goes."""

from collections.abc import Iterator

from groundplan.checks.figures import lies_outside
from groundplan.checks.rule import Finding, found
from groundplan.model.resources import Resource
from groundplan.plan import Plan
from groundplan.plan.amounts import Amount, stated, total
from groundplan.values import Quantity

# A sum that is over by less is a matter of rounding.
_ROUNDING = 1.005


def still_missing(plan: Plan) -> Iterator[Finding]:
    """A resource was to be there by a day that has passed, and is still missing.

    What rests on it is late from that day on, whatever its own dates say.

    Bad:

        resources:
          crm:
            state: missing
            by: 2026-03-31
            ^

    Good:

        resources:
          crm:
            state: have
            by: 2026-03-31
    """
    for id_, resource in plan.strategy.resources.items():
        by = resource.by.last(plan.calendar) if resource.by else None
        if resource.state == "missing" and by and by < plan.as_of:
            yield found(f"resources.{id_}.by", by=by)


def spent_more_than_there_is(plan: Plan) -> Iterator[Finding]:
    """More of a resource is spent than there is.

    Either somebody has to find the rest, or one of the numbers is out of date.

    Bad:

        resources:
          trade-fairs:
            amount: EUR 40k
            spent: EUR 46k
            ^

    Good:

        resources:
          trade-fairs:
            amount: EUR 40k
            spent: EUR 31k
    """
    for id_, resource in plan.strategy.resources.items():
        amount, spent = resource.amount, resource.spent
        if amount and spent and lies_outside(spent, spent, amount):
            yield found(f"resources.{id_}.spent", spent=spent, amount=amount)


def parts_are_more_than_the_whole(plan: Plan) -> Iterator[Finding]:
    """The parts of a resource add up to more than all of it.

    A budget that is handed out twice is spent twice. Each part looks fine by itself until the last one is refused.

    Bad:

        resources:
          marketing:
            amount: EUR 60k
            ^
          fairs: {amount: EUR 45k, part_of: marketing}
          online: {amount: EUR 25k, part_of: marketing}

    Good:

        resources:
          marketing:
            amount: EUR 70k
          fairs: {amount: EUR 45k, part_of: marketing}
          online: {amount: EUR 25k, part_of: marketing}
    """
    for id_, resource in plan.strategy.resources.items():
        path = f"resources.{id_}"
        parts = [each.item for each in plan.naming(path, "part_of", "resource") if isinstance(each.item, Resource)]
        for field, whole, shares in (
            ("amount", resource.amount, [part.amount for part in parts]),
            ("spent", resource.spent, [part.spent for part in parts]),
        ):
            summed = _sum(shares, whole) if whole else None
            if whole and summed and _is_more(summed, stated(whole)):
                yield found(f"{path}.{field}", sum=summed, whole=whole)


def _sum(shares: list[Quantity | None], whole: Quantity) -> Amount:
    """What is stated of the parts, in the unit of the whole: at least so much they are together."""
    return total([each for each in (stated(share, whole.unit) for share in shares) if each.is_known])


def _is_more(amount: Amount, whole: Amount) -> bool:
    """Whether it is more for certain."""
    return amount.low is not None and whole.high is not None and amount.low > float(whole.high) * _ROUNDING > 0
