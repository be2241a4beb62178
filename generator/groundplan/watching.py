"""Does something again whenever a file that it depends on has changed."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Outcome = TypeVar("Outcome")
Stamp = tuple[tuple[Path, int, int], ...]

# Seconds between two looks at the files.
PAUSE = 0.5


def stamp_of(paths: Iterable[Path]) -> Stamp:
    """When files were last written, and their sizes; one that is gone, if only for a moment, has none."""
    found = []
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError):
            status = path.stat()
            found.append((path, status.st_mtime_ns, status.st_size))
    return tuple(found)


def whenever_changed(
    run: Callable[[], Outcome],
    watched: Callable[[Outcome], Iterable[Path]],
    first: Iterable[Path],
    pause: Callable[[float], object] | None = None,
) -> Iterator[Outcome]:
    """The outcomes of run after run: at once, then each time one of the files changed that the last one watched.

    `first` are the files to watch during the first run: what changes while something runs is not missed.
    """
    pause = pause or time.sleep
    files = tuple(first)
    while True:
        before = stamp_of(files)
        outcome = run()
        yield outcome
        if stamp_of(files) != before:
            continue
        files = tuple(watched(outcome))
        before = stamp_of(files)
        while stamp_of(files) == before:
            pause(PAUSE)
