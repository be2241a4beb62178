"""Something is done again whenever a file has changed, with a clock of the test's own."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count, islice
from pathlib import Path

import pytest

from groundplan.watching import PAUSE, stamp_of, whenever_changed


class Stopped(Exception):  # noqa: N818 - how a test ends what would go on for ever
    """The pause after which the test ends."""


def pauses(*edits: Callable[[], object]) -> Callable[[float], None]:
    """What happens in one pause after the other; after the last one it is over."""
    left = iter(edits)

    def pause(seconds: float) -> None:
        assert seconds == PAUSE
        edit = next(left, None)
        if edit is None:
            raise Stopped
        edit()

    return pause


def runs(folder: Path, *edits: Callable[[], object], more: tuple[Path, ...] = ()) -> list[int]:
    """How often it ran, with these edits in the pauses."""
    numbers, ran, file = count(1), [], folder / "a.yml"
    with suppress(Stopped):
        for number in whenever_changed(lambda: next(numbers), lambda _: (file, *more), [file], pauses(*edits)):
            ran.append(number)
    return ran


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "a.yml").write_text("1")
    return tmp_path / "a.yml"


def nothing() -> None:
    """A pause in which nothing happens."""


def test_it_runs_at_once_and_then_after_each_change(file: Path) -> None:
    assert runs(file.parent, nothing, nothing) == [1]
    assert runs(file.parent, nothing, lambda: file.write_text("22"), nothing, lambda: file.write_text("333")) == [
        1,
        2,
        3,
    ]


def test_a_file_that_is_gone_and_comes_back(file: Path) -> None:
    """As when an editor saves by writing another file and renaming it."""
    assert runs(file.parent, file.unlink, lambda: file.write_text("new")) == [1, 2, 3]


def test_a_new_file_in_a_folder(file: Path) -> None:
    folder = file.parent / "personas"
    folder.mkdir()
    assert runs(file.parent, lambda: (folder / "b.yml").write_text("b"), nothing, more=(folder,)) == [1, 2]


def test_a_change_during_a_run_is_not_missed(file: Path) -> None:
    texts = iter(["changed while it ran"])

    def run() -> None:
        for text in texts:
            file.write_text(text)

    outcomes: Iterator[None] = whenever_changed(run, lambda _: [file], [file], pauses())
    assert len(list(islice(outcomes, 2))) == 2
    with pytest.raises(Stopped):
        next(outcomes)


def test_the_stamp_of_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert stamp_of([tmp_path / "none", tmp_path / "file" / "below"]) == ()
