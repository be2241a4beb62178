"""A built site in a real browser: served on this machine, every request and error kept."""

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def require_chromium() -> None:
    """Skips when there is no browser; fails where none may be missing."""
    if not CHROMIUM.exists():
        if os.environ.get("GROUNDPLAN_REQUIRE_ALL"):
            pytest.fail(f"{CHROMIUM} is missing, and browser tests are required")
        pytest.skip(f"no browser at {CHROMIUM}")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that closes a page closes what it was still reading; that is no error."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder over HTTP on a free port of this machine."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=_ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page that is open, with what it asked for and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass
class Site:
    """A built site, served, and a browser to look at it."""

    folder: Path
    address: str
    browser: Browser

    def pages(self) -> list[str]:
        """The addresses of all pages below the root, the 404 page left out."""
        found = (file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html"))
        return sorted(page.removesuffix("index.html") for page in found if page != "404.html")

    @contextmanager
    def visit(self, page: str, *, width: int = 1280, height: int = 900, scheme: str = "light") -> Iterator[Visit]:
        """Opens a page; `scheme` is light or dark."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        tab = context.new_page()
        visit = Visit(tab)
        tab.on("request", lambda request: visit.requests.append(request.url))
        tab.on("pageerror", lambda error: visit.errors.append(str(error)))
        tab.on("console", lambda said: visit.errors.append(said.text) if said.type in ("error", "warning") else None)
        tab.on("dialog", lambda dialog: (visit.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        tab.goto(self.address + quote(page), wait_until="load")
        yield visit
        context.close()
