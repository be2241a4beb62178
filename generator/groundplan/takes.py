"""What a field takes, in plain words, and how it looks in a file."""

from functools import cache
from importlib import import_module
from types import ModuleType

from pydantic import BaseModel

from groundplan.model.catalogue import Takes, Told, rooms
from groundplan.model.fields import Valued
from groundplan.model.shape import Shape, shape_of, whole
from groundplan.words import Words

# How many fields an example of a group of fields has.
_MOST_FIELDS = 2


@cache
def format_words(language: str) -> ModuleType:
    """What a language says of the format: TAKES, FORMS, LABELS and the ids of examples."""
    return import_module(f"groundplan.words.{language}.format")


def takes_of(told: Told, words: Words) -> str:
    """What a field takes: `a date`, `ids of a goal`, `one of sum, mean, all or none`."""
    takes, said = told.takes, format_words(words.language).TAKES
    if takes.model is not None:
        return _held(told, words)
    if takes.kind == "mapping":
        return _mapping(told, words)
    found: str = said[takes.kind]
    if takes.nouns:
        found = said["id" if takes.kind == "text" else "ids"].format(nouns=_nouns(told, words))
    elif takes.known:
        found = said["known"].format(known=words.structure.COMMA.join(takes.known))
    elif takes.kind == "choice":
        found = found.format(choices=words.one_of(takes.choices))
    elif takes.kind == "must_win":
        found = found.format()
    return said["or_words"].format(takes=found) if takes.words_too else found


def _held(told: Told, words: Words) -> str:
    takes, said = told.takes, format_words(words.language).TAKES
    if takes.kind == "mapping":
        return str(said["series"]).format(keys=said[f"keys.{takes.keys}"])
    valued = takes.kind == "fields" and takes.model is not None and issubclass(takes.model, Valued)
    return str(said["valued" if valued else takes.kind])


def _mapping(told: Told, words: Words) -> str:
    takes, said = told.takes, format_words(words.language).TAKES
    values = said[takes.values].format(choices=words.one_of(takes.choices))
    if takes.nouns:
        return str(said["for_each_id"]).format(values=values, nouns=_nouns(told, words))
    keys = said[f"keys.{takes.keys}"].format(choices=words.structure.COMMA.join(takes.choices))
    return str(said["mapping"]).format(values=values, keys=keys)


def _nouns(told: Told, words: Words) -> str:
    nouns = told.takes.nouns
    if nouns == ("*",):
        return str(format_words(words.language).TAKES["of.*"])
    return words.one_of([words.noun(noun) for noun in nouns], quoted=False)


def forms_of(told: Told, words: Words) -> tuple[str, ...]:
    """Ways to write what a field takes, each on one line, the first the best example."""
    takes, said = told.takes, format_words(words.language)
    if takes.model is not None:
        return _held_forms(takes, takes.model, words)
    if own := said.OWN_FORMS.get(told.name):
        return tuple(own)
    if takes.kind == "mapping":
        return (_mapping_form(takes, words),)
    if takes.nouns:
        return (said.AN_ID,) if takes.kind == "text" else (f"[{said.AN_ID}]",)
    if takes.known:
        return takes.known[:1] if takes.kind == "text" else (f"[{takes.known[0]}]",)
    return takes.choices or said.FORMS[takes.kind]


def _mapping_form(takes: Takes, words: Words) -> str:
    said = format_words(words.language)
    first = takes.choices[0] if takes.choices else said.FORMS[takes.values][0]
    if takes.keys == "choice":
        return f"{{{first}: {said.A_REASON}}}"
    key = said.AN_ID if takes.nouns else said.FORMS["date"][0] if takes.keys == "date" else said.A_LABEL
    return f"{{{key}: {first}}}"


def _held_forms(takes: Takes, model: type[BaseModel], words: Words) -> tuple[str, ...]:
    """Ways to write what has fields of its own, the short ones first."""
    said = format_words(words.language)
    whole, an_id, titles = _fields_form(model, words), said.AN_ID, said.TITLES
    one = (_value_form(model, words), whole) if issubclass(model, Valued) else (whole,)
    if takes.kind == "items":
        return f"{{{an_id}: {said.A_TITLE}}}", f"{{{an_id}: {whole}}}", titles
    if takes.kind == "groups":
        return f"{{{said.A_LABEL}: {{{an_id}: {said.A_TITLE}}}}}", f"{{{said.A_LABEL}: {titles}}}"
    if takes.kind == "list":
        return (f"[{one[-1]}]",)
    if takes.kind == "mapping":
        series = tuple(f"{{{said.FORMS['date'][0]}: {each}}}" for each in one)
        return (*series, _fields_form(takes.instead, words)) if takes.instead else series
    return one


def _value_form(model: type[BaseModel], words: Words) -> str:
    return forms_of(next(told for told in _fields_of(model) if told.name == "value"), words)[0]


def _fields_form(model: type[BaseModel], words: Words) -> str:
    """Some fields of a model between braces: those that must be there first, then those of a single value."""
    said = format_words(words.language)
    own = [told for told in _fields_of(model) if not told.is_common or told.info.is_required()]
    own.sort(key=lambda told: (not told.info.is_required(), told.takes.model is not None))
    # Of items, titles are what is easiest to read inside braces; their fields may hold the same items again.
    shown = {
        told.name: said.TITLES if told.takes.kind == "items" else forms_of(told, words)[0]
        for told in own[:_MOST_FIELDS]
    } or {"title": said.A_TITLE, "note": said.FORMS["text"][0]}
    return f"{{{', '.join(f'{name}: {form}' for name, form in shown.items())}}}"


def _fields_of(model: type[BaseModel]) -> tuple[Told, ...]:
    return next(room.fields for room in rooms() if room.model is model)


def example_of(path: str, told: Told, words: Words) -> str:
    """A field in its place, as YAML."""
    return "\n".join(_inside(path.split("."), whole(), forms_of(told, words)[0], words, "")) + "\n"


def _inside(names: list[str], shape: Shape, value: str, words: Words, indent: str) -> list[str]:
    name, rest = names[0], names[1:]
    slot = shape.slots.get(name)
    if slot is None or not rest:
        return [f"{indent}{name}: {value}"]
    said = format_words(words.language)
    lines, deeper = [f"{indent}{name}:"], f"{indent}  "
    if slot.instead and rest[0] in shape_of(slot.instead).fields:
        return lines + _inside(rest, shape_of(slot.instead), value, words, deeper)
    keys = {"by_id": 1, "group_by_id": 2, "values": 1}.get(slot.holds, 0)
    for _ in range(keys):
        key = said.FORMS["date"][0] if slot.holds == "values" else said.AN_ID
        lines.append(f"{deeper}{key}:")
        deeper += "  "
    if slot.holds == "list":
        inner = _inside(rest[1:], shape_of(slot.of), value, words, "")
        return [*lines, f"{deeper}- {inner[0]}", *(f"{deeper}  {line}" for line in inner[1:])]
    return lines + _inside(rest[keys:], shape_of(slot.of), value, words, deeper)
