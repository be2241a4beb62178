"""The chapter `pipelines`: the sales process in stages, and what each lets through."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from groundplan import values
from groundplan.model.fields import OneOf, Percent, Quantity, Read, Text, Texts, TruthOrText, Valued, told, wrong
from groundplan.model.item import Item, Items, items

AutomationStatus = Literal["planned", "trial", "live", "retired"]


class Estimate(Valued):
    """A share, how we know it, and how far it may be off; a plain percent may stand for it."""

    value: Percent | None = told("The share.", "比例。")
    basis: Annotated[Literal["own_data", "benchmark", "guess"], OneOf] | None = told(
        "own_data, benchmark or guess.", "own_data（自有数据）、benchmark（行业基准）或 guess（估计）。"
    )
    low: Percent | None = told("At least.", "至少。")
    high: Percent | None = told("At most.", "至多。")
    note: Text | None = told("Anything worth adding.", "补充说明。")
    evidence: Texts = told("What it rests on: ids of evidence.", "依据：证据的编号。", names="evidence", default=())


@dataclass(frozen=True, slots=True)
class MustWin:
    """What the pipeline has to win: `all`, the `increase`, what is left after `keep`, or an amount."""

    rule: Literal["all", "increase", "keep", "amount"]
    keep: values.Percent | None = None
    amount: values.Quantity | None = None

    @classmethod
    def read(cls, raw: object) -> "MustWin":
        at = {}
        try:
            if isinstance(raw, dict) and set(raw) == {"keep"} and isinstance(raw["keep"], str):
                at = {"at": "keep"}
                return cls("keep", keep=values.Percent.read(raw["keep"]))
            if isinstance(raw, dict) and raw:
                raise wrong("FMT208", text=", ".join(map(str, raw)))
            if not isinstance(raw, str):
                raise wrong("FMT202", wanted="must_win", found="list" if raw else "nothing")
            if raw in ("all", "increase"):
                return cls("all" if raw == "all" else "increase")
            amount = values.Quantity.read(raw)
        except values.Misread as misread:
            raise wrong(misread.code, **misread.args_, **at) from None
        if amount.is_words:
            raise wrong("FMT208", text=raw)
        return cls("amount", amount=amount)


def _ways(raw: Any) -> Any:
    if isinstance(raw, str):
        return {raw: None}
    if isinstance(raw, list) and all(isinstance(way, str) for way in raw):
        return dict.fromkeys(raw)
    return raw


class Automation(Item):
    """Handwork that a tool does instead."""

    noun: ClassVar[str] = "automation"

    when: Text | None = told("What sets it off.", "何时触发。")
    then: Text | None = told("What it does.", "做什么。")
    tool: Text | None = told("The tool that does it.", "用什么工具。")
    status: Annotated[AutomationStatus, OneOf] = told(
        "planned, trial, live or retired.",
        "planned（计划）、trial（试行）、live（运行）或 retired（停用）。",
        default="planned",
    )
    varies: dict[str, Text] = told(
        "What is different for a segment.", "对某些细分有何不同。", names="segment", default_factory=dict
    )


class Stage(Item):
    """A stage of the sales process."""

    noun: ClassVar[str] = "stage"

    conversion: Estimate | None = told("The share that goes on to the next stage.", "进入下一阶段的比例。")
    days: Quantity | None = told("How long a deal stays in it.", "停留天数。")
    journey: Texts = told(
        "The stages of the customer's journey it belongs to.",
        "对应客户旅程的哪些阶段。",
        names="journey_stage",
        default=(),
    )
    owner: Texts = told("Who works in it.", "谁负责。", names="team", words_too=True, default=())
    entry: Texts = told("What must be true before a deal enters.", "进入条件。", default=())
    exit: Texts = told("What the buyer has done when a deal may leave it.", "买方做到什么才能离开此阶段。", default=())
    next: Annotated[dict[str, Percent | None], BeforeValidator(_ways)] = told(
        "Where deals go from here when the ways part, with the share of each.",
        "有分支时可去的阶段及比例。",
        names="stage",
        default_factory=dict,
    )
    optional: TruthOrText = told("Whether deals can skip it, or when.", "可否跳过，或何时跳过。", default=False)
    alongside: Texts = told("Stages that run at the same time.", "同时进行的阶段。", names="stage", default=())
    win_odds: Percent | None = told("How likely a deal at this stage is won.", "处于此阶段的赢单概率。")
    open: Quantity | None = told("Deals that are in it now.", "目前在此阶段的商机数。")
    max_days: Quantity | None = told("After how many days it is overdue.", "超过多少天算滞留。")
    sign_off: Texts = told(
        "Who must agree before a deal goes on.", "放行需谁同意。", names="team", words_too=True, default=()
    )
    automation: Items[Automation] = items("Handwork that a tool does in this stage.", "此阶段的自动化。")
    outcome: Annotated[Literal["won", "lost"], OneOf] | None = told(
        "won or lost, for the ends of the path.", "终点：won（赢单）或 lost（输单）。"
    )


class LossReason(Item):
    """Why deals are lost."""

    noun: ClassVar[str] = "loss_reason"

    answer: Text | None = told("What we do about it.", "如何应对。")
    share: Percent | None = told("Its share of lost deals.", "占输单的比例。")


class Score(Item):
    """Points that tell good leads from bad ones."""

    noun: ClassVar[str] = "score"

    points: dict[Text, Quantity] = told("Points by trait.", "各特征的分值。", default_factory=dict)


class Rule(Item):
    """A standing rule of the process."""

    noun: ClassVar[str] = "rule"

    applies_to: Texts = told("What it applies to.", "适用于什么。", names="*", default=())
    limit: Quantity | None = told("The limit it sets.", "限值。")
    varies: dict[str, Quantity] = told(
        "What is different for a segment.", "对某些细分有何不同。", names="segment", default_factory=dict
    )
    why: Text | None = told("Why the rule is there.", "为什么有这条规则。")


class Pipeline(Item):
    """A sales process, from the first contact to the order and after."""

    noun: ClassVar[str] = "pipeline"

    goal: Text | None = told("The goal it feeds.", "支撑哪个目标。", names="goal")
    must_win: Annotated[MustWin, Read(MustWin.read)] = told(
        "What it has to win of the goal: all, increase, {keep: 88%}, or an amount.",
        "要赢得目标的哪一部分：all（全部）、increase（增量）、{keep: 88%} 或具体数额。",
        default=MustWin("all"),
    )
    share: Percent | None = told(
        "Its share of the goal, when several pipelines feed it.", "多条管道支撑同一目标时所占比例。"
    )
    deal_size: Quantity | None = told("What one win adds to the goal by its date.", "每单为目标贡献多少。")
    team: Text | None = told("Who works in it.", "由哪个团队负责。", names="team")
    segments: Texts = told("For which segments.", "面向哪些细分。", names="segment", default=())
    journey: Text | None = told("The customer's journey it follows.", "对应哪条客户旅程。", names="journey")
    stages: Items[Stage] = items("The stages, in order.", "各阶段，按顺序。")
    automation: Items[Automation] = items("Handwork that a tool does.", "自动化。")
    loss_reasons: Items[LossReason] = items("Why deals are lost.", "输单原因。")
    scoring: Items[Score] = items("Points for leads.", "线索评分。")
    rules: Items[Rule] = items("Standing rules of the process.", "流程规则。")
