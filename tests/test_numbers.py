"""`groundplan numbers`: the shape of its JSON, and the text for people in both languages."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from groundplan.cli import main
from groundplan.figures import number
from groundplan.report import width

# The example of the design: 3M more in deals of 25k; 12 people book three more prospects a month each.
STRATEGY = """\
strategy: {title: Plan, currency: CNY, period: {start: 2026-01-01, end: 2026-12-31}}
team: {sellers: {title: Sellers, headcount: 12, quota: 1.2M, attainment: 60%}}
metrics: {revenue: {title: Revenue, unit: CNY, measure: total, history: {2022: 5M, 2023: 6M, 2024: 9M, 2025: 10M}}}
goals:
  grow:
    title: Grow
    metric: revenue
    baseline: {value: 10M, date: 2025-12-31}
    target: {value: +30%, by: 2026-12-31}
    check_ins: {2026-06-30: 6M}
    why: Because.
  booked: {title: Book more, target: {value: +3, per: [sellers, month], by: 2026-12-31}, stage: booked, supports: grow}
  quick: {title: Be quick, target: {value: 3..5}}
  loud: {title: Be loud, supports: grow}
market: {swot: {weaknesses: {slow: We are slow}}}
pipelines:
  direct:
    title: Direct
    goal: grow
    must_win: increase
    deal_size: 25k
    team: sellers
    stages:
      lead: {title: Lead, conversion: 40%}
      booked: {title: Booked, conversion: {value: 30%, low: 25%, high: 40%}}
      won: {title: Won, outcome: won}
assumptions:
  size: {title: Size, low: 20k, high: 30k, feeds: [pipelines.direct.deal_size]}
  nothing: {title: Nothing, low: 1, high: 2, feeds: [strategy.summary]}
scenarios:
  cautious: {title: Cautious, changes: {pipelines.direct.deal_size: 20k}}
