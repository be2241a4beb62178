"""The changes themselves: each item once, under its chapter, with everything that differs in it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from groundplan.diff import (
    Change,
    Changes,
    FieldChanged,
    ItemAdded,
    ItemMoved,
    ItemRemoved,
    ItemRenamed,
    LinkGained,
    LinkLost,
    Reordered,
)
from groundplan.plan import item_of
from groundplan.report.compared.phrases import Phrases
from groundplan.report.compared.sections import Block, Section
from groundplan.report.compared.values import Teller
from groundplan.words import Words

# An order of more items than these is not told in full.
_MOST_IN_ORDER = 12
# Of texts longer than this only what follows the first difference is shown, with some of what stands before it.
_LONG, _CONTEXT = 60, 20


class Items:
    """Tells of changes; `old` and `new` are None for a version that has no strategy."""

    def __init__(self, old: Teller | None, new: Teller | None, words: Words) -> None:
        self.old, self.new, self.words = old, new, words
        self.say = Phrases(words)

    def section(self, changes: Changes) -> Section:
        """All changes; what is inside an item that came or went is only counted."""
        told: dict[str, dict[str, tuple[str, list[str], str, str]]] = {}
        outer, inside = outermost(changes)
        for change in outer:
            key, chapter, head, path = self._about(change)
            lines = told.setdefault(chapter, {}).setdefault(key, (head, [], path, self._before(change)))[1]
            lines.append(self.line(change, inside))
        groups = {
            chapter: [Block(head, tuple(lines), path, before) for head, lines, path, before in blocks.values()]
            for chapter, blocks in told.items()
        }
        return Section(self.words.changes["changes"], len(outer), groups)

    def line(self, change: Change, inside: Mapping[str, int]) -> str:
        """One change in one line; `inside` counts by path what came or went with an item."""
        if isinstance(change, ItemAdded):
            return self._with("added", inside.get(change.path, 0))
        if isinstance(change, ItemRemoved):
            return self._with("removed", inside.get(change.old_path, 0))
        if isinstance(change, ItemMoved):
            old, new = self._home(self.old, change.old_path), self._home(self.new, change.path)
            return self.say("moved", old=old, new=new)
        if isinstance(change, ItemRenamed):
            ids = (path.rpartition(".")[2] for path in (change.old_path, change.path))
            old, new = map(self._teller().style.text, ids)
            return self.say("renamed", old=old, new=new)
        if isinstance(change, FieldChanged):
            return self.field(change)
        if isinstance(change, Reordered):
            return self._order(change)
        return self._link(change)

    def field(self, change: FieldChanged) -> str:
        """A value as it was and as it is."""
        label = self._label(change)
        if isinstance(change.old, tuple | None) and isinstance(change.new, tuple | None):
            return self._texts(label, change)
        old = self.old.value(change.old_path, change.old_field, change.old) if self.old else ""
        new = self.new.value(change.path, change.field, change.new) if self.new else ""
        if change.old is None:
            return self.say("field.new", label=label, new=new)
        if change.new is None:
            return self.say("field.gone", label=label, old=old)
        old, new = self._apart(change, old, new)
        if change.difference is None or not change.difference.value or self.new is None:
            return self.say("field", label=label, old=old, new=new)
        more = self.new.difference(change.path, change.field, change.old, change.new, change.difference)
        return self.say("field.by", label=label, old=old, new=new, difference=more)

    def _label(self, change: FieldChanged) -> str:
        """What the field is called, where it is still there."""
        if self.new and (change.new is not None or self.old is None):
            return self.new.label(change.path, change.field)
        assert self.old is not None
        return self.old.label(change.old_path, change.old_field)

    def _apart(self, change: FieldChanged, old: str, new: str) -> tuple[str, str]:
        """Two values that can be told apart: as they were typed where they mean the same, from where they part."""
        style = self._teller().style
        first, last = str(change.old), str(change.new)
        if old == new:
            return style.text(first), style.text(last)
        if max(len(first), len(last)) > _LONG and isinstance(change.old, str):
            same = _common(first, last)
            if same > _CONTEXT:
                start = same - _CONTEXT
                return style.text(f"…{first[start:]}"), style.text(f"…{last[start:]}")
        return old, new

    def _texts(self, label: str, change: FieldChanged) -> str:
        """What came to a list and what went from it."""
        style, old, new = self._teller().style, change.old or (), change.new or ()
        come = [self.say("texts.new", text=style.text(str(each))) for each in new if each not in old]
        gone = [self.say("texts.gone", text=style.text(str(each))) for each in old if each not in new]
        if not come and not gone:
            return self.say("field.order", label=label)
        return self.say("texts", label=label, changes=str(self.words.structure.COMMA).join([*come, *gone]))

    def _link(self, change: Change) -> str:
        if isinstance(change, LinkGained):
            assert self.new is not None
            label = self.new.label(change.path, tuple(change.field.split(".")))
            return self.say("gained", label=label, target=self.new.title(change.target))
        assert isinstance(change, LinkLost)
        assert self.old is not None
        label = self.old.label(change.old_path, tuple(change.field.split(".")))
        return self.say("lost", label=label, target=self.old.title(change.target))

    def _order(self, change: Reordered) -> str:
        assert self.new is not None
        heading = change.path.rpartition(".")[2]
        titles = [self.new.title(f"{change.path}.{each}") for each in change.order]
        return self.say("order", label=self.words.field(heading), items=self._listed(titles, _MOST_IN_ORDER))

    def _listed(self, items: Sequence[str], most: int) -> str:
        shown = str(self.words.structure.COMMA).join(items[:most])
        return self.say("more", items=shown, count=len(items) - most) if len(items) > most else shown

    def _about(self, change: Change) -> tuple[str, str, str, str]:
        """The item that a change is told of, as a key, its chapter, what it is called, and its path if it is there."""
        in_new = not isinstance(change, ItemRemoved) and self.new is not None
        teller, path = (self.new, change.path) if in_new else (self.old, change.old_path)
        assert teller is not None
        entry = item_of(teller.plan.index, path)
        chapter = self.words.field((path or self._first(change)).partition(".")[0])
        head = teller.trail(entry) if entry else self.words.changes["no_item"]
        return f"{in_new}{entry.path if entry else path}", chapter, head, entry.path if entry and in_new else ""

    def _before(self, change: Change) -> str:
        """The path of the item in the old version, empty for one that is new."""
        entry = item_of(self.old.plan.index, change.old_path) if self.old and change.old_path else None
        return entry.path if entry else ""

    def _first(self, change: Change) -> str:
        return change.field[0] if isinstance(change, FieldChanged) else "strategy"

    def _home(self, teller: Teller | None, path: str) -> str:
        """What an item stands in: an item, the heading in it, or both."""
        assert teller is not None
        entry = teller.plan.index[path]
        heading = [self.words.field(part) for part in entry.parts[len(_parts(entry.parent)) : -1]]
        parent = [teller.title(entry.parent)] if entry.parent else []
        return " › ".join([*parent, *heading])

    def _with(self, key: str, inside: int) -> str:
        return self.say(f"{key}.with", count=self.say.count("item", inside)) if inside else self.say(key)

    def _teller(self) -> Teller:
        teller = self.new or self.old
        assert teller is not None
        return teller


def _parts(path: str) -> list[str]:
    return path.split(".") if path else []


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def outermost(changes: Changes) -> tuple[Changes, Mapping[str, int]]:
    """The changes without what came or went with the item that it stands in, and how many those are by its path."""
    whole: dict[str, str] = {}
    inside: Counter[str] = Counter()
    found = []
    for change in changes:
        if isinstance(change, ItemAdded | ItemRemoved):
            path, parent = change.path or change.old_path, change.entry.parent
            whole[path] = whole.get(parent, path)
            if parent in whole:
                inside[whole[path]] += 1
                continue
        found.append(change)
    return tuple(found), inside
