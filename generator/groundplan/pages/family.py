"""Actions and the parts they are made of, each once, the parts below the whole."""

from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.plan import Plan


@dataclass(frozen=True, slots=True)
class Kin:
    """An action, how deep below an action that is part of none it lies, and that action."""

    entry: Entry
    depth: int
    head: Entry


def families(plan: Plan, actions: tuple[Entry, ...]) -> tuple[Kin, ...]:
    """The actions in the order of the file, each followed by its parts.

    In a circle of parts the first one of the file counts as the whole.
    """
    wholes = {entry.path: plan.named(entry.path, "part_of")[:1] for entry in actions}
    parts: dict[str, list[Entry]] = {}
    for entry in actions:
        for whole in wholes[entry.path]:
            parts.setdefault(whole.path, []).append(entry)
    shown: set[str] = set()
    found: list[Kin] = []
    for head in (*(e for e in actions if not wholes[e.path]), *actions):
        waiting = [(head, 0)]
        while waiting:
            entry, depth = waiting.pop()
            if entry.path in shown:
                continue
            shown.add(entry.path)
            found.append(Kin(entry, depth, head))
            waiting += [(part, depth + 1) for part in reversed(parts.get(entry.path, []))]
    return tuple(found)
