"""The chapter `personas`: the people who buy, what they want, and how our value answers it."""

from typing import Annotated, ClassVar, Literal

from groundplan.model.fields import OneOf, Quantity, Text, Texts, told
from groundplan.model.item import Item, Items, items


class PersonaGoal(Item):
    """What a persona wants to reach."""

    noun: ClassVar[str] = "persona_goal"


class Challenge(Item):
    """What makes a persona's life hard."""

    noun: ClassVar[str] = "challenge"


class Objection(Item):
    """What a persona says against buying."""

    noun: ClassVar[str] = "objection"

    answer: Text | None = told("What we say to it.", "我们怎么回答。")


class Channel(Item):
    """Where a persona can be reached."""

    noun: ClassVar[str] = "channel"

    cost: Quantity | None = told("What it costs to reach them there.", "触达成本。")


class Persona(Item):
    """A typical buyer."""

    noun: ClassVar[str] = "persona"

    type: Annotated[Literal["b2b", "b2c"], OneOf] | None = told("b2b or b2c.", "b2b 或 b2c。")
    segments: Texts = told("The segments it belongs to.", "属于哪些细分。", names="segment", default=())
    priority: Text | None = told(
        "How much it matters to us: high, medium, low or another word.",
        "对我们的重要性：高、中、低或其他词。",
        known=("high", "medium", "low"),
    )
    roles: Texts = told(
        "Its part in the purchase: decision_maker, champion, influencer, user, gatekeeper, buyer, payer and so on.",
        "在采购中的角色：decision_maker、champion、influencer、user、gatekeeper、buyer、payer 等。",
        default=(),
        known=(
            "decision_maker",
            "champion",
            "influencer",
            "initiator",
            "researcher",
            "user",
            "gatekeeper",
            "buyer",
            "payer",
            "beneficiary",
        ),
    )
    basics: dict[Text, Text] = told("Basic facts, each with a label.", "基本信息，标签自定。", default_factory=dict)
    traits: dict[Text, Text] = told(
        "Traits: industry and size, or age, pay and education.",
        "特征：行业、规模；或年龄、薪水、教育程度。",
        default_factory=dict,
    )
    goals: Items[PersonaGoal] = items("What it wants to reach.", "想达到什么。")
    challenges: Items[Challenge] = items("What makes it hard.", "遇到的挑战。")
    fit: dict[str, Text] = told(
        "How our value answers a challenge or goal of this persona, by its id.",
        "我们的价值如何回应它的某个挑战或目标，按编号写。",
        names=("challenge", "persona_goal"),
        own=True,
        default_factory=dict,
    )
    objections: Items[Objection] = items("What it says against buying, and our answer.", "异议及我们的回答。")
    channels: Items[Channel] = items("Where it can be reached.", "触达渠道。")
    quote: Text | None = told("A sentence it would say.", "它会说的一句话。")
