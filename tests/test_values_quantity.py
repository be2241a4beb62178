"""Quantity, Percent, durations and ids: every form people type, with the number it means."""

import subprocess
import sys
from fractions import Fraction
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.values import (
    Misread,
    Percent,
    Quantity,
    id_of,
    is_id,
    read_duration,
    same_id,
    shown_number,
    shown_quantity,
    unit_named,
)
from groundplan.words import LANGUAGES

F = Fraction  # the tables are long

# text, number, unit
POINTS = [
    ("1200", 1200, None),
    ("-300", -300, None),
    ("−300", -300, None),
    ("1,200,000", 1_200_000, None),
    ("1 200 000", 1_200_000, None),
    ("１，２００", 1200, None),
    ("1.2M", 1_200_000, None),
    ("1.2 m", 1_200_000, None),
    ("25k", 25_000, None),
    ("25 K", 25_000, None),
    ("3bn", 3 * 10**9, None),
    ("3B", 3 * 10**9, None),
    ("2 tn", 2 * 10**12, None),
    ("10 thousand", 10_000, None),
    ("120万", 1_200_000, None),
    ("120 万", 1_200_000, None),
    ("3.2亿", 320_000_000, None),
    ("1.2万亿", 12 * 10**11, None),
    ("5千", 5000, None),
    ("3百万", 3_000_000, None),
    ("1亿2000万", 120_000_000, None),
    ("3万5千", 35_000, None),
    ("三百万元", 3_000_000, "CNY"),
    ("二百五十", 250, None),
    ("1e6", 10**6, None),
    ("1.2E+06", 1_200_000, None),
    ("2.5e-3", F(25, 10000), None),
    (".5", F(1, 2), None),
    ("30%", F(3, 10), "%"),
    ("30 %", F(3, 10), "%"),
    ("４０％", F(4, 10), "%"),
    ("-1.5%", F(-15, 1000), "%"),
    ("40 percent", F(4, 10), "%"),
    ("百分之四十", F(4, 10), "%"),
    ("百分之30", F(3, 10), "%"),
    ("三成", F(3, 10), "%"),
    ("三成五", F(35, 100), "%"),
    ("三成半", F(35, 100), "%"),
    ("4成", F(4, 10), "%"),
    ("5pp", F(5, 100), "pp"),
    ("5个百分点", F(5, 100), "pp"),
    ("2.5 percentage points", F(25, 1000), "pp"),
    ("USD 12bn", 12 * 10**9, "USD"),
    ("12bn USD", 12 * 10**9, "USD"),
    ("US$ 5", 5, "USD"),
    ("-$5", -5, "USD"),
    ("$-5", -5, "USD"),
    ("5 million dollars", 5_000_000, "USD"),
    ("120亿美元", 12 * 10**9, "USD"),
    ("$500 CAD", 500, "CAD"),
    ("50万元", 500_000, "CNY"),
    ("50万元人民币", 500_000, "CNY"),
    ("人民币120万元", 1_200_000, "CNY"),
    ("¥3000", 3000, "CNY"),
    ("￥3000", 3000, "CNY"),
    ("RMB 3.5M", 3_500_000, "CNY"),
    ("€10M", 10**7, "EUR"),
    ("10M€", 10**7, "EUR"),
    ("500欧元", 500, "EUR"),
    ("£99.50", F(199, 2), "GBP"),
    ("10万日元", 100_000, "JPY"),
    ("500万港元", 5_000_000, "HKD"),
    ("1.2M CHF", 1_200_000, "CHF"),
    ("14 days", 14, "day"),
    ("1 day", 1, "day"),
    ("3d", 3, "day"),
    ("5 分钟", 5, "minute"),
    ("5 min", 5, "minute"),
    ("两周", 2, "week"),
    ("三个月", 3, "month"),
    ("2个季度", 2, "quarter"),
    ("1.5 hours", F(3, 2), "hour"),
    ("3年", 3, "year"),
    ("半年", F(1, 2), "year"),
    ("半个月", F(1, 2), "month"),
    ("一年半", F(3, 2), "year"),
    ("两个半月", F(5, 2), "month"),
    ("1年又3个月", F(5, 4), "year"),
    ("1 year 6 months", F(3, 2), "year"),
    ("2 weeks and 3 days", F(17, 7), "week"),
    ("25年3月", 25, "年3月"),
    ("两千五", 2500, None),
    ("两千零五", 2005, None),
    ("一万五元", 15_000, "CNY"),
    ("3 pilot customers", 3, "pilot customers"),
    ("12 qualified leads", 12, "qualified leads"),
    ("45家", 45, "家"),
    ("十二家", 12, "家"),
    ("3x pipeline coverage", 3, "x pipeline coverage"),
    ("5 M&A deals", 5, "M&A deals"),
    ("5 B-to-B customers", 5, "B-to-B customers"),
    ("5 m²", 5, "m²"),
    ("5 个工作日", 5, "个工作日"),
    ("5成员", 5, "成员"),
    ("$300/month", 300, "USD/month"),
    ("300元/月", 300, "CNY/月"),
    ("$25 per seat", 25, "USD per seat"),
    ("8% a year", F(8, 100), "% a year"),
    ("3 days per deal", 3, "days per deal"),
    ("5 people in 3-4 teams", 5, "people in 3-4 teams"),
]


