"""The MkDocs plugin: adds the strategy's pages to a site, in memory. ProperDocs runs it too."""

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url

from groundplan import blocks, edition, mends
from groundplan.banner import banner, stand_in
from groundplan.clock import EPOCH, NotADate, epoch_of
from groundplan.drafting import Draft, Earlier, building_words, draft
from groundplan.feed import link as feed_link
from groundplan.orders import Orders, Task, task_of
from groundplan.pages.changes import FEED
from groundplan.problems import Severity
from groundplan.render import kept_templates
from groundplan.staging import EXTENSIONS, Staged, assets

# No prefix before the messages: `strategy.yml:14:5: ...` is what editors and terminals make a link of.
log = logging.getLogger("mkdocs.plugins.groundplan")

# The name that `init` writes; the strategy's title takes its place.
UNNAMED = "groundplan"
# As the regular expressions of a browser take it.
_CHARACTER = r"[\u4e00-\u9fff]"
# Seconds: between two looks for edits, and from an edit until nothing more is expected to follow it.
_LOOK_EVERY, _SETTLED_AFTER = 0.05, 0.03
_HIDDEN = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT, InclusionLevel.NOT_IN_NAV)
# What the strategy is warned of is advice to its writers: `strict` is about the site, and MkDocs must not count it.
_advice = logging.getLogger("groundplan")
_LEVELS = {Severity.ERROR: log.error, Severity.WARNING: _advice.warning, Severity.ADVICE: log.info}


class Options(base.Config):
    """What mkdocs.yml says below the plugin's name."""

    strategy = c.Type(str, default="strategy.yml")
    templates = c.Type(str, default="")
    manual = c.Type(bool, default=False)
    as_of = c.Type((str, date), default="")
    audience = c.Type(str, default="")
    robots = c.Choice(("refuse", "allow"), default="refuse")


@dataclass(frozen=True, slots=True)
class Conversion:
    """What Markdown made of a page, kept while a server runs: most pages stay what they were from edit to edit."""

    markdown: str
    html: str
    toc: TableOfContents
    anchors: frozenset[str]
    title: str | None

    @classmethod
    def of(cls, html: str, page: Page) -> "Conversion":
        anchors = frozenset(page.present_anchor_ids or ())
        return cls(page.markdown or "", html, page.toc, anchors, page._title_from_render)

    def put_on(self, page: Page) -> str:
        """Gives a page what Markdown made of it, and its HTML back."""
        page.toc, page.present_anchor_ids, page._title_from_render = self.toc, set(self.anchors), self.title
        return self.html


