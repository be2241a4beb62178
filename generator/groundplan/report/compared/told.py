"""A comparison in words: the heading, what matters most, and everything in sections."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from groundplan.comparing import Compared, Version
from groundplan.diff import (
    Changes,
    FieldChanged,
    ItemAdded,
    ItemMoved,
    ItemRemoved,
    ItemRenamed,
)
from groundplan.report.compared.items import Items, outermost
from groundplan.report.compared.phrases import Phrases
from groundplan.report.compared.results import Results
from groundplan.report.compared.sections import Comparison, Section
from groundplan.report.compared.style import Style
from groundplan.report.compared.values import Teller
from groundplan.words import Words, words

# The chapters whose numbers move the plan, the most telling first.
_FIRST = ("goals", "pipelines", "team", "assumptions", "metrics", "actions")
_MOST_FIELDS = 6
_KINDS = (("added", ItemAdded), ("removed", ItemRemoved), ("moved", ItemMoved), ("renamed", ItemRenamed))


def told(done: Compared, style: Style) -> Comparison:
    """Everything that a comparison tells, in the language of the new version."""
    return _Telling(done, style).told()


class _Telling:
    def __init__(self, done: Compared, style: Style) -> None:
        self.done, self.style = done, style
        self.words: Words = words(done.language)
        self.say = Phrases(self.words)
        self.old = Teller(done.old_plan, self.words, style) if done.old_plan else None
        self.new = Teller(done.new_plan, self.words, style) if done.new_plan else None
        self.items = Items(self.old, self.new, self.words)
        self.results = Results(self.old, self.new, self.words)

    def told(self) -> Comparison:
        done = self.done
        versions = self.say("versions", old=self._name(done.old), new=self._name(done.new))
        notes = [self._broken(version) for version in done.broken]
        if not notes and done.old_plan is None:
            notes = [self.say("first", old=self._name(done.old), new=self._name(done.new))]
        elif not notes and done.new_plan is None:
            notes = [self.say("ended", new=self._name(done.new))]
        heading = self.say("head", title=self._title(), counts=self._counts()) if not done.broken else self._title()
        return Comparison(heading, versions, (*notes, *self._summary()), tuple(self._sections()))

    def _sections(self) -> Iterator[Section]:
        yield from self.results.sections(self.done.consequences)
        if self.done.changes:
            yield self.items.section(self.done.changes)

    def _summary(self) -> Iterator[str]:
        changes, _ = outermost(self.done.changes)
        if self.old and self.new:
            yield from self._fields(changes)
            for key, kind in (("new", ItemAdded), ("gone", ItemRemoved)):
                teller = self.new if key == "new" else self.old
                titles = [teller.title(each.path or each.old_path) for each in changes if isinstance(each, kind)]
                if titles:
                    yield self.say(f"summary.{key}", items=self.results.listed(titles))
        yield from self.results.summary(self.done.consequences)

    def _fields(self, changes: Changes) -> Iterator[str]:
        """The changed numbers, those of the chapters that move the plan first."""
        numbers = [each for each in changes if isinstance(each, FieldChanged) and each.path and each.difference]
        chapters = [each.path.partition(".")[0] for each in numbers]
        ranked = sorted(
            (_FIRST.index(chapter), at) for at, chapter in enumerate(chapters) if chapter in _FIRST
        )  # keeps the order of the file inside a chapter
        assert self.new is not None
        for _, at in ranked[:_MOST_FIELDS]:
            change = numbers[at]
            yield self.say("summary.field", title=self.new.title(change.path), change=self.items.field(change))
        if len(ranked) > _MOST_FIELDS:
            yield self.say("summary.fields", count=len(ranked) - _MOST_FIELDS)

    def _counts(self) -> str:
        """How many items came, went, moved, were renamed, and differ in any other way."""
        changes, _ = outermost(self.done.changes)
        if not changes:
            return self.words.changes["nothing"]
        counts = [(key, sum(isinstance(each, kind) for each in changes)) for key, kind in _KINDS]
        placed = tuple(kind for _, kind in _KINDS)
        differ = {each.path for each in changes if not isinstance(each, placed)}
        # Beside items that all came, or all went, the head of the strategy is no change to speak of.
        if (self.old and self.new) or not any(number for _, number in counts):
            counts.append(("changed", len(differ)))
        told = (self.say.count(key, number) for key, number in counts if number)
        return self.words.changes["and"].join(told)

    def _title(self) -> str:
        plan = self.done.new_plan or self.done.old_plan
        title = plan.strategy.strategy.title if plan else None
        return self.style.text(title or PurePosixPath(self.done.new.file).name)

    def _name(self, version: Version) -> str:
        file, revision = map(self.style.text, (version.file, version.revision))
        if revision:
            return self.say("at", file=file, revision=revision)
        of_files = not (self.done.old.revision or self.done.new.revision)
        return file if of_files else self.say("working", file=file)

    def _broken(self, version: Version) -> str:
        first, *more = version.errors
        if self.done.audience:  # what is wrong may quote what is not for everybody
            return self.say("broken.only", version=self._name(version))
        problem = self.style.text(f"{first.position}: {self.words.message(first)}")
        key = "broken.more" if more else "broken"
        return self.say(key, version=self._name(version), problem=problem, count=len(more))
