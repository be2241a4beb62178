"""The feeling curve of a journey: a smooth line through the stages, cut into one piece a cell of the map.

A piece is the path of an SVG that is stretched to the width of its cell: x runs from 0 to 100, y in pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

HEIGHT = 184
_ZERO = 92
_STEP = 32  # pixels for one point of feeling
_ABOVE, _BELOW = -11, 21  # from a dot to the base line of its number
LOW = -1

Feelings = Sequence[float | None]
Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A feeling at its stage: its height, its number and where that is written."""

    y: float
    text: str
    text_y: float


@dataclass(frozen=True, slots=True)
class FeelingCell:
    """The piece of both curves above one stage; `about` says it in words."""

    line: str
    wanted_line: str
    dot: Dot | None
    wanted_dot: Dot | None
    is_low: bool
    about: str


def signed(feeling: float) -> str:
    """A feeling as a number with its sign: `+1`, `0`, `−0.5`."""
    return f"{feeling:+g}".replace("-", "−") if feeling else "0"


def height(feeling: float) -> float:
    """How far from the top of the cell a feeling is drawn."""
    return round(_ZERO - _STEP * feeling, 1)


def scale() -> tuple[Dot, ...]:
    """The lines of the scale, from the best to the worst feeling."""
    return tuple(Dot(height(each), signed(each), height(each) + 4) for each in (2, 1, 0, -1, -2))


def dots(now: float | None, wanted: float | None) -> tuple[Dot | None, Dot | None]:
    """The dots of a stage: the numbers stand on the far sides of each other, a shared one is written once."""
    above = now is not None and now >= (wanted if wanted is not None else 0)
    first = None if now is None else _dot(now, above)
    if wanted is None or wanted == now:
        return first, None if wanted is None else Dot(height(wanted), "", 0)
    return first, _dot(wanted, not above)


def _dot(feeling: float, above: bool) -> Dot:
    y = height(feeling)
    return Dot(y, signed(feeling), round(y + (_ABOVE if above else _BELOW), 1))


def pieces(feelings: Feelings) -> tuple[str, ...]:
    """The path in each cell; the curve breaks at a stage without a feeling, and a lone feeling has no line."""
    slopes = _slopes(feelings)
    before: list[str] = [""] * len(feelings)
    after: list[str] = [""] * len(feelings)
    for at, (here, there) in enumerate(pairwise(feelings)):
        if here is not None and there is not None:
            after[at], before[at + 1] = _halves((here, there), (slopes[at], slopes[at + 1]))
    return tuple(_joined(left, right) for left, right in zip(before, after, strict=True))


def _joined(left: str, right: str) -> str:
    """Both halves of a cell as one path; the right one goes on where the left one ends."""
    return f"{left} {right[right.index('C') :]}" if left and right else left or right


def _halves(ends: Ends, slopes: Ends) -> tuple[str, str]:
    """A curve from one stage to the next, cut where the cells meet (de Casteljau at one half)."""
    first, last = (height(end) for end in ends)
    out = first - _STEP * slopes[0] / 3
    into = last + _STEP * slopes[1] / 3
    middle = (first + 3 * out + 3 * into + last) / 8
    leaving = _path((50, first), (66.7, (first + out) / 2), (83.3, (first + 2 * out + into) / 4), (100, middle))
    coming = _path((0, middle), (16.7, (out + 2 * into + last) / 4), (33.3, (into + last) / 2), (50, last))
    return leaving, coming


def _path(start: Ends, *through: Ends) -> str:
    return f"M{_at(start)} C{' '.join(map(_at, through))}"


def _at(point: Ends) -> str:
    return f"{point[0]:g},{round(point[1], 1):g}"


def _slopes(feelings: Feelings) -> list[float]:
    """How steep the curve is at each stage: level at a high or low point, so that it never swings past one.

    The harmonic mean of the slopes on both sides (Fritsch and Butland 1984), at an end the slope towards
    the neighbour.
    """
    found = []
    for at, here in enumerate(feelings):
        left, right = (feelings[at - 1] if at else None), (feelings[at + 1] if at + 1 < len(feelings) else None)
        into = None if here is None or left is None else here - left
        out = None if here is None or right is None else right - here
        if into is None or out is None:
            found.append(out or into or 0.0)
        else:
            found.append(2 * into * out / (into + out) if into * out > 0 else 0.0)
    return found
