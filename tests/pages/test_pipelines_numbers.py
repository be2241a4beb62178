"""The funnel worked backwards, capacity and scenarios on the page of pipelines: numbers worked by hand."""

import pytest

from groundplan.pages.pipelines import PipelinesView
from groundplan.pages.views import Figure
from pages.helpers import markdown_of, page_of, read_by_people
from pages.test_goals_numbers import FULL

TEAM = FULL.replace("headcount: 12}", "headcount: 12, quota: 1.2M, attainment: 60%, ramp_months: 4}")


def _view(text: str) -> PipelinesView:
    view = page_of(text, "pipelines").view
    assert isinstance(view, PipelinesView)
    return view


def _texts(*figures: Figure | None) -> list[str]:
    return [figure.text if figure else "" for figure in figures]


def test_must_win_and_deals() -> None:
    funnel = _view(FULL).pipelines[0].funnel
    assert funnel is not None
    assert funnel.must_win == Figure("CN¥3M", "pipelines.direct.must_win", "3000000", ("CN¥13M − CN¥10M = CN¥3M",))
    assert funnel.deals == Figure("120", "pipelines.direct.deals", "120", ("CN¥3M / CN¥25K = 120",))
    assert (funnel.missing, funnel.open_wins) == ("", "")


@pytest.mark.parametrize(
    ("rule", "working"),
    [
        ("all", "The whole target: CN¥13M"),
        ("{keep: 88%}", "CN¥13M − 88% × CN¥10M = CN¥4.2M"),
        ("2M", "As the strategy states it"),
        ("increase\n    share: 60%", "60% × (CN¥13M − CN¥10M) = CN¥1.8M"),
        ("all\n    share: 60%", "60% × CN¥13M = CN¥7.8M"),
    ],
)
def test_must_win_in_every_way(rule: str, working: str) -> None:
    funnel = _view(FULL.replace("must_win: increase", f"must_win: {rule}")).pipelines[0].funnel
    assert funnel is not None
    assert funnel.must_win is not None
    assert funnel.must_win.working == (working,)


def test_the_stages_backwards() -> None:
    """120 won need 400 booked and 1,000 leads; 400 in 12 months are 33.33, over 144 person-months 2.78."""
    funnel = _view(FULL).pipelines[0].funnel
    assert funnel is not None
    lead, booked, won = funnel.rows
    assert [row.entries.text for row in funnel.rows] == ["1,000", "400", "120"]
    assert [row.width for row in funnel.rows] == [100.0, 40.0, 12.0]
    assert booked.entries.working == ("won 120 / 30% go on = 400",)
    assert booked.per_month == Figure(
        "33.33",
        "pipelines.direct.stages.booked.per_month",
        "33.333333333333336",
        ("400 / 12 months = 33.33", "From 1 Jan 2026 to 31 Dec 2026"),
    )
    assert booked.per_person.working == ("400 / 144 person-months of the team = 2.78",)
    assert [row.conversion for row in (lead, booked, won)] == ["40%", "30%", ""]
    assert (funnel.has_spread, funnel.has_people, funnel.has_days) == (False, True, False)
    assert [(each.goal.text, *_texts(each.planned, each.needed), each.badge.text) for each in booked.fillings] == [
        ("Booked", "432", "400", "enough")
    ]


def test_days_set_the_last_useful_day() -> None:
    """20 and 10 days before the end of the year."""
    days = FULL.replace("{conversion: 40%}", "{conversion: 40%, days: 10}").replace("30%}, won", "30%, days: 20}, won")
    funnel = _view(days).pipelines[0].funnel
    assert funnel is not None
    assert funnel.has_days
    assert _texts(*(row.last_useful for row in funnel.rows)) == ["1 Dec 2026", "11 Dec 2026", "31 Dec 2026"]
    assert funnel.rows[0].last_useful.working == ("31 Dec 2026 − (10 + 20) days = 1 Dec 2026",)
    assert funnel.rows[1].last_useful.working == ("31 Dec 2026 − 20 days = 11 Dec 2026",)


def test_a_range_of_conversions() -> None:
    """120 / 20 % = 600, 120 / 40 % = 300."""
    funnel = (
        _view(FULL.replace("{conversion: 30%}", "{conversion: {value: 30%, low: 20%, high: 40%}}")).pipelines[0].funnel
    )
    assert funnel is not None
    spread = funnel.rows[1].spread
    assert spread is not None
    assert (spread.text, spread.value) == ("300–600", '{"low": 300, "high": 600}')


def test_open_deals_count() -> None:
    """40 open at 30 % are 12 wins less: 108."""
    funnel = _view(FULL.replace("booked: {conversion: 30%}", "booked: {conversion: 30%, open: 40}")).pipelines[0].funnel
    assert funnel is not None
    assert funnel.deals is not None
    assert funnel.deals.working == ("CN¥3M / CN¥25K = 120", "120 − 12 expected from deals that are open = 108")
    assert funnel.open_wins == "12 more expected from deals that are open"


