"""The rules of the chapter `market`: why customers choose us, what they need, what is in the way, who else sells."""

from collections.abc import Iterator

from groundplan.checks.gaps import each_or_once, is_absent, unanswered
from groundplan.checks.rule import Finding, found
from groundplan.model.market import Competitor, Obstacle
from groundplan.plan import Plan
from groundplan.words import known_word

_COMPETITORS = "market.competitors"
# Whoever has one of these shows that a value proposition is wanted.
_WANTING = frozenset({"market", "personas", "pipelines"})
# An obstacle called so is out of the way.
_SETTLED = frozenset({"closed", "resolved", "done", "dropped", "retired", "已关闭", "已解决", "已完成"})
# What customers do when they buy from nobody; it has no strategy of its own.
_NOBODY = frozenset({"substitute", "status_quo"})


def no_value_proposition(plan: Plan) -> Iterator[Finding]:
    """Nothing says why customers should choose us.

    Without it each seller makes up an own reason, and buyers hear five companies instead of one.

    Bad:

        market:
        ^
          needs: {on-time: {title: Valid tools on the day of the audit, answer: We exchange them before the date.}}

    Good:

        market:
          needs: {on-time: {title: Valid tools on the day of the audit, answer: We exchange them before the date.}}
          value_propositions: {audit-ready: {title: Ready for the audit on any day}}
    """
    chapters = {entry.chapter for entry in plan.index.children[""]}
    if chapters & _WANTING and not plan.strategy.market.value_propositions and not is_absent(plan, "market"):
        yield found("market")


def competitor_without_swot(plan: Plan) -> Iterator[Finding]:
    """A competitor has no SWOT.

    Where they are weak we can win, and where they are strong we need an answer. Three lines on each of them turn
    surprise in a meeting into preparation. What customers do instead of buying needs none.

    Bad:

        market:
          competitors:
            samplefix: {title: Samplefix Rental}
            ^

    Good:

        market:
          competitors:
            samplefix: {title: Samplefix Rental, swot: {weaknesses: [Repairs cost extra]}}
    """
    rivals = {
        f"market.competitors.{id_}": each
        for id_, each in plan.strategy.market.competitors.items()
        if known_word(each.kind or "") not in _NOBODY
    }
    yield from each_or_once([p for p, each in rivals.items() if not _has_swot(each)], len(rivals), _COMPETITORS)


def need_unanswered(plan: Plan) -> Iterator[Finding]:
    """Nothing says how we meet a need of our customers.

    A need without an answer is either a reason to buy that no seller uses, or one to buy from somebody else.

    Bad:

        market:
          needs: {records: {title: Records of each tool}}
                  ^

    Good:

        market:
          needs: {records: {title: Records of each tool, answer: The register keeps all certificates.}}
    """
    for entry in unanswered(plan, "need"):
        yield found(entry.path, id=entry.id)


def obstacle_unanswered(plan: Plan) -> Iterator[Finding]:
    """Nothing says what we do about an obstacle.

    What stands in the way today still does in December, unless somebody moves it. That can be an action, a move, or
    one sentence on how to live with it.

    Bad:

        market:
          obstacles: {lean-budgets: {title: Plants spend less}}
                      ^

    Good:

        market:
          obstacles: {lean-budgets: {title: Plants spend less, answer: Show what a missed audit costs.}}
    """
    if is_absent(plan, "actions"):
        return
    for entry in unanswered(plan, "obstacle"):
        assert isinstance(entry.item, Obstacle)
        status = known_word((entry.item.status or "").strip().casefold())
        if not entry.item.answer and status not in _SETTLED:
            yield found(entry.path, id=entry.id)


def nothing_to_say(plan: Plan) -> Iterator[Finding]:
    """Buyers name a competitor, and sellers are not told what to say.

    A competitor that is met on the customer's journey, that a value proposition is set against or that takes deals
    from us will be named in a meeting. The answer should not be found there.

    Bad:

        market:
          competitors:
            samplefix: {title: Samplefix Rental, lose_because: [They deliver on the day]}
            ^

    Good:

        market:
          competitors:
            samplefix:
              title: Samplefix Rental
              lose_because: [They deliver on the day]
              answer: Ask what a day without a certificate costs.
    """
    met = {
        f"market.competitors.{id_}": each
        for id_, each in plan.strategy.market.competitors.items()
        if each.lose_because or plan.namings.get(f"market.competitors.{id_}")
    }
    yield from each_or_once([path for path, each in met.items() if not each.answer], len(met), _COMPETITORS)


def value_without_because(plan: Plan) -> Iterator[Finding]:
    """A value proposition does not say why it is true.

    Every competitor promises the same. What can be shown decides: a figure, a reference, a term of the contract.

    Bad:

        market:
          value_propositions: {audit-ready: {title: Ready for the audit on any day}}
                               ^

    Good:

        market:
          value_propositions: {audit-ready: {title: Ready for the audit on any day, because: 96% are on time.}}
    """
    for id_, each in plan.strategy.market.value_propositions.items():
        if not each.because and not each.evidence:
            yield found(f"market.value_propositions.{id_}")


def _has_swot(competitor: Competitor) -> bool:
    swot = competitor.swot
    return bool(swot.strengths or swot.weaknesses or swot.opportunities or swot.threats)
