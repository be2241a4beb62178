"""Plan -> the pages of the site, one module a page."""

from collections.abc import Iterator
from dataclasses import replace

from groundplan.checks.review import NOTHING_FOUND, Findings
from groundplan.chronicle import NOTHING_KNOWN, Chronicle
from groundplan.pages import (
    actions,
    changes,
    evidence,
    goals,
    health,
    index,
    journeys,
    market,
    personas,
    pipelines,
    team,
    trace,
)  # fmt: skip
from groundplan.pages.describe import Site
from groundplan.pages.notices import notices
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
    team.pages,
    trace.pages,
    evidence.pages,
    changes.pages,
    health.pages,
)


def pages_of(
    plan: Plan,
    words: Words,
    lines: Lines,
    use_directory_urls: bool = True,
    findings: Findings = NOTHING_FOUND,
    chronicle: Chronicle = NOTHING_KNOWN,
) -> Iterator[Page]:
    """The finished pages of a plan, in the order of the navigation; a chapter that is absent has none.

    One after the other, since the views of thousands of items need not be in memory at once.
    """
    repository = plan.strategy.strategy.repository
    sources = Sources(repository, lines if plan.is_whole else None, words["source"])
    site = Site(plan, words, Places(plan.index, use_directory_urls), sources, findings, chronicle)
    told = notices(plan, words, chronicle.since_approval)
    for pages in _PAGES:
        for page in pages(site):
            yield replace(page, notices=told) if told else page
