"""The funnel worked backwards: what must be won, the deals that takes, and how many must enter each stage by when."""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from groundplan.model.index import Entry
from groundplan.model.pipelines import MustWin, Pipeline, Stage
from groundplan.plan.aims import Aim
from groundplan.plan.amounts import UNKNOWN, Amount, is_percent, point, stated, total, unit_of
from groundplan.plan.linked import Linked
from groundplan.plan.people import Crew
from groundplan.plan.spans import Span
from groundplan.plan.ways import Ways, stage_of, ways_of
from groundplan.values.units import is_money

# By stage of the path: the conversion to the next stage, and the odds from here to the win.
Odds = dict[str, tuple[Amount, Amount]]
# The days that a stage takes, and the last day on which entering it can still be won by the end.
Days = tuple[Fraction | None, date | None]


class StageNeed(NamedTuple):
    """What has to enter a stage: `entries`, until `last_useful`, over `span`, so many a month and a person and month.

    `conversion` is to the next stage of the path, `odds` from here to the win. A stage that is not on the path has
    nothing worked out. `span` is None when the stage would have to be entered before the work starts.
    """

    entry: Entry
    is_on_path: bool
    conversion: Amount = UNKNOWN
    odds: Amount = UNKNOWN
    entries: Amount = UNKNOWN
    days: Fraction | None = None
    last_useful: date | None = None
    span: Span | None = None
    person_months: Amount = UNKNOWN

    @property
    def months(self) -> Fraction | None:
        return self.span.months if self.span else None

    @property
    def per_month(self) -> Amount:
        return self.entries.over(self.span.months) if self.span else UNKNOWN

    @property
    def per_person_per_month(self) -> Amount:
        return self.entries.over(self.person_months.in_unit(None))


class Funnel(NamedTuple):
    """A pipeline worked backwards from its goal: must_win = share x (target - keep x baseline), deals, stages.

    `keep` is the share of the baseline that stays by itself (0 for `all`, 1 for `increase`), not stated for an amount.
    `open_wins` are the wins expected from what is in the pipeline already. `stages` are all but the lost ones.
    """

    entry: Entry
    goal: Entry | None
    aim: Aim | None
    window: Span | None
    crew: Crew | None
    keep: Amount
    share: Amount
    must_win: Amount
    deal_size: Amount
    open_wins: Amount
    deals: Amount
    stages: tuple[StageNeed, ...]

    @property
    def is_money(self) -> bool:
        """Whether its goal, or what it must win, is in a currency."""
        return is_money(self.aim.unit if self.aim and self.aim.unit else self.must_win.unit)


def funnel_of(
    linked: Linked, entry: Entry, goal: Entry | None, aim: Aim | None, window: Span | None, crew: Crew | None
) -> Funnel:
    """A pipeline worked backwards from the aim of its goal, in its window; `crew` are the people of its team."""
    pipeline = entry.item
    assert isinstance(pipeline, Pipeline)
    keep, share = _keep(pipeline.must_win), stated(pipeline.share) if pipeline.share else point(1)
    must_win = _must_win(pipeline.must_win, keep, share, aim)
    deal_size = _deal_size(pipeline, aim.written_unit if aim and aim.unit else must_win.unit)
    ways = ways_of(linked, entry)
    path = ways.path()
    odds = _odds(ways, path)
    open_wins = _open_wins(ways, odds)
    deals = _deals(must_win, deal_size, open_wins)
    last_days = _last_days(path, window)
    needs = {stage.path: _need(stage, odds, deals, last_days[stage.path], window, crew) for stage in path}
    return Funnel(
        entry, goal, aim, window, crew, keep, share, must_win, deal_size, open_wins, deals,
        tuple(
            needs.get(stage.path) or StageNeed(stage, is_on_path=False)
            for stage in ways.stages
            if stage_of(stage).outcome != "lost"
        ),
    )  # fmt: skip


def _conversion(ways: Ways, stage: Entry, following: Entry, ahead: Amount) -> Amount:
    """The share that goes on to the following stage: as stated, else by the way there, else win odds over win odds.

    `ahead` are the odds of the following stage, for one that states none.
    """
    if ways.part(stage):
        return UNKNOWN
    item, after = stage_of(stage), stage_of(following)
    if (share := _share(item)).is_known:
        return share
    if way := ways.out(stage, following):
        return _part_of_all(stated(way))
    if item.win_odds is None:
        return UNKNOWN
    final = _part_of_all(stated(after.win_odds)) if after.win_odds and after.outcome != "won" else ahead
    return _part_of_all(stated(item.win_odds)).over(final.in_unit(None))


def _share(stage: Stage) -> Amount:
    """The conversion that a stage states; an end that is not stated is that of the share itself.

    Ends that contradict the share, or each other, are moved so that it lies between them.
    """
    estimate = stage.conversion
    if estimate is None:
        return UNKNOWN
    share, low, high = stated(estimate.value), stated(estimate.low).low, stated(estimate.high).high
    ends = (low if low is not None else share.low, high if high is not None else share.high)
    known = [end for end in (*ends, share.value) if end is not None]
    return _part_of_all(
        Amount(
            share.value,
            None if ends[0] is None else min(known),
            None if ends[1] is None else max(known),
            share.unit,
        )
    )


