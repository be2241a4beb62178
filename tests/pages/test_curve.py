"""The feeling curve, with numbers worked by hand: +2 is at 28 px, 0 at 92, -2 at 156; a cell is 100 wide."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundplan.pages.curve import HEIGHT, Dot, dots, height, pieces, scale, signed

feelings = st.lists(st.none() | st.floats(-2, 2).map(lambda value: round(value, 1)), max_size=15)


@pytest.mark.parametrize(("feeling", "y"), [(2, 28), (1, 60), (0, 92), (-0.5, 108), (-2, 156)])
def test_height(feeling: float, y: float) -> None:
    """32 pixels a point, zero in the middle."""
    assert height(feeling) == y


@pytest.mark.parametrize(("feeling", "text"), [(1, "+1"), (0, "0"), (-0.0, "0"), (-2, "−2"), (1.5, "+1.5")])
def test_signed(feeling: float, text: str) -> None:
    """A true minus, and no sign at zero."""
    assert signed(feeling) == text


def test_scale_runs_from_best_to_worst() -> None:
    assert [line.text for line in scale()] == ["+2", "+1", "0", "−1", "−2"]


def test_two_stages_are_joined_by_a_straight_line() -> None:
    """From -1 (124 px) to +1 (60 px): the cells meet at 92, the handles lie on the line between."""
    assert pieces([-1, 1]) == (
        "M50,124 C66.7,113.3 83.3,102.7 100,92",
        "M0,92 C16.7,81.3 33.3,70.7 50,60",
    )


def test_a_high_point_is_level() -> None:
    """0, 1, 0: at the top the slope is 0, so the handles beside it are as high as the top itself (60 px).

    From 92 with slope 1: first handle 92 - 32/3 = 81.33, second 60; the middle is
    (92 + 3*81.33 + 3*60 + 60) / 8 = 72.
    """
    assert pieces([0, 1, 0])[1] == "M0,72 C16.7,65.3 33.3,60 50,60 C66.7,60 83.3,65.3 100,72"


def test_a_slope_between_two_others_is_their_harmonic_mean() -> None:
    """-2, -1, 1: slopes 1 and 2, so 2*1*2/3 = 4/3 at the middle one: its handle is 124 + 32*4/9 = 138.2 px."""
    assert pieces([-2, -1, 1])[1].split()[2] == "33.3,131.1"  # halfway from the handle to the stage


def test_a_gap_breaks_the_curve() -> None:
    """No line to or from a stage without a feeling, and none at one that stands alone."""
    assert pieces([1, None, 0, 1]) == ("", "", *pieces([0, 1]))
    assert pieces([]) == ()
    assert pieces([1]) == ("",)


@settings(deadline=None)  # two cores that others use, too
@given(feelings)
def test_pieces_join_and_stay_between_their_stages(values: list[float | None]) -> None:
    """Each piece begins where the one before it ends, and none leaves the picture."""
    ends: dict[int, str] = {}
    for cell, piece in enumerate(pieces(values)):
        points = re.findall(r"([\d.]+),([-\d.]+)", piece)
        assert all(0 <= float(y) <= HEIGHT for _, y in points)
        for x, y in points:
            if x in ("0", "100"):
                border = cell + (x == "100")
                assert ends.setdefault(border, y) == y


def test_numbers_stand_on_the_far_sides() -> None:
    """Below the lower dot (+21) and above the higher one (-11)."""
    now, wanted = dots(-1, 1)
    assert now == Dot(124, "−1", 145)
    assert wanted == Dot(60, "+1", 49)


def test_a_shared_number_is_written_once() -> None:
    assert dots(1, 1) == (Dot(60, "+1", 49), Dot(60, "", 0))


def test_one_feeling_alone() -> None:
    assert dots(None, -1) == (None, Dot(124, "−1", 113))
    assert dots(-1, None) == (Dot(124, "−1", 145), None)
    assert dots(None, None) == (None, None)
