"""A comparison as a comment on a pull request: a short summary, and the rest folded away."""

from collections.abc import Iterator, Sequence

from groundplan.comparing import Compared
from groundplan.report.compared.sections import Block, Comparison, Section
from groundplan.report.compared.style import MARKDOWN
from groundplan.report.compared.told import told
from groundplan.words import Words, words

# As long as a comment on GitHub may be, in characters.
LONGEST = 65_536
# What somebody writes around it: the workflows put a mark in front, by which they find it again.
_AROUND = 200
# The summary, however long the titles in it are: it leaves room for what it sums up.
_LONGEST_SUMMARY = LONGEST // 2
# A sentence of the summary, and what one thing may have to say.
_MOST_LINES = 20
# What the last line of a section takes at most, that says how many more there are.
_MORE = 80


def as_markdown(done: Compared) -> str:
    """The whole comment, never longer than one may be: what does not fit is counted where it is left out."""
    report, own = told(done, MARKDOWN), words(done.language)
    head = _head(report, own)
    rooms = _shared([_size(section) for section in report.sections], LONGEST - _AROUND - len(head))
    sections = (_folded(section, room, own) for section, room in zip(report.sections, rooms, strict=True))
    return (head + "".join(sections)).rstrip() + "\n"


def _head(report: Comparison, own: Words) -> str:
    summary, left = "", len(report.summary)
    for line in report.summary:
        if len(summary) + len(line) > _LONGEST_SUMMARY:
            summary += f"- {own.changes['and_more'].format(left)}\n"
            break
        summary += f"- {line}\n"
        left -= 1
    return f"### {report.heading}\n\n{report.versions}\n\n" + (f"{summary}\n" if summary else "")


def _shared(sizes: Sequence[int], room: int) -> list[int]:
    """So much room for each section: a small one has what it needs, the large ones share the rest."""
    given = dict.fromkeys(range(len(sizes)), 0)
    left = len(sizes)
    for at in sorted(given, key=lambda each: sizes[each]):
        given[at] = min(sizes[at], room // left)
        room -= given[at]
        left -= 1
    return list(given.values())


def _size(section: Section) -> int:
    return len(_opened(section)) + len(_CLOSED) + sum(map(len, _pieces(section))) + _MORE


def _folded(section: Section, room: int, own: Words) -> str:
    """A section as far as there is room for it."""
    written = _opened(section)
    room -= len(written) + len(_CLOSED) + _MORE
    left = sum(len(blocks) for blocks in section.groups.values())
    for piece in _pieces(section):
        room -= len(piece)
        if room < 0:
            written += f"\n{own.changes['and_more'].format(left)}\n"
            break
        written += piece
        left -= piece.startswith("- ")
    return written + _CLOSED


_CLOSED = "\n</details>\n\n"


def _opened(section: Section) -> str:
    return f"<details><summary>{section.heading} ({section.count})</summary>\n"


def _pieces(section: Section) -> Iterator[str]:
    """What a section is cut between: the headings in it, and each thing with all its lines."""
    for heading, blocks in section.groups.items():
        yield f"\n<b>{heading}</b>\n\n" if heading else "\n"
        yield from map(_piece, blocks)


def _piece(block: Block) -> str:
    lines = [block.head, *(f"  - {line}" for line in block.lines[:_MOST_LINES])]
    if len(block.lines) > _MOST_LINES:
        lines.append(f"  - … +{len(block.lines) - _MOST_LINES}")
    return "- " + "".join(f"{line}\n" for line in lines)
