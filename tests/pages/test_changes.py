"""What changed over time, on its own page, on the first one, on the page of a role, and on the card of each item."""

import re
from datetime import date
from html import unescape
from xml.etree.ElementTree import fromstring

import pytest

from groundplan.checks.review import everything
from groundplan.chronicle import NOTHING_KNOWN, Chronicle, Move, Part, Release, Told
from groundplan.feed import feed
from groundplan.pages import pages_of
from groundplan.plan import plan_of
from groundplan.render import render
from groundplan.words import words
from inline import parsed
from pages.helpers import anchors, read_by_people, to_nowhere

AS_OF = date(2026, 7, 1)
ATOM = "{http://www.w3.org/2005/Atom}"
TEXT = """\
    strategy: {title: Our <b>plan</b>, version: "2026.2", organization: Example Tools%s}
    goals: {grow: {title: Grow, owner: seller, target: 35}}
    team: {seller: {title: Sellers}, boss: {title: Boss}}
    market: {needs: {quick: {title: Quick reply}}}
"""
COMMIT = "0123456789abcdef0123456789abcdef01234567"
CHANGED = Part(
    "All changes",
    2,
    (
        ("Goals", (Told("Grow", ("Target: 30 → 35 (+5)",), "goals.grow"),)),
        ("Actions", (Told("Call <script>", ("removed",), ""),)),
    ),
)
CHRONICLE = Chronicle(
    releases=(
        Release("unpublished", "2026.2", (), "", "", ("Grow: Target: 30 → 35 (+5)",), (CHANGED,)),
        Release("published", "2026.1", ("v2026.1", "x"), "2026-04-03", COMMIT, (), ()),
        Release("published", "2025.4", ("v{}#",), "2025-10-01", COMMIT[::-1], silent="first"),
    ),
    moves={
        "goals.grow": (
            Move("", "", "", "Target: 30 → 35 (+5)"),
            Move("2026-01-03", COMMIT, "Raise it <b>&", "Title: Old → Grow"),
        ),
        "market.needs.quick": (Move("2026-01-03", COMMIT, "", "new"),),
    },
    since_approval=("Grow: Target: 30 → 35",),
    is_cut=True,
)


def site(chronicle: Chronicle = CHRONICLE, more: str = "", language: str = "en") -> dict[str, str]:
    """The Markdown of every page by its address."""
    result = parsed(TEXT % more)
    assert result.ok, result.problems
    plan, said = plan_of(result, AS_OF), words(language)
    findings = everything(result, plan)
    return render(pages_of(plan, said, result.lines, findings=findings, chronicle=chronicle), said)


def lines(page: str) -> str:
    return " ".join(read_by_people(page).split())


def test_the_page_tells_each_version_the_newest_first() -> None:
    page = site()["changes.md"]
    assert re.findall(r"^## (.*) { #(.*) }$", page, re.MULTILINE) == [
        ("2026&#46;2", ":next"),
        ("2026&#46;1", ":at-0123456789"),
        ("2025&#46;4", ":at-76543210fe"),
    ]
    assert lines(page.partition("## 2026&#46;1")[0]).endswith(
        "## 2026.2 { #:next } Since the last version Grow: Target: 30 → 35 (+5) All changes (2) Goals Grow "
        "Target: 30 → 35 (+5) Actions Call <script> removed"
    )
    assert "v2026.1 , x , 3 Apr 2026 , 0123456 Nothing in the strategy changed." in lines(page)
    assert "v{}# , 1 Oct 2025 , 7654321 The first version." in lines(page)
    assert "What is older is not told here." in lines(page)
    assert "<script>" not in page


def test_items_that_are_still_there_are_linked_and_nothing_leads_to_nowhere() -> None:
    pages = site()
    assert '<a href="../goals/#grow">Grow</a>' in unescape(pages["changes.md"])
    assert '<a href="../changes.xml"' in unescape(pages["changes.md"])
    lost = [each for each in to_nowhere(pages) if not each[1].endswith("changes.xml")]
    assert lost == []
    assert all(len(found) == len(set(found)) for found in map(anchors, pages.values()))


def test_commits_are_linked_where_a_repository_is_known() -> None:
    page = site(more=", repository: {url: https://gitlab.com/a/b.git}")["changes.md"]
    assert f'href="https&#58;&#47;&#47;gitlab&#46;com&#47;a&#47;b&#47;&#45;&#47;commit&#47;{COMMIT}"' in page
    assert "commit" not in site()["changes.md"]


def test_the_first_page_says_in_a_line_or_three_what_changed() -> None:
    found = lines(site()["index.md"])
    assert "What changed · 2026.2 Grow: Target: 30 → 35 (+5)" in found
    assert '<a href="changes/">What changed' in unescape(site()["index.md"])
    many = Release("published", "2", ("2",), "2026-04-03", COMMIT, tuple("abcdefgh"), (CHANGED,))
    assert "What changed · 2 a b c " in lines(site(Chronicle((many,)))["index.md"])


