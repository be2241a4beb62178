"""The page `pipelines`."""

from collections.abc import Iterator

from groundplan.pages.describe import Site
from groundplan.pages.views import Page


def pages(site: Site) -> Iterator[Page]:
    """The page, when the file has anything to show on it."""
    yield from ()
