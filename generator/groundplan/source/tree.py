"""Events of the YAML parser to data and places: every value stays text, as typed.

Events and not `yaml.load` or `yaml.compose`: those recurse, and PyYAML's C composer ends the process on
deep nesting. Marks of the parser count from 0.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from groundplan.problems import Position, Problem
from groundplan.source import traps
from groundplan.source.containers import SKIPPED, Open
from groundplan.source.document import Children, Place
from groundplan.source.folding import folded
from groundplan.source.repeats import Named, Names, copied

MOST_LEVELS = 64
NOTHING = frozenset(["", "~", "null", "Null", "NULL"])
REFUSED_KEYS = ("", "<<")


class Stopped(Exception):  # noqa: N818 - not an error: its problem is already noted
    """Nothing after this place is read."""


@dataclass(slots=True)
class Tree:
    """The data read so far, the places beside it and the problems met on the way."""

    file: str
    text: str
    lines: list[str]
    most_values: int
    restore: dict[int, str] = field(default_factory=dict)  # stand-ins of characters the parser misreads
    blanked: list[int] = field(default_factory=list)  # where a colon was made a blank; see `colons`
    wrong: list[int] = field(default_factory=list)  # those of them that no key stands before
    problems: list[Problem] = field(default_factory=list)
    count: int = 0
    last: Place | None = None  # of the value read last
    stack: list[Open] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    documents: int = 0
    suspects: frozenset[int] = field(init=False)  # where `#1` or a lone `!` may be lost
    full_width: bool = field(init=False)  # whether there are commas of Chinese keyboards at all
    top: Open = field(init=False)

    def __post_init__(self) -> None:
        self.top = self._outermost()
        self.full_width = traps.has_full_width_comma(self.text)
        self.suspects = traps.suspects(self.text)

    def _outermost(self) -> Open:
        start = Place(self.file, 1, 1, 1, children=[])
        return Open(start, [], start.children, mapping=False)

    def read(self, loader: Any) -> None:
        """Take every event of the parser. Raises Stopped, and what the parser raises at a syntax error."""
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.AliasEvent: self._repeat,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.DocumentStartEvent: self._document,
        }
        next_event, scalar_event = loader.get_event, yaml.ScalarEvent
        altered = bool(self.restore or self.blanked)
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is scalar_event:
                if altered:
                    self._restore(event)
                top = self.top
                if top.key is None and top.mapping:
                    self._key(event, top)
                else:
                    self._value(event, top)
            elif kind in handlers:
                handlers[kind](event)
        self._finish()

    def note(self, code: str, line: int, column: int, **arguments: str) -> None:
        self.problems.append(Problem(Position(self.file, line, column), code, arguments))

    def _restore(self, event: Any) -> None:
        """Undo in a text what was altered for the parser, or note where it should not have been."""
        event.value = event.value.translate(self.restore)
        is_key = self.top.mapping and self.top.key is None
        start, end = event.start_mark.index, event.end_mark.index + (not is_key)
        self.wrong += self.blanked[bisect_left(self.blanked, start) : bisect_left(self.blanked, end)]

    def _key(self, event: Any, top: Open) -> None:
        """Make a text the key that waits for its value. The common case comes first: there are many."""
        start = event.start_mark
        text = event.value
        top.key_line = start.line + 1
        top.key_column = start.column + 1
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
            self.problems += traps.key(text, self.file, top.key_line, top.key_column)
        if event.anchor is not None:
            place = Place(self.file, top.key_line, top.key_column, top.key_line)
            self.names.give(event.anchor, Named(text, place, used=True))
        if text in top.values or text in REFUSED_KEYS or ":{" in text or ":[" in text or not event.implicit[0]:
            self._unusual_key(event, text, top)
        else:
            top.key = text

    def _value(self, event: Any, top: Open) -> None:
        """A text as a value. Not split up: this runs a hundred thousand times."""
        start = event.start_mark
        end = event.end_mark
        line = start.line + 1
        value = event.value
        place = Place(self.file, line, start.column + 1, end.line + 1, top.key_line, top.key_column)
        if end.line != start.line and event.style != "|" and not value.isascii():
            value = folded(value, self.text[start.index : end.index], event.style)
        if not event.implicit[0]:
            self._marked(event, place)
        elif value in NOTHING:
            self._nothing(value, place, end.index, top.flow)
            value = None
        elif place.end_line != line or line != top.key_line != 0:
            self._apart(place)
        if self.suspects:
            self._suspect(value, place, start.index, end)
        if event.anchor is not None:
            self.names.give(event.anchor, Named(value, place, bracketed=top.flow))
        self.count = count = self.count + 1
        if count > self.most_values:
            self._too_many(place)
        self.last = place
        top.put(value, place)

    def _too_many(self, place: Place) -> None:
        """Nothing is kept: to check so much takes long, and what is missing would only be reported again."""
        self.note("SRC105", place.line, place.column)
        self.stack, self.top, self.last = [], self._outermost(), None
        raise Stopped

    def _too_deep(self, line: int, column: int) -> None:
        self.note("SRC106", line, column)
        raise Stopped

    def _put(self, value: object, place: Place) -> None:
        self.count += 1
        if self.count > self.most_values:
            self._too_many(place)
        self.last = place
        self.top.put(value, place)

    def _unusual_key(self, event: Any, text: str, top: Open) -> None:
        line, column = top.key_line, top.key_column
        top.key = SKIPPED
        if text == "<<" and event.implicit[0]:
            self.note("SRC135", line, column)
        elif not text and event.implicit[0]:
            self.note("SRC132", line, column)
        elif not top.flow and (glued := traps.glued_bracket(self.lines, self.file, line)):
            self.problems.append(glued)
        elif text not in top.values:
            top.key = text
        elif not (top.flow and traps.lacks_colon(self.text, event.end_mark.index)):
            self._repeats(text, top)
        if event.tag:
            self.note("SRC133", line, column, tag=traps.word_at(self.lines, line, column))

    def _repeats(self, text: str, top: Open) -> None:
        first = str(top.children[text].key_line)
        self.note("SRC131", top.key_line, top.key_column, key=traps.short(text), first=first)

    def _apart(self, place: Place) -> None:
        """A plain text that starts in a line below its key, or goes on in further lines."""
        if place.line != place.key_line != 0:
            self.problems += traps.own_line(self.lines, place)
        elif self.stack:
            self.problems += traps.continued(self.lines, place)

    def _suspect(self, value: object, place: Place, start: int, end: Any) -> None:
        """A text before `#1`, or one that starts with a lone `!`."""
        if start in self.suspects and self.text[start] == "!":
            self.note("SRC133", place.line, place.column, tag="!")
        if end.index in self.suspects and self.text[end.index] == " " and value is not None:
            self.problems.append(traps.cut_at_hash(self.lines, place, end.column, self.top.flow))

    def _marked(self, event: Any, place: Place) -> None:
        """A value in quotes, a block of lines, or one with a tag."""
        if event.tag:
            tag = traps.word_at(self.lines, place.line, place.column)
            self.note("SRC133", place.line, place.column, tag=tag)
        if event.style in ("|", ">"):
            place.end_line = max(place.line, place.end_line - (event.end_mark.column == 0))
            while place.end_line > place.line and not self.lines[place.end_line - 1].strip():
                place.end_line -= 1

    def _nothing(self, value: str, place: Place, index: int, bracketed: bool) -> None:
        if not value and place.key_line:  # the parser may place an empty value after comments
            place.end_line = place.line
        if not value and self.text.find("#", index, index + 80) >= 0:
            self.problems += traps.empty_before_hash(self.lines, place, bracketed)

    def _open(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        top = self.top
        if len(self.stack) >= MOST_LEVELS:
            self._too_deep(line, column)
        if event.tag:
            self.note("SRC133", line, column, tag=traps.word_at(self.lines, line, column))
        is_key = top.mapping and top.key is None
        if is_key:
            self.note("SRC132", line, column)
        mapping = type(event) is yaml.MappingStartEvent
        children: Children = {} if mapping else []
        place = Place(self.file, line, column, line, top.key_line, top.key_column, children)
        self.stack.append(top)
        self.top = Open(
            place,
            {} if mapping else [],
            children,
            mapping,
            event.flow_style,
            event.anchor,
            self.count,
            is_key=is_key,
        )
        self.last = None

    def _end(self, event: Any) -> None:
        done = self.top
        if done.flow:
            done.place.end_line = event.end_mark.line + 1
            if done.mapping and None in done.values.values():
                self.problems += traps.without_colon(done.values, done.children, self.lines)
            if self.full_width and not done.mapping:
                self.problems += traps.full_width_commas(done.values, done.children, self.lines)
        self._close()

    def _close(self) -> None:
        """Put the innermost container into the one around it."""
        done = self.top
        place = done.place
        if self.last is not None and self.last.end_line > place.end_line:
            place.end_line = self.last.end_line
        self.top = self.stack.pop()
        if self.top.levels <= done.levels:
            self.top.levels = done.levels + 1
        if done.anchor is not None:
            size = self.count - done.counted + 1
            self.names.give(done.anchor, Named(done.values, place, size, done.levels))
        if done.is_key:
            self.top.key = SKIPPED
        else:
            self._put(done.values, place)

    def _repeat(self, event: Any) -> None:
        """`*name`: the named value once more. It counts in full, or a few lines could make billions."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        top = self.top
        place = Place(self.file, line, column, line, top.key_line, top.key_column)
        named = self.names.get(event.anchor)
        if named is None:
            own = any(parent.anchor == event.anchor for parent in [*self.stack, top])
            self.note("SRC137" if own else "SRC136", line, column, name=event.anchor)
            named = Named(None, place)
        if top.mapping and top.key is None:
            self._repeated_key(named.value, line, column)
            return
        self.count += named.size - 1
        if self.count >= self.most_values:
            self._too_many(place)
        if len(self.stack) + named.levels > MOST_LEVELS:
            self._too_deep(line, column)
        top.levels = max(top.levels, named.levels + 1)
        value, place.children = copied(named.value, named.place.children)
        self._put(value, place)

    def _repeated_key(self, text: object, line: int, column: int) -> None:
        top = self.top
        top.key_line, top.key_column, top.key = line, column, SKIPPED
        if not isinstance(text, str):
            self.note("SRC132", line, column)
        elif text in top.values:
            self._repeats(text, top)
        else:
            top.key = text

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.note("SRC134", event.start_mark.line + 1, event.start_mark.column + 1)
            raise Stopped

    def _finish(self) -> None:
        """What shows only at the end."""
        self._whole_text()
        for named in self.names.unused():
            self.problems.append(traps.special_start(self.lines, named.place.position, named.bracketed))

    def _whole_text(self) -> None:
        """A file that is one plain text may be entries with the wrong colon."""
        if isinstance(next(iter(self.top.values), None), str):
            self.problems += traps.own_line(self.lines, self.top.children[0])

    def close_all(self, error_line: int = 0) -> None:
        """After a syntax error in that line: drop the entry it is in, and close what is open."""
        last = self.last
        if error_line and last is not None and last.end_line >= error_line:
            self.top.drop(last)
        self.most_values = self.count + len(self.stack)
        while self.stack:
            self.top.key = None
            self._close()
        self._whole_text()