@pytest.mark.parametrize(("text", "number", "unit"), POINTS)
def test_a_point_keeps_its_number_unit_and_text(text: str, number: F | int, unit: str | None) -> None:
    """One number, exact, in its unit; the text stays as written."""
    found = Quantity.read(text)
    assert (found.value, found.unit, str(found)) == (number, unit, text)
    assert not any((found.is_range, found.is_bound, found.is_words, found.about))


# text, low, high, unit
RANGES = [
    ("3..5", 3, 5, None),
    ("3-5", 3, 5, None),
    ("3 – 5", 3, 5, None),
    ("3—5", 3, 5, None),
    ("3~5", 3, 5, None),
    ("3～5天", 3, 5, "day"),
    ("3至5", 3, 5, None),
    ("3到5家", 3, 5, "家"),
    ("3 to 5 days", 3, 5, "day"),
    ("from 3 to 5", 3, 5, None),
    ("between 3 and 5", 3, 5, None),
    ("3到5之间", 3, 5, None),
    ("3天至5天", 3, 5, "day"),
    ("6 months to 1 year", F(1, 2), 1, "year"),
    ("半年到一年半", F(1, 2), F(3, 2), "year"),
    ("3天-2周", F(3, 7), 2, "week"),
    ("50-90万", 500_000, 900_000, None),
    ("50万-90万元", 500_000, 900_000, "CNY"),
    ("500-1k", 500, 1000, None),
    ("800k-1.2M", 800_000, 1_200_000, None),
    ("10..20%", F(1, 10), F(2, 10), "%"),
    ("10%-20%", F(1, 10), F(2, 10), "%"),
    ("3-5成", F(3, 10), F(5, 10), "%"),
    ("三成至五成", F(3, 10), F(5, 10), "%"),
    ("百分之三十至四十", F(3, 10), F(4, 10), "%"),
    ("八至十二家", 8, 12, "家"),
    ("三至五万", 30_000, 50_000, None),
    ("USD 100-300k", 100_000, 300_000, "USD"),
    ("$3 - $5", 3, 5, "USD"),
    ("100元-200元", 100, 200, "CNY"),
    ("USD 30-50 per seat", 30, 50, "USD per seat"),
    ("50,000 – 90,000 CNY", 50_000, 90_000, "CNY"),
    ("-5..-3", -5, -3, None),
    ("-10%..+10%", F(-1, 10), F(1, 10), "%"),
    ("10k leads - 20k leads", 10_000, 20_000, "leads"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_a_suffix_covers_both_ends_of_a_range(text: str, low: F | int, high: F | int, unit: str | None) -> None:
    """Both ends, in the unit and with the multiplier that stands once."""
    found = Quantity.read(text)
    assert (found.low, found.high, found.unit, str(found)) == (low, high, unit, text)
    assert found.is_range
    assert found.value is None


# text, low, high, exclusive, unit
BOUNDS = [
    (">=45", 45, None, False, None),
    ("≥45", 45, None, False, None),
    ("＞＝45", 45, None, False, None),
    ("45+", 45, None, False, None),
    ("45+ 家", 45, None, False, "家"),
    ("30%+", F(3, 10), None, False, "%"),
    ("at least 45", 45, None, False, None),
    ("no less than 45", 45, None, False, None),
    ("from 45", 45, None, False, None),
    ("45 or more", 45, None, False, None),
    ("不低于45", 45, None, False, None),
    ("不少于45家", 45, None, False, "家"),
    ("至少45", 45, None, False, None),
    ("45家以上", 45, None, False, "家"),
    ("100万元以上", 10**6, None, False, "CNY"),
    ("3000元起", 3000, None, False, "CNY"),
    ("三成以上", F(3, 10), None, False, "%"),
    (">45", 45, None, True, None),
    (">USD 100k", 100_000, None, True, "USD"),
    (">80%", F(8, 10), None, True, "%"),
    ("more than 45", 45, None, True, None),
    ("over $5M", 5_000_000, None, True, "USD"),
    ("超过45", 45, None, True, None),
    ("大于45", 45, None, True, None),
    ("30多家", 30, None, True, "家"),
    ("200多万", 2_000_000, None, True, None),
    ("100余家", 100, None, True, "家"),
    ("<=45", None, 45, False, None),
    ("at most 45", None, 45, False, None),
    ("up to 10", None, 10, False, None),
    ("不超过3个月", None, 3, False, "month"),
    ("至多45", None, 45, False, None),
    ("45以下", None, 45, False, None),
    ("5天以内", None, 5, False, "day"),
    ("24小时内", None, 24, False, "hour"),
    ("within 24 hours", None, 24, False, "hour"),
    ("5 days or less", None, 5, False, "day"),
    ("<5 min", None, 5, True, "minute"),
    ("under 45", None, 45, True, None),
    ("less than 2 months", None, 2, True, "month"),
    ("below 3%", None, F(3, 100), True, "%"),
    ("低于45", None, 45, True, None),
    ("少于45", None, 45, True, None),
]


@pytest.mark.parametrize(("text", "low", "high", "exclusive", "unit"), BOUNDS)
def test_a_bound_is_open_on_one_side(
    text: str, low: F | int | None, high: F | int | None, exclusive: bool, unit: str | None
) -> None:
    """One end, whether the number itself counts, and its unit."""
    found = Quantity.read(text)
    assert (found.low, found.high, found.exclusive, found.unit, str(found)) == (
        low,
        high,
        exclusive,
        unit,
        text,
    )
    assert found.is_bound


ABOUT = ["~200", "～200", "≈200", "约200", "大约200", "近200", "200左右", "about 200", "around 200"]
ABOUT += ["approx. 200", "circa 200", "200 or so"]


@pytest.mark.parametrize("text", ABOUT)
def test_an_estimate_is_marked(text: str) -> None:
    """The number, and that it is about."""
    found = Quantity.read(text)
    assert (found.value, found.about) == (200, True)


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("+3", True),
        ("+30%", True),
        ("-300", True),
        ("＋３０％", True),
        ("+5pp", True),
        ("3", False),
        ("3-5", False),
    ],
)
def test_a_number_with_a_sign_may_be_a_change(text: str, signed: bool) -> None:
    """Only an explicit + or - makes a change."""
    assert Quantity.read(text).signed is signed


