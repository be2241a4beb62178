"""What a field takes, in plain words, and how it looks in a file."""

from functools import cache
from importlib import import_module
from types import ModuleType

from groundplan.model.catalogue import Told
from groundplan.model.fields import Valued
from groundplan.model.shape import Shape, shape_of, whole
from groundplan.words import Words


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
    """Ways to write a single value of a field, the first the best example; none for what has fields of its own."""
    takes, said = told.takes, format_words(words.language)
    if takes.model is not None or takes.kind == "mapping":
        return ()
    if takes.nouns:
        return (said.AN_ID,) if takes.kind == "text" else (f"[{said.AN_ID}]",)
    if takes.known:
        return takes.known[:1] if takes.kind == "text" else (f"[{takes.known[0]}]",)
    return takes.choices or said.FORMS[takes.kind]


def example_of(path: str, told: Told, words: Words) -> str:
    """A field in its place, as YAML; empty for what has fields of its own."""
    value = _example_value(told, words)
    return "\n".join(_inside(path.split("."), whole(), value, words, "")) + "\n" if value else ""


def _example_value(told: Told, words: Words) -> str:
    takes, said = told.takes, format_words(words.language)
    if takes.model is None and takes.kind == "mapping":
        first = takes.choices[0] if takes.choices else said.FORMS[takes.values][0]
        key = (
            said.AN_ID
            if takes.nouns
            else {"date": said.FORMS["date"][0], "choice": first}.get(takes.keys or "", said.A_LABEL)
        )
        return f"{{{key}: {said.A_REASON if takes.keys == 'choice' else first}}}"
    forms = forms_of(told, words)
    return forms[0] if forms else ""


def _inside(names: list[str], shape: Shape, value: str, words: Words, indent: str) -> list[str]:
    name, rest = names[0], names[1:]
    slot = shape.slots.get(name)
    if slot is None or not rest:
        return [f"{indent}{name}: {value}"]
    said = format_words(words.language)
    lines, deeper = [f"{indent}{name}:"], f"{indent}  "
    keys = {"by_id": 1, "group_by_id": 2, "values": 1}.get(slot.holds, 0)
    for _ in range(keys):
        key = said.FORMS["date"][0] if slot.holds == "values" else said.AN_ID
        lines.append(f"{deeper}{key}:")
        deeper += "  "
    if slot.holds == "list":
        inner = _inside(rest[1:], shape_of(slot.of), value, words, "")
        return [*lines, f"{deeper}- {inner[0]}", *(f"{deeper}  {line}" for line in inner[1:])]
    return lines + _inside(rest[keys:], shape_of(slot.of), value, words, deeper)
