"""Who sees what: what an audience is not shown, what goes with it, and which numbers are withheld."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from groundplan.checking import looked_at
from groundplan.cli import main
from groundplan.figures import figures
from groundplan.model.digest import digest
from groundplan.parse import Parsed
from groundplan.parse.seen import hidden_from, seen_by
from groundplan.plan import Plan, plan_of
from groundplan.plan.progress import Pace
from groundplan.plan.seen import seen_plan
from inline import found, names, parsed
from pages.helpers import markdown_of, read_by_people

HEAD = "strategy: {title: T, audiences: [public, team, leaders], default_audience: team"
DAY = date(2026, 7, 1)


def strategy(more: str, head: str = "") -> Parsed:
    """A strategy for three audiences, where what says nothing is for the team."""
    result = parsed(f"{HEAD}{head}}}\n{more}")
    assert result.ok, found(result)
    return result


def paths(result: Parsed, audience: str) -> list[str]:
    """What an audience sees of the items, without the head of the file."""
    return [path for path in seen_by(result, audience).index.entries if path != "strategy"]


def seen(more: str, audience: str = "team", head: str = "") -> Plan:
    return seen_plan(plan_of(strategy(more, head), DAY), audience)


# ---- what does not fit ----


def test_what_is_for_more_people_than_its_place_is_an_error() -> None:
    text = f"{HEAD}}}\npersonas: {{p: {{title: Buyer, audience: leaders, challenges: {{c: {{audience: team}}}}}}}}\n"
    result = parsed(text)
    assert found(result) == [(2, 76, "FMT232")]
    (problem,) = result.problems
    assert problem.args == {"what": "c", "audience": "team", "parent": "Buyer", "narrower": "leaders"}
    assert problem.path == "personas.p.challenges.c.audience"


def test_narrower_and_equal_children_are_right() -> None:
    text = "personas: {p: {audience: public, challenges: {c: {audience: leaders}, d: {audience: public}, e: }}}\n"
    assert paths(strategy(text), "public") == ["personas.p", "personas.p.challenges.d", "personas.p.challenges.e"]


@pytest.mark.parametrize("path", ["strategy.title", "strategy"])
def test_no_site_is_without_a_title(path: str) -> None:
    assert found(parsed(f"{HEAD}, private: {{leaders: [{path}]}}}}\n")) == [(1, 102, "FMT233")]


# ---- items ----


def test_an_item_is_for_its_own_audience_and_narrower_ones() -> None:
    text = "goals: {a: {audience: public}, b: , c: {audience: leaders}}\n"
    assert [paths(strategy(text), who) for who in ("public", "team", "leaders")] == [
        ["goals.a"],
        ["goals.a", "goals.b"],
        ["goals.a", "goals.b", "goals.c"],
    ]


def test_without_a_default_the_widest_sees_what_says_nothing() -> None:
    result = parsed("strategy: {title: T, audiences: [all, few]}\ngoals: {a: , b: {audience: few}}\n")
    assert paths(result, "all") == ["goals.a"]


def test_whatever_names_an_item_forgets_it() -> None:
    text = """
goals: {open: {supports: [secret, other]}, other: , secret: {audience: leaders}}
team: {boss: {audience: leaders}, seller: {reports_to: boss}}
actions: {a: {serves: [secret, open], owner: [boss, seller, a friend], adds: {boss: 2, seller: 1}}}
decisions: {d: {affects: [goals.secret, goals.open]}}
"""
    shown = seen_by(strategy(text), "team")
    assert names(shown, "goals.open", "supports") == ["goals.other"]
    assert names(shown, "actions.a", "serves") == ["goals.open"]
    assert names(shown, "actions.a", "owner") == ["team.seller", None]
    assert names(shown, "actions.a", "adds") == ["team.seller"]
    assert names(shown, "team.seller", "reports_to") == []
    assert names(shown, "decisions.d", "affects") == ["goals.open"]


def test_an_item_whose_id_is_that_of_another_goes_with_it() -> None:
    text = """
