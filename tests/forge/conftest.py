"""A checkout of a strategy, beside the repository that it came from."""

from datetime import date
from pathlib import Path

import pytest

from forge.steps import Room, git
from groundplan.model.digest import digest
from groundplan.parse import parse
from groundplan.scaffold import contents, write
from groundplan.shelf import RECORD, VERSIONS, Record
from groundplan.source import read

# Names that a branch may have and a shell would obey.
HOSTILE = [
    "a$(touch${IFS}owned)",
    "a`touch${IFS}owned`",
    'a";touch${IFS}owned;"',
    "a';touch${IFS}owned;'",
    "a|b&c>owned",
]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """The main branch checked out; pull request 7 raises a target on a hostile branch with a hostile message."""
    origin, folder = tmp_path / "origin.git", tmp_path / "work"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git(tmp_path, "clone", "--quiet", str(origin), str(folder))
    git(folder, "checkout", "--quiet", "-b", "main")
    write(folder, contents("en"))
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The strategy")
    git(folder, "push", "--quiet", "origin", "main")
    git(folder, "checkout", "--quiet", "-b", HOSTILE[0])
    strategy = folder / "strategy.yml"
    strategy.write_text(strategy.read_text("utf-8").replace("{value: +10%, by", "{value: +20%, by"), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "$(touch owned) `touch owned` \"; touch owned; '")
    git(folder, "push", "--quiet", "origin", f"{HOSTILE[0]}:refs/pull/7/head", "HEAD:refs/heads/gh-pages")
    git(folder, "checkout", "--quiet", "main")
    return Room(folder, tmp_path)


@pytest.fixture
def published(room: Room) -> Room:
    """The same with the strategy of main published as 2026.1; the branch of the site is known, and not checked out."""
    site = room.top / "site"
    strategy = parse(read(room.folder / "strategy.yml")).strategy
    assert strategy is not None
    record = Record("2026.1", digest(strategy), date(2026, 3, 1), "")
    git(room.top, "init", "--quiet", "--initial-branch=gh-pages", str(site))
    (site / "2026.1").mkdir()
    (site / "2026.1" / RECORD).write_bytes(record.to_json())
    (site / VERSIONS).write_text('[{"version": "2026.1", "title": "2026.1", "aliases": ["latest"]}]\n', "utf-8")
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message", "Publish 2026.1")
    git(site, "push", "--quiet", "--force", str(room.top / "origin.git"), "gh-pages")
    room.git("fetch", "--quiet", "origin")
    return room


@pytest.fixture(params=HOSTILE)
def branch(request: pytest.FixtureRequest) -> str:
    """A hostile name of a branch."""
    name: str = request.param
    return name
