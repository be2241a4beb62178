"""The rules of the chapters `market` and `segments` on sizes: whether a whole and its parts fit."""

from collections.abc import Iterator

from groundplan.checks.rule import Finding, found
from groundplan.model.segments import Group
from groundplan.plan import Plan
from groundplan.plan.amounts import Amount, is_same_unit, stated, total
from groundplan.values import Quantity

# A sum may miss by so much where it is rounded, and where a part says that it is only about right.
_ROUNDING, _ABOUT = 0.01, 0.1


def sizes_do_not_add_up(plan: Plan) -> Iterator[Finding]:
    """The segments of a market do not add up to its size, or are together larger than what holds them.

    Whoever plans by the market and whoever plans by its segments work with different numbers of customers, and the
    shares that each of them wants to win cannot be compared.

    Bad:

        segments: {by-size: {children: {small: {size: 1200 plants}, large: {size: 800 plants}}}}
        market:
          sizes:
            plants:
              value: 2500 plants
              ^
              segments: [small, large]

    Good:

        segments: {by-size: {children: {small: {size: 1200 plants}, large: {size: 800 plants}}}}
        market:
          sizes:
            plants:
              value: 2000 plants
              segments: [small, large]
    """
    for entry in plan.index.of(("segment",)):
        parts = [each.item for each in plan.index.children.get(entry.path, ()) if isinstance(each.item, Group)]
        size = entry.item.size if isinstance(entry.item, Group) else None
        sizes = [part.size for part in parts if part.size]
        if size and (summed := _sum(sizes, size)) and _above(summed, size, sizes):
            yield found(f"{entry.path}.size", sum=summed, value=size)
    for id_, market in plan.strategy.market.sizes.items():
        path = f"market.sizes.{id_}"
        named = plan.named(path, "segments")
        sizes = [entry.item.size for entry in named if isinstance(entry.item, Group) and entry.item.size]
        if market.value is None or not 1 < len(sizes) == len(named) or _is_any_inside(plan, path):
            continue
        summed = _sum(sizes, market.value)
        if summed and (_above(summed, market.value, sizes) or _below(summed, market.value, sizes)):
            yield found(f"{path}.value", sum=summed, value=market.value)


def _sum(sizes: list[Quantity], whole: Quantity) -> Amount | None:
    """What some sizes add up to; None for none, and when one is counted in something else."""
    amounts = [stated(size) for size in sizes]
    if not amounts or not all(each.is_known and is_same_unit(each.unit, whole.unit) for each in amounts):
        return None
    return total(amounts)


def _above(summed: Amount, whole: Quantity, sizes: list[Quantity]) -> bool:
    low, high = summed.low, whole.high
    return low is not None and high is not None and float(low) > float(high) * (1 + _slack(whole, sizes)) > 0


def _below(summed: Amount, whole: Quantity, sizes: list[Quantity]) -> bool:
    high, low = summed.high, whole.low
    return low is not None and high is not None and 0 < float(high) < float(low) * (1 - _slack(whole, sizes))


def _slack(whole: Quantity, sizes: list[Quantity]) -> float:
    return _ABOUT if any(each.about for each in (whole, *sizes)) else _ROUNDING


def _is_any_inside(plan: Plan, path: str) -> bool:
    """Whether one of the segments that it names lies in another: then a sum would count it twice."""
    paths = {entry.path for entry in plan.named(path, "segments")}
    for each in paths:
        above = plan.index[each].parent
        while above:
            if above in paths:
                return True
            above = plan.index[above].parent
    return False
