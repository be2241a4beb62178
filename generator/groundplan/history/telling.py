"""What differs between two versions, in sentences: of each item by itself, and of the whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from groundplan.chronicle import Part, Told
from groundplan.comparing import Compared, Version
from groundplan.consequences import Consequences, consequences
from groundplan.diff import (
    Change,
    Content,
    FieldChanged,
    ItemAdded,
    Match,
    differences,
    differences_of,
    matched,
    relinked_items,
)
from groundplan.plan import Plan
from groundplan.report.compared.items import Items
from groundplan.report.compared.sections import Block
from groundplan.report.compared.style import PLAIN
from groundplan.report.compared.told import told
from groundplan.report.compared.values import Teller
from groundplan.words import Words

# The fields by which an item is somebody's.
_WORK = ("owner", "contributors", "team")
# What has its own days, beside which those of commits would only confuse.
_DATED = frozenset({"check_ins", "history"})


@dataclass(frozen=True, slots=True)
class Step:
    """From one version to the next: the path of each item that changed, whether its target did, and the sentence.

    `renamed` are the paths of the old version that are others in the new one, empty where they are gone.
    """

    moves: tuple[tuple[str, bool, str], ...]
    renamed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Account:
    """What one version changed over another: what matters most, and everything; paths are those of the new version."""

    summary: tuple[str, ...]
    parts: tuple[Part, ...]
    renamed: Mapping[str, str]


def step(old: Plan, new: Plan, words: Words) -> Step:
    """The changes of each item by itself, in the order of the file."""
    match = matched(old.index, new.index)
    items = Items(Teller(old, words, PLAIN), Teller(new, words, PLAIN), words)
    moves = tuple(
        (path, isinstance(change, FieldChanged) and change.field[0] == "target", items.line(change, {}))
        for path, change in _changes(old, new, match)
    )
    return Step(moves, _renamed(match, old))


def account(old: Plan, new: Plan, words: Words) -> Account:
    """What a version changed; both plans are of the same day. Findings are for those who write, not for readers."""
    match = matched(old.index, new.index)
    found = tuple(differences(old, new, match))
    results = consequences(old, new, match, found, ((), ()))
    kept = Consequences(shifts=results.shifts, answered=results.answered, orphans=results.orphans)
    first, last = (Version("", "", replace(plan.parsed, language=words.language)) for plan in (old, new))
    report = told(Compared(first, last, old, new, found, kept), PLAIN)
    parts = tuple(
        Part(
            section.heading,
            section.count,
            tuple(
                (heading, tuple(_told(block, old, new, match) for block in blocks))
                for heading, blocks in section.groups.items()
            ),
        )
        for section in report.sections
    )
    return Account(report.summary if found else (), parts if found else (), _renamed(match, old))


def _told(block: Block, old: Plan, new: Plan, match: Match) -> Told:
    before = {match.renewed(role) for role in _roles(old, block.old_path)}
    return Told(block.head, block.lines, block.path, tuple(sorted(before - _roles(new, block.path))))


def _roles(plan: Plan, path: str) -> set[str]:
    """The roles that answer for an item or work on it."""
    targets = (target for field in _WORK for target in plan.targets(path, field)) if path else ()
    return {target.path for target in targets if target.path}


def _renamed(match: Match, old: Plan) -> Mapping[str, str]:
    found = {path: match.new_of.get(path, "") for path in old.index.entries}
    return {path: new for path, new in found.items() if new != path}


def _changes(old: Plan, new: Plan, match: Match) -> Iterator[tuple[str, Change]]:
    """What differs in each item; items that are the same word for word, most of them, are passed over."""
    relinked = relinked_items(old, new, match)
    is_same: dict[str, bool] = {}
    for path, entry in new.index.entries.items():
        was = match.old_of.get(path)
        if was is None:
            if entry.parent in match.old_of:  # what came with another item is told there
                yield path, ItemAdded(path, "", entry, Content(), "")
            continue
        alike = was == path and (is_same.get(entry.parent) or old.index[was].item == entry.item)
        is_same[path] = alike
        if alike and path not in relinked:
            continue
        for change in differences_of(old, new, path, match):
            if not (isinstance(change, FieldChanged) and change.field[0] in _DATED):
                yield path, change
