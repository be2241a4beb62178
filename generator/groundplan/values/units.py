"""What stands after or before a number: percent, points, currencies, time; anything else is a unit in words.

`$`, `¥` and `元` are read as US dollars and renminbi, `JP¥` and `C$` as what they say. ISO codes count in
capitals, the commonest in small letters too. A rate (`$30/month`, `8% a year`, `5 days per deal`) is not the
thing itself: its unit keeps the words. Working days are not days, and `5月` is May, not five months.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from groundplan.values.lexicon import Lexicon, is_latin, spelled

_CODES = frozenset(  # without ALL and TOP: `TOP 5` is a rank
    "AED|AFN|AMD|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BGN|BHD|BIF|BMD|BND|BOB|BRL|BSD|BTN|BWP|BYN|BZD|CAD|"
    "CDF|CHF|CLP|CNY|COP|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|"
    "GNF|GTQ|GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|"
    "KZT|LAK|LBP|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MYR|MZN|NAD|NGN|NIO|"
    "NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SHP|SLE|"
    "SOS|SRD|SSP|STN|SVC|SYP|SZL|THB|TJS|TMT|TND|TRY|TTD|TWD|TZS|UAH|UGX|USD|UYU|UZS|VES|VND|VUV|WST|"
    "XAF|XCD|XCG|XOF|XPF|YER|ZAR|ZMW|ZWG".split("|")
)
_ALSO_WORDS = frozenset({"ALL", "TOP"})  # the codes of Albania and Tonga
_MONEY = spelled(
    {
        "CNY": "cny|rmb|¥|cn¥|人民币|元|元人民币|人民币元|yuan|renminbi",
        "USD": "usd|$|us$|美元|美金|dollar|dollars",
        "EUR": "eur|€|欧元|euro|euros",
        "GBP": "gbp|£|英镑",
        "JPY": "jpy|jp¥|日元|日圆|円|yen",
        "HKD": "hkd|hk$|港元|港币",
        "TWD": "nt$|新台币|台币",
        "AUD": "a$|澳元",
        "CAD": "c$|加元",
        "SGD": "s$|新加坡元|新元",
        "KRW": "₩|韩元",
        "INR": "₹|卢比",
        "CHF": "瑞士法郎",
    }
)
_TIME = spelled(
    {
        "second": "second|seconds|sec|secs|秒|秒钟",
        "minute": "minute|minutes|min|mins|分钟",
        "hour": "hour|hours|hr|hrs|h|小时|个小时|个钟头",
        "day": "day|days|d|天|日",
        "week": "week|weeks|wk|wks|w|周|星期|个星期|个礼拜",
        "month": "month|months|mo|mos|个月",
        "quarter": "quarter|quarters|qtr|qtrs|季度|个季度",
        "year": "year|years|yr|yrs|y|年",
    }
)
_ALONE = spelled(
    {
        "hour": "hourly",
        "day": "daily",
        "week": "weekly",
        "month": "monthly|月",
        "quarter": "quarterly|季",
        "year": "yearly|annual|annually",
    }
)
_SHARES = spelled(
    {
        "%": "%|percent|per cent|pct",
        "pp": "pp|ppt|ppts|个百分点|百分点|percentage point|percentage points|% points|%-points",
    }
)
_HUNDREDTH = Fraction(1, 100)

DAYS = {
    "second": Fraction(1, 86400),
    "minute": Fraction(1, 1440),
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(7),
    "month": Fraction(365, 12),
    "quarter": Fraction(365, 4),
    "year": Fraction(365),
}
MEASURES = frozenset("个家人名位次单台套件条项份场倍")

_KNOWN: Lexicon[str] = Lexicon({**_MONEY, **_TIME, **_SHARES, "成": "成"})
_LENGTHS: Lexicon[str] = Lexicon(_TIME)
_FRONT: Lexicon[str] = Lexicon({w: m for w, m in _MONEY.items() if w[0] != "元"} | {"百分之": "%"})
_NOT_TENTHS = frozenset("员立果功本熟分交长绩都为套品人年")  # 成员, 成本 and the like are words
_TENTHS = {c: Fraction(n, 100) for n, c in enumerate("一二三四五六七八九", 1)} | {"半": Fraction(5, 100)}
_HALF = Fraction(1, 2)
_MORE = re.compile(r"(?: +and +| *[又零]? *)([0-9]{1,3}) *")
_RATE = re.compile(r" */(?! *[0-9])| *每| +(?:per|a|an|each|every|p\.a\.)(?![a-z])")
# `5 of 8`, `5 or 6`, `5/8`: two numbers, so neither is the quantity.
_SECOND_NUMBER = re.compile(r"(?:or|of|in|to|and|out of|from|vs\.?|x|[×/或和]) *[0-9]")


class Unit(NamedTuple):
    """A unit and what it makes of the number: `number * scale + plus`; `rest` follows a known one."""

    name: str | None
    scale: Fraction = Fraction(1)
    plus: Fraction = Fraction(0)
    rest: str = ""
    known: bool = False

    def counted_in(self, other: str) -> "Unit":
        """A unit of time counted in another one."""
        ratio = DAYS[self.name or other] / DAYS[other]
        return self._replace(name=other, scale=self.scale * ratio, plus=self.plus * ratio)


NONE = Unit(None)


def period(word: str) -> str | None:
    """The unit of time a word means when it stands alone: `month`, `monthly`, `月`, `每季度`, `per year`."""
    plain = re.sub(r"^(?:(?:per|a|an|each|every)(?: |$)|每个?|/)|度?$", "", word.strip().lower()).strip()
    return _TIME.get(plain) or _ALONE.get(plain)


def currency(word: str) -> str | None:
    """The ISO code that a symbol, a name or a code stands for."""
    if found := _MONEY.get(word.lower()):
        return found
    return word if word in _CODES else None


def is_currency(word: str) -> bool:
    """Whether it is an ISO 4217 code, as it stands alone."""
    return word in _CODES or word in _ALSO_WORDS


def is_money(unit: str | None) -> bool:
    """Whether a unit, as a Quantity has it, is a currency; a rate such as `USD/month` is none."""
    return unit is not None and len(unit) == 3 and currency(unit) == unit


def before(text: str, plain: str, start: int, end: int) -> tuple[str, int]:
    """The unit before a number (`USD`, `¥`, `百分之`) and where it ends; empty when there is none."""
    if found := _FRONT.at(plain, start, end):
        return found
    code = text[start : start + 3]
    if code in _CODES and not (start + 3 < end and is_latin(plain[start + 3])):
        return code, start + 3
    return "", start


@lru_cache(maxsize=2048)
def unit(words: str, plain: str) -> Unit | None:
    """The unit that words after a number name; None when they cannot belong to a number.

    `plain` is `words` made alike (`typed.alike`); both without blanks around them.
    """
    if not plain:
        return NONE
    if known := _known(words, plain):
        return known
    if not (plain[0].isalpha() or plain[0] in "/°★×") or ".." in plain or _SECOND_NUMBER.match(plain):
        return None
    return Unit(words)


def _known(words: str, plain: str) -> Unit | None:
    found, end = _meaning(words, plain)
    if found is None or end == len(words):
        return found
    is_time = found.name in DAYS
    if _RATE.match(plain, end):
        name = words if is_time else f"{found.name}{words[end:]}"
        return Unit(name, found.scale, found.plus, known=True)
    rest = words[end:].lstrip()
    if not (rest[0].isalpha() or rest[0] == "("):
        return None
    if is_time and words[end] == rest[0] != "(":
        return None  # `14天账期`, `3年级`: a longer word
    return Unit(found.name, found.scale, found.plus, rest, known=True)


def _meaning(words: str, plain: str) -> tuple[Unit | None, int]:
    """The known unit at the start of the words, and where it ends."""
    if plain.startswith("个半") and (found := _LENGTHS.at(f"个{plain[2:]}", 0, len(plain) - 1)):
        return Unit(found[0], plus=_HALF, known=True), found[1] + 1
    name, end = _KNOWN.at(plain, 0, len(plain)) or before(words, plain, 0, len(plain))
    if name == "成":
        plus = _TENTHS.get(plain[1:2], Fraction(0))
        end += 1 if plus else 0
        is_word = plain[end : end + 1] in _NOT_TENTHS
        return (None if is_word else Unit("%", Fraction(1, 10), plus, known=True)), end
    if not name or (end == 1 and name in DAYS and plain.isascii() and not (len(words) == 1 and words.islower())):
        return None, 0  # `3d` is three days, `3D printers` are not
    if name in DAYS and end < len(plain):
        plus, end = _and_more(name, plain, end)
        return Unit(name, plus=plus, known=True), end
    return Unit(name, _HUNDREDTH if name in ("%", "pp") else Fraction(1), known=True), end


def _and_more(name: str, plain: str, end: int) -> tuple[Fraction, int]:
    """What follows a unit of time and lengthens it, in that unit, and where it ends: `一年半`, `1 year 6 months`."""
    if plain[end] == "半":
        return _HALF, end + 1
    if (match := _MORE.match(plain, end)) and (found := _LENGTHS.at(plain, match.end(), len(plain))):
        smaller, after = found
        if DAYS[smaller] < DAYS[name]:
            return int(match[1]) * DAYS[smaller] / DAYS[name], after
    return Fraction(0), end
