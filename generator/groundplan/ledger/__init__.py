"""The numbers of a plan as text for people: every chapter of `groundplan numbers`."""

from collections.abc import Iterator, Mapping

from groundplan.ledger.columns import titled
from groundplan.ledger.goals import goal
from groundplan.ledger.others import capacity, coverage, history, scenarios, sensitivity
from groundplan.ledger.pipelines import pipeline
from groundplan.plan import Plan
from groundplan.said import Said
from groundplan.words import Words


def ledger(plan: Plan, others: Mapping[str, Plan], words: Words, scenario: str = "") -> str:
    """All numbers of a plan at most 80 cells wide; `scenario` is the title of the one that the plan is of.

    Chapters about what the strategy does not have are left out.
    """
    said = Said(words)
    key = "head.scenario" if scenario else "head"
    head = said(key, title=plan.strategy.strategy.title, day=said.day(plan.as_of), scenario=scenario)
    lines = [titled(head)]
    for name, blocks in _chapters(plan, others, said):
        shown = [block for block in blocks if block]
        if shown:
            lines += ["", said(name)]
            for block in shown:
                lines += ["", *block]
    return "".join(f"{line}\n" for line in lines)


def _chapters(plan: Plan, others: Mapping[str, Plan], said: Said) -> Iterator[tuple[str, list[list[str]]]]:
    """By chapter its blocks of lines, which an empty line divides."""
    numbers = plan.numbers
    yield "goals", [goal(each, said) for each in numbers.goals.values()]
    yield "pipelines", [pipeline(each, said) for each in numbers.pipelines.values()]
    teams = (each for each in numbers.capacity.values() if each.total.is_known or each.needed.is_known)
    yield "capacity", [capacity(each, said) for each in teams]
    metrics = ((plan.index[f"metrics.{name}"].title, past) for name, past in numbers.history.items())
    yield "history", [history(metrics, said)]
    yield "coverage", [coverage(numbers.coverage, said)]
    yield "scenarios", [scenarios(plan, others, said)]
    yield "sensitivity", [sensitivity(each, said) for each in plan.sensitivity]
