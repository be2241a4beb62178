"""The chapter `scenarios`: the same plan with some values changed."""

from typing import ClassVar

from groundplan.model.fields import Text, told
from groundplan.model.item import Item


class Scenario(Item):
    """What if some values were different."""

    noun: ClassVar[str] = "scenario"

    changes: dict[str, Text | None] = told(
        "New values by field, such as pipelines.direct.deal_size: 20k; nothing removes a value.",
        "要改的字段和新值，如 pipelines.direct.deal_size: 2万；留空表示去掉。",
        default_factory=dict,
    )
