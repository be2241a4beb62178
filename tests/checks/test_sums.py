"""The rules on wholes and their parts: resources, sizes of markets, actions, and targets at two dates."""

import pytest

from checks.reviewed import found, messages


@pytest.mark.parametrize(
    ("whole", "parts", "is_found"),
    [
        ("amount: EUR 80k", ("amount: EUR 8k", "amount: EUR 80k"), True),
        ("amount: EUR 80k", ("amount: EUR 8k", "amount: EUR 40k"), False),
        ("amount: EUR 80k", ("amount: 8k", "amount: EUR 80k"), True),
        # What is known is too much already; a range may be less; another currency cannot be added.
        ("amount: EUR 80k", ("amount: some", "amount: EUR 81k"), True),
        ("amount: EUR 80k", ("amount: EUR 10-20k", "amount: EUR 65k"), False),
        ("amount: EUR 80k", ("amount: USD 50k", "amount: EUR 50k"), False),
        ("amount: about a lot", ("amount: EUR 50k", "amount: EUR 50k"), False),
        ("spent: EUR 8k", ("spent: EUR 5k", "spent: EUR 5k"), True),
        ("spent: EUR 8k", ("spent: EUR 5k", "spent: EUR 3k"), False),
    ],
)
def test_parts_of_a_resource(whole: str, parts: tuple[str, str], is_found: bool) -> None:
    first, second = parts
    text = f"""\
resources:
  all:
    {whole}
  a: {{{first}, part_of: all}}
  b: {{{second}, part_of: all}}
"""
    assert found(text, "GOA125") == ([(3, 5, "GOA125")] if is_found else [])


def test_the_sum_of_parts_is_told() -> None:
    text = "resources: {f: {title: Funding, amount: EUR 80k}, a: {amount: EUR 88k, part_of: f}}\n"
    assert messages(text, "GOA125") == ["Funding: its parts add up to €88K, more than the €80K of the whole"]


@pytest.mark.parametrize(
    ("size", "is_found"),
    [
        ("2000 plants", False),
        ("2500 plants", True),
        ("1500 plants", True),
        # Rounded, or counted in something else.
        ("2015 plants", False),
        ("EUR 2500", False),
        ("2500", False),
        (">=1800 plants", False),
    ],
)
def test_a_market_and_its_segments(size: str, is_found: bool) -> None:
    text = f"""\
segments: {{by-size: {{children: {{small: {{size: 1200 plants}}, large: {{size: 800 plants}}, tiny: {{}}}}}}}}
market:
  sizes:
    m: {{value: "{size}", segments: [small, large]}}
    # One of them has no size.
    n: {{value: "{size}", segments: [small, large, tiny]}}
    o: {{value: "{size}", segments: [small]}}
"""
    assert found(text, "MKT213") == ([(4, 9, "MKT213")] if is_found else [])


def test_a_segment_inside_another_is_not_added() -> None:
    text = """\
segments: {a: {size: 1000 plants, children: {b: {size: 400 plants}}}}
market: {sizes: {m: {value: 1000 plants, segments: [a, b]}}}
"""
    assert found(text, "MKT213") == []


@pytest.mark.parametrize(
    ("size", "is_found"),
    [("2000 plants", False), ("1900 plants", True), ("~1900 plants", False), ("3000 plants", False)],
)
def test_segments_inside_one(size: str, is_found: bool) -> None:
    """Together they may be less than the whole, but not more."""
    text = f"""\
segments:
  all:
    size: {size}
    children: {{small: {{size: 1200 plants}}, large: {{size: 800 plants}}}}
"""
    assert found(text, "MKT213") == ([(3, 5, "MKT213")] if is_found else [])


@pytest.mark.parametrize(
    ("whole", "part", "is_found"),
    [
        ("planned", "doing", True),
        ("planned", "done", True),
        ("planned", "planned", False),
        ("planned", "dropped", False),
        ("doing", "done", False),
        ("done", "doing", True),
        ("done", "planned", True),
        ("done", "dropped", False),
        ("dropped", "doing", True),
        ("dropped", "idea", False),
    ],
)
def test_an_action_and_its_part(whole: str, part: str, is_found: bool) -> None:
    text = f"actions:\n  w:\n    status: {whole}\n  p: {{status: {part}, part_of: w}}\n"
    assert found(text, "ACT615") == ([(3, 5, "ACT615")] if is_found else [])
    assert found(f"actions: {{w: {{}}, p: {{status: {part}, part_of: w}}}}\n", "ACT615") == []


def test_what_is_against_it_is_named() -> None:
    text = "actions: {w: {title: Funding, status: planned}, p: {title: Loan, status: doing, part_of: w}}\n"
    assert messages(text, "ACT615") == ["Funding: is `planned`, but its part Loan is `in progress`"]


@pytest.mark.parametrize(
    ("metric", "first", "second", "is_found"),
    [
        ("unit: EUR, measure: level", "value: 1.5M, by: 2026-12-31", "value: 1500k, by: 2026-06-30", True),
        ("unit: EUR, measure: level", "value: 1.5M, by: 2026-12-31", "value: 1M, by: 2026-06-30", False),
        # The same in each quarter, to keep a share, to be in a band, or one more each time.
        ("unit: EUR, measure: total", "value: 1.5M, by: 2026-12-31", "value: 1.5M, by: 2026-06-30", False),
        ("unit: '%', measure: level", "value: 90%, by: 2026-12-31", "value: 90%, by: 2026-06-30", False),
        ("unit: hours, measure: level", "value: <24, by: 2026-12-31", "value: <24, by: 2026-06-30", False),
        ("unit: depots, measure: level", "value: +1, by: 2026-12-31", "value: +1, by: 2026-06-30", False),
        # Nobody has said that it is a level.
        ("unit: depots", "value: 3, by: 2026-12-31", "value: 3, by: 2026-06-30", False),
    ],
)
def test_one_target_at_two_dates(metric: str, first: str, second: str, is_found: bool) -> None:
    text = f"""\
metrics: {{m: {{{metric}}}}}
goals:
  a: {{metric: m, target: {{{first}}}}}
  b: {{metric: m, target: {{{second}}}}}
"""
    assert found(text, "GOA128") == ([(3, 27, "GOA128")] if is_found else [])
    assert found(text.replace("b: {", "b: {supports: [a], "), "GOA128") == []
    assert found(text.replace("a: {", "a: {status: dropped, "), "GOA128") == []
