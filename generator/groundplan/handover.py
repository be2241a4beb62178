"""The site as a folder that any builder takes: generated and hand-written pages, and a mkdocs.yml."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from groundplan import mends
from groundplan.addresses import to_sources
from groundplan.edition import NO_ROBOTS
from groundplan.mkdocs_yml import Settings
from groundplan.staging import EXTENSIONS, Staged

# Lists what `render` wrote, so that the next time it may clear away what is no longer needed.
MARKER = ".groundplan-render"
DOCUMENTS, SETTINGS, HOOK, THEME = "docs", "mkdocs.yml", "hooks/groundplan_mends.py", "theme"
# The theme's pages with one more line in their heads.
_WITHOUT_ROBOTS = f"""{{% extends "base.html" %}}
{{% block extrahead %}}{{{{ super() }}}}{NO_ROBOTS}{{% endblock %}}
"""
_UNNAMED = ("", "groundplan")


class Taken(ValueError):  # noqa: N818 - the outcome, in words the user sees
    """Something stands where a file should go; `reason` is a key of the building words, `place` the path."""

    def __init__(self, reason: str, place: Path | str) -> None:
        super().__init__(f"{reason}: {place}")
        self.reason, self.place = reason, place


def contents(staged: Staged, settings: Settings, documents: Path | None) -> dict[str, bytes]:
    """Every file of the folder by its path in it; `settings` are changed to say what is in it.

    Raises Taken when a hand-written file has the place of a generated one.
    """
    written = dict(_hand_written(documents)) if documents else {}
    made = _pages(staged, written, settings) | dict(staged.assets)
    for uri in made:
        rival = uri if uri in written else _readme_of(uri)
        if rival in written:
            raise Taken("page_taken" if uri.endswith(".md") else "asset_taken", rival)
    pages = [uri for uri in written if uri.endswith(".md")]
    extras = _theme_and_hooks(settings)
    _settle(settings, staged, pages)
    files = {f"{DOCUMENTS}/{uri}": content for uri, content in (written | made).items()}
    return files | extras | {SETTINGS: settings.text().encode()}


def write(out: Path, files: Mapping[str, bytes], mark: str = MARKER) -> None:
    """Writes the files into a folder that is new, empty or written so before, and clears away stale ones.

    `mark` is the file that tells what was written. A file that stays the same is not touched. Raises Taken for any
    other folder.
    """
    marker = out / mark
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not marker.is_file())):
        raise Taken("not_ours", out)
    before = marker.read_text("utf-8").splitlines() if marker.is_file() else []
    out.mkdir(parents=True, exist_ok=True)
    # Written before the files: a run that is interrupted leaves a folder that the next one knows as its own.
    marker.write_text("\n".join(sorted({*before, *files})) + "\n", "utf-8")
    for stale in sorted({*before} - {*files}, reverse=True):
        _remove(out, stale)
    for name, content in files.items():
        path = out / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    marker.write_text("\n".join(sorted(files)) + "\n", "utf-8")


def _pages(staged: Staged, written: Mapping[str, bytes], settings: Settings) -> dict[str, bytes]:
    uris = [*staged.pages, *(uri for uri in written if uri.endswith(".md"))]
    urls = settings.get("use_directory_urls") is not False
    return {uri: to_sources(uri, text, uris, urls).encode() for uri, text in staged.pages.items()}


def _remove(out: Path, name: str) -> None:
    """Removes a file inside the folder, and folders that it leaves empty; no name leads out of the folder."""
    path = Path(os.path.normpath(out / name))
    if not name or not path.resolve().is_relative_to(out.resolve()) or not path.is_file():
        return
    path.unlink()
    for folder in path.relative_to(out).parents:
        if folder == Path() or any((out / folder).iterdir()):
            break
        (out / folder).rmdir()


def _hand_written(documents: Path) -> Iterator[tuple[str, bytes]]:
    """The files below a folder but hidden ones, in order."""
    for folder, folders, names in os.walk(documents, followlinks=True):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(each for each in names if not each.startswith(".")):
            path = Path(folder, name)
            yield path.relative_to(documents).as_posix(), path.read_bytes()


def _readme_of(uri: str) -> str:
    """The other name for the page of a folder, which builders put at the same address."""
    return f"{uri.removesuffix('index.md')}README.md" if uri.endswith("index.md") else uri


def _theme_and_hooks(settings: Settings) -> dict[str, bytes]:
    """The files beside mkdocs.yml that it names: a folder of theme templates, and hooks."""
    home = settings.path.parent
    found: dict[str, bytes] = {}
    own = settings.get("theme", "custom_dir")
    if isinstance(own, str):
        found |= {f"{THEME}/{uri}": content for uri, content in _hand_written(home / own)}
    if (settings.options() or {}).get("robots") != "allow":  # a main.html of the team's own says what it wants
        found.setdefault(f"{THEME}/main.html", _WITHOUT_ROBOTS.encode())
    if found:
        theme = settings.get("theme")
        settings.set("theme", {**(theme if isinstance(theme, dict) else {"name": theme}), "custom_dir": THEME})
    hooks = {f"hooks/{n}_{Path(each).name}": home / each for n, each in enumerate(settings.get("hooks") or [])}
    hooks[HOOK] = Path(mends.__file__)
    settings.set("hooks", list(hooks))
    return found | {name: path.read_bytes() for name, path in hooks.items()}


def _settle(settings: Settings, staged: Staged, pages: list[str]) -> None:
    """What the plugin would have told the builder, said in the file."""
    settings.without_plugin()
    changed: dict[str, Any] = {"docs_dir": DOCUMENTS, "site_dir": "site", "watch": None, "INHERIT": None}
    if (settings.get("site_name") or "") in _UNNAMED:
        changed["site_name"] = staged.name
    if not settings.get("site_description") and staged.description:
        changed["site_description"] = staged.description
    if settings.get("nav") is None:
        changed["nav"] = staged.navigation(pages)
    for key, value in changed.items():
        settings.set(key, value)
    settings.extend("extra_css", list(staged.stylesheets))
    settings.extend("extra_javascript", list(staged.scripts))
    settings.extend("markdown_extensions", list(EXTENSIONS))


def copy_site(built: Path, site: Path) -> None:
    """Puts a built site where it belongs, in place of what was there but hidden files, as builders do."""
    site.mkdir(parents=True, exist_ok=True)
    for old in site.iterdir():
        if old.name.startswith("."):
            continue
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    shutil.copytree(built, site, dirs_exist_ok=True)
