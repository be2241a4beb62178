"""What the rules find in whole strategies, read by eye: `pytest tests/test_case_findings.py --update-golden`.

`findings.txt` of a case has every finding; the contradictions of the originals are named here one by one.
"""

from datetime import date
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest

from groundplan.checking import checked
from groundplan.parse import parse
from groundplan.problems import Problem, Severity
from groundplan.source import read
from groundplan.words import words

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
AS_OF = date(2026, 11, 23)
# The plan of hack23 is of January 2026; what is late since then hides behind its dates.
EARLY = date(2026, 2, 1)


@cache
def problems(file: Path, as_of: date = AS_OF) -> tuple[Problem, ...]:
    return checked(parse(read(file, "strategy.yml")), as_of).problems


def told(file: Path) -> list[str]:
    """Each problem in one line."""
    said = words(parse(read(file, "strategy.yml")).language)
    return [f"{p.position.line}:{p.position.column} {p.severity} {p.code} {said.message(p)}" for p in problems(file)]


@pytest.mark.parametrize("name", ["kidszone", "hack23"])
def test_findings(name: str, update_golden: bool) -> None:
    """They are those that were last accepted, and none is an error."""
    kept, now = CASES / name / "findings.txt", told(CASES / name / "strategy.yml")
    if update_golden:
        kept.write_text("\n".join(now) + "\n", encoding="utf-8", newline="\n")
    old = kept.read_text("utf-8").splitlines()
    if old != now:
        difference = "\n".join(unified_diff(old, now, "findings.txt", "now", lineterm="", n=0))
        pytest.fail(f"{difference}\n\nIf that is right: --update-golden", pytrace=False)
    assert Severity.ERROR not in {problem.severity for problem in problems(CASES / name / "strategy.yml")}


# The ids are those of the fact sheets, which the tags of the items carry.
CONTRADICTIONS = [
    ("kidszone", "X1 four initial investments", "GOA122", "metrics.initial-investment.forecast.before the opening"),
    ("kidszone", "X2 own money and loan are more than all of it", "GOA125", "resources.funding.amount"),
    ("kidszone", "X3 year-1 revenue and its months", "GOA122", "metrics.annual-revenue.forecast.Year 1"),
    ("kidszone", "X4 year-1 expenses", "GOA122", "metrics.annual-expenses.forecast.Year 1"),
    ("kidszone", "X5 year-1 profit", "GOA122", "metrics.annual-profit.forecast.Year 1"),
    ("kidszone", "X6 year-2 profit is not +15 %", "GOA126", "metrics.annual-profit.forecast.Year 2"),
    ("kidszone", "X7 year-2 revenue", "GOA122", "metrics.annual-revenue.forecast.Year 2"),
    ("kidszone", "X8 drop-in rivals", "GOA122", "metrics.drop-in-rivals.history.now"),
    ("kidszone", "X9 youngest child", "GOA122", "metrics.youngest-child.forecast.at the opening"),
    ("kidszone", "X10 monthly rent", "GOA122", "metrics.monthly-rent.forecast.each month"),
    ("kidszone", "X11 families of the market and of its segments", "MKT213", "market.sizes.families-in-market.value"),
    ("kidszone", "X12 first profitable month", "GOA122", "metrics.break-even.forecast.first profitable month"),
    ("kidszone", "M1, M10 two tables of monthly revenue", "GOA122", "metrics.monthly-revenue.forecast.M1"),
    ("kidszone", "M2, M10 two tables of monthly expenses", "GOA122", "metrics.monthly-expenses.forecast.M1"),
    ("kidszone", "M3, M10 the second month", "GOA122", "metrics.monthly-net.forecast.M2"),
    ("kidszone", "A5, A5b pending, and 80 % done", "ACT615", "actions.funding-applications.status"),
    ("hack23", "G4a, K1 two ARR of Year 3", "GOA112", "goals.year-3-arr.target.value"),
    ("hack23", "G3a, ML3 one ARR at two dates", "GOA128", "goals.arr-m18.target.value"),
    ("hack23", "G2c, A7 case studies after their phase", "ACT607", "actions.write-case-studies.due"),
    ("hack23", "Y6 services of Year 3", "GOA122", "metrics.services-revenue.forecast.Year 3"),
    ("hack23", "Y7 a total and its parts", "GOA122", "metrics.decision-intelligence.forecast.Year not stated"),
    ("hack23", "V1 number of rules", "GOA122", "metrics.risk-rules.history.now"),
    ("hack23", "V2 number of frameworks", "GOA122", "metrics.analysis-frameworks.history.now"),
    ("hack23", "P1 contract above the budget", "EVI706", "assumptions.contract-government-affairs.value"),
    ("hack23", "P2 contract above the budget", "EVI706", "assumptions.contract-chief-risk-officer.value"),
    ("hack23", "A2 open, and ticked as done", "ACT612", "actions.sales-material.progress"),
]


@pytest.mark.parametrize(
    ("name", "what", "code", "path"), CONTRADICTIONS, ids=[f"{c[0]} {c[1]}" for c in CONTRADICTIONS]
)
def test_a_contradiction_of_the_original_is_found(name: str, what: str, code: str, path: str) -> None:
    as_of = EARLY if code == "ACT607" else AS_OF
    assert (code, path) in {(p.code, p.path) for p in problems(CASES / name / "strategy.yml", as_of)}, what


def test_what_adds_up_in_the_originals_is_left_alone() -> None:
    """Sums and growths that are right: lines of the budget, customers by segment, stated growth of revenue."""
    found = {problem.path for name in ("kidszone", "hack23") for problem in problems(CASES / name / "strategy.yml")}
    right = ["resources.total-budget.amount", "resources.total-budget.spent", "market.sizes.families-in-segments.value"]
    right += [f"goals.segment-customers-{year}.parts" for year in (2026, 2027, 2028)]
    right += [f"metrics.revenue.forecast.Year {year}" for year in (2, 3, 4, 5)]
    right += [f"metrics.annual-{what}.forecast.Year 3" for what in ("revenue", "expenses")]
    assert [path for path in right if path in found] == []


# Files that people are shown: what is left of advice there, and why that is right.
SHOWN = [
    # Two departments counted; the page shows how that looks.
    ("strategy.yml", [("GOA122", "metrics.qualified-leads.history.2023")]),
    # The same; and one dislike that is still open, for the pages to show.
    (
        "templates/init/zh/example.yml",
        [
            ("GOA122", "metrics.线索.history.2024"),
            ("JNY404", "journeys.工厂购买.dislikes.开票慢"),
        ],
    ),
]


@pytest.mark.parametrize(("file", "advice"), SHOWN, ids=[file for file, _ in SHOWN])
def test_the_demonstration_and_the_example_have_no_warning(file: str, advice: list[tuple[str, str]]) -> None:
    found = problems(ROOT / file)
    assert {problem.severity for problem in found} <= {Severity.ADVICE}
    assert [(problem.code, problem.path) for problem in found] == advice
