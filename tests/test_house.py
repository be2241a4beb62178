"""The architecture: what no single test of a room would notice."""

import ast
import shutil
import string
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from groundplan.model import Strategy
from groundplan.model.catalogue import common, rooms
from groundplan.model.pipelines import MustWin
from groundplan.words import LANGUAGES, words

ROOT = Path(__file__).resolve().parent.parent
GENERATOR = ROOT / "generator"
FILES = sorted(GENERATOR.rglob("*.py"))
MOST_LINES = 350
# What messages speak of besides items.
NO_ITEMS = {"audience", "file"}
# Texts that need less in Chinese: there the message has named the field before.
OWN_WAY = {"structure[TERMS][no.many]"}


def _of(file: Path) -> str:
    return file.relative_to(GENERATOR).as_posix()


# ---- floors and files ----


def test_a_module_imports_only_from_the_floors_below_it() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program, "import-linter is not installed"
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_has_its_floor() -> None:
    """A module that the contract does not name could import anything."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][0]
    named = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    package = GENERATOR / "groundplan"
    there = {file.stem for file in package.glob("*.py")} | {file.parent.name for file in package.glob("*/__init__.py")}
    assert there - {"__init__", "__main__"} == named


@pytest.mark.parametrize("file", FILES, ids=_of)
def test_a_file_is_short_and_says_what_it_is_for(file: Path) -> None:
    text = file.read_text("utf-8")
    assert len(text.splitlines()) < MOST_LINES
    assert ast.get_docstring(ast.parse(text)), f"{_of(file)} has no docstring"


# ---- words ----


def _rooms_of_words(language: str) -> set[str]:
    return {file.stem for file in (GENERATOR / "groundplan/words" / language).glob("*.py")} - {"__init__"}


WORD_ROOMS = sorted(_rooms_of_words("en"))


def _said(language: str, room: str) -> dict[str, Any]:
    """The public names of a room of words."""
    module = import_module(f"groundplan.words.{language}.{room}")
    return {name: value for name, value in vars(module).items() if not name.startswith("_")}


def _texts(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Each entry of a room with its path; entries that list examples are one."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, f"{path}[{key}]")
    else:
        yield path, value


def _placeholders(value: Any) -> list[set[str]]:
    texts = value if isinstance(value, tuple) else (value,)
    return [{name for _, name, _, _ in string.Formatter().parse(text) if name is not None} for text in texts]


def test_both_languages_have_the_same_rooms() -> None:
    assert _rooms_of_words("zh") == _rooms_of_words("en")


@pytest.mark.parametrize("room", WORD_ROOMS)
def test_both_languages_have_the_same_words(room: str) -> None:
    """The same keys, none of them empty in one language only, and the same placeholders in each text."""
    en, zh = (dict(_texts(_said(language, room), room)) for language in ("en", "zh"))
    assert sorted(set(en) ^ set(zh)) == []
    assert [path for path in en if bool(en[path]) != bool(zh[path])] == []
    compared = [path for path in en if "FORMS" not in path and path not in OWN_WAY]  # FORMS are examples
    assert [path for path in compared if _placeholders(en[path]) != _placeholders(zh[path])] == []


FIELDS = [(room, told) for room in rooms() for told in room.fields if not told.is_common]
FIELDS += [(None, told) for told in common()]


@pytest.mark.parametrize(("room", "told"), FIELDS, ids=[f"{t.declared_in.__name__}.{t.name}" for _, t in FIELDS])
def test_a_field_is_described_and_labelled_in_both_languages(room: Any, told: Any) -> None:
    english, chinese = told.about("en"), told.about("zh")
    assert english.isascii()
    assert english[-1] == "."
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)
    assert chinese[-1] == "。"
    for language in LANGUAGES:
        labels = words(language).fields
        assert told.name in labels or (room is not None and f"{room.model.__name__}.{told.name}" in labels)


def _choices() -> list[str]:
    """Every word of the format that a value can be: of closed lists, and the known ones of open lists.

    Chapters, which `absent` is keyed by, have the labels of their fields.
    """
    listed = {word for _, told in FIELDS for word in (*told.takes.choices, *told.takes.known)}
    return sorted((listed - set(Strategy.model_fields)) | set(MustWin.__annotations__["rule"].__args__))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_also_called_something_is_a_field(language: str) -> None:
    assert set(words(language).also) - {told.name for _, told in FIELDS} == set()


@pytest.mark.parametrize("word", _choices())
def test_a_choice_has_a_word_in_both_languages(word: str) -> None:
    assert [language for language in LANGUAGES if not words(language).choices.get(word)] == []


def test_no_word_is_left_over() -> None:
    """Labels of fields that the format no longer has."""
    fields = [(room.model, told.name) for room in rooms() for told in room.fields]
    known = {name for model, field in fields for name in (field, f"{model.__name__}.{field}")}
    assert sorted(set(words("en").fields) - known) == []


def test_every_noun_is_that_of_a_class() -> None:
    nouns = {room.noun for room in rooms()} - {""}
    for language in LANGUAGES:
        assert set(words(language).structure.NOUNS) == nouns | NO_ITEMS


def test_every_name_in_a_field_is_a_noun() -> None:
    """`told(names=...)` is checked by nothing else: a misspelt noun would find no item."""
    nouns = {room.noun for room in rooms()} | {"*", "audience"}
    assert {noun for _, told in FIELDS for noun in told.takes.nouns} - nouns == set()
