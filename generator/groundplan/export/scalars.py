"""Texts as YAML takes them: plain where nobody could take them for something else, else in quotes or as a block."""

import re

from groundplan.source.characters import REFUSED, UNCOUNTED_BREAKS
from groundplan.source.tree import NOTHING

# A longer key has to be announced by a `?`: YAML looks no further for its colon than 1,024 characters.
_LONGEST_KEY = 250
_PLAIN = re.compile(r"(?:[\w¥$€£]|[+~-](?=[0-9¥$€£]))(?:[\w.,%+/()&'’，。！？；、“”《》（）-]| (?! ))*(?<! )")
_ID = re.compile(r"[\w.%-]*[\w%]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(f'["\\\\\n\r\t{UNCOUNTED_BREAKS}]|{REFUSED.pattern}')


def scalar(text: str) -> str:
    """A text on one line, outside brackets."""
    return text if _PLAIN.fullmatch(text) and text not in NOTHING else _quoted(text)


def in_brackets(text: str) -> str:
    """A text that may stand between brackets, too."""
    return scalar(text) if _ID.fullmatch(text) else _quoted(text)


def key(text: str, indent: str) -> str:
    """A key with its colon, at the start of a line."""
    written = scalar(text)
    return f"{indent}{written}:" if len(written) <= _LONGEST_KEY else f"{indent}? {written}\n{indent}:"


def block(text: str, indent: str) -> str | None:
    """A text of several lines with the sign before it, where it can stand as it is; None where it cannot."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    kept = [line for line in lines if line and (line != line.strip(" ") or _ESCAPED.search(_without_marks(line)))]
    if len(lines) < 2 or kept or not lines[0] or not lines[-1]:
        return None
    sign = "|" if text.endswith("\n") else "|-"
    return "\n".join([sign, *(f"{indent}{line}" if line else "" for line in lines)])


def _without_marks(line: str) -> str:
    return line.replace('"', "").replace("\\", "")


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}"
