"""What follows from the changes, in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from groundplan.consequences import Answered, Consequences, Figure, Orphan, Shift
from groundplan.plan.amounts import Amount, point
from groundplan.plan.smart import MARKS
from groundplan.report.compared.phrases import Phrases
from groundplan.report.compared.sections import Block, Section
from groundplan.report.compared.values import Teller
from groundplan.words import Words

# What `numbers` has besides, or what a changed field says itself, is for JSON.
_TOLD = (
    "target", "progress", "pace", *(f"smart.{mark}" for mark in MARKS), "cascade.sum", "cascade.coverage",
    "rate.needed", "rate.planned_entries", "rate.needed_entries", "needed_growth", "must_win", "deals", "entries",
    "range", "per_month", "per_person_per_month", "last_useful", "total", "needed", "hires_needed", "hire_by", "best",
)  # fmt: skip
_MOST = 5
# From here on numbers are shown without decimals.
_WHOLE = 100


class Results:
    """Tells of consequences; `old` and `new` are None for a version that has no strategy."""

    def __init__(self, old: Teller | None, new: Teller | None, words: Words) -> None:
        self.old, self.new, self.words = old, new, words
        self.say = Phrases(words)

    def sections(self, found: Consequences) -> Iterator[Section]:
        """Those that have anything to tell."""
        for key, groups in (
            ("consequences", self._figures(found)),
            ("findings", {"": self._findings(found)}),
            ("orphans", {"": [Block(self.orphan(each)) for each in found.orphans]}),
            ("read_again", {"": [self._again(each.path, each.because) for each in found.read_again]}),
        ):
            count = sum(len(block.lines) or 1 for blocks in groups.values() for block in blocks)
            if count:
                yield Section(self.words.changes[key], count, groups)

    def summary(self, found: Consequences) -> Iterator[str]:
        """What matters most, in sentences."""
        yield from self._takes(found.shifts)
        for figure, key in (("hires_needed", "hires"), ("cascade.coverage", "coverage"), ("pace", "pace")):
            told = (self._sentence(key, each) for each in found.shifts if each.figure == figure and each.path)
            yield from list(filter(None, told))[:_MOST]
        for key, number in (("appeared", len(found.appeared)), ("vanished", len(found.vanished))):
            if number:
                yield self.say(f"summary.{key}", count=number)
        if found.orphans:
            titles = list(dict.fromkeys(self._title(each.path) for each in found.orphans))
            yield self.say("summary.orphans", items=self.listed(titles))
        if found.read_again:
            yield self.say.count("summary.read_again", len(found.read_again))

    def orphan(self, orphan: Orphan) -> str:
        return self.say(f"orphan.{orphan.kind}", title=self._title(orphan.path))

    def listed(self, items: Sequence[str]) -> str:
        """Items in a row, the first ones of many."""
        shown = str(self.words.structure.COMMA).join(items[:_MOST])
        return self.say("more", items=shown, count=len(items) - _MOST) if len(items) > _MOST else shown

    def figure(self, value: Figure | None) -> str:
        """A worked-out figure in words."""
        teller = self.new or self.old
        assert teller is not None
        said = teller.said
        if isinstance(value, Amount):
            return teller.style.text(said.amount(value))
        if isinstance(value, date):
            return said.day(value)
        return said("unstated") if value is None else said(f"pace.{value}")

    def _figures(self, found: Consequences) -> dict[str, list[Block]]:
        """By chapter, each item with the figures of it that differ."""
        groups: dict[str, dict[str, list[str]]] = {}  # lines by the path of their item, by its chapter
        for shift in found.shifts:
            if shift.figure in _TOLD and shift.path and self.new and self._can_be_seen(shift):
                chapter = self.words.field(shift.path.partition(".")[0])
                groups.setdefault(chapter, {}).setdefault(shift.path, []).append(self._shift(shift))
        told = {
            name: [Block(self._trail(path), tuple(lines), path) for path, lines in each.items()]
            for name, each in groups.items()
        }
        if found.answered:
            told[self.words.numbers["coverage"].capitalize()] = [self._answered(each) for each in found.answered]
        return told

    def _can_be_seen(self, shift: Shift) -> bool:
        """Whether a figure differs by more than what is rounded off; a mark only where it was lost or gained."""
        if shift.figure.startswith("smart."):
            return shift.old is not None
        return self.figure(shift.old) != self.figure(shift.new)

    def _shift(self, shift: Shift) -> str:
        name, _, mark = shift.figure.partition(".")
        if name == "smart":
            key = "smart.gained" if shift.new else "smart.lost"
            return self.say(key, mark=self.words.numbers[f"smart.{mark}"])
        label = self.words.changes[f"figure.{shift.figure}"]
        if shift.old is None:
            return self.say("figure.new", label=label, new=self.figure(shift.new))
        more = self._more(shift)
        return self.say(
            "figure.by" if more else "figure",
            label=label,
            old=self.figure(shift.old),
            new=self.figure(shift.new),
            difference=more,
        )

    def _more(self, shift: Shift) -> str:
        """The difference with its sign; empty where there is none to tell."""
        if shift.difference is None or not shift.difference.value or self.new is None:
            return ""
        return self.new.style.text(self.new.said.change(_as_shown(shift), None))

    def _answered(self, answered: Answered) -> Block:
        line = self.say(
            "answered" if answered.old_all else "answered.new",
            kind=self.words.numbers[f"kind.{answered.kind}"],
            answered=answered.answered,
            all=answered.all,
            old_answered=answered.old_answered,
            old_all=answered.old_all,
        )
        opened = self._titles(answered.opened)
        return Block(line, (self.say("opened", items=self.listed(opened)),) if opened else ())

    def _findings(self, found: Consequences) -> list[Block]:
        teller = self.new or self.old
        if teller is None:
            return []
        style = teller.style
        told = [("new", each) for each in found.appeared] + [("gone", each) for each in found.vanished]
        blocks = [
            Block(self.say(f"finding.{key}", message=style.text(f"{each.code} {self.words.message(each)}")))
            for key, each in told
        ]
        counts = (self.say("finding.count", code=each.code, old=each.old, new=each.new) for each in found.tallies)
        return [*blocks, *map(Block, counts)]

    def _again(self, path: str, because: Sequence[str]) -> Block:
        return Block(self.say("because", title=self._title(path), items=self.listed(self._titles(because))))

    def _takes(self, shifts: Iterable[Shift]) -> Iterator[str]:
        """For each pipeline the deals it takes, and what must enter its first stage."""
        if self.new is None:
            return
        takes: dict[str, dict[str, Shift]] = {}
        for shift in shifts:
            if shift.path and shift.figure in ("deals", "entries") and isinstance(shift.new, Amount):
                pipeline = shift.path.partition(".stages.")[0]
                takes.setdefault(pipeline, {}).setdefault(shift.figure, shift)
        for pipeline, found in list(takes.items())[:_MOST]:
            figures = [self._figure_of(key, each) for key, each in found.items()]
            together = self.words.changes["and"].join(figures)
            yield self.say("summary.takes", title=self._title(pipeline), figures=together)

    def _figure_of(self, key: str, shift: Shift) -> str:
        old, new, more = self.figure(shift.old), self.figure(shift.new), self._more(shift)
        stage = self._title(shift.path)
        name = f"summary.{key}" if more else f"summary.{key}.new"
        return self.say(name, old=old, new=new, difference=more, stage=stage)

    def _sentence(self, key: str, shift: Shift) -> str:
        """A shift in a sentence; empty where there is nothing to set it against."""
        more = self._more(shift)
        args = {"title": self._title(shift.path), "old": self.figure(shift.old), "new": self.figure(shift.new)}
        if key == "pace":
            return self.say("summary.pace", **args) if shift.old else ""
        if more:
            return self.say(f"summary.{key}", **args, difference=more)
        is_hires = key == "hires" and isinstance(shift.new, Amount) and bool(shift.new.value)
        return self.say("summary.hires.new", **args) if is_hires else ""

    def _trail(self, path: str) -> str:
        assert self.new is not None
        return self.new.trail(self.new.plan.index[path])

    def _titles(self, paths: Iterable[str]) -> list[str]:
        return [self._title(path) for path in paths]

    def _title(self, path: str) -> str:
        teller = self.new or self.old
        assert teller is not None
        return teller.title(path)


def _as_shown(shift: Shift) -> Amount:
    """The difference of two numbers as they are shown, rounded, so that it adds up for whoever reads it."""
    old, new, more = shift.old, shift.new, shift.difference
    assert more is not None
    if not isinstance(old, Amount) or not isinstance(new, Amount) or old.value is None or new.value is None:
        return more
    return more if more.unit == "pp" else point(_rounded(new.value) - _rounded(old.value), more.unit)


def _rounded(number: Fraction) -> Fraction:
    return Fraction(round(number)) if abs(number) >= _WHOLE else Fraction(round(number * 100), 100)
