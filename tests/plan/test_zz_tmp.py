"""Whatever a strategy holds, its numbers come out, none of them absurd, in time that grows with its size."""

import json
from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundplan.figures import figures
from groundplan.plan import Plan, plan_of
from groundplan.plan.amounts import Amount
from inline import parsed
from made import DAYS, strategies, yaml_of
from plan.numbers_of import plan

CALM = settings(max_examples=2500, deadline=None, suppress_health_check=list(HealthCheck))

# Every way to write a number, and many that make no sense where they stand.
_PLAIN = ["1", "3", "12", "20", "100", "1.2M", "3M", "+3", "+30%", "10..12"]
_QUANTITIES = st.sampled_from(
    [
        *_PLAIN * 4,
        *("0", "1", "-1", "12", "+3", "+30%", "-20%", "30%", "~200", "3..5", ">=45", "<5", ">45", "-5..5", "many"),
        *("1.2M", "2.5万", "USD 12bn", "CNY 10M", "5 days", "2 months", "+2pp", "84", "0%", "1e30", "0.0001", "-3..-1"),
    ]
)
_SHARES = st.sampled_from(
    [
        *["40%", "100%", "25%", "0.3"] * 3,
        *("0%", "100%", "40%", "0.3", "~30%", "10..20%", ">80%", "<20%", "-10%", "0..10%", "150%", "most", "0.001%"),
    ]
)
_WHENS = st.sampled_from(
    [
        *("2026-06-30", "2026-Q3", "2026", "M3", "FY27-Q4", "soon", "1900-01-01", "2199-12-31", "2026-12-31", "W3"),
        *("2025-12-31", "2026-01-01", "M5..M8", "2026-Q4+", "2028-02-29"),
        *("2023", "2024", "2025", "2026-03-31", "2026-06") * 2,
    ]
)
_STAGES = ("a", "b", "c", "d", "won")
_GOALS = ("g", "h", "i")