WORDS = [
    *("", " ", "-", "N/A", "low tens of millions", "an event or two", "month 3", "几百万", "数千万", "一般"),
    *(
        "一线城市",
        "一般般",
        "2026-07-01",
        "2026-07",
        "2026年底",
        "5月",
        "5月3日",
        "1 Jul 2026",
        "3rd quarter",
    ),
    *("138-0013-8000", "010-12345678", "+86 138 0013 8000", "007", "1:30", "24/7", "1/3", "5 of 8", "3 or 4"),
    *(
        "1,5",
        "1.200.000",
        "1.2.3",
        "1e400",
        "TOP 5",
        "5G",
        "3D printers",
        ">3-5",
        ">5 以下",
        "三至五十",
        "±5%",
    ),
    *("9" * 10_000, "1" + " 000" * 2_000, "[" * 10_000, "(" * 10_000, "约" * 10_000, "-" * 199 + "1"),
]


@pytest.mark.parametrize("text", WORDS)
def test_any_other_text_is_kept_as_words(text: str) -> None:
    """No number, no unit, no error; dates, telephone numbers and ambiguous decimals included."""
    found = Quantity.read(text)
    assert (found.is_words, found.value, found.unit, str(found)) == (True, None, None, text)


def test_words_after_a_known_unit_are_kept_apart() -> None:
    """The unit stays comparable, and nothing is lost."""
    arr, tax = Quantity.read("$5M ARR"), Quantity.read("120万元（含税）")
    assert (arr.unit, arr.rest, arr.is_money) == ("USD", "ARR", True)
    assert (tax.value, tax.unit, tax.rest) == (1_200_000, "CNY", "（含税）")
    assert Quantity.read("30% of revenue").rest == "of revenue"
    assert not Quantity.read("$300/month").is_money


