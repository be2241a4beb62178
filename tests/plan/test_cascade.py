"""§4 Cascade: what the goals below a goal add up to, over its change."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from groundplan.plan.amounts import UNKNOWN, point
from groundplan.plan.cascade import Cascade
from plan.numbers_of import GROW, ends, goal, numbers

M = 1_000_000


def cascade(children: str, top: str = "baseline: EUR 10M, target: 13M", head: str = "") -> Cascade:
    lines = "".join(f"  {child.strip()}\n" for child in children.split("\n") if child.strip())
    return goal(f"{head}\ngoals:\n  top: {{{top}}}\n{lines}", "top").cascade


NORTH = "north: {baseline: EUR 6M, target: 7M, supports: [top]}"
SOUTH = "south: {baseline: EUR 4M, target: +25%, supports: [top]}"


def test_children_contribute_their_changes() -> None:
    """1M + 25 % of 4M = 2M of 3M."""
    found = cascade(f"{NORTH}\n{SOUTH}")
    assert (found.sum, found.change, found.coverage) == (point(2 * M, "EUR"), point(3 * M, "EUR"), Fraction(2, 3))
    assert found.missing == ()


def test_dropped_children_are_left_out_and_others_are_not() -> None:
    dropped = "old: {baseline: EUR 1M, target: 9M, supports: [top], status: dropped}"
    done = "done: {baseline: EUR 1M, target: 2M, supports: [top], status: done}"
    assert cascade(f"{NORTH}\n{dropped}").sum.value == M
    assert cascade(f"{NORTH}\n{done}").sum.value == 2 * M


def test_only_direct_children_count() -> None:
    found = cascade(f"{NORTH}\nbelow: {{baseline: EUR 1M, target: 9M, supports: [north]}}")
    assert [share.goal.id for share in found.shares] == ["north"]


def test_what_cannot_be_measured_in_its_unit_is_missing() -> None:
    """Words, another currency, per cent, people, and a plain number are no euros."""
    odd = """
    words: {target: many, supports: [top]}
    bare: {supports: [top]}
    dollars: {baseline: USD 1M, target: 2M, supports: [top]}
    share: {baseline: 10%, target: 12%, supports: [top]}
    plain: {baseline: 1, target: 2, supports: [top]}
    """
    found = cascade(NORTH + odd)
    assert found.sum == point(M, "EUR")
    assert [entry.id for entry in found.missing] == ["words", "bare", "dollars", "share", "plain"]
    assert (cascade(odd).sum, cascade(odd).coverage) == (UNKNOWN, None)


def test_without_children_there_is_no_sum() -> None:
    found = cascade("")
    assert (found.shares, found.sum, found.coverage) == ((), UNKNOWN, None)


def test_a_change_of_nothing_cannot_be_covered() -> None:
    assert cascade(NORTH, "baseline: EUR 10M, target: 10M").coverage is None
    assert cascade(NORTH, "target: EUR 13M").coverage is None


def test_combine() -> None:
    """mean: (1M + 1M) / 2; all and none have no sum."""
    two = f"{NORTH}\n{SOUTH}"
    assert cascade(two, "baseline: EUR 10M, target: 13M, combine: mean").sum.value == M
    assert cascade(f"{two}\nbare: {{supports: [top]}}", "baseline: EUR 1, target: 2, combine: mean").sum.value == M
    for combine in ("all", "none"):
        found = cascade(two, f"baseline: EUR 10M, target: 13M, combine: {combine}")
        assert (found.sum, found.coverage, len(found.shares)) == (UNKNOWN, None, 2)


def test_points_add_up() -> None:
    """+2pp and from 40 % to 43 % make 5 of 6 points."""
    found = cascade(
        "a: {target: +2pp, supports: [top]}\nb: {baseline: 40%, target: 43%, supports: [top]}",
        "baseline: 50%, target: 56%",
    )
    assert found.coverage == Fraction(5, 6)


def test_a_range_below() -> None:
    found = cascade(f"{NORTH}\na: {{baseline: EUR 1M, target: 2M..3M, supports: [top]}}")
    assert (ends(found.sum), found.coverage) == ((2 * M, 3 * M), None)


def test_a_goal_in_two_cascades_and_in_a_circle() -> None:
    text = """