"""
LEAD = {
    "entries": 1000,
    "range": {"low": 750, "high": 1200},
    "months": 12,
    "per_month": 1000 / 12,
    "per_person_per_month": 1000 / 144,
    "last_useful": None,
}
NO_RATE = {"planned": None, "needed": None, "planned_entries": None, "needed_entries": None}
SMART = dict.fromkeys(("specific", "measurable", "attainable", "relevant", "time_bound"), False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the strategy, and English as the system's language."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    (tmp_path / "strategy.yml").write_text(STRATEGY)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ("numbers", "--as-of", "2026-07-01", *arguments), catch_exceptions=False)


def numbers(*arguments: str) -> dict[str, Any]:
    done = run("--format", "json", *arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


# ---- JSON ----


def test_the_whole_has_every_key(folder: Path) -> None:
    found = numbers()
    wanted = ["as_of", "goals", "pipelines", "capacity", "history", "coverage", "scenarios", "sensitivity"]
    assert list(found) == wanted
    assert found["as_of"] == "2026-07-01"
    (folder / "strategy.yml").write_text("strategy: {title: T}\n")
    assert numbers() == {
        **{key: {} for key in wanted},
        "as_of": "2026-07-01",
        "sensitivity": [],
    }


def test_a_goal(folder: Path) -> None:
    goal = numbers()["goals"]["grow"]
    assert goal == {
        "baseline": 10_000_000,
        "target": 13_000_000,
        "change": 3_000_000,
        "latest": 6_000_000,
        "progress": 6 / 13,
        "expected": 182 / 365,
        "pace": "on_track",
        "smart": {
            **SMART,
            "specific": True,
            "measurable": True,
            "attainable": True,
            "relevant": True,
            "time_bound": True,
        },
        "cascade": {"sum": 3_240_000, "coverage": 1.08, "missing": ["loud"]},
        "rate": NO_RATE,
        "needed_growth": 0.3,
    }


def test_a_rate(folder: Path) -> None:
    assert numbers()["goals"]["booked"]["rate"] == {
        "planned": 3,
        "needed": 400 / 144,
        "planned_entries": 432,
        "needed_entries": 400,
    }


def test_a_band_has_two_ends_and_what_is_not_stated_is_null(folder: Path) -> None:
    goals = numbers()["goals"]
    assert goals["quick"]["target"] == {"low": 3, "high": 5}
    assert goals["loud"] == {
        **dict.fromkeys(("baseline", "target", "change", "latest", "progress"), None),
        "expected": 182 / 365,
        "pace": "no_data",
        "smart": {**SMART, "relevant": True},
        "cascade": {"sum": None, "coverage": None, "missing": []},
        "rate": NO_RATE,
        "needed_growth": None,
    }


def test_a_pipeline(folder: Path) -> None:
    pipeline = numbers()["pipelines"]["direct"]
    assert (pipeline["must_win"], pipeline["deals"]) == (3_000_000, 120)
    assert list(pipeline["stages"]) == ["lead", "booked", "won"]
    assert pipeline["stages"]["lead"] == LEAD
    assert pipeline["stages"]["won"]["range"] is None


def test_capacity(folder: Path) -> None:
    """12 x 1.2M / 12 x 60 % is 720k a month; `increase` leaves what must be sold in all unknown."""
    capacity = numbers()["capacity"]["sellers"]
    months = capacity.pop("months")
    assert capacity == {"total": 8_640_000, "needed": None, "hires_needed": None, "hire_by": None}
    assert len(months) == 12
    assert months[0] == {"month": "2026-01", "people": 12, "capacity": 720_000}


def test_history_and_coverage(folder: Path) -> None:
    found = numbers()
    assert found["history"]["revenue"] == {
        "growth": {"2023": 0.2, "2024": 0.5, "2025": 1 / 9},
        "lowest": 1 / 9,
        "median": 0.2,
        "best": 0.5,
    }
    assert found["coverage"]["weakness"] == {"answered": 0, "all": 1, "open": ["market.swot.weaknesses.slow"]}


def test_scenarios_have_the_same_shapes(folder: Path) -> None:
    found = numbers()
    cautious = found["scenarios"]["cautious"]
    assert list(cautious) == ["goals", "pipelines", "capacity"]
    assert cautious["pipelines"]["direct"]["stages"]["lead"]["entries"] == 1250
    assert list(cautious["goals"]["grow"]) == list(found["goals"]["grow"])


def test_sensitivity(folder: Path) -> None:
    size, nothing = numbers()["sensitivity"]
    entries = {"lead": 1250, "booked": 500, "won": 150}
    assert size == {
        "assumption": "size",
        "path": "assumptions.size",
        "feeds": ["pipelines.direct.deal_size"],
        "swing": 5 / 12,
        "low": {"value": "20k", "pipelines": {"direct": {"must_win": 3_000_000, "deals": 150, "entries": entries}}},
        "high": {
            "value": "30k",
            "pipelines": {
                "direct": {
                    "must_win": 3_000_000,
                    "deals": 100,
                    "entries": {"lead": 2500 / 3, "booked": 1000 / 3, "won": 100},
                }
            },
        },
    }
    assert (nothing["assumption"], nothing["swing"], nothing["low"]["pipelines"]) == ("nothing", None, {})


def test_what_may_be_more_or_less_has_two_ends(folder: Path) -> None:
    """3M / 25k..30k is 100..120 deals."""
    (folder / "strategy.yml").write_text(STRATEGY.replace("deal_size: 25k", "deal_size: 25k..30k"))
    pipeline = numbers()["pipelines"]["direct"]
    assert (pipeline["must_win"], pipeline["deals"]) == (3_000_000, {"low": 100, "high": 120})
    assert pipeline["stages"]["won"]["per_month"] == {"low": 100 / 12, "high": 10}


def test_the_text_says_that_nothing_is_left_to_win(folder: Path) -> None:
    text = STRATEGY.replace("value: +30%", "value: 9M")
    (folder / "strategy.yml").write_text(text)
    assert "0: nothing is left to win (-CN¥1M / CN¥25K)" in run().stdout


def test_one_scenario_as_the_plan(folder: Path) -> None:
    plan, cautious = numbers(), numbers("--scenario", "cautious")
    assert cautious["pipelines"] == plan["scenarios"]["cautious"]["pipelines"]
    assert cautious["scenarios"] == plan["scenarios"]


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (None, None),
        (Fraction(12), 12),
        (Fraction(1, 3), 1 / 3),
        (Fraction(-5, 2), -2.5),
        (Fraction(10**400, 3), 10**400 // 3),
    ],
)
def test_a_number_is_an_int_when_it_is_whole_else_the_nearest_double(
    exact: Fraction | None, shown: int | float | None
) -> None:
    found = number(exact)
    assert (found, type(found)) == (shown, type(shown))


# ---- text ----


def test_the_text_says_what_people_ask(folder: Path) -> None:
    lines = run().stdout.splitlines()
    assert lines[0] == "Plan, as of 1 Jul 2026"
    for line in (
        "Grow" + " " * 68 + "on track",
        "  aim       CN¥10M to CN¥13M, +CN¥3M, by 31 Dec 2026",
        "  progress  46.2%, 49.9% expected by now",
        "  fed by    CN¥3.24M of CN¥3M, 108%",
        "            nothing measurable from: Be loud",
        "  rate      3 planned, 2.78 needed, per Sellers, 1 month",
        "  must win  CN¥3M = CN¥13M - CN¥10M",
        "  deals     120 = CN¥3M / CN¥25K",
        "  stage   entries    between  go on  a month  a person        until",
        "  Lead      1,000  750–1,200    40%    83.33      6.94   not stated",
        "  can sell   CN¥8.64M",
        "  must sell  not stated",
        "  Revenue  +11.1%    +20%  +50%",
        "  weaknesses  0/1, still open: We are slow",
        "          Cautious      150        1,250",
        "  Direct          1,250        833  41.7%",
    ):
        assert line in lines, line


def test_the_text_of_a_scenario_says_so(folder: Path) -> None:
    lines = run("--scenario", "cautious").stdout.splitlines()
    assert lines[0] == "Plan, as of 1 Jul 2026, scenario Cautious"
    assert "  deals     150 = CN¥3M / CN¥20K" in lines


def test_the_text_is_in_the_language_of_the_strategy_and_keeps_its_columns(folder: Path) -> None:
    chinese = STRATEGY.replace("{title: Plan,", "{title: 计划, language: zh,").replace(
        "title: Lead,", "title: 有效线索,"
    )
    (folder / "strategy.yml").write_text(chinese, encoding="utf-8")
    lines = run().stdout.splitlines()
    assert lines[0] == "计划（截至2026年7月1日）"
    assert "  需赢得    ¥300万 = ¥1300万 - ¥1000万" in lines
    table = lines[lines.index("  单数      120 = ¥300万 / ¥2.5万") + 1 :][:4]
    assert table[1] == "  有效线索   1,000  750–1,200     40%  83.33      6.94          未说明"
    assert {width(line) for line in table} == {width(table[1])}


def test_no_line_is_wider_than_a_terminal(folder: Path) -> None:
    for title in ("a very long title " * 9, "很长的标题" * 20, "x" * 200):
        longer = STRATEGY.replace("title: Grow", f"title: {title}").replace("title: Lead", f"title: {title}")
        longer = longer.replace("title: Be loud", f"title: {title}").replace("title: Cautious", f"title: {title}")
        (folder / "strategy.yml").write_text(longer.replace("We are slow", title), encoding="utf-8")
        assert max(map(width, run().stdout.splitlines())) <= 80


def test_a_strategy_of_a_title_has_a_head_only(folder: Path) -> None:
    (folder / "strategy.yml").write_text("strategy: {title: T}\n")
    assert run().stdout == "T, as of 1 Jul 2026\n"


# ---- mistakes ----


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        ("cautous", "there is no scenario `cautous`; did you mean `cautious`?\n"),
        ("zzz", "there is no scenario `zzz`\n"),
        ("", "there is no scenario ``\n"),
    ],
)
def test_a_scenario_that_is_not_there(folder: Path, scenario: str, said: str) -> None:
    done = run("--scenario", scenario)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", said)


def test_a_strategy_with_errors_says_them_and_no_numbers(folder: Path) -> None:
    (folder / "strategy.yml").write_text(STRATEGY.replace("baseline:", "base:"))
    done = run("--format", "json")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("strategy.yml:8:5: error FMT201 ")
