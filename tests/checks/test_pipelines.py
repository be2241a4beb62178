"""The rules of the chapter `pipelines`: what they find, where, what they say, and when they are quiet."""

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from checks.reviewed import found, messages
from groundplan.checks.review import review
from groundplan.parse import parse
from groundplan.plan import plan_of
from groundplan.source import read

ROOT = Path(__file__).parents[2]
EXAMPLES = (
    "strategy.yml",
    "templates/init/en/strategy.yml",
    "templates/init/zh/strategy.yml",
    "templates/init/zh/example.yml",
    "tests/cases/kidszone/strategy.yml",
    "tests/cases/hack23/strategy.yml",
)
# 120 deals: 400 booked, 1,000 leads.
DIRECT = dedent("""\
    team: {reps: {title: Sales, headcount: 10}}
    goals:
      sales: {title: Sell more, baseline: 90, target: {value: 210, by: 2026-12-31}}
      book:
        title: Booked visits
        stage: booked
        target: {value: +3, per: [reps, month], by: 2026-12-31}
    pipelines:
      direct:
        title: Direct sales
        goal: sales
        must_win: increase
        team: reps
        stages:
          lead: {title: Lead, conversion: {value: 40%, basis: own_data}, exit: [Has named a day]}
          booked: {title: Booked, conversion: {value: 30%, basis: benchmark}, exit: [Has signed]}
          won: {title: Won, outcome: won}
          after: {title: First use}
          lost: {title: Lost, outcome: lost}
    """)


def changed(old: str, new: str, text: str = DIRECT) -> str:
    assert old in text
    return text.replace(old, new)


def of_pipelines(text: str, as_of: date = date(2026, 7, 1)) -> list[tuple[int, int, str]]:
    return [each for each in found(text, as_of=as_of) if each[2].startswith("PIP")]


@pytest.mark.parametrize("example", EXAMPLES)
def test_exit_criteria_of_real_strategies_name_the_buyer(example: str) -> None:
    parsed = parse(read(ROOT / example, example))
    problems = review(parsed, plan_of(parsed, date(2026, 7, 1))).problems
    assert [p.path for p in problems if p.code in ("PIP501", "PIP502", "PIP503")] == []


class TestExit:
    def test_a_stage_without_one_is_found_but_not_the_ends_nor_what_follows_the_sale(self) -> None:
        assert of_pipelines(changed(", exit: [Has signed]", "")) == [(7, 14, "PIP504"), (16, 7, "PIP501")]

    def test_a_pipeline_without_any_is_found_once(self) -> None:
        text = changed(", exit: [Has signed]", "", changed(", exit: [Has named a day]", ""))
        assert found(text, "PIP501") == [(9, 3, "PIP501")]
        assert messages(text, "PIP501") == ["Direct sales: has no exit criterion"]

    def test_an_optional_stage_needs_one_too(self) -> None:
        text = changed("      won: {", "      count: {title: Count, optional: true}\n      won: {")
        assert found(text, "PIP501") == [(17, 7, "PIP501")]

    @pytest.mark.parametrize("exits", ['""', "[]"])
    def test_an_empty_one_is_none(self, exits: str) -> None:
        assert found(changed("[Has signed]", exits), "PIP501") == [(16, 7, "PIP501")]

    def test_our_own_doing_is_found_at_the_criterion(self) -> None:
        text = changed("[Has signed]", "[Has signed, Offer sent]")
        assert found(text, "PIP502") == [(16, 94, "PIP502")]
        assert messages(text, "PIP502") == ["Booked: `sent` is something that we do; the buyer has not moved yet"]
        assert messages(text, "PIP502", "zh") == ["Booked：`sent` 是我们做的事，客户还没有任何动作"]

    def test_one_criterion_needs_no_list(self) -> None:
        assert found(changed("[Has signed]", "Offer sent"), "PIP502") == [(16, 75, "PIP502")]

    def test_roles_of_the_team_are_us(self) -> None:
        text = changed("[Has signed]", "[Fitters have presented it]")
        assert found(text, "PIP502") == []
        assert found(changed("title: Sales,", "title: Fitters,", text), "PIP502") == [(16, 82, "PIP502")]

    def test_what_follows_the_sale_may_be_our_own_doing(self) -> None:
        assert found(changed("title: First use", "title: First use, exit: Contract sent"), "PIP502") == []


