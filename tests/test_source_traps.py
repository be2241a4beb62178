"""YAML's traps: each has its code where a person would mend it, and words that say what to type."""

import pytest
import yaml

from groundplan.problems import Severity
from groundplan.source import reading
from groundplan.words import words

Spot = tuple[int, int, str]


def problems(text: str) -> list[Spot]:
    """Line, column and code of what is found in a text."""
    _, found = reading.read_text(text, "strategy.yml")
    return [(problem.position.line, problem.position.column, problem.code) for problem in found]


def data(text: str) -> object:
    return reading.read_text(text, "strategy.yml")[0].data


def hint(text: str, language: str = "en") -> str:
    """What the first problem says to type."""
    _, found = reading.read_text(text, "strategy.yml")
    return words(language).hint(found[0])


TRAPS: list[tuple[str, str, list[Spot]]] = [
    ("bound", "a:\n  target: >=45\n  b: 1\n", [(2, 11, "SRC141")]),
    ("bound with a blank", "a: > 45\n", [(1, 4, "SRC141")]),
    ("bound of digits", "a: >45\n", [(1, 4, "SRC141")]),
    ("bound in a list", "- >=45\n", [(1, 3, "SRC141")]),
    ("bound in brackets", "a: [>=45, 3]\n", [(1, 5, "SRC141")]),
    ("bar", "a: |x\n", [(1, 4, "SRC141")]),
    ("second colon", "title: Budget: small\nb: 1\n", [(1, 14, "SRC142")]),
    ("second colon, list", "- title: Budget: small\n", [(1, 16, "SRC142")]),
    ("second colon, braces", "a: {title: Budget: small}\n", [(1, 18, "SRC142")]),
    ("second colon after an emoji", "a: 😀x: y\n", [(1, 6, "SRC142")]),
    ("colon at once", "a: : b\n", [(1, 4, "SRC142")]),
    ("hash", "title: #1 brand\nb: 1\n", [(1, 8, "SRC143")]),
    ("hash, list", "- #1 brand\n", [(1, 3, "SRC143")]),
    ("hash later", "title: Known #1 brand\n", [(1, 14, "SRC144")]),
    ("hash, braces", "a: {title: #1 brand}\nb: 1\n", [(1, 12, "SRC143")]),
    ("hash, braces at the end", "a: {title: #1 brand}\n", [(1, 12, "SRC143")]),
    ("hash, braces, more", "a: {b: x, title: #1 brand, c: 1}\nb:\n  c: 1\n", [(1, 18, "SRC143")]),
    ("hash, braces in lines", "a: {\n    title: #1 brand,\n    b: c\n  }\n", [(2, 12, "SRC143")]),
    ("hash, brackets", "a: [#1 x, b]\nb: 1\n", [(1, 5, "SRC143")]),
    ("hash later, brackets", "a: [x #1 x, b]\nb: 1\n", [(1, 7, "SRC144")]),
    ("hash later, braces", "a: {title: x #one, b: c}\nb: 1\n", [(1, 14, "SRC144")]),
    ("brace open, a comment", "a: {b: 'x #1}', # a list}\n  c: d #one\n", [(1, 4, "SRC159")]),
    ("Chinese colon, first line", "strategy:\n  title：目标\n  b: 1\n", [(2, 8, "SRC145")]),
    ("Chinese colon, middle", "a:\n  b: x\n  title：目标\n  c: 1\n", [(3, 8, "SRC145")]),
    ("Chinese colon, last", "a: 1\ntitle：目标\n", [(2, 6, "SRC145")]),
    ("Chinese colon, alone", "strategy:\n  title：目标\n", [(2, 8, "SRC145")]),
    ("Chinese colon, of a file", "title：目标\nb：2\n", [(1, 6, "SRC145"), (2, 2, "SRC145")]),
    ("Chinese colons, then one right", "a:\n  x：1\n  y：2\n  z: 3\n", [(2, 4, "SRC145"), (3, 4, "SRC145")]),
    ("Chinese colon after an id", "goals:\n  增长：\n    title: A\n", [(2, 5, "SRC145")]),
    ("Chinese colon, braces", "a: {title：甲}\n", [(1, 10, "SRC145")]),
    ("Chinese comma", "a: [增长，续费]\n", [(1, 7, "SRC146")]),
    ("Chinese pause mark", "a: [增长、续费]\n", [(1, 7, "SRC146")]),
    ("Chinese comma, braces", "a: {title: 甲，owner: 乙}\n", [(1, 13, "SRC146")]),
    ("Chinese comma, braces, blank", "a: {title: 目标， why: x}\n", [(1, 14, "SRC146")]),
    ("Chinese comma before the dividing one", "a: {title: 多，少，why: x}\n", [(1, 15, "SRC146")]),
    ("Chinese comma, then a colon in words", "a: {title: 多，see here: x}\n", [(1, 22, "SRC142")]),
    ("Chinese comma, only keys", "a: {甲，乙}\n", [(1, 6, "SRC146")]),
    ("comma in a number", "a: {value: 1,200,000}\n", [(1, 14, "SRC147")]),
    ("comma in a number, more", "a: {value: 1,000,000, by: 2026}\n", [(1, 14, "SRC147")]),
    ("comma in a text", "a: {reward: 甲后,双方各得券}\n", [(1, 16, "SRC148")]),
    ("key alone", "a: {cloud: , bespoke}\n", [(1, 14, "SRC149")]),
    ("no blank after the colon, alone", "a:\n  title:Goal\n", [(2, 8, "SRC150")]),
    ("no blank after the colon, file", "title:Goal\n", [(1, 6, "SRC150")]),
    ("no blank after the colon, first", "a:\n  title:Goal\n  b: 1\n", [(2, 8, "SRC150")]),
    ("no blank after the colon, middle", "a: 1\ntitle:Goal\nb: 2\n", [(2, 6, "SRC150")]),
    ("no blank after the colon, quoted", 'a: 1\n"title":Goal\nb: 2\n', [(2, 8, "SRC150")]),
    ("no blank after the colon, braces", "a: {title:Goal}\n", [(1, 10, "SRC150")]),
    ("no blank after the colon, brackets", "a: {b:[c]}\n", [(1, 6, "SRC150")]),
    ("no blank before a brace", "a:{title: Raise}\nb: 1\n", [(1, 2, "SRC150")]),
    ("no blank before a brace, more", "g:\n  a:{title: Raise, why: x}\n", [(2, 4, "SRC150")]),
    ("no blank before a brace, braces", "g: {a:{title: Raise}}\n", [(1, 6, "SRC150")]),
    ("no blank before a bracket", "b: 1\na:[c, d]\n", [(2, 2, "SRC150")]),
    ("no blank after the dash", "a:\n  -fast\n  -cheap\n", [(2, 3, "SRC151"), (3, 3, "SRC151")]),
    ("no blank after a later dash", "a:\n  - fast\n  -cheap\n", [(3, 3, "SRC151")]),
    ("no blank after the first dash", "a:\n  -fast\n  - cheap\n", [(2, 3, "SRC151")]),
    ("quote open", 'a: "open\nb: 1\n', [(1, 4, "SRC152")]),
    ("quote open, closed by the next", 'a: "open\nb: "x"\nc: 1\n', [(1, 4, "SRC152")]),
    ("quote of a key open", 'a: 1\n"b: 2\nc: 3\n', [(2, 1, "SRC152")]),
    ("apostrophe in quotes", "a: 'it's\nb: 1\n", [(1, 7, "SRC153")]),
    ("text after quotes", 'a: "Best" tools\n', [(1, 9, "SRC153")]),
    ("quotes in quotes", 'a: "he said "hi" to"\n', [(1, 13, "SRC153")]),
    ("backslash", 'a: "C:\\zoo\\q"\n', [(1, 7, "SRC154")]),
    ("too few blanks", "a:\n  b: 1\n c: 2\n", [(3, 2, "SRC155")]),
    ("too many blanks", "a:\n b: 1\n   c: 2\n", [(3, 4, "SRC155")]),
    ("too few blanks, list", "a:\n  - x\n - y\n", [(3, 2, "SRC155")]),
    ("below a value", "a: 1\n  b: 2\n", [(2, 3, "SRC155")]),
    ("names in a list", "a:\n  - x\n  b: 1\n", [(3, 3, "SRC156")]),
    ("a dash among names", "a: b\n- c\n", [(2, 1, "SRC156")]),
    ("list in the line of its name", "a: - b\n", [(1, 4, "SRC157")]),
    ("at", "a: @b\n", [(1, 4, "SRC158")]),
    ("at, brackets", "a: [x, @b]\n", [(1, 8, "SRC158")]),
    ("backtick", "a: `b`\n", [(1, 4, "SRC158")]),
    ("percent", "a: %b\n", [(1, 4, "SRC158")]),
    ("percent first", "%b\n", [(1, 1, "SRC158")]),
    ("asterisks", "a: **bold** x\n", [(1, 4, "SRC158")]),
    ("asterisk and blank", "a: * b\n", [(1, 4, "SRC158")]),
    ("asterisk", "a: *b\n", [(1, 4, "SRC136")]),
    ("asterisk, words", "a: *Important note\n", [(1, 4, "SRC136")]),
    ("ampersand", "a: &Co is here\n", [(1, 4, "SRC158")]),
    ("ampersand and blank", "a: & b\n", [(1, 4, "SRC158")]),
    ("ampersand and blank, braces", "a: {title: & Co}\n", [(1, 12, "SRC158")]),
    ("ampersand alone", "a: &home\nb: 1\n", [(1, 4, "SRC158")]),
    ("ampersand alone, list", "- &home\n", [(1, 3, "SRC158")]),
    ("ampersand alone, braces", "a: {title: &home, b: c}\n", [(1, 12, "SRC158")]),
    ("exclamation mark, braces", "a: {title: !home}\n", [(1, 12, "SRC158")]),
    ("exclamation mark", "a: !b c\n", [(1, 4, "SRC133")]),
    ("exclamation mark and blank", "a: ! c\n", [(1, 4, "SRC133")]),
    ("question mark", "a: ? b\n", [(1, 4, "SRC158")]),
    ("comma first", "a: ,b\n", [(1, 4, "SRC158")]),
    ("bracket open", "a: [b, c\nd: 1\n", [(1, 4, "SRC159")]),
    ("bracket open to the end", "a: [b, c\n", [(1, 4, "SRC159")]),
    ("brace open", "a: {b: c\nd: 1\n", [(1, 4, "SRC159")]),
    ("brace open, more", "a: {b: c\nd: {e: f}\n", [(1, 4, "SRC159")]),
    ("brace open in brackets", "a: [b, {c: d]\n", [(1, 8, "SRC159")]),
    ("bracket open, list", "a: [x\nd:\n  - a\n  - b\n", [(1, 4, "SRC159")]),
    ("text after a bracket", "title: [Draft] plan\n", [(1, 16, "SRC160")]),
    ("comma missing", 'a: ["b" "c"]\n', [(1, 8, "SRC161")]),
    ("comma missing at the end of a line", "a: {\n    b: 1\n    c: 2\n  }\n", [(2, 9, "SRC161")]),
    ("colon missing", "a: 1\nb\nc: 2\n", [(2, 1, "SRC162")]),
    ("colon missing first", "a b\nc: 1\n", [(1, 1, "SRC162")]),
    ("bracket too many", "a: [b]]\n", [(1, 7, "SRC163")]),
    ("tab", "a:\n\tb: 1\n", [(2, 1, "SRC164")]),
    ("tab later", "a:\n  b: 1\n\tc: 2\n", [(3, 1, "SRC164")]),
    ("tab before a dash", "a:\n  - x\n\t- y\n", [(3, 1, "SRC164")]),
    ("tab after blanks", "a:\n  b:\n  \tc: 2\n", [(3, 3, "SRC164")]),
    ("list below a text", "b: 1\n  - c\n", [(2, 3, "SRC165")]),
    ("Chinese blank in front", "a:\n　　b: 1\n", [(2, 1, "SRC103")]),
    ("Chinese blank after the colon", "a:\n  b:　c\n", [(2, 5, "SRC103")]),
    ("other bullets", "a:\n  • b\n  • c\n", [(2, 3, "SRC166"), (3, 3, "SRC166")]),
    ("Chinese dashes", "a:\n  －b\n", [(2, 3, "SRC166")]),
    ("asterisks as bullets", "a:\n  * b\n  * c\n", [(2, 3, "SRC166")]),
    ("conflict", "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", [(2, 1, "SRC167")]),
    ("several quoted texts", 'title: "A", "B"\n', [(1, 10, "SRC153")]),
    ("no name", "a: 1\n: 2\n", [(2, 1, "SRC132")]),
]