@pytest.mark.parametrize("text", ["5..3", "5-3 days", "90-50万", "20%..10%", "900-1.2M"])
def test_a_reversed_range_is_asked_about(text: str) -> None:
    """The larger number first is a slip."""
    with pytest.raises(Misread) as caught:
        Quantity.read(text)
    assert (caught.value.code, caught.value.args_) == ("VAL101", {"text": text})


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("14 days", (14, 14)),
        ("<2 months", (None, F(365, 6))),
        ("12 months", (365, 365)),
        ("4 quarters", (365, 365)),
        ("36 hours", (F(3, 2), F(3, 2))),
        ("1-2 weeks", (7, 14)),
        ("5 家", None),
    ],
)
def test_units_of_time_compare_in_days(text: str, days: tuple[F | None, F | None] | None) -> None:
    """A month is 365/12 days, so that twelve are a year."""
    assert Quantity.read(text).in_days == days


@pytest.mark.parametrize(
    ("raw", "low", "high", "unit", "text"),
    [
        ({"value": "30", "unit": "%"}, F(3, 10), F(3, 10), "%", "30 %"),
        ({"value": "120", "unit": "万元", "about": "true"}, 1_200_000, 1_200_000, "CNY", "~120 万元"),
        ({"min": "3", "max": "5", "unit": "days"}, 3, 5, "day", "3..5 days"),
        ({"min": "50", "max": "90万"}, 500_000, 900_000, None, "50..90万"),
        ({"min": "45"}, 45, None, None, ">=45"),
        ({"max": "10%"}, None, F(1, 10), "%", "<=10%"),
        ({"value": "3", "unit": "月"}, 3, 3, "month", "3 月"),
        ({"value": "45", "unit": "qualified leads"}, 45, 45, "qualified leads", "45 qualified leads"),
        ({"value": "a few", "unit": "家"}, None, None, None, "a few 家"),
    ],
)
def test_a_mapping_states_the_same(
    raw: dict[str, object], low: F | int | None, high: F | int | None, unit: str | None, text: str
) -> None:
    """`value` or `min` and `max`, in the unit beside them, which may hold a multiplier."""
    found = Quantity.read(raw)
    assert (found.low, found.high, found.unit, str(found)) == (low, high, unit, text)
    assert found.about is ("about" in raw)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"amount": "3"}, "VAL104"),
        ({"value": ["3"]}, "VAL105"),
        ({"value": "3", "min": "2"}, "VAL106"),
        ({"unit": "家"}, "VAL107"),
        ({"min": "few"}, "VAL108"),
        ({"value": "3", "about": "maybe"}, "VAL109"),
        ({"min": "3 days", "max": "5 家"}, "VAL110"),
        ({"value": "3 days", "unit": "家"}, "VAL110"),
        ({"min": "5", "max": "3"}, "VAL101"),
    ],
)
def test_a_mapping_that_does_not_add_up_is_misread(raw: dict[str, object], code: str) -> None:
    """Each slip has its own code."""
    with pytest.raises(Misread) as caught:
        Quantity.read(raw)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40%", F(4, 10), F(4, 10)),
        ("0.4", F(4, 10), F(4, 10)),
        ("0", 0, 0),
        ("1", 1, 1),
        ("1.0", 1, 1),
        ("-0.1", F(-1, 10), F(-1, 10)),
        ("~30%", F(3, 10), F(3, 10)),
        (">80%", F(8, 10), None),
        ("10..20%", F(1, 10), F(2, 10)),
        ("四成", F(4, 10), F(4, 10)),
        ("40 percent", F(4, 10), F(4, 10)),
        ("百分之四十", F(4, 10), F(4, 10)),
        ("40％", F(4, 10), F(4, 10)),
        ("120%", F(12, 10), F(12, 10)),
        ("35% of buyers", F(35, 100), F(35, 100)),
        ("rather high", None, None),
    ],
)
def test_a_percent_is_a_fraction_of_one(text: str, low: F | int | None, high: F | int | None) -> None:
    """Every sign of a quantity, stored as a share."""
    found = Percent.read(text)
    assert (found.low, found.high, str(found)) == (low, high, text)
    assert isinstance(found, Quantity)
    assert found.is_words or found.is_percent


