"""The chapter `market`: whom we serve, what we offer, where we are strong and weak, and against whom."""

from typing import Annotated, ClassVar, Literal

from groundplan.model.fields import Impact, OneOf, Part, Percent, Quantity, Text, Texts, When, number, told
from groundplan.model.item import Item, Items, items


class Point(Part):
    """A place on the positioning map."""

    x: Annotated[float, number()] | None = told("How far to the right, usually 0 to 1.", "横向位置，通常 0 到 1。")
    y: Annotated[float, number()] | None = told("How far up, usually 0 to 1.", "纵向位置，通常 0 到 1。")


class ValueProposition(Item):
    """Why customers should choose us."""

    noun: ClassVar[str] = "value_proposition"

    for_: Texts = told(
        "For which segments or personas.",
        "面向哪些细分或画像。",
        names=("segment", "persona"),
        default=(),
        alias="for",
    )
    because: Text | None = told("Why it is true.", "凭什么。")
    unlike: Texts = told("Which competitors cannot say it.", "哪些竞争对手做不到。", names="competitor", default=())


class Tier(Part):
    """A price of its own: for a range of amounts, or for a plan with a name."""

    title: Text | None = told("What the plan is called.", "方案名称。")
    from_: Quantity | None = told("From how many.", "起始数量。", alias="from")
    to: Quantity | None = told("Up to how many.", "截止数量。")
    each: Quantity | None = told("The price of each.", "单价。")
    per: Text | None = told("What the price is per.", "按什么计价。")


class Offer(Item):
    """What we sell."""

    noun: ClassVar[str] = "offer"

    price: Quantity | None = told("What it costs.", "价格。")
    per: Text | None = told("What the price is per.", "按什么计价。")
    for_: Texts = told(
        "For which segments or personas.",
        "面向哪些细分或画像。",
        names=("segment", "persona"),
        default=(),
        alias="for",
    )
    tiers: tuple[Tier, ...] = told("Prices by amount.", "阶梯价格。", default=())


class Need(Item):
    """What customers need."""

    noun: ClassVar[str] = "need"

    segments: Texts = told("Which segments have it.", "哪些细分有此需求。", names="segment", default=())
    answer: Text | None = told("How we meet it.", "我们如何满足。")


class Obstacle(Item):
    """What stands between us and the goals."""

    noun: ClassVar[str] = "obstacle"

    side: Annotated[Literal["internal", "external"], OneOf] | None = told(
        "internal or external.", "internal（内部）或 external（外部）。"
    )
    blocks: Texts = told("The goals it blocks.", "阻碍哪些目标。", names="goal", default=())
    impact: Impact | None = told("How much it hurts: 1 to 5, or low, medium, high.", "影响程度：1 到 5，或低、中、高。")
    likelihood: Impact | None = told(
        "How likely it is: 1 to 5, or low, medium, high.", "可能性：1 到 5，或低、中、高。"
    )
    answer: Text | None = told("What we do about it.", "如何应对。")
    owner: Texts = told("Who watches it.", "谁负责关注。", names="team", words_too=True, default=())
    status: Text | None = told("Where it stands, such as watching or closed.", "目前状况，例如关注中、已解决。")


class Size(Item):
    """How big a market is."""

    noun: ClassVar[str] = "size"

    value: Quantity | None = told("How big.", "规模。")
    date: When | None = told("For when.", "对应时间。")
    growth: Percent | None = told("How fast it grows in a year.", "年增长率。")
    addressable: Quantity | None = told("How much of it we can serve.", "我们能服务的部分。")
    segments: Texts = told("Which segments it is about.", "针对哪些细分。", names="segment", default=())


class SwotItem(Item):
    """A strength, weakness, opportunity or threat."""

    noun: ClassVar[str] = "swot"

    impact: Impact | None = told(
        "How much it matters: 1 to 5, or low, medium, high.", "影响程度：1 到 5，或低、中、高。"
    )
    likelihood: Impact | None = told(
        "How likely it is: 1 to 5, or low, medium, high.", "可能性：1 到 5，或低、中、高。"
    )
    position: Point | None = told("Its place on a chart.", "在图上的位置。")