def _maybe(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Most of some fields."""
    some = {name: st.one_of(held, held, held, held, st.none()) for name, held in fields.items()}
    return st.fixed_dictionaries(some).map(lambda made: {name: held for name, held in made.items() if held is not None})


def _of(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True, max_size=2)


_GOAL = _maybe(
    metric=st.just("m"),
    start=_WHENS,
    baseline=_maybe(value=_QUANTITIES, date=_WHENS),
    target=_maybe(
        value=_QUANTITIES,
        by=_WHENS,
        per=st.sampled_from([["ae", "month"], ["2 weeks"], ["ae"], ["store", "day"]]),
        phasing=st.dictionaries(_WHENS, _SHARES, max_size=3),
    ),
    check_ins=st.dictionaries(_WHENS, _QUANTITIES, max_size=3),
    parts=st.lists(_maybe(count=_QUANTITIES, each=_QUANTITIES), max_size=2),
    supports=_of(_GOALS),
    after=_of(_GOALS),
    combine=st.sampled_from(["sum", "mean", "all", "none"]),
    stage=st.sampled_from(["a", "won"]),
    status=st.sampled_from(["proposed", "active", "done", "dropped"]),
)
_STAGE = _maybe(
    conversion=_maybe(value=_SHARES, low=_SHARES, high=_SHARES),
    days=_QUANTITIES,
    open=_QUANTITIES,
    win_odds=_SHARES,
    optional=st.sampled_from(["false", "false", "false", "true"]),
    alongside=st.just([]) | st.just([]) | _of(_STAGES),
    next=st.just({}) | st.just({}) | st.dictionaries(st.sampled_from(_STAGES), st.none() | _SHARES, max_size=2),
)
_WHOLE = st.fixed_dictionaries(
    {
        "goals": st.fixed_dictionaries(dict.fromkeys(_GOALS, _GOAL)),
        "team": st.fixed_dictionaries(
            {"ae": _maybe(headcount=_QUANTITIES, quota=_QUANTITIES, attainment=_SHARES, ramp_months=_QUANTITIES)}
        ),
        "metrics": st.fixed_dictionaries(
            {
                "m": _maybe(
                    unit=st.sampled_from(["CNY", "CNY", "%", "万元", "days", "customers", "% a year"]),
                    better=st.sampled_from(["higher", "lower", "in_range"]),
                    measure=st.sampled_from(["level", "total"]),
                    history=st.dictionaries(_WHENS, _QUANTITIES, min_size=4, max_size=9),
                )
            }
        ),
        "pipelines": st.fixed_dictionaries(
            {
                "p": st.fixed_dictionaries(
                    {
                        "stages": st.fixed_dictionaries(
                            {**dict.fromkeys(_STAGES[:-1], _STAGE), "won": st.just({"outcome": "won"})}
                        )
                    },
                    optional={
                        "goal": st.sampled_from(_GOALS),
                        "must_win": st.sampled_from(
                            ["all", "increase", "3M", "CNY 3M", {"keep": "88%"}, {"keep": "x"}]
                        ),
                        "share": _SHARES,
                        "deal_size": _QUANTITIES,
                        "team": st.just("ae"),
                    },
                )
            }
        ),
        "actions": st.dictionaries(
            st.sampled_from(["x", "y", "z"]),
            _maybe(
                due=_WHENS,
                adds=st.fixed_dictionaries({"ae": _QUANTITIES}),
                status=st.sampled_from(["planned", "done", "dropped"]),
                serves=_of(_GOALS),
            ),
        ),
        "strategy": st.fixed_dictionaries(
            {"title": st.just("T")},
            optional={
                "currency": st.sampled_from(["CNY", "USD"]),
                "period": st.sampled_from(
                    [
                        *[{"start": "2026-01-01", "end": "2026-12-31"}] * 3,
                        {"start": "2026-12-31", "end": "2026-01-01"},
                        {"start": "1950", "end": "1950"},
                        {"start": "1900", "end": "2199"},
                        {"start": "2026-01-17", "end": "2026-01-17"},
                        {"start": "2026-02"},
                    ]
                ),
            },
        ),
    }
)


def _amounts(found: Plan) -> list[Amount]:
    """Every amount that cannot be less than nothing."""
    numbers = found.numbers
    made = []
    for funnel in numbers.pipelines.values():
        made += [funnel.deals, funnel.open_wins]
        made += [amount for need in funnel.stages for amount in (need.entries, need.conversion, need.odds)]
        made += [amount for need in funnel.stages for amount in (need.per_month, need.person_months)]
        made += [need.per_person_per_month for need in funnel.stages]
    for goal in numbers.goals.values():
        rate = goal.rate
        made += [rate.measures, rate.needed, rate.needed_entries, *([rate.planned_entries] if rate.stage else [])]
    for team in numbers.capacity.values():
        made += [team.total, *(month.people for month in team.months), *(month.capacity for month in team.months)]
    return made


def _check(found: Plan) -> None:
    numbers = found.numbers
    for amount in _amounts(found):
        assert amount.low is None or amount.low >= 0
        assert amount.value is None or amount.value >= 0
        assert amount.high is None or amount.high >= 0
        if amount.is_known and amount.value is not None:
            assert amount.low is None or amount.low <= amount.value
            assert amount.high is None or amount.value <= amount.high
    for goal in numbers.goals.values():
        expected = goal.progress.expected
        assert expected is None or 0 <= expected <= 1
    # JSON has no word for what is no number, or endless.
    json.dumps(figures(found, {}), allow_nan=False)
    for team in numbers.capacity.values():
        assert team.hires_needed is None or team.hires_needed >= 0
    for kind in numbers.coverage.values():
        assert kind.answered + len(kind.open) == len(kind.asked)
    assert sorted(e.path for e in numbers.schedule.order) == sorted(e.path for e in found.index.of(("action",)))


@CALM
@given(strategies(), DAYS)
def test_whatever_it_holds(text: str, day: date) -> None:
    result = parsed(text)
    assert result.strategy is not None, result.problems
    _check(plan_of(result, day))


@CALM
@given(_WHOLE, DAYS)
def test_whatever_the_numbers_are(data: dict[str, Any], day: date) -> None:
    result = parsed(yaml_of(data))
    assert result.strategy is not None, result.problems
    _check(plan_of(result, day))


def _chain(n: int) -> str:
    goals = "".join(f"  g{k}: {{target: +1, supports: [g{k + 1}], after: [g{k + 1}]}}\n" for k in range(n))
    actions = "".join(f"  a{k}: {{after: [a{k + 1}], serves: [g0]}}\n" for k in range(n))
    return f"goals:\n{goals}  g{n}: {{target: +5}}\nactions:\n{actions}  a{n}: {{after: [a0]}}\n"


def _children(n: int) -> str:
    goals = "".join(f"  g{k}: {{target: {{value: +1, per: [ae, month]}}, supports: [top]}}\n" for k in range(n))
    return f"team: {{ae: {{headcount: 3}}}}\ngoals:\n  top: {{target: +5}}\n{goals}"


def _stages(n: int) -> str:
    stages = "".join(f"      s{k}: {{conversion: 99.9%, days: 0.1, alongside: [s0]}}\n" for k in range(1, n))
    stages += "".join(f"      t{k}: {{conversion: 99.9%, days: 0.1, next: [t{k + 1}]}}\n" for k in range(n))
    rates = "".join(f"  g{k}: {{target: {{value: 3, per: [ae, month]}}, stage: t{k}}}\n" for k in range(n))
    return (
        f"team: {{ae: {{headcount: 3}}}}\ngoals:\n  top: {{target: 90}}\n{rates}pipelines:\n  p:\n    goal: top\n"
        f"    team: ae\n    stages:\n      s0: {{conversion: 50%}}\n{stages}      t{n}: {{outcome: won}}\n"
    )


def _fans(n: int) -> str:
    named = ", ".join(f"a{k}" for k in range(n))
    many = "".join(f"  a{k}: {{after: [hub]}}\n" for k in range(n))
    needs = "".join(f"    n{k}: {{segments: [s]}}\n" for k in range(n))
    return f"actions:\n{many}  hub: {{after: [{named}]}}\nsegments: {{s: }}\nmarket:\n  needs:\n{needs}"


def _history(n: int) -> str:
    series = "".join(f"      {1900 + k // 12}-{k % 12 + 1:02}: {k + 1}\n" for k in range(n))
    checks = "".join(f"      {1900 + k // 12}-{k % 12 + 1:02}: {k + 1}\n" for k in range(n))
    return f"metrics:\n  m:\n    history:\n{series}goals:\n  g:\n    metric: m\n    target: 5\n    check_ins:\n{checks}"


@pytest.mark.parametrize(
    ("shape", "n"), [(_chain, 5000), (_children, 5000), (_stages, 1000), (_fans, 5000), (_history, 1500)]
)
def test_large_ones_take_little_time(shape: Any, n: int) -> None:
    """What looks at every pair takes more than ten seconds here."""
    found = plan(shape(n))
    began = process_time()
    assert found.numbers
    assert process_time() - began < 3
