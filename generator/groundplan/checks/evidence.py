"""The rules of the chapters `evidence` and `assumptions`: how old they are, and whether anything rests on them."""

from collections.abc import Iterator
from datetime import timedelta

from groundplan.checks.figures import differs, figure_at, lies_outside
from groundplan.checks.rule import Finding, found
from groundplan.model.evidence import Assumption, Evidence
from groundplan.model.index import Entry
from groundplan.model.pipelines import Estimate, Stage
from groundplan.plan import Plan, item_of

_YEAR = timedelta(days=366)
# What was decided or measured rests on what was known then.
_OF_THE_PAST = frozenset({"metrics", "decisions"})


def older_than_a_year(plan: Plan) -> Iterator[Finding]:
    """Evidence is older than a year.

    Buyers, prices and rivals change within a year. What was true then may still be, but somebody should have looked.
    Documents do not age, and what has a date for its review waits for that.

    Bad:

        evidence:
          talks:
            kind: interview
            date: 2025-03-12
            ^
        market: {needs: {certificates: {evidence: [talks]}}}

    Good:

        evidence:
          talks:
            kind: interview
            date: 2026-03-12
        market: {needs: {certificates: {evidence: [talks]}}}
    """
    for id_, evidence in plan.strategy.evidence.items():
        on = evidence.date.last(plan.calendar) if evidence.date else None
        if on is None or plan.as_of - on <= _YEAR or evidence.kind == "document" or _has_review(plan, evidence):
            continue
        if any(_is_current(naming.entry) for naming in plan.namings.get(f"evidence.{id_}", ())):
            yield found(f"evidence.{id_}.date", on=on)


def review_is_past(plan: Plan) -> Iterator[Finding]:
    """The day on which an assumption or evidence was to be looked at again has passed.

    A plan is only as good as what it supposes. Set it against the numbers of the last months, then move the date on.

    Bad:

        assumptions:
          first-contract:
            value: 16k
            review_by: 2026-04-15
            ^

    Good:

        assumptions:
          first-contract:
            value: 16k
            review_by: 2026-10-15
    """
    held: dict[str, Assumption | Evidence] = {
        f"assumptions.{id_}": each for id_, each in plan.strategy.assumptions.items()
    }
    held |= {f"evidence.{id_}": each for id_, each in plan.strategy.evidence.items()}
    for path, item in held.items():
        by = item.review_by.last(plan.calendar) if item.review_by else None
        if by and by < plan.as_of:
            yield found(f"{path}.review_by", by=by)


def guess_behind_a_goal(plan: Plan) -> Iterator[Finding]:
    """A committed goal rests on a guess that nobody has promised to look at again.

    A guess is a fair start, as long as a date or a sign is set at which it is given up. Without one it turns into a
    fact by being read often enough.

    Bad:

        goals: {grow: {title: Grow}}
        pipelines: {direct: {goal: grow, deal_size: 16k}}
        assumptions:
          first-contract:
            value: 16k
            basis: guess
            ^
            feeds: [pipelines.direct.deal_size]

    Good:

        goals: {grow: {title: Grow}}
        pipelines: {direct: {goal: grow, deal_size: 16k}}
        assumptions:
          first-contract:
            value: 16k
            basis: guess
            feeds: [pipelines.direct.deal_size]
            stop_if: The mean of a quarter falls below 14k
    """
    fed: set[str] = set()
    for id_, assumption in plan.strategy.assumptions.items():
        fed.update(feed.removesuffix(".value") for feed in assumption.feeds)
        if assumption.basis == "guess" and not (assumption.stop_if or assumption.review_by):
            goals = (_committed_goal(plan, feed) for feed in assumption.feeds)
            if goal := next(filter(None, goals), None):
                yield found(f"assumptions.{id_}.basis", goal=goal)
    for entry in plan.index.of(("stage",)):
        path = f"{entry.path}.conversion"
        if _is_guess(entry) and path not in fed and (goal := _committed_goal(plan, path)):
            yield found(path, goal=goal)


