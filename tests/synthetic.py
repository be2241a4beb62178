"""Strategies of any size, for measuring: every chapter, deep cascades, chains of actions, dense links."""

from typing import Any, Literal

import yaml

# How the items hang together: by default three goals support each goal, ten actions wait for each other, and an
# action addresses one weakness. Each other shape takes one of these as far as it goes.
Shape = Literal["usual", "deep", "long", "dense"]

_WORDS = (
    "renewal pipeline account visit quarter price maintenance retention offer trial budget plant manager "
    "service contract growth market buyer answer report onboarding reference channel partner region"
).split()
_QUADRANTS = {"strengths": "strength", "weaknesses": "weakness", "opportunities": "chance", "threats": "threat"}
_SWOT = [f"{name}-{n}" for name in _QUADRANTS.values() for n in range(5)]


def _text(seed: int, length: int) -> str:
    return " ".join(_WORDS[(seed * 7 + at * (3 + seed % 5)) % len(_WORDS)] for at in range(length)).capitalize()


def _goal(n: int, shape: Shape) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": f"{_text(n, 4)} {n}",
        "owner": f"role-{n % 8}",
        "baseline": {"value": f"{100 + n}k", "date": "2025-12-31"},
        "target": {"value": f"+{5 + n % 20}%", "by": "2026-12-31"},
        "why": _text(n + 1, 12),
    }
    if n:
        made["supports"] = [f"goal-{n - 1 if shape == 'deep' else (n - 1) // 3}"]
    return made


def _action(n: int, goals: int, shape: Shape) -> dict[str, Any]:
    made: dict[str, Any] = {
        "title": f"{_text(n, 5)} {n}",
        "owner": f"role-{n % 8}",
        "start": f"2026-{n % 9 + 1:02}-01",
        "due": f"2026-{n % 9 + 3:02}-15",
        "status": ("planned", "doing", "done", "blocked")[n % 4],
        "serves": [f"goal-{n % goals}"],
        "addresses": _SWOT if shape == "dense" else [f"weakness-{n % 5}"],
        "note": _text(n + 2, 14),
    }
    if n % 10 or (n and shape == "long"):
        made["after"] = [f"action-{n - 1}"]
    return made


def _persona(n: int) -> dict[str, Any]:
    return {
        "title": f"{_text(n, 2)} {n}",
        "traits": {"Industry": _text(n, 2), "Size": f"{n + 10} people"},
        "challenges": {f"challenge-{each}": _text(n + each, 6) for each in range(4)},
        "objections": {f"objection-{each}": {"title": _text(each, 5), "answer": _text(n, 10)} for each in range(4)},
    }


def _evidence(n: int) -> dict[str, Any]:
    return {"title": f"{_text(n, 4)} {n}", "kind": "interview", "date": "2026-05-01", "finding": _text(n, 14)}


def synthetic(items: int, shape: Shape = "usual") -> str:
    """The text of a strategy of about so many items."""
    return _dumped(_strategy(items, shape))


def revised(items: int) -> str:
    """The text of the usual one some months later: of ten thousand items some hundred differ, come or go."""
    data = _strategy(items, "usual")
    for goal in list(data["goals"].values())[::20]:
        goal["target"]["value"] = "+30%"
    for action in list(data["actions"].values())[::25]:
        action |= {"status": "dropped", "due": "2026-12-01"}
    for finding in list(data["evidence"])[::25]:
        del data["evidence"][finding]
    data["market"]["needs"] |= {f"new-need-{n}": {"title": _text(n, 6)} for n in range(items // 125)}
    return _dumped(data)


def _dumped(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False, allow_unicode=True)


def _strategy(items: int, shape: Shape) -> dict[str, Any]:
    goals = max(1, items // 4)
    actions = max(1, items * 2 // 5)
    personas = max(1, items // 90)
    evidence = max(1, items // 5)
    needs = max(1, items - goals - actions - evidence - personas * 9 - 21)
    stages = ("lead", "booked", "offer", "won")
    return {
        "strategy": {
            "title": f"A strategy of {items} items",
            "currency": "EUR",
            "period": {"start": "2026-01-01", "end": "2026-12-31"},
        },
        "team": {f"role-{n}": {"title": _text(n, 2), "headcount": n + 1} for n in range(8)},
        "goals": {f"goal-{n}": _goal(n, shape) for n in range(goals)},
        "market": {
            "needs": {f"need-{n}": {"title": _text(n, 6), "answer": _text(n + 1, 9)} for n in range(needs)},
            "swot": {
                field: {f"{name}-{n}": {"title": _text(n, 5), "impact": n % 5 + 1} for n in range(5)}
                for field, name in _QUADRANTS.items()
            },
        },
        "personas": {f"persona-{n}": _persona(n) for n in range(personas)},
        "pipelines": {
            "direct": {
                "title": "Direct",
                "goal": "goal-0",
                "stages": {name: {"title": name.capitalize(), "conversion": "40%", "days": 10} for name in stages},
            }
        },
        "actions": {f"action-{n}": _action(n, goals, shape) for n in range(actions)},
        "evidence": {f"finding-{n}": _evidence(n) for n in range(evidence)},
    }
