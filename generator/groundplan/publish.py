"""The site of a version into a branch that is served, as one commit or not at all, and from there to a remote.

mike keeps the list of versions. It does not commit: its own commit needs an identity, cannot take files beside the
versions, and moves the branch from wherever it is by then.
"""

import importlib.util
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from groundplan import branches, builders, git, shelf
from groundplan.drafting import building_words
from groundplan.edition import Edition
from groundplan.model import Strategy
from groundplan.model.digest import digest
from groundplan.parse import Parsed
from groundplan.parse.audiences import Audiences
from groundplan.parse.seen import seen_by
from groundplan.shelf import Record, Shelf
from groundplan.values.ids import same_id

_MOST_READ = 1 << 24


class Refused(Exception):  # noqa: N818 - the outcome, in words the user sees
    """Why nothing is published: a key of the commands' words, and what they speak of."""

    def __init__(self, key: str, **about: object) -> None:
        super().__init__(key)
        self.key, self.about = key, about


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for; an empty alias is none, an empty audience is left to the file."""

    alias: str = "latest"
    branch: str = "gh-pages"
    remote: str = "origin"
    audience: str = ""
    push: bool = False
    overwrite: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Intent:
    """What is going to be done, from where the branch stands here and on the remote; empty where there is none.

    `base` is the newer of the two; `earlier` is what stands in the place of this version, by its record.
    """

    wish: Wish
    edition: Edition
    record: Record
    top: Path
    here: str
    there: str
    base: str
    shelf: Shelf
    earlier: Record | None
    is_new: bool
    language: str


def intent(file: Path, parsed: Parsed, wish: Wish, day: date) -> Intent:
    """What publishing a strategy without errors would do; nothing is changed. Raises Refused and git.GitFailed."""
    assert parsed.strategy is not None
    audience = audience_of(file, parsed, wish.audience)
    seen = seen_by(parsed, audience).strategy if audience else parsed.strategy
    assert seen is not None
    edition = _edition(file, seen, wish, day, audience)
    if importlib.util.find_spec("mike") is None:
        raise Refused("no_mike")
    top = branches.top(file.absolute().parent)
    here, there, base = _ends(top, wish)
    found = _shelf(top, base, edition.folder)
    if file.resolve().is_relative_to(top.resolve()) and _below(top, file) in found.paths:
        raise Refused("holds_strategy", branch=wish.branch)
    record = Record(edition.version, digest(seen), day, edition.audience)
    is_new = _is_free(found, edition, wish)
    earlier = found.record(edition.folder)
    if not is_new and not wish.overwrite:
        _check_same(record, earlier)
    return Intent(wish, edition, record, top, here, there, base, found, earlier, is_new, parsed.language)


def audience_of(file: Path, parsed: Parsed, asked: str) -> str:
    """For whom a strategy is published: as asked, else as its settings say, else the only one that it names.

    Raises Refused when it has several, and parse.audiences.NoAudience.
    """
    assert parsed.strategy is not None
    audiences = Audiences.of(parsed.strategy.strategy)
    wanted = asked or builders.usual_audience(file)
    if wanted:
        return audiences.meant(wanted)
    if len(audiences.names) > 1:
        raise Refused("which_audience", file=file.as_posix(), audiences=", ".join(audiences.names))
    return "".join(audiences.names)


def publish(file: Path, intent: Intent, *, as_of: date | None = None, templates: Path | None = None) -> bool:
    """Does what was intended, and tells whether anything changed. Until the last moment nothing can be seen of it.

    Raises what builders.build raises, Refused and git.GitFailed.
    """
    edition = intent.edition
    with tempfile.TemporaryDirectory(prefix="groundplan-") as temporary:
        site, extra = Path(temporary, "site"), Path(temporary, "extra")
        builders.build(file, site, as_of=as_of, templates=templates, edition=edition, audience=edition.audience)
        made = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
        change = shelf.with_edition(
            intent.shelf,
            edition,
            intent.record,
            made,
            robots=builders.lets_robots_in(file),
            moved=building_words(intent.language)["moved"],
        )
        put = {f"{edition.folder}/{name}": path for name, path in made.items()}
        for number, (name, content) in enumerate(change.put.items()):
            put[name] = extra / str(number)
            extra.mkdir(exist_ok=True)
            put[name].write_bytes(content)
        new = branches.commit(intent.top, intent.base, change.gone, put, f"Publish {edition.version}\n")
    _move(intent, new)
    return new != intent.base


def _edition(file: Path, strategy: Strategy, wish: Wish, day: date, audience: str) -> Edition:
    version = str(strategy.strategy.version or "").strip()
    if not version:
        raise Refused("no_version", file=file.as_posix())
    edition = Edition(version, wish.alias, audience, day)
    if not edition.folder:
        raise Refused("bad_version", version=version)
    if wish.alias and not shelf.folder_is_good(wish.alias):
        raise Refused("bad_alias", alias=wish.alias)
    if same_id(edition.folder) == same_id(wish.alias):
        raise Refused("is_alias", version=version, alias=wish.alias)
    return edition


def _ends(top: Path, wish: Wish) -> tuple[str, str, str]:
    """Where the branch stands here, on the remote as far as it matters, and the newer of the two."""
    if not branches.is_name(top, wish.branch):
        raise Refused("bad_branch", branch=wish.branch)
    if branches.is_checked_out(top, wish.branch):
        raise Refused("checked_out", branch=wish.branch)
    here = branches.tip(top, wish.branch)
    there = branches.remembered(top, wish.remote, wish.branch)
    if wish.push or (not here and branches.knows(top, wish.remote)):
        # What would be done can be told without the remote too, as it was at the last look: a forge gives no password
        # to what only checks.
        with suppress(*([git.GitFailed] if wish.dry_run else [])):
            there = branches.fetched(top, wish.remote, wish.branch)
    if not here or not there or here == there:
        return here, there, here or there
    if branches.is_before(top, here, there):
        return here, there, there
    if branches.is_before(top, there, here):
        return here, there, here
    raise Refused("apart", branch=wish.branch, remote=wish.remote)


def _shelf(top: Path, base: str, folder: str) -> Shelf:
    if not base:
        return Shelf()
    listed = git.files(top, git.Revision(base, base))
    with git.contents(top) as content:
        read = {path: content(listed[path], _MOST_READ) for path in Shelf.wanted(listed, folder)}
    return Shelf(frozenset(listed), read)


def _below(top: Path, file: Path) -> str:
    return file.resolve().relative_to(top.resolve()).as_posix()


def _is_free(found: Shelf, edition: Edition, wish: Wish) -> bool:
    """Whether the version is new on the shelf; raises Refused when something else has its place or the alias's."""
    try:
        stands, other = found.place_of(edition.folder), found.place_of(wish.alias) if wish.alias else ""
    except ValueError:
        raise Refused("bad_versions", branch=wish.branch, file=shelf.VERSIONS) from None
    if stands in ("alias", "other"):
        raise Refused("taken", branch=wish.branch, name=edition.folder)
    if other in ("version", "other"):
        raise Refused("taken", branch=wish.branch, name=wish.alias)
    return not stands


def _check_same(record: Record, earlier: Record | None) -> None:
    """Refuses to replace a version that says something else, or says it to others."""
    if earlier is None:
        raise Refused("unrecorded", version=record.version)
    if earlier.version != record.version:
        raise Refused("other_version", version=record.version, earlier=earlier.version)
    if earlier.audience != record.audience:  # whose site holds other parts of the strategy
        key = "other_audience" if earlier.audience else "anybody"
        raise Refused(key, version=record.version, audience=earlier.audience)
    if earlier.digest != record.digest:
        raise Refused("differs", version=record.version)


def _move(intent: Intent, new: str) -> None:
    """Moves the branch on the remote, then here; from where they were, or not at all."""
    wish, top = intent.wish, intent.top
    try:
        if wish.push and new != intent.there:
            branches.push(top, wish.remote, wish.branch, intent.there, new)
        if new != intent.here:
            # What is on the remote is published, whatever became of the branch here: the next time it catches up.
            with suppress(*([branches.Moved, git.GitFailed] if wish.push else [])):
                branches.move(top, wish.branch, intent.here, new)
    except branches.Moved as moved:
        raise Refused("moved", branch=wish.branch) from moved
