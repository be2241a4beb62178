"""What a rule is: a generator beside its manual, and what it finds."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from groundplan.model.index import Entry
from groundplan.plan import Plan
from groundplan.plan.amounts import Amount
from groundplan.problems import Severity
from groundplan.values import Quantity, When


class Change(NamedTuple):
    """A ratio that is shown as a change: 0.3 is +30%, in points +30 pp."""

    ratio: Fraction
    in_points: bool = False


class Word(NamedTuple):
    """A word of the format that the message says in its own language: `planned`, `weakness`."""

    word: str


class FirstOf(NamedTuple):
    """A period, and how many more there are: `Month 1 and 5 more`."""

    when: When
    more: int = 0


class Count(NamedTuple):
    """So many things of a noun, `place`: `1 place`, `2 places`."""

    noun: str
    number: int


# What a message can say: texts of the file as they stand, and values that are shown in its language.
Arg = str | int | Fraction | date | Amount | Quantity | When | Entry | Change | Word | FirstOf | Count


class Finding(NamedTuple):
    """Something a rule found: the path of the item or field that it is about, and what the message says of it.

    `{title}` of the message is what the item of the path is called. A Fraction is shown as a share (1/3 is 33%).
    `once` is what is said in its place, and in that of all others that hold the same one.
    """

    path: str
    args: Mapping[str, Arg]
    once: "Finding | None" = None


def found(path: str, **args: Arg) -> Finding:
    """A finding at a path; the runner knows where that is in the text."""
    return Finding(path, args)


Check = Callable[[Plan], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule by its code: how much it matters in each profile (None: not at all), and the version that has it first.

    The docstring of `check` is its manual: the first line says what it finds, the paragraphs after it why that
    matters to a sales team; `Bad:` and `Good:` are followed by an indented strategy each, without a head. In Bad a
    line of blanks and one `^` points at what is found, the place above it.
    """

    code: str
    check: Check
    startup: Severity | None
    growth: Severity | None
    established: Severity | None
    since: str

    def severity(self, profile: str) -> Severity | None:
        """How much it matters in a profile."""
        return {"startup": self.startup, "growth": self.growth, "established": self.established}[profile]