market: {competitors: {acme: {audience: leaders}, zeta: }}
journeys: {j: {stages: {s: {competitors: {acme: {does: calls daily}, zeta: {does: nothing}}}}}}
"""
    assert "journeys.j.stages.s.competitors.acme" not in paths(strategy(text), "team")
    assert "journeys.j.stages.s.competitors.zeta" in paths(strategy(text), "team")


def test_a_rate_of_a_hidden_team_is_hidden_as_a_whole() -> None:
    """`3 per month` would be another target than `3 per person and month`."""
    text = "team: {boss: {audience: leaders}}\ngoals: {g: {target: {value: 3, per: [boss, month]}}}\n"
    goal = seen_by(strategy(text), "team").strategy.goals["g"]
    assert goal.target is None


def test_paths_and_settings_about_what_is_hidden_are_gone() -> None:
    text = """
goals: {open: , secret: {audience: leaders}}
team: {seller: {quota: 1M}, boss: {audience: leaders}}
assumptions: {a: {feeds: [goals.secret.target.value, goals.open.target.value, team.seller.quota]}}
scenarios: {s: {changes: {goals.secret.how: x, goals.open.owner: boss, goals.open.how: y, team.seller.quota: 2M}}}
"""
    head = ", private: {leaders: [team.*.quota]}, checks: {ignore: {GOA104 secret: why, GOA104 open: because}}"
    shown = seen_by(strategy(text, head), "team").strategy
    assert shown is not None
    assert shown.assumptions["a"].feeds == ("goals.open.target.value",)
    assert list(shown.scenarios["s"].changes) == ["goals.open.how"]
    assert shown.strategy.checks is not None
    assert list(shown.strategy.checks.ignore) == ["GOA104 open"]
    assert (shown.strategy.audiences, shown.strategy.private) == (("public", "team"), {})


def test_a_number_that_counts_what_is_hidden_leads_nowhere() -> None:
    shown = seen_by(
        strategy("""\
goals: {g: {parts: [{title: a}, {title: b, audience: leaders}, {title: c, count: 3}]}}
assumptions: {a: {value: 3, feeds: [goals.g.parts.0.count, goals.g.parts.2.count]}}
scenarios: {s: {changes: {goals.g.parts.2.count: 5, goals.g.parts.0.count: 6}}}
"""),
        "team",
    ).strategy
    assert shown is not None
    assert shown.assumptions["a"].feeds == ("goals.g.parts.0.count",)
    assert list(shown.scenarios["s"].changes) == ["goals.g.parts.0.count"]


# ---- fields ----


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("team.*.quota", {"team.a": {"title", "headcount"}, "team.b": {"title"}}),
        ("team.a", {"team.b": {"title", "quota"}}),
        ("team", {}),
    ],
)
def test_private_fields(path: str, left: dict[str, set[str]]) -> None:
    text = "team: {a: {title: A, quota: 1M, headcount: 3}, b: {title: B, quota: 2M}}\n"
    shown = seen_by(strategy(text, f', private: {{leaders: ["{path}"]}}'), "team")
    assert {e.path: e.item.model_fields_set for e in shown.index.entries.values() if e.chapter == "team"} == left


def test_private_below_dates_labels_and_numbers() -> None:
    text = """
