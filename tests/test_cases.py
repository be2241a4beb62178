"""Whole strategies of real organisations: no fact is lost, each lies in its field, and the site shows every item."""

from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import BaseModel

from groundplan.model.fields import Rating
from groundplan.model.shape import shape_of
from groundplan.pages import pages_of
from groundplan.parse import Parsed, parse
from groundplan.plan import plan_of
from groundplan.render import render
from groundplan.source import read
from groundplan.values import Quantity
from groundplan.words import words
from inline import names
from pages.helpers import read_by_people

CASES = Path(__file__).parent / "cases"
NAMES = ("kidszone", "hack23")
AS_OF = date(2026, 11, 23)


class Amount(NamedTuple):
    """A number with its unit; equal ends for a point, None for an open one."""

    low: Fraction | None
    high: Fraction | None
    unit: str | None


def n(number: str | int, unit: str | None = None) -> Amount:
    return Amount(Fraction(number), Fraction(number), unit)


def at_least(number: str | int, unit: str | None = None) -> Amount:
    return Amount(Fraction(number), None, unit)


def below(number: str | int, unit: str | None = None) -> Amount:
    return Amount(None, Fraction(number), unit)


def between(low: str | int, high: str | int, unit: str | None = None) -> Amount:
    return Amount(Fraction(low), Fraction(high), unit)


@cache
def case(name: str) -> Parsed:
    return parse(read(CASES / name / "strategy.yml", "strategy.yml"))


@cache
def site(name: str) -> str:
    """The text of all pages of a case, for reading."""
    result = case(name)
    said = words(result.language)
    written = render(pages_of(plan_of(result, AS_OF), said, result.lines), said)
    return _one_line(read_by_people("\n".join(written.values())))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def at(name: str, path: str) -> Any:
    """What a field of a case holds: numbers as amounts, ratings as their level, lists as tuples, the rest as text."""
    held: Any = case(name).strategy
    for key in path.split("."):
        if isinstance(held, BaseModel):
            held = getattr(held, shape_of(type(held)).fields[key])
        elif isinstance(held, dict):
            held = next(value for known, value in held.items() if str(known) == key)
        else:
            held = held[int(key)]
    return _plain(held)


def _plain(held: Any) -> Any:
    if isinstance(held, Quantity):
        return held.text if held.is_words else Amount(held.low, held.high, held.unit)
    if isinstance(held, Rating):
        return held.level
    if isinstance(held, tuple):
        return tuple(map(_plain, held))
    if isinstance(held, BaseModel):
        return _plain(held.value) if hasattr(held, "value") else held
    return str(held)


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_of_the_sheet_is_in_a_tag(name: str) -> None:
    """`ids.txt` are the ids of the fact sheet that the case was written from; tags of no fact are slips."""
    wanted = (CASES / name / "ids.txt").read_text("utf-8").split()
    tags = {tag for entry in case(name).index.entries.values() for tag in entry.item.tags}
    assert [fact for fact in wanted if fact not in tags] == []
    assert sorted(tags - set(wanted)) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_show_every_title(name: str) -> None:
    titles = [entry.title for entry in case(name).index.entries.values()]
    assert [title for title in titles if _one_line(title) not in site(name)] == []


