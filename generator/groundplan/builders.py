"""Builds, serves and renders the site of a strategy, with or without a mkdocs.yml beside it."""

import importlib.util
import logging
import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from groundplan.drafting import building_words, draft, read, shown
from groundplan.edition import Edition
from groundplan.handover import Taken, contents, copy_site, write
from groundplan.mkdocs_yml import BadConfig, Settings, beside, built_in
from groundplan.orders import Orders, environment_with, task_of

Builder = Literal["mkdocs", "properdocs", "zensical"]
BUILDERS: tuple[Builder, ...] = ("mkdocs", "properdocs", "zensical")
# What another builder's output is read for: its own warnings and errors, and what the strategy is warned of.
_TOLD = re.compile(r"WARNING|ERROR|.+:\d+:\d+: warning ")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class CannotBuild(Exception):  # noqa: N818 - the outcome, in words the user sees
    """The site cannot be built; `str()` is plain words, one line for each thing that is wrong."""


@dataclass(frozen=True, slots=True)
class _Project:
    """A strategy with its settings, and the folder of its hand-written pages."""

    strategy: Path
    language: str
    settings: Settings
    documents: Path | None
    has_own_settings: bool

    def said(self, key: str, **terms: object) -> str:
        return building_words(self.language)[key].format(**terms)

    def site(self, site_dir: Path | None) -> Path:
        """Where the site goes: as asked, else as the settings say, else `site` beside the strategy."""
        stated = self.settings.get("site_dir") if self.has_own_settings else None
        site = site_dir.resolve() if site_dir else (self.strategy.parent / str(stated or "site")).resolve()
        if self.strategy.is_relative_to(site):  # builders empty this folder first
            raise CannotBuild(self.said("inside", folder=shown(site)))
        # Every builder leaves a page for what is not found; a full folder without one is somebody's own.
        if site.is_dir() and any(site.iterdir()) and not (site / "404.html").is_file():
            raise CannotBuild(self.said("not_a_site", folder=shown(site)))
        return site


def build(
    strategy: Path,
    site_dir: Path | None = None,
    builder: Builder = "mkdocs",
    *,
    as_of: date | None = None,
    strict: bool | None = None,
    templates: Path | None = None,
    edition: Edition | None = None,
    audience: str = "",
) -> Path:
    """Builds the site and gives its folder; `strict` None leaves it to mkdocs.yml whether warnings count.

    With `edition` it is the site of a version to be published, with `audience` that of what it may see.

    Raises CannotBuild, source.CannotRead and clock.NotADate; what is wrong in detail is told on stderr.
    """
    project = _project(strategy)
    site = project.site(site_dir)
    if importlib.util.find_spec(builder) is None:
        raise CannotBuild(project.said("no_builder", builder=builder))
    orders = Orders(project.strategy, templates, as_of, edition, audience)
    if builder == "zensical":
        _build_with_zensical(project, orders, site, strict)
        return site
    with _config_of(project) as config, environment_with(orders.environment()), _kept_until_built(site) as built:
        if builder == "mkdocs":
            _build_with_mkdocs(project, config, built, strict)
        else:
            flags = {True: ["--strict"], False: ["--no-strict"], None: []}[strict]
            _run(project, ["properdocs", "build", "-f", str(config), "-d", str(built), *flags])
    return site


def serve(
    strategy: Path,
    port: int = 8000,
    *,
    as_of: date | None = None,
    templates: Path | None = None,
    audience: str = "",
    open_in_browser: bool = False,
) -> None:
    """Shows the site on this machine until it is interrupted, and follows every edit.

    Raises CannotBuild and, when there is no strategy to begin with, source.CannotRead.
    """
    project = _project(strategy)
    _check_port(project, port)
    orders = Orders(project.strategy, templates, as_of, audience=audience)
    with _config_of(project) as config, environment_with(orders.environment()), _messages(logging.INFO):
        from mkdocs.commands.serve import serve as serve_with_mkdocs
        from mkdocs.exceptions import Abort

        try:
            # Warnings end a build, but should not end a preview.
            serve_with_mkdocs(str(config), dev_addr=f"127.0.0.1:{port}", strict=False, open_in_browser=open_in_browser)
        except Abort as error:
            raise CannotBuild(project.said("failed")) from error
        except KeyboardInterrupt:
            pass


def render_out(
    out: Path, strategy: Path, *, as_of: date | None = None, templates: Path | None = None, audience: str = ""
) -> None:
    """Writes the site as Markdown, with hand-written pages, assets and a mkdocs.yml without the plugin.

    Raises CannotBuild, source.CannotRead and clock.NotADate.
    """
    project = _project(strategy)
    _render(project, Orders(project.strategy, templates, as_of, audience=audience), out)


def lets_robots_in(strategy: Path) -> bool:
    """Whether search engines may list the site, as its settings say; raises CannotBuild and source.CannotRead."""
    return _options(strategy).get("robots") == "allow"


def usual_audience(strategy: Path) -> str:
    """Whom the site is for, as its settings say; raises CannotBuild and source.CannotRead."""
    return str(_options(strategy).get("audience") or "")


def _options(strategy: Path) -> Mapping[str, Any]:
    """What the settings tell the plugin."""
    return _project(strategy).settings.options() or {}


