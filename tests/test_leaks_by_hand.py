"""What a curious reader would try: ways by which something hidden could be named, told again, or told of the past."""

from pathlib import Path

import pytest

from groundplan.parse import Parsed
from groundplan.parse.seen import seen_by
from handed_out import data, diffs, handed_out, site
from inline import found, parsed, parsed_files

HEAD = "strategy: {title: T, currency: EUR, audiences: [public, team, leaders]"
# Told in texts, ids, labels and paths; and one number in all the ways that it is written.
SECRETS = ("secret", "7654321", "7,654,321", "7&#44;654&#44;321", "7.65", "765.4")


def strategy(text: str, head: str = "") -> Parsed:
    result = parsed(f"{HEAD}{head}}}\n{text}\n")
    assert result.ok, found(result)
    return result


def told(texts: dict[str, str]) -> list[str]:
    """Where a secret is told."""
    return [name for name, text in texts.items() if any(secret in text.lower() for secret in SECRETS)]


PRIVATE_QUOTA = ", private: {leaders: [team.*.quota]}"
SECRET_GOAL = "goals: {secret-goal: {audience: leaders, target: 7}}\n"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        # The new values of a scenario.
        ("pipelines: {p: {stages: {a: , b: {audience: leaders}}}}\n"
         "scenarios: {s: {changes: {pipelines.p: {stages: {a: , b: {note: secret}}}}}}", ""),
        (f"{SECRET_GOAL}assumptions: {{a: {{value: 1}}}}\n"
         "scenarios: {s: {changes: {assumptions.a.feeds: [goals.secret-goal.target.value]}}}", ""),
        (f"{SECRET_GOAL}scenarios: {{r: , s: {{changes: {{scenarios.r.changes: {{goals.secret-goal.why: x}}}}}}}}", ""),
        (f"{SECRET_GOAL}scenarios: {{s: {{changes: {{strategy.checks: {{ignore: {{GOA104 secret-goal: x}}}}}}}}}}", ""),
        ("goals: {g: }\nscenarios: {s: {changes: {strategy.private: {leaders: [goals.*.why]}, goals.g.why: secret}}}",
         ", private: {leaders: [goals.*.why]}"),
        ("team: {ae: }\nscenarios: {s: {changes: {team.ae.quota: 7654321}}}", PRIVATE_QUOTA),
        ("goals: {g: {parts: [{title: a}, {title: b, each: 7}]}}\n"
         "scenarios: {s: {changes: {goals.g.parts.1: {title: b, each: 7654321}}}}",
         ", private: {leaders: [goals.g.parts.1.each]}"),
        # Keys and labels.
        ("segments: {s: {axes: {secret-axis: {a: {audience: leaders}}, size: {big: }}}}", ""),
        ("goals: {g: {tags: [open, secret]}}", ", private: {leaders: [goals.*.tags.1]}"),
        ("goals: {g: {facts: {Secret label: x, Open: y}}}", ', private: {leaders: ["goals.*.facts.Secret label"]}'),
        # Whole chapters, titles, and the head.
        ("market: {needs: {n: {title: secret}}}\ngoals: {g: {title: secret}}", ", private: {leaders: [market, goals]}"),
        ("goals: {g: {title: secret}}", ", private: {leaders: [goals.*.title]}"),
        ("goals: {g: }", ", checks: {ignore: {GOA104: secret}}, private: {leaders: [strategy.checks]}"),
        ("goals: {g: }", ", repository: {url: 'https://secret.example/x'}"),
    ],
)  # fmt: skip
def test_nothing_hidden_is_told(text: str, head: str) -> None:
    whole = strategy(text, head)
    assert told(handed_out(whole, "team")) == []
    assert told(handed_out(whole, "leaders"))


def test_the_head_is_not_told_by_a_scenario() -> None:
    text = "scenarios: {s: {audience: public, changes: {strategy: {title: T, vision: secret}}}}"
    whole = strategy(text, ", default_audience: team")
    assert told(handed_out(whole, "public")) == []
    assert told(handed_out(whole, "team"))


@pytest.mark.parametrize(
    ("old", "new", "head"),
    [
        ("pipelines: {op: {stages: {s: {note: secret}}}}",
         "pipelines: {np: {was: [op], stages: {s: {audience: leaders}}}}", ""),
        ("team: {old: {quota: 7654321}}", "team: {new: {was: [old], quota: 3}}", PRIVATE_QUOTA),
        ("team: {old: {quota: 7654321}}", "team: {new: {was: [old]}}", ", private: {leaders: [team.new.quota]}"),
        ("team: {ae: {quota: 7654321}}", "team: {ae: }", PRIVATE_QUOTA),
        ("goals: {g: {parts: [{title: secret b}, {title: a}]}}",
         "goals: {g: {parts: [{title: a}, {title: secret b, audience: leaders}]}}", ""),
        ("segments: {a: , b: {children: {x: {note: secret}}}}",
         "segments: {a: {children: {x: {audience: leaders}}}, b: }", ""),
        ("metrics: {m: {history: {2026年第一季度: 7654321}}}", "metrics: {m: {history: {2026-Q1: 3}}}",
         ", private: {leaders: ['metrics.*.history.*.value']}"),
        ("goals: {secret-old: {title: secret}}", "goals: {g: {audience: leaders, was: [secret-old]}}", ""),
        ("goals: {g: {after: [h]}, h: {title: secret}}", "goals: {g: , h: {audience: leaders}}", ""),
    ],
)  # fmt: skip
def test_what_is_hidden_now_is_not_told_of_the_past(old: str, new: str, head: str) -> None:
    before, now = strategy(old), strategy(new, head)
    assert told(diffs(before, now, "team")) == []
    assert told(diffs(before, now, "leaders"))


def test_lines_do_not_tell_how_much_is_hidden() -> None:
    url = ", repository: {url: 'https://git.example.com/x'}"
    short = strategy("goals: {a: {audience: leaders},\n b: {title: B}}", url)
    long = strategy("goals: {a: {audience: leaders,\n\n\n\n note: x},\n b: {title: B}}", url)
    assert site(short, "team") == site(long, "team")
    assert "git.example.com" not in "".join(site(long, "team").values())
    assert "git.example.com" in "".join(site(long, "leaders").values()).replace("&#46;", ".")


def test_an_axis_without_a_value_that_is_seen_is_gone() -> None:
    seen = seen_by(strategy("segments: {s: {axes: {x: {a: {audience: leaders}}, y: {b: }}}}"), "team").strategy
    assert seen is not None
    assert list(seen.segments["s"].axes) == ["y"]


def test_files_that_are_taken_in_are_not_named(tmp_path: Path) -> None:
    """Neither a file of hidden items nor the one that figures are kept in."""
    (tmp_path / "secret-figures.csv").write_text("period,value\n2024,7654321\n2025,7654321\n", encoding="utf-8")
    main = (
        f"{HEAD}, private: {{leaders: ['metrics.*.history']}}}}\ninclude: [secret*.yml]\ngoals: {{g: {{title: open}}}}"
    )
    more = "goals: {s: {audience: leaders}}\nmetrics: {m: {history: {file: secret-figures.csv}}}"
    (tmp_path / "secret-layoffs.yml").write_text(more, encoding="utf-8")
    whole = parsed_files(tmp_path, strategy=main)
    assert whole.ok, found(whole)
    assert told(site(whole, "team")) == []
    assert told(data(whole, "team")) == []
