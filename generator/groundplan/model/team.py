"""The chapter `team`: the roles that do the work, how many people, and what each can sell."""

from typing import ClassVar

from groundplan.model.fields import Percent, Quantity, Text, Texts, told
from groundplan.model.item import Item


class Role(Item):
    """A role, not a person."""

    noun: ClassVar[str] = "team"

    headcount: Quantity | None = told(
        "How many people are fully working at the start of the period.", "期初在岗并已上手的人数。"
    )
    reports_to: Text | None = told("The role it reports to.", "向哪个岗位汇报。", names="team", words_too=True)
    quota: Quantity | None = told("What one person is asked to sell in a year.", "每人每年的销售指标。")
    attainment: Percent | None = told("The share of the quota that people reach on average.", "平均完成指标的比例。")
    ramp_months: Quantity | None = told("Months until a new person sells in full.", "新人完全上手要几个月。")
    does: Texts = told("What the role does.", "这个岗位做什么。", default=())
