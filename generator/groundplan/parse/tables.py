"""What stands in a table of figures and is none: a table holds dates and numbers, where a strategy may have words."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from groundplan.model import Strategy
from groundplan.model.metrics import Figures, Series
from groundplan.parse.validate import locate
from groundplan.problems import Problem
from groundplan.source import Place
from groundplan.values import When


def no_figures(strategy: Strategy, place: Place) -> Iterator[Problem]:
    """A problem for each period that is no date, or is there already, and for each value that is no number."""
    for key, metric in strategy.metrics.items():
        for name, series in (("history", metric.history), ("forecast", metric.forecast)):
            keys = ["metrics", key, name]
            at = locate(keys, place)
            if isinstance(series, Mapping) and _is_table(at):
                yield from _of_table(series, at, ".".join(keys))


def _is_table(series: Place) -> bool:
    """Whether what stands in a series stands in another file than the series itself."""
    inside = series.children
    return isinstance(inside, dict) and any(each.file != series.file for each in inside.values())


def _of_table(series: Series, at: Place, path: str) -> Iterator[Problem]:
    seen: dict[When, Place] = {}
    for when, figures in series.items():
        place = locate([when.text], at)
        below = f"{path}.{when}"
        if when.is_words:
            yield Problem(place.key_position, "SRC177", {"text": when.text}, below)
            continue
        first = seen.setdefault(replace(when, text=""), place)
        if first is not place:
            args = {"period": when.text, "first": str(first.key_line)}
            yield Problem(place.key_position, "SRC174", args, below)
        yield from _no_numbers(figures, place, below)


def _no_numbers(figures: Figures, place: Place, path: str) -> Iterator[Problem]:
    for figure in figures:
        if figure.value is not None and figure.value.is_words:
            at = locate(["value"], place)
            yield Problem(at.position, "SRC178", {"text": figure.value.text}, path)