class Swot(Part):
    """Strengths and weaknesses inside, opportunities and threats outside."""

    strengths: Items[SwotItem] = items("What we are good at.", "优势。")
    weaknesses: Items[SwotItem] = items("What we are bad at.", "劣势。")
    opportunities: Items[SwotItem] = items("What outside helps us.", "机会。")
    threats: Items[SwotItem] = items("What outside endangers us.", "威胁。")


class Move(Item):
    """What we do with strengths, weaknesses, opportunities and threats (TOWS)."""

    noun: ClassVar[str] = "move"

    uses: Texts = told(
        "The SWOT items that it joins; a competitor's too.",
        "结合哪些 SWOT 条目，也可以是竞争对手的。",
        names="swot",
        default=(),
    )


class Force(Item):
    """A force of the market, such as the power of buyers."""

    noun: ClassVar[str] = "force"

    rating: Annotated[float, number(1, 5)] | None = told("How strong, 1 to 5.", "强度，1 到 5。")


class Axis(Part):
    """One axis of the positioning map."""

    title: Text | None = told("What it measures.", "衡量什么。")
    low: Text | None = told("What its low end means.", "低端的含义。")
    high: Text | None = told("What its high end means.", "高端的含义。")


class PositioningMap(Part):
    """Where we and the competitors stand, on two axes."""

    x: Axis | None = told("The axis across.", "横轴。")
    y: Axis | None = told("The axis up.", "纵轴。")
    us: Point | None = told("Where we stand.", "我们的位置。")


class Competitor(Item):
    """Whom the customer could choose instead."""

    noun: ClassVar[str] = "competitor"

    kind: Text | None = told(
        "company, group, substitute, status_quo or another word.",
        "company、group、substitute、status_quo 或其他词。",
        known=("company", "group", "substitute", "status_quo"),
    )
    offer: Text | None = told("What they sell.", "他们卖什么。")
    price: Quantity | None = told("What it costs.", "价格。")
    size: Quantity | None = told("How big they are.", "规模。")
    has: Texts = told("What they have.", "他们有什么。", default=())
    lacks: Texts = told("What they lack.", "他们缺什么。", default=())
    swot: Swot = told(
        "Their strengths, weaknesses, opportunities and threats.",
        "他们的优势、劣势、机会和威胁。",
        default_factory=Swot.model_construct,
    )
    win_because: Texts = told("Why we win against them.", "我们为什么赢。", default=())
    lose_because: Texts = told("Why we lose against them.", "我们为什么输。", default=())
    answer: Text | None = told("What we say when a buyer names them.", "客户提到他们时怎么说。")
    position: Point | None = told("Their place on the positioning map.", "在定位图上的位置。")


class Market(Part):
    """Where the product fits."""

    value_propositions: Items[ValueProposition] = items("Why customers should choose us.", "价值主张。")
    offers: Items[Offer] = items("What we sell.", "我们卖什么。")
    needs: Items[Need] = items("What customers need.", "客户需求。")
    obstacles: Items[Obstacle] = items("What stands between us and the goals.", "障碍。")
    sizes: Items[Size] = items("How big the market is.", "市场规模。")
    swot: Swot = told(
        "Our strengths, weaknesses, opportunities and threats.",
        "我们的优势、劣势、机会和威胁。",
        default_factory=Swot.model_construct,
    )
    moves: Items[Move] = items("What we do with them (TOWS).", "由 SWOT 得出的举措（TOWS）。")
    forces: Items[Force] = items("The forces of the market.", "市场力量（如波特五力）。")
    map: PositioningMap | None = told("The positioning map.", "定位图。")
    competitors: Items[Competitor] = items("Whom customers could choose instead.", "竞争对手。")
