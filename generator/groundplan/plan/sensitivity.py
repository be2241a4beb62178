"""Sensitivity: what the funnels become when an assumption turns out at its low or at its high end."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from groundplan.model.evidence import Assumption
from groundplan.model.index import Entry
from groundplan.model.scenarios import Written
from groundplan.plan.amounts import UNKNOWN, Amount
from groundplan.plan.funnel import Funnel
from groundplan.plan.linked import Linked
from groundplan.values import Quantity

Funnels = Mapping[str, Funnel]


class Effect(NamedTuple):
    """A pipeline as it is planned, and with an assumption at its low and at its high end."""

    base: Funnel
    low: Funnel
    high: Funnel

    @property
    def is_moved(self) -> bool:
        """Whether an end changes anything that has to be won or has to enter a stage."""
        return any(_needs(end) != _needs(self.base) for end in (self.low, self.high))

    @property
    def swing(self) -> Fraction | None:
        """Entries of the first stage between the two ends, over the planned ones; None when any is not one number."""
        low, high = first_entries(self.low).value, first_entries(self.high).value
        planned = first_entries(self.base).value
        return abs(high - low) / planned if low is not None and high is not None and planned else None


class Sensitivity(NamedTuple):
    """An assumption, the paths that it feeds, its two ends, and the pipelines that they move."""

    assumption: Entry
    feeds: tuple[str, ...]
    low: Quantity
    high: Quantity
    effects: tuple[Effect, ...]

    @property
    def swing(self) -> Fraction | None:
        """That of the pipeline that it moves most."""
        return max((effect.swing for effect in self.effects if effect.swing is not None), default=None)


def sensitivity_of(
    linked: Linked, base: Funnels, vary: Callable[[Mapping[str, Written]], Funnels]
) -> tuple[Sensitivity, ...]:
    """Every assumption that has a low and a high end and feeds something, the most moving first.

    `vary` makes the pipelines that new values by path give. Assumptions that move alike stay in the order of the file.
    """
    found = [each for entry in linked.index.of(("assumption",)) if (each := _sensitivity(entry, base, vary))]
    return tuple(sorted(found, key=lambda each: -1 if each.swing is None else each.swing, reverse=True))


def first_entries(funnel: Funnel) -> Amount:
    """What has to enter the first stage of the path; not stated when there is no path."""
    return next((need.entries for need in funnel.stages if need.is_on_path), UNKNOWN)


def _sensitivity(entry: Entry, base: Funnels, vary: Callable[[Mapping[str, Written]], Funnels]) -> Sensitivity | None:
    assumption = entry.item
    assert isinstance(assumption, Assumption)
    low, high = assumption.low, assumption.high
    if low is None or high is None or not assumption.feeds:
        return None
    at_low, at_high = (vary({path: Written(str(end)) for path in assumption.feeds}) for end in (low, high))
    kept = (name for name in base if name in at_low and name in at_high)
    effects = (Effect(base[name], at_low[name], at_high[name]) for name in kept)
    feeds = tuple(map(str, assumption.feeds))
    return Sensitivity(entry, feeds, low, high, tuple(effect for effect in effects if effect.is_moved))


def _needs(funnel: Funnel) -> tuple[Amount, ...]:
    return (funnel.must_win, funnel.deals, *(need.entries for need in funnel.stages))
