"""Edits of a text that leave the rest of it byte for byte: a mapping or a word put at a path of a YAML file.

What stands around the edit keeps its style: between braces the new entries stand between braces, else on lines of their
own. The result is read again and compared, so that an edit is right or refused.
"""

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from groundplan.problems import Severity
from groundplan.source.document import Document, Place
from groundplan.source.reading import read_text
from groundplan.source.tree import NOTHING

_WIDEST = 120
_STEP = 2
_BREAK = re.compile("\r\n|\r|\n")
_QUOTED = r"""\"(?:\\.|[^"\\])*\"|'(?:[^']|'')*'"""
_MARKS = re.compile(rf"""(?<![^\s:,\[{{])(?:{_QUOTED})|(?<=\s)#[^\r\n]*|(?P<open>[\[{{])|(?P<close>[\]}}])""")
_PLAIN = re.compile(r"(?:[\w.+¥$€£~]|-(?=\w))[\w.+\-%¥$€£~/ ]*")
_FLOW_TEXT = re.compile(rf"""{_QUOTED}|[^,\[\]{{}}\r\n#]*[^,\[\]{{}}\r\n#\s]""")
_REMARK = re.compile(rf"(?:{_QUOTED}|.*?)([ \t]+#.*)?")

Entries = Mapping[str, Any]
Value = Entries | str


