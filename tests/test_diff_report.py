"""The reports on two versions: what they say, and that a comment on a pull request does no harm."""

import json
import re
from datetime import date
from html import unescape

import pytest
from markdown_it import MarkdownIt

from groundplan.comparing import Version, compared
from groundplan.report.compared import COMPARISONS
from groundplan.report.compared.markdown import LONGEST
from groundplan.report.compared.style import JOINER, harmless
from inline import parsed, with_title
from test_consequences import AS_OF, SALES

NOTHING = Version("strategy.yml", "v0", None)


def version(text: str, revision: str = "v1") -> Version:
    return Version("strategy.yml", revision, parsed(with_title(text)))


def report(old: Version, new: Version, form: str, as_of: date = AS_OF) -> str:
    return COMPARISONS[form](compared(old, new, as_of))


def between(old: str, new: str, form: str = "text") -> str:
    """The report on two strategies that are written inside a test."""
    return report(version(old), version(new, "v2"), form)


def rendered(markdown: str) -> str:
    """The comment as HTML; a forge allows the tags that it uses."""
    return str(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown))


def visible(markdown: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", rendered(markdown)))


def test_a_higher_target_in_plain_words() -> None:
    said = between(SALES.replace("TARGET", "+30%"), SALES.replace("TARGET", "+35%"))
    assert said.splitlines()[:6] == [
        "T: 1 changed",
        "strategy.yml at v1 → strategy.yml at v2",
        "",
        "- grow: Target: +30% → +35% (+5 pp)",
        "- direct takes 140 deals instead of 120 (+20), 1,167 × “lead” instead of 1,000 (+167)",
        "- 1 item that did not change depends on one that did: read it again",
    ]


def test_the_same_in_chinese() -> None:
    head = "strategy: {title: 策略, language: zh}\n"
    old, new = (
        Version("strategy.yml", "", parsed(head + f"goals: {{增长: {{target: {target}}}}}\n"))
        for target in ("三成", "35%")
    )
    said = report(old, new, "text")
    assert said.startswith("策略：修改 1 项\nstrategy.yml → strategy.yml\n\n- 增长：目标值：30% → 35%（+5个百分点）\n")


OLD = """\
    team: {reps: Reps, leads: Leads}
    goals: {a: {title: Goal A, owner: reps}, b: {title: Goal B}}
    pipelines: {p: {title: Direct, stages: {one: One, two: Two}}}
    segments: {s: {title: Small, children: {x: Shop}}, l: {title: Large}}
    actions: {call: {title: Call, serves: [a], tags: [old, both]}}
"""
NEW = """\
    team: {reps: Reps, leads: Leads}
    goals: {a: {title: Goal A, owner: leads, status: done}, c: {title: Goal C, was: [b]}}
    pipelines: {p: {title: Direct, stages: {two: Two, one: One}}, q: {title: Partner, stages: {one: , two: }}}
    segments: {s: {title: Small}, l: {title: Large, children: {x: Shop}}}
    actions: {call: {title: Call, serves: [a], tags: [both, new], due: 2026-12-31, done_when: Nobody waits}}
"""


@pytest.mark.parametrize(
    "line",
    [
        "T: 1 added, 1 moved, 1 renamed, 4 changed",
        "    Status: active → done",
        "    Owner: + Leads",
        "    Owner: − Reps",
        "    renamed from “b” to “c”",
        "    Stages, in a new order: Two, One",
        "    new, with 2 items inside",
        "    moved from Small › Sub-segments to Large › Sub-segments",
        "    Tags: + new, − old",
        "    Due: 31 Dec 2026, not stated before",
        "  Large › Shop",
        "- New: Partner",
    ],
)
def test_each_kind_of_change_has_its_words(line: str) -> None:
    assert line in between(OLD, NEW).splitlines()


def test_long_texts_are_shown_from_where_they_differ() -> None:
    same = "We call every customer once a month and ask what they need, "
    said = between(f"goals: {{a: {{how: '{same}always.'}}}}", f"goals: {{a: {{how: '{same}often.'}}}}")
    assert "How: …ask what they need, always. → …ask what they need, often.\n" in said


def test_a_first_version_and_a_broken_one() -> None:
    said = report(NOTHING, version(OLD), "text")
    assert said.startswith("T: 9 added\n")
    assert "- strategy.yml at v1 is the first version: there is no strategy.yml at v0\n" in said
    broken = version("goals: {a: {targt: 5}}", "v9")
    for form in ("text", "markdown"):
        said = report(broken, version(OLD), form)
        assert "v9 cannot be compared: strategy.yml:2:" in said.replace("\\", "")
    data = json.loads(report(version(OLD), broken, "json"))
    assert (data["changes"], data["consequences"]) == ([], None)
    assert [each["code"] for each in data["new"]["problems"]] == ["FMT201"]


def test_an_older_format_is_named() -> None:
    old = Version("strategy.yml", "v0", parsed("groundplan: 0\nstrategy: {title: T}\n"))
    assert "strategy.yml at v0 cannot be compared" in report(old, version(OLD), "text")


HARMFUL = (
    "@team and a@b.com",
    "fixes #12, closes GH-7, resolves owner/repo#3",
    "gh-99",
    "0123456789abcdef0123456789abcdef01234567",
    "deadbeef",
    "see https://example.org/pull/3",
    "www.example.org",
    "mailto:a@b.org",
    "HTTP://EXAMPLE.ORG",
    ":tada:",
    "!42",
    "<img src=x onerror=alert(1)>",
    "</details><script>",
    "[a](http://b)",
    "![a](b)",
    "**bold** __b__ ~~s~~ `code`",
    "$1$ and $x$",
    "a\n\n# heading\n\n- list",
    "| a | b |",
    "\u202eevil",
    "&#64;team",
    "<!-- x",
    "1. one",
    "- one",
    "\\@x",
    "[^1]",
    "```\nx\n```",
)
LIVE = re.compile(
    r"@\w|#\d|\bgh-\d|\b[0-9a-f]{7,40}\b|https?://|www\.\w|mailto:\w|:[a-z0-9_]+:|!\d|[\u202a-\u202e]", re.IGNORECASE
)
TAGS = {"h3", "p", "ul", "li", "b", "details", "summary"}


@pytest.mark.parametrize("text", HARMFUL)
def test_what_others_wrote_is_shown_and_does_nothing(text: str) -> None:
    """In titles, values, labels and words for numbers: no mention, no reference, no link, no tag of their own."""
    quoted = json.dumps(text)
    old = f"goals: {{a: {{title: A, target: 5}}}}\nactions: {{x: {{serves: [a], title: {quoted}}}}}"
    new = f"goals: {{a: {{title: {quoted}, target: {quoted}, facts: {{{quoted}: {quoted}}}}}}}"
    new += f"\nactions: {{x: {{title: {quoted}}}}}"
    comment = between(old, new, "markdown")
    assert not LIVE.search(comment)
    assert not LIVE.search(visible(comment))
    assert set(re.findall(r"</?([a-z0-9]+)", rendered(comment))) <= TAGS
    shown = " ".join(visible(comment).replace(JOINER, "").split())
    assert " ".join(text.replace("\u202e", "").split()) in shown


def test_names_of_revisions_are_no_references_either() -> None:
    sha = "0123456789abcdef0123456789abcdef01234567"
    comment = report(version(OLD, sha), version(NEW, "@{1}#1"), "markdown")
    assert not LIVE.search(comment)
    assert sha in visible(comment).replace(JOINER, "")


def test_right_to_left_text_stays_among_its_own() -> None:
    assert harmless("שלום (1)") == "\u2068שלום (1)\u2069"


@pytest.mark.parametrize("many", [50, 400, 3000])
def test_a_comment_always_fits_and_counts_what_it_leaves_out(many: int) -> None:
    def goals(target: str, title: str) -> str:
        return (
            "goals:\n"
            + "".join(f"  g{n}: {{title: '{title} {n}', target: {target}}}\n" for n in range(many))
            + ("actions:\n" + "".join(f"  a{n}: {{title: 'Action {n}', serves: [g{n}]}}\n" for n in range(many)))
        )

    old, new = (
        Version("strategy.yml", "", parsed(f"strategy: {{title: T}}\n{goals(*each)}"))
        for each in (("5", "*Goal*"), ("6", "*Goal*<&>$" * 9))
    )
    comment = report(old, new, "markdown")
    assert len(comment) <= LONGEST
    assert comment.count("<details>") == comment.count("</details>")
    left = [int(each) for each in re.findall(r"… and (\d+) more\n", comment)]
    assert bool(left) == (many > 200)
    parts = comment.split("<details>")
    for part in parts[1:]:
        told = sum(line.startswith("- ") for line in part.splitlines())
        cut = re.search(r"… and (\d+) more\n", part)
        if "All changes" in part:
            assert told + (int(cut[1]) if cut else 0) == many


def test_a_comment_fits_however_long_the_titles_are() -> None:
    """With what the workflow puts in front of it, too; every `&` takes five characters."""
    title = "&" * 400

    def text(number: int) -> str:
        goals = "".join(
            f"  g{n}: {{title: '{title}{n}', baseline: 1, target: {{value: {number}, by: 2026-12-31}}}}\n"
            for n in range(60)
        )
        new = "".join(f"  {'xy'[number % 2]}{n}: {{title: '{title}{n}', quota: 1}}\n" for n in range(60))
        pipelines = "".join(f"  p{n}: {{title: '{title}', goal: g{n}, deal_size: 1}}\n" for n in range(60))
        return f"strategy: {{title: '{title}'}}\nteam:\n{new}goals:\n{goals}pipelines:\n{pipelines}"

    name = "&" * 3000
    old, new = (Version(f"{name}.yml", f"{name}{n}", parsed(text(n))) for n in (20, 31))
    comment = report(old, new, "markdown")
    assert len(f"<!-- groundplan -->\n{comment}") <= LONGEST
    assert comment.count("<details>") == comment.count("</details>") > 1
    head, _, rest = comment.partition("<details>")
    assert len(head) < len(rest) * 3


def test_the_summary_stays_short() -> None:
    old = "team: {" + ", ".join(f"t{n}: {{quota: {n + 1}k}}" for n in range(200)) + "}"
    new = (
        "team: {"
        + ", ".join(f"t{n}: {{quota: {n + 2}k}}" for n in range(200))
        + ", "
        + ", ".join(f"n{n}: " for n in range(200))
        + "}"
    )
    head = between(old, new, "markdown").split("<details>")[0]
    assert len(head.splitlines()) < 20
    assert "and 195 more" in head
