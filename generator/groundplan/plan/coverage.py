"""What answers what: goals, SWOT items, needs, challenges, objections and blockers against moves, actions and words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from groundplan.model.index import Entry
from groundplan.plan.linked import Linked

# In the order in which they are told.
KINDS = (
    "goal", "strength", "weakness", "opportunity", "threat", "obstacle", "need", "challenge", "objection", "dislike",
    "blocker",
)  # fmt: skip
_BOXES = {"strengths": "strength", "weaknesses": "weakness", "opportunities": "opportunity", "threats": "threat"}


class Asked(NamedTuple):
    """Something that wants an answer, and what answers it: items, and whether words of its own do."""

    entry: Entry
    by: tuple[Entry, ...]
    in_words: bool

    @property
    def is_answered(self) -> bool:
        return self.in_words or bool(self.by)


class Coverage(NamedTuple):
    """Everything of one kind, in the order of the file."""

    kind: str
    asked: tuple[Asked, ...]

    @property
    def answered(self) -> int:
        return sum(each.is_answered for each in self.asked)

    @property
    def open(self) -> tuple[Entry, ...]:
        """What nothing answers."""
        return tuple(each.entry for each in self.asked if not each.is_answered)


def coverage_of(linked: Linked) -> Mapping[str, Coverage]:
    """The coverage of each kind that the strategy has; dropped things neither ask nor answer."""
    asked: dict[str, list[Asked]] = {}
    served, offered = _served(linked), _offered(linked)
    for entry in linked.index.entries.values():
        kind = kind_of(entry)
        if not kind or is_dropped(entry):
            continue
        if kind == "goal":
            found = Asked(entry, served.get(entry.path, ()), in_words=False)
        elif kind == "need":
            found = Asked(entry, _met(linked, entry, offered), in_words=_is_told(entry))
        else:
            by, in_words = _ANSWERS[kind](linked, entry)
            found = Asked(entry, _once(by), in_words)
        asked.setdefault(kind, []).append(found)
    return {kind: Coverage(kind, tuple(asked[kind])) for kind in KINDS if kind in asked}


def kind_of(entry: Entry) -> str:
    """What kind of thing an item is that wants an answer; empty for any other, a competitor's SWOT included."""
    noun = entry.item.noun
    if noun == "swot":
        return _BOXES[entry.parts[2]] if entry.parts[:2] == ("market", "swot") else ""
    return noun if noun in KINDS else ""


def is_dropped(entry: Entry) -> bool:
    """Whether it was given up."""
    return getattr(entry.item, "status", None) == "dropped"


def answers(linked: Linked, path: str) -> tuple[Entry, ...]:
    """The actions that address an item, without dropped ones."""
    return tuple(each for each in linked.naming(path, "addresses", "action") if not is_dropped(each))


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple({each.path: each for each in entries}.values())


def _moved(linked: Linked, entry: Entry) -> tuple[list[Entry], bool]:
    return [*_moves(linked, entry), *answers(linked, entry.path)], False


def _used(linked: Linked, entry: Entry) -> tuple[list[Entry], bool]:
    return [*_moves(linked, entry)], False


def _moves(linked: Linked, entry: Entry) -> Iterator[Entry]:
    return (each for each in linked.naming(entry.path, "uses", "move") if not is_dropped(each))


def _offered(linked: Linked) -> Mapping[str, list[Entry]]:
    """The offers for each segment, those for the personas in it included."""
    offered: dict[str, list[Entry]] = defaultdict(list)
    for offer in linked.index.of(("offer",)):
        for whom in linked.named(offer.path, "for"):
            segments = linked.named(whom.path, "segments") if whom.item.noun == "persona" else (whom,)
            for segment in segments:
                offered[segment.path].append(offer)
    return offered


def _met(linked: Linked, need: Entry, offered: Mapping[str, list[Entry]]) -> tuple[Entry, ...]:
    """The offers for one of a need's segments or a segment above it, and the actions."""
    wide = [path for segment in linked.named(need.path, "segments") for path in _and_above(linked, segment)]
    offers = (offer for path in wide for offer in offered.get(path, ()))
    return _once((*(each for each in offers if not is_dropped(each)), *answers(linked, need.path)))


def _and_above(linked: Linked, segment: Entry) -> Iterator[str]:
    path = segment.path
    while path:
        yield path
        path = linked.index[path].parent


def _fitted(linked: Linked, entry: Entry) -> tuple[list[Entry], bool]:
    fits = any(naming.field == "fit" for naming in linked.namings.get(entry.path, ()))
    return [*answers(linked, entry.path)], fits


def _told(linked: Linked, entry: Entry) -> tuple[list[Entry], bool]:
    return [*answers(linked, entry.path)], _is_told(entry)


def _is_told(entry: Entry) -> bool:
    """Whether it states an answer of its own."""
    return bool(str(getattr(entry.item, "answer", None) or "").strip())


_ANSWERS: Mapping[str, Callable[[Linked, Entry], tuple[list[Entry], bool]]] = {
    "strength": _used,
    "opportunity": _used,
    "weakness": _moved,
    "threat": _moved,
    "obstacle": _moved,
    "dislike": _moved,
    "challenge": _fitted,
    "objection": _told,
    "blocker": _told,
}


def _served(linked: Linked) -> Mapping[str, tuple[Entry, ...]]:
    """By goal: the actions that serve it, else the goals below it that an action serves, directly or further down."""
    served: dict[str, tuple[Entry, ...]] = {}
    for entry in linked.index.of(("goal",)):
        actions = tuple(e for e in linked.naming(entry.path, "serves", "action") if not is_dropped(e))
        if actions and not is_dropped(entry):
            served[entry.path] = actions
    reached = list(served)
    while reached:
        path = reached.pop()
        for above in linked.named(path, "supports"):
            if above.path not in served and not is_dropped(above):
                served[above.path] = (linked.index[path],)
                reached.append(above.path)
    return served
