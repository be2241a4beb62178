"""What a strategy implies on a day: everything worked out, nothing read or printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from groundplan.model.scenarios import Written
from groundplan.parse import Parsed, apply
from groundplan.plan.linked import Linked, Naming, calendar_of, item_of, linked
from groundplan.plan.numbers import GoalNumbers, Numbers, funnels_of, work_out
from groundplan.plan.scenarios import scenarios_of
from groundplan.plan.sensitivity import Sensitivity, sensitivity_of
from groundplan.plan.typed import Typed, typed_in


@dataclass(frozen=True)
class Plan(Linked):
    """A strategy with its links, its calendar, its day, and all its numbers, worked out when first asked for.

    `audience` is whom it is for, empty for those who see all of it.
    """

    parsed: Parsed = field(repr=False)
    audience: str

    @cached_property
    def numbers(self) -> Numbers:
        """Everything that is worked out."""
        return work_out(self)

    @property
    def is_whole(self) -> bool:
        """Whether the audience may see all of the strategy."""
        return True

    @property
    def withheld(self) -> frozenset[str]:
        """The paths of the figures that the audience is not shown (`pipelines.direct.deals`)."""
        return frozenset()

    @cached_property
    def withheld_by_item(self) -> Mapping[str, frozenset[str]]:
        """The same by item: by the first two parts of a path (`pipelines.direct`) the third (`deals`)."""
        found: dict[str, set[str]] = {}
        for path in self.withheld:
            chapter, name, figure = path.split(".")[:3]
            found.setdefault(f"{chapter}.{name}", set()).add(figure)
        return {item: frozenset(figures) for item, figures in found.items()}

    @cached_property
    def scenarios(self) -> Mapping[str, "Plan"]:
        """The plan of each scenario by its id."""
        return scenarios_of(self, self.varied)

    @cached_property
    def sensitivity(self) -> tuple[Sensitivity, ...]:
        """What the assumptions that have two ends do to the pipelines, the most moving first."""
        return sensitivity_of(
            self, self.numbers.pipelines, lambda changes: funnels_of(linked(apply(self.parsed, changes), self.as_of))
        )

    @cached_property
    def typed(self) -> tuple[Typed, ...]:
        """What was typed that was not read: words for numbers and dates, and words of people's own."""
        return typed_in(self.strategy)

    def varied(self, changes: Mapping[str, Written]) -> "Plan":
        """The same plan on the same day with new values at some paths."""
        return plan_of(apply(self.parsed, changes), self.as_of)


def plan_of(parsed: Parsed, as_of: date) -> Plan:
    """The plan of a strategy that was read without errors, as of a day."""
    found = linked(parsed, as_of)
    return Plan(found.strategy, found.as_of, found.calendar, found.index, found.links, found.namings, parsed, "")


__all__ = ["GoalNumbers", "Naming", "Numbers", "Plan", "Sensitivity", "calendar_of", "item_of", "plan_of"]
