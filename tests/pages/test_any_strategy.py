"""Whatever a strategy holds, its pages come out, and every item stands on them once."""

from collections import Counter
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundplan.checks.review import everything
from groundplan.pages import pages_of
from groundplan.pages.places import OWN_PAGES_BELOW, Places
from groundplan.parse import Parsed
from groundplan.plan import plan_of
from groundplan.render import render
from groundplan.words import words
from inline import parsed
from made import DAYS, strategies
from pages.helpers import AS_OF, anchors, to_nowhere


def _read(text: str) -> Parsed:
    result = parsed(text)
    assert result.strategy is not None, result.problems
    return result


def _site(result: Parsed, day: date, use_directory_urls: bool = True) -> dict[str, str]:
    said = words(result.language)
    plan = plan_of(result, day)
    return render(pages_of(plan, said, result.lines, use_directory_urls, everything(result, plan)), said)


def _check(result: Parsed, site: dict[str, str]) -> None:
    places = Places(result.index)
    counts = {uri: Counter(anchors(page)) for uri, page in site.items()}
    spots = {path: places[path] for path in result.index.entries}
    wrong = {path: counts.get(spot.uri, Counter())[spot.anchor] for path, spot in spots.items()}
    assert {path: count for path, count in wrong.items() if count != 1} == {}
    assert [(uri, anchor) for uri, found in counts.items() for anchor, count in found.items() if count > 1] == []
    assert to_nowhere(site) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(strategies(), DAYS)
def test_every_item_stands_once_and_every_link_leads_somewhere(text: str, day: date) -> None:
    result = _read(text)
    _check(result, _site(result, day))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(strategies(), st.just(AS_OF))
def test_without_folders_for_pages_as_well(text: str, day: date) -> None:
    """`use_directory_urls: false`: the same pages and anchors."""
    result = _read(text)
    assert _site(result, day, use_directory_urls=False).keys() == _site(result, day).keys()


def test_roles_that_share_pages() -> None:
    """From 60 on, each still has its anchors once, and links find them."""
    people = "".join(f"  r{n}: {{reports_to: r0, does: [x]}}\n" for n in range(61))
    result = _read(f"strategy: {{title: T}}\ngoals: {{g: {{owner: [r0, r60]}}}}\nteam:\n{people}")
    site = _site(result, AS_OF)
    assert [uri for uri in site if uri.startswith("team/page-")] == ["team/page-1.md", "team/page-2.md"]
    _check(result, site)


def test_personas_that_share_pages() -> None:
    """From 60 on, each still has its anchors once, and links find them."""
    fields = "challenges: {a: }, goals: {a: }, fit: {challenges.a: x}"
    people = "".join(f"  p{n}: {{{fields}}}\n" for n in range(61))
    result = _read(f"strategy: {{title: T}}\njourneys: {{j: {{personas: [p0, p60]}}}}\npersonas:\n{people}")
    site = _site(result, AS_OF)
    assert OWN_PAGES_BELOW == 60
    assert [uri for uri in site if uri.startswith("personas/page-")] == ["personas/page-1.md", "personas/page-2.md"]
    _check(result, site)
