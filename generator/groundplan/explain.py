"""The manual of one field or one problem, as text for a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from groundplan.model.catalogue import ANY, Room, Told, rooms
from groundplan.model.shape import shape_of, whole
from groundplan.takes import example_of, format_words, forms_of, takes_of
from groundplan.words import Words

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


def explain(asked: str, words: Words) -> str:
    """What a code or a field is; a list when several fields go by that name. Raises Unknown."""
    asked = asked.strip()
    if asked.upper() in words.problems:
        return _problem(asked.upper(), words)
    found = _find(asked)
    if not found:
        names = {entry.told.name for entry in entries()} | set(words.problems)
        near = get_close_matches(asked.rpartition(".")[2], sorted(names), 1, 0.6)
        raise Unknown("".join(near))
    lines = _field(found[0], words) if len(found) == 1 else _several(asked, found, words)
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
    """The fields that a path, the end of one, or a path with real ids names."""
    names = [name for name in asked.split(".") if name != ANY]
    by_names = [(entry, [path.replace(f".{ANY}", "").split(".") for path in entry.paths]) for entry in entries()]
    for wanted in (names, _without_ids(asked.split("."))):
        exact = [entry for entry, paths in by_names if wanted in paths]
        ending = [entry for entry, paths in by_names if any(path[-len(wanted) :] == wanted for path in paths)]
        if exact or ending:
            return exact or ending
    return []


def _without_ids(names: list[str]) -> list[str]:
    """The fields of a path such as `goals.grow-sales.target`, without the ids between them; it ends with a field."""
    shape, kept, skip = whole(), [], 0
    for name in names:
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
    elif example := example_of(entry.paths[0], told, words):
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


def _problem(code: str, words: Words) -> str:
    """A problem without a place: what its message quotes is `…`."""
    message, hint = (text.format_map(_Anything()) for text in words.problems[code])
    return f"{code}\n" + "".join(f"  {line}\n" for line in (message, hint) if line)


class _Anything(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "" if name == "did_you_mean" else "…"
