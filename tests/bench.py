"""The budgets of speed and memory, as ratios measured in one run: `make bench`.

Whole processes are timed by the operating system's own account of each; every figure is the median of
several runs, the two sides of a ratio taken in turn.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench_history import histories
from by_hand import by_hand
from synthetic import Shape, revised, synthetic

_PYTHON = sys.executable
_CHECK = (_PYTHON, "-m", "groundplan", "check", "strategy.yml")
_DIFF = (_PYTHON, "-m", "groundplan", "diff", "strategy.yml", "revised.yml")
_IMPORTS = (_PYTHON, "-c", "import pydantic, yaml, jinja2, click")
_BUILD = (_PYTHON, "-m", "groundplan", "build", "strategy.yml", "--site-dir")
_SHAPES: dict[Shape, str] = {
    "usual": "",
    "deep": ", each goal supporting the one before",
    "long": ", each action after the one before",
    "dense": ", each action addressing 20",
}
_MKDOCS = (_PYTHON, "-m", "mkdocs", "build", "-q", "-d")


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds on the clock, seconds of processor time, and megabytes at its peak."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Run:
    """Runs a command and takes its account."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795392000"}
    # Compiled modules are kept, as they are wherever groundplan is installed; the first round writes them.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, account = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{command} failed:\n{said.decode()}")
    return Run(wall, account.ru_utime + account.ru_stime, account.ru_maxrss / 1024)


def in_turn(*sides: Callable[[], Run], runs: int) -> list[list[Run]]:
    """Every side so many times, one after the other, after a first round that is not counted."""
    rounds = [[side() for side in sides] for _ in range(runs + 1)][1:]
    return [list(each) for each in zip(*rounds, strict=True)]


def middle(runs: Sequence[Run], figure: str) -> float:
    return statistics.median(getattr(run, figure) for run in runs)


def told(what: str, figure: str, budget: str, kept: bool) -> None:
    print(f"| {what} | {figure} | {budget} | {'yes' if kept else '**no**'} |", flush=True)


def _folder(root: Path, items: int, shape: Shape = "usual") -> Path:
    folder = root / f"{items}-{shape}"
    folder.mkdir(exist_ok=True)
    (folder / "strategy.yml").write_text(synthetic(items, shape), encoding="utf-8")
    return folder


def checks(root: Path) -> None:
    """`check` with all its rules: 100 items against the imports alone, 1,000 and 10,000 items of each shape."""
    folder = _folder(root, 100)
    small, imports = in_turn(lambda: run(_CHECK, folder), lambda: run(_IMPORTS, folder), runs=15)
    wall, ratio = middle(small, "wall"), middle(small, "wall") / middle(imports, "wall")
    told("check, 100 items, whole process", f"{wall:.2f} s", "0.30 s", wall <= 0.30)
    told("the same against its imports alone", f"{ratio:.2f} x", "2.5 x", ratio <= 2.5)
    for shape, called in _SHAPES.items():
        large_checks(root, shape, called)


def large_checks(root: Path, shape: Shape, called: str) -> None:
    """`check` of one shape at 1,000, 5,000 and 10,000 items."""
    folders = [_folder(root, items, shape) for items in (1_000, 5_000, 10_000)]
    runs = in_turn(*(lambda folder=folder: run(_CHECK, folder) for folder in folders), runs=5)
    large = runs[-1]
    wall, memory = middle(large, "wall"), middle(large, "memory")
    small, middling, most = (min(each.cpu for each in side) for side in runs)
    # What 1,000 items cost over the fixed start, from the line through the first two: the start itself is a small
    # difference of two short times. The least of several runs is the one that nothing else disturbed.
    thousand = (middling - small) / 4
    growth = 1 + (most - small) / thousand
    told(f"check, 10,000 items{called}", f"{wall:.2f} s", "2.0 s", wall <= 2.0)
    told(
        f"check, from 1,000 to 10,000 items{called}, processor time over the fixed start",
        f"{growth:.1f} x",
        "11 x",
        growth <= 11,
    )
    told(f"check, 10,000 items{called}, memory", f"{memory:.0f} MB", "250 MB", memory <= 250)


