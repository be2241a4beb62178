"""The signs and words that make a number a bound or an estimate: `>=`, `at least`, `以上`, `~`, `左右`."""

from typing import Literal, NamedTuple

from groundplan.values.lexicon import Lexicon, spelled

Bound = Literal["", "low", "high"]
Sign = Literal["about", "at_least", "more_than", "at_most", "less_than", "from", "between"]


_STARTS: dict[Sign, str] = {
    "about": "~|≈|circa|ca|ca.|c.|about|around|approx|approx.|approximately|roughly|nearly|almost"
    "|大约|大概|约为|约|将近|接近|近",
    "at_least": ">=|≥|at least|no less than|not less than|no fewer than|not fewer than|min."
    "|minimum|minimum of"
    "|不低于|不少于|不小于|至少|最少|最低|起码|大于等于|大于或等于",
    "more_than": ">|more than|greater than|over|above|超过|大于|高于|多于|逾",
    "at_most": "<=|≤|at most|no more than|not more than|up to|max|max.|maximum|maximum of|within"
    "|不超过|不高于|不大于|不多于|至多|最多|最高|小于等于|小于或等于",
    "less_than": "<|less than|fewer than|under|below|低于|小于|少于|不到|不足",
    "from": "from",
    "between": "between|介于",
}
_ENDINGS: dict[Sign, str] = {
    "at_least": "+| or more| or above| or over| or up| and more| and above| and over| and up| minimum"
    "|以上|元起|币起|万起|亿起|千起",
    "more_than": "成多|万多|亿多",
    "at_most": " or less| or fewer| or below| or under| max| maximum"
    "|以下|以内|之内|天内|日内|周内|月内|年内|小时内|分钟内|秒内|星期内|季度内",
    "about": " or so|左右|上下",
    "between": "之间",
}
_BEFORE = Lexicon(spelled(_STARTS))
_AFTER = Lexicon(spelled(_ENDINGS))
_BOUNDS: dict[Sign, tuple[Bound, bool]] = {
    "at_least": ("low", False),
    "from": ("low", False),
    "more_than": ("low", True),
    "at_most": ("high", False),
    "less_than": ("high", True),
}
_WHOLE = ("以内", "之内")  # of the other words that end so, the unit before 起, 内 and 多 stays


class Signs(NamedTuple):
    """What the signs around a number say; `loose` after `from` and `between`, which a range may follow."""

    bound: Bound = ""
    exclusive: bool = False
    about: bool = False
    loose: bool = False
    clash: bool = False

    def joined(self, sign: Sign) -> "Signs":
        """These signs and one more; a lower and an upper bound clash."""
        if sign == "about":
            return self._replace(about=True)
        if sign == "between":
            return self._replace(loose=True)
        bound, exclusive = _BOUNDS[sign]
        return Signs(
            bound,
            exclusive or self.exclusive,
            self.about,
            loose=sign == "from",
            clash=self.clash or self.bound not in ("", bound),
        )


NO_SIGNS = Signs()


def before(plain: str, end: int) -> tuple[Signs, int]:
    """The signs at the start of the text and where the rest begins."""
    signs, start = NO_SIGNS, 0
    while True:
        while start < end and plain[start] == " ":
            start += 1
        found = _BEFORE.at(plain, start, end)
        if found is None:
            return signs, start
        signs, start = signs.joined(found[0]), found[1]


def after(plain: str, start: int, end: int, signs: Signs) -> tuple[Signs, int]:
    """The signs at the end of `plain[start:end]`, joined to `signs`, and where what is left ends."""
    reach = max(start - 1, 0)  # `万起`: the multiplier before the sign belongs to the number
    while start < end and (found := _AFTER.before(plain, reach, end)):
        sign, begin = found
        signs = signs.joined(sign)
        stays = plain[end - 1] in "起内多" and plain[end - 2 : end] not in _WHOLE
        end = end - 1 if stays else max(begin, start)
        while end > start and plain[end - 1] == " ":
            end -= 1
    return signs, end
