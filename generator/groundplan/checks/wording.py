"""The rules of the chapter `strategy` on wording: what was typed that the format nearly knows, or does not read."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from groundplan.checks.likeness import is_one_slip
from groundplan.checks.rule import Finding, found
from groundplan.plan import Plan
from groundplan.plan.typed import Typed
from groundplan.values import meant_by
from groundplan.values.typed import alike
from groundplan.words import known_words

# Their own rules say more about numbers in words there.
_OWN_RULES = ("goals.", "pipelines.", "team.")
# Digits with points, commas or blanks, and hardly more: `1,5`, `1.234.567 EUR`, `about 2,5 %`.
_LIKE_A_NUMBER = re.compile(r"\D{0,8}[0-9]+(?:[.,' ·][0-9]+)+ ?\S{0,12}")
_SHORTEST = 4


def not_read_as_a_number(plan: Plan) -> Iterator[Finding]:
    """Something looks like a number, but is none to the program.

    `1,5` is one and a half to some and a list of two to others, and `1.234.567` is no number in half of the world. As
    long as it is words, nothing is worked out from it.

    Bad:

        resources:
          fair: {title: Trade fair, cost: "EUR 1.234.567"}
                                    ^

    Good:

        resources:
          fair: {title: Trade fair, cost: "EUR 1,234,567"}
    """
    return (found(each.path, text=each.text) for each in _numbers(plan) if _is_like_a_number(each.text))


def not_read_as_a_date(plan: Plan) -> Iterator[Finding]:
    """A date is in words that the program cannot place.

    What has no day is never late, and stands in no month of the calendar.

    Bad:

        actions:
          offers: {title: Offer on one page, due: early next year}
                                             ^

    Good:

        actions:
          offers: {title: Offer on one page, due: 2027-Q1}
    """
    for each in plan.typed:
        is_date = each.wanted == "date" or (each.wanted == "period" and any(map(str.isdigit, each.text)))
        if is_date and not each.is_settled:
            meant = meant_by(each.text)
            yield found(each.path, text=each.text, choices="|".join(meant), how="exactly" if meant else "")


def nearly_a_known_word(plan: Plan) -> Iterator[Finding]:
    """A word is nearly one that the format knows.

    Known words have a translation and a mark, and they are counted together. One wrong letter, and the item stands
    apart from its like.

    Bad:

        actions:
          offers: {title: Offer on one page, priority: hihg}
                                             ^

    Good:

        actions:
          offers: {title: Offer on one page, priority: high}
    """
    for each in plan.typed:
        if each.wanted == "word" and (known := _nearest(each)):
            yield found(each.path, text=each.text, suggestion=known)


def words_for_a_number(plan: Plan) -> Iterator[Finding]:
    """Words stand where a number would be worked with.

    They are shown as they are, but nothing can be added up, compared or drawn from them. The same words are told once.

    Bad:

        resources:
          fair: {title: Trade fair, cost: not cheap}
                                    ^

    Good:

        resources:
          fair: {title: Trade fair, cost: about 40k}
    """
    words = [each for each in _numbers(plan) if not _is_like_a_number(each.text)]
    often = Counter(each.text for each in words)
    first = {each.text: each for each in reversed(words)}
    return (found(each.path, text=text, number=often[text]) for text, each in first.items())


def _numbers(plan: Plan) -> Iterator[Typed]:
    for each in plan.typed:
        if each.wanted == "number" and not each.is_settled and not each.path.startswith(_OWN_RULES):
            yield each


def _is_like_a_number(text: str) -> bool:
    return _LIKE_A_NUMBER.fullmatch(alike(text).strip()) is not None


def _nearest(typed: Typed) -> str:
    """The one known word that was meant; empty when none is near, or more than one."""
    text = _plain(typed.text)
    if word := _called(typed.known).get(text):
        return word
    near = {word for word in typed.known if len(word) >= _SHORTEST and is_one_slip(text, word)}
    return near.pop() if len(near) == 1 else ""


@cache
def _called(known: tuple[str, ...]) -> Mapping[str, str]:
    """Known words by what they are called in any language, capitals and blanks aside."""
    labels = {_plain(label): word for label, word in known_words().items() if word in known}
    return labels | {word: word for word in known}


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", text.strip().casefold())
