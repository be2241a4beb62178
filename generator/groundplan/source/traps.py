"""Text that the parser reads without complaint, but not as its author meant it.

`title：Goal` and `title:Goal` on a line of their own are texts to the parser, `title: #1 brand` is empty,
`[growth，renewal]` holds one text, `{value: 1,200,000}` three entries.
"""

import re
from collections.abc import Iterator
from typing import Any

from groundplan.problems import Position, Problem, Severity
from groundplan.source.characters import ODD_BLANKS
from groundplan.source.document import Place

MOST_SHOWN = 60
QUOTES = "\"'"
# `title：Goal` with the colon of Chinese keyboards (also its small and vertical forms).
FULL_WIDTH_COLON = re.compile(r"[ ]*(?:- +)*(?P<key>[^\s:：﹕︰\"'#\[{，,。！？]{1,60})(?P<colon>[：﹕︰])(?P<rest>.*)")
# `title:Goal` and `a:{`, not `https://..`, `1:30` or `C:\..`.
NO_BLANK = re.compile(
    r"[ ]*(?:- +)*(?P<key>(?!(?:mailto|tel|data):)[^\W\d][\w-]+|[^\W\d](?=:[\[{])|\"[^\"]*\"|'[^']*')"
    r"(?P<colon>:)(?!//)(?=[^ \t])(?P<rest>.*)"
)
# `g:x` between braces, where no path of a disk (`C:\..`) stands.
_ONE_LETTER = re.compile(r"(?P<key>[^\W\d])(?P<colon>:)(?P<rest>[^\s\\/].*)")
# `-fast`, not `-300`, `-.5`, `-¥300`.
NO_BLANK_AFTER_DASH = re.compile(r"[ ]*(?:- +)*(?P<dash>-)(?P<rest>(?:[^\W\d]|[\"'{\[]).*)")
# Dashes and dots that start a list elsewhere.
BULLET = re.compile(r"[ ]*(?P<bullet>[*•·●▪–—－]) *(?P<rest>(?<= )[^ ].*|(?<=[•·●▪–—－])[^ ].*)")
_ODD = re.compile(f"[ \t]*(?:- *)?(?P<odd>[{ODD_BLANKS}])|[^\"'#]*?:(?P<after>[{ODD_BLANKS}])")
_HASH = re.compile(r"[ \t]*(?P<hash>#)(?!([#=\-*~_])\2)[^\s]")
FULL_WIDTH_COMMA = re.compile("[，、﹐﹑]")
# What the parser drops without a word: what follows ` #`, and a `!` before a text.
_SUSPECTS = {" #": re.compile(r" #\d"), "! ": re.compile(r"(?<=[\s,\[{])! ")}
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)")
_CUT = re.compile(r"[^,{}\[\]]*(?:,[^,:{}\[\]]*(?=[,}]))+")


