"""Capacity, history, coverage, scenarios and assumptions as text."""

from collections.abc import Iterable, Mapping

from groundplan.ledger.columns import labelled, table, titled
from groundplan.plan import Plan, Sensitivity
from groundplan.plan.capacity import Capacity
from groundplan.plan.coverage import Coverage
from groundplan.plan.funnel import Funnel
from groundplan.plan.history import History
from groundplan.plan.sensitivity import Effect, first_entries
from groundplan.said import Said


def capacity(team: Capacity, said: Said) -> list[str]:
    """What a team can sell and must, the hires that takes, and its months."""
    hires = said("unstated")
    if team.hires_needed == 0:
        hires = said("hires.none")
    elif team.hires_needed is not None:
        key = "hires.by" if team.hire_by else "hires.late"
        hires = said(key, hires=team.hires_needed, day=said.day(team.hire_by))
    rows = [(said("total"), said.amount(team.total)), (said("needed"), said.amount(team.needed))]
    lines = [titled(team.team.title), *labelled([*rows, (said("hires"), hires)])]
    if not team.total.is_known:
        return lines
    months = [[said.month(m.month), said.amount(m.people), said.amount(m.capacity)] for m in team.months]
    return [*lines, *table([[said("month"), said("people"), said("sells")], *months])]


def history(metrics: Iterable[tuple[str, History]], said: Said) -> list[str]:
    """The growths of each metric that has some."""
    rows = [
        [title, *(said.growth(each, in_points=past.in_points) for each in (past.lowest, past.median, past.best))]
        for title, past in metrics
        if past.growths
    ]
    return table([[said("metric"), said("lowest"), said("median"), said("best")], *rows]) if rows else []


def coverage(kinds: Mapping[str, Coverage], said: Said) -> list[str]:
    """How much of each kind is answered, and what is open."""
    rows = []
    for kind, covered in kinds.items():
        answered = f"{covered.answered}/{len(covered.asked)}"
        if covered.open:
            titles = said.listed([entry.title for entry in covered.open], 3)
            answered = said("open", answered=answered, titles=titles)
        rows.append((said(f"kind.{kind}"), answered))
    return labelled(rows)


def scenarios(plan: Plan, others: Mapping[str, Plan], said: Said) -> list[str]:
    """Deals and entries of the first stage of each pipeline, as planned and in each scenario."""
    rows = []
    for name, funnel in plan.numbers.pipelines.items():
        rows.append([funnel.entry.title, said("planned"), *_needs(funnel, said)])
        for other, varied in others.items():
            if (changed := varied.numbers.pipelines.get(name)) is not None:
                rows.append(["", plan.index[f"scenarios.{other}"].title, *_needs(changed, said)])
    heads = ["", "", said("deals"), said("leads")]
    return table([heads, *rows], texts=2) if rows and others else []


def _needs(funnel: Funnel, said: Said) -> list[str]:
    return [said.amount(funnel.deals), said.amount(first_entries(funnel))]


def sensitivity(found: Sensitivity, said: Said) -> list[str]:
    """Entries of the first stage of each pipeline that an assumption moves, at both its ends."""
    head = titled(found.assumption.title)
    if not found.effects:
        return [head, *labelled([(said("moves_nothing"), "")])]
    heads = [said("leads"), said("low", value=found.low), said("high", value=found.high), said("swing")]
    return [head, *table([heads, *(_effect(effect, said) for effect in found.effects)])]


def _effect(effect: Effect, said: Said) -> list[str]:
    low, high = (said.amount(first_entries(end)) for end in (effect.low, effect.high))
    return [effect.base.entry.title, low, high, said.share(effect.swing)]