def test_a_role_reads_what_changed_for_it() -> None:
    pages = site()
    assert "What changed for me · 2026.2" in lines(pages["team/seller.md"])
    assert "Grow Target: 30 → 35 (+5)" in lines(pages["team/seller.md"])
    assert "changed for me" not in lines(pages["team/boss.md"])


def test_the_history_of_an_item_is_folded_on_its_card() -> None:
    pages = site()
    assert (
        "History 2 changes, the last on 3 Jan 2026 Not saved in git yet Target: 30 → 35 (+5) "
        "3 Jan 2026 Title: Old → Grow Raise it <b>& 0123456" in lines(pages["goals.md"])
    )
    assert "History 1 change, the last on 3 Jan 2026 3 Jan 2026 new 0123456" in lines(pages["market.md"])
    assert pages["goals.md"].count('class="gp-moves" data-search-exclude') == 1


def test_what_changed_since_the_approval_stands_in_its_notice() -> None:
    page = site(more=", approved: {date: 2026-01-02, digest: '00000000000000000000'}")["goals.md"]
    notice = page[page.index("gp-notice") :].partition("</div>")[0]
    assert "approved on 2 Jan 2026. Grow: Target: 30 → 35" in lines(notice)


def test_without_a_past_nothing_is_said_of_it() -> None:
    pages = site(NOTHING_KNOWN)
    assert "changes.md" not in pages
    assert "gp-moved" not in "".join(pages.values())
    only = Chronicle((Release("month", "Jan 2026", (), "2026-01-01", COMMIT, silent="first"),))
    assert "changes.md" not in site(only)


def test_in_chinese() -> None:
    pages = site(language="zh")
    assert "上一版本之后的改动" in pages["changes.md"]
    assert "第一个版本。" in pages["changes.md"]
    assert "2 次改动，最近一次在2026年1月3日" in lines(pages["goals.md"])
    assert "与我有关的变化 · 2026.2" in lines(pages["team/seller.md"])


def charter(more: str = "") -> object:
    strategy = parsed(TEXT % more).strategy
    assert strategy is not None
    return strategy.strategy


@pytest.mark.parametrize(("address", "home"), [("", ""), ("https://example.org/plan/", "https://example.org/plan/")])
def test_the_feed_is_valid_and_its_ids_stay(address: str, home: str) -> None:
    """RFC 4287: id, title and updated of feed and entries, an author, and links that lead somewhere."""
    found = feed(CHRONICLE, charter(), words("en"), "changes/", address)
    top = fromstring(found)
    assert top.tag == f"{ATOM}feed"
    assert top.findtext(f"{ATOM}id") == "tag:groundplan.invalid,2026:Our%20%3Cb%3Eplan%3C%2Fb%3E/changes"
    assert top.findtext(f"{ATOM}title") == "Our <b>plan</b>: what changed"
    assert top.findtext(f"{ATOM}updated") == "2026-04-03T00:00:00Z"
    assert top.findtext(f"{ATOM}author/{ATOM}name") == "Example Tools"
    links = {each.get("rel"): each.get("href") for each in top.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{home}changes/", **({"self": f"{home}changes.xml"} if home else {})}
    told = [
        [entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "content")]
        for entry in top.findall(f"{ATOM}entry")
    ]
    own = "tag:groundplan.invalid,2026:Our%20%3Cb%3Eplan%3C%2Fb%3E/changes"
    assert told == [
        [f"{own}/v2026.1", "2026.1", "2026-04-03T00:00:00Z", "Nothing in the strategy changed."],
        [f"{own}/v%7B%7D%23", "2025.4", "2025-10-01T00:00:00Z", "The first version."],
    ]
    assert [each.get("href") for each in top.findall(f"{ATOM}entry/{ATOM}link")] == [
        f"{home}changes/#:at-0123456789",
        f"{home}changes/#:at-76543210fe",
    ]


def test_the_feed_of_a_strategy_with_a_repository_is_known_by_it() -> None:
    told = Release("published", "1", ("v1",), "2026-04-03", COMMIT, ("a\x07b",), (CHANGED,))
    more = ", repository: {url: https://example.org/a/b.git, folder: sales}"
    top = fromstring(feed(Chronicle((told,)), charter(more), words("zh"), "changes/"))
    assert top.findtext(f"{ATOM}entry/{ATOM}id") == "tag:example.org,2026:a/b/sales/changes/v1"
    content = top.findtext(f"{ATOM}entry/{ATOM}content") or ""
    assert content.splitlines() == ["a\ufffdb", "Grow：Target: 30 → 35 (+5)", "Call <script>：removed"]


def test_a_past_without_a_day_makes_no_feed() -> None:
    assert feed(NOTHING_KNOWN, charter(), words("en"), "changes/") == b""
