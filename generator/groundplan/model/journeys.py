"""The chapter `journeys`: how customers come to buy and stay, stage by stage."""

from typing import Annotated, ClassVar

from groundplan.model.fields import Percent, Text, Texts, Truth, TruthOrText, number, told
from groundplan.model.item import Item, Items, items

Feeling = Annotated[float, number(-2, 2)]


class Like(Item):
    """What customers like."""

    noun: ClassVar[str] = "like"


class Dislike(Item):
    """What customers dislike."""

    noun: ClassVar[str] = "dislike"


class Blocker(Item):
    """What stops prospects from going on."""

    noun: ClassVar[str] = "blocker"

    share: Percent | None = told("How many prospects it stops.", "有多少潜在客户因此止步。")
    answer: Text | None = told("What we do or say about it.", "我们如何化解。")


class Idea(Item):
    """What could be better here."""

    noun: ClassVar[str] = "idea"


class CompetitorHere(Item):
    """What a competitor does at this stage; a plain text says it."""

    noun: ClassVar[str] = "competitor_here"
    short: ClassVar[str] = "does"
    of_another: ClassVar[bool] = True

    does: Text | None = told("What they do here.", "他们在此做什么。")
    platforms: Texts = told("On which platforms.", "在哪些平台。", default=())


class CustomerStatus(Item):
    """What a customer can be besides the stage, such as at risk."""

    noun: ClassVar[str] = "status"

    stages: Texts = told("At which stages.", "出现在哪些阶段。", names="journey_stage", default=())


class JourneyStage(Item):
    """A stage of the journey, seen from the customer."""

    noun: ClassVar[str] = "journey_stage"

    aim: Text | None = told("What the customer wants here.", "客户此时想要什么。")
    doing: Texts = told("What the customer does.", "客户做什么。", default=())
    touchpoints: Texts = told("Where the customer meets us.", "触点。", default=())
    channels: Texts = told("Through which channels.", "渠道。", default=())
    backstage: Texts = told("What we do that the customer does not see.", "客户看不到的后台工作。", default=())
    feeling: Feeling | None = told("How it feels now, from -2 to 2.", "现在的感受，-2 到 2。")
    feeling_wanted: Feeling | None = told("How it should feel, from -2 to 2.", "希望的感受，-2 到 2。")
    moment_of_truth: Truth = told("Whether the customer decides about us here.", "是否关键时刻。", default=False)
    likes: Items[Like] = items("What customers like here.", "客户欣赏什么。")
    dislikes: Items[Dislike] = items("What customers dislike here.", "客户反感什么。")
    blockers: Items[Blocker] = items("What stops prospects here.", "什么阻止潜在客户。")
    competitors: Items[CompetitorHere] = items(
        "What competitors do here, by competitor.", "竞争对手在此做什么，按对手编号。", names="competitor"
    )
    ideas: Items[Idea] = items("What could be better here.", "改进想法。")
    optional: TruthOrText = told("Whether the stage can be left out, or when.", "可否跳过，或何时跳过。", default=False)
    next: Texts = told(
        "The stages that can follow, when not the one below.",
        "可能的下一阶段（若不是紧接的那个）。",
        names="journey_stage",
        default=(),
    )


class Journey(Item):
    """A journey of a kind of customer."""

    noun: ClassVar[str] = "journey"

    personas: Texts = told("Whose journey it is.", "谁的旅程。", names="persona", default=())
    likes: Items[Like] = items("What customers like, at no one stage.", "不属于单一阶段的：客户欣赏什么。")
    dislikes: Items[Dislike] = items("What customers dislike, at no one stage.", "不属于单一阶段的：客户反感什么。")
    blockers: Items[Blocker] = items("What stops prospects, at no one stage.", "不属于单一阶段的：什么阻止购买。")
    statuses: Items[CustomerStatus] = items("What a customer can be besides the stage.", "阶段之外客户可能的状态。")
    stages: Items[JourneyStage] = items("The stages, in order.", "各阶段，按顺序。")
