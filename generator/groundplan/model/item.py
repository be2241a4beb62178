"""What every item of the strategy has, and the mappings that hold items by id."""

from typing import Annotated, Any, ClassVar, TypeVar

from groundplan.model.fields import Part, Text, Texts, When, told

# The statuses of what nobody has to look after any more.
SETTLED = frozenset({"done", "dropped", "retired"})


class Item(Part):
    """Something with an id that can be linked to: `noun` is what the format calls it.

    `short` is the field that a plain text in place of the item fills. `of_another` is true where the id is that of
    another item, of which this one says more.
    """

    noun: ClassVar[str] = "item"
    short: ClassVar[str] = "title"
    of_another: ClassVar[bool] = False

    title: Text | None = told(
        "What it is called on the site; without it, its id.", "在网站上显示的名称；不写就用编号。"
    )
    note: Text | None = told("Anything worth adding.", "补充说明。")
    evidence: Texts = told("What it rests on: ids of evidence.", "依据：证据的编号。", names="evidence", default=())
    as_of: When | None = told("The day for which it was true.", "内容截至哪一天。")
    audience: Text | None = told(
        "Who may see it: one of the strategy's audiences; without it, whoever sees what it stands in.",
        "谁可以看：strategy.audiences 中的一个；不写则与上一级相同。",
        names="audience",
    )
    tags: Texts = told("Words to find it by.", "标签，便于查找。", default=())
    facts: dict[Text, Text] = told(
        "Facts that fit no other field, each with a label of yours.",
        "放不进其他字段的事实，标签自定。",
        default_factory=dict,
    )
    review_by: When | None = told("When to look at it again.", "最迟何时复查。")
    was: Texts = told("The ids it had before, so that its history goes on.", "曾用编号，使历史得以延续。", default=())

    @property
    def is_settled(self) -> bool:
        """Whether it is done, dropped or retired, of what has a status at all."""
        return getattr(self, "status", None) in SETTLED


class _ById:
    """Marks a mapping of items by id, which a list of titles may stand for."""


BY_ID = _ById()
T = TypeVar("T")
Items = Annotated[dict[str, T], BY_ID]


def items(english: str, chinese: str, **more: Any) -> Any:
    """A field that holds items by id, empty when absent."""
    return told(english, chinese, default_factory=dict, **more)
