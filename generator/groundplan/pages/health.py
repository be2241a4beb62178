"""The page `health`: what the rules find, in words and by chapter, what is answered, and what is left out and why."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from groundplan.checks.manual import manual_of
from groundplan.checks.review import Ignored
from groundplan.checks.rule import Rule
from groundplan.checks.table import RULES
from groundplan.pages.covered import Covered, covered
from groundplan.pages.describe import Site, Teller
from groundplan.pages.places import PAGES, page_word
from groundplan.pages.views import Badge, Page, Piece
from groundplan.plan import item_of
from groundplan.problems import Problem, Severity, unlisted

URI = "health.md"
# More findings of a chapter than anybody reads on a page.
_MOST = 100
_TONES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.ADVICE: "info"}
_SEVERITIES = (Severity.WARNING, Severity.ADVICE)
_IN_ORDER = (Severity.ERROR, *_SEVERITIES)
_RULES: dict[str, Rule] = {rule.code: rule for rule in RULES}

# A text in pieces; those that are marked are what to type.
Marked = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A finding: how much it matters, what it says, where the item is, what to do, and why the rule is there."""

    badge: Badge
    message: Marked
    href: str
    hint: Marked
    source: Piece | None
    code: str
    what: Marked
    why: Marked


@dataclass(frozen=True, slots=True)
class Chapter:
    """The findings of a chapter, warnings first; `more` counts those that are not shown."""

    heading: str
    anchor: str
    summary: str
    lines: tuple[Line, ...]
    more: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A finding that is ignored, and why."""

    line: Line
    reason: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings matter how much."""

    number: int
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class HealthView:
    """The finished page; `clean` is said when nothing was found."""

    clean: str
    counts: tuple[Count, ...]
    chapters: tuple[Chapter, ...]
    more: str
    coverage: tuple[Covered, ...]
    ignored: tuple[LeftOut, ...]
    more_ignored: str


def pages(site: Site) -> Iterator[Page]:
    """The page; a strategy without findings has it too, since that is worth knowing."""
    tell = site.teller(URI)
    problems, ignored = site.findings.problems, site.findings.ignored
    more = len(ignored) - _MOST
    alike = sum(map(unlisted, problems))
    yield tell.page(
        "health",
        HealthView(
            clean="" if problems else tell.words["health.clean"],
            counts=tuple(_counts(tell, problems, len(ignored))),
            chapters=tuple(_chapters(tell, problems)),
            more=tell.words["health.more.like"].format(n=alike) if alike else "",
            coverage=tuple(covered(tell, each) for each in site.plan.numbers.coverage.values()),
            ignored=tuple(_left_out(tell, each) for each in ignored[:_MOST]),
            more_ignored=tell.words["more"].format(n=more) if more > 0 else "",
        ),
    )


def _counts(tell: Teller, problems: tuple[Problem, ...], ignored: int) -> Iterator[Count]:
    found = _by_severity(problems)
    for severity in _SEVERITIES if problems else ():
        number = found[severity]
        label = tell.words[f"health.{severity}.one" if number == 1 else f"health.{severity}"]
        yield Count(number, label, _TONES[severity] if number else "quiet")
    if ignored:
        yield Count(ignored, tell.words["health.ignored.count"], "quiet")


def _by_severity(problems: Iterable[Problem]) -> Counter[Severity]:
    """How many there are, with those that are only counted."""
    found: Counter[Severity] = Counter()
    for problem in problems:
        found[problem.severity] += unlisted(problem) or 1
    return found


def _chapters(tell: Teller, problems: tuple[Problem, ...]) -> Iterator[Chapter]:
    """By the page that the item stands on, in the order of the pages."""
    by_page: dict[str, list[Problem]] = {page_word(chapter): [] for chapter in PAGES}
    for problem in problems:
        if not unlisted(problem):
            by_page[page_word(problem.path.partition(".")[0])].append(problem)
    return (_chapter(tell, name, found) for name, found in by_page.items() if found)


def _chapter(tell: Teller, name: str, problems: list[Problem]) -> Chapter:
    counts = _by_severity(problems)
    shown = sorted(problems, key=lambda problem: _IN_ORDER.index(problem.severity))[:_MOST]
    more = len(problems) - len(shown)
    said = (
        tell.words[f"health.n.{severity}"].format(n=counts[severity]) for severity in _SEVERITIES if counts[severity]
    )
    return Chapter(
        heading=tell.words[name],
        anchor=f":{name}",
        summary=" · ".join(said),
        lines=tuple(_line(tell, problem) for problem in shown),
        more=tell.words["health.more"].format(n=more) if more else "",
    )


def _left_out(tell: Teller, ignored: Ignored) -> LeftOut:
    return LeftOut(_line(tell, ignored.problem), ignored.reason)


def _line(tell: Teller, problem: Problem) -> Line:
    words, rule = tell.words, _RULES.get(problem.code)
    manual = manual_of(rule, words.language) if rule else None
    return Line(
        badge=Badge(words.choice(problem.severity), _TONES[problem.severity]),
        message=marked(words.message(problem)),
        href=_href(tell, problem.path),
        hint=marked(words.hint(problem)),
        source=tell.sources.place(problem.path) if problem.path else None,
        code=problem.code,
        what=marked(manual.what) if manual else (),
        why=marked(manual.why) if manual else (),
    )


def _href(tell: Teller, path: str) -> str:
    """The way to an item, or to the page of a chapter that is there."""
    index, chapter = tell.plan.index, path.partition(".")[0]
    if entry := item_of(index, path):
        spot = tell.places[entry.path]
        return tell.places.href(spot.uri, spot.anchor, seen_from=tell.uri)
    is_there = any(each.chapter == chapter for each in index.children[""])
    return tell.places.href(PAGES[chapter], "", seen_from=tell.uri) if is_there else ""


def marked(text: str) -> Marked:
    """A text in pieces by its backticks; one with an odd backtick stands as it is."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return ((text, False),)
    return tuple((piece, bool(place % 2)) for place, piece in enumerate(pieces) if piece)