KIDSZONE: list[tuple[str, Any]] = [
    ("goals.monthly-revenue.target.value", n(13350)),
    ("metrics.monthly-revenue.unit", "USD"),
    ("goals.monthly-revenue.target.by", "M5"),
    ("goals.break-even.target.value", "positive cash flow"),
    ("goals.families-year-1.target.by", "Year 1"),
    ("goals.capacity-use.target.value", n("0.7", "%")),
    ("goals.payback.target.value", n(18, "month")),
    ("metrics.payback.better", "lower"),
    ("metrics.annual-revenue.forecast.Year 1", (n(160200), n(273324))),
    ("metrics.annual-revenue.forecast.Year 2", (n(335235), n(184000), n(335195), n("0.15", "%"))),
    ("metrics.annual-profit.forecast.Year 2", (n(161892), n("0.15", "%"))),
    ("market.sizes.families-in-market.value", n(2500, "families")),
    ("metrics.initial-investment.forecast.before the opening", (n(50000), n(80000), n(75000), n(75000))),
    ("metrics.drop-in-rivals.history.now", (n(3), n(0))),
    ("metrics.monthly-revenue.forecast.M5", (n(19436), n(13350))),
    ("metrics.monthly-net.forecast.M1", (n(-49384),)),
    ("metrics.children-per-day.forecast.M24", (n(40),)),
    ("metrics.market-share.forecast.Year 3", (n("0.12", "%"),)),
    ("resources.own-money.amount", n(8000, "USD")),
    ("resources.loan.facts.Interest rate", "8.5%"),
    ("resources.total-budget.amount", n(75000, "USD")),
    ("resources.total-budget.spent", n(8500, "USD")),
    ("resources.legal-budget.spent", n(2800, "USD")),
    ("market.offers.registered-hour.tiers.1.each", n(8, "USD")),
    ("market.offers.registered-hour.tiers.1.title", "Each extra child"),
    ("market.offers.large-block.facts.Credit", "USD 600"),
    ("market.sizes.population.growth", n("0.012", "%")),
    ("market.sizes.demand-served.value", below("0.4", "%")),
    ("market.sizes.children-5-miles.value", at_least(12500)),
    ("market.competitors.kids-corner.kind", "drop-in"),
    ("market.competitors.kids-corner.size", n(25, "places")),
    ("market.competitors.kids-corner.lacks", ("Drop-in care",)),
    ("market.competitors.jack-and-jill.size", "N/A"),
    ("market.competitors.st-annes.price", between(140, 170, "USD per week")),
    ("market.obstacles.late-licence.impact", 5),
    ("market.obstacles.late-licence.likelihood", 1),
    ("market.obstacles.late-licence.status", "planning"),
    ("segments.by-family.children.working-professionals.size", n(1200, "families")),
    ("actions.sba-loan-application.progress", n("0.8", "%")),
    ("actions.grand-opening.priority", "critical"),
    ("actions.indoor-playscape.cost", n(15000, "USD")),
    ("evidence.s6.date", "2025-10-23"),
]