class TestBasis:
    def test_a_plain_percent_has_none(self) -> None:
        text = changed("{value: 30%, basis: benchmark}", "30%")
        assert found(text, "PIP503") == [(16, 31, "PIP503")]
        assert messages(text, "PIP503") == ["Booked: no basis for 30%"]

    def test_none_in_a_whole_pipeline_is_found_once(self) -> None:
        text = changed("{value: 40%, basis: own_data}", "40%", changed(", basis: benchmark", ""))
        assert found(text, "PIP503") == [(9, 3, "PIP503")]
        assert messages(text, "PIP503") == ["Direct sales: no basis for 40%, 30%"]

    @pytest.mark.parametrize(
        "more",
        [
            "evidence: {crm: {title: CRM}}",
            "assumptions: {a: {value: 30%, basis: own_data, feeds: [pipelines.direct.stages.booked.conversion]}}",
        ],
    )
    def test_evidence_of_the_stage_and_a_known_assumption_are_a_basis(self, more: str) -> None:
        text = changed("{value: 30%, basis: benchmark}", "30%")
        if "crm" in more:
            text = changed("title: Booked,", "title: Booked, evidence: [crm],", text)
        assert found(f"{text}{more}\n", "PIP503") == []

    @pytest.mark.parametrize("written", ["about half", ""])
    def test_without_a_number_there_is_nothing_to_rest(self, written: str) -> None:
        assert found(changed("{value: 30%, basis: benchmark}", written or "{note: later}"), "PIP503") == []


class TestRate:
    def test_less_than_the_pipeline_needs_is_told_with_its_figures(self) -> None:
        """Ten people book 3 x 120 = 360 visits; 120 deals at 30 % need 400, 3.33 a person and month."""
        assert of_pipelines(DIRECT) == [(7, 14, "PIP504")]
        assert messages(DIRECT, "PIP504") == [
            "Booked visits: 3 planned, the pipeline needs 3.33: that is 360 of 400 entries"
        ]

    @pytest.mark.parametrize(("value", "is_found"), [("+3.31", True), ("+3.32", False), ("+4", False), ("+2..3", True)])
    def test_less_by_half_a_percent_is_rounding(self, value: str, is_found: bool) -> None:
        assert bool(found(changed("+3", value), "PIP504")) is is_found

    def test_goals_that_fill_one_stage_are_taken_together(self) -> None:
        more = (
            "  also: {title: Also, stage: booked, target: {value: +%s, per: [reps, month], by: 2026-12-31}}\npipelines:"
        )
        assert found(changed("pipelines:", more % "0.4"), "PIP504") == []
        assert messages(changed("pipelines:", more % "0.2"), "PIP504") == [
            "Booked visits: 3 planned, the pipeline needs 3.13: that is 384 of 400 entries"
        ]

    @pytest.mark.parametrize("status", ["done", "dropped"])
    def test_settled_goals_are_let_alone(self, status: str) -> None:
        assert found(changed("stage: booked", f"stage: booked\n    status: {status}"), "PIP504") == []

    @pytest.mark.parametrize(("value", "must_win"), [("+3", "all"), ("3", "increase")])
    def test_more_against_all_is_a_mixture_and_not_compared(self, value: str, must_win: str) -> None:
        text = changed("must_win: increase", f"must_win: {must_win}", changed("value: +3", f"value: {value}"))
        assert of_pipelines(text) == [(7, 14, "PIP510")]
        assert messages(text, "PIP510") == [
            f"Booked visits: `{value}` cannot be set against `must_win: {must_win}` of Direct sales"
        ]

    @pytest.mark.parametrize("must_win", ["{keep: 80%}", "150"])
    def test_what_is_neither_all_nor_more_goes_with_both(self, must_win: str) -> None:
        assert found(changed("must_win: increase", f"must_win: {must_win}"), "PIP510") == []

    def test_from_nothing_more_is_all(self) -> None:
        text = changed("must_win: increase", "must_win: all", changed("baseline: 90", "baseline: 0"))
        assert found(text, "PIP510") == []