SILENT = [
    "a: <5 min\n",
    "a: 13:30\nb:\n  1:30\n",
    "a: https://x.y\nb:\n  https://x.y/z\n",
    "a: -300\nb:\n  -300\nc:\n  -.5\nd:\n  -¥300\n",
    "a:\n- -300\n- x:y\n- 优点：快\n",
    "a: title:Goal\nb: 目标：增长\n",
    "a: {cloud:, bespoke:}\n",
    "- {cloud:, bespoke: }\n",
    'a: {"cloud":, bespoke: ~}\n',
    "a: # a comment\nb: x # 1 comment\nc: #### line ####\nd:   #---\n",
    'a: "x #1"\nb: |\n  x #1\n',
    'a: ["增长，续费", b]\nb: 增长，续费\n',
    'a: {value: "1,200,000", by: 2026}\n',
    "a: [1,200]\n",
    "a: R&D\nb: 5*3\nc: wow!\nd: 50%\ne: a@b.c\n",
    "a: [b,\n  c]\nd: {e: f,\n  g: h}\n",
    "a: it's\nb: b]\n",
    "a:\tb\n",
    "a: >-\n  title：目标\n  -fast\n  title:Goal\n",
    "a: one\n  two\n",
    "a: &x one\nb: *x\n",
    "a: &x {b: c}\nd: *x\n",
    "a: 'C:\\zoo'\n",
    '"a:{b": c\n',
    "%YAML 1.2\n---\na: 1\n...\n",
]


