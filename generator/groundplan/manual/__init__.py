"""The pages of the manual that are written from the program itself: its whole format, and all its rules."""

from collections.abc import Callable, Mapping

from groundplan.manual.format_page import format_page
from groundplan.manual.rules_page import rules_page
from groundplan.words import Words

# By their names in the folder of the manual, in the order of the navigation.
PAGES: Mapping[str, Callable[[Words], str]] = {"rules.md": rules_page, "format.md": format_page}

__all__ = ["PAGES", "format_page", "rules_page"]
