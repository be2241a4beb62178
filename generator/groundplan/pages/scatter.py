"""Points on two axes with labels that stay inside the frame and off each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal
from unicodedata import east_asian_width

from markupsafe import Markup

from groundplan.escape import characters, one_line

WIDTH, HEIGHT = 460, 340
# The outermost points stand this far from the frame, so that their marks are whole.
_MARGIN = 16
_MARK = 6
_FONT = 13
_LINE = 16
_WIDEST_LABEL = 190
# Beyond this many points, labels are tried near their points only, since each try looks at every other.
_CROWD = 40

Shape = Literal["us", "circle", "square", "triangle", "diamond"]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """A point to draw: where it is in its own units, what to call it there, and where it leads."""

    x: float
    y: float
    label: str
    name: str
    shape: Shape
    href: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A label in pixels: where its text starts or ends, and where a line to its point ends when it is far off."""

    x: float
    y: float
    side: Literal["start", "middle", "end"]
    leader: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Dot:
    """A point in pixels from the top left; its text is character references, since SVG knows no `<bdi>`."""

    x: float
    y: float
    shape: Shape
    text: Markup
    name: str
    href: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Plot:
    """A frame in pixels with its dots."""

    width: int
    height: int
    dots: tuple[Dot, ...]


def plot(points: Sequence[Point]) -> Plot:
    """The points in a frame, ours drawn last, so that none lies over it."""
    return Plot(WIDTH, HEIGHT, tuple(sorted(dots(points), key=lambda dot: dot.shape == "us")))


def extent(values: Sequence[float]) -> tuple[Fraction, Fraction]:
    """The ends of an axis: 0 and 1, or 0 and the farthest values when most lie outside, as on a scale of ten.

    A single value outside is rather a slip: it is drawn at the edge and presses none of the others together.
    """
    outside = [value for value in values if not 0 <= value <= 1]
    if len(outside) * 2 <= len(values):
        return Fraction(0), Fraction(1)
    return min(Fraction(0), *map(Fraction, outside)), max(Fraction(0), *map(Fraction, outside))


def dots(points: Sequence[Point]) -> tuple[Dot, ...]:
    """The points in pixels, each with the first free place for its label; none when there is no free place."""
    across, up = extent([p.x for p in points]), extent([p.y for p in points])
    places = [
        (_pixel(p.x, across, _MARGIN, WIDTH - _MARGIN), _pixel(p.y, up, HEIGHT - _MARGIN, _MARGIN)) for p in points
    ]
    marks = [_around(x, y, _MARK) for x, y in places]
    taken: list[Box] = []
    drawn = []
    for number, (point, (x, y)) in enumerate(zip(points, places, strict=True)):
        text = clipped(one_line(point.label), _WIDEST_LABEL)
        others = [mark for at, mark in enumerate(marks) if at != number]
        label = None
        for candidate, box in _candidates(x, y, text_width(text), near_only=len(points) > _CROWD):
            if _is_free(box, others, taken):
                label = candidate
                taken.append(box)
                break
        drawn.append(Dot(x, y, point.shape, characters(text), one_line(point.name), point.href, label))
    return tuple(drawn)


def text_width(text: str) -> float:
    """About how wide a text is in pixels; rather too wide than too narrow."""
    return sum(_FONT * (1.0 if east_asian_width(c) in "WF" else 0.7 if c.isupper() else 0.55) for c in text)


def clipped(text: str, width: float) -> str:
    """The text, cut with an ellipsis when it is wider than this."""
    if text_width(text) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept}…") > width:
        kept = kept[: min(len(kept) - 1, int(width / (_FONT * 0.55)))]
    return f"{kept.rstrip()}…"


def _pixel(value: float, ends: tuple[Fraction, Fraction], start: float, end: float) -> float:
    share = min(max(float((Fraction(value) - ends[0]) / (ends[1] - ends[0])), 0.0), 1.0)
    return round(start + share * (end - start), 1)


def _around(x: float, y: float, reach: float) -> Box:
    return x - reach, y - reach, x + reach, y + reach


def _candidates(x: float, y: float, width: float, *, near_only: bool) -> Iterator[tuple[Label, Box]]:
    """Places for a label: beside, above and below its point, then at its corners, then farther off with a line."""
    for gap in (10,) if near_only else (10, 22, 36, 52, 70, 90):
        leader = gap > 10
        slant = gap * 0.75
        for side, dx, dy in (
            ("start", gap, 0), ("end", -gap, 0), ("middle", 0, -gap - 3), ("middle", 0, gap + 3),
            ("start", slant, -slant), ("end", -slant, -slant), ("start", slant, slant), ("end", -slant, slant),
        ):  # fmt: skip
            at_x, middle = x + dx, y + dy
            left = at_x - {"start": 0, "middle": width / 2, "end": width}[side]
            box = (left, middle - _LINE / 2, left + width, middle + _LINE / 2)
            end = (round(at_x, 1), round(middle, 1)) if leader else None
            yield Label(round(at_x, 1), round(middle + _FONT * 0.35, 1), side, end), box  # type: ignore[arg-type]


def _is_free(box: Box, marks: Sequence[Box], taken: Sequence[Box]) -> bool:
    if box[0] < 3 or box[1] < 2 or box[2] > WIDTH - 3 or box[3] > HEIGHT - 2:
        return False
    return not any(_overlap(box, other) for other in (*marks, *taken))


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
