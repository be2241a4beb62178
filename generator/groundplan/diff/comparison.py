"""(Plan, Plan) -> Changes: pure, in the order of the new file; what is gone comes last."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from groundplan.diff.changes import (
    Change,
    Changes,
    Content,
    Field,
    FieldChanged,
    ItemAdded,
    ItemKey,
    ItemMoved,
    ItemRemoved,
    ItemRenamed,
    LinkGained,
    LinkLost,
    Reordered,
)
from groundplan.diff.contents import content_of
from groundplan.diff.matching import Match, matched
from groundplan.model.fields import Rating
from groundplan.model.index import Entry, Index
from groundplan.model.pipelines import MustWin
from groundplan.plan import Plan, item_of
from groundplan.plan.amounts import UNKNOWN, Amount, is_same_unit, point, stated
from groundplan.values import Quantity, When

_NOWHERE = Index(())


def changes(old: Plan | None, new: Plan | None) -> Changes:
    """Everything that differs; None stands for a version before the strategy began, or after it ended."""
    olds, news = old.index if old else _NOWHERE, new.index if new else _NOWHERE
    return tuple(differences(old, new, matched(olds, news)))


def differences(old: Plan | None, new: Plan | None, match: Match) -> Iterator[Change]:
    """The same for items that are in pairs already."""
    yield from _contents(old, new, "", "", match)
    if old and new:
        yield from _orders(old.index, new.index, "", "", match)
    if new:
        before = _neighbours(new.index)
        was_before = _neighbours(old.index) if old else {}
        relinked = relinked_items(old, new, match) if old else frozenset()
        for path, entry in new.index.entries.items():
            was = match.old_of.get(path)
            if old is None or was is None:
                yield ItemAdded(path, "", entry, content_of(new, entry.item, path), before[path])
                continue
            yield from _places(old.index[was], entry, match, was_before[was], before[path])
            # Most items are as they were, and to compare them whole is quicker than value by value.
            if path != was or path in relinked or entry.item != old.index[was].item:
                yield from _contents(old, new, was, path, match)
            yield from _orders(old.index, new.index, was, path, match)
    if old:
        before = _neighbours(old.index)
        for path, entry in old.index.entries.items():
            if path not in match.new_of:
                yield ItemRemoved("", path, entry, content_of(old, entry.item, path), before[path])


def differences_of(old: Plan, new: Plan, path: str, match: Match) -> Iterator[Change]:
    """What differs in one item that both versions have, by its path in the new one, without the order inside it.

    Of one that stands elsewhere, what it stands after is left out.
    """
    was = match.old_of[path]
    yield from _places(old.index[was], new.index[path], match, "", "")
    yield from _contents(old, new, was, path, match)


def relinked_items(old: Plan, new: Plan, match: Match) -> frozenset[str]:
    """The items whose references may name something else than before, though their text is the same."""
    there = {path for path, was in match.old_of.items() if path == was}
    moved = (
        path
        for (path, field), targets in new.links.items()
        if targets != old.links.get((path, field)) or not there.issuperset(filter(None, (t.path for t in targets)))
    )
    return frozenset(entry.path for path in moved if (entry := item_of(new.index, path)))


def _content(plan: Plan | None, path: str) -> Content:
    if plan is None:
        return Content()
    return content_of(plan, plan.index[path].item if path else plan.strategy, path)


def _neighbours(index: Index) -> Mapping[str, str]:
    """The id of the item before each one in what holds it, empty for the first."""
    last: dict[str, str] = {}
    before = {}
    for path, entry in index.entries.items():
        holder = path.removesuffix(entry.id)
        before[path] = last.get(holder, "")
        last[holder] = entry.id
    return before


def _places(old: Entry, new: Entry, match: Match, was_after: str, after: str) -> Iterator[Change]:
    """That an item stands somewhere else, has another id, or both."""
    if match.old_of.get(new.parent) != old.parent or _heading(new) != _heading(old):
        yield ItemMoved(new.path, old.path, after, was_after)
    if old.id != new.id:
        yield ItemRenamed(new.path, old.path)


def _heading(entry: Entry) -> str:
    """What stands between the parent of an item and its id: `.stages.`"""
    return entry.path[len(entry.parent) : -len(entry.id)]


def _contents(old: Plan | None, new: Plan | None, was: str, path: str, match: Match) -> Iterator[Change]:
    """The values that differ, and the links that one version has alone."""
    before, now = _content(old, was), _content(new, path)
    fields, gone = _by_new_name(before.fields, match)
    for field in dict.fromkeys((*now.fields, *fields)):
        old_field = fields.get(field)
        first, last = before.fields.get(old_field) if old_field else None, now.fields.get(field)
        if first != last:
            other = old_field or _renamed(field, match.old_of) or field
            yield FieldChanged(path, was, field, other, first, last, _difference(old, new, first, last))
    yield from (FieldChanged(path, was, field, field, before.fields[field], None, None) for field in gone)
    for name in dict.fromkeys((*now.links, *before.links)):
        had, has = before.links.get(name, ()), now.links.get(name, ())
        yield from (LinkGained(path, was, name, each) for each in has if match.old_of.get(each) not in had)
        yield from (LinkLost(path, was, name, each) for each in had if match.new_of.get(each) not in has)


def _by_new_name(fields: Mapping[Field, Any], match: Match) -> tuple[Mapping[Field, Field], list[Field]]:
    """Old fields by what they are called now, and those whose key is an item that is gone."""
    named: dict[Field, Field] = {}
    gone = []
    for field in fields:
        name = _renamed(field, match.new_of)
        if name is None:
            gone.append(field)
        else:
            named[name] = field
    return named, gone


def _renamed(field: Field, paths: Mapping[str, str]) -> Field | None:
    """The same field in the other version, where the item that is its key may have another path, or none."""
    last = field[-1]
    if not isinstance(last, ItemKey):
        return field
    return (*field[:-1], ItemKey(paths[last])) if last in paths else None


def _orders(old: Index, new: Index, was: str, path: str, match: Match) -> Iterator[Reordered]:
    """The order of the items that two items, which are the same, hold under the same heading."""
    olds, news = _held(old, was), _held(new, path)
    for heading, held in news.items():
        before = {each: None for each in olds.get(heading, ()) if match.new_of.get(each) in held}
        now = [each for each in held if match.old_of.get(each) in before]
        if [match.new_of[each] for each in before] != now:
            ids = (tuple(index[each].id for each in paths) for index, paths in ((new, now), (old, before)))
            yield Reordered(f"{path}{heading}"[:-1], f"{was}{heading}"[:-1], *ids)


def _held(index: Index, path: str) -> Mapping[str, dict[str, None]]:
    """The paths of the items in an item, in their order, by the heading that they stand under."""
    found: dict[str, dict[str, None]] = {}
    for entry in index.children.get(path, ()):
        found.setdefault(_heading(entry), {})[entry.path] = None
    return found


def _difference(old: Plan | None, new: Plan | None, first: Any, last: Any) -> Amount | None:
    """What the last number is more than the first; shares differ in points, dates in days, `+3` and `3` not at all."""
    if old and new and isinstance(first, When) and isinstance(last, When):
        on, to = first.last(old.calendar), last.last(new.calendar)
        return point((to - on).days, "day") if on and to else None
    one, other = _amount(first), _amount(last)
    if one.value is None or other.value is None or not is_same_unit(one.unit, other.unit):
        return None
    if getattr(first, "signed", False) != getattr(last, "signed", False):
        return None
    more = other.minus(one)
    return more.in_unit("pp") if more.unit == "%" else more


def _amount(value: Any) -> Amount:
    """A value as a number in its own unit; not stated for what is no number."""
    if isinstance(value, MustWin):
        return _amount(value.keep or value.amount)
    if isinstance(value, Rating):
        return stated(Quantity.read(value.text))
    if isinstance(value, float):
        return point(Fraction(value))
    return stated(value) if isinstance(value, Quantity) else UNKNOWN
