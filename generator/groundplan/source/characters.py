"""Bytes to text, the characters a strategy may not hold, and lines as editors count them."""

import codecs
import re

from groundplan.problems import Position, Problem

# What no text file holds on purpose: control characters, half characters, byte order marks in the middle.
REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
MOST_REFUSED_NAMED = 20
# Blanks that look like blanks and are none to the format; people paste them from documents and chats.
ODD_BLANKS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
# Line breaks of YAML 1.1 that no editor counts; to YAML 1.2 they are ordinary characters.
UNCOUNTED_BREAKS = "\x85\u2028\u2029"
_BREAK = re.compile("\r\n|\r|\n")
_FOREIGN_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


def lines_of(text: str) -> list[str]:
    """The lines of a text as editors count them; the line of position n is `lines_of(text)[n - 1]`."""
    return _BREAK.split(text) if "\r" in text else text.split("\n")


def decode(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """The text of UTF-8 bytes, with or without a mark; else no text, and a problem where they are not."""
    if _is_wide(content):
        return "", [Problem(Position(file, 1, 1), "SRC101")]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        lines = lines_of(content[: error.start].decode("utf-8-sig", "replace"))
        return "", [Problem(Position(file, len(lines), len(lines[-1]) + 1), "SRC101")]


def without_refused(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text with every refused character as U+FFFD, and a problem for each of the first ones."""
    problems = []
    for number, line in enumerate(lines_of(text), 1):
        for match in REFUSED.finditer(line):
            position = Position(file, number, match.start() + 1)
            problems.append(Problem(position, "SRC102", {"character": f"U+{ord(match.group()):04X}"}))
        if len(problems) >= MOST_REFUSED_NAMED:
            break
    return REFUSED.sub("\ufffd", text), problems[:MOST_REFUSED_NAMED]


def stand_ins(text: str) -> dict[str, str]:
    """For each uncounted break in the text a private character that it does not hold."""
    breaks = [character for character in UNCOUNTED_BREAKS if character in text]
    if not breaks:
        return {}
    held = set(text)
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in held)
    return dict(zip(breaks, free, strict=False))


def _is_wide(content: bytes) -> bool:
    """Whether each character takes two or four bytes: a mark says so, or every second byte is empty."""
    head = content[:16]
    wide = len(head) >= 4 and not (any(head[1::2]) and any(head[0::2]))
    return wide or head.startswith(_FOREIGN_MARKS)