@pytest.mark.parametrize(
    ("text", "code", "args"),
    [
        ("40", "VAL102", {"text": "40", "percent": "40%", "fraction": "0.4"}),
        ("12.5", "VAL102", {"text": "12.5", "percent": "12.5%", "fraction": "0.125"}),
        ("10..20", "VAL102", {"text": "10..20", "percent": "10..20%", "fraction": "0.1..0.2"}),
        ("1.2", "VAL112", {"text": "1.2", "percent": "1.2%", "hundred": "120%"}),
        ("150", "VAL111", {"text": "150", "percent": "150%"}),
        ("5 days", "VAL103", {"text": "5 days", "unit": "day"}),
        ("5pp", "VAL103", {"text": "5pp", "unit": "pp"}),
    ],
)
def test_a_plain_number_is_no_percent(text: str, code: str, args: dict[str, str]) -> None:
    """40 is asked about by name: 40% or 0.4?"""
    with pytest.raises(Misread) as caught:
        Percent.read(text)
    assert (caught.value.code, caught.value.args_) == (code, args)


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("month", 1, "month"),
        ("monthly", 1, "month"),
        ("每月", 1, "month"),
        ("月", 1, "month"),
        ("周", 1, "week"),
        ("每周", 1, "week"),
        ("季度", 1, "quarter"),
        ("每季度", 1, "quarter"),
        ("a year", 1, "year"),
        ("2 weeks", 2, "week"),
        ("every 2 weeks", 2, "week"),
        ("每两周", 2, "week"),
    ],
)
def test_a_duration_is_a_length_of_time(text: str, count: int, unit: str) -> None:
    """What `per` takes besides a team."""
    found = read_duration(text)
    assert found is not None
    assert (found.value, found.unit, str(found)) == (count, unit, text)


@pytest.mark.parametrize("text", ["account-executives", "5", "", "3-5 days", "0 days", "$5", "5..3"])
def test_what_names_no_duration_is_none(text: str) -> None:
    """A team, a number, a range."""
    assert read_duration(text) is None


def test_units_have_one_name() -> None:
    """The unit of a metric compares with that of a quantity."""
    assert [unit_named(u) for u in ("元", "RMB", "days", "%", "家", "")] == [
        "CNY",
        "CNY",
        "day",
        "%",
        "家",
        "",
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fast reply", "fast-reply"),
        ("  Honest price!  ", "honest-price"),
        ("增长", "增长"),
        ("份额 大：北方", "份额-大-北方"),
        ("Café Größe", "café-größe"),
        ("Cafe\u0301", "café"),
        ("a_b-c", "a_b-c"),
        ("!!!", ""),
        ("---", ""),
        ("", ""),
    ],
)
def test_the_id_of_a_title(title: str, expected: str) -> None:
    """Lower case, with a dash for every run of other characters."""
    assert id_of(title) == expected
    assert expected == "" or is_id(expected)


