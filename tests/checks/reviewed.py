"""Findings of strategies written inside tests: inline YAML in, what the rules say of it out."""

import re
from datetime import date

from groundplan.checks.review import Findings, review
from groundplan.checks.rule import Rule
from groundplan.checks.table import RULES
from groundplan.parse import Parsed
from groundplan.plan import plan_of
from groundplan.words import words
from inline import Found, parsed

AS_OF = date(2026, 7, 1)
# What a strategy is given that has no head of its own; it stands at the end, so that no line moves.
HEAD = "strategy: {title: T, period: {start: 2026-01-01, end: 2026-12-31}}\n"


def read(text: str) -> Parsed:
    """A strategy without errors, with a head if it has none."""
    result = parsed(text if re.search(r"^strategy:", text, re.MULTILINE) else f"{text.rstrip()}\n{HEAD}")
    assert result.ok, result.problems
    return result


def reviewed(text: str, as_of: date = AS_OF, rules: tuple[Rule, ...] = RULES) -> Findings:
    """What the rules find in a strategy that says what `text` says (not indented)."""
    result = read(text)
    return review(result, plan_of(result, as_of), rules)


def found(text: str, code: str = "", as_of: date = AS_OF) -> list[Found]:
    """Line, column and code of every finding, or of those of one code."""
    problems = reviewed(text, as_of).problems
    return [(p.position.line, p.position.column, p.code) for p in problems if code in ("", p.code)]


def messages(text: str, code: str, language: str = "en", as_of: date = AS_OF) -> list[str]:
    """What is said of every finding of a code; the head of the text decides on the language of amounts and dates."""
    return [words(language).message(p) for p in reviewed(text, as_of).problems if p.code == code]


def hints(text: str, code: str, language: str = "en", as_of: date = AS_OF) -> list[str]:
    """What to do about every finding of a code."""
    return [words(language).hint(p) for p in reviewed(text, as_of).problems if p.code == code]
