"""What is late, due soon or out of date, seen from the day of the plan."""

from collections.abc import Iterable
from datetime import date

from groundplan.model.index import Entry
from groundplan.pages.describe import Teller
from groundplan.pages.views import Badge
from groundplan.plan import Plan
from groundplan.plan.schedule import action_of, due_of, is_past
from groundplan.values import When
from groundplan.words import Words, locale

# Ages are told in days up to this many, then in months, and in years from two years on.
_MOST_DAYS = 45
_MOST_MONTHS = 24
_FAR = date.max


def by_urgency(plan: Plan, actions: Iterable[Entry]) -> list[Entry]:
    """Open actions by their due date, those without one after them; then the settled ones, latest first."""
    every = list(actions)
    settled = [e for e in every if e.item.is_settled]
    still_open = [e for e in every if not e.item.is_settled]
    still_open.sort(key=lambda e: due_of(plan, action_of(e)) or _FAR)
    settled.sort(key=lambda e: due_of(plan, action_of(e)) or date.min, reverse=True)
    return still_open + settled


def age(plan: Plan, when: When | None, words: Words) -> tuple[str, bool]:
    """How long ago a time ended, in words, and whether that is more than a year; empty when it is not past."""
    last = when.last(plan.calendar) if when else None
    if last is None or last > plan.as_of:
        return "", False
    if last == plan.as_of:
        return words["today"], False
    days = (plan.as_of - last).days
    months = (plan.as_of.year - last.year) * 12 + plan.as_of.month - last.month - (plan.as_of.day < last.day)
    if days <= _MOST_DAYS:
        span = locale.duration(days, "day", words.language)
    elif months < _MOST_MONTHS:
        span = locale.duration(months, "month", words.language)
    else:
        span = locale.duration(months // 12, "year", words.language)
    return words["ago"].format(time=span), months >= 12


def review_badge(tell: Teller, entry: Entry) -> tuple[Badge, ...]:
    """A mark on an item whose day of review has passed."""
    past = is_past(tell.plan, entry.item.review_by)
    return (Badge(tell.words["review_due"], "warn"),) if past else ()
