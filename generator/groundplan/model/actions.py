"""The chapter `actions`: who does what by when, and what for."""

from typing import Annotated, ClassVar, Literal

from groundplan.model.fields import OneOf, Percent, Quantity, Text, Texts, When, told
from groundplan.model.item import Item

ADDRESSABLE = (
    "goal", "need", "obstacle", "swot", "challenge", "objection", "like", "dislike", "blocker", "idea", "loss_reason",
)  # fmt: skip


class Action(Item):
    """Something that somebody does."""

    noun: ClassVar[str] = "action"

    kind: Text | None = told(
        "hiring, process, automation, referral, content, training, product, research or another word.",
        "hiring、process、automation、referral、content、training、product、research 或其他词。",
        known=("hiring", "process", "automation", "referral", "content", "training", "product", "research", "other"),
    )
    owner: Texts = told(
        "Who does it: a role, several, or words.",
        "谁来做：岗位（可多个）或文字。",
        names="team",
        words_too=True,
        default=(),
    )
    start: When | None = told("When it starts.", "何时开始。")
    due: When | None = told("When it is due.", "何时完成。")
    until: When | None = told("How long it goes on, for what is done again and again.", "持续到何时（长期事项）。")
    contributors: Texts = told("Who helps.", "谁协助。", names="team", words_too=True, default=())
    status: Annotated[Literal["idea", "planned", "doing", "blocked", "done", "dropped"], OneOf] = told(
        "idea, planned, doing, blocked, done or dropped.",
        "idea（想法）、planned（计划）、doing（进行中）、blocked（受阻）、done（完成）或 dropped（放弃）。",
        default="planned",
    )
    priority: Text | None = told(
        "high, medium, low or another word.", "高、中、低或其他词。", known=("high", "medium", "low")
    )
    progress: Percent | None = told("How much is done.", "完成了多少。")
    target: Quantity | None = told("What it should bring.", "预期成果。")
    serves: Texts = told("The goals it serves.", "服务于哪些目标。", names="goal", default=())
    addresses: Texts = told(
        "What it answers: weaknesses, blockers, challenges and the like.",
        "针对什么：劣势、阻碍、挑战等。",
        names=ADDRESSABLE,
        default=(),
    )
    after: Texts = told("Actions that must be finished first.", "必须先完成哪些行动。", names="action", default=())
    part_of: Text | None = told("The larger action it is part of.", "属于哪个更大的行动。", names="action")
    cost: Quantity | None = told("What it costs.", "成本。")
    effort: Quantity | None = told("How much work it is.", "工作量。")
    adds: dict[str, Quantity] = told(
        "People it adds, by role.", "增加的人数，按岗位。", names="team", default_factory=dict
    )
    done_when: Text | None = told("How we know that it is done.", "怎样算完成。")
    segments: Texts = told("Whom it is about.", "针对哪些细分。", names="segment", default=())
    result: Text | None = told("What came of it.", "结果如何。")
