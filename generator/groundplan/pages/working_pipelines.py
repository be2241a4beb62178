"""The figures of a pipeline and of a team with their working: the funnel backwards, and what a team can sell."""

from collections.abc import Iterator

from groundplan.model.pipelines import Pipeline
from groundplan.pages.views import Figure
from groundplan.pages.working import Speaker
from groundplan.plan import plain
from groundplan.plan.amounts import Amount
from groundplan.plan.capacity import Capacity, MonthOfTeam
from groundplan.plan.funnel import Funnel, StageNeed


def must_win(say: Speaker, funnel: Funnel) -> Figure:
    """Share x (target - keep x baseline)."""
    return say.amount(funnel.must_win, _path(funnel, "must_win"), _must_win(say, funnel))


def _path(funnel: Funnel, figure: str) -> str:
    return f"pipelines.{funnel.entry.id}.{figure}"


def _must_win(say: Speaker, funnel: Funnel) -> str:
    aim, said, pipeline = funnel.aim, say.said, funnel.entry.item
    assert isinstance(pipeline, Pipeline)
    if aim is None or pipeline.must_win.rule == "amount":
        return say("as_stated")
    working = said.amount(aim.target)
    if not aim.target.is_known or (funnel.keep.value != 0 and not aim.baseline.is_known):
        return say("must_win.change", change=said.amount(aim.change))
    if funnel.keep.value != 0:
        kept = "" if funnel.keep.value == 1 else f"{said.amount(funnel.keep, '%')} × "
        working += f" − {kept}{said.amount(aim.baseline)}"
    if funnel.share.value != 1:
        working = f"{said.amount(funnel.share, '%')} × " + (working if funnel.keep.value == 0 else f"({working})")
    elif funnel.keep.value == 0:
        return say("must_win.all", target=working)
    return f"{working} = {said.amount(funnel.must_win)}"


def deals(say: Speaker, funnel: Funnel) -> Figure:
    """What must be won / what one win adds - the wins expected from open deals."""
    said = say.said
    whole = funnel.must_win.in_unit(None).over(funnel.deal_size)
    steps = [
        f"{said.amount(funnel.must_win)} / {said.amount(funnel.deal_size, funnel.must_win.unit)} = {said.amount(whole)}"
    ]
    if funnel.open_wins.value != 0:
        wins, left = said.amount(funnel.open_wins), said.amount(whole.minus(funnel.open_wins))
        steps.append(say("deals.open", deals=said.amount(whole), open=wins, left=left))
    if funnel.deals.high == 0:
        steps.append(say("deals.none"))
    return say.amount(funnel.deals, _path(funnel, "deals"), *steps)


def entries(say: Speaker, funnel: Funnel, need: StageNeed) -> Figure:
    """What enters the next stage over the share that goes on to it."""
    following, said = _following(funnel, need), say.said
    text, path = _number(say, need.entries), _stage_path(funnel, need, "entries")
    if following is None:
        step = say("entries.won", deals=text)
    else:
        share = said.amount(need.conversion, "%")
        step = say(
            "entries.of", stage=following.entry.title, next=_number(say, following.entries), share=share, entries=text
        )
    if need.entries.value is None:
        return Figure(text, working=(step,)) if need.entries.is_known else say.unstated(path)
    return say.number(text, path, need.entries.value, step)


def spread(say: Speaker, funnel: Funnel, need: StageNeed) -> Figure | None:
    """The fewest and the most that may have to enter; None for one number."""
    if not need.entries.is_spread:
        return None
    text, path = say.said.between(need.entries), _stage_path(funnel, need, "range")
    return say.figure(text, path, plain.ends(need.entries), say("entries.spread"))


def per_month(say: Speaker, funnel: Funnel, need: StageNeed) -> Figure:
    """Entries over the months in which they are still useful."""
    path = _stage_path(funnel, need, "per_month")
    if need.span is None:
        return say.unstated(path)
    months = say.said.number(need.span.months, None)
    each = _number(say, need.per_month)
    step = say("per_month", entries=_number(say, need.entries), months=months, each=each)
    over = say("over", span=say.span(need.span))
    return say.amount(need.per_month, path, step, over)


def per_person(say: Speaker, funnel: Funnel, need: StageNeed) -> Figure:
    """Entries over the person-months of the team in that time."""
    path = _stage_path(funnel, need, "per_person_per_month")
    entries, each = _number(say, need.entries), _number(say, need.per_person_per_month)
    step = say("per_person", entries=entries, n=say.plainly(need.person_months), each=each)
    return say.amount(need.per_person_per_month, path, step)


