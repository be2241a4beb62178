"""Nothing of what is for others is in anything that an audience gets; everything that it may see is."""

import dataclasses
from typing import Any

import pytest

from groundplan.checks.review import everything
from groundplan.model.index import nodes
from groundplan.model.shape import shape_of
from groundplan.parse import Parsed
from groundplan.parse.seen import seen_by
from groundplan.plan import Plan, plan_of
from groundplan.staging import stage
from handed_out import AS_OF, diffs, found_in, handed_out
from leaks import AUDIENCES, FIELDS, Marked, Private, aged, private_strategy, read, strategy

RANKS = [*enumerate(AUDIENCES)]
# Fields that hold no text of anybody's, or that other tests fill: of those below `strategy` the head of every strategy
# here, of the others tests by hand.
_BY_HAND = {
    *(("Strategy", name) for name in ("groundplan", "include")),
    *(("Charter", name) for name in ("language", "currency", "period", "fiscal_year", "profile")),
    *(("Period", name) for name in ("start", "end")),
    *(("FiscalYear", name) for name in ("starts", "named_for")),
    *(("Repository", name) for name in ("branch", "folder")),
    ("Checks", "severity"),
    ("Approval", "digest"),
    ("SeriesFile", "file"),
    # What stands in the head or beside a competitor goes with it.
    *((model, "audience") for model in ("Charter", "NotDoing", "CompetitorHere")),
}


def where(marked: Marked, found: Any) -> dict[str, Any]:
    """What was found, by the fields that it stands in."""
    return {f"{marker} {marked.where[marker]}": sorted(found[marker])[:4] for marker in found}


def test_every_field_of_the_format_is_covered() -> None:
    """A new field fails here until the strategy states it, or a test by hand is told of below."""
    every = {(model.__name__, name) for model, fields in FIELDS.items() for name in fields}
    stated = set()
    for whole in (read(strategy()).strategy, read(private_strategy("fields")).strategy):
        assert whole is not None
        for node in nodes(whole):
            model, fields = type(node.part), shape_of(type(node.part)).fields
            stated |= {(model.__name__, name) for name, own in fields.items() if own in node.part.model_fields_set}
    assert every - stated - _BY_HAND == set()
    assert every >= _BY_HAND


@pytest.mark.parametrize(("usual", "language"), [(0, "zh"), (1, "en"), (2, "en")])
def test_an_audience_gets_what_it_may_see_and_nothing_else(usual: int, language: str) -> None:
    marked = strategy(usual, language=language)
    whole = read(marked)
    for rank, audience in RANKS:
        got = handed_out(whole, audience)
        assert where(marked, found_in(got, marked.hidden(rank))) == {}
        assert marked.shown(rank) - found_in(got, marked.shown(rank)).keys() == set()


@pytest.mark.parametrize("private", ["fields", "entries", "holders"])
def test_no_private_field_is_shown(private: Private) -> None:
    marked = private_strategy(private)
    whole = read(marked)
    for rank, audience in RANKS:
        got = handed_out(whole, audience)
        assert where(marked, found_in(got, marked.hidden(rank))) == {}
        assert marked.shown(rank) - found_in(got, marked.shown(rank)).keys() == set()


class Bare(Plan):
    """The plan of what is seen, as if nothing but that were known."""

    is_whole = False


def bare(whole: Parsed, audience: str) -> dict[str, str]:
    """The pages of what an audience sees, without what is known of the whole: which figures hold there."""
    seen = seen_by(whole, audience)
    plan = plan_of(seen, AS_OF)
    held = {each.name: getattr(plan, each.name) for each in dataclasses.fields(plan)}
    return dict(stage(Bare(**held | {"audience": audience}), everything(seen, plan)).pages)


@pytest.mark.parametrize("usual", [0, 1])
def test_no_byte_hangs_on_what_is_hidden(usual: int) -> None:
    """With other texts, numbers, days and choices in all that is hidden, and more lines, the pages are the same."""
    one = read(strategy(usual))
    for rank, audience in RANKS:
        other = read(strategy(usual, changed=rank))
        assert bare(one, audience) == bare(other, audience)
        assert seen_by(one, audience).strategy == seen_by(other, audience).strategy


@pytest.mark.parametrize("private", ["fields", "entries", "holders"])
def test_no_byte_hangs_on_what_is_private(private: Private) -> None:
    one, other = read(private_strategy(private)), read(private_strategy(private, changed=0))
    assert one.strategy != other.strategy
    for _, audience in RANKS[:-1]:
        assert bare(one, audience) == bare(other, audience)


@pytest.mark.parametrize("usual", [0, 1])
def test_no_comparison_tells_of_what_is_hidden(usual: int) -> None:
    """Of the older version, in which all of it was another, nor of one in which it was for everybody."""
    marked = strategy(usual)
    now = read(marked)
    for rank, audience in RANKS[:-1]:
        changed = strategy(usual, changed=rank)
        before, hidden = read(changed), marked.hidden(rank) | changed.hidden(rank)
        for old, new in ((before, now), (now, before)):
            found = diffs(old, new, audience)
            assert found_in(found, hidden) == {}
            assert '"changes": []' in found["diff.json"]


@pytest.mark.parametrize("renamed", [False, True])
@pytest.mark.parametrize("usual", [0, 1])
def test_what_is_hidden_now_is_not_told_of_the_past(usual: int, renamed: bool) -> None:
    """Everything was for everybody once, under the same ids or under those that `was` tells of."""
    marked = strategy(usual)
    for rank, audience in RANKS[:-1]:
        before, now = read(aged(marked, renamed=renamed)), read(marked)
        found = diffs(before, now, audience)
        assert where(marked, found_in(found, marked.hidden(rank))) == {}
        assert found_in(diffs(before, now, AUDIENCES[-1]), marked.hidden(rank))


@pytest.mark.parametrize("private", ["fields", "entries", "holders"])
def test_what_is_private_now_is_not_told_of_the_past(private: Private) -> None:
    marked = private_strategy(private)
    before, now = read(aged(marked, renamed=False)), read(marked)
    assert where(marked, found_in(diffs(before, now, "team"), marked.hidden(1))) == {}
    assert found_in(diffs(before, now, ""), marked.hidden(1)) == {}