def diffs(root: Path) -> None:
    """`diff` of two versions of 10,000 items, of which some hundred differ."""
    folder = _folder(root, 10_000)
    (folder / "revised.yml").write_text(revised(10_000), encoding="utf-8")
    [large] = in_turn(lambda: run(_DIFF, folder), runs=5)
    wall = middle(large, "wall")
    told("diff, 10,000 items", f"{wall:.2f} s", "3.0 s", wall <= 3.0)


def builds(root: Path) -> None:
    """`build` against `mkdocs build` of the same content as hand-written Markdown."""
    for items, runs in ((1_000, 5), (5_000, 3)):
        folder = _folder(root, items)
        by_hand = handwritten(folder)
        ours, theirs = in_turn(
            lambda folder=folder: run((*_BUILD, str(folder / "site")), folder),
            lambda by_hand=by_hand: run((*_MKDOCS, str(by_hand / "site")), by_hand),
            runs=runs,
        )
        ratio = middle(ours, "cpu") / middle(theirs, "cpu")
        told(
            f"build, {items:,} items, against hand-written Markdown, processor time",
            f"{ratio:.2f} x ({middle(ours, 'cpu'):.1f} s)",
            "1.0 x",
            ratio <= 1.0,
        )
    memory = max(run((*_BUILD, str(root / "large-site")), _folder(root, 10_000)).memory for _ in range(1))
    told("build, 10,000 items, memory", f"{memory:.0f} MB", "250 MB", memory <= 250)


def handwritten(folder: Path) -> Path:
    """The content of the site as somebody would write it by hand: lists, tables and links, with the same settings."""
    from groundplan.checks.review import everything
    from groundplan.parse import parse
    from groundplan.plan import plan_of
    from groundplan.resources import templates
    from groundplan.source import read
    from groundplan.staging import stage

    parsed = parse(read(folder / "strategy.yml"))
    plan = plan_of(parsed, date(2026, 11, 23))
    out = folder / "by-hand"
    for uri, page in stage(plan, everything(parsed, plan)).pages.items():
        file = out / "docs" / uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(by_hand(page), encoding="utf-8")
    settings = (templates() / "init" / "en" / "mkdocs.yml").read_text(encoding="utf-8")
    kept = settings.split("  - groundplan:")[0] + settings[settings.index("theme:") :]
    (out / "mkdocs.yml").write_text(
        kept.replace("strict: true", "strict: false").split("validation:")[0], encoding="utf-8"
    )
    return out


def an_edit(root: Path) -> None:
    """From an edit in `serve` to the new page, at 1,000 items."""
    folder = _folder(root, 1_000)
    port = "8753"
    command = (_PYTHON, "-m", "groundplan", "serve", "strategy.yml", "--port", port)
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until_shown(port, "A strategy of 1000 items")
        waits = []
        for number in range(5):
            text = (folder / "strategy.yml").read_text(encoding="utf-8")
            before = text.split("\n", 2)[1]
            edited = text.replace(before, f"  title: Edited {number} now", 1)
            started = time.perf_counter()
            (folder / "strategy.yml").write_text(edited, encoding="utf-8")
            _until_shown(port, f"Edited {number} now")
            waits.append(time.perf_counter() - started)
            time.sleep(0.5)
        wait = statistics.median(waits)
        told("serve, 1,000 items, from an edit to the new page", f"{wait:.2f} s", "1 s", wait <= 1.0)
    finally:
        server.terminate()
        server.wait()


def _until_shown(port: str, text: str, most: float = 60) -> None:
    end = time.monotonic() + most
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit(f"{text!r} was never shown")


def main() -> None:
    print(f"{date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("| what | measured | at most | kept |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as root:
        checks(Path(root))
        diffs(Path(root))
        builds(Path(root))
        an_edit(Path(root))
        histories(Path(root), run, _BUILD, told)


if __name__ == "__main__":
    main()