def _project(strategy: Path) -> _Project:
    strategy = Path(os.path.abspath(strategy))  # noqa: PTH100 - a link to a strategy stays where it is
    language = read(strategy).language
    own = beside(strategy)
    try:
        settings = Settings(own or built_in(language))
    except BadConfig as error:
        said = building_words(language)["bad_config"]
        raise CannotBuild(said.format(file=shown(error.path), reason=error.reason)) from error
    folder = strategy.parent / str((settings.get("docs_dir") if own else None) or "docs")
    documents = folder if folder.is_dir() else None
    project = _Project(strategy, language, settings, documents, own is not None)
    if settings.options() is None:
        raise CannotBuild(project.said("no_plugin", file=shown(settings.path)))
    return project


@contextmanager
def _config_of(project: _Project) -> Iterator[Path]:
    """The mkdocs.yml to build with: the one beside the strategy, else the built-in one in its own folder."""
    if project.has_own_settings:
        yield project.settings.path
        return
    with tempfile.TemporaryDirectory(prefix="groundplan-") as temporary:
        folder = Path(temporary)
        documents = project.documents or folder / "docs"
        documents.mkdir(exist_ok=True)
        settings = Settings(project.settings.path)
        settings.set("docs_dir", str(documents))
        settings.tell({"strategy": str(project.strategy)})
        (folder / "mkdocs.yml").write_text(settings.text(), "utf-8")
        yield folder / "mkdocs.yml"


@contextmanager
def _kept_until_built(site: Path) -> Iterator[Path]:
    """A folder to build in, put in the place of the site when that went well: builders empty their folder first."""
    with tempfile.TemporaryDirectory(prefix="groundplan-") as temporary:
        built = Path(temporary) / "site"
        yield built
        copy_site(built, site)


def _build_with_mkdocs(project: _Project, config: Path, site: Path, strict: bool | None) -> None:
    """Runs MkDocs in this process."""
    with _messages(logging.INFO if sys.stderr.isatty() else logging.WARNING):
        from mkdocs.commands.build import build as build_with_mkdocs
        from mkdocs.config import load_config
        from mkdocs.exceptions import Abort

        try:
            loaded = load_config(str(config), site_dir=str(site), strict=strict)
            loaded.plugins.on_startup(command="build", dirty=False)
            try:
                build_with_mkdocs(loaded)
            finally:
                loaded.plugins.on_shutdown()
        except Abort as error:
            raise CannotBuild(project.said("failed")) from error


def _build_with_zensical(project: _Project, orders: Orders, site: Path, strict: bool | None) -> None:
    """Zensical runs no plugins: it gets the rendered folder."""
    with tempfile.TemporaryDirectory(prefix="groundplan-") as temporary:
        folder = Path(temporary) / "rendered"
        _render(project, orders, folder)
        wanted = project.settings.get("strict") if strict is None else strict
        flags = ["--strict"] if wanted else []
        _run(project, ["zensical", "build", "-f", str(folder / "mkdocs.yml"), *flags])
        copy_site(folder / "site", site)


def _render(project: _Project, orders: Orders, out: Path) -> None:
    out = Path(os.path.abspath(out))  # noqa: PTH100 - messages name the folder as it was given
    if project.documents and out.resolve().is_relative_to(project.documents.resolve()):
        raise CannotBuild(project.said("in_documents", folder=shown(out)))
    settings = Settings(project.settings.path)
    folder = settings.path.parent if project.has_own_settings else project.strategy.parent
    task = task_of(settings.options() or {}, folder, orders)
    site_url = str(settings.get("site_url") or "")
    found = draft(task, settings.get("use_directory_urls") is not False, project.language, site_url=site_url)
    if found.staged is None:
        raise CannotBuild("\n".join(map(str, found.errors)))
    for warning in found.warnings:
        print(warning, file=sys.stderr)
    try:
        write(out, contents(found.staged, settings, project.documents))
    except Taken as error:
        place = shown(error.place) if isinstance(error.place, Path) else error.place
        raise CannotBuild(project.said(error.reason, folder=place, file=place)) from error


def _run(project: _Project, command: list[str]) -> None:
    """Runs another builder; its notes are shown on a terminal, its warnings and errors everywhere."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
    quiet = not sys.stderr.isatty()
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=environment,
        stdout=subprocess.PIPE if quiet else 2,
        stderr=subprocess.STDOUT if quiet else None,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    told = _COLOURS.sub("", done.stdout or "").partition("Traceback (most recent call last)")[0]
    for line in told.splitlines():
        if _TOLD.match(line) or (done.returncode and not line.startswith("INFO")):
            print(line, file=sys.stderr)
    if done.returncode:
        raise CannotBuild(project.said("failed"))


def _check_port(project: _Project, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotBuild(project.said("port_taken", port=port)) from error


@contextmanager
def _messages(level: int) -> Iterator[None]:
    """Sends what MkDocs tells to stderr, and what the strategy is warned of."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # The cutter of Chinese tells how it loads its dictionary.
    logging.getLogger("jieba").addFilter(_is_serious)
    with _told_by("mkdocs", "%(levelname)-8s-  %(message)s", level), _told_by("groundplan", "%(message)s", level):
        yield


@contextmanager
def _told_by(name: str, form: str, level: int) -> Iterator[None]:
    """Sends what a logger tells from a level on to stderr, and nowhere else."""
    logger, handler = logging.getLogger(name), logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter(form))
    handler.setLevel(level)
    before, propagated = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
        logger.propagate = propagated


def _is_serious(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING
