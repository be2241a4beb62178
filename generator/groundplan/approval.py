"""Who agreed to a strategy, when and to what, written into its file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from groundplan.model.digest import digest
from groundplan.model.index import Index
from groundplan.nearest import nearest
from groundplan.parse import Parsed, parse
from groundplan.source import Source, read
from groundplan.source.editing import CannotEdit, put
from groundplan.source.replacing import with_text, write
from groundplan.values.ids import same_id

_CHARTER, _APPROVED = "strategy", "approved"


class NoRole(ValueError):  # noqa: N818 - the outcome, told in one line
    """The team has no such role; `near` is what may have been meant, or empty."""

    def __init__(self, near: str) -> None:
        super().__init__(near)
        self.near = near


@dataclass(frozen=True, slots=True)
class Approval:
    """What was written: in which file, and the role in words."""

    file: str
    role: str


def approve(strategy: Path, parsed: Parsed, role: str, day: date) -> Approval:
    """Write that a role approves, on a day, what a strategy says now; its status becomes approved.

    The text around it stays byte for byte. `parsed` is the strategy without errors. Raises NoRole, OSError, CannotRead
    and CannotEdit.
    """
    assert parsed.strategy is not None
    by, title = _role(role, parsed.index)
    source = read(strategy)
    number = _holder(source)
    document = source.documents[number]
    stated = {"by": by, "date": day.isoformat(), "digest": digest(parsed.strategy)}
    text = put(document, (_CHARTER, _APPROVED), stated, short="title")
    between = with_text(source, number, text).documents[number]
    text = put(between, (_CHARTER, "status"), "approved", short="title")
    if not _says(parse(with_text(source, number, text)), stated):
        raise CannotEdit(document.place.children[_CHARTER].key_line if isinstance(document.place.children, dict) else 1)
    write(source.files[number], text)
    return Approval(document.file, title)


def _role(role: str, index: Index) -> tuple[str, str]:
    """The id of a role and its title; where there is no team, the words as they are."""
    team = index.of(("team",))
    named = [entry for entry in team if same_id(entry.id) == same_id(role)]
    if named:
        return named[0].id, named[0].title
    if not team and role.strip():
        return role.strip(), role.strip()
    called = {same_id(name): entry.id for entry in team for name in (entry.id, entry.title)}
    raise NoRole(called.get(nearest(same_id(role), called), ""))


def _holder(source: Source) -> int:
    """The document that says who approved, else the first that has the head of the strategy."""
    heads = {
        number: document.data[_CHARTER]
        for number, document in enumerate(source.documents)
        if isinstance(document.data, dict) and _CHARTER in document.data
    }
    return next((number for number, head in heads.items() if isinstance(head, dict) and _APPROVED in head), min(heads))


def _says(parsed: Parsed, stated: dict[str, str]) -> bool:
    """Whether a strategy is approved in just these words, and is still what was approved."""
    if parsed.strategy is None:
        return False
    charter = parsed.strategy.strategy
    approved = charter.approved
    written = {} if approved is None else {name: str(getattr(approved, name)) for name in stated}
    return written == stated and charter.status == "approved" and digest(parsed.strategy) == stated["digest"]
