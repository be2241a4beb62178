"""The chapter `strategy`: what the whole is, for when, for whom, and what we will not do."""

from typing import Annotated, ClassVar, Literal

from groundplan.escape import UserText
from groundplan.model.fields import Chapter, OneOf, Part, Text, Texts, When, number, told
from groundplan.model.item import Item, Items, items


class Period(Part):
    """The time the strategy is for."""

    start: When | None = told("First day.", "第一天。")
    end: When | None = told("Last day.", "最后一天。")


class FiscalYear(Part):
    """How the company's own year runs."""

    starts: Annotated[float, number(1, 12)] = told(
        "The month it starts in, 1 to 12.", "财年从几月开始，1 到 12。", default=1
    )
    named_for: Annotated[Literal["start", "end"], OneOf] = told(
        "Whether FY27 is the year it starts or ends in.",
        "FY27 指开始的年份（start）还是结束的年份（end）。",
        default="end",
    )


class Approval(Part):
    """Who agreed to what, and when."""

    by: Text | None = told("The role that approved.", "批准的岗位。", names="team", words_too=True)
    date: When | None = told("When it was approved.", "批准日期。")
    digest: Text | None = told(
        "Fingerprint of what was approved, written by the program.", "批准内容的指纹，由程序写入。"
    )


class NotDoing(Item):
    """Something we decided not to do."""

    noun: ClassVar[str] = "not_doing"

    supports: Texts = told("The goals that leaving it out helps.", "不做它有助于哪些目标。", names="goal", default=())
    until: When | None = told("How long this holds.", "有效到什么时候。")


class Checks(Part):
    """How strict the checks are here."""

    ignore: dict[str, Text] = told(
        "Findings left out on purpose: a rule, or a rule and an item, with the reason.",
        "有意忽略的检查：规则编号（可加条目），并写明原因。",
        default_factory=dict,
    )
    severity: dict[str, Annotated[Literal["error", "warning", "advice", "off"], OneOf]] = told(
        "How much a rule matters here: error, warning, advice or off.",
        "某条规则在这里的级别：error、warning、advice 或 off。",
        default_factory=dict,
    )


class Repository(Part):
    """Where the file is kept, for links from the site to its lines."""

    url: Text | None = told("Address of the repository, beginning with https://.", "仓库地址，以 https:// 开头。")
    branch: Text = told("The branch that people edit.", "大家编辑的分支。", default=UserText("main"))
    folder: Text | None = told("The folder of strategy.yml inside the repository.", "strategy.yml 在仓库中的文件夹。")


class Charter(Item):
    """The head of the file: title, period, vision, and how the strategy is kept."""

    noun: ClassVar[str] = "strategy"

    title: Text = told(
        "What this strategy is called. The one thing that must be there.",
        "策略的名称，唯一必填。",
        default=...,
    )
    organization: Text | None = told("Whose strategy it is.", "哪家公司的策略。")
    version: Text | None = told("The version people speak of, such as 2026.1.", "版本，例如 2026.1。")
    status: Annotated[Literal["draft", "approved", "retired"], OneOf] = told(
        "draft, approved or retired.",
        "draft（草稿）、approved（已批准）或 retired（已停用）。",
        default="draft",
    )
    language: Text = told("The language of the site: en or zh.", "网站语言：en 或 zh。", default=UserText("en"))
    currency: Text | None = told(
        "Currency of amounts that name none, as three letters (CNY).",
        "未注明币种的金额所用货币，三个字母（CNY）。",
    )
    period: Period | None = told("The time the strategy is for.", "策略覆盖的时间。")
    fiscal_year: FiscalYear | None = told(
        "How the company's own year runs, for FY27-Q4.", "公司财年，用于 FY27-Q4 这样的写法。"
    )
    owner: Texts = told("Who answers for the strategy.", "谁对策略负责。", names="team", words_too=True, default=())
    approved: Approval | None = told("Who agreed, when, and to what.", "谁在何时批准了什么。")
    vision: Text | None = told(
        "Where we are going. May hold simple Markdown.", "我们要去哪里。可用简单的 Markdown。", rich=True
    )
    summary: Text | None = told(
        "The strategy in a few sentences. May hold simple Markdown.",
        "几句话概括。可用简单的 Markdown。",
        rich=True,
    )
    not_doing: Items[NotDoing] = items("What we will not do, and why.", "我们不做什么，为什么。")
    profile: Annotated[Literal["startup", "growth", "established"], OneOf] = told(
        "How strict the checks are: startup, growth or established.",
        "检查的严格程度：startup、growth 或 established。",
        default="growth",
    )
    checks: Checks | None = told("Rules that are left out or weigh differently here.", "在这里忽略或调整级别的规则。")
    audiences: Texts = told("Who reads it, from the widest to the narrowest.", "读者范围，从最宽到最窄。", default=())
    default_audience: Text | None = told(
        "Who sees an item that says nothing about it.", "未注明读者的条目给谁看。", names="audience"
    )
    absent: dict[Annotated[Chapter, OneOf], Text] = told(
        "Chapters that are missing on purpose, and why.", "有意不写的章节及原因。", default_factory=dict
    )
    events: dict[When, Text] = told("What happened, by date.", "大事记，按日期。", default_factory=dict)
    private: dict[str, Texts] = told(
        "Fields that only an audience and narrower ones see, as paths such as team.*.quota.",
        "只给某类及更窄读者看的字段，写成路径，如 team.*.quota。",
        names="audience",
        default_factory=dict,
    )
    repository: Repository | None = told(
        "Where the file is kept, for links to its lines.", "文件所在的仓库，用于链接到行。"
    )