class TestTime:
    # 200 + 60 days: leads until 15 April, booked until 1 November.
    TEXT = changed("title: Lead,", "title: Lead, days: 200,", changed("title: Booked,", "title: Booked, days: 60,"))

    @pytest.mark.parametrize(
        ("as_of", "line"),
        [(date(2025, 10, 1), 0), (date(2026, 4, 15), 0), (date(2026, 4, 16), 15), (date(2026, 11, 2), 16)],
    )
    def test_the_last_stage_that_is_too_late_is_named(self, as_of: date, line: int) -> None:
        assert [place for place, _, _ in found(self.TEXT, "PIP505", as_of)] == ([line] if line else [])

    def test_it_says_until_when(self) -> None:
        assert messages(self.TEXT, "PIP505", as_of=date(2026, 11, 23)) == [
            "Booked: what enters after 1 Nov 2026 cannot be won by 31 Dec 2026: it takes 60 days from here"
        ]

    def test_it_says_so_before_the_work_starts(self) -> None:
        text = changed("days: 200", "days: 400", self.TEXT)
        assert messages(text, "PIP505", as_of=date(2025, 6, 1)) == [
            "Lead: what enters after 27 Sep 2025 cannot be won by 31 Dec 2026: it takes 460 days from here"
        ]

    @pytest.mark.parametrize("change", ["status: done", "status: dropped", "check_ins: {2026-11-20: 200}"])
    def test_goals_that_are_settled_or_go_well_have_time(self, change: str) -> None:
        text = changed("title: Sell more,", f"title: Sell more, {change},", self.TEXT)
        assert found(text, "PIP505", date(2026, 11, 23)) == []

    def test_after_the_last_day_the_goal_itself_is_late(self) -> None:
        assert found(self.TEXT, "PIP505", date(2027, 1, 1)) == []


class TestWays:
    def test_a_stage_without_a_share_is_found(self) -> None:
        text = changed("conversion: {value: 30%, basis: benchmark}, ", "")
        assert found(text, "PIP507") == [(16, 7, "PIP507")]
        assert messages(text, "PIP507") == ["Booked: nothing says which share of deals goes on"]

    @pytest.mark.parametrize("way", ["win_odds: 30%", "next: {won: 30%}", "conversion: most", "conversion: '>20%'"])
    def test_other_ways_to_say_it(self, way: str) -> None:
        assert found(changed("conversion: {value: 30%, basis: benchmark}", way), "PIP507") == []

    def test_a_pipeline_without_any_is_found_once_when_it_has_to_win_something(self) -> None:
        text = changed("conversion: {value: 40%, basis: own_data}, ", "")
        text = changed("conversion: {value: 30%, basis: benchmark}, ", "", text)
        assert found(text, "PIP507") == [(9, 3, "PIP507")]
        assert found(changed("    goal: sales\n", "", text), "PIP507") == []

    def test_ways_that_part_are_found(self) -> None:
        text = changed("conversion: {value: 40%, basis: own_data}", "next: {booked: 30%, won: 10%}")
        assert of_pipelines(text) == [(7, 14, "PIP504"), (15, 27, "PIP518")]
        assert messages(text, "PIP518") == ["Lead: deals go on to Booked, Won, so no one share leads to the next"]

    def test_a_loop_and_the_way_to_a_loss_do_not_part(self) -> None:
        assert found(changed("title: Booked,", "title: Booked, next: [lead, won, lost],"), "PIP518") == []

    def test_no_win(self) -> None:
        text = changed("      won: {title: Won, outcome: won}\n", "")
        assert found(text, "PIP508") == [(14, 5, "PIP508")]
        assert found("pipelines: {direct: {title: Direct}}", "PIP508") == []

    def test_ten_stages_are_too_many_and_the_ends_do_not_count(self) -> None:
        stages = [f"s{number}: {{title: S}}" for number in range(9)]
        text = "pipelines: {direct: {stages: {%s, won: {outcome: won}, lost: {outcome: lost}}}}"
        assert found(text % ", ".join(stages), "PIP506") == []
        assert found(text % ", ".join([*stages, "s9: {title: S}"]), "PIP506") == [(1, 22, "PIP506")]

    def test_a_pipeline_without_a_goal_is_found_when_there_are_goals(self) -> None:
        assert found("pipelines: {direct: {title: D}}", "PIP511") == []
        assert found("goals: {g: G}\npipelines: {direct: {title: D}}", "PIP511") == [(2, 13, "PIP511")]
        assert found("goals: {g: G}\npipelines: {direct: {title: D, must_win: 20}}", "PIP511") == []


