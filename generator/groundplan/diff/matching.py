"""Which item of the new version is which of the old one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from groundplan.model.goals import Band
from groundplan.model.index import Entry, Index

_Pair = tuple[Entry, Entry]


@dataclass(frozen=True, slots=True)
class Match:
    """The path in the new version of each item of the old one that is still there, and the other way round."""

    new_of: Mapping[str, str]
    old_of: Mapping[str, str]

    def renewed(self, path: str) -> str:
        """A path of the old version, of an item or a field of one, as the new version has it; else as it stands."""
        item, below = path, ""
        while item and item not in self.new_of:
            item, _, last = item.rpartition(".")
            below = f".{last}{below}"
        return f"{self.new_of[item]}{below}" if item else path


def matched(old: Index, new: Index) -> Match:
    """The items of two versions in pairs; the same pairs whichever version is called the old one.

    Inside items that are the same, an item is the same that has the same id; and one whose id the other version does
    not have there is the one that its `was` names, whichever version tells it, or else one with which it shares an id
    of before. What is left over is the same when its kind and id stand on either side just once, unless what it stands
    in is gone as well: then the one went with its parent, and the other came with another. The parts of a target have
    no ids; they go by their place.
    """
    if old.entries.keys() == new.entries.keys():  # then each is the same as the one in its place
        same = {"": "", **{path: path for path in new.entries}}
        return Match(same, same)
    matcher = _Matcher(old, new)
    matcher.inside("", "")
    matcher.elsewhere()
    return Match(matcher.new_of, matcher.old_of)


class _Matcher:
    def __init__(self, old: Index, new: Index) -> None:
        self.old, self.new = old, new
        self.new_of: dict[str, str] = {"": ""}
        self.old_of: dict[str, str] = {"": ""}

    def inside(self, old: str, new: str) -> None:
        """Pairs everything inside two items that are the same."""
        pairs = [(old, new)]
        for above in pairs:
            pairs += self._children(*above)

    def elsewhere(self) -> None:
        """Pairs what stands in another place, the upper items first."""
        olds = [entry for entry in self.old.entries.values() if self._may_move(entry, self.new_of)]
        news = [entry for entry in self.new.entries.values() if self._may_move(entry, self.old_of)]
        by_old, by_new = _by_id(olds), _by_id(news)
        told = [(o, n) for n in news for o in _only(by_old, n, _former(n))]
        told += [(o, n) for o in olds for n in _only(by_new, o, _former(o))]
        same = [(o, n) for n in news for o in _only(by_old, n, [n.id]) if len(by_new[_key(n)]) == 1]
        for pair in (*sorted(told, key=_upper), *sorted(same, key=_upper)):
            o, n = pair
            has_home = o.parent in self.new_of or n.parent in self.old_of
            if self._are_free(pair) and (has_home or pair in told):
                self._pair(pair)
                self.inside(o.path, n.path)

    def _children(self, old: str, new: str) -> Iterator[tuple[str, str]]:
        """The children of two items that are the same, in pairs."""
        olds = {_below(entry, old): entry for entry in self.old.children.get(old, ())}
        news = {_below(entry, new): entry for entry in self.new.children.get(new, ())}
        told = [
            *((olds[was], entry, place) for entry, place, was in _told(news, olds)),
            *((entry, news[was], place) for entry, place, was in _told(olds, news)),
        ]
        told.sort(key=lambda each: (each[2], sorted((each[0].path, each[1].path))))
        same = ((entry, news[place]) for place, entry in olds.items() if place in news)
        akin = sorted(_akin(olds, news), key=_upper)
        for pair in (*((o, n) for o, n, _ in told), *same, *akin):
            if self._are_free(pair) and pair[0].item.noun == pair[1].item.noun:
                yield self._pair(pair)

    def _are_free(self, pair: _Pair) -> bool:
        return pair[0].path not in self.new_of and pair[1].path not in self.old_of

    def _pair(self, pair: _Pair) -> tuple[str, str]:
        old, new = pair[0].path, pair[1].path
        self.new_of[old], self.old_of[new] = new, old
        return old, new

    def _may_move(self, entry: Entry, known: Mapping[str, str]) -> bool:
        return entry.path not in known and not isinstance(entry.item, Band)


def _below(entry: Entry, parent: str) -> str:
    return entry.path[len(parent) :]


def _told(bearers: Mapping[str, Entry], others: Mapping[str, Entry]) -> Iterator[tuple[Entry, tuple[bool, int], str]]:
    """Each item that the other version does not have by its id, its rank, and where it stood by its `was`.

    A place before that is another item's now ranks below all that are nobody's: that item may have stood there always.
    """
    for number, (place, entry) in enumerate(bearers.items()):
        if place not in others and not isinstance(entry.item, Band):
            places = (was for was in _places_before(place, entry) if was in others)
            yield from ((entry, (was in bearers, number), was) for was in places)


def _akin(olds: Mapping[str, Entry], news: Mapping[str, Entry]) -> Iterator[_Pair]:
    """Items with ids that the other version does not have, which both tell of the same id before."""
    were: dict[str, list[Entry]] = defaultdict(list)
    for place, entry in olds.items():
        if place not in news:
            for was in _places_before(place, entry):
                were[was].append(entry)
    for place, entry in news.items():
        if place not in olds:
            yield from ((other, entry) for was in _places_before(place, entry) for other in were.get(was, ()))


def _places_before(place: str, entry: Entry) -> Iterator[str]:
    container = place.removesuffix(entry.id)
    return (container + was for was in _former(entry))


def _former(entry: Entry) -> Iterable[str]:
    return (normalize("NFC", str(was)) for was in entry.item.was)


def _key(entry: Entry) -> tuple[str, str]:
    return entry.item.noun, entry.id


def _by_id(entries: Iterable[Entry]) -> Mapping[tuple[str, str], list[Entry]]:
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        found[_key(entry)].append(entry)
    return found


def _only(known: Mapping[tuple[str, str], list[Entry]], entry: Entry, ids: Iterable[str]) -> Iterator[Entry]:
    """The items of the same kind that have one of the ids alone."""
    for each in ids:
        there = known.get((entry.item.noun, each), ())
        if len(there) == 1:
            yield there[0]


def _upper(pair: _Pair) -> tuple[int, list[str]]:
    """Sorts upper items first, and in the same way whichever version is the old one."""
    return len(pair[0].parts) + len(pair[1].parts), sorted((pair[0].path, pair[1].path))
