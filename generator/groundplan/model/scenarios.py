"""The chapter `scenarios`: the same plan with some values changed."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from groundplan.model.fields import Read, told
from groundplan.model.item import Item


@dataclass(frozen=True, slots=True)
class Written:
    """A value as the file has it, whatever field it is for: text, list or mapping; `str()` is one line."""

    raw: object

    def __str__(self) -> str:
        return _line(self.raw)


def _line(raw: object) -> str:
    if isinstance(raw, dict):
        return "{" + ", ".join(f"{key}: {_line(value)}" for key, value in raw.items()) + "}"
    if isinstance(raw, list):
        return "[" + ", ".join(map(_line, raw)) + "]"
    return "" if raw is None else str(raw)


class Scenario(Item):
    """What if some values were different."""

    noun: ClassVar[str] = "scenario"

    changes: dict[str, Annotated[Written, Read(Written)]] = told(
        "New values by field, such as pipelines.direct.deal_size: 20k; nothing removes a value.",
        "要改的字段和新值，如 pipelines.direct.deal_size: 2万；留空表示去掉。",
        default_factory=dict,
    )
