"""Makes the new version of the old one, with nothing but the changes as JSON has them."""

import json
from typing import Any

from groundplan.comparing import Version, compared
from groundplan.diff import content_of
from groundplan.plan import Plan
from groundplan.report.compared import COMPARISONS
from groundplan.report.compared.objects import content_data

# By path what an item says, and by the path of what holds items their ids in order.
Said = dict[str, dict[str, Any]]
Orders = dict[str, list[str]]


def changes_in_json(old: Plan | None, new: Plan | None) -> list[dict[str, Any]]:
    """The changes as `diff --format json` has them."""
    sides = (Version("strategy.yml", "", plan.parsed if plan else None) for plan in (old, new))
    found = compared(*sides, (old or new).as_of)  # type: ignore[union-attr]
    return list(json.loads(COMPARISONS["json"](found))["changes"])


def state(plan: Plan | None) -> tuple[Said, Orders]:
    """Everything that a strategy says, and the order in which its items stand."""
    if plan is None:
        return {"": {"fields": {}, "links": {}}}, {}
    said = {"": _json(content_data(content_of(plan, plan.strategy, "")))}
    orders: Orders = {}
    for path, entry in plan.index.entries.items():
        said[path] = _json(content_data(content_of(plan, entry.item, path)))
        orders.setdefault(path.rpartition(".")[0], []).append(entry.id)
    return said, orders


def _json(data: dict[str, Any]) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(json.dumps(data))
    content["links"] = {name: sorted(paths) for name, paths in content["links"].items() if paths}
    return content


def applied(before: tuple[Said, Orders], changes: list[dict[str, Any]]) -> tuple[Said, Orders]:
    """The state after the changes."""
    said, orders = before
    moved = {c["old_path"]: c["path"] for c in changes if c["kind"] in ("item_moved", "item_renamed")}
    gone = {c["old_path"] for c in changes if c["kind"] == "item_removed"}
    paths = {path: _renewed(path, moved) for path in said if path not in gone}
    said = {new: _with_paths(said[old], paths) for old, new in paths.items()}
    for change in changes:
        _apply(said, change, paths)
    return said, _ordered(orders, changes, paths)


def _renewed(path: str, moved: dict[str, str]) -> str:
    """Where an item stands now: at its own new path, or below that of what it stands in."""
    at, below = path, ""
    while at and at not in moved:
        at, _, last = at.rpartition(".")
        below = f".{last}{below}"
    return f"{moved[at]}{below}" if at else path


def _with_paths(content: dict[str, Any], paths: dict[str, str]) -> dict[str, Any]:
    """What an item says, with the new paths of the items that it names."""

    def renamed(field: str) -> str:
        name, bracket, key = field.partition("[")
        return f"{name}[{paths.get(key[:-1], key[:-1])}]" if bracket and field.endswith("]") else field

    fields = {renamed(field): value for field, value in content["fields"].items()}
    links = {name: [paths.get(each, f"gone:{each}") for each in named] for name, named in content["links"].items()}
    return {"fields": fields, "links": links}


def _apply(said: Said, change: dict[str, Any], paths: dict[str, str]) -> None:
    kind, path = change["kind"], change["path"] or ""
    if kind == "item_added":
        said[path] = _json({"fields": change["fields"], "links": change["links"]})
    elif kind == "field_changed":
        if change["new"] is None:
            del said[path]["fields"][change["field"]]
        else:
            said[path]["fields"][change["field"]] = change["new"]
    elif kind in ("link_gained", "link_lost"):
        links = said[path]["links"]
        named = set(links.pop(change["field"], ()))
        target = change["target"]
        if kind == "link_gained":
            named.add(target)
        else:
            named.remove(paths.get(target, f"gone:{target}"))
        if named:
            links[change["field"]] = sorted(named)


def _ordered(orders: Orders, changes: list[dict[str, Any]], paths: dict[str, str]) -> Orders:
    """The ids of each holder: those that stayed, in their new order, and between them those that came."""
    came = [c for c in changes if c["kind"] in ("item_added", "item_moved")]
    left = {c["old_path"] for c in changes if c["kind"] == "item_moved"}
    found: Orders = {}
    for holder, ids in orders.items():
        for each in ids:
            old = f"{holder}.{each}".removeprefix(".")
            if old in paths and old not in left:
                place, _, name = paths[old].rpartition(".")
                found.setdefault(place, []).append(name)
    for change in changes:
        if change["kind"] == "reordered":
            found[change["path"]] = change["order"]
    for change in came:
        place, _, name = change["path"].rpartition(".")
        there = found.setdefault(place, [])
        there.insert(there.index(change["after"]) + 1 if change["after"] else 0, name)
    return found
