"""Text to a Document and every Problem found in it; pure."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import yaml

from groundplan.problems import Position, Problem, Severity, in_order
from groundplan.source import characters, colons
from groundplan.source.document import Document, Place
from groundplan.source.tree import Stopped, Tree

MOST_BYTES = 5_000_000
MOST_VALUES = 500_000
# libyaml reads ten times as fast as the parser in Python.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Altered(NamedTuple):
    """A text as the parser gets it: as long as the original, some characters replaced."""

    text: str
    restore: dict[int, str]
    blanked: list[int]


def read_text(text: str, file: str) -> tuple[Document, list[Problem]]:
    """The document of a text, with as much data as could be read, and every problem met on the way."""
    text = text.removeprefix("\ufeff")
    if is_too_much(text):
        return nothing(file, text), [Problem(Position(file, 1, 1), "SRC104")]
    document, problems, _ = read_values(text, file, MOST_VALUES)
    return document, problems


def is_too_much(text: str) -> bool:
    """Whether a text takes more bytes than a strategy may."""
    return len(text) > MOST_BYTES // 4 and len(text.encode("utf-8", "replace")) > MOST_BYTES


def nothing(file: str, text: str = "") -> Document:
    """The document of a file that could not be read."""
    return Document(file, text, {}, Place(file, 1, 1, 1, children={}), complete=False)


def read_values(text: str, file: str, most: int) -> tuple[Document, list[Problem], int]:
    """The same for at most that many values; also says how many there were."""
    with no_garbage_collection():
        clean = text
        problems: list[Problem] = []
        if "\ufeff" in text:
            clean, problems = characters.without_refused(text, file)
        try:
            tree, complete = _parse(_altered(clean), clean, file, most)
        except (yaml.reader.ReaderError, UnicodeEncodeError):  # quicker than to look first
            clean, problems = characters.without_refused(text, file)
            tree, complete = _parse(_altered(clean), clean, file, most)
        problems += tree.problems
    data, place = _root(tree)
    return Document(file, text, data, place, complete), in_order(problems), tree.count


def _altered(text: str) -> Altered:
    stand_ins = characters.stand_ins(text)
    if not stand_ins:
        return Altered(text, {}, [])
    restore = {ord(stand_in): character for character, stand_in in stand_ins.items()}
    return Altered(text.translate({ord(character): stand_in for character, stand_in in stand_ins.items()}), restore, [])


def _root(tree: Tree) -> tuple[object, Place]:
    data = tree.top.values[0] if tree.top.values else None
    if data is None:
        return {}, Place(tree.file, 1, 1, 1, children={})
    return data, tree.top.children[0]


def _parse(altered: Altered, clean: str, file: str, most: int) -> tuple[Tree, bool]:
    """The tree of a text and whether it was read to its end."""
    lines = characters.lines_of(clean)
    tree = Tree(file, clean, lines, most, altered.restore, altered.blanked)
    loader = LOADER(altered.text)
    try:
        tree.read(loader)
    except Stopped:
        tree.close_all()
    except yaml.MarkedYAMLError as error:
        again = _with_bare_colons(altered, error, tree)
        if again:
            return _parse(again, clean, file, most)
        _explain(error, tree)
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        raise
    except (yaml.YAMLError, ValueError, OverflowError):  # the parser in Python at some escapes and versions
        tree.note("SRC199", 1, 1)
        tree.close_all()
    else:
        if not tree.wrong:
            return tree, True
    finally:
        loader.dispose()
    if tree.wrong:
        return _parse(_put_back(altered, tree), clean, file, most)
    return tree, False


def _with_bare_colons(altered: Altered, error: yaml.MarkedYAMLError, tree: Tree) -> Altered | None:
    """When the parser stops at `{cloud:, ..}` for the first time: the text without such colons."""
    if altered.blanked or tree.wrong or "unexpected ':'" not in (error.problem or "") or not error.problem_mark:
        return None
    text, spots = colons.without_bare(altered.text, error.problem_mark.index)
    return Altered(text, altered.restore, spots) if spots else None


def _put_back(altered: Altered, tree: Tree) -> Altered:
    wrong = set(tree.wrong)
    kept = [spot for spot in altered.blanked if spot not in wrong]
    return Altered(colons.put_back(altered.text, wrong), altered.restore, kept or [-1])


def _explain(error: yaml.MarkedYAMLError, tree: Tree) -> None:
    # Only a file that has a slip needs the explanations.
    from groundplan.source import syntax
    from groundplan.source.clue import clue_of

    last, top = tree.last, tree.top
    value = (last.line, last.column, last.end_line) if last else (0, 0, 0)
    bracket = (top.place.line, top.place.column) if top.flow else (0, 0)
    clue = clue_of(error, tree.file, tree.lines, value, bracket)
    known = {problem.position for problem in tree.problems if problem.severity is Severity.ERROR}
    found = [problem for problem in syntax.explain(clue) if problem.position not in known]
    tree.close_all(clue.line)
    better = {problem.position for problem in found}  # than a warning of the same place
    tree.problems = [problem for problem in tree.problems if problem.position not in better] + found


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """The collector would go through the growing tree again and again, and take half of the time.

    Freezing and unfreezing moves what was read among the old objects, so that it is not gone through after.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        if was_on:
            gc.enable()
