"""How much of each kind is answered, as bars."""

from dataclasses import dataclass

from groundplan.pages.describe import Teller
from groundplan.pages.views import Figure, Link
from groundplan.pages.working import coverage, speaker
from groundplan.plan.coverage import Coverage
from groundplan.words import Words

TRACE = "trace.md"
_PLURALS = {"weakness": "weaknesses", "opportunity": "opportunities"}


@dataclass(frozen=True, slots=True)
class Covered:
    """How many of a kind are answered, of how many; the bar is full up to `width` of 100."""

    link: Link
    answered: Figure
    all: Figure
    width: float

    @property
    def is_complete(self) -> bool:
        """Whether nothing is open."""
        return self.answered.value == self.all.value


def kind_label(words: Words, kind: str) -> str:
    """What the things of a kind are called: `Weaknesses`."""
    return words.field(_PLURALS.get(kind, f"{kind}s"))


def covered(tell: Teller, found: Coverage) -> Covered:
    """One kind; the link leads to what answers it."""
    answered, every = coverage(speaker(tell.plan, tell.words), found)
    return Covered(
        link=Link(kind_label(tell.words, found.kind), tell.places.href(TRACE, f":{found.kind}", seen_from=tell.uri)),
        answered=answered,
        all=every,
        width=round(100 * found.answered / len(found.asked), 1),
    )
