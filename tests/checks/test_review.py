"""What the rules find becomes problems: by the strategy's own settings, at their places, in its language."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest

from checks.reviewed import AS_OF, HEAD, found, read, reviewed
from groundplan.checks.review import review
from groundplan.checks.rule import Arg, Change, Check, Finding, Rule, Word
from groundplan.checks.rule import found as a_finding
from groundplan.checks.shown import shown_arg
from groundplan.plan import Plan, plan_of
from groundplan.plan.amounts import UNKNOWN, Amount, point
from groundplan.problems import MOST_OF_A_CODE, Severity
from groundplan.values import Quantity, When
from groundplan.words import words

A, W, E = Severity.ADVICE, Severity.WARNING, Severity.ERROR


def rule(code: str, check: Check) -> Rule:
    return Rule(code, check, None, A, W, "0.2")


def on_goals(plan: Plan) -> Iterator[Finding]:
    return (a_finding(entry.path) for entry in plan.index.of(("goal",)))


def on_likes(plan: Plan) -> Iterator[Finding]:
    return (a_finding(entry.path) for entry in plan.index.of(("like",)))


def at_targets(plan: Plan) -> Iterator[Finding]:
    return (a_finding(f"{entry.path}.target") for entry in plan.index.of(("goal",)))


RULES = (rule("GOA101", on_goals), rule("GOA102", at_targets), rule("JNY401", on_likes))
TWO = "goals:\n  a: {title: A, target: 3}\n  b: B\n"


def head(checks: str = "", profile: str = "growth", more: str = "") -> str:
    return f"strategy: {{title: T, profile: {profile}{more}, checks: {{{checks}}}}}\n"


def codes(text: str, rules: tuple[Rule, ...] = RULES) -> list[tuple[int, int, str, Severity]]:
    return [(p.position.line, p.position.column, p.code, p.severity) for p in reviewed(text, rules=rules).problems]


def test_findings_stand_at_their_items_and_fields_in_one_order() -> None:
    """A field that the file leaves out stands at its item."""
    assert codes(TWO + HEAD) == [
        (2, 3, "GOA101", A),
        (2, 17, "GOA102", A),
        (3, 3, "GOA101", A),
        (3, 3, "GOA102", A),
    ]


def test_a_finding_tells_its_path_and_what_its_item_is_called() -> None:
    problem = reviewed(TWO + HEAD, rules=RULES).problems[1]
    assert (problem.path, problem.args) == ("goals.a.target", {"title": "A"})


def test_a_finding_about_a_chapter_or_the_whole() -> None:
    def check(_: Plan) -> Iterator[Finding]:
        yield a_finding("market")
        yield a_finding("strategy.vision")

    problems = reviewed("goals: {a: A}\nstrategy: {title: T}\n", rules=(rule("MKT201", check),)).problems
    assert [(p.position.line, p.args["title"]) for p in problems] == [(1, "Market"), (2, "T")]


@pytest.mark.parametrize(("profile", "severity"), [("startup", None), ("growth", A), ("established", W)])
def test_the_profile_says_how_much_a_rule_matters(profile: str, severity: Severity | None) -> None:
    problems = reviewed(head(profile=profile) + TWO, rules=RULES[:1]).problems
    assert {p.severity for p in problems} == ({severity} if severity else set())


@pytest.mark.parametrize(("stated", "severity"), [("error", E), ("warning", W), ("advice", A), ("off", None)])
def test_the_strategy_says_how_much_a_rule_matters(stated: str, severity: Severity | None) -> None:
    problems = reviewed(head(f"severity: {{GOA101: {stated}}}") + TWO, rules=RULES[:1]).problems
    assert {p.severity for p in problems} == ({severity} if severity else set())


def test_a_rule_that_the_profile_leaves_out_can_be_turned_on() -> None:
    assert codes(head("severity: {GOA101: warning}", "startup") + TWO) == [(3, 3, "GOA101", W), (4, 3, "GOA101", W)]


def test_too_many_of_a_code_are_counted() -> None:
    vague = ", ".join(f"g{n}: {{}}" for n in range(MOST_OF_A_CODE + 20))
    problems = reviewed(f"goals: {{clear: {{baseline: 1, target: 2}}, {vague}}}\n{HEAD}").problems
    counted = [p for p in problems if p.code == "FMT221" and p.args["same"] == "GOA101"]
    assert [(p.args["count"], p.severity) for p in counted] == [("20", W)]


# ---- ignore ----


def test_an_ignore_leaves_out_a_rule_with_its_reason() -> None:
    findings = reviewed(head('ignore: {GOA101: "not yet"}') + TWO, rules=RULES)
    assert [p.code for p in findings.problems] == ["GOA102", "GOA102"]
    assert [(each.problem.path, each.reason) for each in findings.ignored] == [
        ("goals.a", "not yet"),
        ("goals.b", "not yet"),
    ]


@pytest.mark.parametrize("reference", ["a", "goals.a"])
def test_an_ignore_of_an_item_holds_for_what_is_inside_it(reference: str) -> None:
    findings = reviewed(head(f"ignore: {{GOA102 {reference}: why}}") + TWO, rules=RULES)
    assert [each.problem.path for each in findings.ignored] == ["goals.a.target"]
    assert [(p.code, p.path) for p in findings.problems] == [
        ("GOA101", "goals.a"),
        ("GOA101", "goals.b"),
        ("GOA102", "goals.b.target"),
    ]


def test_an_ignore_of_what_a_finding_lies_in() -> None:
    text = "journeys:\n  j: {stages: {s: {likes: [x]}, t: {likes: [x]}}}\n"
    findings = reviewed(head("ignore: {JNY401 s: why}") + text, rules=RULES)
    assert [each.problem.path for each in findings.ignored] == ["journeys.j.stages.s.likes.x"]
    assert [p.path for p in findings.problems] == ["journeys.j.stages.t.likes.x"]


def test_of_several_items_the_one_with_a_finding_is_meant() -> None:
    findings = reviewed(head("ignore: {GOA101 a: why}") + "metrics: {a: M}\n" + TWO, rules=RULES[:1])
    assert [each.problem.path for each in findings.ignored] == ["goals.a"]
    assert [p.path for p in findings.problems] == ["goals.b"]


def settings(checks: str, text: str = TWO) -> list[tuple[int, int, str, Severity, str]]:
    """What is wrong with the settings, in words."""
    problems = reviewed(head(checks) + text, rules=RULES).problems
    said = words("en").message
    return [(p.position.line, p.position.column, p.code, p.severity, said(p)) for p in problems if p.code[:3] == "STR"]


IGNORE_AT, SEVERITY_AT = len(head("ignore: {")) - 3 + 1, len(head("severity: {")) - 3 + 1


@pytest.mark.parametrize(
    ("key", "code", "severity", "message"),
    [
        ("GAO101", "STR090", W, "there is no rule `GAO101`; did you mean `GOA101`?"),
        ("goa101", "STR090", W, "there is no rule `goa101`; did you mean `GOA101`?"),
        ("XYZ", "STR090", W, "there is no rule `XYZ`"),
        ("GOA101 c", "STR091", W, "GOA101: nothing here goes by `c`"),
        ("GOA101 goals.alpa", "STR091", W, "GOA101: nothing here goes by `goals.alpa`; did you mean `alpha`?"),
        ("GOA101 m", "STR092", A, "`GOA101 m` leaves nothing out: there is no such finding"),
        ("JNY401", "STR092", A, "`JNY401` leaves nothing out: there is no such finding"),
    ],
)
def test_an_ignore_that_cannot_be_right(key: str, code: str, severity: Severity, message: str) -> None:
    text = "goals: {alpha: A, b: B}\nmetrics: {m: M}\n"
    assert settings(f"ignore: {{{key}: why}}", text) == [(1, IGNORE_AT, code, severity, message)]


def test_an_ignore_that_names_several_findings() -> None:
    text = "journeys:\n  j: {stages: {s: {likes: [x]}, t: {likes: [x]}}}\n"
    message = "JNY401: `x` could be `journeys.j.stages.s.likes.x` or `journeys.j.stages.t.likes.x`"
    assert settings("ignore: {JNY401 x: why}", text) == [(1, IGNORE_AT, "STR094", W, message)]


def test_what_is_said_once_of_all_is_not_when_one_of_them_is_left_out() -> None:
    goals = "goals: {a: A, b: B, c: C}\n"
    assert [p.path for p in reviewed(goals).problems if p.code == "GOA105"] == ["goals"]
    findings = reviewed(head("ignore: {GOA105 goals.b: why}") + goals)
    assert [p.path for p in findings.problems if p.code in ("GOA105", "STR094")] == ["goals.a", "goals.c"]
    assert [each.problem.path for each in findings.ignored] == ["goals.b"]


def test_all_that_is_left_out_for_one_reason_is_shown_once() -> None:
    findings = reviewed(head("ignore: {GOA105: why}") + "goals: {a: A, b: B, c: C}\n")
    assert [each.problem.path for each in findings.ignored] == ["goals"]


def test_an_ignore_needs_a_reason() -> None:
    problems = settings("ignore: {GOA101: ''}")
    assert problems == [(1, IGNORE_AT, "STR095", W, "`GOA101` has no reason, so nothing is left out")]
    assert len(found(head("ignore: {GOA101: ' '}") + TWO, "GOA101")) == 2


def test_an_ignore_of_a_rule_that_is_off_is_left_alone() -> None:
    assert settings("ignore: {GOA101: why}, severity: {GOA101: off}") == []


@pytest.mark.parametrize(
    ("key", "code", "message"),
    [
        ("GAO101", "STR090", "there is no rule `GAO101`; did you mean `GOA101`?"),
        (
            "GOA101 a",
            "STR093",
            "GOA101: how much a rule matters is set for the whole rule, not for `a`",
        ),
    ],
)
def test_a_severity_that_cannot_be_right(key: str, code: str, message: str) -> None:
    assert settings(f"severity: {{{key}: off}}") == [(1, SEVERITY_AT, code, W, message)]


def test_what_comes_with_the_day_may_be_left_out_before() -> None:
    text = "strategy: {title: T, checks: {ignore: {GOA115: why, GOA101: why}}}"
    assert [p.args["key"] for p in reviewed(text).problems if p.code == "STR092"] == ["GOA101"]


def test_what_is_wrong_with_the_settings_can_weigh_differently() -> None:
    assert settings("ignore: {JNY401: why}, severity: {STR092: off}") == []


def test_the_settings_in_chinese() -> None:
    problems = reviewed(head("ignore: {GAO101: 理由}", more=", language: zh") + TWO, rules=RULES).problems
    assert words("zh").message(problems[0]) == "没有 `GAO101` 这条规则；是不是 `GOA101`？"


# ---- what messages say ----


@pytest.mark.parametrize(
    ("arg", "english", "chinese"),
    [
        ("as it stands", "as it stands", "as it stands"),
        (3, "3", "3"),
        (12_345, "12,345", "12,345"),
        (Fraction(1, 3), "33.3%", "33.3%"),
        (Fraction(1, 10), "10%", "10%"),
        (Change(Fraction(3, 10)), "+30%", "+30%"),
        (Change(Fraction(-1, 7)), "-14.3%", "-14.3%"),
        (Change(Fraction(1, 50), in_points=True), "+2 pp", "+2个百分点"),
        (date(2026, 7, 1), "1 Jul 2026", "2026年7月1日"),
        (When.read("2026-Q3"), "Q3 2026", "2026年第三季度"),
        (Quantity.read(">=45"), "≥ 45", "≥ 45"),
        (Word("planned"), "planned", "计划"),
        (point(400), "400", "400"),
        (point(13_000_000, "CNY"), "CN¥13M", "¥1300万"),
        (point(Fraction(25, 9)), "2.78", "2.78"),
        (point(Fraction(4, 5), "%"), "80%", "80%"),
        (Amount(None, Fraction(3), Fraction(5)), "3–5", "3–5"),
        (Amount(None, Fraction(3), None), "≥ 3", "≥ 3"),
        (UNKNOWN, "not stated", "未说明"),
    ],
)
def test_args_are_shown_in_the_language(arg: Arg, english: str, chinese: str) -> None:
    assert shown_arg(arg, words("en")) == english
    assert shown_arg(arg, words("zh")) == chinese


def test_args_of_a_finding_speak_the_language_of_the_strategy() -> None:
    def check(plan: Plan) -> Iterator[Finding]:
        yield a_finding("goals.a", needed=Change(Fraction(3, 10)), by=date(2026, 12, 31), of=plan.index["goals.b"])

    result = read("strategy: {title: 策略, language: zh}\n" + TWO)
    (problem,) = review(result, plan_of(result, AS_OF), (rule("GOA101", check),)).problems
    assert problem.args == {"title": "A", "needed": "+30%", "by": "2026年12月31日", "of": "B"}
