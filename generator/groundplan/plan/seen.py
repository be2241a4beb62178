"""The plan as an audience sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from groundplan.parse.seen import seen_by
from groundplan.plan import Numbers, Plan, Sensitivity, plan_of
from groundplan.plan.funnel import Funnel
from groundplan.plan.sensitivity import Effect
from groundplan.plan.veil import Veil


@dataclass(frozen=True)
class SeenPlan(Plan):
    """The plan of what an audience sees; of the true one it knows only which of its own numbers to withhold."""

    _own: Plan = field(repr=False)
    _whole: Plan = field(repr=False)

    @property
    def is_whole(self) -> bool:
        """Whether the audience is the narrowest."""
        return self.audience in self._whole.strategy.strategy.audiences[-1:]

    @cached_property
    def _veiled(self) -> tuple[Numbers, frozenset[str]]:
        veil = Veil()
        numbers = veil.numbers(self._own.numbers, self._whole.numbers)
        return numbers, frozenset(veil.withheld)

    @cached_property
    def numbers(self) -> Numbers:
        """Everything that is worked out, but for what is withheld."""
        return self._veiled[0]

    @cached_property
    def withheld(self) -> frozenset[str]:
        """The paths of the figures that are not shown, those of the scenarios included."""
        inside = (f"scenarios.{name}.{path}" for name, plan in self.scenarios.items() for path in plan._veiled[1])
        return frozenset({*self._veiled[1], *inside})

    @cached_property
    def scenarios(self) -> Mapping[str, "SeenPlan"]:
        """The plan of each scenario by its id, as it is seen."""
        true = self._whole.scenarios
        return {name: _seen(plan, true[name], self.audience) for name, plan in self._own.scenarios.items()}

    @cached_property
    def sensitivity(self) -> tuple[Sensitivity, ...]:
        """What the assumptions do that the audience can follow."""
        true = {found.assumption.path: found for found in self._whole.sensitivity}
        return tuple(_shared(found, true[found.assumption.path]) for found in self._own.sensitivity)


def seen_plan(whole: Plan, audience: str, hidden: frozenset[str] = frozenset()) -> Plan:
    """A plan as an audience sees it; `hidden` are paths that it does not see either."""
    return _seen(plan_of(seen_by(whole.parsed, audience, hidden), whole.as_of), whole, audience)


def _seen(plan: Plan, whole: Plan, audience: str) -> SeenPlan:
    return SeenPlan(
        plan.strategy,
        plan.as_of,
        plan.calendar,
        plan.index,
        plan.links,
        plan.namings,
        plan.parsed,
        audience,
        plan,
        whole,
    )


def _shared(seen: Sensitivity, whole: Sensitivity) -> Sensitivity:
    """Without the pipelines that the assumption moves in another way on the whole."""
    true = {effect.base.entry.path: effect for effect in whole.effects}
    kept = (each for each in seen.effects if _is_same(each, true.get(each.base.entry.path)))
    return Sensitivity(seen.assumption, seen.feeds, seen.low, seen.high, tuple(kept))


def _is_same(seen: Effect, whole: Effect | None) -> bool:
    if whole is None:
        return False
    ends = ((seen.base, whole.base), (seen.low, whole.low), (seen.high, whole.high))
    return all(_needs(one) == _needs(other) for one, other in ends)


def _needs(funnel: Funnel) -> tuple[object, ...]:
    return funnel.must_win, funnel.deals, *(need.entries for need in funnel.stages)
