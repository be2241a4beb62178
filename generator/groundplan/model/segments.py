"""The chapter `segments`: ways to cut the market into groups that share traits."""

from typing import Annotated, ClassVar, Literal

from groundplan.model.fields import OneOf, Quantity, Text, Texts, told
from groundplan.model.item import Item, Items, items


class AxisValue(Item):
    """One value on an axis of a matrix."""

    noun: ClassVar[str] = "axis_value"


class Group(Item):
    """A group of customers who share traits."""

    noun: ClassVar[str] = "segment"

    criteria: Texts = told("What makes a customer belong to it.", "符合什么条件属于它。", default=())
    match: Annotated[Literal["all", "any", "most"], OneOf] | None = told(
        "Whether all, any or most criteria must hold.", "需满足全部、任一还是大多数条件。"
    )
    examples: Texts = told("Examples.", "例子。", default=())
    size: Quantity | None = told("How many there are, or what they are worth.", "规模。")
    priority: Text | None = told(
        "focus, develop, serve, maintain, avoid or another word.",
        "focus、develop、serve、maintain、avoid 或其他词。",
        known=("focus", "develop", "serve", "maintain", "avoid"),
    )


class Focus(Group):
    """A cell of a matrix that we look at: a segment of its own."""

    cell: Texts = told("One value of each axis.", "每条轴上的取值。", names="axis_value", default=())


class Segment(Group):
    """A segment; at the top, a way to cut the market."""

    children: Items["Segment"] = items("Its sub-segments.", "下级细分。")
    axes: dict[str, Items[AxisValue]] = items("Axes of a matrix, each with its values.", "矩阵的轴及其取值。")
    focus: Items[Focus] = items("Cells of the matrix that we look at.", "矩阵中关注的格子。")
