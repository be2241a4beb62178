"""§4 Progress: how far, how far by now, and the word for both."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundplan.plan.amounts import point
from groundplan.plan.progress import Pace, Progress
from plan.numbers_of import goal

HALF = date(2026, 7, 1)  # 182 of 365 days have passed, counted with the day itself


def progress(fields: str, metric: str = "", as_of: date = HALF) -> Progress:
    metrics = f"metrics: {{m: {metric}}}\n" if metric else ""
    return goal(f"{metrics}goals: {{g: {{{'metric: m, ' if metric else ''}{fields}}}}}", as_of=as_of).progress


def test_a_level_is_a_share_of_the_way() -> None:
    """(52 - 40) / (60 - 40) = 0.6; falling: (8 - 10) / (5 - 10) = 0.4."""
    assert progress("baseline: 40, target: 60, check_ins: {2026-06-30: 52}").progress == Fraction(6, 10)
    assert progress("baseline: 10, target: 5, check_ins: {2026-06-30: 8}").progress == Fraction(4, 10)
    assert progress("baseline: 10, target: 5, check_ins: {2026-06-30: 11}").progress == Fraction(-2, 10)


def test_a_total_is_a_share_of_the_target() -> None:
    """5.2M of 13M = 0.4, wherever it started."""
    fields = "baseline: 10M, target: +30%, check_ins: {2026-03-31: 2.4M, 2026-06-30: 5.2M}"
    found = progress(fields, "{unit: CNY, measure: total}")
    assert (found.progress, found.is_total) == (Fraction(4, 10), True)


@pytest.mark.parametrize(
    ("spent", "on", "pace"),
    [
        ("6.5M", "2026-06-30", Pace.BEHIND),  # more than all of it: that is not done, it is missed
        ("5.4M", "2026-06-30", Pace.BEHIND),  # 90 % of it in half of the time
        ("3.8M", "2026-06-30", Pace.AT_RISK),  # 63 % against 50 %
        ("3M", "2026-06-30", Pace.ON_TRACK),
        ("2M", "2026-06-30", Pace.AHEAD),
        ("6M", "2026-12-31", Pace.DONE),
        ("6.1M", "2026-12-31", Pace.BEHIND),
    ],
)
def test_a_sum_that_is_to_stay_small_is_kept_only_at_the_end(spent: str, on: str, pace: Pace) -> None:
    fields = f"baseline: 8M, target: {{value: 6M, by: 2026-12-31}}, check_ins: {{{on}: {spent}}}"
    as_of = HALF if on < "2026-07-01" else date(2026, 12, 31)
    assert progress(fields, "{unit: EUR, measure: total, better: lower}", as_of).pace == pace


def test_a_total_from_before_the_window_is_another_one() -> None:
    """10M at the end of 2025 is last year's total, and says nothing of this year's."""
    fields = "baseline: {value: 10M, date: 2025-12-31}, target: 13M, check_ins: {2025-12-31: 10M}"
    assert progress(fields, "{measure: total}").progress is None


def test_a_change_is_no_total() -> None:
    """300k more may be more than last year, or more in hand."""
    assert progress("baseline: 10M, target: 13M, check_ins: {2026-06-30: +300k}", "{measure: total}").progress is None


def test_a_level_from_before_the_baseline_tells_nothing() -> None:
    fields = "baseline: {value: 10, date: 2026-03-31}, target: 20, check_ins: {2026-02-28: 9}"
    assert (progress(fields).latest, progress(fields).pace) == (None, Pace.NO_DATA)


def test_the_latest_check_in_that_is_not_after_the_day() -> None:
    """Of June; that of August and that of the quarter that still runs are ignored."""
    fields = "baseline: 0, target: 100, check_ins: {2026-08-31: 90, 2026-06: 30, 2026-03-31: 10, 2026-Q3: 80}"
    found = progress(fields)
    assert found.latest is not None
    assert (found.latest.on, found.latest.reached, found.progress) == (date(2026, 6, 30), point(30), Fraction(3, 10))


def test_a_check_in_in_words_is_passed_by() -> None:
    assert progress(
        "baseline: 0, target: 100, check_ins: {2026-03-31: 10, 2026-06-30: going well}"
    ).progress == Fraction(1, 10)


def test_check_ins_that_are_changes() -> None:
    """+300 on 1,000 is 1,300 of 1,600; with a target of -40 %, -20 % is half the way; -100 of -400 a quarter."""
    assert progress("baseline: 1000, target: 1600, check_ins: {2026-06-30: +300}").progress == Fraction(1, 2)
    assert progress("baseline: 1000, target: -40%, check_ins: {2026-06-30: -20%}").progress == Fraction(1, 2)
    assert progress("baseline: 1000, target: -400, check_ins: {2026-06-30: -100}").progress == Fraction(1, 4)
    # Where the target is absolute, a minus is a number below nothing: (-5 - 10) / (40 - 10).
    assert progress("baseline: 10, target: 40, check_ins: {2026-06-30: -5}").progress == Fraction(-1, 2)


def test_a_change_of_a_change_needs_no_baseline() -> None:
    """2 more of 3 more are two thirds; a plain 2 could be anything."""
    assert progress("target: +3, check_ins: {2026-06-30: +2}").progress == Fraction(2, 3)
    assert progress("target: +3, check_ins: {2026-06-30: 2}").progress is None


def test_what_is_missing_makes_progress_unknown() -> None:
    for fields in (
        "target: 60, check_ins: {2026-06-30: 52}",
        "baseline: 40, check_ins: {2026-06-30: 52}",
        "baseline: 40, target: 60",
        "baseline: 60, target: 60, check_ins: {2026-06-30: 60}",
        "baseline: 40, target: 60, check_ins: {2026-06-30: 50..55}",
    ):
        assert progress(fields).progress is None
    assert progress("target: 0, check_ins: {2026-06-30: 5}", "{measure: total}").progress is None


@pytest.mark.parametrize(
    ("target", "reached", "met"),
    [
        ("3..5", "3", 1),
        ("3..5", "5", 1),
        ("3..5", "6", 0),
        ("3..5", "3..4", 1),
        ("3..5", "4..6", None),
        ("3..5", "6..8", 0),
        ("'>=96%'", "96%", 1),
        ("'>=96%'", "95.9%", 0),
        ("'>45'", "45", 0),  # more than 45 is not 45
        ("'>45'", "46", 1),
        ("<5 min", "5 min", 0),
        ("<5 min", "4 min", 1),
        ("<2 months", "5 days", 1),
        ("<2 months", "9 weeks", 0),
        ("3..5", "some", None),
    ],
)
def test_a_band_is_met_or_not(target: str, reached: str, met: int | None) -> None:
    assert progress(f"target: {target}, check_ins: {{2026-06-30: '{reached}'}}").progress == met


def test_expected_is_the_share_of_the_window_that_has_passed() -> None:
    """1 January to 31 December, seen on 1 July: 182/365; before and after it, 0 and 1."""
    assert progress("baseline: 1, target: 2").expected == Fraction(182, 365)
    assert progress("baseline: 1, target: 2", as_of=date(2025, 6, 1)).expected == 0
    assert progress("baseline: 1, target: 2", as_of=date(2027, 6, 1)).expected == 1
    # From 1 July to 30 September, seen on 1 July: 1 of 92 days.
    assert progress("start: 2026-07-01, target: {value: 2, by: 2026-Q3}").expected == Fraction(1, 92)


def test_expected_by_phasing() -> None:
    """15 % in the first quarter, 20 % in the second; of the third's 30 %, 1 of 92 days has passed on 1 July."""
    phasing = "{2026-Q1: 15%, 2026-Q2: 20%, 2026-Q3: 30%, 2026-Q4: 35%}"
    fields = f"target: {{value: 13M, by: 2026-12-31, phasing: {phasing}}}"
    assert progress(fields).expected == Fraction(35, 100) + Fraction(30, 100) / 92
    assert progress(fields, as_of=date(2026, 12, 31)).expected == 1
    assert progress("target: {value: 13M, phasing: {2026-Q1: most}}").expected is None
    # Phases that come to more than all are all.
    assert progress("target: {value: 1, phasing: {2026-Q1: 80%, 2026-Q2: 90%}}").expected == 1