def test_what_is_missing_is_one_line() -> None:
    bare = "pipelines: {p: {stages: {a: {title: First}, won: {outcome: won}}}}"
    funnel = _view(bare).pipelines[0].funnel
    assert funnel is not None
    assert (funnel.must_win, funnel.deals, funnel.rows) == (None, None, ())
    assert funnel.missing == (
        "To work out all of the funnel, the strategy still has to state: a goal, or an amount to win, "
        "the share that goes on from “First”, when the goal is due, or the period"
    )
    assert "not stated" not in read_by_people(markdown_of(bare, "pipelines.md"))


def test_a_pipeline_that_wants_no_funnel_has_none() -> None:
    assert [each.funnel for each in _view("pipelines: {p: {}, q: {stages: [a]}}").pipelines] == [None, None]


def test_capacity_by_month() -> None:
    """12 x 1.2M / 12 x 60 % = 720k a month, 8.64M a year; 13M are needed when all must be won."""
    view = _view(TEAM.replace("must_win: increase", "must_win: all"))
    (team,) = view.capacity
    assert _texts(team.total, team.needed, team.gap) == ["CN¥8.64M", "CN¥13M", "CN¥4.36M"]
    assert team.months[0].capacity == Figure(
        "CN¥720K",
        "capacity.reps.months.0.capacity",
        "720000",
        ("12 people at full strength × CN¥1.2M / 12 × 60% = CN¥720K",),
    )
    assert (len(team.months), team.months[0].people.text, team.months[0].width) == (12, "12", 100.0)
    assert team.badge is not None
    assert team.badge.text == "not enough"


def test_people_who_join_are_told() -> None:
    """Two from 1 April: 14 people, of whom the new ones sell an eighth in the first of four months: 12.25."""
    joined = TEAM + "actions: {hire: {title: Hire, due: 2026-03-31, adds: {reps: 2}}}\n"
    (team,) = _view(joined).capacity
    april = team.months[3]
    assert (april.people.text, april.people.working) == ("14", ("12 at the start", "+2: Hire, from Apr 2026"))
    assert april.capacity.working == ("12.25 people at full strength × CN¥1.2M / 12 × 60% = CN¥735K",)


def test_no_quota_no_capacity() -> None:
    assert _view(FULL).capacity == ()


def test_scenarios_beside_the_plan() -> None:
    scenarios = 'scenarios: {small: {title: Small, changes: {"pipelines.direct.deal_size": 20k}}}\n'
    found = _view(FULL + scenarios).scenarios
    assert found is not None
    lines = {line.label: [(cell.figure.text, cell.differs) for cell in line.cells] for line in found.blocks[0].lines}
    assert lines == {
        "Must win": [("CN¥3M", False), ("CN¥3M", False)],
        "Deals to win": [("120", False), ("150", True)],
        "Entries of the first stage": [("1,000", False), ("1,250", True)],
    }


def test_what_moves_the_result_most() -> None:
    """A deal of 20k needs 1,250 leads, one of 30k 833: a swing of 41.7 % of 1,000."""
    feeds = 'feeds: ["pipelines.direct.deal_size"]'
    (swing,) = _view(
        FULL + f"assumptions: {{deal: {{title: Deal, value: 25k, low: 20k, high: 30k, {feeds}}}}}\n"
    ).swings
    assert _texts(swing.low, swing.high, swing.swing) == ["1,250", "833", "41.7%"]
    assert (swing.low_at, swing.high_at, swing.planned_said) == ("at CN¥20K", "at CN¥30K", "planned 1,000")
    assert (swing.start, swing.width, swing.tick) == (66.7, 33.3, 80.0)
    assert swing.low.path == "sensitivity.0.low.pipelines.direct.entries.lead"
    assert swing.low.working == ("CN¥3M / CN¥20K = 150", "won 150 / 30% go on = 500", "booked 500 / 40% go on = 1,250")


def test_nothing_that_moves_no_table() -> None:
    view = _view(FULL + "assumptions: {deal: {title: Deal, value: 25k, low: 20k, high: 30k}}\n")
    assert (view.swings, view.scenarios) == ((), None)


def test_in_chinese() -> None:
    said = read_by_people(markdown_of(TEAM, "pipelines.md", "zh"))
    for text in ("倒推漏斗", "¥1300万 − ¥1000万 = ¥300万", "400 / 团队 144 人月 = 2.78", "¥72万", "团队能完成多少"):
        assert text in said


def test_a_goal_that_is_due_before_it_starts_says_why_nothing_is_useful() -> None:
    head = "strategy: {title: T, period: {start: 2026-01-01, end: 2026-12-31}}\n"
    goal = "goals: {g: {baseline: 1, target: {value: 9, by: 2025-06-30}}}\n"
    stages = "{lead: {conversion: 50%, days: 9}, won: {outcome: won}}"
    (pipeline,) = page_of(f"{head}{goal}pipelines: {{p: {{goal: g, stages: {stages}}}}}\n", "pipelines").view.pipelines
    assert [row.last_useful.text for row in pipeline.funnel.rows] == ["not stated", "not stated"]
    assert pipeline.funnel.has_days is False
    assert pipeline.funnel.missing.endswith("a day for the goal that is not before its start")