class CannotEdit(Exception):  # noqa: N818 - the outcome, told in one line
    """The place is written in a way that has no safe edit; `line` is where it stands."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def put(document: Document, keys: tuple[str, ...], entries: Value, short: str) -> str:
    """The text of a document with a mapping or a word at a path, in the place of what was there; raises CannotEdit.

    What is missing of the path is added at the end of what is there. An item that is only a text is written out, the
    text then being its field `short`.
    """
    edit = _Edit(document, short)
    text = edit.put(keys, entries)
    again, problems = read_text(text, document.file)
    is_right = again.data == _wanted(document.data, keys, entries, short)
    if not is_right or any(problem.severity is Severity.ERROR for problem in problems):
        raise CannotEdit(edit.line)
    return text


def _wanted(data: Any, keys: tuple[str, ...], entries: Value, short: str) -> Any:
    top = copy.deepcopy(data) if isinstance(data, dict) else {}
    at = top
    for key in keys[:-1]:
        inside = at.get(key)
        at[key] = inside if isinstance(inside, dict) else {short: inside} if isinstance(inside, str) else {}
        at = at[key]
    at[keys[-1]] = entries if isinstance(entries, str) else dict(entries)
    return top


@dataclass(slots=True)
class _Edit:
    """One edit; `line` is the line that it is about."""

    document: Document
    short: str
    line: int = 1

    @property
    def text(self) -> str:
        return self.document.text

    def put(self, keys: tuple[str, ...], entries: Value) -> str:
        place, data, in_braces = self.document.place, self.document.data, False
        for number, key in enumerate(keys):
            children = place.children
            if not isinstance(children, dict) or key not in children or not isinstance(data, dict):
                rest = keys[number:]
                break
            in_braces = in_braces or self._is_flow(place)
            place, data = children[key], data[key]
        else:
            rest = ()
        self.line = place.key_line or place.line
        if not rest:
            if isinstance(entries, str):
                return self._say(place, entries)
            return self._replace(place, data, entries, in_braces)
        if isinstance(data, dict):
            return self._add(place, rest, entries)
        if isinstance(data, str) and len(rest) == 1:
            return self._write_out(place, rest[0], entries, in_braces)
        if data is None and not in_braces and self._first(place) not in ("~", "n", "N"):
            indent = place.key_column - 1 + _STEP
            return self._after(place.key_line, self._lines(rest, entries, indent))
        raise CannotEdit(self.line)

    def _replace(self, place: Place, data: Any, entries: Entries, in_braces: bool) -> str:
        start = self._offset(place.line, place.column)
        if not self._is_flow(place):
            if in_braces or not isinstance(data, dict) or place.line == place.key_line:
                raise CannotEdit(self.line)
            return self._instead(place, data, entries)
        end, written = self._closing(start), _flow(entries)
        if in_braces or place.column + len(written) <= _WIDEST:
            return self.text[:start] + written + self.text[end:]
        breaks = _BREAK.search(self.text, end)
        stop = breaks.start() if breaks else len(self.text)
        lines = self._lines((), entries, place.key_column - 1 + _STEP)
        kept = self.text[:start].rstrip(" ") + self.text[end:stop]
        return kept + self._break + lines.removesuffix(self._break) + self.text[stop:]

    def _say(self, place: Place, word: str) -> str:
        """A word for what stands on one line."""
        start = self._offset(place.line, place.column)
        old = _FLOW_TEXT.match(self.text, start)
        if old is None:
            raise CannotEdit(self.line)
        return self.text[:start] + _scalar(word) + self.text[old.end() :]

    def _instead(self, place: Place, data: Mapping[str, Any], entries: Entries) -> str:
        """A block of lines for another: comments stay, and a line that says the same as before stays as it is."""
        assert isinstance(place.children, dict)
        written = _BREAK.split(self.text)
        before: dict[str, tuple[list[str], str, str]] = {}
        below = place.line
        for key, at in place.children.items():
            above = [line for line in written[below - 1 : at.key_line - 1] if line.lstrip().startswith("#")]
            old = written[at.key_line - 1] if at.key_line == at.end_line else ""
            before[key] = above, old, _remark(old[at.column - 1 :])
            below = at.end_line + 1
        lines = []
        for key, value in entries.items():
            above, old, remark = before.get(key, ([], "", ""))
            is_same = old and value == data[key]
            lines += [*above, old if is_same else self._line(key, value, place.column - 1) + remark]
        block = "".join(line + self._break for line in lines)
        start, end = self._offset(place.line, 1), self._offset(place.end_line + 1, 1)
        if end == len(self.text) and not self.text.endswith(("\n", "\r")):
            block = block.removesuffix(self._break)
        return self.text[:start] + block + self.text[end:]

    def _add(self, place: Place, keys: tuple[str, ...], entries: Value) -> str:
        """New entries at the end of a mapping."""
        if not self._is_flow(place):
            if place is self.document.place:
                return self._after(len(_BREAK.split(self.text)), self._lines(keys, entries, max(0, place.column - 1)))
            return self._after(place.end_line, self._lines(keys, entries, place.column - 1))
        start = self._offset(place.line, place.column)
        end = self._closing(start) - 1
        body = self.text[start + 1 : end].rstrip()
        written = _nested(keys, entries)
        sign = "" if not body.strip() or body.endswith(",") else ","
        column = len(_BREAK.split(self.text[: start + 1 + len(body)])[-1])
        gap = " " if body.strip() else ""
        if column + len(written) > _WIDEST:
            gap = self._break + " " * ((place.key_column or 1) - 1 + 2 * _STEP)
        return self.text[: start + 1] + body + sign + gap + written + self.text[start + 1 + len(body) :]

    def _write_out(self, place: Place, key: str, entries: Value, in_braces: bool) -> str:
        """`revenue: Revenue` as an item with a title and one more field."""
        start = self._offset(place.line, place.column)
        if in_braces:
            match = _FLOW_TEXT.match(self.text, start)
            if match is None:
                raise CannotEdit(self.line)
            written = f"{{{self.short}: {match[0]}, {_nested((key,), entries)}}}"
            return self.text[:start] + written + self.text[match.end() :]
        if place.line != place.key_line or place.end_line != place.line:
            raise CannotEdit(self.line)
        indent = " " * (place.key_column - 1 + _STEP)
        more = self._lines((key,), entries, len(indent))
        head = f"{self.text[:start].rstrip(' ')}{self._break}{indent}{self.short}: "
        broken = _BREAK.search(self.text, start)
        if broken is None:
            return head + self.text[start:] + self._break + more.removesuffix(self._break)
        return head + self.text[start : broken.end()] + more + self.text[broken.end() :]

    def _after(self, line: int, written: str) -> str:
        """Whole lines below a line."""
        at = self._offset(line + 1, 1)
        before = self.text[:at]
        if before and not before.endswith(("\n", "\r")):
            before, written = before + self._break, written.removesuffix(self._break)
        return before + written + self.text[at:]

    def _lines(self, keys: tuple[str, ...], entries: Value, indent: int) -> str:
        if isinstance(entries, str):
            keys, entries = keys[:-1], {keys[-1]: entries}
        lines = []
        for key in keys:
            lines.append(f"{' ' * indent}{_scalar(key)}:")
            indent += _STEP
        lines += [self._line(key, value, indent) for key, value in entries.items()]
        return "".join(line + self._break for line in lines)

    def _line(self, key: str, value: Any, indent: int) -> str:
        return f"{' ' * indent}{_scalar(key)}: {_flow(value)}"

    @property
    def _break(self) -> str:
        found = _BREAK.search(self.text)
        return found[0] if found else "\n"

    def _offset(self, line: int, column: int) -> int:
        """Where a place is in the text; the end of the text for the line after the last."""
        if line == 1:
            return column - 1
        for number, found in enumerate(_BREAK.finditer(self.text), 2):
            if number == line:
                return found.end() + column - 1
        return len(self.text)

    def _first(self, place: Place) -> str:
        """The first character of what stands at a place."""
        at = self._offset(place.line, place.column)
        return self.text[at : at + 1]

    def _is_flow(self, place: Place) -> bool:
        return self._first(place) == "{"

    def _closing(self, start: int) -> int:
        """Where the bracket that opens at a place is closed, behind the bracket."""
        depth = 0
        for mark in _MARKS.finditer(self.text, start):
            depth += bool(mark["open"]) - bool(mark["close"])
            if depth == 0 and mark["close"]:
                return mark.end()
        raise CannotEdit(self.line)


def _remark(value: str) -> str:
    """The comment after a value that stands on one line, with the blanks before it."""
    found = _REMARK.fullmatch(value)
    return found[1] or "" if found else ""


def _nested(keys: tuple[str, ...], entries: Value) -> str:
    inside = _flow(entries)
    for key in reversed(keys[1:]):
        inside = f"{{{_scalar(key)}: {inside}}}"
    return f"{_scalar(keys[0])}: {inside}"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    """A text as YAML takes it anywhere, in quotes when it needs them."""
    if _PLAIN.fullmatch(text) and not text.endswith(" ") and text not in NOTHING:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return '"' + escaped.replace("\t", "\\t") + '"'