metrics: {m: {history: {2024: [{value: 1, note: a}, {value: 2}], 2025: 3}}}
personas: {p: {basics: {pay: 60k, city: Rome}}}
goals: {g: {check_ins: {2026-01-31: 4, 2026-02-28: 5}}}
"""
    head = ', private: {leaders: ["metrics.*.history.*.value", personas.p.basics.pay, goals.g.check_ins.2026-01-31]}'
    shown = seen_by(strategy(text, head), "team").strategy
    assert shown is not None
    figures_ = [each for held in shown.metrics["m"].history.values() for each in held]
    assert [(each.value, each.note) for each in figures_] == [(None, "a"), (None, None), (None, None)]
    assert shown.personas["p"].basics == {"city": "Rome"}
    assert [str(when) for when in shown.goals["g"].check_ins] == ["2026-02-28"]


def test_the_head_of_the_file_is_for_the_default_audience() -> None:
    head = ", vision: We win, organization: Tools, currency: EUR, owner: us, not_doing: [calls], absent: {market: no}"
    public = seen_by(strategy("goals: {a: {audience: public}}\n", head), "public").strategy
    assert public is not None
    stated = public.strategy.model_fields_set
    assert stated == {"title", "organization", "currency", "audiences"}
    opened = seen_by(strategy("", f"{head}, audience: public"), "public").strategy
    assert opened is not None
    assert opened.strategy.vision == "We win"


def test_former_ids_of_what_is_hidden_are_hidden_in_the_past() -> None:
    text = "goals: {g: {audience: leaders, was: [h, i]}}\n"
    assert {"goals.g", "goals.h", "goals.i"} <= hidden_from(strategy(text), "team")
    assert "goals.h" not in hidden_from(strategy(text), "leaders")


def test_an_approval_of_the_whole_is_one_of_what_is_seen() -> None:
    result = strategy("goals: {a: {audience: public}, b: {audience: leaders}}\n", ", approved: {digest: X}")
    assert result.strategy is not None
    signed = strategy(
        "goals: {a: {audience: public}, b: {audience: leaders}}\n", f", approved: {{digest: {digest(result.strategy)}}}"
    )
    for stated, holds in ((result, False), (signed, True)):
        shown = seen_by(stated, "team").strategy
        assert shown is not None
        assert shown.strategy.approved is not None
        assert (shown.strategy.approved.digest == digest(shown)) is holds
        assert stated.strategy is not None
        assert shown.strategy.approved.digest != digest(stated.strategy)


# ---- numbers ----

FUNNEL = """
team: {ae: {headcount: 12, quota: 1.2M}}
metrics: {sales: {unit: CNY, measure: total}}
goals:
  grow: {metric: sales, baseline: 10M, target: {value: 13M, by: 2026-12-31}, check_ins: {2026-06-30: 6M}}
  north: {metric: sales, baseline: 0, target: 1M, supports: grow%s}
  south: {metric: sales, baseline: 0, target: 2M, supports: grow}
pipelines:
  p:
    {goal: grow, team: ae, must_win: increase, deal_size: 25k, stages: {lead: {conversion: 40%%}, won: {outcome: won}}}
"""
PERIOD = ", period: {start: 2026-01-01, end: 2026-12-31}, currency: CNY"


def test_a_number_that_hangs_on_what_is_hidden_is_withheld() -> None:
    """3,000,000 must be won; without the size of a deal nobody can say in how many deals."""
    plan = seen(FUNNEL % "", head=f"{PERIOD}, private: {{leaders: [pipelines.p.deal_size]}}")
    data = figures(plan, plan.scenarios)
    assert data["pipelines"]["p"]["must_win"] == 3_000_000
    assert data["pipelines"]["p"]["deals"] is None
    assert data["pipelines"]["p"]["stages"]["lead"]["entries"] is None
    assert {path for path in plan.withheld if path.startswith("goals")} == set()
    assert {"pipelines.p.deals", "pipelines.p.stages.lead.entries"} <= plan.withheld


def test_a_sum_with_a_hidden_child_is_withheld() -> None:
    plan = seen(FUNNEL % ", audience: leaders", head=PERIOD)
    goal = plan.numbers.goals["grow"]
    assert not goal.cascade.sum.is_known
    assert [share.goal.id for share in goal.cascade.shares] == ["south"]
    assert plan.withheld == {"goals.grow.cascade.sum", "goals.grow.cascade.coverage"}


def test_what_is_the_same_without_it_is_shown() -> None:
    plan = seen("goals: {a: {baseline: 1, target: 3}, b: {supports: a, audience: leaders}}\n")
    assert plan.withheld == set()
    assert figures(plan, {})["goals"]["a"]["change"] == 2


def test_hidden_check_ins_are_no_missing_ones() -> None:
    plan = seen(FUNNEL % "", head=f"{PERIOD}, private: {{leaders: [goals.grow.check_ins]}}")
    assert plan.numbers.goals["grow"].progress.pace is Pace.WITHHELD
    assert {"goals.grow.progress", "goals.grow.latest", "goals.grow.pace"} <= plan.withheld


def test_a_scenario_that_changes_something_hidden_is_withheld() -> None:
    text = FUNNEL % "" + 'scenarios: {big: {changes: {pipelines.p.deal_size: 50k, "pipelines.p.must_win": 2M}}}\n'
    plan = seen(text, head=f"{PERIOD}, private: {{leaders: [pipelines.p.deal_size]}}")
    data = figures(plan, plan.scenarios)["scenarios"]["big"]["pipelines"]["p"]
    assert (data["must_win"], data["deals"]) == (2_000_000, None)
    assert "scenarios.big.pipelines.p.deals" in plan.withheld


def test_coverage_counts_what_is_seen() -> None:
    text = """