class GroundplanPlugin(BasePlugin[Options]):
    """Adds pages, style and navigation of a strategy; in `serve`, a mistake in it leaves the last good ones."""

    _serving = False
    _server: LiveReloadServer | None = None
    _good: Staged | None = None
    _draft: Draft | None = None
    _strategy = Path()
    _epoch_was: tuple[str | None] | None = None
    _content: str | None = None
    _edition: edition.Edition | None = None
    _addresses: tuple[str, ...] = ()
    _feed = ""  # what the feed of the site is called; empty without one
    _converted_by = ""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: dict[str, tuple[str, ...]] = {}
        self._earlier = Earlier()
        self._converted: dict[str, Conversion] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Forgets earlier runs: since this event is handled, builders keep the plugin from build to build."""
        self._serving = command == "serve"
        self._server = self._good = self._draft = None
        self._earlier, self._converted = Earlier(), {}

    def on_serve(self, server: LiveReloadServer, **_: Any) -> None:
        """Remembers the server, so that files which are included later can be watched too."""
        self._server = server
        # MkDocs looks for edits twice a second, then waits; a writer who waits for a page notices the difference.
        server.observer._timeout, server.build_delay = _LOOK_EVERY, _SETTLED_AFTER
        self._watch(self._watched())

    @event_priority(50)  # before the search plugin, which takes the language of the theme
    def on_config(self, config: MkDocsConfig) -> None:
        """Reads the strategy and settles what the builder has to know before it looks at any page."""
        folder = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        try:
            orders = Orders.of(os.environ)
            task = task_of(self.config, folder, orders)
        except NotADate as error:
            raise PluginError(str(error)) from None
        self._strategy, self._edition = task.strategy, orders.edition
        self._set_epoch(task)
        language = self._draft.language if self._draft else _language(config)
        earlier = self._earlier if self._serving else None
        address = edition.home(config.site_url or "", self._edition) if self._edition else config.site_url or ""
        self._draft = draft(task, config.use_directory_urls, language, earlier, address)
        self._report(self._draft)
        self._good = self._draft.staged or self._good
        self._settle(config, self._good)
        if self._edition:
            edition.settle(config, self._edition, building_words(self._language), self._language)
        if self._converted_by != (by := repr((config.markdown_extensions, config.mdx_configs))):
            self._converted_by, self._converted = by, {}
        self._watch(self._watched())

    def _report(self, found: Draft) -> None:
        for complaint in found.complaints:
            tell = log.warning if self._serving and complaint in found.errors else _LEVELS[complaint.severity]
            tell(str(complaint))
        if found.staged is None and not self._serving:
            raise PluginError(building_words(found.language)["found"])

    def _settle(self, config: MkDocsConfig, staged: Staged | None) -> None:
        """Name, language, style and Markdown extensions, where mkdocs.yml leaves them open."""
        if staged is not None:
            if config.site_name in ("", UNNAMED):
                config.site_name = Markup(staged.name)
            config.site_description = config.site_description or staged.description or None
            if staged.language != "en" and config.theme.get("language") == "en":  # the theme's own default
                config.theme["language"] = staged.language
            if staged.language == "zh":
                _cut_chinese(config)
            if staged.audience and not self._edition:
                config.copyright = edition.footed(config.copyright, staged.audience, building_words(self._language))
        config.markdown_extensions += [each for each in EXTENSIONS if each not in config.markdown_extensions]
        made = staged.assets if staged else assets()
        config.extra_css += [uri for uri in made if uri.endswith(".css") and uri not in config.extra_css]
        scripts = [uri for uri in made if uri.endswith(".js")]
        config.extra_javascript += [uri for uri in scripts if uri not in map(str, config.extra_javascript)]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the pages without their finished blocks, the assets, and the navigation when mkdocs.yml has none."""
        written = [file for file in files.documentation_pages() if file.inclusion not in _HIDDEN]
        staged = self._good
        pages: Mapping[str, str] = {}
        made = assets()
        if staged is not None:
            pages, made = staged.pages, dict(staged.assets)
        elif all(file.dest_uri != "index.html" for file in written):
            pages = {"index.md": stand_in(self._language)}
        self._feed = building_words(self._language)["feed"] if FEED in made else ""
        self._add(pages, made, files, config)
        if staged is not None and config.nav is None:
            config.nav = staged.navigation(file.src_uri for file in written)
        if not self._serving:  # only a preview comes back to them, and long pages take much memory
            self._good = self._draft = None
        return files

    def _add(self, pages: Mapping[str, str], made: Mapping[str, bytes], files: Files, config: MkDocsConfig) -> None:
        taken = {file.dest_uri: file for file in files if file.src_dir == config.docs_dir}
        self._blocks, wrong = {}, []
        for uri in (*pages, *made):
            content: str | bytes = made.get(uri, b"")
            if uri in pages:
                content, self._blocks[uri] = blocks.detach(pages[uri])
            file = File.generated(config, uri, content=content)
            if own := taken.get(file.dest_uri):
                kind = "page_taken" if file.is_documentation_page() else "asset_taken"
                wrong.append(building_words(self._language)[kind].format(file=own.src_uri))
            else:
                files.append(file)
        for message in wrong:
            log.error(message)
        if wrong:
            raise PluginError(wrong[0])

    def on_env(self, env: Environment, *, files: Files, **_: Any) -> None:
        """Keeps the compiled templates of the theme from one build to the next."""
        self._addresses = tuple(file.url for file in files.documentation_pages())
        env.bytecode_cache = env.bytecode_cache or kept_templates()

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        """Keeps from Markdown what it has read before."""
        uri = page.file.src_uri
        if uri not in self._blocks:
            return markdown
        if self._serving and uri in self._converted and self._converted[uri].markdown == markdown:
            return ""
        self._converted.pop(uri, None)
        return markdown

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Tells which anchors the blocks hold, and puts the problems of a broken strategy on top."""
        uri = page.file.src_uri
        if uri in self._blocks and self._serving:
            html = self._conversion(html, page).put_on(page)
        if detached := self._blocks.get(uri):
            page.present_anchor_ids = (page.present_anchor_ids or set()) | blocks.anchors(detached)
        if self._draft is None or self._draft.staged is not None:
            return html
        return str(banner(self._draft.errors, self._language, first=self._good is None)) + html

    def _conversion(self, html: str, page: Page) -> "Conversion":
        """What Markdown made of the page: just now, or when it last read the same."""
        return self._converted.setdefault(page.file.src_uri, Conversion.of(html, page))

    @event_priority(100)
    def _words_for_the_search(self, /, context: Any, *, page: Page, **_: Any) -> Any:
        if detached := self._blocks.get(page.file.src_uri):
            page.content, self._content = blocks.for_search(page.content or "", detached), page.content
        return context

    @event_priority(-100)
    def _marks_for_the_theme(self, /, context: Any, *, page: Page, **_: Any) -> Any:
        if self._blocks.get(page.file.src_uri):
            page.content, self._content = self._content, None
        return context

    # The search reads the page between the two.
    on_page_context = CombinedEvent(_words_for_the_search, _marks_for_the_theme)

    @event_priority(100)  # before all who want to see the whole page
    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Mends what the theme leaves out, and puts the blocks back: so late, the theme need not copy a long page."""
        output = self._mended(output)
        if self._feed:
            output = edition.in_head(output, feed_link(get_relative_url(FEED, page.url), self._feed))
        if self._edition:
            root = get_relative_url(".", page.url)
            output = edition.told_apart(output, self._edition, building_words(self._language), root)
        detached = self._blocks.pop(page.file.src_uri, None)
        # MkDocs strips what it gets, which copies a long page that begins with an empty line, as those of Material do.
        return blocks.attach(output.strip(), detached) if detached else output

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig, **_: Any) -> str:
        """The same in pages of the theme's own, and a list of pages that the selector of versions can read."""
        if template_name == "sitemap.xml" and self._edition and not config.site_url:
            return edition.sitemap(self._addresses, self._edition)
        return self._mended(output) if template_name.endswith(".html") else output

    def _mended(self, output: str) -> str:
        output = mends.on_post_page(output)
        if self._edition:
            output = edition.named(output, self._edition)
        return output if self.config.robots == "allow" else edition.without_robots(output)

    @event_priority(-100)
    def on_post_build(self, **_: Any) -> None:
        """Puts the date of the build back, so that a server running over midnight notices the new day."""
        self._restore_epoch()

    def on_build_error(self, **_: Any) -> None:
        """The same after a build that failed."""
        self._restore_epoch()

    @property
    def _language(self) -> str:
        return self._draft.language if self._draft else "en"

    def _set_epoch(self, task: Task) -> None:
        """Dates in the built files are the day that the strategy is looked at."""
        self._restore_epoch()
        if task.dated or EPOCH not in os.environ:
            self._epoch_was = (os.environ.get(EPOCH),)
            os.environ[EPOCH] = str(epoch_of(task.as_of))

    def _restore_epoch(self) -> None:
        if self._epoch_was is None:
            return
        (before,), self._epoch_was = self._epoch_was, None
        if before is None:
            os.environ.pop(EPOCH, None)
        else:
            os.environ[EPOCH] = before

    def _watched(self) -> Iterable[Path]:
        return self._draft.watched if self._draft else ()

    def _watch(self, paths: Iterable[Path]) -> None:
        """Watches files, and folders with what is below them; of the strategy's own folder only the files."""
        if self._server is None:
            return
        home = self._strategy.parent.resolve()
        for path in (*paths, self._strategy):
            found = path.resolve() if path.exists() else home
            if str(found) not in self._server._watched_paths and found.exists():
                self._server.watch(str(found), recursive=found != home)


def _language(config: MkDocsConfig) -> str:
    return str(config.theme.get("language") or "")


def _cut_chinese(config: MkDocsConfig) -> None:
    """Without jieba the search takes a run of Chinese for one word: then let it take each character for one."""
    search = config.plugins.get("search") or config.plugins.get("material/search")
    if search is None or find_spec("jieba") is not None:
        return
    between = search.config.get("separator") or r"[\s\u200b\u3000\-、。，．？！；]+"
    if _CHARACTER not in between:
        search.config["separator"] = f"{between}|(?={_CHARACTER})|(?<={_CHARACTER})"
