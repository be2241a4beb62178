"""The numbers of a role: its goals and how they stand, what its people can sell, and the stages that it works in."""

from dataclasses import dataclass

from groundplan.model.index import Entry
from groundplan.model.pipelines import Pipeline
from groundplan.pages import working_goals, working_pipelines
from groundplan.pages.describe import Teller
from groundplan.pages.goal_numbers import PaceView, RateView, pace, rate
from groundplan.pages.goals import aim
from groundplan.pages.views import Figure, Link
from groundplan.pages.working import Speaker, speaker
from groundplan.plan import GoalNumbers
from groundplan.plan.funnel import Funnel, StageNeed
from groundplan.plan.ways import stage_of
from groundplan.values import shown_when


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal of mine: what to reach and by when, where it stands, and my rate against what the funnel needs."""

    link: Link
    helps: str
    aim: str
    target: Figure | None
    due: str
    latest: str
    pace: PaceView | None
    rate: RateView | None


@dataclass(frozen=True, slots=True)
class Capability:
    """What the people of a role can sell in the period, against what they must."""

    total: Figure
    needed: Figure | None
    hires: Figure | None
    hire_by: Figure | None
    is_enough: bool


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage I work in: when a deal may go on, and what has to come in, each month and for each of us."""

    entry: Entry
    link: Link
    pipeline: str
    exit: tuple[str, ...]
    per_month: Figure | None
    per_person: Figure | None


def goals_of(tell: Teller, entry: Entry) -> tuple[GoalNumbers, ...]:
    """The goals that a role answers for, then those that count what each of its people does, then those it helps."""
    plan = tell.plan
    named = [each for field in ("owner", "per", "contributors") for each in plan.naming(entry.path, field, "goal")]
    found = {goal.id: plan.numbers.goals[goal.id] for goal in named}
    return tuple(goal for goal in found.values() if goal.goal.status != "dropped")


def goal_line(tell: Teller, entry: Entry, goal: GoalNumbers) -> GoalLine:
    """A goal as its owner or a helper sees it."""
    say = speaker(tell.plan, tell.words)
    mine = {each.path for field in ("owner", "per") for each in tell.plan.naming(entry.path, field, "goal")}
    is_known = goal.aim.target.is_known
    by = goal.goal.target.by if goal.goal.target else None
    return GoalLine(
        link=tell.link(goal.entry),
        helps="" if goal.entry.path in mine else tell.words["team.helps"],
        aim="" if is_known else aim(tell, goal.goal, goal.entry.path),
        target=working_goals.target(say, goal) if is_known else None,
        due=tell.words["goals.by"].format(date=tell.when(by)) if by and is_known else "",
        latest=_latest(tell, say, goal),
        pace=pace(tell, say, goal),
        rate=rate(tell, say, goal),
    )


def _latest(tell: Teller, say: Speaker, goal: GoalNumbers) -> str:
    latest = goal.progress.latest
    if latest is None:
        return ""
    value = say.said.amount(latest.reached)
    if not latest.reached.is_known:
        value = tell.amount(latest.check_in, "value", goal.entry.path)
    when = shown_when(latest.when, tell.words.language)
    return tell.words["index.latest"].format(value=value, date=when) if value else ""


def capability(tell: Teller, entry: Entry) -> Capability | None:
    """What the people of a role can sell; none where nobody has said what one of them can."""
    team, say = tell.plan.numbers.capacity[entry.id], speaker(tell.plan, tell.words)
    if not team.total.is_known:
        return None
    is_short = bool(team.hires_needed)
    return Capability(
        total=working_pipelines.capacity_total(say, team),
        needed=working_pipelines.capacity_needed(say, team) if team.needed.is_known else None,
        hires=working_pipelines.hires(say, team) if is_short else None,
        hire_by=working_pipelines.hire_by(say, team) if is_short and team.hire_by else None,
        is_enough=team.hires_needed == 0,
    )


def stage_lines(tell: Teller, entry: Entry) -> tuple[StageLine, ...]:
    """The stages that a role works in: its own, and those without an owner in the pipelines of its team."""
    plan, lines = tell.plan, []
    own = {each.path: each for each in plan.naming(entry.path, "owner", "stage")}
    teams = {each.path: each for each in plan.naming(entry.path, "team", "pipeline")}
    for path in {**teams, **{each.parent: each for each in own.values()}}:
        funnel = plan.numbers.pipelines[plan.index[path].id]
        for need in funnel.stages:
            is_left = path in teams and not plan.targets(need.entry.path, "owner") and not stage_of(need.entry).outcome
            if need.entry.path in own or is_left:
                lines.append(_stage(tell, funnel, need, is_team=path in teams))
    return tuple(lines)


def _stage(tell: Teller, funnel: Funnel, need: StageNeed, *, is_team: bool) -> StageLine:
    say = speaker(tell.plan, tell.words)
    assert isinstance(funnel.entry.item, Pipeline)
    return StageLine(
        entry=need.entry,
        link=tell.link(need.entry),
        pipeline=funnel.entry.title,
        exit=stage_of(need.entry).exit,
        per_month=working_pipelines.per_month(say, funnel, need) if need.per_month.is_known else None,
        per_person=(
            working_pipelines.per_person(say, funnel, need) if is_team and need.per_person_per_month.is_known else None
        ),
    )
