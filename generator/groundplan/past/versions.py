"""The versions of a strategy in git: which commits changed it, and what it said in each."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from groundplan import git
from groundplan.model.digest import digest
from groundplan.parse import parse
from groundplan.past.kept import Files, Kept
from groundplan.plan import Plan, plan_of
from groundplan.plan.seen import seen_plan
from groundplan.source import CannotRead, Source, Tree, read
from groundplan.source.files import INCLUDE
from groundplan.source.pieces import Pieces

# So many commits are told of, and so many that touched its folder are looked at to find them.
MOST_COMMITS, _MOST_LOOKED_AT = 1000, 5000
# A version is set beside the next one, and then beside the one before.
_MOST_READ = 4

Listing = Mapping[str, git.Listed]


@dataclass(frozen=True, slots=True)
class View:
    """Whom a version is shown to, everybody when empty, and paths that are hidden from them today."""

    audience: str = ""
    hidden: frozenset[str] = frozenset()

    def plan(self, whole: Plan) -> Plan:
        """What they see of a version: also nothing that was once shown and is hidden now."""
        return seen_plan(whole, self.audience, self.hidden) if self.audience else whole


@dataclass(frozen=True, slots=True)
class State:
    """A commit, its day and first line, and the key of what the strategy said from it on."""

    commit: str
    day: str
    subject: str
    key: str


@dataclass(frozen=True, slots=True)
class _Seen:
    """The version that was read last: its files, and the patterns by which it takes files in."""

    key: str
    files: frozenset[str]
    patterns: tuple[str, ...]

    def concerns(self, changed: Iterable[str]) -> bool:
        """Whether it may be another version when some files are others."""
        paths = tuple(changed)
        if not self.files.isdisjoint(paths):
            return True
        others = Tree(dict.fromkeys(paths))
        try:
            return any(others.matches(Path(), pattern) for pattern in self.patterns)
        except (ValueError, NotImplementedError, OSError):  # what is no pattern rules nothing out
            return True


def _patterns(source: Source) -> tuple[str, ...]:
    data = source.documents[0].data
    stated = data.get(INCLUDE) if isinstance(data, dict) else None
    entries = stated if isinstance(stated, list) else [stated]
    return tuple(each.strip().removeprefix("./") for each in entries if isinstance(each, str))


class Archive:
    """Reads versions by the names of their contents; what is known of them is kept."""

    def __init__(self, strategy: Path, known: Kept, contents: git.Read, view: View) -> None:
        self.known, self.view = known, view
        # Where the strategy is, and where it was before it was moved.
        self.paths = [strategy]
        # Whether there is more than was looked at.
        self.is_cut = False
        self._contents, self._pieces = contents, Pieces()
        self._sources: dict[str, Source] = {}
        self._last: _Seen | None = None
        self._plans: dict[str, Plan | None] = {}

    def key(self, listing: Listing, name: str, changed: Iterable[str] | None = None) -> str:
        """The key of the version that is made of the files of a revision.

        `changed` are the paths of all files that differ from those of the revision that was asked for last.
        """
        main = listing[name]
        if changed is not None and self._last and not self._last.concerns(changed):
            return self._last.key
        self._last = None
        tree = Tree({path: None if each.is_link else partial(self._contents, each) for path, each in listing.items()})
        try:
            source = read(Path(name), name, tree, self._pieces.read_values)
        except CannotRead:
            return self._known(((name, main.content),), None)
        files = tuple((path.as_posix(), listing[path.as_posix()].content) for path in source.files)
        key = self._known(files, files)
        self._sources = {key: source}
        self._last = _Seen(key, frozenset(path for path, _ in files), _patterns(source))
        return key

    def forget(self) -> None:
        """Another version comes next than the one that was read last."""
        self._last = None

    def _known(self, files: Files, held: Files | None) -> str:
        # The name of the main file makes no difference to what is said.
        said = [files[0][1], *(f"{content} {path}" for path, content in files[1:])]
        key = sha256("\n".join(said).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        self.known.files.setdefault(key, held)
        return key

    def plan(self, key: str, day: date) -> Plan | None:
        """A version as it is seen, as of a day; None when it is broken."""
        whole = self.whole(key)
        return None if whole is None else self.view.plan(plan_of(whole.parsed, day))

    def dayless(self, key: str) -> Plan | None:
        """A version as it is seen, for what does not depend on any day; None when it is broken."""
        whole = self.whole(key)
        return None if whole is None else self.view.plan(whole)

    def whole(self, key: str) -> Plan | None:
        """All of a version; None when it is broken."""
        if key not in self._plans:
            while len(self._plans) >= _MOST_READ:
                del self._plans[next(iter(self._plans))]
            self._plans[key] = self._read(key)
        return self._plans[key]

    def is_good(self, key: str) -> bool:
        """Whether a version can be read."""
        if key not in self.known.names:
            whole = self.whole(key)
            self.known.names[key] = None if whole is None else str(whole.strategy.strategy.version or "")
        return self.known.names[key] is not None

    def digest(self, key: str) -> str:
        """The fingerprint of what a version says; empty when it is broken."""
        if key not in self.known.digests:
            whole = self.whole(key)
            self.known.digests[key] = "" if whole is None else digest(whole.strategy)
        return self.known.digests[key]

    def _read(self, key: str) -> Plan | None:
        files = self.known.files.get(key)
        if files is None:
            return None
        source = self._sources.pop(key, None)
        if source is None:
            blobs = {path: partial(self._contents, git.Listed(content, 0, False)) for path, content in files}
            try:
                source = read(Path(files[0][0]), files[0][0], Tree({**blobs}), self._pieces.read_values)
            except CannotRead:
                return None
        parsed = parse(source)
        return plan_of(parsed, date.min) if parsed.ok else None


def states(archive: Archive, start: str) -> Iterator[State]:
    """The commits that may have changed a strategy, the newest first, as far back as its file can be followed.

    One that changed nothing has the same key as the one before it.
    """
    commit = start
    while True:
        folder, name = archive.paths[-1].parent, archive.paths[-1].name
        came: git.Commit | None = None
        changed: Iterable[str] | None = None
        looked_at = 0
        for found, listing, is_begin in _commits(folder, name, commit):
            looked_at += 1
            yield State(found.name, found.day, found.subject, _key(archive, name, found.name, listing, changed))
            came, changed = found if is_begin else None, found.before
        moved = None
        archive.is_cut = looked_at == _MOST_LOOKED_AT and came is None
        if came is not None:
            with suppress(git.GitFailed):
                moved = git.renamed_from(folder, came.name, name)
        if came is None or moved is None:
            return
        archive.paths.append(moved)
        commit = f"{came.name}^1"


def _commits(folder: Path, name: str, start: str) -> Iterator[tuple[git.Commit, Listing, bool]]:
    """Each commit with the files that were there after it, and whether it added the main file: that is the last one."""
    listing = dict(git.files(folder, git.Revision(start, start)))
    for commit in git.commits(folder, start, _MOST_LOOKED_AT):
        if name not in listing:
            return
        is_begin = commit.before.get(name, listing[name]) is None
        yield commit, listing, is_begin
        if is_begin:
            return
        listing = {path: each for path, each in listing.items() if path not in commit.before}
        listing |= {path: each for path, each in commit.before.items() if each is not None}


def _key(archive: Archive, name: str, commit: str, listing: Listing, changed: Iterable[str] | None) -> str:
    known = archive.known.commits
    if commit in known:
        archive.forget()
    else:
        known[commit] = archive.key(listing, name, changed)
    return known[commit]


def key_at(archive: Archive, commit: str) -> str:
    """The key of the strategy at a commit, wherever it was there; empty when it was nowhere."""
    known = archive.known.commits
    if commit not in known:
        known[commit] = ""
        for path in archive.paths:
            listing = git.files(path.parent, git.Revision(commit, commit))
            if path.name in listing:
                known[commit] = archive.key(listing, path.name)
                break
    return known[commit]
