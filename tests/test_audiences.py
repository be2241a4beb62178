"""Until audiences hide anything, whoever states one is told so."""

import pytest

from groundplan.problems import Severity
from groundplan.words import words
from inline import found, parsed
from pages.helpers import markdown_of, read_by_people

HEAD = "strategy: {title: T, audiences: [public, team, leaders]"
WARNED = "FMT231"


def test_one_warning_at_the_first_place() -> None:
    result = parsed(f"{HEAD}}}\ngoals:\n  a: A\n  b: {{title: B, audience: leaders}}\n  c: {{audience: team}}\n")
    assert found(result) == [(4, 17, WARNED)]
    (problem,) = result.problems
    assert (problem.severity, problem.path) == (Severity.WARNING, "goals.b.audience")
    assert "`B` is shown to every reader" in words("en").message(problem)
    assert result.ok


def test_fields_that_should_be_private_come_first_where_they_stand_first() -> None:
    result = parsed(f"{HEAD}, private: {{leaders: [team.*.quota]}}}}\ngoals: {{b: {{audience: leaders}}}}\n")
    assert found(result) == [(1, 58, WARNED)]
    assert "`team.*.quota`" in words("zh").message(result.problems[0])


@pytest.mark.parametrize(
    ("head", "item"),
    [
        (f"{HEAD}}}", "public"),
        (f"{HEAD}, default_audience: team}}", "team"),
        (f"{HEAD}, default_audience: team, private: {{leaders: []}}}}", "team"),
        (f"{HEAD}, default_audience: team}}", ""),
    ],
)
def test_what_hides_nothing_is_not_warned_of(head: str, item: str) -> None:
    assert found(parsed(f"{head}\ngoals: {{a: {{audience: {item}}}}}\n")) == []


def test_an_audience_that_nobody_has_is_a_mistake_only() -> None:
    assert found(parsed(f"{HEAD}}}\ngoals: {{a: {{audience: friends}}}}\n")) == [(2, 23, "REF301")]


def test_the_card_says_whom_it_is_meant_for() -> None:
    text = f"{HEAD}}}\ngoals: {{a: {{title: A, audience: leaders}}}}\nresources: {{r: {{audience: team}}}}\n"
    shown = " ".join(read_by_people(markdown_of(text, "goals.md")).split())
    assert "Meant for leaders" in shown
    assert "Meant for team" in shown
