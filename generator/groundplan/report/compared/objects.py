"""A comparison as JSON: everything that makes the new version of the old one, and what follows."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from groundplan.comparing import Compared, Version
from groundplan.consequences import Answered, Consequences, Figure, Shift
from groundplan.diff import (
    Change,
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
from groundplan.model.pipelines import MustWin
from groundplan.model.scenarios import Written
from groundplan.plan.amounts import Amount
from groundplan.plan.plain import amount, number
from groundplan.problems import Problem
from groundplan.words import Words, words

_NAMES: Mapping[type[Change], str] = {
    ItemAdded: "item_added",
    ItemRemoved: "item_removed",
    ItemMoved: "item_moved",
    ItemRenamed: "item_renamed",
    FieldChanged: "field_changed",
    LinkGained: "link_gained",
    LinkLost: "link_lost",
    Reordered: "reordered",
}


def as_json(done: Compared) -> str:
    """Both versions, every change, and the consequences; those are null when a version cannot be compared."""
    own = words(done.language)
    written = {
        **({"audience": done.audience} if done.audience else {}),
        "old": _version(done.old, done, own),
        "new": _version(done.new, done, own),
        "changes": [change_data(each) for each in done.changes],
        "consequences": None if done.broken else _consequences(done.consequences, own),
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _version(version: Version, done: Compared, own: Words) -> dict[str, Any]:
    return {
        "file": version.file,
        "revision": version.revision or None,
        "exists": version.parsed is not None,
        # What is wrong may quote what is not for everybody.
        "problems": [] if done.audience else [_problem(each, own) for each in version.errors],
    }


def change_data(change: Change) -> dict[str, Any]:
    """A change as plain data."""
    return {
        "kind": _NAMES[type(change)],
        "path": change.path or None,
        "old_path": change.old_path or None,
        **_more(change),
    }


def _more(change: Change) -> dict[str, Any]:
    if isinstance(change, ItemAdded | ItemRemoved):
        about = {"title": change.entry.title, "noun": change.entry.item.noun, "after": change.after}
        return {**about, **content_data(change.content)}
    if isinstance(change, ItemMoved):
        return {"after": change.after, "old_after": change.old_after}
    if isinstance(change, FieldChanged):
        return {
            "field": field_name(change.field),
            "old_field": field_name(change.old_field),
            "old": value_data(change.old),
            "new": value_data(change.new),
            "difference": _amount(change.difference),
        }
    if isinstance(change, LinkGained | LinkLost):
        return {"field": change.field, "target": change.target}
    if isinstance(change, Reordered):
        return {"order": list(change.order), "old_order": list(change.old_order)}
    return {}


def content_data(content: Content) -> dict[str, Any]:
    """What an item says, by the names of its fields."""
    return {
        "fields": {field_name(field): value_data(value) for field, value in content.fields.items()},
        "links": {name: list(paths) for name, paths in content.links.items()},
    }


def field_name(field: Field) -> str:
    """A field with dots between its parts; the path of an item that is its key stands in brackets."""
    last = field[-1]
    return f"{'.'.join(field[:-1])}[{last}]" if isinstance(last, ItemKey) else ".".join(field)


def value_data(value: Any) -> Any:
    """A value as it was typed."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, tuple):
        return [value_data(each) for each in value]
    if isinstance(value, MustWin):
        return {"keep": str(value.keep)} if value.keep else str(value.amount or value.rule)
    return value.raw if isinstance(value, Written) else str(value)


def _consequences(found: Consequences, own: Words) -> dict[str, Any]:
    return {
        "figures": [_shift(each) for each in found.shifts],
        "coverage": [_answered(each) for each in found.answered],
        "findings": {
            "new": [_problem(each, own) for each in found.appeared],
            "gone": [_problem(each, own) for each in found.vanished],
            "counts": {each.code: {"old": each.old, "new": each.new} for each in found.tallies},
        },
        "orphans": [{"path": each.path, "kind": each.kind} for each in found.orphans],
        "read_again": [{"path": each.path, "because": list(each.because)} for each in found.read_again],
    }


def _shift(shift: Shift) -> dict[str, Any]:
    return {
        "path": shift.path or None,
        "old_path": shift.old_path or None,
        "figure": shift.figure,
        "old": _figure(shift.old),
        "new": _figure(shift.new),
        "difference": _amount(shift.difference),
    }


def _figure(figure: Figure | None) -> Any:
    if isinstance(figure, Amount):
        return amount(figure)
    return figure.isoformat() if isinstance(figure, date) else figure


def _amount(difference: Amount | None) -> dict[str, Any] | None:
    return None if difference is None else {"value": number(difference.value), "unit": difference.unit}


def _answered(answered: Answered) -> dict[str, Any]:
    return {
        "kind": answered.kind,
        "old": {"answered": answered.old_answered, "all": answered.old_all},
        "new": {"answered": answered.answered, "all": answered.all},
        "opened": list(answered.opened),
        "closed": list(answered.closed),
    }


def _problem(problem: Problem, own: Words) -> dict[str, Any]:
    at = problem.position
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": own.message(problem),
        "path": problem.path,
        "file": at.file,
        "line": at.line,
        "column": at.column,
    }
