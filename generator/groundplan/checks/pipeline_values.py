"""The rules of the chapter `pipelines` on what is typed: what shares rest on, numbers that are missing or cannot be."""

from collections.abc import Iterator

from groundplan.checks.funnels import live, pipeline_of
from groundplan.checks.rule import Finding, Word, found
from groundplan.model.evidence import Assumption
from groundplan.model.pipelines import Estimate, Pipeline, Stage
from groundplan.model.team import Role
from groundplan.plan import Plan
from groundplan.plan.amounts import Amount, stated
from groundplan.plan.ways import stage_of
from groundplan.values import Quantity
from groundplan.values.units import is_money


def no_basis(plan: Plan) -> Iterator[Finding]:
    """Nothing says where a conversion comes from.

    A share that was measured and one that was hoped for look alike. Say which it is: readers will trust the first
    and check the second. A pipeline in which none has a basis is found once.

    Bad:

        pipelines:
          direct:
            stages:
              lead: {title: Lead, conversion: 40%}
                                  ^
              won: {outcome: won}

    Good:

        pipelines:
          direct:
            stages:
              lead: {title: Lead, conversion: {value: 40%, basis: own_data}}
              won: {outcome: won}
    """
    told = _fed(plan)
    for funnel in live(plan):
        stages = [
            (need.entry.path, stage) for need in funnel.stages if _is_number((stage := stage_of(need.entry)).conversion)
        ]
        without = [(path, stage.conversion) for path, stage in stages if not _rests(path, stage, told)]
        shares = [str(estimate.value) for _, estimate in without if estimate and estimate.value]
        if len(without) > 1 and len(without) == len(stages):
            yield found(funnel.entry.path, shares=", ".join(shares))
        else:
            yield from (
                found(f"{path}.conversion", shares=share) for (path, _), share in zip(without, shares, strict=True)
            )


def impossible_share(plan: Plan) -> Iterator[Finding]:
    """A share of deals is over 100 %, below nothing, or lets nobody through.

    From more deals than there were, or from none, no funnel can be worked out.

    Bad:

        pipelines:
          direct:
            stages:
              lead: {title: Lead, conversion: 140%}
                                  ^
              won: {outcome: won}

    Good:

        pipelines:
          direct:
            stages:
              lead: {title: Lead, conversion: 40%}
              won: {outcome: won}
    """
    for entry in plan.index.of(("stage",)):
        stage = entry.item
        assert isinstance(stage, Stage)
        for field, share in _shares(stage):
            low, high = share.low, share.high
            is_nothing = field == "conversion.value" and share.value == 0
            if (low is not None and low < 0) or (high is not None and (high > 1 or high < 0)) or is_nothing:
                yield found(f"{entry.path}.{field}", share=stated(share))


def no_deal_size(plan: Plan) -> Iterator[Finding]:
    """A pipeline has to win money, but does not say how much one deal brings.

    Without it nobody knows how many deals it takes, nor how many talks and leads.

    Bad:

        goals: {sales: {title: Sell more, target: {value: EUR 3M, by: 2026-12-31}}}
        pipelines:
          direct: {goal: sales}
          ^

    Good:

        goals: {sales: {title: Sell more, target: {value: EUR 3M, by: 2026-12-31}}}
        pipelines:
          direct: {goal: sales, deal_size: 25k}
    """
    for funnel in live(plan):
        if funnel.is_money and pipeline_of(funnel).deal_size is None and funnel.must_win.is_known:
            yield found(funnel.entry.path, must_win=funnel.must_win)


def other_unit(plan: Plan) -> Iterator[Finding]:
    """What a pipeline wins is counted in something else than its goal.

    Nothing is converted, since a rate of last year would make the plan wrong without anybody seeing it.

    Bad:

        goals: {sales: {title: Sell more, target: {value: EUR 3M, by: 2026-12-31}}}
        pipelines:
          direct: {goal: sales, deal_size: USD 25k}
                                ^

    Good:

        goals: {sales: {title: Sell more, target: {value: EUR 3M, by: 2026-12-31}}}
        pipelines:
          direct: {goal: sales, deal_size: EUR 23k}
    """
    for funnel in live(plan):
        pipeline, unit = pipeline_of(funnel), funnel.aim.unit if funnel.aim else None
        for field, quantity in (("deal_size", pipeline.deal_size), ("must_win", pipeline.must_win.amount)):
            if unit is None or quantity is None or quantity.unit is None or funnel.goal is None:
                continue
            in_money = is_money(unit) or is_money(quantity.unit)
            if in_money and not quantity.is_words and not stated(quantity, unit).is_known:
                yield found(f"{funnel.entry.path}.{field}", text=str(quantity), unit=unit, goal=funnel.goal)


