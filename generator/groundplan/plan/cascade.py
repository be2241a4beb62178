"""How the goals that feed a goal add up to it."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from groundplan.model.goals import Goal
from groundplan.model.index import Entry
from groundplan.plan.aims import Aim, share_of
from groundplan.plan.amounts import UNKNOWN, Amount, is_same_unit, total
from groundplan.plan.linked import Linked
from groundplan.plan.rates import Rate, is_mixed


class Share(NamedTuple):
    """What one goal contributes to the one it supports, not stated when it cannot be measured in its unit.

    `of_entries`: it is a rate on a pipeline stage, and counts what its entries are worth.
    """

    goal: Entry
    amount: Amount
    of_entries: bool = False


class Cascade(NamedTuple):
    """The contributions of the goals that feed a goal, dropped ones left out, and their sum over its change."""

    shares: tuple[Share, ...]
    sum: Amount
    change: Amount

    @property
    def coverage(self) -> Fraction | None:
        """The sum over the change; None when either is not stated, or the change is nothing."""
        return share_of(self.sum, self.change)

    @property
    def missing(self) -> tuple[Entry, ...]:
        """The goals that contribute nothing measurable."""
        return tuple(share.goal for share in self.shares if not share.amount.is_known)


def feeders(linked: Linked, path: str) -> tuple[Entry, ...]:
    """The goals that support a goal, each once, without dropped ones and itself."""
    found = {each.path: each for each in linked.naming(path, "supports", "goal") if each.path != path}
    return tuple(e for e in found.values() if isinstance(e.item, Goal) and e.item.status != "dropped")


def cascade_of(linked: Linked, entry: Entry, aims: Mapping[str, Aim], rates: Mapping[str, Rate]) -> Cascade:
    """The cascade of a goal; `combine: mean` takes the mean of what is measurable, `all` and `none` have no sum."""
    goal, aim = entry.item, aims[entry.path]
    assert isinstance(goal, Goal)
    shares = tuple(_share(each, aim, aims[each.path], rates[each.path]) for each in feeders(linked, entry.path))
    known = [share.amount for share in shares if share.amount.is_known]
    whole = total(known) if goal.combine in ("sum", "mean") else UNKNOWN
    if goal.combine == "mean" and known:
        whole = whole.over(len(known))
    return Cascade(shares, whole, aim.change)


def _share(feeder: Entry, aim: Aim, own: Aim, rate: Rate) -> Share:
    if rate.stage is not None and rate.funnel is not None:
        assert isinstance(feeder.item, Goal)
        # All set against more, or more against all, would be a figure of neither.
        worth = UNKNOWN if is_mixed(feeder.item, rate.funnel) else _worth(rate)
        return Share(feeder, worth if is_same_unit(worth.unit, aim.unit) else UNKNOWN, of_entries=True)
    change = own.change
    if rate.planned.is_known:
        change = rate.planned_entries.in_unit(own.unit)
    return Share(feeder, change if is_same_unit(own.unit, aim.unit) else UNKNOWN)


def _worth(rate: Rate) -> Amount:
    """Planned entries x the conversions still ahead x deal size - (must_win - change).

    The last term is what must be won only to stay where we are; of a goal that several pipelines feed, each has
    its share of the change.
    """
    funnel, stage = rate.funnel, rate.stage
    if funnel is None or stage is None or funnel.aim is None:
        return UNKNOWN
    sales = funnel.deal_size.times(rate.planned_entries).times(stage.odds)
    to_stay = funnel.must_win.minus(funnel.aim.change.times(funnel.share))
    return sales.in_unit(funnel.must_win.unit).minus(to_stay)