def last_useful(say: Speaker, funnel: Funnel, need: StageNeed) -> Figure:
    """The end - the days of this stage and of those after it."""
    path = _stage_path(funnel, need, "last_useful")
    if need.last_useful is None or funnel.window is None:
        return say.unstated(path)
    ahead = [each for each in _path_of(funnel) if each.days]
    ahead = ahead[next((n for n, each in enumerate(ahead) if each.entry.path == need.entry.path), len(ahead)) :]
    step = say("last.end", end=say.said.day(funnel.window.end))
    if ahead:
        days = " + ".join(say.said.number(each.days, None) for each in ahead if each.days is not None)
        days = f"({days})" if len(ahead) > 1 else days
        step = say("last.days", end=say.said.day(funnel.window.end), days=days, day=say.said.day(need.last_useful))
    return say.day(need.last_useful, path, step)


def _number(say: Speaker, amount: Amount) -> str:
    return say.said.amount(amount.in_unit(None))


def _stage_path(funnel: Funnel, need: StageNeed, figure: str) -> str:
    return _path(funnel, f"stages.{need.entry.id}.{figure}")


def _path_of(funnel: Funnel) -> list[StageNeed]:
    return [need for need in funnel.stages if need.is_on_path]


def _following(funnel: Funnel, need: StageNeed) -> StageNeed | None:
    path = _path_of(funnel)
    places = [each.entry.path for each in path]
    at = places.index(need.entry.path) + 1
    return path[at] if at < len(path) else None


def capacity_total(say: Speaker, team: Capacity) -> Figure:
    """The sum of the months."""
    months = len(team.months)
    step = say("capacity.total", n=months, total=say.said.amount(team.total))
    return say.amount(team.total, f"capacity.{team.team.id}.total", step)


def capacity_needed(say: Speaker, team: Capacity) -> Figure:
    """What the team's pipelines must win."""
    steps = [say("sum.line", title=each.entry.title, amount=say.said.amount(each.must_win)) for each in team.pipelines]
    return say.amount(team.needed, f"capacity.{team.team.id}.needed", *steps)


def capacity_gap(say: Speaker, team: Capacity) -> Figure:
    """What is needed less what can be sold; the data has no place of its own for it."""
    if not team.gap.is_known:
        return say.unstated()
    needed, total, gap = (say.said.amount(each) for each in (team.needed, team.total, team.gap))
    return Figure(gap, working=(f"{needed} − {total} = {gap}",))


def hires(say: Speaker, team: Capacity) -> Figure:
    """The gap over what one hire brings, rounded up."""
    n, path = team.hires_needed, f"capacity.{team.team.id}.hires_needed"
    if n is None:
        return say.unstated(path)
    needed, total, gap = (say.said.amount(each) for each in (team.needed, team.total, team.gap))
    steps = [f"{needed} − {total} = {gap}"]
    if n:
        steps.append(say("hires", gap=gap, brings=say.said.amount(team.hire_brings), n=n))
    return say.figure(str(n), path, n, *steps)


def hire_by(say: Speaker, team: Capacity) -> Figure:
    """The last month's start at which that many still close the gap."""
    return say.day(team.hire_by, f"capacity.{team.team.id}.hire_by", say("hire_by"))


def people(say: Speaker, team: Capacity, number: int, month: MonthOfTeam) -> Figure:
    """Those at the start of the period and those who have joined since."""
    steps = (say("people.start", n=_number(say, team.crew.headcount)), *_joined(say, team, month))
    return say.amount(month.people, f"capacity.{team.team.id}.months.{number}.people", *steps)


def _joined(say: Speaker, team: Capacity, month: MonthOfTeam) -> Iterator[str]:
    for each in team.crew.joining:
        if each.starts <= month.month:
            people = say.said.amount(each.people.in_unit(None), signed=True)
            yield say("people.joined", n=people, title=each.action.title, month=say.said.month(each.starts))


def month_capacity(say: Speaker, team: Capacity, number: int, month: MonthOfTeam, covered: Amount) -> Figure:
    """People at full strength x quota / 12 x attainment x the covered part of the month."""
    said = say.said
    args = {
        "people": _number(say, team.crew.working(month.month)),
        "quota": said.amount(team.quota),
        "attainment": said.amount(team.attainment, "%"),
        "capacity": said.amount(month.capacity),
    }
    key = "capacity.month" if covered.value == 1 else "capacity.part"
    step = say(key, **args, part=said.amount(covered, "%"))
    return say.amount(month.capacity, f"capacity.{team.team.id}.months.{number}.capacity", step)
