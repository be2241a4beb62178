"""The chapter `resources`: what we have or lack that helps or hinders the goals."""

from typing import Annotated, ClassVar, Literal

from groundplan.model.fields import OneOf, Quantity, Text, Texts, When, told
from groundplan.model.item import Item


class Resource(Item):
    """People, a tool, data, money or a partner."""

    noun: ClassVar[str] = "resource"

    kind: Text | None = told(
        "people, tool, data, budget, partner or another word.",
        "people、tool、data、budget、partner 或其他词。",
        known=("people", "tool", "data", "budget", "partner", "other"),
    )
    state: Annotated[Literal["have", "partly", "missing"], OneOf] | None = told(
        "have, partly or missing.", "have（已有）、partly（部分）或 missing（缺）。"
    )
    effect: Annotated[Literal["helps", "hinders"], OneOf] | None = told(
        "Whether it helps or hinders the goals.", "对目标是助力（helps）还是阻力（hinders）。"
    )
    affects: Texts = told("The goals it helps or hinders.", "影响哪些目标。", names="goal", default=())
    cost: Quantity | None = told("What it costs.", "成本。")
    amount: Quantity | None = told("How much of it there is.", "有多少。")
    spent: Quantity | None = told("How much of it is used already.", "已用多少。")
    part_of: Text | None = told("The larger resource it is part of.", "属于哪个更大的资源。", names="resource")
    by: When | None = told("When it must be there.", "最迟何时到位。")
