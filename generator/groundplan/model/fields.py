"""How a field is declared: its types as people write them, its description in each language, what it names."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from groundplan import values
from groundplan.escape import UserText

T = TypeVar("T")


class Part(BaseModel):
    """A group of fields: frozen, and nothing in it that the format does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True)


class Valued(Part):
    """A group of fields with a `value`; a plain value may stand for the group."""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, raw: Any) -> Any:
        return {"value": raw} if isinstance(raw, str) else raw


def told(
    english: str,
    chinese: str,
    *,
    names: tuple[str, ...] | str = (),
    words_too: bool = False,
    own: bool = False,
    rich: bool = False,
    known: tuple[str, ...] = (),
    default: Any = None,
    **more: Any,
) -> Any:
    """A field with its description in both languages.

    `names`: nouns of the items that it names by id (of a mapping: that its keys name), `*` for any item.
    `words_too`: plain words may stand where an id could. `own`: only what is inside the item itself.
    `rich`: its text is a safe subset of Markdown. `known`: words of an open list that the site can translate.
    """
    nouns = (names,) if isinstance(names, str) else names
    extra: dict[str, Any] = {
        "zh": chinese,
        "names": nouns,
        "words_too": words_too,
        "own": own,
        "rich": rich,
        "known": known,
    }
    if "default_factory" not in more and default is not ...:
        more["default"] = default
    return Field(description=english, json_schema_extra=extra, **more)


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """How what stands in the file becomes the value of a field.

    It stands for the whole type: pydantic need not look at the type itself, which halves the time to start.
    """

    read: Callable[[object], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)


def wrong(code: str, **args: str) -> PydanticCustomError:
    """A problem of a value, by its code in `words`; `at` is the key inside the value that it stands at."""
    return PydanticCustomError(code, "{code}", {"code": code, **args})


def _kind(raw: object) -> str:
    return "mapping" if isinstance(raw, dict) else "list" if isinstance(raw, list) else "nothing"


def _text(raw: object) -> UserText:
    if not isinstance(raw, str):
        raise wrong("FMT202", wanted="text", found=_kind(raw))
    return UserText(raw)


def _texts(raw: object) -> tuple[UserText, ...]:
    if isinstance(raw, str):
        return (UserText(raw),)
    if not isinstance(raw, list):
        raise wrong("FMT202", wanted="texts", found=_kind(raw))
    for entry in raw:
        if not isinstance(entry, str | None):
            raise wrong("FMT202", wanted="texts", found=f"list_of_{_kind(entry)}s")
    return tuple(UserText(entry) for entry in raw if entry is not None)


def _reader(read: Callable[[Any], T], wanted: str, also: tuple[type, ...] = ()) -> Callable[[object], T]:
    def reader(raw: object) -> T:
        if isinstance(raw, (str, *also)):
            try:
                return read(raw)
            except values.Misread as misread:
                raise wrong(misread.code, **misread.args_) from None
        raise wrong("FMT202", wanted=wanted, found=_kind(raw))

    return reader


def _truth(raw: str) -> bool:
    if raw.lower() not in ("true", "false"):
        raise wrong("FMT205", text=raw)
    return raw.lower() == "true"


# What people answer with where a text may stand too: `optional: no` is no text that says when.
_ANSWERS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


def _truth_or_text(raw: str) -> bool | UserText:
    return _ANSWERS.get(raw.lower(), UserText(raw))


def number(low: float | None = None, high: float | None = None) -> Any:
    """A plain number between two bounds, both allowed."""

    def read(raw: str) -> float:
        quantity = values.Quantity.read(raw)
        if quantity.value is None or quantity.unit:
            raise wrong("FMT206", text=raw)
        found = float(quantity.value)
        if (low is not None and found < low) or (high is not None and found > high):
            raise wrong("FMT207", text=raw, low=f"{low:g}", high=f"{high:g}")
        return found

    return Read(_reader(read, "number"))


_LEVELS = {"low": 1, "medium": 3, "high": 5, "critical": 5, "低": 1, "中": 3, "高": 5, "极高": 5}


@dataclass(frozen=True, slots=True)
class Rating:
    """How strong or how likely: 1 to 5, or in words; low is 1, medium 3, high 5, other words have no level."""

    text: UserText
    level: float | None

    def __str__(self) -> str:
        return self.text

    @classmethod
    def read(cls, raw: str) -> "Rating":
        known = _LEVELS.get(raw.strip().lower())
        quantity = values.Quantity.read(raw)
        if known is None and quantity.value is not None and not 1 <= quantity.value <= 5:
            raise wrong("FMT207", text=raw, low="1", high="5")
        level = known if known is not None else quantity.value
        return cls(UserText(raw), None if level is None else float(level))


class _OneOf:
    """A closed list of words: anything else is an error that names them."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices = get_args(source)

        def read(raw: object) -> str:
            if not isinstance(raw, str):
                raise wrong("FMT202", wanted="text", found=_kind(raw))
            if raw not in choices:
                raise wrong("FMT203", text=raw, choices="|".join(choices))
            return raw

        return core_schema.no_info_before_validator_function(read, core_schema.literal_schema(list(choices)))


OneOf = _OneOf()

Text = Annotated[UserText, Read(_text)]
Texts = Annotated[tuple[UserText, ...], Read(_texts)]
Quantity = Annotated[values.Quantity, Read(_reader(values.Quantity.read, "quantity", also=(dict,)))]
Percent = Annotated[values.Percent, Read(_reader(values.Percent.read, "percent"))]
When = Annotated[values.When, Read(_reader(values.When.read, "date"))]
Impact = Annotated[Rating, Read(_reader(Rating.read, "rating"))]
Truth = Annotated[bool, Read(_reader(_truth, "truth"))]
TruthOrText = Annotated[bool | UserText, Read(_reader(_truth_or_text, "text"))]
Chapter = Literal[
    "team", "resources", "metrics", "goals", "market", "segments", "personas", "journeys", "pipelines", "actions",
    "referrals", "evidence", "assumptions", "decisions", "scenarios",
]  # fmt: skip
