"""The chapter `referrals`: asking happy customers to recommend us."""

from typing import ClassVar

from groundplan.model.fields import Quantity, Text, Texts, told
from groundplan.model.item import Item


class Referral(Item):
    """A way of asking for referrals."""

    noun: ClassVar[str] = "referral"

    moment: Text | None = told("The moment to ask.", "什么时候请求推荐。")
    stage: Text | None = told(
        "The stage of the pipeline or journey at which we ask.",
        "在管道或旅程的哪个阶段请求。",
        names=("stage", "journey_stage"),
    )
    asked_by: Texts = told("Who asks.", "谁来问。", names="team", words_too=True, default=())
    wording: Text | None = told("What to say.", "怎么说。")
    reward: Text | None = told("What the customer gets for it.", "客户得到什么。")
    earned_when: Text | None = told("When the reward is earned.", "何时获得奖励。")
    target: Quantity | None = told("How many we want.", "目标数量。")
    personas: Texts = told("Whom we ask.", "向谁请求。", names="persona", default=())
    goal: Text | None = told("The goal it feeds.", "支撑哪个目标。", names="goal")
