"""The navigation of the site: generated pages first, then the hand-written ones, folders as sections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from groundplan import escape


@dataclass
class _Folder:
    """A folder while it fills: pages by name and folders by path, in the order in which they came."""

    index: str = ""
    inside: dict[str, "str | _Folder"] = field(default_factory=dict)


def nested(uris: Iterable[str], titles: Mapping[str, str]) -> list[Any]:
    """The `nav` of mkdocs.yml for pages in this order; a folder stands at its first page, its index first.

    Pages have no titles of their own here, since builders take those of `nav` for HTML; each page's heading
    gives it. `titles` are those of folders, as plain text; without one a folder's name is made readable.
    """
    root = _Folder()
    for uri in uris:
        folder = root
        path = PurePosixPath(uri)
        for parent in reversed(path.parents[:-1]):
            below = folder.inside.setdefault(f"{parent}/", _Folder())
            assert isinstance(below, _Folder)
            folder = below
        if path.name == "index.md":
            folder.index = uri
        else:
            folder.inside[uri] = uri
    return _listed(root, titles)


def _listed(folder: _Folder, titles: Mapping[str, str]) -> list[Any]:
    found: list[Any] = [folder.index] if folder.index else []
    for key, each in folder.inside.items():
        if isinstance(each, str):
            found.append(each)
        else:
            title = titles.get(key.rstrip("/")) or _readable(PurePosixPath(key).name)
            found.append({str(escape.text(escape.one_line(title))): _listed(each, titles)})
    return found


def in_folder_order(uris: Iterable[str]) -> list[str]:
    """Hand-written pages by path: in each folder its index, then its pages, then the folders in it."""
    return sorted(uris, key=_rank)


def _rank(uri: str) -> tuple[tuple[int, str], ...]:
    *folders, name = PurePosixPath(uri).parts
    page = (0, "") if name in ("index.md", "README.md") else (1, name)
    return (*((2, folder) for folder in folders), page)


def _readable(name: str) -> str:
    words = name.replace("-", " ").replace("_", " ")
    return words.capitalize() if words == words.lower() else words
