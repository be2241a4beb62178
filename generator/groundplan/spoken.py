"""The language that a command speaks before, or without, a strategy that says it."""

import os
from pathlib import Path

from groundplan.words import Words, words


def words_of_system(language: str | None = None) -> Words:
    """The words of a language, else of the one that the system speaks."""
    return words(language or _system_language())


def language_of_file(strategy: Path) -> str | None:
    """The language of a strategy, if there is one."""
    from groundplan.parse import parse
    from groundplan.source import CannotRead, read

    try:
        return parse(read(strategy)).language
    except CannotRead:
        return None


def _system_language() -> str:
    """The tag of the language that the system speaks (`zh_CN.UTF-8`), empty when it does not say."""
    return next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