class TestNumbers:
    SHARES = "pipelines: {direct: {stages: {lead: {%s}, won: {outcome: won}}}}"

    @pytest.mark.parametrize(
        ("stage", "at"),
        [
            ("conversion: 120%", 38),
            ("conversion: 0%", 38),
            ("conversion: -5%", 38),
            ("conversion: {value: 90%, high: 110%}", 63),
            ("win_odds: 101%", 38),
            ("next: {won: 150%}", 45),
        ],
    )
    def test_shares_that_cannot_be(self, stage: str, at: int) -> None:
        assert found(self.SHARES % stage, "PIP509") == [(1, at, "PIP509")]

    @pytest.mark.parametrize(
        "stage", ["conversion: 100%", "win_odds: 0%", "conversion: {value: 5%, low: 0%}", "conversion: '>80%'"]
    )
    def test_shares_that_can_be(self, stage: str) -> None:
        assert found(self.SHARES % stage, "PIP509") == []

    @pytest.mark.parametrize(
        ("estimate", "is_found"),
        [
            ("{value: 40%, low: 45%}", True),
            ("{value: 40%, high: 35%}", True),
            ("{value: 40%, low: 30%, high: 50%}", False),
            ("{value: 40%, low: 40%, high: 40%}", False),
            ("{low: 50%, high: 40%}", True),
            ("{value: 30..50%, low: 35%}", False),
            ("{value: most, low: 35%}", False),
        ],
    )
    def test_a_conversion_outside_of_low_and_high(self, estimate: str, is_found: bool) -> None:
        text = f"pipelines: {{direct: {{stages: {{lead: {{conversion: {estimate}}}, won: {{outcome: won}}}}}}}}"
        assert bool(found(text, "PIP517")) is is_found

    def test_words_for_numbers_in_pipelines_and_teams(self) -> None:
        text = dedent("""\
            team: {reps: {headcount: a few, quota: 1M, ramp_months: long}}
            pipelines:
              direct:
                deal_size: it depends
                stages:
                  lead: {conversion: most, days: a while, max_days: long}
                  won: {outcome: won}
            """)
        assert found(text, "PIP516") == [
            (1, 15, "PIP516"),
            (1, 44, "PIP516"),
            (4, 5, "PIP516"),
            (6, 14, "PIP516"),
            (6, 32, "PIP516"),
        ]


class TestMoney:
    TEXT = dedent("""\
        goals:
          sales: {title: Sell more, baseline: EUR 1M, target: {value: EUR 3M, by: 2026-12-31}}
        pipelines:
          direct: {title: Direct, goal: sales, deal_size: 20k}
        """)

    def test_no_deal_size(self) -> None:
        text = changed(", deal_size: 20k", "", self.TEXT)
        assert found(text, "PIP512") == [(4, 3, "PIP512")]
        assert messages(text, "PIP512") == ["Direct: must win €3M, but does not say how much a deal brings"]
        assert found(changed("EUR ", "", text), "PIP512") == []

    @pytest.mark.parametrize(
        ("size", "is_found"), [("EUR 20k", False), ("20k", False), ("USD 20k", True), ("2万元", True)]
    )
    def test_another_currency(self, size: str, is_found: bool) -> None:
        assert bool(found(changed("20k", size, self.TEXT), "PIP515")) is is_found

    def test_another_currency_of_what_must_be_won(self) -> None:
        text = changed("deal_size: 20k", "deal_size: 20k, must_win: USD 2M", self.TEXT)
        assert found(text, "PIP515") == [(4, 56, "PIP515")]
        assert messages(text, "PIP515") == ["Direct: `USD 2M` is not in EUR, as Sell more is, and nothing is converted"]

    def test_shares_are_added_by_goal(self) -> None:
        text = changed("deal_size: 20k}", "deal_size: 20k, share: 70%%}\n  web: {title: Web, goal: sales%s}", self.TEXT)
        assert found(text % ", share: 30%", "PIP513") == []
        assert found(text % ", share: 40%", "PIP513") == [(4, 56, "PIP513")]
        assert found(text % "", "PIP513") == [(5, 3, "PIP513")]
        assert messages(text % "", "PIP513") == ["Sell more: the shares of Direct, Web add up to 170%"]

    def test_shares_of_unlike_parts_are_not_added(self) -> None:
        text = changed("20k}", "20k, must_win: increase}\n  again: {goal: sales, must_win: EUR 1M}", self.TEXT)
        assert found(text, "PIP513") == []
        assert found(changed("deal_size: 20k", "deal_size: 20k, share: 70%", self.TEXT), "PIP513") == []

    def test_a_pipeline_of_another_part_does_not_silence_the_others(self) -> None:
        text = changed(
            "20k}", "20k}\n  web: {title: Web, goal: sales}\n  again: {goal: sales, must_win: %s}", self.TEXT
        )
        assert messages(text % "increase", "PIP513") == ["Sell more: the shares of Direct, Web add up to 200%"]
        assert messages(text % "EUR 1M", "PIP513") == ["Sell more: the shares of Direct, Web add up to 200%"]
        less = changed("20k}", "20k, share: 70%%}", changed("goal: sales}", "goal: sales, share: 20%%}", text))
        assert found(less % "increase", "PIP513") == [(4, 56, "PIP513")]
        # The amount may be what is left.
        assert found(less % "EUR 1M", "PIP513") == []

    def test_a_team_that_cannot_sell_as_much(self) -> None:
        """Five people sell 400k a year each, 2M in all. One who starts in July sells 200k: five more close the gap."""
        text = changed("deal_size: 20k", "deal_size: 20k, team: reps", self.TEXT)
        text += "team: {reps: {title: Sales, headcount: %s, quota: EUR 500k, attainment: 80%%}}\n"
        assert found(text % 8, "PIP514") == []
        assert found(text % 5, "PIP514") == [(5, 8, "PIP514")]
        assert messages(text % 5, "PIP514") == ["Sales: can sell €2M of the €3M to be won; to hire: 5, by 1 Jul 2026"]
        assert found(text % 5, "PIP514", date(2026, 12, 15)) == []
        assert found(changed("title: Sell more", "title: Sell more, status: done", text % 5), "PIP514") == []


