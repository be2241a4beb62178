"""Points on two axes: where they are drawn, and where their labels find a place."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from groundplan.pages.scatter import HEIGHT, WIDTH, Dot, Point, clipped, dots, extent, plot, text_width

Box = tuple[float, float, float, float]


def point(x: float, y: float, label: str = "A") -> Point:
    """A competitor at a place."""
    return Point(x, y, label, label, "circle")


def box(dot: Dot) -> Box:
    """What a label covers, by its own place and the length of its text."""
    assert dot.label is not None
    width = text_width(str(dot.text))
    left = dot.label.x - {"start": 0, "middle": width / 2, "end": width}[dot.label.side]
    return left, dot.label.y - 12, left + width, dot.label.y + 3


def test_within_one_the_axis_runs_from_zero_to_one() -> None:
    assert extent([0.2, 0.7]) == (0, 1)
    assert extent([]) == (0, 1)


def test_on_another_scale_the_axis_runs_from_zero_as_far_as_the_values() -> None:
    assert extent([1, 10, 4]) == (0, 10)
    assert extent([7, 7]) == (0, 7)
    assert extent([-3, 5, 0.5]) == (-3, 5)
    assert extent([-7, -2]) == (-7, 0)


def test_a_single_value_outside_leaves_the_others_where_they_are() -> None:
    """Half of 1..0 across the frame is 230; the slip stands at its right edge, the one below at its left."""
    assert extent([0.2, 0.7, 8]) == (0, 1)
    assert extent([-0.5, 1]) == (0, 1)
    assert [dot.x for dot in dots([point(0.5, 0), point(0, 0), point(8, 0), point(-3, 0)])] == [230, 16, 444, 16]


def test_a_point_is_drawn_in_pixels_from_the_top_left() -> None:
    """460 x 340 less 16 at each side: across 16 + 0.5 x 428, up 324 - 0.25 x 308."""
    (dot,) = dots([point(0.5, 0.25)])
    assert (dot.x, dot.y) == (230.0, 247.0)


def test_corners_lie_inside_the_frame() -> None:
    low, high = dots([point(0, 0), point(1, 1)])
    assert (low.x, low.y, high.x, high.y) == (16, 324, 444, 16)


def test_huge_numbers_are_no_trouble() -> None:
    low, high = dots([point(-1e308, 0), point(1e308, 1)])
    assert (low.x, high.x) == (16, 444)


def test_labels_at_one_place_go_to_different_sides() -> None:
    drawn = dots([point(0.5, 0.5, "Alpha"), point(0.5, 0.5, "Beta"), point(0.5, 0.5, "Gamma")])
    places = {(dot.label.x, dot.label.y) for dot in drawn if dot.label}
    assert len(places) == 3


def test_ours_is_drawn_last_so_that_nothing_covers_it() -> None:
    ours = Point(0.5, 0.5, "We", "We", "us")
    assert [dot.shape for dot in plot([ours, point(0.5, 0.5)]).dots] == ["circle", "us"]


def test_long_labels_are_cut() -> None:
    assert clipped("Short", 190) == "Short"
    assert clipped("x" * 10_000, 190).endswith("x…")
    assert text_width(clipped("伽马工业软件有限公司" * 9, 190)) <= 190


def test_right_to_left_labels_hold_no_html_element() -> None:
    """SVG text shows nothing of an HTML element in it."""
    (dot,) = dots([point(0, 0, "שלום <b>")])
    assert "<" not in dot.text
    assert dot.name == "שלום <b>"  # as it is: the template writes it into an attribute and a title


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(0, 1), st.text("abcW 中", min_size=1, max_size=30)), max_size=24))
def test_labels_stay_inside_and_never_overlap(places: list[tuple[float, float, str]]) -> None:
    """Whatever the points, each label that is drawn is inside the frame and off every other."""
    labelled = [dot for dot in dots([point(*place) for place in places]) if dot.label]
    for left, top, right, bottom in map(box, labelled):
        assert left >= 0
        assert top >= 0
        assert right <= WIDTH
        assert bottom <= HEIGHT
    for a, b in combinations(map(box, labelled), 2):
        assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])
