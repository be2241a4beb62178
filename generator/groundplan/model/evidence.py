"""The chapters `evidence`, `assumptions` and `decisions`: what we know, what we suppose, what we settled."""

from typing import Annotated, ClassVar, Literal

from groundplan.model.fields import OneOf, Quantity, Text, Texts, When, told
from groundplan.model.item import Item


class Evidence(Item):
    """Something we know, and where from."""

    noun: ClassVar[str] = "evidence"

    kind: Text | None = told(
        "interview, survey, data, observation, benchmark, document or another word.",
        "interview、survey、data、observation、benchmark、document 或其他词。",
        known=("interview", "survey", "data", "observation", "benchmark", "document"),
    )
    date: When | None = told("When it was found.", "何时得到。")
    sample: Quantity | None = told("How many were asked or counted.", "样本量。")
    by: Texts = told("Who found it.", "谁得到的。", names="team", words_too=True, default=())
    link: Text | None = told("Where to read it.", "在哪里可以看到。")
    finding: Text | None = told("What it says.", "结论。")


class Assumption(Item):
    """Something we suppose until we know better."""

    noun: ClassVar[str] = "assumption"

    value: Quantity | None = told("What we suppose.", "假设值。")
    low: Quantity | None = told("At least.", "至少。")
    high: Quantity | None = told("At most.", "至多。")
    basis: Annotated[Literal["own_data", "benchmark", "guess"], OneOf] | None = told(
        "own_data, benchmark or guess.", "own_data（自有数据）、benchmark（行业基准）或 guess（估计）。"
    )
    feeds: Texts = told(
        "The fields that it sets, such as pipelines.direct.deal_size.",
        "它决定哪些字段，如 pipelines.direct.deal_size。",
        default=(),
    )
    stop_if: Text | None = told("What would show that it is wrong.", "出现什么情况说明假设错了。")


class Decision(Item):
    """Something that is settled, or has to be."""

    noun: ClassVar[str] = "decision"

    status: Annotated[Literal["open", "taken"], OneOf] = told(
        "open or taken.", "open（待定）或 taken（已定）。", default="taken"
    )
    date: When | None = told("When it was or must be taken.", "决定日期或期限。")
    by: Texts = told("Who decides.", "谁决定。", names="team", words_too=True, default=())
    why: Text | None = told("Why.", "为什么。")
    options: Texts = told("What could be chosen.", "可选方案。", default=())
    rejected: Texts = told("What was not chosen.", "被否决的方案。", default=())
    affects: Texts = told("What it changes.", "影响什么。", names="*", default=())
    after: Texts = told("Actions that must be finished first.", "必须先完成哪些行动。", names="action", default=())
