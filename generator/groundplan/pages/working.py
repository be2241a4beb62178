"""Worked-out numbers as figures: what they come to, where `numbers --format json` has them, and how they came about."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from groundplan.pages.views import Figure
from groundplan.plan import Plan, plain
from groundplan.plan.amounts import Amount
from groundplan.plan.coverage import Coverage
from groundplan.plan.history import Growth, History
from groundplan.plan.spans import Span
from groundplan.said import Said
from groundplan.values import shown_when
from groundplan.words import Words

# How many of the things that are still open a working names.
_MOST_OPEN = 8
_LENGTHS = {Fraction(12): "year", Fraction(3): "quarter", Fraction(1): "month"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says figures in the words of a language; `at` is what stands before their paths (`scenarios.cautious.`).

    `withheld` are the paths of those that the audience is not shown.
    """

    words: Words
    said: Said
    withheld: frozenset[str] = frozenset()
    at: str = ""

    def __call__(self, key: str, **args: object) -> str:
        return self.words.working[key].format_map(args)

    def inside(self, scenario: str) -> "Speaker":
        """Who says the figures of a scenario."""
        return replace(self, at=f"scenarios.{scenario}.")

    def figure(self, text: str, path: str, value: Any, *working: str) -> Figure:
        """A figure whose value is known; steps that are empty are left out."""
        return Figure(text, self.at + path, json.dumps(value, ensure_ascii=False), tuple(filter(None, working)))

    def unstated(self, path: str = "") -> Figure:
        """What is said in place of a figure: that it is not for the audience, or that it is not stated."""
        return Figure(self.said("withheld" if self.at + path in self.withheld else "unstated"))

    def amount(
        self, amount: Amount, path: str, *working: str, unit: str | None = None, with_ends: bool = False
    ) -> Figure:
        """An amount; one that is no one number has a value only where the data has its ends."""
        if not amount.is_known:
            return self.unstated(path)
        text = self.said.amount(amount, unit)
        if with_ends:
            return self.figure(text, path, plain.amount(amount), *working)
        return self.number(text, path, amount.value, *working)

    def number(self, text: str, path: str, value: Fraction | None, *working: str) -> Figure:
        """A number as it is said; without a value it is only said."""
        if value is None:
            return Figure(text, working=tuple(filter(None, working)))
        return self.figure(text, path, plain.number(value), *working)

    def share(self, share: Fraction | None, path: str, *working: str) -> Figure:
        """A share of one in per cent."""
        return self.unstated(path) if share is None else self.number(self.said.share(share), path, share, *working)

    def day(self, on: date | None, path: str, *working: str) -> Figure:
        """A day."""
        return self.unstated(path) if on is None else self.figure(self.said.day(on), path, on.isoformat(), *working)

    def plainly(self, amount: Amount) -> str:
        """An amount without its unit."""
        return self.said.amount(amount.in_unit(None))

    def span(self, span: Span) -> str:
        """From a day to a day."""
        return self("span", start=self.said.day(span.start), end=self.said.day(span.end))


def speaker(plan: Plan, words: Words) -> Speaker:
    """Who says the figures of the plan itself."""
    return Speaker(words, Said(words), plan.withheld)


def coverage(say: Speaker, covered: Coverage) -> tuple[Figure, Figure]:
    """How many of a kind are answered, with the working of both, and how many there are."""
    path = f"coverage.{covered.kind}"
    added = say("covered", answered=covered.answered, open=len(covered.open), all=len(covered.asked))
    titles = [entry.title for entry in covered.open]
    still_open = say("open", items=say.said.listed(titles, _MOST_OPEN)) if titles else say("open.none")
    return (
        say.figure(str(covered.answered), f"{path}.answered", covered.answered, added, still_open),
        say.figure(str(len(covered.asked)), f"{path}.all", len(covered.asked)),
    )


def growth(say: Speaker, metric: str, found: Growth, *, in_points: bool) -> Figure:
    """What came of a metric from one period to the next."""
    text = say.said.growth(found.ratio, in_points=in_points)
    before, after = say.said.amount(found.before), say.said.amount(found.after)
    step = f"{after} − {before} = {text}" if in_points else f"{after} / {before} − 1 = {text}"
    return say.number(text, f"history.{metric}.growth.{found.period.text}", found.ratio, step)


def extreme(say: Speaker, metric: str, name: str, history: History) -> Figure | None:
    """The lowest, the median or the best growth of a metric; None when there is none."""
    ratio: Fraction | None = getattr(history, name)
    if ratio is None:
        return None
    text = say.said.growth(ratio, in_points=history.in_points)
    return say.number(text, f"history.{metric}.{name}", ratio, *_every_growth(say, history))


def when_best(say: Speaker, history: History) -> str:
    """The period of the best growth; empty when there is none."""
    found = next((each.period for each in history.growths if each.ratio == history.best), None)
    return shown_when(found, say.words.language) if found else ""


def _every_growth(say: Speaker, history: History) -> Iterator[str]:
    for each in history.growths:
        text = say.said.growth(each.ratio, in_points=history.in_points)
        yield say("growth.of", period=shown_when(each.period, say.words.language), growth=text)


def every(say: Speaker, months: Fraction) -> str:
    """How often: `a year`, `a quarter`, `in 5 months`."""
    name = _LENGTHS.get(months)
    return say(f"every.{name}") if name else say("every.months", n=say.said.number(months, None))
