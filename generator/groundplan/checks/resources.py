"""The rules of the chapter `resources`: whether what the goals need is there, and how far the money goes."""

from collections.abc import Iterator

from groundplan.checks.figures import lies_outside
from groundplan.checks.rule import Finding, found
from groundplan.plan import Plan


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
