"""Pairs of strategies for hypothesis: one made from the other by what people do to a file."""

import copy
import json
from random import Random
from typing import Any

from hypothesis import strategies as st

from groundplan.model import Strategy
from groundplan.model.shape import Shape, shape_of
from inline import parsed
from made import strategies, yaml_of

_NEW_IDS = ("new-one", "zweite", "新", "x-9")


def _containers(shape: Shape, data: Any) -> list[dict[str, Any]]:
    """Every mapping of items by id in the data."""
    found: list[dict[str, Any]] = []
    for name, slot in shape.slots.items():
        held = data.get(name) if isinstance(data, dict) else None
        if not isinstance(held, dict):
            continue
        inner = shape_of(slot.of)
        groups = held.values() if slot.holds == "group_by_id" else [held]
        if slot.holds == "one":
            found += _containers(inner, held)
        elif slot.holds in ("by_id", "group_by_id"):
            for group in groups:
                found.append(group)
                for item in group.values():
                    found += _containers(inner, item)
    return found


def _edited(data: dict[str, Any], random: Random) -> dict[str, Any]:
    """One edit: an item goes, gets another id, moves to another place, or stands elsewhere in its order."""
    data = copy.deepcopy(data)
    containers = [each for each in _containers(shape_of(Strategy), data) if each]
    if not containers:
        return data
    held = random.choice(containers)
    key = random.choice(list(held))
    edit = random.choice(("remove", "rename", "move", "order", "title", "field"))
    if edit == "remove":
        del held[key]
    elif edit == "rename":
        new = random.choice(_NEW_IDS)
        items = list(held.items())
        held.clear()
        for name, item in items:
            held[new if name == key else name] = {**item, "was": [key]} if name == key else item
    elif edit == "move":
        random.choice(containers)[key] = held.pop(key)
    elif edit == "order":
        items = list(held.items())
        random.shuffle(items)
        held.clear()
        held.update(items)
    elif edit == "title":
        held[key]["title"] = "Another title"
    elif held[key]:
        held[key].pop(random.choice(list(held[key])))
    return data


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two strategies without a mistake: one edited several times, or two that have nothing to do with each other."""
    first = draw(strategies())
    if draw(st.integers(0, 3)) == 0:
        return first, draw(strategies())
    random = draw(st.randoms(use_true_random=True))
    data = json.loads(first)
    for _ in range(draw(st.integers(1, 6))):
        edited = _edited(data, random)
        data = edited if parsed(yaml_of(edited)).ok else data
    return first, yaml_of(data)
