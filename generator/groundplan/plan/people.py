"""Who is in a role, month by month: those there at the start of the period, and those that actions add."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from groundplan.model.actions import Action
from groundplan.model.index import Entry
from groundplan.model.team import Role
from groundplan.plan.amounts import Amount, stated
from groundplan.plan.linked import Linked
from groundplan.plan.spans import DAY, Span, month_from, months_apart


class Joining(NamedTuple):
    """People whom an action adds, and the first day of the month in which they start; less than none leave."""

    action: Entry
    people: Amount
    starts: date


class Crew(NamedTuple):
    """The people of a role: `headcount` at the start of the period, fully ramped; who joins; months of ramp-up.

    `joining` is in the order of their starts. How many people an action adds may be words; then nobody knows how many
    are in post from then on.
    """

    headcount: Amount
    joining: tuple[Joining, ...]
    ramp_months: Fraction | None

    def in_post(self, day: date) -> Amount:
        """How many people are there on a day."""
        people = self.headcount
        for joining in self.joining:
            if joining.starts <= day:
                people = people.plus(joining.people)
        return people.at_least(0)

    def working(self, month: date) -> Amount:
        """How many fully ramped people those in post in the month that begins on a day sell as much as."""
        full = self.headcount
        for joining in self.joining:
            if joining.starts <= month:
                is_new = joining.people.low is not None and joining.people.low >= 0
                share = productivity(self.ramp_months, months_apart(joining.starts, month) + 1) if is_new else 1
                full = full.plus(joining.people.times(share))
        return full.at_least(0)

    def months(self, span: Span) -> Amount:
        """Person-months over a span: people in post x the covered part of each month."""
        return self._over(span, lambda stint: stint.months)

    def days(self, span: Span) -> Amount:
        """Person-days over a span."""
        return self._over(span, lambda stint: stint.days)

    def _over(self, span: Span, length: Callable[[Span], Fraction | int]) -> Amount:
        whole = self.headcount.times(0)
        for people, stint in self._stints(span):
            whole = whole.plus(people.times(length(stint)))
        return whole

    def _stints(self, span: Span) -> Iterator[tuple[Amount, Span]]:
        """The people in post over each part of a span in which nobody comes or goes."""
        people, since = self.headcount, span.start
        for joining in self.joining:
            if joining.starts > span.end:
                break
            if joining.starts > since:
                yield people.at_least(0), Span(since, joining.starts - DAY)
                since = joining.starts
            people = people.plus(joining.people)
        yield people.at_least(0), Span(since, span.end)


def crew_of(linked: Linked, entry: Entry) -> Crew:
    """The people of a role; an action that is dropped or was due before the period adds nobody."""
    role = entry.item
    assert isinstance(role, Role)
    joining = [
        each for action in linked.naming(entry.path, "adds", "action") if (each := _joining(linked, action, entry))
    ]
    headcount = stated(role.headcount).in_unit(None).at_least(0)
    return Crew(headcount, tuple(sorted(joining, key=lambda each: each.starts)), _ramp_months(role))


def productivity(ramp_months: Fraction | None, k: int) -> Fraction:
    """What a new person sells in the k-th month, as a share: (k - 1/2) / ramp-up months, at most all."""
    if not ramp_months or ramp_months <= 0:
        return Fraction(1)
    return min(Fraction(1), (k - Fraction(1, 2)) / ramp_months)


def _ramp_months(role: Role) -> Fraction | None:
    """The months at most, of `4+` at least; None when no number is stated."""
    ramp = stated(role.ramp_months, "month")
    return ramp.low if ramp.high is None else ramp.high


def _joining(linked: Linked, action: Entry, role: Entry) -> Joining | None:
    item = action.item
    assert isinstance(item, Action)
    due = item.due.last(linked.calendar) if item.due else None
    starts = month_from(due) if due else None
    if item.status == "dropped" or due is None or (linked.calendar.start and due < linked.calendar.start):
        return None
    names = {each.text for each in linked.targets(action.path, "adds") if each.path == role.path}
    people = next((stated(added).in_unit(None) for name, added in item.adds.items() if name in names), None)
    return None if people is None or starts is None else Joining(action, people, starts)
