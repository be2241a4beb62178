"""The chapter `goals`: what we want to reach, by when, and what feeds what."""

from typing import Annotated, ClassVar, Literal

from groundplan.model.fields import OneOf, Percent, Quantity, Text, Texts, Valued, When, told
from groundplan.model.item import Item
from groundplan.model.metrics import Figure


class Baseline(Valued):
    """Where we start; a plain value may stand for it."""

    value: Quantity | None = told("The value we start from.", "起点数值。")
    date: When | None = told("The day of that value.", "该数值的日期。")


class Target(Valued):
    """What we want to reach; a plain value may stand for it."""

    value: Quantity | None = told(
        "The value to reach: 13M, a change such as +30% or +3, or a band such as 3..5.",
        "要达到的数值：1300万；变化如 +30%、+3；或范围如 3..5。",
    )
    by: When | None = told("When it is due. Alone it makes a milestone.", "期限。只写期限就是里程碑。")
    per: Texts = told(
        "What the value is per: a role, a time, or both.",
        "每个岗位、每段时间，或两者。",
        names="team",
        words_too=True,
        default=(),
    )
    phasing: dict[When, Percent] = told(
        "How much of it falls into each part of the time.", "各时段应完成的比例。", default_factory=dict
    )


class Band(Item):
    """A part of a target that is a sum."""

    noun: ClassVar[str] = "part"

    count: Quantity | None = told("How many.", "多少个。")
    each: Quantity | None = told("How much each.", "每个多少。")
    segments: Texts = told("Which segments it is about.", "针对哪些细分。", names="segment", default=())


class CheckIn(Figure):
    """What the value was on a day; a plain value may stand for it."""

    confidence: Percent | None = told("How sure we were of reaching the target.", "当时对达成目标的信心。")


class Goal(Item):
    """What we want to reach."""

    noun: ClassVar[str] = "goal"

    metric: Text | None = told("What it is measured by.", "用哪个指标衡量。", names="metric")
    level: Text | None = told(
        "Whose goal it is: company, team, person, or another word.",
        "哪一级的目标：公司、团队、个人等。",
        known=("company", "team", "person"),
    )
    start: When | None = told("When work on it starts.", "从何时开始。")
    baseline: Baseline | None = told("Where we start.", "起点。")
    target: Target | None = told("What we want to reach, and by when.", "要达到多少，何时达到。")
    owner: Texts = told(
        "Who answers for it: a role, several, or words.",
        "谁负责：岗位（可多个）或文字。",
        names="team",
        words_too=True,
        default=(),
    )
    contributors: Texts = told("Who helps.", "谁协助。", names="team", words_too=True, default=())
    why: Text | None = told("Why it matters.", "为什么重要。")
    how: Text | None = told("What makes us think that we can.", "凭什么认为能做到。")
    confidence: Percent | None = told("How sure we are: a percent or words.", "信心：百分比或文字。")
    supports: Texts = told("The goals that this one feeds.", "它支撑哪些目标。", names="goal", default=())
    after: Texts = told("Goals that must be met first.", "必须先达成哪些目标。", names="goal", default=())
    combine: Annotated[Literal["sum", "mean", "all", "none"], OneOf] = told(
        "How the goals that support it add up: sum, mean, all or none.",
        "支撑它的目标如何合并：sum、mean、all 或 none。",
        default="sum",
    )
    parts: tuple[Band, ...] = told("Parts that the target is the sum of.", "目标由哪些部分相加。", default=())
    check_ins: dict[When, CheckIn] = told("What was reached, by date.", "进展记录，按日期。", default_factory=dict)
    segments: Texts = told("Whom it is about.", "针对哪些细分。", names="segment", default=())
    status: Annotated[Literal["proposed", "active", "done", "dropped"], OneOf] = told(
        "proposed, active, done or dropped.",
        "proposed（提议）、active（进行中）、done（完成）或 dropped（放弃）。",
        default="active",
    )
    stage: Text | None = told("The pipeline stage that it fills.", "它充实管道的哪个阶段。", names="stage")