goals:
  a: {baseline: 1, target: 5, supports: [b, c, a]}
  b: {baseline: 1, target: 9, supports: [a]}
  c: {baseline: 1, target: 9}
"""
    found = numbers(text).goals
    assert {name: each.cascade.sum.value for name, each in found.items()} == {"a": 8, "b": 4, "c": 4}


STAGES = "{lead: {conversion: 40%}, booked: {conversion: 30%}, won: {outcome: won}}"


def fed(must_win: str, value: str, pipeline: str = "deal_size: 25k", stages: str = STAGES) -> Cascade:
    text = f"""
team: {{ae: {{headcount: 12}}}}
{GROW}
  rate: {{target: {{value: {value}, per: [ae, month]}}, stage: booked, supports: [grow]}}
pipelines: {{direct: {{goal: grow, must_win: {must_win}, {pipeline}, stages: {stages}}}}}
"""
    return goal(text, "grow").cascade


def test_a_rate_on_a_stage_is_worth_what_its_entries_bring() -> None:
    """3 x 144 person-months x 30 % x 25k = 3.24M of 3M: 1.08."""
    found = fed("increase", "+3")
    assert (found.sum, found.coverage) == (point(3_240_000, "CNY"), Fraction(108, 100))
    assert found.shares[0].of_entries


def test_less_what_must_be_won_to_stay() -> None:
    """12 x 144 x 30 % x 25k = 12.96M; 13M - 3M is won to stay where we are: 2.96M of 3M."""
    assert fed("all", "12").sum.value == 2_960_000
    # With 88 % that stays by itself, 4.2M - 3M = 1.2M is: 3.24M - 1.2M.
    assert fed("{keep: 88%}", "3").sum.value == 2_040_000


def test_each_pipeline_has_its_share_of_the_change() -> None:
    """Half of 13M is to be won and half of 3M is the change: 12.96M - 5M."""
    assert fed("all", "12", "deal_size: 25k, share: 50%").sum.value == 7_960_000


def test_entries_that_are_worth_nothing_measurable() -> None:
    """No deal size, no conversion ahead, deals in another currency."""
    for pipeline, stages in (
        ("title: P", STAGES),
        ("deal_size: USD 25k", STAGES),
        ("deal_size: 25k", "{booked: {}, won: {outcome: won}}"),
        ("deal_size: 25k", "{booked: {optional: true}, won: {outcome: won}}"),
    ):
        found = fed("increase", "+3", pipeline, stages)
        assert (found.sum, [entry.id for entry in found.missing]) == (UNKNOWN, ["rate"])


def test_a_rate_without_a_stage_is_worth_its_entries() -> None:
    """3 customers a month are 36 of 40."""
    found = cascade(
        "rate: {target: {value: 3 customers, per: month}, supports: [top]}",
        "baseline: 100 customers, target: 140",
    )
    assert found.coverage == Fraction(9, 10)


@given(st.lists(st.integers(-1000, 1000), max_size=5), st.integers(1, 1000))
def test_one_more_child_never_lowers_the_sum(changes: list[int], more: int) -> None:
    def total(children: list[int]) -> Fraction:
        lines = "\n".join(f"c{n}: {{target: {each:+}, supports: [top]}}" for n, each in enumerate(children))
        return cascade(lines, "baseline: 0, target: 100").sum.value or Fraction(0)

    assert total([*changes, more]) == total(changes) + more > total(changes)


def test_more_set_against_all_is_missing() -> None:
    """3 more a month say nothing of the 13M to be won, nor 12 in all of the 3M on top."""
    for must_win, value in (("all", "+3"), ("increase", "12")):
        found = fed(must_win, value)
        assert (found.sum, [entry.id for entry in found.missing]) == (UNKNOWN, ["rate"])
