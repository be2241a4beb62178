"""What the head of the file states besides what the first page shows in large: nothing of it is lost."""

from collections.abc import Iterator

from groundplan.escape import UserText
from groundplan.pages.describe import Teller
from groundplan.pages.paths import place_of
from groundplan.pages.views import Link, Piece, Row

# On the poster, or told below in words instead of the format's own.
_SHOWN = (
    *("organization", "version", "period", "owner", "review_by", "vision", "summary", "not_doing", "events"),
    *("approved", "language", "absent", "checks", "private"),
)
_Pairs = tuple[tuple[Piece, tuple[Piece, ...]], ...]


def rest(tell: Teller, *, all_events: bool) -> Iterator[Row]:
    """The rows; `all_events` when the poster has room for some only."""
    charter, words = tell.plan.strategy.strategy, tell.words
    stated = charter.model_fields_set
    shown = tuple(field for field in _SHOWN if not (field == "events" and all_events))
    if "language" in stated:
        name = {"en": "English", "zh": "中文"}.get(words.language, "")
        yield Row(words.field("language"), "text", (name,))
    yield from tell.rows(charter, "strategy", without=shown)
    if charter.approved and charter.approved.digest:
        yield Row(words.field("digest"), "text", (charter.approved.digest,))
    if charter.absent:
        absent: _Pairs = tuple((words.field(chapter), (why,)) for chapter, why in charter.absent.items())
        yield Row(words.field("absent"), "pairs", pairs=absent)
    if charter.checks:
        yield from _checks(tell)
    if charter.private:
        private: _Pairs = tuple(
            (UserText(audience), tuple(_fields(tell, path) for path in paths))
            for audience, paths in charter.private.items()
        )
        yield Row(words.field("private"), "pairs", pairs=private)


def _checks(tell: Teller) -> Iterator[Row]:
    checks, words = tell.plan.strategy.strategy.checks, tell.words
    assert checks is not None
    if checks.ignore:
        ignored: _Pairs = tuple((_rule(tell, str(key)), (why,)) for key, why in checks.ignore.items())
        yield Row(words["index.ignored"], "pairs", pairs=ignored)
    if checks.severity:
        levels: _Pairs = tuple((UserText(key), (words.choice(level),)) for key, level in checks.severity.items())
        yield Row(words["index.severity"], "pairs", pairs=levels)


def _rule(tell: Teller, key: str) -> Piece:
    """A rule, with a link to the item that it is ignored for."""
    code, _, item = key.partition(" ")
    found = tell.plan.index.find(item.strip(), ("*",)) if item else []
    if len(found) != 1:
        return UserText(key)
    link = tell.link(found[0])
    return Link(f"{code} · {link.text}", link.href)


def _fields(tell: Teller, path: str) -> Piece:
    """The fields that a path with stars means, in words: `Team · Quota`."""
    if "*" not in path:
        place = place_of(tell, path)
        title = place.item.text if isinstance(place.item, Link) else place.item
        return " · ".join(filter(None, [title, place.field]))
    return " · ".join(tell.words.field(part) for part in path.split(".") if part != "*")
