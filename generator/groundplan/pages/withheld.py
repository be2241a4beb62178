"""What an audience is not shown of the numbers of an item, so that nobody takes it for not stated."""

from groundplan.model.index import Entry
from groundplan.plan import Plan
from groundplan.words import Words

# What the data calls the numbers of an item, by its noun, and the words for each of them, in the order of telling.
_CHAPTERS = {"goal": "goals", "pipeline": "pipelines", "team": "capacity", "metric": "history"}
_CALLED = {
    "target": "target", "baseline": "baseline", "change": "change", "latest": "progress", "progress": "progress",
    "expected": "progress", "pace": "progress", "smart": "smart", "cascade": "cascade", "rate": "rate",
    "needed_growth": "growth", "must_win": "must_win", "deals": "deals", "stages": "entries", "total": "capacity",
    "months": "capacity", "needed": "must_win", "hires_needed": "hires", "hire_by": "hires", "growth": "growth",
    "lowest": "growth", "median": "growth", "best": "growth",
}  # fmt: skip


def withheld_of(plan: Plan, entry: Entry, words: Words) -> tuple[str, ...]:
    """The words for the numbers of an item that the audience is not shown."""
    chapter = _CHAPTERS.get(entry.item.noun)
    found = plan.withheld_by_item.get(f"{chapter}.{entry.id}", ())
    return tuple(dict.fromkeys(words[f"withheld.{name}"] for figure, name in _CALLED.items() if figure in found))
