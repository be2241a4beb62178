"""What hangs on what changed: things that nothing holds any more, and things to read again."""

from collections import defaultdict
from collections.abc import Iterator

from groundplan.consequences.results import Orphan, ReadAgain
from groundplan.diff import Change, Changes, FieldChanged, ItemMoved, LinkGained, LinkLost, Match
from groundplan.model.actions import Action
from groundplan.model.evidence import Assumption
from groundplan.model.goals import Goal
from groundplan.model.index import Entry
from groundplan.model.scenarios import Scenario
from groundplan.plan import Plan, item_of
from groundplan.plan.coverage import is_dropped

# Keeping the books is no change of the plan: what names an item need not be read again for it.
_RECORDS = frozenset({"check_ins", "history", "open", "progress", "result", "tags", "review_by"})


def orphans(old: Plan, new: Plan, match: Match) -> Iterator[Orphan]:
    """Actions and goals that were held by something in the old version and are held by nothing in the new one."""
    was_bare, is_bare = ({entry.path for entry in _unserved(plan)} for plan in (old, new))
    for path, entry in new.index.entries.items():
        was = match.old_of.get(path)
        if was is None or entry.item.is_settled:
            continue
        if isinstance(entry.item, Action):
            if _living(old, was, "serves") and not _living(new, path, "serves"):
                yield Orphan(path, "action")
        elif isinstance(entry.item, Goal):
            if path in is_bare and was not in was_bare and not is_dropped(old.index[was]):
                yield Orphan(path, "goal_without_action")
            if _living(old, was, "supports") and not _living(new, path, "supports"):
                yield Orphan(path, "goal_without_goal")


def _unserved(plan: Plan) -> tuple[Entry, ...]:
    """The goals that no action serves, nor any goal below them."""
    coverage = plan.numbers.coverage.get("goal")
    return coverage.open if coverage else ()


def _living(plan: Plan, path: str, field: str) -> bool:
    """Whether a field names any item that was not given up."""
    return any(not is_dropped(entry) for entry in plan.named(path, field))


def read_again(new: Plan, changes: Changes) -> Iterator[ReadAgain]:
    """What names an item that says something else now, or feeds or varies a value that is another one now."""
    touched = {each.path for each in changes if each.path}
    because: dict[str, dict[str, None]] = defaultdict(dict)
    for path in dict.fromkeys(each.path for each in changes if _matters(each)):
        for naming in new.namings.get(path, ()):
            because[naming.entry.path][path] = None
    fields = {f"{each.path}.{'.'.join(each.field)}" for each in changes if isinstance(each, FieldChanged)}
    for path, entry in new.index.entries.items():
        for fed in _fed(entry):
            item = item_of(new.index, fed)
            if item and not fields.isdisjoint((fed, f"{fed}.value")):
                because[path][item.path] = None
        others = tuple(each for each in because.get(path, ()) if each != path)
        if others and path not in touched:
            yield ReadAgain(path, others)


def _matters(change: Change) -> bool:
    """Whether an item means something else after a change."""
    if isinstance(change, FieldChanged):
        return change.field[0] not in _RECORDS
    return isinstance(change, LinkGained | LinkLost | ItemMoved)


def _fed(entry: Entry) -> tuple[str, ...]:
    """The paths of the values that an assumption sets, or that a scenario varies."""
    if isinstance(entry.item, Assumption):
        return tuple(map(str, entry.item.feeds))
    return tuple(entry.item.changes) if isinstance(entry.item, Scenario) else ()
