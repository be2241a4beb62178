"""Whole sites, built once for each worker that tests them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from browser import Site, chromium, require_chromium, served
from groundplan import builders, resources
from hostile import Hostile, hostile_strategy

ROOT = Path(__file__).resolve().parent.parent.parent
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    require_chromium()
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def demonstration(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration, built as `make site` builds it."""
    folder = tmp_path_factory.mktemp("demonstration") / "site"
    builders.build(ROOT / "strategy.yml", folder, as_of=TODAY)
    with served(folder) as address:
        yield Site(folder, address, browser)


@pytest.fixture(scope="session")
def chinese(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The Chinese example."""
    folder = tmp_path_factory.mktemp("chinese") / "site"
    builders.build(resources.example("zh"), folder, as_of=TODAY)
    with served(folder) as address:
        yield Site(folder, address, browser)


@pytest.fixture(scope="session")
def hostile() -> Hostile:
    """A strategy whose every text is hostile."""
    return hostile_strategy()


@pytest.fixture(scope="session")
def hostile_site(browser: Browser, hostile: Hostile, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the hostile strategy."""
    folder = tmp_path_factory.mktemp("hostile")
    strategy = folder / "strategy.yml"
    strategy.write_text(yaml.safe_dump(hostile.data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    builders.build(strategy, folder / "site", as_of=TODAY)
    with served(folder / "site") as address:
        yield Site(folder / "site", address, browser)