@pytest.mark.parametrize(
    ("goal", "pipeline", "codes"),
    [
        ("{title: G}", "{}", {"PIP511"}),
        ("{title: G}", "{goal: g, stages: {}}", set()),
        (
            "{target: some, stage: lead}",
            "{goal: g, share: some, stages: {lead: {next: [lead]}}}",
            {"PIP501", "PIP508", "PIP516"},
        ),
        ("{target: {value: 0, by: 2026-12}}", "{goal: g, deal_size: 0, stages: {won: {outcome: won}}}", set()),
        ("{baseline: 0, target: '>5'}", "{goal: g, deal_size: 0..3, share: '>5%', stages: {w: {outcome: won}}}", set()),
        ("{target: {value: +3, per: month}, stage: w}", "{goal: g, stages: {w: {outcome: won}}}", {"PIP510"}),
        (
            "{supports: [g], target: 5%}",
            "{goal: g, must_win: {keep: some}, stages: {w: {outcome: won, open: 3}}}",
            {"PIP516"},
        ),
    ],
)
def test_nothing_is_raised_on_what_is_odd(goal: str, pipeline: str, codes: set[str]) -> None:
    text = f"goals: {{g: {goal}}}\npipelines: {{d: {pipeline}}}\n"
    assert {code for _, _, code in found(text) if code.startswith("PIP")} == codes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("team: {r: {title: R, headcount: -3}}", "R: `-3` cannot be, it is less than nothing"),
        ("team: {r: {title: R, quota: -1M}}", "R: `-1M` cannot be, it is less than nothing"),
        ("team: {r: {title: R, attainment: -60%}}", "R: `-60%` cannot be, it is less than nothing"),
        ("team: {r: {title: R, attainment: 130%, headcount: 0}}", ""),
        ("pipelines: {p: {title: P, share: -20%}}", "P: `-20%` cannot be, it is less than nothing"),
        ("pipelines: {p: {title: P, share: 150%}}", "P: `150%` cannot be, it is more than all of it"),
        ("pipelines: {p: {title: P, share: 100%, deal_size: 0, must_win: {keep: 130%}}}", ""),
        ("pipelines: {p: {title: P, deal_size: -10k}}", "P: `-10k` cannot be, it is less than nothing"),
        ("pipelines: {p: {title: P, deal_size: small}}", ""),
        ("pipelines: {p: {stages: {s: {title: S, days: -30}}}}", "S: `-30` cannot be, it is less than nothing"),
        ("pipelines: {p: {stages: {s: {title: S, open: -5}}}}", "S: `-5` cannot be, it is less than nothing"),
        ("pipelines: {p: {stages: {s: {title: S, conversion: -5%}}}}", ""),  # PIP509 has it
    ],
)
def test_numbers_that_cannot_be(text: str, said: str) -> None:
    assert messages(text, "PIP519") == ([said] if said else [])


def test_a_number_that_cannot_be_is_found_where_it_stands() -> None:
    text = "pipelines: {p: {title: P, share: 150%}}"
    assert found(text, "PIP519") == [(1, 27, "PIP519")]
    zh = f"{text}\nstrategy: {{title: T, language: zh}}"
    assert messages(zh, "PIP519", "zh") == ["P：不可能是 `150%`，这超过了全部"]
