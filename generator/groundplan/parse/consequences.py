"""Leaves out the problems that only follow from another one, so that one slip is told once."""

from groundplan.problems import Position, Problem

# A colon without a blank after it, and one of full width: what they glue together is taken for one name.
_GLUED = {"SRC145": "：", "SRC150": ":"}
# The problems of a name, and the argument that holds the name.
_NAMES = {"FMT201": "field", "FMT209": "id", "FMT241": "field"}
# A name between braces with neither colon nor value: whether it can be an id is the lesser question.
_ALONE, _NO_ID = "SRC149", "FMT209"
_NO_PATH = "SRC121"
# A dash without a blank after it: what should have been a list is a text.
_NO_LIST, _NOT_ITEMS = "SRC151", "FMT202"


def without_consequences(problems: list[Problem]) -> list[Problem]:
    """The problems without those of a name that has no value or is glued to it, and of an `include` that is no path."""
    slips = {(problem.code, problem.position) for problem in problems if problem.code in _GLUED}
    alone = {problem.position for problem in problems if problem.code == _ALONE}
    dashes = {problem.position for problem in problems if problem.code == _NO_LIST}
    no_path = any(problem.code == _NO_PATH for problem in problems)
    return [
        problem
        for problem in problems
        if not (no_path and problem.path == "include")
        and not (slips and slips & _colons(problem))
        and not (problem.code == _NO_ID and problem.position in alone)
        and not (problem.code == _NOT_ITEMS and problem.position in dashes)
    ]


def _colons(problem: Problem) -> set[tuple[str, Position]]:
    """Where the name that a problem is about has colons, and what would be wrong there."""
    if problem.code not in _NAMES:
        return set()
    name, at = problem.args[_NAMES[problem.code]], problem.position
    columns = {code: name.find(colon) for code, colon in _GLUED.items()}
    return {(code, at._replace(column=at.column + column)) for code, column in columns.items() if column > 0}