def _part_of_all(share: Amount) -> Amount:
    """A share, never below nothing: one of at least so much may be all, but no more."""
    share = share.at_least(0)
    is_open = share.high is None and share.low is not None and share.low <= 1
    return share._replace(high=Fraction(1)) if is_open else share


def _keep(rule: MustWin) -> Amount:
    if rule.rule == "keep":
        return stated(rule.keep).in_unit(None)
    return {"all": point(0), "increase": point(1)}.get(rule.rule, UNKNOWN)


def _must_win(rule: MustWin, keep: Amount, share: Amount, aim: Aim | None) -> Amount:
    if rule.rule == "amount":
        return stated(rule.amount, aim.written_unit if aim else None)
    if aim is None:
        return UNKNOWN
    if rule.rule == "all":
        return aim.target.times(share)
    if rule.rule == "increase":
        return aim.change.times(share)
    return aim.target.minus(aim.baseline.times(keep)).times(share)


def _deal_size(pipeline: Pipeline, unit: str | None) -> Amount:
    """What one win adds, in the unit of what must be won.

    One of what the goal counts when it is not stated, but never one coin or one per cent.
    """
    if pipeline.deal_size is not None:
        return stated(pipeline.deal_size, unit).in_unit(None)
    counted = unit_of(unit)
    return UNKNOWN if is_money(counted) or is_percent(counted) else point(1)


def _deals(must_win: Amount, deal_size: Amount, open_wins: Amount) -> Amount:
    """The wins that are still to come, none when there are enough; not stated when wins lead the wrong way."""
    wins = must_win.over(deal_size).in_unit(None)
    if deal_size.high is not None and deal_size.high < 0 and wins.high is not None and wins.high < 0:
        return UNKNOWN
    return wins.minus(open_wins).at_least(0)


def _odds(ways: Ways, path: tuple[Entry, ...]) -> Odds:
    found: Odds = {}
    odds = point(1)
    for place in range(len(path) - 1, -1, -1):
        is_last = place == len(path) - 1
        conversion = UNKNOWN if is_last else _conversion(ways, path[place], path[place + 1], odds)
        odds = odds if is_last else odds.times(conversion)
        found[path[place].path] = conversion, odds
    return found


def _open_wins(ways: Ways, odds: Odds) -> Amount:
    """Open deals x the odds of their stage, over all stages up to the win that say how many are open.

    The odds are those of the path; of a stage beside it, and of one whose odds are not known by its conversions, the
    win odds that it states; else its own conversion x the odds of the next stage of the path.
    """
    wins, later = [point(0)], UNKNOWN
    for entry in reversed(_until_won(ways)):
        stage = stage_of(entry)
        own = odds[entry.path][1] if entry.path in odds else UNKNOWN
        beside = _part_of_all(stated(stage.win_odds)) if stage.win_odds else _share(stage).times(later)
        later = own if entry.path in odds else later
        if stage.open is not None and stage.outcome is None:
            chance = own if own.is_known else beside
            wins.append(stated(stage.open).in_unit(None).at_least(0).times(chance))
    return total(wins)


def _until_won(ways: Ways) -> tuple[Entry, ...]:
    """The stages up to the first that is won, all when none is."""
    won = next((place for place, each in enumerate(ways.stages) if stage_of(each).outcome == "won"), None)
    return ways.stages if won is None else ways.stages[: won + 1]


def _last_days(path: tuple[Entry, ...], window: Span | None) -> dict[str, Days]:
    """By stage of the path: its own days, and the last day on which an entry can still be won by the end.

    None where the end lies before the start: nothing can be won then.
    """
    found: dict[str, Days] = {}
    on_the_way: Fraction | None = Fraction(0)
    for entry in reversed(path):
        days = _days(stage_of(entry))
        on_the_way = None if on_the_way is None or days is None else on_the_way + days
        found[entry.path] = days, _before(window, on_the_way)
    return found


def _days(stage: Stage) -> Fraction | None:
    """The days that a stage takes at most; being won takes none unless it says so."""
    if stage.days is None and stage.outcome == "won":
        return Fraction(0)
    return stated(stage.days, "day").at_least(0).high


def _before(window: Span | None, days: Fraction | None) -> date | None:
    if window is None or not window.days or days is None:
        return None
    most = window.end.toordinal() - 1
    return window.end - timedelta(days=min(ceil(days), most))


def _need(
    stage: Entry,
    odds: Odds,
    deals: Amount,
    last: Days,
    window: Span | None,
    crew: Crew | None,
) -> StageNeed:
    conversion, chance = odds[stage.path]
    days, last_useful = last
    span = window.until(last_useful) if window and last_useful else window
    if span is not None and not span.days:
        span = None
    entries = deals.over(chance)
    return StageNeed(
        stage, True, conversion, chance, entries, days, last_useful, span,
        crew.months(span) if crew and span else UNKNOWN,
    )  # fmt: skip
