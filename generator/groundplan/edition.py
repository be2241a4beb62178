"""A version of a strategy as it is published, and what its pages say because of it."""

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from unicodedata import category, normalize
from urllib.parse import quote, urljoin

from groundplan import escape
from groundplan.values import When, shown_when

NO_ROBOTS = '<meta name="robots" content="noindex">'
_LONGEST_FOLDER = 60
# The theme takes from the sitemap only which pages there are; where the site will stand is not known here.
_SOMEWHERE = "https://site.invalid/"
_LABEL = re.compile(r'("select\.version":\s*")([^"]*)"')
_OUTDATED = re.compile(r'(<div [^>]*data-md-component="outdated" hidden>)\s*(</div>)')
_IN_SCRIPTS = {ord(each): f"\\u{ord(each):04x}" for each in "<>&'"}


@dataclass(frozen=True, slots=True)
class Edition:
    """A version, as the strategy names it; whom it is for, empty when the file does not say; the day it is published.

    `alias` is another name for the newest version, or empty; `folder` is where the version stands in the branch.
    """

    version: str
    alias: str
    audience: str
    day: date

    @property
    def folder(self) -> str:
        """The name of its folder: the version, with a `-` for whatever is no letter, digit, `.`, `-` or `_`."""
        return folder_of(self.version)

    def to_json(self) -> str:
        """The edition as text, to hand it to another process."""
        return json.dumps(asdict(self) | {"day": self.day.isoformat()})

    @classmethod
    def from_json(cls, text: str) -> "Edition":
        """The edition out of such a text."""
        held = json.loads(text)
        return cls(**held | {"day": date.fromisoformat(held["day"])})


def folder_of(version: str) -> str:
    """A version as the name of a folder that every file system and address can bear; empty when nothing is left."""
    kept = "".join(c if c in ".-_" or category(c)[0] in "LMN" else " " for c in normalize("NFC", version))
    return "-".join(kept[:_LONGEST_FOLDER].split()).strip(".-")


def settle(config: Any, edition: Edition, said: Mapping[str, str], language: str) -> None:
    """Tells a builder's settings which version is built: selector, address, and the line at the foot of each page."""
    config.extra.setdefault("version", {"provider": "mike", "default": edition.alias or edition.folder})
    if config.site_url and "mike" not in config.plugins:  # the plugin of that name does the same
        config.site_url = home(config.site_url, edition)
    version, audience = (escape.text(escape.one_line(text)) for text in (edition.version, edition.audience))
    day = shown_when(When.read(edition.day.isoformat()), language)
    line = said["edition.for" if audience else "edition"].format(version=version, date=day, audience=audience)
    config.copyright = _below(config.copyright, line)


def footed(foot: str | None, audience: str, said: Mapping[str, str]) -> str:
    """What stands at the foot of each page, with whom the site is for; `audience` is HTML."""
    return _below(foot, said["for"].format(audience=audience))


def _below(foot: str | None, line: str) -> str:
    return f"{foot}<br>{line}" if foot else line


def home(site_url: str, edition: Edition) -> str:
    """Where a version stands in a site of many; empty when it is not known where the site does."""
    return urljoin(site_url.rstrip("/") + "/", f"{quote(edition.folder)}/") if site_url else ""


def named(output: str, edition: Edition) -> str:
    """A finished page whose selector names the version to screen readers too."""
    version = json.dumps(escape.one_line(edition.version), ensure_ascii=False)[1:-1].translate(_IN_SCRIPTS)
    return _LABEL.sub(lambda label: f'{label[1]}{label[2]}: {version}"', output, count=1)


def told_apart(output: str, edition: Edition, said: Mapping[str, str], to_root: str) -> str:
    """A finished page that leads to the newest version once it is an older one: the theme shows the line then.

    `to_root` leads from the page to the folder of the version.
    """
    if not edition.alias:
        return output
    place = f"{to_root.rstrip('/') or '.'}/../{quote(edition.alias)}/"
    notice = (
        '<aside class="md-banner md-banner--warning"><div class="md-banner__inner md-grid md-typeset">'
        f'{said["edition.older"]} <a href="{place}">{said["edition.newest"]}</a></div></aside>'
    )
    return _OUTDATED.sub(lambda empty: f"{empty[1]}{notice}{empty[2]}", output, count=1)


def without_robots(output: str) -> str:
    """A finished page that asks search engines to leave it out."""
    return in_head(output, NO_ROBOTS)


def in_head(output: str, element: str) -> str:
    """A finished page with one more element in its head."""
    return output.replace("</head>", f"{element}</head>", 1)


def sitemap(addresses: Iterable[str], edition: Edition) -> str:
    """The pages of a version, by which its selector finds the same page in it; for a site without an address."""
    home = f"{_SOMEWHERE}{quote(edition.folder)}/"
    known = dict.fromkeys(["", *(address.removeprefix("./") for address in addresses)])
    listed = "".join(f"<url><loc>{html.escape(home + address)}</loc></url>\n" for address in known)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{listed}</urlset>\n"
