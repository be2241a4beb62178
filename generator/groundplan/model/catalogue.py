"""Every field of the format as the model declares it: where it stands, what it takes, what it says of itself."""

from collections.abc import Iterator
from functools import cache
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, cast, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from groundplan.escape import UserText
from groundplan.model import Strategy
from groundplan.model.fields import Rating
from groundplan.model.item import Item
from groundplan.model.pipelines import MustWin
from groundplan.model.scenarios import Written
from groundplan.model.shape import Shape, shape_of
from groundplan.values import Percent, Quantity, When

Kind = Literal[
    "text", "texts", "quantity", "percent", "date", "rating", "number", "truth", "truth_or_text", "choice",
    "must_win", "anything", "mapping", "fields", "items", "groups", "list",
]  # fmt: skip

_KINDS: dict[Any, Kind] = {
    UserText: "text",
    str: "text",
    Quantity: "quantity",
    Percent: "percent",
    When: "date",
    Rating: "rating",
    float: "number",
    bool: "truth",
    MustWin: "must_win",
    Written: "anything",
}
_SLOTS: dict[str, Kind] = {
    "one": "fields",
    "by_id": "items",
    "group_by_id": "groups",
    "list": "list",
    "values": "mapping",
}
# What an id stands for in a path that holds for all.
ANY = "*"


class Takes(NamedTuple):
    """What a field takes: a kind of value; the choices of a closed list, the known words of an open one;
    the nouns of items that it names.

    `keys` and `values` are those of a mapping, `model` is that of fields, items and lists of them, `instead` one that
    may stand in place of them all. `listed`: a list may stand for the mapping, or in it for one of the models.
    """

    kind: Kind
    choices: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    words_too: bool = False
    known: tuple[str, ...] = ()
    keys: Kind | None = None
    values: Kind | None = None
    model: type[BaseModel] | None = None
    instead: type[BaseModel] | None = None
    listed: bool = False


class Told(NamedTuple):
    """One field: its name in the file, the model that declares it, what it takes."""

    name: str
    declared_in: type[BaseModel]
    takes: Takes
    info: FieldInfo

    @property
    def is_common(self) -> bool:
        """Whether every item has it."""
        return self.declared_in is Item

    @property
    def default(self) -> str:
        """What holds when the file does not say; empty when nothing does."""
        held = self.info.default
        if isinstance(held, MustWin):
            return held.rule
        if isinstance(held, bool) or not isinstance(held, str | float | int):
            return ""
        return held if isinstance(held, str) else f"{held:g}"

    def about(self, language: str) -> str:
        """What it is, in one or two sentences."""
        extra = cast("dict[str, str]", self.info.json_schema_extra or {})
        return extra["zh"] if language == "zh" else self.info.description or ""


class Room(NamedTuple):
    """A model with its fields and every place of the file it can stand in, `*` for an id."""

    model: type[BaseModel]
    places: tuple[str, ...]
    fields: tuple[Told, ...]

    @property
    def noun(self) -> str:
        """What the format calls it when it is an item, else empty."""
        return self.model.noun if issubclass(self.model, Item) else ""


@cache
def rooms() -> tuple[Room, ...]:
    """Every model of the format, the whole file first, each before what stands in it."""
    places: dict[type[BaseModel], list[str]] = {}
    for model, path in _walk(shape_of(Strategy), "", ()):
        places.setdefault(model, []).append(path)
    return tuple(Room(model, tuple(paths), _fields(model)) for model, paths in places.items())


@cache
def common() -> tuple[Told, ...]:
    """The fields that every item has."""
    return _fields(Item)


@cache
def takes_at(model: type[BaseModel], name: str) -> Takes:
    """What one field of a model takes, without a look at the rest of the format."""
    shape = shape_of(model)
    return _takes(shape, name, model.model_fields[shape.fields[name]])


def _walk(shape: Shape, path: str, inside: tuple[type[BaseModel], ...]) -> Iterator[tuple[type[BaseModel], str]]:
    yield shape.model, path
    if shape.model in inside:  # segments in segments: the same again
        return
    for name, slot in shape.slots.items():
        stars = {"one": 0, "group_by_id": 2}.get(slot.holds, 1)
        field = f"{path}.{name}".lstrip(".")
        yield from _walk(shape_of(slot.of), ".".join([field, *[ANY] * stars]), (*inside, shape.model))
        if slot.instead:
            yield from _walk(shape_of(slot.instead), field, (*inside, shape.model))


def _fields(model: type[BaseModel]) -> tuple[Told, ...]:
    shape = shape_of(model)
    infos = ((name, attribute, model.model_fields[attribute]) for name, attribute in shape.fields.items())
    return tuple(
        Told(name, _declaring(model, attribute), _takes(shape, name, info), info) for name, attribute, info in infos
    )


def _declaring(model: type[BaseModel], attribute: str) -> type[BaseModel]:
    return next(each for each in model.__mro__ if attribute in get_annotations(each))


def _takes(shape: Shape, name: str, info: FieldInfo) -> Takes:
    naming, slot = shape.namings.get(name), shape.slots.get(name)
    bare = _bare(info.annotation)
    named = Takes(
        "text",
        nouns=naming.nouns if naming else (),
        words_too=bool(naming and naming.words_too),
        known=cast("dict[str, tuple[str, ...]]", info.json_schema_extra)["known"],
    )
    if slot:
        keyed = slot.holds == "values"
        listed = keyed and _has_lists(info.annotation)
        keys: Kind | None = "date" if keyed else None
        return named._replace(kind=_SLOTS[slot.holds], keys=keys, model=slot.of, instead=slot.instead, listed=listed)
    if get_origin(bare) is dict:
        keys, held = (_bare(each) for each in get_args(bare))
        choices = _choices(held) or _choices(keys)
        listed = any(isinstance(each, BeforeValidator) for each in info.metadata)
        return named._replace(kind="mapping", choices=choices, keys=_kind(keys), values=_kind(held), listed=listed)
    return named._replace(kind=_kind(bare), choices=_choices(bare))


def _bare(annotation: Any) -> Any:
    """A type without what is annotated to it, and without None."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        left = [each for each in get_args(annotation) if each is not NoneType]
        return _bare(left[0]) if len(left) == 1 else annotation
    return annotation


def _kind(bare: Any) -> Kind:
    origin = get_origin(bare)
    if origin is Literal:
        return "choice"
    if origin is tuple:
        return "texts"
    if origin in (Union, UnionType):
        return "truth_or_text"
    return _KINDS[bare]


def _has_lists(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_has_lists, get_args(annotation)))


def _choices(bare: Any) -> tuple[str, ...]:
    return get_args(bare) if get_origin(bare) is Literal else ()