market: {swot: {weaknesses: {w: , v: {audience: leaders}, u: }}}
actions: {a: {addresses: [u]}, s: {addresses: w, audience: leaders}}
"""
    covered = seen(text).numbers.coverage["weakness"]
    assert (covered.answered, len(covered.asked)) == (1, 2)


def test_findings_are_those_of_both() -> None:
    """On the team's site nobody is told that `w` has no answer: a secret action is one."""
    text = """
market: {swot: {weaknesses: {w: , u: }}}
actions: {s: {addresses: w, audience: leaders}}
"""
    (_, whole), (_, team) = (looked_at(strategy(text), DAY, audience) for audience in ("", "team"))
    open_ones = [[each.path for each in found.problems if each.code == "MKT204"] for found in (whole, team)]
    assert open_ones == [["market.swot.weaknesses.u"], ["market.swot.weaknesses.u"]]


# ---- pages and commands ----


def test_the_page_says_what_it_does_not_show() -> None:
    text = f"{HEAD}{PERIOD}, private: {{leaders: [pipelines.p.deal_size]}}}}\n{FUNNEL % ''}"
    shown = " ".join(read_by_people(markdown_of(text, "pipelines.md", audience="team")).split())
    assert "Not shown to this audience deals , entries by stage" in shown
    assert "25" not in shown


def test_commands_know_the_audiences(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "strategy.yml").write_text(f"{HEAD}}}\ngoals: {{open: , secret: {{audience: leaders}}}}\n", "utf-8")
    (tmp_path / "old.yml").write_text(f"{HEAD}}}\ngoals: {{secret: }}\n", "utf-8")

    def run(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, arguments)
        return done.exit_code, done.output

    assert run("build", "--audience", "leader")[0] == 2
    assert "did you mean `leaders`?" in run("render", "out", "--audience", "leader")[1]
    assert "secret" not in run("schema", "--ids", "--audience", "team")[1]
    assert "secret" in run("schema", "--ids", "--audience", "Leaders")[1]
    code, said = run("diff", "old.yml", "--audience", "team", "--format", "json")
    assert code == 0
    assert "secret" not in said
    assert [(each["kind"], each["path"]) for each in json.loads(said)["changes"]] == [("item_added", "goals.open")]


def test_what_is_wrong_with_a_version_is_not_told_to_an_audience(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "strategy.yml").write_text(f"{HEAD}}}\n", "utf-8")
    (tmp_path / "old.yml").write_text(f"{HEAD}}}\ngoals: {{g: {{titel: secret}}}}\n", "utf-8")
    for form in ("text", "markdown", "json"):
        said = CliRunner().invoke(main, ["diff", "old.yml", "--audience", "team", "--format", form]).output
        assert "titel" not in said, form
        assert "old" in said