def used_by_nothing(plan: Plan) -> Iterator[Finding]:
    """Nothing names a piece of evidence.

    Either it was collected in vain, or what rests on it looks like an opinion. Name it where it counts.

    Bad:

        evidence:
          survey: {title: Customer survey, finding: Half of the tools are not under contract.}
          ^

    Good:

        evidence:
          survey: {title: Customer survey, finding: Half of the tools are not under contract.}
        market:
          swot: {opportunities: {uncovered: {title: Half of their tools are not under contract, evidence: [survey]}}}
    """
    return (found(f"evidence.{id_}", id=id_) for id_ in plan.strategy.evidence if f"evidence.{id_}" not in plan.namings)


def differs_from_what_it_feeds(plan: Plan) -> Iterator[Finding]:
    """An assumption has another value than a field that rests on it.

    The plan is worked out with the field, while people discuss the assumption. One of the two is out of date.

    Bad:

        pipelines: {direct: {deal_size: 18k}}
        assumptions:
          first-contract:
            value: 16k
            ^
            feeds: [pipelines.direct.deal_size]

    Good:

        pipelines: {direct: {deal_size: 16k}}
        assumptions:
          first-contract:
            value: 16k
            feeds: [pipelines.direct.deal_size]
    """
    for id_, assumption in plan.strategy.assumptions.items():
        for feed in assumption.feeds:
            held = figure_at(plan, feed)
            if assumption.value and held and differs(assumption.value, held):
                yield found(f"assumptions.{id_}.value", value=assumption.value, field=str(feed), other=held)


def outside_its_ends(plan: Plan) -> Iterator[Finding]:
    """The value of an assumption does not lie between its low and its high end.

    One of the three numbers is wrong, and so is every answer to how bad it could get.

    Bad:

        assumptions:
          first-contract:
            value: 16k
            ^
            low: 17k
            high: 20k

    Good:

        assumptions:
          first-contract:
            value: 18k
            low: 17k
            high: 20k
    """
    for id_, assumption in plan.strategy.assumptions.items():
        value, low, high = assumption.value, assumption.low, assumption.high
        if value and low and high and lies_outside(value, low, high):
            yield found(f"assumptions.{id_}.value", value=value, low=low, high=high)


def feeds_nothing(plan: Plan) -> Iterator[Finding]:
    """An assumption in numbers feeds no field, and nothing would show that it is wrong.

    It can change, and the plan stays as it is. Say what rests on it, or when it would be given up.

    Bad:

        pipelines: {direct: {deal_size: 16k}}
        assumptions:
          first-contract: {value: 16k}
          ^

    Good:

        pipelines: {direct: {deal_size: 16k}}
        assumptions:
          first-contract: {value: 16k, feeds: [pipelines.direct.deal_size]}
    """
    for id_, assumption in plan.strategy.assumptions.items():
        in_numbers = assumption.value is not None and not assumption.value.is_words
        if in_numbers and not (assumption.feeds or assumption.stop_if):
            yield found(f"assumptions.{id_}")


def _has_review(plan: Plan, item: Evidence) -> bool:
    return item.review_by is not None and item.review_by.last(plan.calendar) is not None


def _is_current(entry: Entry) -> bool:
    return entry.chapter not in _OF_THE_PAST and not entry.item.is_settled


def _is_guess(entry: Entry) -> bool:
    """Whether the conversion of a stage is a guess without evidence, a day of review, or how far it may be off."""
    stage = entry.item
    assert isinstance(stage, Stage)
    conversion: Estimate | None = stage.conversion
    if conversion is None or conversion.basis != "guess":
        return False
    return not (conversion.evidence or stage.review_by or conversion.low or conversion.high)


def _committed_goal(plan: Plan, path: str) -> Entry | None:
    """The active goal that the field at a path is of, or whose pipeline it is of."""
    chapter = path.partition(".")[0]
    entry = item_of(plan.index, path) if chapter in ("goals", "pipelines") else None
    while entry and entry.parent:
        entry = plan.index[entry.parent]
    if entry and chapter == "pipelines":
        entry = plan.named_one(entry.path, "goal")
    return entry if entry and getattr(entry.item, "status", None) == "active" else None
