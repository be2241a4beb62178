"""The strategy as frozen models, one module a chapter; `Strategy` is the whole file."""

from groundplan.model.actions import Action
from groundplan.model.charter import Charter
from groundplan.model.evidence import Assumption, Decision, Evidence
from groundplan.model.fields import Part, Text, Texts, told
from groundplan.model.goals import Goal
from groundplan.model.item import Items, items
from groundplan.model.journeys import Journey
from groundplan.model.market import Market
from groundplan.model.metrics import Metric
from groundplan.model.personas import Persona
from groundplan.model.pipelines import Pipeline
from groundplan.model.referrals import Referral
from groundplan.model.resources import Resource
from groundplan.model.scenarios import Scenario
from groundplan.model.segments import Segment
from groundplan.model.team import Role


class Strategy(Part):
    """The whole file."""

    groundplan: Text | None = told("Version of the format: 1.", "格式版本：1。")
    include: Texts = told("Other files that hold chapters of this strategy.", "包含本策略其他章节的文件。", default=())
    strategy: Charter = told("What the whole is, for when and for whom.", "策略概况：是什么、何时、给谁。", default=...)
    team: Items[Role] = items("The roles that do the work.", "团队岗位。")
    resources: Items[Resource] = items("What we have or lack that helps or hinders.", "助力或阻力的资源。")
    metrics: Items[Metric] = items("What we measure.", "指标。")
    goals: Items[Goal] = items("What we want to reach.", "目标。")
    market: Market = told("Where the product fits.", "市场。", default_factory=Market.model_construct)
    segments: Items[Segment] = items("Ways to cut the market.", "客户细分。")
    personas: Items[Persona] = items("The people who buy.", "客户画像。")
    journeys: Items[Journey] = items("How customers come to buy and stay.", "客户旅程。")
    pipelines: Items[Pipeline] = items("The sales process.", "销售管道。")
    actions: Items[Action] = items("Who does what by when.", "行动。")
    referrals: Items[Referral] = items("Asking happy customers to recommend us.", "客户推荐。")
    evidence: Items[Evidence] = items("What we know.", "证据。")
    assumptions: Items[Assumption] = items("What we suppose.", "假设。")
    decisions: Items[Decision] = items("What is settled, or has to be.", "决定。")
    scenarios: Items[Scenario] = items("What if.", "情景。")


__all__ = ["Strategy"]
