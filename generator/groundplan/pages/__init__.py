"""Plan -> the pages of the site, one module a page."""

from collections.abc import Iterator

from groundplan.pages import actions, evidence, goals, index, journeys, market, personas, pipelines
from groundplan.pages.describe import Site
from groundplan.pages.places import Places
from groundplan.pages.sources import Lines, Sources
from groundplan.pages.views import Page
from groundplan.plan import Plan
from groundplan.words import Words

# In the order of the navigation.
_PAGES = (
    index.pages,
    goals.pages,
    market.pages,
    personas.pages,
    journeys.pages,
    pipelines.pages,
    actions.pages,
    evidence.pages,
)


def pages_of(plan: Plan, words: Words, lines: Lines, use_directory_urls: bool = True) -> Iterator[Page]:
    """The finished pages of a plan, in the order of the navigation; a chapter that is absent has none.

    One after the other, since the views of thousands of items need not be in memory at once.
    """
    repository = plan.strategy.strategy.repository
    site = Site(plan, words, Places(plan.index, use_directory_urls), Sources(repository, lines, words["source"]))
    for pages in _PAGES:
        yield from pages(site)
