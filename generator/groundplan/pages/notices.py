"""What stands on top of every page: that a strategy is a draft, no longer holds, or is not quite what was approved."""

from collections.abc import Iterator, Sequence

from groundplan.model.digest import digest
from groundplan.pages.views import Notice, Piece
from groundplan.plan import Plan
from groundplan.values import shown_when
from groundplan.words import Words


def notices(plan: Plan, words: Words, changes: Sequence[Piece] = ()) -> tuple[Notice, ...]:
    """The notices of a strategy; `changes` are those since its approval, where somebody knows them.

    A strategy that says nothing about its status is no draft: most teams never speak of drafts.
    """
    return tuple(_notices(plan, words, changes))


def _notices(plan: Plan, words: Words, changes: Sequence[Piece]) -> Iterator[Notice]:
    charter = plan.strategy.strategy
    if charter.status == "retired":
        yield Notice(words["notice.retired"], words["notice.retired.text"], "bad")
        return
    if charter.status == "draft" and "status" in charter.model_fields_set:
        yield Notice(words["notice.draft"], words["notice.draft.text"], "warn")
    approved = charter.approved
    if approved and approved.digest and approved.digest != digest(plan.strategy):
        yield Notice(words["notice.changed"], _changed(plan, words), "warn", tuple(changes))


def _changed(plan: Plan, words: Words) -> str:
    """The sentence, with the date and the role as far as they are stated."""
    approved = plan.strategy.strategy.approved
    if approved is None or approved.date is None:
        return words["notice.changed.text"]
    date = shown_when(approved.date, words.language)
    by = " · ".join(
        target.text if target.path is None else plan.index[target.path].title
        for target in plan.targets("strategy.approved", "by")
    )
    return words["notice.changed.by" if by else "notice.changed.on"].format(date=date, by=by)