@pytest.mark.parametrize(("text", "spots"), [trap[1:] for trap in TRAPS], ids=[trap[0] for trap in TRAPS])
def test_a_trap_is_named_where_it_is_mended(text: str, spots: list[Spot]) -> None:
    assert problems(text) == spots


@pytest.mark.parametrize("text", SILENT)
def test_what_is_meant_as_it_is_typed_is_left_alone(text: str) -> None:
    assert problems(text) == []


# The parser in Python takes a few texts that libyaml refuses, or stops elsewhere.
OTHER_IN_PYTHON = {
    "no blank after the colon, brackets",
    "no blank before a brace, braces",
    "exclamation mark and blank",
}


@pytest.mark.parametrize("trap", TRAPS, ids=[trap[0] for trap in TRAPS])
def test_the_parser_in_python_finds_the_same(
    trap: tuple[str, str, list[Spot]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML has no libyaml, messages stay the same."""
    monkeypatch.setattr(reading, "LOADER", yaml.SafeLoader)
    name, text, spots = trap
    if name not in OTHER_IN_PYTHON:
        assert problems(text) == spots


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("text", [trap[1] for trap in TRAPS], ids=[trap[0] for trap in TRAPS])
def test_every_trap_has_words(text: str, language: str) -> None:
    """One line each, filled in, and without the words of parsers."""
    _, found = reading.read_text(text, "strategy.yml")
    for problem in found:
        said = words(language).message(problem) + " " + words(language).hint(problem)
        assert "\n" not in said
        assert not any(word in said.lower() for word in ("scalar", "token", "mapping", "flow", "anchor", "yaml"))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("target: >=45\n", '">=45"'),
        ("title: Budget: small\n", 'title: "Budget: small"'),
        ("a: {title: Budget: small, b: 1}\n", 'title: "Budget: small"'),
        ('title: The "big": one\n', "title: 'The \"big\": one'"),
        ("title: #1 brand\n", '"#1 brand"'),
        ("a: 1\ntitle：目标\n", "`title: 目标`"),
        ("a: [增长，续费]\n", "`增长, 续费`"),
        ("a: [增长，续费]\n", '"增长，续费"'),
        ("a: {value: 1,200,000}\n", "1200000"),
        ("a: {reward: 甲后,双方各得券}\n", '"甲后,双方各得券"'),
        ("a: 1\ntitle:Goal\n", "`title: Goal`"),
        ("a: {title: #1 brand}\n", '"#1 brand"'),
        ("a: {title: #1, b: c}\n", '"#1"'),
        ("a: {title: Known #1, b: c}\n", '"Known #1"'),
        ("a: [https://x.y #1, b]\n", '"https://x.y #1"'),
        ("a: {title: Known #1\n  }\n", '"Known #1"'),
        ("a:{title: Raise}\n", "`a: {title: Raise}`"),
        ("a:{title: Raise, why: x}\n", "`a: {title: Raise, why: x}`"),
        ("g: {a:{title: Raise}}\n", "`a: {title: Raise}`"),
        ("a: {title: & Co}\n", '"& Co"'),
        ("a: {title: !home}\n", '"!home"'),
        ("a: {title: &home, b: c}\n", '"&home"'),
        ("a: &home\n", '"&home"'),
        ("a: {title: 目标， why: x}\n", "`title: 目标, why: x`"),
        ("a: {title: 目标， why: x}\n", 'title: "目标， why: x"'),
        ("a: {title: 甲，owner: 乙，why: x}\n", "`title: 甲, owner: 乙, why: x`"),
        ("a:\n  -fast\n", "`- fast`"),
        ("a: @b\n", '"@b"'),
        ("a: [b, c\n", "`]`"),
        ("title: [Draft] plan\n", '"[Draft] plan"'),
    ],
)
def test_the_hint_says_what_to_type(text: str, typed: str) -> None:
    assert typed in hint(text)
    assert typed in hint(text, "zh")


def test_an_error_takes_the_place_of_a_warning() -> None:
    """The comment hides the bracket, so it is no comment; a warning alone would let the file pass."""
    _, found = reading.read_text("a: [x #1 x, b]\nb: 1\n", "strategy.yml")
    assert [(problem.code, problem.severity) for problem in found] == [("SRC144", Severity.ERROR)]


def test_a_name_with_a_bracket_in_it_is_left_out() -> None:
    """So that the next stage does not complain about ids and fields that are none."""
    assert data("a:{title: Raise}\nb: 1\n") == {"b": "1"}


def test_what_commas_cut_is_joined_again() -> None:
    """So that the next stage does not complain about fields that are none."""
    assert data("a: {value: 1,000,000, by: 2026}\n") == {"a": {"value": "1,000,000", "by": "2026"}}
    assert data("a: {reward: 甲后,双方各得券}\n") == {"a": {"reward": "甲后,双方各得券"}}


@pytest.mark.parametrize(
    "text",
    [
        "a: [增长，续费, 新客]\n",
        "note:\n  注意：我们先试\n",
        "title: Known #1 brand\n",
        "note: one\n  owner:x\n",
    ],
)
def test_what_may_be_meant_is_a_warning(text: str) -> None:
    _, found = reading.read_text(text, "strategy.yml")
    assert [problem.severity for problem in found] == [Severity.WARNING]


def test_a_chinese_comma_inside_the_text_of_a_field_is_meant() -> None:
    assert data("a: {title: 客户多，利润薄}\n") == {"a": {"title": "客户多，利润薄"}}
    assert reading.read_text("a: {title: 客户多，利润薄、量大}\n", "strategy.yml")[1] == []


def test_bare_colons_in_texts_stay() -> None:
    """`{cloud:, ..}` is read by altering the text for libyaml; no value may show it."""
    text = 'a: {cloud:, bespoke:}\nb: "x:, y:}"\nc: x:,y\nd: |\n  x:, y:}\ne: {"f:,": g, h:}\n'
    assert data(text) == {
        "a": {"cloud": None, "bespoke": None},
        "b": "x:, y:}",
        "c": "x:,y",
        "d": "x:, y:}\n",
        "e": {"f:,": "g", "h": None},
    }
    assert problems(text) == []
    assert problems("a: {cloud:}\nb: [fast:, cheap]\n") == [(2, 9, "SRC150")]
