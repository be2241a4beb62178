"""The manual's page on what the checks look for, written from the rules: each with its reason and an example."""

from collections.abc import Iterator

from groundplan.checks.manual import labels, manual_of, matters
from groundplan.checks.rule import Rule
from groundplan.checks.table import CHAPTERS, RULES
from groundplan.manual.prose import prose
from groundplan.words import Words


def rules_page(words: Words) -> str:
    """The page as Markdown: a table of each chapter's rules, then each rule; anchors are codes (`goa101`)."""
    return "\n".join(_page(words)) + "\n"


def _page(words: Words) -> Iterator[str]:
    said = labels(words.language)
    yield from (f"# {said['title']}", "", prose(said["about"]), "", prose(said["severities"]))
    for prefix, chapter in CHAPTERS.items():
        rules = [rule for rule in RULES if rule.code.startswith(prefix)]
        yield from ("", f"## {prose(words.field(chapter))} {{ #{chapter} }}", "")
        yield from (f"| {said['code']} | {said['what']} |", "| --- | --- |")
        yield from (f"| [{rule.code}](#{rule.code.lower()}) | {_what(rule, words)} |" for rule in rules)
        for rule in rules:
            yield from _rule(rule, words)


def _rule(rule: Rule, words: Words) -> Iterator[str]:
    manual, said = manual_of(rule, words.language), labels(words.language)
    yield from ("", f"### {rule.code} {{ #{rule.code.lower()} }}", "", f"**{_what(rule, words)}**")
    yield from (line for paragraph in manual.why.split("\n\n") for line in ("", prose(paragraph)))
    yield from ("", prose(matters(rule, words)))
    for label, text in (("before", manual.bad), ("after", manual.good)):
        yield from ("", prose(said[label]), "", "```yaml", text.rstrip("\n"), "```")


def _what(rule: Rule, words: Words) -> str:
    return prose(manual_of(rule, words.language).what)
