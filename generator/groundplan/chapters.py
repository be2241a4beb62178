"""A strategy in one text, cut into files by who looks after what; no line of it changes."""

import re

INCLUDED = "chapters/{}.yml"
# Which chapters stand in a file together; the rest, the head above all, stays in the main file.
_FILES = {
    "goals": ("team", "resources", "metrics", "goals"),
    "market": ("market",),
    "personas": ("segments", "personas"),
    "journeys": ("journeys",),
    "actions": ("pipelines", "actions", "referrals"),
    "evidence": ("evidence", "assumptions", "decisions", "scenarios"),
}
_FILE_OF = {chapter: name for name, chapters in _FILES.items() for chapter in chapters}
_CHAPTER = re.compile(r"^(\w+):", re.MULTILINE)
# The notes right above a chapter belong to it.
_NOTES = re.compile(r"(?:^#[^\n]*\n)+\Z", re.MULTILINE)
_FORMAT = re.compile(r"^groundplan:[^\n]*\n", re.MULTILINE)


def split_up(text: str) -> dict[str, str]:
    """The text of each file by the name of its chapter; that of the main file, which takes in the others, by ``.

    Chapters begin in the first column, as in every strategy that `init` writes.
    """
    parts: dict[str, list[str]] = {"": []}
    found = list(_CHAPTER.finditer(text))
    starts = [_start(text, match.start()) for match in found]
    parts[""].append(text[: starts[0]])
    for match, start, end in zip(found, starts, [*starts[1:], len(text)], strict=True):
        parts.setdefault(_FILE_OF.get(match[1], ""), []).append(text[start:end])
    files = {name: "".join(pieces).strip("\n") + "\n" for name, pieces in parts.items()}
    return files | {"": _FORMAT.sub(rf"\g<0>include: [{INCLUDED.format('*')}]\n", files[""], count=1)}


def _start(text: str, chapter: int) -> int:
    notes = _NOTES.search(text, 0, chapter)
    return notes.start() if notes else chapter