def test_ids_are_letters_of_any_script_digits_and_dashes() -> None:
    """NFC only; equal without regard to case."""
    assert all(map(is_id, ("grow-revenue", "增长", "A_1", "ไทย", "हिन्दी", "9")))
    assert not any(map(is_id, ("", "a b", "a.b", "Cafe\u0301", "½", "a/b", "a\n")))
    assert same_id("Straße") == same_id("STRASSE")
    assert same_id("Won") == same_id("won")


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("10M", "10M", "1000万"),
        ("25k", "25K", "2.5万"),
        ("1200", "1,200", "1,200"),
        ("12,345", "12,345", "12,345"),
        ("1,234,567", "1,234,567", "1,234,567"),
        ("1234500", "1,234,500", "123.45万"),
        ("50万元", "CN¥500K", "¥50万"),
        ("¥1,234,567.5", "CN¥1,234,567.50", "¥1,234,567.50"),
        ("3..5", "3–5", "3–5"),
        ("≥45", "≥ 45", "≥ 45"),
        (">45", "> 45", "> 45"),
        ("<5 min", "< 5 minutes", "< 5分钟"),
        ("~200", "≈ 200", "≈ 200"),
        ("+30%", "+30%", "+30%"),
        ("-12.5%", "-12.5%", "-12.5%"),
        ("10..20%", "10%–20%", "10%–20%"),
        ("-5..-3", "-5 to -3", "-5至-3"),
        ("+5pp", "+5 pp", "+5个百分点"),
        ("14 days", "14 days", "14天"),
        ("1 day", "1 day", "1天"),
        ("3-5 days", "3–5 days", "3–5天"),
        ("2 quarters", "2 quarters", "2个季度"),
        ("5 家", "5 家", "5家"),
        ("30K-50K家", "30K–50K 家", "3万–5万家"),
        ("120K人次", "120K 人次", "12万人次"),
        ("5000元每单", "CN¥5,000每单", "¥5,000每单"),
        ("3 pilot customers", "3 pilot customers", "3 pilot customers"),
        ("$300/month", "$300/month", "US$300/month"),
        ("$5M ARR", "$5M ARR", "US$500万 ARR"),
        ("some words", "some words", "some words"),
    ],
)
def test_a_quantity_is_shown_in_the_readers_language(text: str, english: str, chinese: str) -> None:
    """Compact only where it says the same."""
    assert (shown_quantity(Quantity.read(text), "en"), shown_quantity(Quantity.read(text), "zh")) == (
        english,
        chinese,
    )


def test_a_number_takes_the_unit_of_its_metric() -> None:
    """A metric in CNY shows 10M as money."""
    assert shown_quantity(Quantity.read("10M"), "en", "CNY") == "CN¥10M"
    assert shown_quantity(Quantity.read("10M"), "zh", "元") == "¥1000万"
    assert shown_quantity(Quantity.read("45"), "en", "%") == "45%"
    assert shown_quantity(Quantity.read("45"), "en", "% of deals") == "45% of deals"
    assert shown_quantity(Quantity.read("45"), "en", " ") == "45"
    assert shown_number(F(100, 3), None, "en") == "33.33"
    assert shown_number(F(3, 10), "%", "en", signed=True) == "+30%"


def test_every_code_has_words_in_every_language() -> None:
    """Both languages name the same codes and the same arguments."""
    from importlib import import_module
    from string import Formatter

    tables = [import_module(f"groundplan.words.{language}.problems").VALUES for language in LANGUAGES]
    for codes in zip(*(sorted(table) for table in tables), strict=True):
        assert len(set(codes)) == 1
        arguments = [
            {name for part in table[codes[0]] for _, name, _, _ in Formatter().parse(part) if name} for table in tables
        ]
        assert all(found == arguments[0] for found in arguments)


