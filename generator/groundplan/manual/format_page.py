"""The manual's page on the whole format, written from the model: every chapter, its items and their fields."""

from collections.abc import Iterable, Iterator

from groundplan.manual.prose import code, prose
from groundplan.model.catalogue import ANY, Room, Told, common, rooms
from groundplan.takes import format_words, takes_of
from groundplan.words import Words

_CHAPTERS, _EVERY_ITEM, _VALUES = "chapters", "every-item", "values"


def format_page(words: Words) -> str:
    """The page as Markdown with tables, in the language of the words; anchors are paths with `-` (`goals-target`)."""
    return "\n".join(_page(words)) + "\n"


def _page(words: Words) -> Iterator[str]:
    said = format_words(words.language).LABELS
    whole, *others = rooms()
    yield from (f"# {said['title']}", "", prose(said["about"]), "")
    yield from (f"## {said['chapters']} {{ #{_CHAPTERS} }}", "", *_fields(whole.fields, words), "")
    yield from (f"## {said['every_item']} {{ #{_EVERY_ITEM} }}", "", prose(said["every_item.about"]), "")
    yield from (*_fields(common(), words, _EVERY_ITEM), "")
    for told in whole.fields:
        inside = [room for room in others if room.places[0].split(".")[0] == told.name]
        if inside:
            yield from (
                f"## {prose(words.field(told.name))} {{ #{told.name} }}",
                "",
                prose(told.about(words.language)),
                "",
            )
        for room in inside:
            yield from _room(room, words)
    yield from _values(words)


def _room(room: Room, words: Words) -> Iterator[str]:
    said = format_words(words.language).LABELS
    path = room.places[0]
    if "." in path.replace(f".{ANY}", ""):
        takers = (told for each in rooms() for told in each.fields)
        about = next(told for told in takers if room.model in (told.takes.model, told.takes.instead))
        # Two rooms of one path: the anchor of the other is taken.
        anchor = _anchor(path if room.model is about.takes.model else f"{path}.{room.fields[0].name}")
        yield from (f"### {code(path)} {{ #{anchor} }}", "", prose(about.about(words.language)), "")
    if len(room.places) > 1:
        yield from (prose(said["places"].format(", ".join(f"`{place}`" for place in room.places))), "")
    own = [told for told in room.fields if not told.is_common]
    if own:
        yield from (*_fields(own, words, path), "")
    if room.noun:
        more = said["every_item.too"] if own else said["no_own"]
        yield from (f"[{prose(more)}](#{_EVERY_ITEM})", "")


def _fields(fields: Iterable[Told], words: Words, path: str = "") -> Iterator[str]:
    """A table of fields; each has an anchor of its own below the path (`goals.target.by`)."""
    said = format_words(words.language).LABELS
    yield f"| {said['field']} | {said['what']} | {said['value']} |"
    yield "| --- | --- | --- |"
    for told in fields:
        anchor = f' id="{path}.{told.name}"'.replace(f".{ANY}", "") if path else ""
        required = f" ({said['required']})" if told.info.is_required() else ""
        about = prose(told.about(words.language))
        yield f"| <code{anchor}>{told.name}</code>{required} | {about} | {_takes(told, words)} |"


def _takes(told: Told, words: Words) -> str:
    said = format_words(words.language).LABELS
    takes = prose(takes_of(told, words))
    if told.takes.model is not None:
        return f"[{takes}](#{_anchor(_room_of(told).places[0])})"
    return takes + (f"<br>{prose(said['default'].format(f'`{told.default}`'))}" if told.default else "")


def _room_of(told: Told) -> Room:
    return next(room for room in rooms() if room.model is told.takes.model)


def _values(words: Words) -> Iterator[str]:
    own = format_words(words.language)
    said = own.LABELS
    yield from (f"## {said['values']} {{ #{_VALUES} }}", "", prose(said["values.about"]), "")
    yield from (f"| {said['value']} | {said['written']} |", "| --- | --- |")
    for kind, forms in own.FORMS.items():
        shown = ", ".join(code(form) for form in forms)
        yield f"| {prose(own.TAKES[kind].format())} | {shown} |"


def _anchor(path: str) -> str:
    return path.replace(f".{ANY}", "").replace(".", "-")