def words_for_numbers(plan: Plan) -> Iterator[Finding]:
    """A pipeline or a team has words where a number is needed.

    Nothing can be worked out from words: no deals, no leads, no people.

    Bad:

        pipelines:
          direct: {title: Direct sales, deal_size: it depends}
                                        ^

    Good:

        pipelines:
          direct: {title: Direct sales, deal_size: 10..40k}
    """
    for entry in plan.index.of(("team", "pipeline", "stage")):
        for field, quantity in _numbers_of(entry.item):
            if quantity is not None and quantity.is_words:
                yield found(f"{entry.path}.{field}", text=str(quantity))


def outside_its_range(plan: Plan) -> Iterator[Finding]:
    """A conversion lies outside its own low and high.

    One of the three numbers is a slip. The range of leads on the pages is worked out from all of them.

    Bad:

        pipelines:
          direct:
            stages:
              lead: {title: Lead, conversion: {value: 40%, low: 45%, high: 50%}}
                                               ^
              won: {outcome: won}

    Good:

        pipelines:
          direct:
            stages:
              lead: {title: Lead, conversion: {value: 40%, low: 35%, high: 50%}}
              won: {outcome: won}
    """
    for entry in plan.index.of(("stage",)):
        estimate = entry.item.conversion if isinstance(entry.item, Stage) else None
        if estimate is None:
            continue
        field, value = ("value", stated(estimate.value)) if estimate.value else ("low", stated(estimate.low))
        low, high = stated(estimate.low).low, stated(estimate.high).high
        is_below = low is not None and value.high is not None and value.high < low
        is_above = high is not None and value.low is not None and value.low > high
        if is_below or is_above:
            ends = Amount(low=low, high=high, unit="%")
            yield found(f"{entry.path}.conversion.{field}", share=value, range=ends)


def impossible_value(plan: Plan) -> Iterator[Finding]:
    """A number of a pipeline or a team cannot be.

    People, quotas, deals and days are never less than nothing, and no pipeline brings more than all of its goal.
    Whatever is worked out from such a number is wrong as well.

    Bad:

        team: {reps: {title: Sales, headcount: -3}}
                                    ^

    Good:

        team: {reps: {title: Sales, headcount: 3}}
    """
    for entry in plan.index.of(("team", "pipeline", "stage")):
        for field, quantity in _amounts_of(entry.item):
            if quantity is None or quantity.is_words:
                continue
            low, high = quantity.low, quantity.high
            is_below = (low is not None and low < 0) or (high is not None and high < 0)
            is_above = field == "share" and any(end is not None and end > 1 for end in (low, high))
            if is_below or is_above:
                impossible = Word("impossible.below" if is_below else "impossible.above")
                yield found(f"{entry.path}.{field}", text=str(quantity), impossible=impossible)


def _fed(plan: Plan) -> frozenset[str]:
    """The fields that an assumption sets which says what it rests on."""
    items = [entry.item for entry in plan.index.of(("assumption",))]
    known = [item for item in items if isinstance(item, Assumption) and (item.basis or item.evidence)]
    return frozenset(path.removesuffix(".value") for item in known for path in item.feeds)


def _is_number(estimate: Estimate | None) -> bool:
    return estimate is not None and estimate.value is not None and not estimate.value.is_words


def _rests(path: str, stage: Stage, told: frozenset[str]) -> bool:
    """Whether anything says where the conversion comes from: itself, its stage, or an assumption."""
    estimate = stage.conversion
    return bool((estimate and (estimate.basis or estimate.evidence)) or stage.evidence or f"{path}.conversion" in told)


def _shares(stage: Stage) -> Iterator[tuple[str, Quantity]]:
    """The shares of deals that a stage states, by field."""
    estimate = stage.conversion
    ends = (("value", estimate.value), ("low", estimate.low), ("high", estimate.high)) if estimate else ()
    stated_shares = [(f"conversion.{end}", share) for end, share in ends]
    stated_shares += [("win_odds", stage.win_odds), *((f"next.{way}", share) for way, share in stage.next.items())]
    yield from ((field, share) for field, share in stated_shares if share is not None)


def _numbers_of(item: object) -> Iterator[tuple[str, Quantity | None]]:
    """The fields of a role, a pipeline or a stage that something is worked out from."""
    yield from _amounts_of(item)
    if isinstance(item, Stage):
        yield from _shares(item)


def _amounts_of(item: object) -> Iterator[tuple[str, Quantity | None]]:
    """Those fields without the shares of deals that a stage states."""
    if isinstance(item, Role):
        yield from (
            ("headcount", item.headcount),
            ("quota", item.quota),
            ("attainment", item.attainment),
            ("ramp_months", item.ramp_months),
        )
    elif isinstance(item, Pipeline):
        yield from (("deal_size", item.deal_size), ("share", item.share), ("must_win.keep", item.must_win.keep))
    elif isinstance(item, Stage):
        yield from (("days", item.days), ("open", item.open))