# What people type, and what only looks like it.
PIECES = [
    *(
        "1",
        "0",
        "12",
        "1,200",
        "1.5",
        ".5",
        "3e9",
        "三",
        "十二",
        "百",
        "k",
        "M",
        "万",
        "亿",
        "成",
        "%",
        "％",
        "pp",
    ),
    *(
        " ",
        "  ",
        "-",
        "–",
        "..",
        "~",
        "至",
        "to",
        "+",
        ">",
        "≥",
        "<",
        "about ",
        "at least ",
        "以上",
        "左右",
        "多",
    ),
    *(
        "$",
        "¥",
        "USD",
        "元",
        "美元",
        "百分之",
        "days",
        "天",
        "per ",
        "/",
        "月",
        "家",
        "(",
        ")",
        "²",
        "İ",
        "ſ",
        "K",
    ),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=9).map("".join))


def read(kind: type[Quantity], raw: str | dict[str, object]) -> Quantity | None:
    """The value, None when it is asked about; no other error passes."""
    try:
        return kind.read(raw)
    except Misread:
        return None


@given(TEXTS, st.sampled_from([Quantity, Percent]))
def test_reading_keeps_the_text_and_never_fails(text: str, kind: type[Quantity]) -> None:
    """Whatever is typed is a quantity or is asked about; low is never above high, and all can be shown."""
    found = read(kind, text)
    if found is not None:
        assert str(found) == text
        assert found.low is None or found.high is None or found.low <= found.high
        assert found.is_words + found.is_bound + found.is_range + (found.value is not None) == 1
        assert all(shown_quantity(found, language) or not text for language in LANGUAGES)
    read_duration(text)


@given(st.dictionaries(st.sampled_from(["value", "min", "max", "unit", "about", "x"]), TEXTS))
def test_a_mapping_never_fails(raw: dict[str, object]) -> None:
    """Only Misread is raised; low is never above high."""
    found = read(Quantity, raw)
    assert found is None or found.low is None or found.high is None or found.low <= found.high


@given(st.integers(1 - 10**12, 10**12 - 1))
def test_a_formatted_whole_number_reads_back(number: int) -> None:
    """Plain, and with separators of thousands; and what is shown in English reads back too."""
    for text in (
        str(number),
        f"{number:,}",
        f"{number:,}".replace(",", "\u202f"),
        shown_number(number, None, "en"),
    ):
        assert Quantity.read(text).value == number, text
    assert Quantity.read(shown_number(number, None, "zh")).value == number


@given(TEXTS)
def test_the_id_of_a_title_is_an_id(title: str) -> None:
    """Or empty; and making it twice changes nothing."""
    made = id_of(title)
    assert made == "" or is_id(made)
    assert id_of(made) == made


def test_twenty_thousand_quantities_take_no_time() -> None:
    """A tenth of a second; the bound leaves room for a slow machine."""
    forms = ("{}", "{}k", "{}%", "{}万", "+{}", "~{}", ">={}", "{0}..{0}0", "{} days", "USD {}k")
    texts = [form.format(number) for number in range(1, 201) for form in forms] * 10
    start = process_time()
    for text in texts:
        Quantity.read(text)
    assert process_time() - start < 0.5


def test_the_import_loads_no_babel() -> None:
    """Checking a strategy does not pay for showing one."""
    code = "import sys, groundplan.values, groundplan.words.locale; print('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("185..50,000", "185–50,000"),  # `185–50K` would be 185,000 and more
        ("5000..50,000 EUR", "€5,000–€50,000"),
        ("500k..1.2M", "500K–1.2M"),
        ("0..50,000", "0–50K"),
        ("50k..90k", "50K–90K"),
    ],
)
def test_a_suffix_stands_only_at_an_end_that_needs_none_before_it(text: str, shown: str) -> None:
    assert shown_quantity(Quantity.read(text), "en") == shown
