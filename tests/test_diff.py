"""What differs between two versions: worked examples, and what holds for any two."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import HealthCheck, given, settings

from applied import applied, changes_in_json, state
from groundplan.diff import (
    Change,
    Changes,
    FieldChanged,
    ItemAdded,
    ItemMoved,
    ItemRemoved,
    ItemRenamed,
    LinkGained,
    LinkLost,
    Reordered,
    changes,
)
from groundplan.plan import Plan, plan_of
from groundplan.plan.amounts import point
from inline import parsed, with_title
from versions_made import pairs

AS_OF = date(2026, 7, 1)
SLOW = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def plan(text: str) -> Plan:
    """The plan of a strategy that says what `text` says."""
    read = parsed(with_title(text))
    assert read.ok, read.problems
    return plan_of(read, AS_OF)


def diff(old: str, new: str) -> Changes:
    """What differs between two strategies that are written inside a test."""
    return changes(plan(old), plan(new))


def kinds(found: Changes) -> list[tuple[str, str, str]]:
    """The kind of each change and its two paths."""
    return [(type(each).__name__, each.old_path, each.path) for each in found]


def test_the_same_is_no_change() -> None:
    text = "goals: {grow: {target: 30%, supports: []}}"
    assert diff(text, text) == ()


def test_how_it_is_laid_out_is_no_change() -> None:
    """The short form and the long one, another order of fields, another way to name an item: all the same."""
    old = """\
        goals: {grow: {title: Grow, target: 30%}}
        actions: {call: {serves: [grow], title: Call}}
    """
    new = """\
        actions: {call: {title: Call, serves: goals.grow}}
        goals:
          grow:
            target: {value: 30%}
            status: active
            title: Grow
    """
    assert diff(old, new) == ()


def test_a_number_differs_by_so_much() -> None:
    (found,) = diff("goals: {grow: {target: 30%}}", "goals: {grow: {target: 35%}}")
    assert isinstance(found, FieldChanged)
    assert (found.path, found.field) == ("goals.grow", ("target", "value"))
    assert (str(found.old), str(found.new), found.difference) == ("30%", "35%", point(Fraction(5, 100), "pp"))


def test_money_differs_in_its_unit_and_dates_in_days() -> None:
    money, due = diff(
        "goals: {grow: {target: {value: CNY 12M, by: 2026-12-31}}}",
        "goals: {grow: {target: {value: CNY 13.5M, by: 2026-Q3}}}",
    )
    assert isinstance(money, FieldChanged)
    assert isinstance(due, FieldChanged)
    assert money.difference == point(1_500_000, "CNY")
    assert due.difference == point(-92, "day")


def test_what_is_no_number_and_what_is_in_another_unit_has_no_difference() -> None:
    for old, new in (("many", "12"), ("5 days", "CNY 5"), ("+3", "3"), ("3..5", "4..6")):
        (found,) = diff(f"goals: {{grow: {{target: {old}}}}}", f"goals: {{grow: {{target: {new}}}}}")
        assert isinstance(found, FieldChanged)
        assert found.difference is None, (old, new)


def test_items_come_and_go_with_all_that_they_hold() -> None:
    old = "pipelines: {direct: {stages: {lead: Lead, won: {outcome: won}}}}"
    new = "pipelines: {partner: {stages: {lead: Lead}}}"
    assert kinds(diff(old, new)) == [
        ("ItemAdded", "", "pipelines.partner"),
        ("ItemAdded", "", "pipelines.partner.stages.lead"),
        ("ItemRemoved", "pipelines.direct", ""),
        ("ItemRemoved", "pipelines.direct.stages.lead", ""),
        ("ItemRemoved", "pipelines.direct.stages.won", ""),
    ]


def test_was_names_the_id_before_and_links_follow() -> None:
    old = """\
        goals: {a: {target: 5}, b: {supports: [a]}}
        actions: {x: {serves: [a]}}
    """
    new = """\
        goals: {z: {was: [a], target: 5}, b: {supports: [z]}}
        actions: {x: {serves: [z]}}
    """
    assert kinds(diff(old, new)) == [("ItemRenamed", "goals.a", "goals.z")]
    assert kinds(diff(new, old)) == [("ItemRenamed", "goals.z", "goals.a")]


def test_an_id_of_before_that_another_item_has_on_either_side_is_left_to_it() -> None:
    """`quick` was `faster` once; since then another `faster` has come, and it stays."""
    old = "actions: {quick: {title: Q, was: faster}, faster: {title: F}}"
    new = "actions: {offers: {title: Q, was: [faster, quick]}, faster: {title: F}}"
    assert kinds(diff(old, new)) == [("ItemRenamed", "actions.quick", "actions.offers")]
    assert kinds(diff(new, old)) == [("ItemRenamed", "actions.offers", "actions.quick")]


def test_an_id_that_is_used_again_is_another_item() -> None:
    """Three versions: a; b, which was a; b, and a new a."""
    first, last = "goals: {a: {title: First}}", "goals: {b: {title: First, was: [a]}, a: {title: Second}}"
    middle = "goals: {b: {title: First, was: [a]}}"
    assert kinds(diff(first, last)) == [("ItemRenamed", "goals.a", "goals.b"), ("ItemAdded", "", "goals.a")]
    assert kinds(diff(middle, last)) == [("ItemAdded", "", "goals.a")]


def test_what_is_in_a_renamed_item_stays_what_it_is() -> None:
    old = "pipelines: {direct: {stages: {lead: {conversion: 40%}}}}"
    new = "pipelines: {own: {was: [direct], stages: {lead: {conversion: 45%}}}}"
    assert kinds(diff(old, new)) == [
        ("ItemRenamed", "pipelines.direct", "pipelines.own"),
        ("FieldChanged", "pipelines.direct.stages.lead", "pipelines.own.stages.lead"),
    ]


def test_an_item_moves_to_another_parent_or_heading() -> None:
    old = "segments: {a: {children: {x: X}}, b: {children: {y: Y}}}"
    new = "segments: {a: {}, b: {children: {y: Y, x: X}}}"
    (found,) = diff(old, new)
    assert found == ItemMoved("segments.b.children.x", "segments.a.children.x", "y", "")
    old = "market: {swot: {strengths: {brand: Brand}}}"
    new = "market: {swot: {weaknesses: {brand: Brand}}}"
    assert kinds(diff(old, new)) == [("ItemMoved", "market.swot.strengths.brand", "market.swot.weaknesses.brand")]


def test_an_item_may_move_and_get_another_id() -> None:
    old = "segments: {a: {children: {x: X}}, b: {}}"
    new = "segments: {a: {}, b: {children: {z: {title: X, was: [x]}}}}"
    assert kinds(diff(old, new)) == [
        ("ItemMoved", "segments.a.children.x", "segments.b.children.z"),
        ("ItemRenamed", "segments.a.children.x", "segments.b.children.z"),
    ]


def test_what_comes_with_a_new_parent_has_not_moved() -> None:
    old = "segments: {a: {children: {x: X}}}"
    new = "segments: {b: {children: {x: X}}}"
    assert {type(each) for each in diff(old, new)} == {ItemAdded, ItemRemoved}


def test_links_are_lost_and_gained() -> None:
    old = "goals: {a: , b: }\nactions: {x: {serves: [a]}}"
    new = "goals: {a: , b: }\nactions: {x: {serves: [b]}}"
    assert diff(old, new) == (
        LinkGained("actions.x", "actions.x", "serves", "goals.b"),
        LinkLost("actions.x", "actions.x", "serves", "goals.a"),
    )


def test_what_is_said_of_a_role_follows_the_role() -> None:
    """The keys of `adds` are roles: another id of the role is no change of the action."""
    old = "team: {reps: Reps}\nactions: {hire: {adds: {reps: 2}}}"
    new = "team: {sales: {title: Reps, was: [reps]}}\nactions: {hire: {adds: {sales: 3}}}"
    renamed, field = diff(old, new)
    assert isinstance(renamed, ItemRenamed)
    assert isinstance(field, FieldChanged)
    assert (field.field, field.old_field) == (("adds", "team.sales"), ("adds", "team.reps"))
    assert field.difference == point(1)


def test_only_what_stood_before_can_be_in_another_order() -> None:
    old = "pipelines: {p: {stages: {a: A, b: B, c: C}}}"
    assert kinds(diff(old, "pipelines: {p: {stages: {n: N, a: A, b: B}}}")) == [
        ("ItemAdded", "", "pipelines.p.stages.n"),
        ("ItemRemoved", "pipelines.p.stages.c", ""),
    ]
    (found,) = diff(old, "pipelines: {p: {stages: {b: B, a: A, c: C}}}")
    assert found == Reordered("pipelines.p.stages", "pipelines.p.stages", ("b", "a", "c"), ("a", "b", "c"))


def test_the_map_belongs_to_no_item() -> None:
    (found,) = diff("market: {map: {x: {title: Price}}}", "market: {map: {x: {title: Speed}}}")
    assert isinstance(found, FieldChanged)
    assert (found.path, found.field) == ("", ("market", "map", "x", "title"))


def mirrored(change: Change) -> Change:
    """What a change is from the other side."""
    swapped = {"path": change.old_path, "old_path": change.path}
    if isinstance(change, ItemAdded):
        return ItemRemoved(*swapped.values(), change.entry, change.content, change.after)
    if isinstance(change, ItemRemoved):
        return ItemAdded(*swapped.values(), change.entry, change.content, change.after)
    if isinstance(change, LinkGained):
        return LinkLost(*swapped.values(), change.field, change.target)
    if isinstance(change, LinkLost):
        return LinkGained(*swapped.values(), change.field, change.target)
    if isinstance(change, ItemMoved):
        return replace(change, **swapped, after=change.old_after, old_after=change.after)
    if isinstance(change, Reordered):
        return replace(change, **swapped, order=change.old_order, old_order=change.order)
    if isinstance(change, FieldChanged):
        less = change.difference.times(-1) if change.difference else None
        values = {"old": change.new, "new": change.old, "difference": less}
        return replace(change, **swapped, **values, field=change.old_field, old_field=change.field)
    return replace(change, **swapped)


def by_place(found: Changes) -> list[str]:
    """Changes in an order that does not depend on which version is the new one."""
    return sorted(map(repr, found))


@SLOW
@given(pairs())
def test_the_other_way_round_is_the_mirror_of_it(texts: tuple[str, str]) -> None:
    old, new = (plan_of(parsed(text), AS_OF) for text in texts)
    there, back = changes(old, new), changes(new, old)
    assert by_place(tuple(map(mirrored, there))) == by_place(back)
    assert changes(old, old) == ()


@SLOW
@given(pairs())
def test_the_changes_make_the_new_version_of_the_old_one(texts: tuple[str, str]) -> None:
    old, new = (plan_of(parsed(text), AS_OF) for text in texts)
    for before, after in ((old, new), (new, old), (None, new), (old, None)):
        said, orders = applied(state(before), changes_in_json(before, after))
        wanted, order = state(after)
        assert said == wanted
        assert {k: v for k, v in orders.items() if v} == order
