"""Steps and accounts of versions put together: whose moves they are, and where each item stands today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from groundplan.chronicle import MOST_MOVES, Move, Part, Release, Told
from groundplan.history.telling import Account, Step


@dataclass(frozen=True, slots=True)
class Made:
    """A step, and the commit that made it, with its day and its first line; both empty before it is committed."""

    day: str
    commit: str
    subject: str
    step: Step


class Today:
    """Where items of ever older versions stand today."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = frozenset(paths)
        self._moved: Mapping[str, str] = {}

    def path(self, path: str) -> str:
        """The path of an item today; empty when it is gone."""
        now = self._moved.get(path, path)
        return now if now in self._paths else ""

    def go_back(self, renamed: Mapping[str, str]) -> None:
        """From now on paths are those of the version before, of which some were others."""
        if renamed:
            self._moved = {**self._moved, **{old: self.path(new) for old, new in renamed.items()}}


def moves(steps: Iterable[Made], paths: Iterable[str]) -> Mapping[str, tuple[Move, ...]]:
    """The moves of each item by its path today, those of its target first; steps and moves come newest first."""
    today = Today(paths)
    targets: dict[str, list[Move]] = {}
    others: dict[str, list[Move]] = {}
    for made in steps:
        for path, is_target, text in made.step.moves:
            if now := today.path(path):
                found = targets if is_target else others
                found.setdefault(now, []).append(Move(made.day, made.commit, made.subject, text))
        today.go_back(made.step.renamed)
    held = dict.fromkeys((*targets, *others))
    return {path: _newest(targets.get(path, []), others.get(path, [])) for path in held}


def _newest(targets: list[Move], others: list[Move]) -> tuple[Move, ...]:
    """As many as there is room for; a third of it is for others, however often the target moved."""
    last = others[: max(MOST_MOVES - len(targets), MOST_MOVES // 3)]
    return (*targets[: MOST_MOVES - len(last)], *last)


def releases(told: Iterable[tuple[Release, Account | None]], paths: Iterable[str]) -> tuple[Release, ...]:
    """Versions with what they changed, their items linked to where they stand today; versions come newest first."""
    today = Today(paths)
    found = []
    for release, account in told:
        if account is None:
            found.append(release)
            continue
        parts = tuple(_today(part, today) for part in account.parts)
        found.append(replace(release, summary=account.summary, parts=parts))
        today.go_back(account.renamed)
    return tuple(found)


def _today(part: Part, today: Today) -> Part:
    return replace(
        part,
        chapters=tuple((heading, tuple(_told_today(each, today) for each in told)) for heading, told in part.chapters),
    )


def _told_today(told: Told, today: Today) -> Told:
    path = today.path(told.path) if told.path else ""
    return replace(told, path=path, lost_by=tuple(now for role in told.lost_by if (now := today.path(role))))
