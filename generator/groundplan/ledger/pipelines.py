"""The pipelines as text: each worked backwards from what must be won, with its working."""

from groundplan.ledger.columns import labelled, table, titled
from groundplan.model.pipelines import Pipeline
from groundplan.plan.funnel import Funnel, StageNeed
from groundplan.said import Said


def pipeline(funnel: Funnel, said: Said) -> list[str]:
    """A pipeline with its goal, what must be won, the deals that takes, and its stages."""
    rows = [(said("feeds"), funnel.goal.title)] if funnel.goal else []
    rows += [(said("must_win"), _must_win(funnel, said)), (said("deals"), _deals(funnel, said))]
    stages = [need for need in funnel.stages if need.is_on_path]
    return [titled(funnel.entry.title), *labelled(rows), *_stages(stages, said)]


def _must_win(funnel: Funnel, said: Said) -> str:
    """Share x (target - keep x baseline), with the figures of the strategy."""
    must_win, aim, pipeline = said.amount(funnel.must_win), funnel.aim, funnel.entry.item
    assert isinstance(pipeline, Pipeline)
    if not funnel.must_win.is_known or aim is None:
        return must_win
    if pipeline.must_win.rule == "amount":
        return said("must_win.stated", must_win=must_win)
    working = said.amount(aim.target)
    if funnel.keep.value != 0:
        kept = "" if funnel.keep.value == 1 else f"{said.amount(funnel.keep, '%')} × "
        working += f" - {kept}{said.amount(aim.baseline)}"
    if funnel.share.value != 1:
        working = f"{said.amount(funnel.share, '%')} × " + (working if funnel.keep.value == 0 else f"({working})")
    return must_win if working == must_win else f"{must_win} = {working}"


def _deals(funnel: Funnel, said: Said) -> str:
    """What must be won / what one win adds - the wins expected from open deals."""
    deals = said.amount(funnel.deals)
    if not funnel.deals.is_known:
        return deals
    working = f"{said.amount(funnel.must_win)} / {said.amount(funnel.deal_size, funnel.must_win.unit)}"
    if funnel.open_wins.value != 0:
        working = said("deals.open", working=working, open=said.amount(funnel.open_wins))
    if funnel.deals.high == 0:
        return said("deals.none", deals=deals, working=working)
    return f"{deals} = {working}"


def _stages(stages: list[StageNeed], said: Said) -> list[str]:
    if not stages:
        return []
    is_spread = any(need.entries.is_spread for need in stages)
    heads = ["stage", "entries", "range", "conversion", "per_month", "per_person", "last_useful"]
    if not is_spread:
        heads.remove("range")
    return table([[said(head) for head in heads], *(_stage(need, said, is_spread) for need in stages)])


def _stage(need: StageNeed, said: Said, is_spread: bool) -> list[str]:
    value = need.entries.value
    is_last = getattr(need.entry.item, "outcome", None) is not None
    return [
        need.entry.title,
        said("unstated") if value is None else said.number(value, None),
        *([said.between(need.entries) if need.entries.is_spread else ""] if is_spread else []),
        "" if is_last else said.amount(need.conversion, "%"),
        said.amount(need.per_month),
        said.amount(need.per_person_per_month),
        said.day(need.last_useful),
    ]
