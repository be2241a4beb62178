"""The page `health`: what the rules find in words, what is answered, what is left out and why."""

import html

from groundplan.checks.review import NOTHING_FOUND
from groundplan.pages import pages_of
from groundplan.pages.health import HealthView, marked
from groundplan.pages.views import Link
from groundplan.plan import plan_of
from groundplan.words import words
from inline import parsed
from pages.helpers import AS_OF, anchors, markdown_of, page_of, read_by_people

HEAD = "strategy: {title: T, owner: us, vision: V, period: {start: 2026-01-01, end: 2026-12-31}, profile: growth%s}\n"
TEXT = (
    HEAD % ", repository: {url: https://git.example.com/x}"
    + """
goals:
  grow: {title: Grow, metric: sales, baseline: 1M, target: {value: 2M, by: 2026-12-31}, how: x, why: y}
  calm: {title: Calm, metric: sales, baseline: 1, target: {value: 2, by: 2026-12-30}, how: x, owner: us}
metrics: {sales: {unit: orders, measure: level}}
actions: {call: {title: Call, owner: us, due: 2026-12-01, serves: [grow, calm]}}
market: {swot: {threats: {rival: {title: A rival, impact: 5, evidence: [seen]}}}}
evidence: {seen: {title: Seen, date: 2026-11-01}}
"""
)


def health(text: str) -> HealthView:
    view = page_of(text, "health").view
    assert isinstance(view, HealthView)
    return view


def test_findings_stand_by_chapter_with_warnings_first() -> None:
    """A goal without an owner is a warning of a growing team, one without a why is advice."""
    (goals,) = (chapter for chapter in health(TEXT).chapters if chapter.heading == "Goals")
    told = [(line.code, line.badge.text, line.badge.tone, line.href) for line in goals.lines]
    assert ("GOA103", "warning", "warn", "../goals/#grow") in told
    assert ("GOA104", "advice", "info", "../goals/#calm") in told
    tones = [line.badge.tone for line in goals.lines]
    assert tones == sorted(tones, reverse=True)
    assert goals.anchor == ":goals"


def test_a_finding_says_what_to_do_and_why_it_matters() -> None:
    line = next(line for chapter in health(TEXT).chapters for line in chapter.lines if line.code == "GOA103")
    assert line.message == (("Grow: no owner", False),)
    assert line.hint == (("Add ", False), ("owner:", True), (" with the one role that answers for it.", False))
    assert line.what
    assert line.why
    assert isinstance(line.source, Link)
    assert line.source.href == "https://git.example.com/x/blob/main/strategy.yml#L4-L4"


def test_without_a_repository_a_finding_says_its_file_and_line() -> None:
    line = next(line for chapter in health(HEAD % "" + "goals: {g: }").chapters for line in chapter.lines)
    assert line.source == "strategy.yml:2"
    assert '<span class="gp-source" data-search-exclude>strategy.yml:2</span>' in html.unescape(
        markdown_of(HEAD % "" + "goals: {g: }", "health.md")
    )


def test_the_counts_are_those_of_all_chapters() -> None:
    view = health(TEXT)
    lines = [line for chapter in view.chapters for line in chapter.lines]
    by_label = {count.label: count.number for count in view.counts}
    warnings = sum(line.badge.tone == "warn" for line in lines)
    assert sum(by_label.values()) == len(lines)
    assert warnings in by_label.values()
    assert view.clean == ""


def test_nothing_found_is_said() -> None:
    result = parsed("strategy: {title: T}\npersonas: {p: {challenges: {c: }, fit: {c: yes}}}")
    pages = pages_of(plan_of(result, AS_OF), words("en"), result.lines, findings=NOTHING_FOUND)
    view = next(page.view for page in pages if page.template == "health")
    assert view.clean == "Nothing found. The plan adds up as far as it can be checked."
    assert (view.counts, view.chapters, view.ignored) == ((), (), ())
    assert [covered.link.text for covered in view.coverage] == ["Challenges"]


def test_coverage_is_that_of_the_numbers() -> None:
    """The one threat is open, both goals have an action."""
    told = {each.link.text: (each.answered, each.all, each.width, each.link.href) for each in health(TEXT).coverage}
    answered, every, width, href = told["Threats"]
    assert (answered.path, answered.value, every.path, every.value) == (
        "coverage.threat.answered", "0", "coverage.threat.all", "1",
    )  # fmt: skip
    assert (width, href) == (0.0, "../trace/#:threat")
    assert told["Goals"][2] == 100.0


def test_what_is_left_out_has_its_reason() -> None:
    text = TEXT.replace("profile: growth", 'profile: growth, checks: {ignore: {"GOA103 grow": Nobody can yet.}}')
    view = health(text)
    assert [(each.line.code, each.reason) for each in view.ignored] == [("GOA103", "Nobody can yet.")]
    assert "GOA103" not in [line.code for chapter in view.chapters for line in chapter.lines]
    page = read_by_people(markdown_of(text, "health.md"))
    assert "Left out, and why" in page
    assert "Nobody can yet." in page


def test_what_was_noticed_in_reading_stands_there_too() -> None:
    """What may be a slip of the pen is a warning: a `#` begins a comment."""
    text = HEAD % "" + "team:\n  ae:\n    title: Number #1\n"
    assert "SRC144" in [line.code for chapter in health(text).chapters for line in chapter.lines]


def test_many_findings_are_counted_and_not_all_shown() -> None:
    """150 goals without an owner and a why: of each rule the check lists 100, of a chapter the page shows 100."""
    goals = "".join(f"  g{n}: {{title: Goal {n}, target: 5, start: 2026-01-01}}\n" for n in range(150))
    one = "  one: {title: One, owner: us, why: x, how: y, metric: m, target: {value: 2, by: 2026-12-31}, baseline: 1}\n"
    view = health(HEAD % "" + f"metrics: {{m: {{unit: x}}}}\nactions: {{a: {{serves: [one]}}}}\ngoals:\n{one}{goals}")
    (chapter,) = (each for each in view.chapters if each.heading == "Goals")
    assert len(chapter.lines) == 100
    assert {line.badge.tone for line in chapter.lines} == {"warn"}
    assert chapter.more.startswith(f"{_listed(chapter.summary) - 100} more")
    assert view.more.split()[0].isdigit()
    assert sum(count.number for count in view.counts) >= _listed(chapter.summary)


def _listed(summary: str) -> int:
    return sum(int(part.split()[0]) for part in summary.split(" · "))


def test_what_a_whole_chapter_lacks_leads_to_its_page() -> None:
    lines = [line for chapter in health("goals: [Grow, Sell, Stay]").chapters for line in chapter.lines]
    assert [line.href for line in lines if line.code == "GOA103"] == ["../goals/"]


def test_the_text_of_others_stays_text() -> None:
    page = markdown_of(HEAD % "" + "goals: {g: {title: '<b>`x`</b>'}}", "health.md")
    assert "<b>`" not in page
    assert "<b>x" not in page
    assert len(anchors(page)) == len(set(anchors(page)))


def test_backticks_mark_what_to_type() -> None:
    assert marked("Add `why:`.") == (("Add ", False), ("why:", True), (".", False))
    assert marked("an odd ` one") == (("an odd ` one", False),)


def test_chinese() -> None:
    page = read_by_people(markdown_of(TEXT, "health.md", "zh"))
    assert "体检" in page
    assert "各类问题有多少已有对策" in page
