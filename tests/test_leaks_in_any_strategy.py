"""Audiences of strategies of any shape: what hides is hidden, and what is shown is true."""

import json
from random import Random
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from groundplan.checking import found_in, looked_at
from groundplan.checks.review import each_found
from groundplan.figures import figures
from groundplan.model.index import nodes
from groundplan.parse import Parsed
from groundplan.parse.audiences import Audiences
from groundplan.parse.seen import seen_by
from groundplan.plan import plan_of
from groundplan.staging import stage
from handed_out import AS_OF
from inline import parsed
from leaks import AUDIENCES, at_path
from made import strategies, yaml_of

# What is counted among what is seen, or ordered by it.
_OF_WHAT_IS_SEEN = {"coverage", "missing", "sensitivity"}


@st.composite
def kept_apart(draw: st.DrawFn) -> tuple[dict[str, Any], Random]:
    """The data of a strategy in which some items are for fewer people, and some fields private."""
    data, random = json.loads(draw(strategies())), draw(st.randoms(use_true_random=True))
    first = parsed(yaml_of(data))
    assert first.strategy is not None
    ranks: dict[str, int] = {}
    for entry in first.index.entries.values():
        least = ranks.get(entry.parent, 0)
        ranks[entry.path] = rank = max(least, random.choice((0, 0, 0, 1, 2))) if entry.path != "strategy" else 0
        at = at_path(data, entry.path)
        if rank > least and isinstance(at, dict):
            at["audience"] = AUDIENCES[rank]
        elif rank > least:
            ranks[entry.path] = least
    fields = [
        f"{node.path}.{name}" for node in nodes(first.strategy) for name in node.part.model_fields_set if node.path
    ]
    private = random.sample(fields, min(len(fields), random.randint(0, 3)))
    data["strategy"] |= {"audiences": [*AUDIENCES], "private": {"leaders": private}}
    return data, random


def rewritten(data: dict[str, Any], whole: Parsed, audience: str) -> dict[str, Any]:
    """The same with other words and more lines in the items that an audience does not see."""
    assert whole.strategy is not None
    known = Audiences.of(whole.strategy.strategy)
    data = json.loads(json.dumps(data))
    for path, rank in known.ranks(whole.index.entries.values()).items():
        at = at_path(data, path)
        if rank > known.rank(audience) and isinstance(at, dict):
            at |= {"note": "Another note", "title": "Another title", "facts": {"One": "1", "Two": "2"}}
    return data


def pages(whole: Parsed, audience: str) -> dict[str, str]:
    return dict(stage(*looked_at(whole, AS_OF, audience)).pages)


def differing(seen: Any, whole: Any, path: str = "") -> list[str]:
    """The figures that are shown and are others on the whole."""
    if isinstance(seen, dict):
        below = ((key, each, whole.get(key) if isinstance(whole, dict) else None) for key, each in seen.items())
        return [
            at
            for key, one, other in below
            if key not in _OF_WHAT_IS_SEEN
            for at in differing(one, other, f"{path}.{key}")
        ]
    if isinstance(seen, list) and isinstance(whole, list):
        of = zip(seen, whole, strict=False)
        return [at for number, (one, other) in enumerate(of) for at in differing(one, other, f"{path}.{number}")]
    return [] if seen in (None, False, "withheld") or seen == whole else [f"{path}: {seen} of {whole}"]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(kept_apart(), st.sampled_from(AUDIENCES[:2]))
def test_what_is_shown_is_true_and_hangs_on_nothing_hidden(kept: tuple[dict[str, Any], Random], audience: str) -> None:
    data, _ = kept
    one = parsed(yaml_of(data))
    assume(one.ok)
    whole = plan_of(one, AS_OF)
    plan, findings = looked_at(one, AS_OF, audience)
    assert differing(figures(plan, plan.scenarios), figures(whole, whole.scenarios)) == []
    known = {(problem.code, problem.path) for problem in each_found(one, whole).problems}
    assert {(problem.code, problem.path) for problem in found_in(one, AS_OF, audience)[1].problems} <= known
    other = parsed(yaml_of(rewritten(data, one, audience)))
    assert other.ok, other.problems
    assert seen_by(one, audience).strategy == seen_by(other, audience).strategy
    again, found = looked_at(other, AS_OF, audience)
    if (plan.withheld, [(p.code, p.path) for p in findings.problems]) == (
        again.withheld,
        [(p.code, p.path) for p in found.problems],
    ):
        assert pages(one, audience) == pages(other, audience)
