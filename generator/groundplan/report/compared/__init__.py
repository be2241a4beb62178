"""Two versions of a strategy beside each other: as text, as a comment on a pull request, as JSON."""

from collections.abc import Callable, Mapping

from groundplan.comparing import Compared
from groundplan.report.compared.markdown import as_markdown
from groundplan.report.compared.objects import as_json
from groundplan.report.compared.text import as_text

COMPARISONS: Mapping[str, Callable[[Compared], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}

__all__ = ["COMPARISONS"]
