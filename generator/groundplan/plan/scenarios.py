"""Scenarios: the same plan with some values of the file changed."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from groundplan.model.scenarios import Scenario, Written
from groundplan.plan.linked import Linked

P = TypeVar("P")


def scenarios_of(linked: Linked, vary: Callable[[Mapping[str, Written]], P]) -> Mapping[str, P]:
    """The plan of each scenario by its id, in the order of the file; `vary` makes a plan of new values by path."""
    found = ((entry.id, entry.item) for entry in linked.index.of(("scenario",)))
    return {name: vary(item.changes) for name, item in found if isinstance(item, Scenario)}
