"""Everything that a strategy adds to a site, as data: pages, assets, navigation, name and description."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any

from markupsafe import Markup

from groundplan import escape
from groundplan.addresses import address_of
from groundplan.checks.review import Findings
from groundplan.chronicle import NOTHING_KNOWN, Chronicle
from groundplan.feed import feed
from groundplan.model.charter import Charter
from groundplan.navigation import in_folder_order, nested
from groundplan.pages import pages_of
from groundplan.pages.changes import FEED
from groundplan.pages.changes import URI as CHANGES
from groundplan.parse import Parsed
from groundplan.plan import Plan
from groundplan.render import Texts, Written, writer
from groundplan.resources import templates
from groundplan.rich import rich
from groundplan.words import Words, words

STYLESHEET = "assets/groundplan.css"
SCRIPT = "assets/groundplan.js"
# The folder of the manual; its pages that are made from the program come after those written by hand.
MANUAL = "manual"
# What the pages are written for; a mkdocs.yml that leaves one out gets it all the same.
EXTENSIONS = ("attr_list", "tables")

_LONGEST_DESCRIPTION = 200


@dataclass(frozen=True, slots=True)
class Staged:
    """What a strategy adds to a site; addresses are relative to the folder of documents.

    `name`, `description` and `audience` are HTML (character references), the last empty when all are one audience;
    `folders` are the plain titles of the navigation's sections by folder.
    """

    language: str
    name: str
    description: str
    audience: str
    pages: Mapping[str, str]
    assets: Mapping[str, bytes]
    folders: Mapping[str, str]

    @property
    def stylesheets(self) -> tuple[str, ...]:
        """The addresses of its style sheets."""
        return tuple(uri for uri in self.assets if uri.endswith(".css"))

    @property
    def scripts(self) -> tuple[str, ...]:
        """The addresses of its scripts."""
        return tuple(uri for uri in self.assets if uri.endswith(".js"))

    def navigation(self, written: Iterable[str] = ()) -> list[Any]:
        """The `nav` of mkdocs.yml: these pages, then the hand-written ones."""
        last = [uri for uri in self.pages if uri.startswith(f"{MANUAL}/")]
        own = [uri for uri in self.pages if uri not in last]
        return nested([*own, *in_folder_order([*written, *last])], self.folders)


def stage(
    plan: Plan,
    findings: Findings,
    *,
    overrides: Path | None = None,
    use_directory_urls: bool = True,
    manual: bool = False,
    folder: str = "",
    kept: Written | None = None,
    chronicle: Chronicle = NOTHING_KNOWN,
    site_url: str = "",
) -> Staged:
    """The site of a plan, and of what was found in it.

    `overrides` is a team's folder of templates, searched before the built-in one; `manual` adds the pages
    that tell of the format and the rules; `folder` is that of the main file in its repository, for a strategy that
    does not say; `kept` holds the pages of an earlier run by the same templates; `chronicle` is what is known of
    its past, and `site_url` where the site will stand, if that is known.
    """
    said = words(plan.parsed.language)
    write, titles = writer(said, overrides, kept), {}
    written: dict[str, bytes] = {}
    for page in pages_of(plan, said, _lines(plan.parsed, folder), use_directory_urls, findings, chronicle):
        written[page.uri], titles[page.uri] = _titled(write(page), page.title), page.title
    if manual:
        pages = import_module("groundplan.manual").PAGES
        written |= {f"{MANUAL}/{name}": page(said).encode() for name, page in pages.items()}
    charter = plan.strategy.strategy
    return Staged(
        language=said.language,
        name=_shown(charter.title),
        description=_description(charter.summary or charter.vision or ""),
        audience=_shown(plan.audience or _narrowest(charter)),
        pages=Texts(written),
        assets=assets(overrides) | _feed(chronicle, charter, said, use_directory_urls, site_url, written),
        folders=_folders(titles, said),
    )


def _feed(
    chronicle: Chronicle,
    charter: Charter,
    said: Words,
    use_directory_urls: bool,
    site_url: str,
    written: Collection[str],
) -> dict[str, bytes]:
    """The feed of changes, where there is a page of them."""
    if CHANGES not in written:
        return {}
    content = feed(chronicle, charter, said, address_of(CHANGES, use_directory_urls), site_url)
    return {FEED: content} if content else {}


def _narrowest(charter: Charter) -> str:
    """Those who see everything, when others do not."""
    return str(charter.audiences[-1]) if len(charter.audiences) > 1 else ""


def assets(overrides: Path | None = None) -> dict[str, bytes]:
    """One style sheet and, when there are any, one script: the files of `assets/css` and `assets/js` by name.

    A file of the same name among the overrides takes the place of a built-in one.
    """
    found = {STYLESHEET: _joined("css", overrides), SCRIPT: _joined("js", overrides)}
    return {uri: content for uri, content in found.items() if content}


def _joined(kind: str, overrides: Path | None) -> bytes:
    files: dict[str, Path] = {}
    for folder in (templates(), overrides):
        if folder is not None:
            files |= {path.name: path for path in (folder / "assets" / kind).glob(f"*.{kind}")}
    return "\n".join(files[name].read_text("utf-8").strip() + "\n" for name in sorted(files)).encode()


def _lines(parsed: Parsed, folder: str) -> Callable[[str], tuple[str, int, int]]:
    """The lines of a path in a file, the file as seen from `folder`, or from the folder that the strategy states."""
    assert parsed.strategy is not None
    repository = parsed.strategy.strategy.repository
    top = PurePosixPath(folder if repository is None or repository.folder is None else "")
    home = PurePosixPath(parsed.source.documents[0].file).parent

    def lines(path: str) -> tuple[str, int, int]:
        file, first, last = parsed.lines(path)
        return (top / PurePosixPath(file).relative_to(home)).as_posix(), first, last

    return lines


def _folders(titles: Mapping[str, str], said: Words) -> dict[str, str]:
    """The title of each folder: that of its index page."""
    indexes = {str(PurePosixPath(uri).parent): title for uri, title in titles.items() if uri.endswith("/index.md")}
    folders = {str(PurePosixPath(uri).parent) for uri in titles} | {MANUAL}
    named = {folder: said.site[folder] for folder in folders if folder in said.site}
    return named | indexes


def _titled(text: bytes, title: str) -> bytes:
    """The page with its title in the front matter too when characters of it are escaped.

    Themes strip the tags from the title that they find in the heading, and its escaping with them.
    """
    shown = _shown(title)
    if "&" not in shown:
        return text
    front = f'---\ntitle: "{shown}"\n'.encode()
    return front + text.removeprefix(b"---\n") if text.startswith(b"---\n") else front + b"---\n\n" + text


def _shown(text: str) -> str:
    return str(escape.characters(escape.one_line(text)))


def _description(text: str) -> str:
    """The first sentences of a rich text, without its marks."""
    line = escape.one_line(Markup(rich(text)).striptags())
    return _shown(line if len(line) <= _LONGEST_DESCRIPTION else line[: _LONGEST_DESCRIPTION - 1].rstrip() + "…")