def short(text: str) -> str:
    """A text of the user's as it stands in a message: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else line[: MOST_SHOWN - 1] + "…"


def quoted(text: str) -> str:
    """A text as it must be typed to stand in quotes."""
    text = short(text.strip())
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def entry(text: str) -> str:
    """A text between brackets up to where its entry ends."""
    return re.split(r"[,\]}]", text, maxsplit=1)[0]


def word_at(lines: list[str], line: int, column: int) -> str:
    """What stands there up to the next blank."""
    rest = lines[line - 1][column - 1 :].split()
    return short(rest[0]) if rest else ""


def special_start(lines: list[str], position: Position, bracketed: bool = False) -> Problem:
    """A text that starts with a character that means something to the format: `@`, `*`, `&`, `%`..."""
    text = lines[position.line - 1][position.column - 1 :]
    arguments = {"character": text[:1], "typed": quoted(entry(text) if bracketed else text)}
    return Problem(position, "SRC158", arguments)


def key(text: str, file: str, line: int, column: int) -> Iterator[Problem]:
    """A key that starts with a blank of another kind, so that it is not where it seems to be."""
    if text[:1] and re.match(f"[{ODD_BLANKS}]", text):
        yield Problem(Position(file, line, column), "SRC103", {"character": f"U+{ord(text[0]):04X}"})


def odd_blank(lines: list[str], file: str, line: int) -> Problem | None:
    """A blank of another kind in front of the text of a line or after its colon."""
    match = _ODD.match(lines[line - 1])
    if not match:
        return None
    name = "odd" if match["odd"] else "after"
    position = Position(file, line, match.start(name) + 1)
    return Problem(position, "SRC103", {"character": f"U+{ord(match[name]):04X}"})


def line_traps(lines: list[str], file: str, line: int) -> Problem | None:
    """The slip in a line that the parser took for a plain text although it looks like an entry."""
    text = lines[line - 1]
    if text.isascii() and ":" not in text and text.lstrip()[:1] not in "-*":  # as most lines are
        return None
    odd = odd_blank(lines, file, line)
    if odd:
        return odd
    if match := FULL_WIDTH_COLON.match(text):
        return _colon("SRC145", match, Position(file, line, match.start("colon") + 1))
    if match := NO_BLANK.match(text):
        return _colon("SRC150", match, Position(file, line, match.start("colon") + 1))
    if match := NO_BLANK_AFTER_DASH.match(text):
        typed = short("- " + match["rest"].strip())
        return Problem(Position(file, line, match.start("dash") + 1), "SRC151", {"typed": typed})
    if match := BULLET.match(text):
        return other_bullet(match, Position(file, line, match.start("bullet") + 1))
    return None


def glued_bracket(lines: list[str], file: str, line: int) -> Problem | None:
    """`goal:{title: A}`: without a blank after it the colon is part of the first name."""
    match = NO_BLANK.match(lines[line - 1])
    if match and match["rest"][0] in "[{":
        return _colon("SRC150", match, Position(file, line, match.start("colon") + 1))
    return None


def other_bullet(match: re.Match[str], position: Position) -> Problem:
    """A list whose items start with `•` or the like."""
    arguments = {"character": match["bullet"], "typed": short("- " + match["rest"].strip())}
    return Problem(position, "SRC166", arguments)


def _colon(code: str, match: re.Match[str], position: Position, severity: Severity = Severity.ERROR) -> Problem:
    typed = short(f"{match['key']}: {match['rest'].strip()}".rstrip())
    return Problem(position, code, {"typed": typed}, severity=severity)


def own_line(lines: list[str], place: Place) -> Iterator[Problem]:
    """Lines below a key (or of a whole file) that are one plain text, and look like entries.

    `注意：...` may also be the start of a sentence: then the problem is a warning.
    """
    for number in range(place.line, place.end_line + 1):
        found = line_traps(lines, place.file, number)
        if not found:
            continue
        match = FULL_WIDTH_COLON.match(lines[number - 1])
        if found.code == "SRC145" and match and not match["key"].isascii() and match["rest"].strip():
            yield _colon("SRC145", match, found.position, Severity.WARNING)
        else:
            yield found


def continued(lines: list[str], place: Place) -> Iterator[Problem]:
    """Lines after the first of a plain text that look like entries. They may be meant, so it is a warning."""
    for number in range(place.line + 1, place.end_line + 1):
        text = lines[number - 1]
        found = line_traps(lines, place.file, number)
        if dash := re.match("[ ]*(?=- )", text):
            position = Position(place.file, number, dash.end() + 1)
            yield Problem(position, "SRC165", {"typed": short(text)}, severity=Severity.WARNING)
        elif found and (found.code != "SRC145" or found.args["typed"].isascii()):
            yield Problem(found.position, found.code, found.args, severity=Severity.WARNING)


def empty_before_hash(lines: list[str], place: Place, bracketed: bool) -> Iterator[Problem]:
    """`title: #1 brand`: from `#` on everything is a comment, so the value is empty."""
    text = lines[place.line - 1]
    match = _HASH.match(text, place.column - 1)
    if match:
        lost = text[match.start("hash") :]
        typed = quoted(entry(lost) if bracketed else lost)
        yield Problem(Position(place.file, place.line, match.start("hash") + 1), "SRC143", {"typed": typed})


def cut_at_hash(lines: list[str], place: Place, end: int, bracketed: bool) -> Problem:
    """`title: Known #1 brand`: what follows `#` is lost; it may be a comment, so it is a warning."""
    text = lines[place.end_line - 1]
    start = place.column - 1 if place.line == place.end_line else len(text) - len(text.lstrip())
    position = Position(place.file, place.end_line, end + 2)
    typed = quoted(text[start:end] + entry(text[end:]) if bracketed else text[start:])
    return Problem(position, "SRC144", {"typed": typed}, severity=Severity.WARNING)


def suspects(text: str) -> frozenset[int]:
    """Where `#1` or a lone `!` may be lost."""
    found = [pattern.finditer(text) for mark, pattern in _SUSPECTS.items() if mark in text]
    return frozenset(match.start() for matches in found for match in matches)


def lacks_colon(text: str, index: int) -> bool:
    """Whether what ends at that index is followed by no colon."""
    return not text[index : index + MOST_SHOWN].lstrip().startswith(":")


def has_full_width_comma(text: str) -> bool:
    """Whether `full_width_commas` could find anything."""
    return not text.isascii() and any(comma in text for comma in "，、﹐﹑")


def full_width_commas(values: list[Any], places: list[Place], lines: list[str]) -> Iterator[Problem]:
    """`[增长，续费]`: the comma of Chinese keyboards divides nothing between brackets.

    Beside other texts it is likely to be meant: a warning. As the value of a key it is part of a sentence.
    """
    severity = Severity.ERROR if len(values) == 1 else Severity.WARNING
    for value, place in zip(values, places, strict=True):
        found = _full_width_comma(value, place, lines, severity)
        # The pause mark lists things inside a text; among texts divided by commas it is surely meant.
        if found and not (severity is Severity.WARNING and found.args["character"] in "、﹑"):
            yield found


def _full_width_comma(value: object, place: Place, lines: list[str], severity: Severity) -> Problem | None:
    if not isinstance(value, str) or value.isascii() or not FULL_WIDTH_COMMA.search(value):
        return None
    text = lines[place.line - 1]
    match = FULL_WIDTH_COMMA.search(text, place.column - 1)
    if not match or text[place.column - 1] in QUOTES:
        return None
    return _comma(match, Position(place.file, place.line, match.start() + 1), value, severity)


def _comma(match: re.Match[str], position: Position, text: str, severity: Severity = Severity.ERROR) -> Problem:
    typed = FULL_WIDTH_COMMA.sub(", ", short(text))
    arguments = {"character": match.group(), "typed": typed, "text": quoted(text)}
    return Problem(position, "SRC146", arguments, severity=severity)


def without_colon(values: dict[str, Any], places: dict[str, Place], lines: list[str]) -> Iterator[Problem]:
    """Entries in braces without a colon; those that a comma cut from a text are joined to it again."""
    cut_from = None
    for key in list(values):
        place = places[key]
        if not _stands_alone(values[key], place, lines):
            cut_from = key if isinstance(values[key], str) else None
        elif cut_from is None or not (joined := _joined(places[cut_from], lines)):
            yield _alone(key, place, lines)
            cut_from = None
        else:
            if values[cut_from] != joined:
                yield _cut(joined, place)
            values[cut_from] = joined
            del values[key], places[key]


def _stands_alone(value: object, place: Place, lines: list[str]) -> bool:
    if value is not None or place.key_line != place.line:
        return False
    text = lines[place.line - 1]
    key = text[place.key_column - 1 : place.column - 1].rstrip()
    return not key.endswith(":") and lacks_colon(text, place.column - 1)


def _joined(place: Place, lines: list[str]) -> str:
    """The text that commas cut into entries; empty when it stood in quotes."""
    text = lines[place.line - 1]
    match = _CUT.match(text, place.column - 1)
    return match.group().rstrip() if match and text[place.column - 1] not in QUOTES else ""


def _cut(text: str, place: Place) -> Problem:
    if match := _NUMBER.match(text):
        number = match.group().replace(",", "") + text[match.end() :]
        return Problem(place.key_position, "SRC147", {"text": short(text), "number": short(number)})
    return Problem(place.key_position, "SRC148", {"text": short(text), "typed": quoted(text)})


def _alone(key: str, place: Place, lines: list[str]) -> Problem:
    """An entry in braces that is a key only; often its colon is of another kind, or lacks its blank."""
    for code, pattern in (("SRC145", FULL_WIDTH_COLON), ("SRC150", NO_BLANK), ("SRC150", _ONE_LETTER)):
        if match := pattern.match(key):
            column = place.key_column + match.start("colon")
            return _colon(code, match, Position(place.file, place.line, column))
    if match := FULL_WIDTH_COMMA.search(key):
        return _comma(match, Position(place.file, place.line, place.key_column + match.start()), key)
    return Problem(place.key_position, "SRC149", {"key": short(key)})
