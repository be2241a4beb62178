"""The goals as text: pace, progress, what they aim at, and what adds up to them."""

from groundplan.ledger.columns import labelled, titled
from groundplan.plan import GoalNumbers
from groundplan.plan.smart import MARKS
from groundplan.said import Said
from groundplan.values import shown, shown_when


def goal(numbers: GoalNumbers, said: Said) -> list[str]:
    """A goal with its pace at the right, and below it every figure beside its label."""
    return [
        titled(numbers.entry.title, said(f"pace.{numbers.progress.pace}")),
        *labelled([*_progress(numbers, said), *_growth(numbers, said), *_sums(numbers, said), _smart(numbers, said)]),
    ]


def _progress(numbers: GoalNumbers, said: Said) -> list[tuple[str, str]]:
    progress = numbers.progress
    rows = [(said("aim"), _aim(numbers, said))]
    done, expected = said.share(progress.progress), said.share(progress.expected)
    is_known = progress.progress is not None or progress.expected is not None
    way = said("progress.of", progress=done, expected=expected) if is_known else said("unstated")
    rows.append((said("progress"), way))
    if latest := progress.latest:
        when = shown_when(latest.when, said.language)
        rows.append((said("latest"), said("latest.on", value=said.amount(latest.reached, numbers.aim.unit), when=when)))
    return rows


def _aim(numbers: GoalNumbers, said: Said) -> str:
    aim, target = numbers.aim, numbers.goal.target
    way = said("unstated")
    if aim.baseline.is_known and aim.target.is_known:
        baseline, to = said.amount(aim.baseline, aim.unit), said.amount(aim.target, aim.unit)
        way = said("aim.of", baseline=baseline, target=to, change=said.change(aim.change, aim.unit))
    elif aim.target.is_known:
        way = said("aim.to", target=said.amount(aim.target, aim.unit))
    by = said.day(aim.by) if aim.by else shown_when(target.by, said.language) if target and target.by else ""
    return said("aim.by", aim=way, day=by) if by else way


def _growth(numbers: GoalNumbers, said: Said) -> list[tuple[str, str]]:
    if numbers.needed_growth is None:
        return []
    history = numbers.history
    in_points = numbers.aim.unit == "%" or (history is not None and history.in_points)
    needed = said.growth(numbers.needed_growth, in_points=in_points)
    if history is None or history.best is None:
        return [(said("growth"), said("growth.needed", needed=needed))]
    best = said.growth(history.best, in_points=history.in_points)
    return [(said("growth"), said("growth.best", needed=needed, best=best))]


def _sums(numbers: GoalNumbers, said: Said) -> list[tuple[str, str]]:
    cascade, rate, rows = numbers.cascade, numbers.rate, []
    if cascade.sum.is_known:
        args = {"sum": said.amount(cascade.sum), "change": said.change(cascade.change, numbers.aim.unit, signed=False)}
        share = cascade.coverage
        text = said("fed.of", **args) if share is None else said("fed.share", **args, share=said.share(share))
        rows.append((said("fed"), text))
    if cascade.missing:
        label = "" if rows else said("fed")
        rows.append((label, said("fed.missing", goals=said.listed([each.title for each in cascade.missing]))))
    if rate.planned.is_known:
        per = said.listed(
            [*([rate.team.title] if rate.team else []), *([shown(rate.every, said.words)] if rate.every else [])]
        )
        planned, needed = said.amount(rate.planned), said.amount(rate.needed)
        rows.append((said("rate"), said("rate.of", planned=planned, needed=needed, per=per)))
        planned, needed = said.amount(rate.planned_entries), said.amount(rate.needed_entries)
        rows.append((said("rate.entries"), said("rate.entries.of", planned=planned, needed=needed)))
    return rows


def _smart(numbers: GoalNumbers, said: Said) -> tuple[str, str]:
    earned = [said(f"smart.{mark}") for mark in MARKS if numbers.smart.has(mark)]
    missing = [said(f"smart.{mark}") for mark in MARKS if not numbers.smart.has(mark)]
    if not missing or not earned:
        return said("smart"), said("smart.none" if missing else "smart.all")
    return said("smart"), said("smart.missing", earned=said.listed(earned), missing=said.listed(missing))
