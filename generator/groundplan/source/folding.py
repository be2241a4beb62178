"""A text of several lines as one: YAML joins its lines with a blank, and Chinese has none between words."""

import re

from groundplan.source.characters import lines_of

_CHINESE = "\u3000-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
# Marks that English has too: beside Chinese they are Chinese.
_SHARED = "“”‘’…—·"
# Compiled by its first use, which most files never have: classes of so many characters take milliseconds.
_NO_BLANK_BETWEEN = f"[{_CHINESE}][{_CHINESE}{_SHARED}]|[{_SHARED}][{_CHINESE}]"


def folded(value: str, typed: str, style: str | None) -> str:
    """The value without the blanks that the ends of its lines became between two Chinese characters.

    `typed` is the text as it stands in the file. Blanks that were typed inside a line stay, and so do line breaks.
    """
    if style == ">":
        typed = typed.partition("\n")[2]
    elif style:
        typed = typed[1:-1]
    pieces, end = [], 0
    for line in filter(None, (line.strip(" \t") for line in lines_of(typed))):
        start = value.find(line, end)
        gap = value[end:start]
        if start < 0 or gap.strip():  # an escape between quotes, or a comment below the text
            break
        if end > 0 and not gap.strip(" ") and re.match(_NO_BLANK_BETWEEN, value[end - 1] + line[0]):
            gap = ""
        pieces += [gap, line]
        end = start + len(line)
    return "".join([*pieces, value[end:]])
