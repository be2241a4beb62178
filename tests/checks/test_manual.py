"""Every rule's manual says what is true: Bad is found where it points, Good is not."""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest

from checks.reviewed import found
from groundplan import checks
from groundplan.checks.manual import Manual, manual_of
from groundplan.checks.rule import Finding, Rule
from groundplan.checks.settings import OWN
from groundplan.checks.table import CHAPTERS, RULES
from groundplan.plan import Plan
from groundplan.words import LANGUAGES, words

each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


@each_rule
def test_bad_is_found_where_it_points_and_nowhere_else(rule: Rule) -> None:
    manual = manual_of(rule)
    assert found(manual.bad, rule.code) == [(*manual.at, rule.code)]


@each_rule
def test_good_is_not_found(rule: Rule) -> None:
    assert found(manual_of(rule).good, rule.code) == []


@each_rule
def test_each_rule_is_told_in_every_language(rule: Rule) -> None:
    for language in LANGUAGES:
        manual = manual_of(rule, language)
        assert all((manual.what, manual.why, manual.bad, manual.good)), language
        assert all(words(language).problems[rule.code]), language
    assert manual_of(rule, "zh").what != manual_of(rule).what
    assert manual_of(rule).what.endswith(".")
    assert len(manual_of(rule).what) <= 100


@each_rule
def test_a_rule_counts_in_some_profile(rule: Rule) -> None:
    assert any(rule.severity(profile) for profile in ("startup", "growth", "established"))


def test_the_table_is_in_the_order_of_the_chapters_and_codes() -> None:
    order = list(CHAPTERS)
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES}, key=lambda c: (order.index(c[:3]), c))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_is_taken_twice_and_each_has_words(language: str) -> None:
    package = f"groundplan.words.{language}"
    own = set(import_module(f"{package}.rules").RULES)
    others = [import_module(f"{package}.structure").STRUCTURE, import_module(f"{package}.problems").PROBLEMS]
    assert own == {rule.code for rule in RULES} | set(OWN)
    assert not own & {code for each in others for code in each}
    for code, chapter in CHAPTERS.items():
        told = list(import_module(f"{package}.rules.{chapter}").RULES)
        assert told == sorted(told)
        assert all(each.startswith(code) for each in told)


def test_every_rule_is_in_the_table() -> None:
    """Every public function of the room that takes a plan and yields findings."""
    written = {
        each
        for module in pkgutil.iter_modules(checks.__path__, "groundplan.checks.")
        for name, each in inspect.getmembers(import_module(module.name), inspect.isfunction)
        if not name.startswith("_") and inspect.get_annotations(each) == {"plan": Plan, "return": Iterator[Finding]}
    }
    assert written == {rule.check for rule in RULES}


def test_a_docstring_is_read() -> None:
    def check() -> None:
        """A goal has no owner.

        Nobody feels that it is
        theirs.

        And a second paragraph.

        Bad:

            goals:
              a:
                title: A
              ^

        Good:

            goals: {a: {owner: Ann}}
        """

    rule = Rule("XXX999", check, None, None, None, "0.2")  # type: ignore[arg-type]
    assert manual_of(rule) == Manual(
        "A goal has no owner.",
        "Nobody feels that it is theirs.\n\nAnd a second paragraph.",
        "goals:\n  a:\n    title: A\n",
        "goals: {a: {owner: Ann}}\n",
        (3, 3),
    )
