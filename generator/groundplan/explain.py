"""The manual of one field or one problem, as text for a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING

from groundplan.model.catalogue import ANY, Room, Told, rooms
from groundplan.model.shape import shape_of, whole
from groundplan.problems import Position, Problem
from groundplan.takes import example_of, format_words, forms_of, takes_of
from groundplan.words import Words

if TYPE_CHECKING:
    from groundplan.checks.rule import Rule

# What messages do not quote themselves, but what they quote is made of.
_ALSO = ("nouns", "suggestion")
# A field that stands in more places than this is not told of in each.
_MOST_PLACES = 4


class Unknown(LookupError):  # noqa: N818 - the outcome, told in one line
    """Nothing goes by that name; `near` is what may have been meant, or empty."""

    def __init__(self, near: str) -> None:
        super().__init__(near)
        self.near = near


@dataclass(frozen=True, slots=True)
class Entry:
    """A field with every path that it has."""

    told: Told
    paths: tuple[str, ...]

    def led_by(self, path: str) -> "Entry":
        """The same with one of its paths before the others."""
        return Entry(self.told, (path, *(other for other in self.paths if other != path)))


def explain(asked: str, words: Words) -> str:
    """What a code or a field is; a list when several fields go by that name. Raises Unknown."""
    asked = asked.strip()
    if asked.upper() in words.problems:
        return _text(_problem(asked.upper(), words))
    found = _find(asked)
    if not found:
        names = {entry.told.name for entry in entries()} | set(words.problems)
        above, _, last = asked.rpartition(".")
        near = get_close_matches(last, sorted(names), 5, 0.6)
        inside = [f"{above}.{name}" for name in near if above and _find(f"{above}.{name}")]
        raise Unknown(next(iter([*inside, *near]), ""))
    return _text(_field(found[0], words) if len(found) == 1 else _several(asked, found, words))


def _text(lines: Iterator[str]) -> str:
    return "\n".join(lines).strip() + "\n"


@cache
def entries() -> tuple[Entry, ...]:
    """Every field of the format once, with every path that it has."""
    found: dict[tuple[type, str], Entry] = {}
    for room in rooms():
        for told in room.fields:
            paths = tuple(f"{place}.{told.name}".lstrip(".") for place in room.places)
            known = found.get((told.declared_in, told.name))
            found[told.declared_in, told.name] = Entry(told, (*known.paths, *paths) if known else paths)
    return tuple(found.values())


def _find(asked: str) -> list[Entry]:
    """The fields that a path, the end of one, or a path with real ids names, each with that path first."""
    names = [name for name in asked.split(".") if name != ANY]
    plain = [(entry, {path: path.replace(f".{ANY}", "").split(".") for path in entry.paths}) for entry in entries()]
    for wanted in (names, _without_ids(asked.split("."))):
        for start in (None, -len(wanted)):  # the whole of a path, else its end
            firsts = [
                (entry, next((path for path, known in paths.items() if known[start:] == wanted), ""))
                for entry, paths in plain
            ]
            if found := [entry.led_by(path) for entry, path in firsts if path]:
                return found
    return []


def _without_ids(names: list[str]) -> list[str]:
    """The fields of a path such as `goals.grow-sales.target`, without the ids between them; it ends with a field."""
    shape, slot, kept, skip = whole(), None, [], 0
    for name in names:
        if slot and slot.instead and name in shape_of(slot.instead).fields:
            shape = shape_of(slot.instead)
        if name not in shape.fields:
            if not skip:
                return names
            skip -= 1
            continue
        kept.append(name)
        slot = shape.slots.get(name)
        skip = {"one": 0, "group_by_id": 2}.get(slot.holds, 1) if slot else 1
        shape = shape_of(slot.of) if slot else shape
    return kept if names[-1:] == kept[-1:] else names


def _field(entry: Entry, words: Words) -> Iterator[str]:
    told, said = entry.told, format_words(words.language).LABELS
    yield entry.told.name if told.is_common else entry.paths[0]
    yield f"  {told.about(words.language)}"
    yield ""
    yield "  " + said["takes"].format(takes_of(told, words))
    forms = forms_of(told, words)
    if len(forms) > 1 and not told.takes.choices:
        yield "  " + said["forms"].format(", ".join(forms))
    if told.default:
        yield "  " + said["default"].format(told.default)
    if told.is_common:
        yield "  " + said["everywhere"]
    elif len(entry.paths) > 1:
        more = ", …" if len(entry.paths) > _MOST_PLACES else ""
        yield "  " + said["places"].format(", ".join(entry.paths[:_MOST_PLACES]) + more)
    room = next((room for room in rooms() if room.model is told.takes.model), None)
    if room:
        yield from _fields(room, words)
    example = example_of(entry.paths[0], told, words)
    yield from ("", f"  {said['example']}", *(f"    {line}" for line in example.splitlines()))


def _fields(room: Room, words: Words) -> Iterator[str]:
    said = format_words(words.language).LABELS
    own = [told for told in room.fields if not told.is_common]
    common = [told.name for told in room.fields if told.is_common]
    if own:
        widest = max(len(told.name) for told in own)
        yield from ("", f"  {said['fields']}")
        yield from (f"    {told.name:{widest}}  {told.about(words.language)}" for told in own)
    if common:
        yield from ("", "  " + said["common"].format(", ".join(common)))


def _several(asked: str, found: list[Entry], words: Words) -> Iterator[str]:
    said = format_words(words.language).LABELS
    shown = {entry: entry.told.name if entry.told.is_common else entry.paths[0] for entry in found}
    widest = max(map(len, shown.values()))
    yield said["several"].format(asked)
    yield from (f"  {path:{widest}}  {entry.told.about(words.language)}" for entry, path in shown.items())
    yield ""
    yield said["ask"].format(next(path for path in shown.values() if ANY in path or "." in path).replace(f".{ANY}", ""))


def _problem(code: str, words: Words) -> Iterator[str]:
    """What a rule finds and why; of what no rule finds, the message and the hint."""
    from groundplan.checks.table import RULES

    yield code
    rule = next((rule for rule in RULES if rule.code == code), None)
    if rule:
        yield from _rule(rule, words)
    else:
        yield from (f"  {line}" for line in _sample(code, words) if line)


def _sample(code: str, words: Words) -> Iterator[str]:
    """The message of a code and its hint; what they quote are examples, `…` where there are none."""
    own = format_words(words.language)
    names = {name for text in words.problems[code] for _, name, _, _ in Formatter().parse(text) if name}
    quoted = {name: own.QUOTED.get(f"{code}.{name}", own.QUOTED.get(name)) for name in (*names, *_ALSO)}
    args = {name: text or "…" for name, text in quoted.items() if text or name in names}
    problem = Problem(Position("", 1, 1), code, args)
    message = words.message(problem)
    yield message if message == words.problems[code][0] else own.LABELS["forms"].format(message)
    yield words.hint(problem)


def _rule(rule: "Rule", words: Words) -> Iterator[str]:
    from groundplan.checks.manual import labels, manual_of, matters

    manual, said = manual_of(rule, words.language), labels(words.language)
    yield f"  {manual.what}"
    yield from (line for paragraph in manual.why.split("\n\n") for line in ("", f"  {paragraph}"))
    yield from ("", f"  {matters(rule, words)}")
    for label, text in (("before", manual.bad), ("after", manual.good)):
        yield from ("", f"  {said[label]}", *(f"    {line}".rstrip() for line in text.splitlines()))
