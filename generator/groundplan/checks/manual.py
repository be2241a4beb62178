"""The manual of a rule, read from the docstring of its function."""

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from textwrap import dedent
from types import ModuleType

from groundplan.checks.rule import Rule
from groundplan.words import Words

_SECTION = re.compile(r"^(Bad|Good):\n", re.M)
_POINTER = re.compile(r"^ *\^ *\n?", re.M)


@dataclass(frozen=True, slots=True)
class Manual:
    """What a rule finds, why that matters, and a strategy with and without it, as they would stand in a file.

    `at` is the line and column in `bad` of what is found, both from 1; (0, 0) when nothing points there.
    """

    what: str
    why: str
    bad: str
    good: str
    at: tuple[int, int]


@cache
def manual_of(rule: Rule, language: str = "en") -> Manual:
    """The manual of a rule; the examples are the same in every language."""
    read = _read(inspect.getdoc(rule.check) or "")
    told = getattr(_words(language), "MANUALS", {}).get(rule.code)
    return replace(read, what=told[0], why=told[1]) if told else read


def labels(language: str) -> Mapping[str, str]:
    """What is said around a manual."""
    found: Mapping[str, str] = _words(language).LABELS
    return found


def matters(rule: Rule, words: Words) -> str:
    """How much a rule matters to each kind of team, and which version has it first."""
    profiles = ("startup", "growth", "established")
    said = {profile: words.choice(rule.severity(profile) or "off") for profile in profiles}
    return labels(words.language)["matters"].format(**said, since=rule.since)


def _words(language: str) -> ModuleType:
    return import_module(f"groundplan.words.{language}.rules")


def _read(text: str) -> Manual:
    prose, *rest = _SECTION.split(f"{text}\n")
    sections = {name: dedent(body).strip("\n") + "\n" for name, body in zip(rest[::2], rest[1::2], strict=True)}
    what, *why = (" ".join(paragraph.split()) for paragraph in prose.strip().split("\n\n"))
    bad, at = sections.get("Bad", ""), (0, 0)
    if pointer := _POINTER.search(bad):
        at = bad.count("\n", 0, pointer.start()), pointer[0].index("^") + 1
        bad = bad[: pointer.start()] + bad[pointer.end() :]
    return Manual(what, "\n\n".join(why), bad, sections.get("Good", ""), at)
