"""The rules of the chapter `pipelines` on what the funnel needs: shares, time, goals that fill it, and people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from groundplan.checks.goals import ahead
from groundplan.checks.rule import Finding, found
from groundplan.model.pipelines import Pipeline
from groundplan.plan import GoalNumbers, Plan
from groundplan.plan.amounts import point, total
from groundplan.plan.funnel import Funnel, StageNeed
from groundplan.plan.progress import Pace
from groundplan.plan.rates import is_mixed
from groundplan.plan.ways import Ways, stage_of, ways_of

# What misses by less is a matter of rounding.
_ROUNDING = Fraction(1, 200)
_SETTLED = (Pace.DONE, Pace.DROPPED)
_ON_THE_WAY = (Pace.AHEAD, Pace.ON_TRACK)


def no_way_out(plan: Plan) -> Iterator[Finding]:
    """A stage on the way to the win does not say which share of deals goes on.

    Then nothing before it can be worked out: not how many leads it takes, nor how many a person has to book. A
    rough share is better than none. A pipeline that has none at all is found once.

    Bad:

        goals: {sales: {target: {value: 120, by: 2026-12-31}}}
        pipelines:
          direct:
            goal: sales
            stages:
              lead: {title: Lead}
              ^
              won: {outcome: won}

    Good:

        goals: {sales: {target: {value: 120, by: 2026-12-31}}}
        pipelines:
          direct:
            goal: sales
            stages:
              lead: {title: Lead, conversion: 40%}
              won: {outcome: won}
    """
    for funnel in live(plan):
        ways = ways_of(plan, funnel.entry)
        on_path = [need for need in funnel.stages if need.is_on_path and stage_of(need.entry).outcome != "won"]
        without = [need.entry.path for need in on_path if _says_nothing(ways, need)]
        if len(without) < len(on_path):
            yield from map(found, without)
        elif funnel.must_win.is_known:
            yield from map(found, [funnel.entry.path] if len(without) > 1 else without)


def less_than_needed(plan: Plan) -> Iterator[Finding]:
    """A goal for a stage brings fewer deals into it than the pipeline needs.

    Everybody can reach this number every month, and the goal that it feeds is missed all the same. Goals that fill
    the same stage are taken together.

    Bad:

        team: {reps: {headcount: 10}}
        goals:
          sales: {target: {value: 120, by: 2026-12-31}}
          book:
            title: Booked visits
            stage: booked
            target: {value: 3, per: [reps, month], by: 2026-12-31}
                     ^
        pipelines:
          direct: {goal: sales, team: reps, stages: {booked: {conversion: 30%}, won: {outcome: won}}}

    Good:

        team: {reps: {headcount: 10}}
        goals:
          sales: {target: {value: 120, by: 2026-12-31}}
          book:
            title: Booked visits
            stage: booked
            target: {value: 4, per: [reps, month], by: 2026-12-31}
        pipelines:
          direct: {goal: sales, team: reps, stages: {booked: {conversion: 30%}, won: {outcome: won}}}
    """
    filling: dict[str, list[GoalNumbers]] = defaultdict(list)
    for numbers in ahead(plan):
        if numbers.rate.stage is not None:
            filling[numbers.rate.stage.entry.path].append(numbers)
    for goals in filling.values():
        if any(is_mixed(numbers.goal, numbers.rate.funnel) for numbers in goals):
            continue
        first = goals[0].rate
        entries, needed = total([numbers.rate.planned_entries for numbers in goals]), first.needed_entries
        least = entries.value if entries.value is not None else entries.high
        wanted = needed.value if needed.value is not None else needed.low
        if least is not None and wanted and least < wanted * (1 - _ROUNDING):
            others = total([point(0), *(numbers.rate.planned_entries for numbers in goals[1:])])
            yield found(
                f"{goals[0].entry.path}.target.value",
                planned=first.planned,
                needed=needed.minus(others).over(first.measures.in_unit(None)).in_unit(first.planned.unit),
                entries=entries,
                wanted=needed,
            )


def no_time_left(plan: Plan) -> Iterator[Finding]:
    """What enters a stage from now on, or from the start of the work, is won too late for the goal.

    A deal needs its days. What comes later may be good for next year, but this goal can only be reached with what is
    further along. Only the last such stage of a pipeline is named.

    Bad:

        goals: {sales: {target: {value: 12, by: 2026-12-31}}}
        pipelines:
          direct:
            goal: sales
            stages:
              lead: {title: Lead, conversion: 40%, days: 400}
              ^
              won: {outcome: won}

    Good:

        goals: {sales: {target: {value: 12, by: 2026-12-31}}}
        pipelines:
          direct:
            goal: sales
            stages:
              lead: {title: Lead, conversion: 40%, days: 90}
              won: {outcome: won}
    """
    for funnel in live(plan):
        window, goal = funnel.window, plan.numbers.goals.get(funnel.goal.id) if funnel.goal else None
        if window is None or plan.as_of > window.end or funnel.deals.value == 0 or not funnel.must_win.is_known:
            continue
        is_well = goal is not None and goal.progress.pace in _ON_THE_WAY
        since = window.start if is_well else max(window.start, plan.as_of)
        late = [need for need in funnel.stages if need.last_useful and need.last_useful < since]
        late = [need for need in late if stage_of(need.entry).outcome is None]
        if late and (last := late[-1].last_useful):
            yield found(late[-1].entry.path, last=last, due=window.end, days=(window.end - last).days)


def mixed_rate(plan: Plan) -> Iterator[Finding]:
    """A goal for a stage counts what comes on top, the pipeline all of it, or the other way round.

    Three more a month than last year is not the same as three a month. Set against each other, the plan seems to
    have far too many deals or far too few.

    Bad:

        team: {reps: {headcount: 10}}
        goals:
          sales: {baseline: 90, target: {value: 120, by: 2026-12-31}}
          book: {title: Booked visits, stage: booked, target: {value: +3, per: [reps, month]}}
                                                               ^
        pipelines:
          direct: {goal: sales, must_win: all, stages: {booked: {conversion: 30%}, won: {outcome: won}}}

    Good:

        team: {reps: {headcount: 10}}
        goals:
          sales: {baseline: 90, target: {value: 120, by: 2026-12-31}}
          book: {title: Booked visits, stage: booked, target: {value: +3, per: [reps, month]}}
        pipelines:
          direct: {goal: sales, must_win: increase, stages: {booked: {conversion: 30%}, won: {outcome: won}}}
    """
    for numbers in ahead(plan):
        funnel, target = numbers.rate.funnel, numbers.goal.target
        if funnel is not None and target is not None and is_mixed(numbers.goal, funnel):
            rule = pipeline_of(funnel).must_win.rule
            path = f"{numbers.entry.path}.target.value"
            yield found(path, text=str(target.value), rule=rule, pipeline=funnel.entry)


def not_enough_people(plan: Plan) -> Iterator[Finding]:
    """A team cannot sell as much as its pipelines must win.

    The gap is there on the first day. New people need months until they sell in full, so that there is a last day
    on which hiring still helps.

    Bad:

        strategy: {title: T, currency: EUR, period: {start: 2026-01-01, end: 2026-12-31}}
        team:
          reps: {title: Sales, headcount: 4, quota: 500k, attainment: 80%}
          ^
        goals: {sales: {target: {value: EUR 2M, by: 2026-12-31}}}
        pipelines: {direct: {goal: sales, team: reps, deal_size: 20k}}

    Good:

        strategy: {title: T, currency: EUR, period: {start: 2026-01-01, end: 2026-12-31}}
        team:
          reps: {title: Sales, headcount: 5, quota: 500k, attainment: 80%}
        goals: {sales: {target: {value: EUR 2M, by: 2026-12-31}}}
        pipelines: {direct: {goal: sales, team: reps, deal_size: 20k}}
    """
    alive = {funnel.entry.path for funnel in live(plan)}
    for capacity in plan.numbers.capacity.values():
        gap, needed = capacity.gap.value, capacity.needed.value
        is_short = gap is not None and needed is not None and gap > needed * _ROUNDING
        if (
            is_short
            and capacity.hires_needed
            and capacity.hire_by
            and alive & {f.entry.path for f in capacity.pipelines}
        ):
            yield found(
                capacity.team.path,
                total=capacity.total,
                needed=capacity.needed,
                hires=capacity.hires_needed,
                by=capacity.hire_by,
            )


def shares_do_not_add_up(plan: Plan) -> Iterator[Finding]:
    """The shares of the pipelines that feed one goal do not add up to all of it.

    Either some of the goal is nobody's, or the same deals are asked for twice. A pipeline without a share has to
    bring all of it.

    Bad:

        goals: {sales: {title: Sell more, target: {value: 120, by: 2026-12-31}}}
        pipelines:
          direct: {goal: sales, share: 70%}
                                ^
          partners: {goal: sales, share: 20%}

    Good:

        goals: {sales: {title: Sell more, target: {value: 120, by: 2026-12-31}}}
        pipelines:
          direct: {goal: sales, share: 70%}
          partners: {goal: sales, share: 30%}
    """
    alike: dict[tuple[str, Fraction], list[Funnel]] = defaultdict(list)
    topped_up = set()  # what an amount of its own brings may be what the shares leave
    for funnel in live(plan):
        if funnel.goal is not None and funnel.keep.value is not None:
            alike[funnel.goal.path, funnel.keep.value].append(funnel)
        elif funnel.goal is not None:
            topped_up.add(funnel.goal.path)
    for (path, _), funnels in alike.items():
        whole = total([funnel.share.in_unit(None) for funnel in funnels]).value
        if len(funnels) < 2 or whole is None:
            continue
        if whole - 1 > _ROUNDING or (1 - whole > _ROUNDING and path not in topped_up):
            first = next((each for each in funnels if pipeline_of(each).share is None), funnels[0])
            place = f"{first.entry.path}.share" if pipeline_of(first).share else first.entry.path
            pipelines = ", ".join(funnel.entry.title for funnel in funnels)
            yield found(place, pipelines=pipelines, sum=whole, goal=plan.index[path])


def live(plan: Plan) -> Iterable[Funnel]:
    """The pipelines but for those whose goal is settled."""
    goals = plan.numbers.goals
    for funnel in plan.numbers.pipelines.values():
        if funnel.goal is None or goals[funnel.goal.id].progress.pace not in _SETTLED:
            yield funnel


def pipeline_of(funnel: Funnel) -> Pipeline:
    """The pipeline that a funnel was worked out from."""
    assert isinstance(funnel.entry.item, Pipeline)
    return funnel.entry.item


def _says_nothing(ways: Ways, need: StageNeed) -> bool:
    """Whether it has no conversion at all, in numbers or in words."""
    stage = stage_of(need.entry)
    is_stated = stage.conversion and (stage.conversion.value or stage.conversion.low or stage.conversion.high)
    return not (need.conversion.is_known or is_stated or stage.win_odds or ways.part(need.entry))
