"""Numbers as an audience may see them: what it could work out for itself and would be wrong about is not stated.

An audience is shown what follows from the part of the strategy that it sees, as long as the same follows from all of
it. So no figure says anything that is for others, and none is false.
"""

from typing import TypeVar

from groundplan.plan.amounts import UNKNOWN
from groundplan.plan.capacity import Capacity, MonthOfTeam
from groundplan.plan.cascade import Cascade
from groundplan.plan.funnel import Funnel, StageNeed
from groundplan.plan.history import History
from groundplan.plan.numbers import GoalNumbers, Numbers
from groundplan.plan.progress import Pace, Progress
from groundplan.plan.smart import MARKS, Smart

T = TypeVar("T")


class Veil:
    """Sets numbers against the true ones; `withheld` are the paths of those that differ, as the data calls them."""

    def __init__(self) -> None:
        self.withheld: set[str] = set()

    def numbers(self, seen: Numbers, whole: Numbers) -> Numbers:
        """The numbers of what is seen without those that are others on the whole; coverage is that of what is seen."""
        history = {name: self._history(name, each, whole.history[name]) for name, each in seen.history.items()}
        return seen._replace(
            goals={name: self._goal(name, each, whole.goals[name], history) for name, each in seen.goals.items()},
            pipelines={name: self._funnel(name, each, whole.pipelines[name]) for name, each in seen.pipelines.items()},
            capacity={name: self._capacity(name, each, whole.capacity[name]) for name, each in seen.capacity.items()},
            history=history,
        )

    def _kept(self, path: str, seen: T, whole: T, instead: T) -> T:
        if seen == whole:
            return seen
        self.withheld.add(path)
        return instead

    def _note(self, path: str, seen: object, whole: object) -> None:
        """For what is worked out afresh from what is kept, and so not stated when that is not."""
        self._kept(path, seen, whole, whole)

    def _goal(self, name: str, seen: GoalNumbers, whole: GoalNumbers, history: dict[str, History]) -> GoalNumbers:
        at, aim, rate = f"goals.{name}", seen.aim, seen.rate
        aim = aim._replace(
            baseline=self._kept(f"{at}.baseline", aim.baseline, whole.aim.baseline, UNKNOWN),
            target=self._kept(f"{at}.target", aim.target, whole.aim.target, UNKNOWN),
            change=self._kept(f"{at}.change", aim.change, whole.aim.change, UNKNOWN),
        )
        self._note(f"{at}.rate.needed", rate.needed, whole.rate.needed)
        rate = rate._replace(
            planned=self._kept(f"{at}.rate.planned", rate.planned, whole.rate.planned, UNKNOWN),
            planned_entries=self._kept(
                f"{at}.rate.planned_entries", rate.planned_entries, whole.rate.planned_entries, UNKNOWN
            ),
            needed_entries=self._kept(
                f"{at}.rate.needed_entries", rate.needed_entries, whole.rate.needed_entries, UNKNOWN
            ),
        )
        return seen._replace(
            aim=aim,
            progress=self._progress(at, seen.progress, whole.progress),
            smart=self._smart(at, seen.smart, whole.smart),
            cascade=self._cascade(at, seen.cascade, whole.cascade),
            rate=rate,
            history=history[seen.metric.id] if seen.metric and seen.history else seen.history,
            needed_growth=self._kept(f"{at}.needed_growth", seen.needed_growth, whole.needed_growth, None),
        )

    def _progress(self, at: str, seen: Progress, whole: Progress) -> Progress:
        latest = seen.latest and seen.latest.reached, whole.latest and whole.latest.reached
        is_latest = self._kept(f"{at}.latest", *latest, None) is latest[0]
        return seen._replace(
            latest=seen.latest if is_latest else None,
            progress=self._kept(f"{at}.progress", seen.progress, whole.progress, None),
            expected=self._kept(f"{at}.expected", seen.expected, whole.expected, None),
            pace=self._kept(f"{at}.pace", seen.pace, whole.pace, Pace.WITHHELD),
        )

    def _smart(self, at: str, seen: Smart, whole: Smart) -> Smart:
        for mark in MARKS:
            self._note(f"{at}.smart.{mark}", seen.has(mark), whole.has(mark))
        return Smart({mark: seen.earned_by[mark] if seen.has(mark) == whole.has(mark) else () for mark in MARKS})

    def _cascade(self, at: str, seen: Cascade, whole: Cascade) -> Cascade:
        true = {share.goal.path: share.amount for share in whole.shares}
        self._note(f"{at}.cascade.coverage", seen.coverage, whole.coverage)
        return seen._replace(
            shares=tuple(share for share in seen.shares if share.amount == true.get(share.goal.path)),
            sum=self._kept(f"{at}.cascade.sum", seen.sum, whole.sum, UNKNOWN),
            change=seen.change if seen.change == whole.change else UNKNOWN,
        )

    def _funnel(self, name: str, seen: Funnel, whole: Funnel) -> Funnel:
        at = f"pipelines.{name}"
        true = {need.entry.path: need for need in whole.stages}
        return seen._replace(
            must_win=self._kept(f"{at}.must_win", seen.must_win, whole.must_win, UNKNOWN),
            deals=self._kept(f"{at}.deals", seen.deals, whole.deals, UNKNOWN),
            stages=tuple(self._stage(f"{at}.stages", need, true[need.entry.path]) for need in seen.stages),
        )

    def _stage(self, at: str, seen: StageNeed, whole: StageNeed) -> StageNeed:
        at = f"{at}.{seen.entry.id}"
        self._note(f"{at}.months", seen.months, whole.months)
        self._note(f"{at}.per_month", seen.per_month, whole.per_month)
        self._note(f"{at}.per_person_per_month", seen.per_person_per_month, whole.per_person_per_month)
        return seen._replace(
            entries=self._kept(f"{at}.entries", seen.entries, whole.entries, UNKNOWN),
            last_useful=self._kept(f"{at}.last_useful", seen.last_useful, whole.last_useful, None),
            span=seen.span if seen.span == whole.span else None,
            person_months=seen.person_months if seen.person_months == whole.person_months else UNKNOWN,
        )

    def _capacity(self, name: str, seen: Capacity, whole: Capacity) -> Capacity:
        at = f"capacity.{name}"
        true = {each.month: each for each in whole.months}
        return seen._replace(
            months=tuple(
                self._month(f"{at}.months.{number}", each, true.get(each.month))
                for number, each in enumerate(seen.months)
            ),
            total=self._kept(f"{at}.total", seen.total, whole.total, UNKNOWN),
            needed=self._kept(f"{at}.needed", seen.needed, whole.needed, UNKNOWN),
            hires_needed=self._kept(f"{at}.hires_needed", seen.hires_needed, whole.hires_needed, None),
            hire_by=self._kept(f"{at}.hire_by", seen.hire_by, whole.hire_by, None),
        )

    def _month(self, at: str, seen: MonthOfTeam, whole: MonthOfTeam | None) -> MonthOfTeam:
        true = whole or MonthOfTeam(seen.month, UNKNOWN, UNKNOWN)
        return seen._replace(
            people=self._kept(f"{at}.people", seen.people, true.people, UNKNOWN),
            capacity=self._kept(f"{at}.capacity", seen.capacity, true.capacity, UNKNOWN),
        )

    def _history(self, name: str, seen: History, whole: History) -> History:
        at = f"history.{name}"
        true = {growth.period.text: growth.ratio for growth in whole.growths}
        for growth in seen.growths:
            self._note(f"{at}.growth.{growth.period.text}", growth.ratio, true.get(growth.period.text))
        return seen._replace(
            growths=tuple(each for each in seen.growths if each.ratio == true.get(each.period.text)),
            lowest=self._kept(f"{at}.lowest", seen.lowest, whole.lowest, None),
            median=self._kept(f"{at}.median", seen.median, whole.median, None),
            best=self._kept(f"{at}.best", seen.best, whole.best, None),
        )
