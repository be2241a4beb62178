"""The chapter `metrics`: what we measure, what it was, and what we expect."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Discriminator, Tag

from groundplan.model.fields import OneOf, Part, Quantity, Text, Texts, Valued, When, told
from groundplan.model.item import Item


class Figure(Valued):
    """A value, and where it comes from; a plain value may stand for it."""

    value: Quantity | None = told("The value.", "数值。")
    note: Text | None = told("Anything worth adding.", "补充说明。")
    evidence: Texts = told("What it rests on: ids of evidence.", "依据：证据的编号。", names="evidence", default=())


def _listed(raw: Any) -> Any:
    return raw if isinstance(raw, list) else [raw]


Figures = Annotated[tuple[Figure, ...], BeforeValidator(_listed)]
Series = dict[When, Figures]


class SeriesFile(Part):
    """A series that is kept in a CSV file with the columns period and value."""

    file: Text | None = told(
        "The CSV file, from the folder of strategy.yml: a period and a value on each line.",
        "CSV 文件，相对于 strategy.yml 所在文件夹；每行一个时期和一个数值。",
    )


def _series_or_file(raw: Any) -> str:
    return "[file]" if isinstance(raw, SeriesFile) or (isinstance(raw, dict) and set(raw) == {"file"}) else "[series]"


History = Annotated[
    Annotated[Series, Tag("[series]")] | Annotated[SeriesFile, Tag("[file]")], Discriminator(_series_or_file)
]


class Metric(Item):
    """Something we measure."""

    noun: ClassVar[str] = "metric"

    unit: Text | None = told("What it is counted in: CNY, %, days, customers.", "单位：CNY、%、天、家。")
    better: Annotated[Literal["higher", "lower", "in_range"], OneOf] = told(
        "Whether higher or lower is better, or staying in a range.",
        "越高越好、越低越好，还是保持在范围内。",
        default="higher",
    )
    measure: Annotated[Literal["level", "total"], OneOf] | None = told(
        "level: each value stands for itself; total: values add up over a period.",
        "level：每个值独立；total：一段时间内累计。",
    )
    statistic: Text | None = told("Which statistic it is, such as P90 or median.", "统计口径，例如 P90 或中位数。")
    every: Text | None = told("How often it is measured.", "多久测量一次。")
    history: History = told(
        "What it was, by period, or {file: history.csv}.",
        "历史数值，按时期；也可写 {file: history.csv}。",
        default_factory=dict,
    )
    forecast: History = told(
        "What we expect, by period, or {file: forecast.csv}.",
        "预测数值，按时期；也可写 {file: forecast.csv}。",
        default_factory=dict,
    )
    source: Text | None = told("Where the numbers come from.", "数据来源。")
