"""A comparison as text for a terminal."""

from collections.abc import Iterator

from groundplan.comparing import Compared
from groundplan.report.compared.sections import Comparison, Section
from groundplan.report.compared.style import PLAIN
from groundplan.report.compared.told import told


def as_text(done: Compared) -> str:
    """The summary, then every section in full."""
    return "".join(f"{line}\n" for line in _lines(told(done, PLAIN)))


def _lines(report: Comparison) -> Iterator[str]:
    yield report.heading
    yield report.versions
    if report.summary:
        yield ""
        yield from (f"- {line}" for line in report.summary)
    for section in report.sections:
        yield from ("", section.heading.upper())
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    for heading, blocks in section.groups.items():
        if heading:
            yield from ("", heading)
        else:
            yield ""
        for block in blocks:
            yield f"  {block.head}"
            yield from (f"    {line}" for line in block.lines)
