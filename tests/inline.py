"""Strategies written inside tests: inline YAML in, what the program makes of it out."""

from pathlib import Path
from textwrap import dedent

from groundplan.parse import Parsed, parse
from groundplan.source import Source, read, read_text

# (line, column, code): where a problem is and what it is.
Found = tuple[int, int, str]


def parsed(text: str) -> Parsed:
    """What parsing makes of one file, `strategy.yml`."""
    document, problems = read_text(dedent(text).lstrip("\n"), "strategy.yml")
    return parse(Source((document,), tuple(problems), ()))


def parsed_files(folder: Path, **texts: str) -> Parsed:
    """What parsing makes of several files, `strategy` the main one, read from a folder."""
    for name, text in texts.items():
        (folder / f"{name}.yml").write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return parse(read(folder / "strategy.yml", "strategy.yml"))


def found(result: Parsed) -> list[Found]:
    """Its problems in their order."""
    return [(p.position.line, p.position.column, p.code) for p in result.problems]


def with_title(text: str) -> str:
    """A strategy that has nothing but what `text` says; `text` begins on line 2."""
    return "strategy: {title: T}\n" + dedent(text).lstrip("\n")


def names(result: Parsed, path: str, field: str) -> list[str | None]:
    """The paths that a field names, None for plain words."""
    return [target.path for target in result.links.get((path, field), ())]
