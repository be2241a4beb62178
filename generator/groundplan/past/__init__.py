"""What became of a strategy over time, from the git repository that it is in; nothing where there is none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from groundplan import git
from groundplan.chronicle import NOTHING_KNOWN, Chronicle, Release, lines
from groundplan.history import Account, Made, Step, account, moves, releases, step
from groundplan.model.digest import digest
from groundplan.parse import Parsed
from groundplan.parse.seen import hidden_from
from groundplan.past.kept import Kept, keep, kept, place
from groundplan.past.versions import MOST_COMMITS, Archive, State, View, key_at, states
from groundplan.plan import Plan
from groundplan.words import Words, locale, words

# So many versions are told of, so many tags looked at to find them, and so many commits for the one that was approved.
MOST_VERSIONS, _MOST_TAGS, _MOST_APPROVED = 40, 400, 200
_MOST_SINCE = 8


@dataclass(frozen=True, slots=True)
class _Version:
    """What a version is called, and the key of what it says."""

    release: Release
    key: str


@dataclass(slots=True)
class Past:
    """What git holds of a strategy: good for as long as nothing is committed and no tag set."""

    about: tuple[object, ...] = ()
    states: tuple[State, ...] = ()
    made: tuple[Made, ...] = ()
    versions: tuple[_Version, ...] = ()
    told: tuple[tuple[Release, Account | None], ...] = ()
    known: Kept = field(default_factory=Kept)
    is_cut: bool = False
    # The last version, as it is seen, by the day that it was asked for.
    plans: dict[tuple[str, date], Plan | None] = field(default_factory=dict)
    approved: dict[str, str] = field(default_factory=dict)


def chronicle_of(strategy: Path, whole: Parsed, plan: Plan, earlier: Past | None = None) -> Chronicle:
    """Everything that is known of the past of a strategy that was read from a file.

    `plan` is it as its readers see it, `whole` all of it. `earlier` is filled, and used again as long as it is good.
    Where git has nothing to tell, or fails, nothing is known.
    """
    try:
        return _Reader(strategy, whole, plan, earlier or Past()).chronicle()
    except git.GitFailed:
        return NOTHING_KNOWN


class _Reader:
    def __init__(self, strategy: Path, whole: Parsed, plan: Plan, past: Past) -> None:
        self.strategy, self.whole, self.plan, self.past = strategy.absolute(), whole, plan, past
        self.folder = self.strategy.parent
        self.words: Words = words(plan.parsed.language)
        hidden = hidden_from(whole, plan.audience) if plan.audience else frozenset()
        self.view = View(plan.audience, hidden)

    def chronicle(self) -> Chronicle:
        start = git.head(self.folder)
        if not start:
            return NOTHING_KNOWN
        tags = git.tags(self.folder)
        about = (start, tags, self.strategy, self.words.language, self.view)
        with git.contents(self.folder) as contents:
            file = self._file() if self.past.about != about else None
            if file:
                self.past.known = kept(file)
            self.archive = Archive(self.strategy, self.past.known, contents, self.view)
            if file:
                self._look_back(start, tags)
            found = self._told() if self.past.states else NOTHING_KNOWN
            if file:
                keep(file, self.past.known)
                self.past.about = about
            return found

    def _file(self) -> Path:
        about = (str(self.strategy), self.words.language, self.view.audience, self.view.hidden)
        return place(git.own_folder(self.folder), *about)

    def _look_back(self, start: str, tags: tuple[git.Tag, ...]) -> None:
        """Reads what git holds."""
        past = self.past
        past.plans.clear()
        past.approved.clear()
        past.states, past.made, past.is_cut = self._states(start)
        past.is_cut = past.is_cut or git.is_shallow(self.folder)
        past.versions = tuple(islice(self._tagged(tags), MOST_VERSIONS + 1)) or tuple(self._months())
        past.told = tuple(self._accounts()) if past.states else ()

    def _states(self, start: str) -> tuple[tuple[State, ...], tuple[Made, ...], bool]:
        """The commits that changed what the strategy says, and what each changed over the last good one before it."""
        found: list[State] = []
        made: list[Made] = []
        newer: State | None = None  # the last good one: what it changed is known when a good one before it is found
        steps: list[tuple[State, Step]] = []
        if self.strategy.name not in git.files(self.folder, git.Revision(start, start)):
            return (), (), False
        for state in states(self.archive, start):
            if found and found[-1].key == state.key:
                found[-1] = state
                newer = state if newer and newer.key == state.key else newer
                continue
            if len(found) == MOST_COMMITS:
                self.archive.is_cut = True
                break
            found.append(state)
            if self.archive.is_good(state.key):
                if newer and newer.key != state.key:
                    steps.append((newer, self._step(state.key, newer.key)))
                newer = state
        made = [Made(state.day, state.commit, self._subject(state), each) for state, each in steps]
        return tuple(found), tuple(made), self.archive.is_cut

    def _subject(self, state: State) -> str:
        """What was said with a commit may tell what an audience is not to know."""
        return "" if self.view.audience else state.subject

    def _step(self, old: str, new: str) -> Step:
        steps = self.archive.known.steps
        key = f"{old} {new}"
        if key not in steps:
            first, last = (self.archive.dayless(each) for each in (old, new))
            assert first is not None
            assert last is not None
            steps[key] = step(first, last, self.words)
        return steps[key]

    def _tagged(self, tags: Iterable[git.Tag]) -> Iterator[_Version]:
        """The versions that tags name, the newest first; tags between which nothing changed name the same version."""
        by_commit: dict[str, list[git.Tag]] = {}
        for tag in tags if self.past.states else ():
            by_commit.setdefault(tag.commit, []).append(tag)
        last: _Version | None = None
        for commit, held in list(by_commit.items())[:_MOST_TAGS]:
            key = key_at(self.archive, commit)
            if not key:
                continue
            if last and last.key != key:
                yield last
            newer = last.release.tags if last and last.key == key else ()
            names = tuple(tag.name for tag in held)
            is_good = self.archive.is_good(key)
            name = (self.archive.known.names[key] if is_good else "") or names[0]
            release = Release(
                "published", name, (*names, *newer), held[0].day, commit, silent="" if is_good else "broken"
            )
            last = _Version(release, key)
        if last:
            yield last

    def _months(self) -> Iterator[_Version]:
        """Without any tag: what the strategy said at the end of each month in which it changed."""
        last = ""
        for state in self.past.states:
            month = state.day[:7]
            if month != last and self.archive.is_good(state.key):
                last = month
                name = locale.month(date.fromisoformat(state.day).replace(day=1), self.words.language)
                yield _Version(Release("month", name, (), state.day, state.commit), state.key)

    def _accounts(self) -> Iterator[tuple[Release, Account | None]]:
        """What each version changed over the good one before it, on its own day."""
        versions = self.past.versions
        for number, version in enumerate(versions[:MOST_VERSIONS]):
            release = version.release
            older = next((each for each in versions[number + 1 :] if not each.release.silent), None)
            if release.silent:
                yield release, None
                continue
            before = older.key if older else self._beginning(release)
            if before and before != version.key:
                yield release, self._account(before, version.key, date.fromisoformat(release.day))
            elif older is None:
                yield replace(release, silent="oldest" if self.past.is_cut else "first"), None
            else:
                yield release, Account((), (), {})
        if len(versions) > MOST_VERSIONS:
            self.past.is_cut = True

    def _beginning(self, release: Release) -> str:
        """What the first month began with; nobody asks what there was before the first version."""
        good = (state.key for state in reversed(self.past.states) if self.archive.is_good(state.key))
        return next(good, "") if release.kind == "month" else ""

    def _account(self, old: str, new: str, day: date) -> Account:
        accounts = self.archive.known.accounts
        key = f"{old} {new} {day}"
        if key not in accounts:
            first, last = (self.archive.plan(each, day) for each in (old, new))
            assert first is not None
            assert last is not None
            accounts[key] = account(first, last, self.words)
        return accounts[key]

    def _told(self) -> Chronicle:
        """What git holds, and what is on disk on top of it."""
        past, paths = self.past, self.plan.index.entries
        made, told = list(past.made), list(past.told)
        newest = next((state.key for state in past.states if self.archive.is_good(state.key)), "")
        on_top = self._since(newest)
        if on_top is not None:
            last = self._plan(newest)
            assert last is not None
            made.insert(0, Made("", "", "", step(last, self.plan, self.words)))
        published = next((each for each in past.versions if not each.release.silent), None)
        if published is None:
            newest = ""
        elif published.key != newest or on_top is not None:
            since = on_top if published.key == newest else self._since(published.key)
            if since is not None:
                told.insert(0, (self._unpublished(published), since))
        return Chronicle(
            releases=releases(told, paths),
            moves=moves(made, paths),
            since_approval=self._since_approval(),
            is_cut=past.is_cut,
        )

    def _unpublished(self, published: _Version) -> Release:
        if published.release.kind == "month":
            return Release("uncommitted", "", (), "", "")
        version = str(self.plan.strategy.strategy.version or "")
        is_new = version != (self.archive.known.names[published.key] or "")
        return Release("unpublished", version if is_new else "", (), "", "")

    def _since(self, key: str) -> Account | None:
        """What is on disk over a version, if it differs in anything."""
        old = self._plan(key) if key else None
        found = account(old, self.plan, self.words) if old else None
        return found if found and (found.parts or found.summary) else None

    def _plan(self, key: str) -> Plan | None:
        """A version as it is seen, as of today."""
        at = key, self.plan.as_of
        if at not in self.past.plans:
            self.past.plans[at] = self.archive.plan(key, self.plan.as_of)
        return self.past.plans[at]

    def _since_approval(self) -> tuple[str, ...]:
        """What changed since the strategy said what was approved."""
        assert self.whole.strategy is not None
        approved = self.whole.strategy.strategy.approved
        stated = str(approved.digest) if approved and approved.digest else ""
        if not stated or stated == digest(self.whole.strategy):
            return ()
        if stated not in self.past.approved:
            recent = (state.key for state in self.past.states[:_MOST_APPROVED])
            self.past.approved[stated] = next((key for key in recent if self.archive.digest(key) == stated), "")
        found = self._since(self.past.approved[stated])
        return tuple(_lines(found, self.words)) if found else ()


def _lines(account: Account, words: Words) -> Iterator[str]:
    """The changes themselves, one line each, as many as anybody reads."""
    told = [words["labelled"].format(label=head, text=line) for head, line in lines(account.parts[-1:])]
    yield from told[:_MOST_SINCE]
    if len(told) > _MOST_SINCE:
        yield words["more"].format(n=len(told) - _MOST_SINCE)


__all__ = ["Past", "chronicle_of"]