HACK23: list[tuple[str, Any]] = [
    ("goals.pilots-m6.target.value", n(5)),
    ("goals.mrr-m6.target.value", n(50_000)),
    ("goals.arr-m36.target.value", n(8_500_000)),
    ("goals.year-3-arr.target.value", n(11_000_000)),
    ("goals.year-3-arr.target.by", "Year 3"),
    ("metrics.arr.unit", "EUR"),
    ("metrics.arr.every", "month"),
    ("metrics.cac-payback.every", "quarter"),
    ("metrics.api-uptime.every", "continuous"),
    ("goals.customers-m36.target.value", at_least(100)),
    ("goals.year-3-forecast-error.target.value", below("0.15", "%")),
    ("goals.year-3-data-freshness.target.value", below(24, "hour")),
    ("goals.scale.start", "M7"),
    ("goals.segment-customers-2028.parts.1.count", n(40)),
    ("metrics.services-revenue.forecast.Year 3", (n(1_900_000), n(950_000))),
    ("metrics.decision-intelligence.forecast.Year not stated", (n(2_090_000), n(12_630_000))),
    ("metrics.ebitda.forecast.Year 1", (n(-200_000),)),
    ("metrics.operating-cost.forecast.Year 5", (n(14_700_000),)),
    ("market.sizes.media.value", n(2_800_000_000, "EUR")),
    ("market.sizes.media.addressable", n(8_000_000, "EUR")),
    ("market.sizes.total.growth", n("0.126", "%")),
    ("market.offers.political-intelligence-api.price", n(2500, "EUR")),
    ("market.offers.political-intelligence-api.tiers.1.each", "Custom"),
    ("market.offers.predictive-analytics.tiers.1.each", between(100_000, 300_000, "EUR")),
    ("market.offers.predictive-analytics.tiers.1.per", "election cycle"),
    ("metrics.risk-rules.history.now", (n(50), n(45))),
    ("metrics.revenue.forecast.Year 2", (n(5_500_000), n("1.89", "%"))),
    ("assumptions.contract-chief-risk-officer.value", n(660_000, "EUR")),
    ("assumptions.contract-chief-risk-officer.high", n(500_000, "EUR")),
    ("actions.sales-material.progress", n(1, "%")),
    ("market.swot.threats.partial-source-data.position.x", "0.9"),
    ("market.competitors.bloomberg-government.price", at_least(50_000, "EUR")),
    ("market.competitors.political-intelligence-firms.kind", "group"),
    ("market.obstacles.regulation.impact", 5),
    ("market.obstacles.regulation.likelihood", 1),
    ("segments.by-customer.children.government-agencies.facts.Lifetime value (CLTV)", "at least EUR 2M"),
    ("personas.chief-risk-officer.facts.Annual contract value (ACV)", "EUR 660k"),
    ("actions.seed-round.target", n(500_000, "EUR")),
    ("actions.government-contracts.target", between(2, 3, "contracts")),
    ("actions.enter-norway.due", "2027-Q3"),
    ("decisions.which-crm.options", ("HubSpot", "Salesforce")),
]

FACTS = [("kidszone", *fact) for fact in KIDSZONE] + [("hack23", *fact) for fact in HACK23]


@pytest.mark.parametrize(("name", "path", "wanted"), FACTS, ids=[f"{name}:{path}" for name, path, _ in FACTS])
def test_a_fact_lies_in_its_field(name: str, path: str, wanted: Any) -> None:
    assert at(name, path) == wanted


RISK = ("government-affairs-director", "chief-risk-officer")
LINKS = [
    ("kidszone", "resources.travel-budget", "part_of", ["resources.total-budget"]),
    ("kidszone", "resources.loan", "part_of", ["resources.funding"]),
    ("kidszone", "actions.sba-loan-application", "part_of", ["actions.funding-applications"]),
    ("kidszone", "goals.families-year-3", "after", ["goals.families-year-2"]),
    ("kidszone", "metrics.monthly-rent.forecast.each month.1", "evidence", ["evidence.s5"]),
    ("kidszone", "actions.site-selection", "owner", [None]),
    ("hack23", "market.offers.risk-feed", "for", [f"personas.{who}" for who in RISK]),
    ("hack23", "market.sizes.media", "segments", ["segments.by-customer.children.media"]),
    ("hack23", "goals.segment-customers-2026.parts.1", "segments", ["segments.by-customer.children.media"]),
    ("hack23", "goals.arr-m18", "supports", ["goals.scale"]),
    ("hack23", "actions.api-ecosystem", "after", ["actions.jetty-12", "actions.mobile", "actions.documentation"]),
]


@pytest.mark.parametrize(("name", "path", "field", "wanted"), LINKS, ids=[f"{case[1]}.{case[2]}" for case in LINKS])
def test_a_fact_names_what_it_is_about(name: str, path: str, field: str, wanted: list[str | None]) -> None:
    assert names(case(name), path, field) == wanted


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("kidszone", ["$13.35K", "$273,324", "$160.2K", "25 places", "1:12", "Kid Zone - Drop-in Daycare Center"]),
        ("hack23", ["€2.8B", "€8M", "€950K", "€1.9M", "Custom", "election cycle", "Strategic Sarah", "continuous"]),
    ],
)
def test_figures_are_seen_on_the_pages(name: str, seen: list[str]) -> None:
    assert [figure for figure in seen if figure not in site(name)] == []
