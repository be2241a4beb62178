"""What a branch of published versions holds, and what another version changes in it: all of it data.

It is laid out as mike does, with mike's own list of versions, so that `mike list` and `mike delete` go on working.
"""

import html
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from groundplan.edition import NO_ROBOTS, Edition, folder_of

VERSIONS, RECORD, ROBOTS, INDEX = "versions.json", "groundplan.json", "robots.txt", "index.html"
_NO_ROBOTS = b"User-agent: *\nDisallow: /\n"
_OURS = '<meta name="generator" content="groundplan">'


@dataclass(frozen=True, slots=True)
class Record:
    """What a version was published from."""

    version: str
    digest: str
    day: date
    audience: str

    def to_json(self) -> bytes:
        """The record as the file that stands in the version's folder."""
        said = {
            "version": self.version,
            "digest": self.digest,
            "date": self.day.isoformat(),
            "audience": self.audience or None,
        }
        return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Record | None":
        """The record in such a file; None when it is something else."""
        try:
            held = json.loads(text)
            day = date.fromisoformat(held["date"])
            return cls(str(held["version"]), str(held["digest"]), day, str(held["audience"] or ""))
        except (ValueError, KeyError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The paths of all files of the branch, and the content of those that are read: list, records, root files."""

    paths: frozenset[str] = frozenset()
    read: Mapping[str, bytes] = field(default_factory=dict)

    @staticmethod
    def wanted(paths: Iterable[str], folder: str) -> list[str]:
        """The files that have to be read for a version in a folder to be put on the shelf."""
        ours = {VERSIONS, ROBOTS, INDEX, f"{folder}/{RECORD}"}
        return [path for path in paths if path in ours]

    def has(self, name: str) -> bool:
        """Whether the root of the branch has a file or folder of a name."""
        return name in self.paths or any(path.startswith(f"{name}/") for path in self.paths)

    def record(self, folder: str) -> Record | None:
        """What the version in a folder was published from; None when it was put there in another way."""
        return Record.from_json(self.read.get(f"{folder}/{RECORD}", b""))

    def versions(self) -> Any:
        """mike's list of the versions; raises ValueError when the branch has another file of that name."""
        from mike.versions import Versions  # type: ignore[import-untyped]

        text = self.read.get(VERSIONS)
        try:
            return Versions() if text is None else Versions.loads(text.decode())
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(VERSIONS) from error

    def place_of(self, name: str) -> str:
        """What a name at the root of the branch is: `version`, `alias`, `other`, or empty while it is free."""
        found = self.versions().find(name)
        if found:
            return "version" if len(found) == 1 else "alias"
        return "other" if self.has(name) else ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit changes: the files that go, and those that come with their content, besides the site's own."""

    gone: tuple[str, ...]
    put: Mapping[str, bytes]


def with_edition(
    shelf: Shelf, edition: Edition, record: Record, site: Iterable[str], *, robots: bool, moved: str
) -> Change:
    """The change that puts a built site on the shelf; `site` are the paths of its files.

    `robots` lets search engines in; `moved` is what a page says that leads elsewhere, with `{place}` for the link.
    """
    folder = edition.folder
    versions, aliases = _listed(shelf.versions(), edition)
    pages = [path for path in site if path.endswith(".html") and path != "404.html"]
    put = {f"{folder}/{RECORD}": record.to_json(), VERSIONS: versions, ".nojekyll": b""}
    for alias in aliases:
        up = {page: "../" * len(PurePosixPath(page).parts) for page in pages}
        put |= {f"{alias}/{page}": _lead(f"{up[page]}{quote(f'{folder}/{page}')}", moved) for page in pages}
    if not shelf.has(INDEX) or _OURS.encode() in shelf.read.get(INDEX, b""):
        put[INDEX] = _lead(f"{quote(edition.alias or folder)}/", moved)
    gone = {path for path in shelf.paths if path.split("/")[0] in {folder, *aliases}}
    if not robots and not shelf.has(ROBOTS):
        put[ROBOTS] = _NO_ROBOTS
    elif robots and shelf.read.get(ROBOTS) == _NO_ROBOTS:
        gone.add(ROBOTS)
    return Change(tuple(sorted(gone)), put)


def _listed(versions: Any, edition: Edition) -> tuple[bytes, list[str]]:
    """The list with a version in it, and the version's aliases that are folders.

    The theme puts a title on the page as HTML, and compares names with what stands in the address: so titles are
    escaped, and a name that an address shows otherwise has that for an alias too, which is no folder.
    """
    folder, in_address = edition.folder, quote(edition.folder)
    aliases = [alias for alias in (edition.alias, in_address) if alias and alias != folder]
    info = versions.add(folder, html.escape(edition.version), aliases, update_aliases=True)
    listed = [each | {"aliases": sorted(each["aliases"])} for each in versions.to_json()]
    text = (json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode()
    return text, sorted(info.aliases - {in_address})


def _lead(place: str, moved: str) -> bytes:
    """A page that leads on to another one, with whatever stood after `?` and `#`."""
    place = place.removesuffix("index.html")
    link = moved.format(place=f'<a href="{place}">{place}</a>')
    head = f'<meta charset="utf-8">{_OURS}{NO_ROBOTS}<title>{place}</title>'
    script = f'<script>location.replace("{place}" + location.search + location.hash)</script>'
    slow = f'<noscript><meta http-equiv="refresh" content="0; url={place}"></noscript>'
    return f"<!DOCTYPE html>\n<html>\n<head>{head}{slow}{script}</head>\n<body><p>{link}</p></body>\n</html>\n".encode()


def folder_is_good(name: str) -> bool:
    """Whether a name can be that of a folder as it stands."""
    return bool(name) and folder_of(name) == name