# On 1 July 182/365 = 0.4986 are expected: ahead above 0.5986, at risk below 0.3986, behind below 0.2486.
@pytest.mark.parametrize(
    ("reached", "pace"),
    [
        (60, Pace.AHEAD),
        (59, Pace.ON_TRACK),
        (40, Pace.ON_TRACK),
        (39, Pace.AT_RISK),
        (25, Pace.AT_RISK),
        (24, Pace.BEHIND),
        (-5, Pace.BEHIND),
        (100, Pace.DONE),
        (130, Pace.DONE),
    ],
)
def test_pace(reached: int, pace: Pace) -> None:
    assert progress(f"baseline: 0, target: 100, check_ins: {{2026-06-30: {reached}}}").pace == pace


def test_the_first_pace_that_fits() -> None:
    """dropped, done, not started, no data come before what is set against time."""
    met = "baseline: 0, target: 100, check_ins: {2026-06-30: 100}"
    assert progress(f"status: dropped, {met}").pace == Pace.DROPPED
    assert progress("status: done, baseline: 0, target: 100").pace == Pace.DONE
    assert progress(f"start: 2026-09-01, {met}").pace == Pace.DONE
    assert progress("start: 2026-09-01, baseline: 0, target: 100, check_ins: {2026-06-30: 5}").pace == Pace.NOT_STARTED
    assert progress("baseline: 0, target: 100").pace == Pace.NO_DATA
    assert progress("title: G").pace == Pace.NO_DATA


def test_exactly_at_the_edges() -> None:
    """31 December: 1 is expected, so that 0.9 is on track still, and 0.75 at risk still."""
    last = date(2026, 12, 31)
    assert progress("baseline: 0, target: 100, check_ins: {2026-06-30: 90}", as_of=last).pace == Pace.ON_TRACK
    assert progress("baseline: 0, target: 100, check_ins: {2026-06-30: 75}", as_of=last).pace == Pace.AT_RISK


NUMBERS = st.integers(1, 10**6)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_mirroring_everything_leaves_progress_unchanged(baseline: int, target: int, reached: int) -> None:
    fields = "baseline: {0}{1}, target: {0}{2}, check_ins: {{2026-06-30: {0}{3}}}"
    plain = progress(fields.format("", baseline, target, reached))
    mirrored = progress(fields.format("-", baseline, target, reached))
    assert (mirrored.progress, mirrored.pace) == (plain.progress, plain.pace)


def test_nothing_is_expected_of_a_window_without_days() -> None:
    """Due before the period starts; phases do not make days."""
    for more in ("", ", phasing: {2025-H1: 100%}"):
        found = goal(f"goals: {{g: {{baseline: 1, target: {{value: 9, by: 2025-06-30{more}}}}}}}")
        assert found.progress.expected is None
