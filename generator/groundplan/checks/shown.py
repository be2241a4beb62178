"""What the messages of rules say, in words: amounts, shares, changes and dates as a language writes them."""

from datetime import date
from fractions import Fraction

from groundplan.checks.rule import Arg, Change, Count, FirstOf, Word
from groundplan.model.index import Entry
from groundplan.plan.amounts import Amount
from groundplan.said import Said
from groundplan.values import Quantity, When, shown
from groundplan.words import Words, locale


def shown_arg(arg: Arg, words: Words) -> str:
    """An argument of a message in the language of the words; text of the file as it stands."""
    if isinstance(arg, str):
        return str(arg)
    if isinstance(arg, Word):
        return words.choice(arg.word)
    if isinstance(arg, Count):
        return words.count(arg.noun, arg.number)
    if isinstance(arg, Entry):
        return arg.title
    if isinstance(arg, Quantity | When):
        return shown(arg, words)
    if isinstance(arg, FirstOf):
        return _first_of(arg, words)
    if isinstance(arg, date):
        return locale.day(arg, words.language)
    if isinstance(arg, int):
        return locale.number(arg, words.language, compact=False)
    return _worked_out(arg, Said(words))


def _first_of(arg: FirstOf, words: Words) -> str:
    """The period, quoted when it is in words, and how many more."""
    first = f"`{arg.when}`" if arg.when.is_words else shown(arg.when, words)
    return Said(words)("first_of", first=first, more=arg.more) if arg.more else first


def _worked_out(arg: Amount | Change | Fraction, said: Said) -> str:
    """A share in per cent, a change with its sign, and an amount: its number, `3–5` for a range, `≥ 3` for a bound."""
    if isinstance(arg, Amount):
        return said.amount(arg)
    if isinstance(arg, Change):
        return said.growth(arg.ratio, in_points=arg.in_points)
    return said.share(arg)
