"""The budget of a strategy's past: what a build takes more with 1,000 commits of it than without, cold and warm."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from synthetic import synthetic

COMMITS, A_TAG_EVERY = 1_000, 60
_BEGIN, _APART = 1_700_000_000, 40_000  # seconds: about two commits a day


def repository(folder: Path) -> Path:
    """A repository of 1,000 commits of a strategy of 100 items, each with another title, and a tag now and then."""
    folder.mkdir()
    lines = synthetic(100).split("\n")
    titled = [number for number, line in enumerate(lines) if "title:" in line]
    titles = {number: lines[number] for number in titled}
    stream = []
    for number in range(COMMITS):
        at = titled[number % len(titled)]
        lines[at] = f"{titles[at]} v{number}"
        text, mark = "\n".join(lines).encode(), 2 * number + 1
        stream.append(b"blob\nmark :%d\ndata %d\n%b\n" % (mark, len(text), text))
        when = b"a <a@example.org> %d +0000" % (_BEGIN + number * _APART)
        stream.append(b"commit refs/heads/main\nmark :%d\ncommitter %b\ndata 0\n" % (mark + 1, when))
        stream.append((b"from :%d\n" % (mark - 1) if number else b"") + b"M 100644 :%d strategy.yml\n\n" % mark)
        if number % A_TAG_EVERY == A_TAG_EVERY - 1:
            stream.append(b"reset refs/tags/v%d\nfrom :%d\n\n" % (number, mark + 1))
    git = ("git", "-C", str(folder))
    subprocess.run((*git, "init", "-q", "-b", "main"), check=True)
    subprocess.run((*git, "fast-import", "--quiet"), input=b"".join(stream), check=True)
    subprocess.run((*git, "checkout", "-qf", "main"), check=True)
    return folder


def histories(root: Path, run: Callable[..., Any], build: tuple[str, ...], told: Callable[..., None]) -> None:
    """Builds without a repository, with nothing kept, and with what the build before kept."""
    folder = repository(root / "history")
    alone = root / "no-history"
    alone.mkdir()
    shutil.copy(folder / "strategy.yml", alone)
    without = run((*build, str(alone / "site")), alone)
    shutil.rmtree(folder / ".git" / "groundplan", ignore_errors=True)
    cold, warm = (run((*build, str(folder / "site")), folder) for _ in range(2))
    for called, found, most in (("nothing kept", cold, 10.0), ("kept by the build before", warm, 1.0)):
        more = found.wall - without.wall
        told(
            f"build with a history of 1,000 commits, {called}, over one without",
            f"{more:.2f} s",
            f"{most} s",
            more <= most,
        )
