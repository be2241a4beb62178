"""What one run of a command asks for over mkdocs.yml, handed to any builder's process as variables."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from groundplan.clock import EPOCH, day_of, epoch_of, today
from groundplan.edition import Edition

STRATEGY, TEMPLATES, AS_OF = "GROUNDPLAN_STRATEGY", "GROUNDPLAN_TEMPLATES", "GROUNDPLAN_AS_OF"
EDITION, MIKE_VERSION, AUDIENCE = "GROUNDPLAN_EDITION", "MIKE_DOCS_VERSION", "GROUNDPLAN_AUDIENCE"


@dataclass(frozen=True, slots=True)
class Orders:
    """Which strategy, with which templates, as of which day; None leaves it to mkdocs.yml.

    `edition` is the version that is built to be published; `audience` is whom the site is for.
    """

    strategy: Path | None = None
    templates: Path | None = None
    as_of: date | None = None
    edition: Edition | None = None
    audience: str = ""

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Orders":
        """The orders in an environment; raises clock.NotADate."""
        strategy, templates, as_of, edition = (environment.get(name) for name in (STRATEGY, TEMPLATES, AS_OF, EDITION))
        return cls(
            Path(strategy) if strategy else None,
            Path(templates) if templates else None,
            day_of(as_of, AS_OF) if as_of else None,
            Edition.from_json(edition) if edition else None,
            environment.get(AUDIENCE, ""),
        )

    def environment(self) -> dict[str, str]:
        """The variables that carry these orders, and the date that builders take their own from."""
        found: dict[str, str] = {}
        if self.strategy:
            found[STRATEGY] = str(self.strategy.resolve())
        if self.templates:
            found[TEMPLATES] = str(self.templates.resolve())
        if self.as_of:
            found |= {AS_OF: self.as_of.isoformat(), EPOCH: str(epoch_of(self.as_of))}
        if self.edition:
            found |= {EDITION: self.edition.to_json(), MIKE_VERSION: self.edition.folder}
        if self.audience:
            found[AUDIENCE] = self.audience
        return found


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be built: the options of mkdocs.yml, and what was ordered over them.

    `dated` tells that the day was stated, so that it goes before any SOURCE_DATE_EPOCH; without an `audience` the site
    is for those who see everything.
    """

    strategy: Path
    overrides: Path | None
    manual: bool
    as_of: date
    dated: bool
    audience: str


def task_of(options: Mapping[str, Any], folder: Path, orders: Orders) -> Task:
    """The task that a plugin's options in the mkdocs.yml of a folder describe; raises clock.NotADate."""
    templates, stated = options.get("templates"), options.get("as_of")
    return Task(
        strategy=orders.strategy or folder / (options.get("strategy") or "strategy.yml"),
        overrides=orders.templates or (folder / templates if templates else None),
        manual=bool(options.get("manual")),
        as_of=orders.as_of or today(stated),
        dated=bool(orders.as_of or stated),
        audience=orders.audience or str(options.get("audience") or ""),
    )


@contextmanager
def environment_with(variables: Mapping[str, str]) -> Iterator[None]:
    """This process's environment with some variables set, and afterwards as it was."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
