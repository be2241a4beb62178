"""Figures from a CSV file into the text of a strategy: the history of a metric."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from groundplan.nearest import nearest
from groundplan.parse import parse
from groundplan.problems import Problem, Severity, in_order
from groundplan.source import Document, Place, Source, read, read_text
from groundplan.source.editing import put
from groundplan.source.reading import MOST_BYTES
from groundplan.source.replacing import with_text, write
from groundplan.source.tables import Table, table
from groundplan.values.ids import same_id

_METRICS, _HISTORY = "metrics", "history"


class Refused(Exception):  # noqa: N818 - the outcome, told by its problems
    """Nothing was written; `text` is that of the file that the problems stand in."""

    def __init__(self, problems: Sequence[Problem], text: str) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems, self.text = tuple(problems), text


class NoMetric(Exception):  # noqa: N818 - the outcome, told in one line
    """No metric has the id, and one has an id that is `near`: nothing was written."""

    def __init__(self, near: str) -> None:
        super().__init__(near)
        self.near = near


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written: for which metric, whether it is new, in which file; and what was left out.

    Of the `periods` of its history now, `added` are new and `changed` have another value; the others are as they were.
    """

    file: str
    metric: str
    periods: int
    added: int
    changed: int
    is_new: bool
    problems: tuple[Problem, ...]
    text: str


def take(csv: Path, metric: str, strategy: Path) -> Taken:
    """Write the figures of a CSV file into a strategy, as the history of a metric, which is added when there is none.

    Raises OSError when a file cannot be read or written, CannotRead, CannotEdit, NoMetric, and Refused when a line of
    the table or the strategy with it does not fit. Periods that the table does not have stay. The text
    around the history stays byte for byte.
    """
    found = _table(csv)
    source = read(strategy)
    before = {_kind(problem) for problem in parse(read(strategy)).problems}
    number, name = _holder(source, metric)
    document, path = source.documents[number], source.files[number]
    document, problems = read_text(document.text, document.file)  # without the figures of tables
    if errors := [problem for problem in problems if problem.severity is Severity.ERROR]:
        raise Refused(errors, document.text)
    is_new = not _holds(document, name)
    if is_new and (near := _near(source, name)):
        raise NoMetric(near)
    known = _known(document, name)
    figures = {**known, **_with_notes(found.series()[0], known)}
    text = put(document, (_METRICS, name, _HISTORY), figures, short="title")
    after = with_text(read(strategy), number, text)
    new = [each for each in parse(after).problems if each.severity is Severity.ERROR and _kind(each) not in before]
    if new:
        raise Refused(new, text)
    write(path, text)
    added = len(figures.keys() - known.keys())
    changed = sum(figures[key] != each for key, each in known.items())
    return Taken(document.file, name, len(figures), added, changed, is_new, found.problems, found.text)


def _table(csv: Path) -> Table:
    """The table in a file when every line of it can be read; raises Refused."""
    with csv.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Refused([Problem(Place(csv.as_posix(), 1, 1, 1).position, "SRC104")], "")
    found = table(content, csv.as_posix())
    problems = in_order([*found.problems, *_unread(found)])
    if not found.rows or any(problem.severity is Severity.ERROR for problem in problems):
        raise Refused(problems, found.text)
    return found


def _unread(found: Table) -> list[Problem]:
    """What a strategy that holds nothing but the table says of it; evidence is looked up in the real one."""
    bare = found._replace(rows=tuple({k: cell for k, cell in row.items() if k != "evidence"} for row in found.rows))
    data, places = bare.series()

    def holder(children: dict[str, Place] | None) -> Place:
        return Place("", 1, 1, 1, children=children)

    top = {"strategy": {"title": "?"}, _METRICS: {"m": {_HISTORY: data}}}
    below = {_METRICS: holder({"m": holder({_HISTORY: holder(places)})})}
    place = holder({"strategy": holder({"title": holder(None)}), **below})
    problems = parse(Source((Document("", "", top, place, complete=True),), (), ())).problems
    return [problem for problem in problems if problem.position.file == found.file]


def _holder(source: Source, metric: str) -> tuple[int, str]:
    """The document that has the metric, else the first that has metrics, else the main one; and the metric's id."""
    first = None
    for number, document in enumerate(source.documents):
        metrics = document.data.get(_METRICS) if isinstance(document.data, dict) else None
        if isinstance(metrics, dict):
            for name in metrics:
                if same_id(name) == same_id(metric):
                    return number, name
            first = number if first is None else first
    return first or 0, metric


def _holds(document: Document, name: str) -> bool:
    metrics = document.data.get(_METRICS) if isinstance(document.data, dict) else None
    return isinstance(metrics, dict) and name in metrics


def _near(source: Source, metric: str) -> str:
    """The id of a metric that is nearly the one that was typed; empty when there is none."""
    chapters = (each.data.get(_METRICS) for each in source.documents if isinstance(each.data, dict))
    called: dict[str, str] = {same_id(name): name for each in chapters if isinstance(each, dict) for name in each}
    return called.get(nearest(same_id(metric), called, 0.75), "")


def _known(document: Document, name: str) -> dict[str, object]:
    """The history that is written in the strategy; one that is kept in a table is not."""
    history: object = document.data
    for key in (_METRICS, name, _HISTORY):
        history = history.get(key) if isinstance(history, dict) else None
    return dict(history) if isinstance(history, dict) and "file" not in history else {}


def _with_notes(figures: Mapping[str, object], known: Mapping[str, object]) -> dict[str, object]:
    """The figures, those that the history has already with the notes and the evidence that they have there."""
    noted = {key: each for key, each in known.items() if isinstance(each, dict)}
    return {
        key: noted[key] if key in noted and noted[key].get("value") == each else each for key, each in figures.items()
    }


def _kind(problem: Problem) -> tuple[str, str, str]:
    """What makes a problem the same when lines have moved."""
    return problem.code, problem.path, str(sorted(problem.args.items()))
