"""A strategy's file on disk -> what it adds to a site, or what is wrong with it in plain words."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from groundplan import source
from groundplan.checking import looked_at
from groundplan.checks.review import Findings
from groundplan.escape import plain
from groundplan.orders import Task
from groundplan.parse import Parsed, parse
from groundplan.parse.audiences import Audiences, NoAudience
from groundplan.past import Past, chronicle_of
from groundplan.plan import Plan
from groundplan.problems import Position, Problem, Severity, in_order
from groundplan.render import Written
from groundplan.resources import templates
from groundplan.staging import Staged, stage
from groundplan.watching import Stamp, stamp_of
from groundplan.words import Words, language_of, words


@dataclass(frozen=True, slots=True)
class Complaint:
    """A problem in words: where (`strategy.yml:14:5`), its code if it has one, what, and what to do about it."""

    where: str
    code: str
    message: str
    hint: str
    severity: Severity

    @property
    def label(self) -> str:
        """Where, how much it matters and the code, as `check` shows them."""
        return f"{self.where}: {self.severity} {self.code}".rstrip()

    def __str__(self) -> str:
        return f"{self.label} {self.message}"


@dataclass(frozen=True, slots=True)
class Draft:
    """What came of a file: `staged` unless something is an error, and every problem that was met.

    `watched` are the files and folders whose change changes the site.
    """

    language: str
    staged: Staged | None
    complaints: tuple[Complaint, ...]
    watched: tuple[Path, ...]

    @property
    def errors(self) -> tuple[Complaint, ...]:
        """What keeps the site from being made."""
        return tuple(each for each in self.complaints if each.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Complaint, ...]:
        """What is told but lets the site be made, unless the build is strict."""
        return tuple(each for each in self.complaints if each.severity is Severity.WARNING)


class Earlier:
    """What an earlier draft worked out and wrote: good as long as what it was made of stays what it was."""

    def __init__(self) -> None:
        self._made_of: object = None
        self._written: Written = {}
        self.past = Past()
        self._looked: tuple[Parsed, date, str, tuple[Plan, Findings]] | None = None

    def look(self, parsed: Parsed, as_of: date, audience: str) -> tuple[Plan, Findings]:
        """The plan of a strategy as of a day, and what is found in it, as an audience sees both."""
        asked = parsed, as_of, audience
        if self._looked is None or self._looked[0] is not parsed or self._looked[1:3] != asked[1:]:
            self._looked = (*asked, looked_at(*asked))
        return self._looked[3]

    def pages(self, spoken: str, folders: Iterable[Path]) -> Written:
        """The pages to go on from, none when their language or audience, or a template, has changed."""
        made_of = spoken, stamp_of(path for folder in folders for path in sorted(folder.rglob("*")))
        if made_of != self._made_of:
            self._made_of, self._written = made_of, {}
        return self._written


def draft(
    task: Task,
    use_directory_urls: bool = True,
    language: str = "",
    earlier: Earlier | None = None,
    site_url: str = "",
) -> Draft:
    """Reads a strategy and stages its site; `language` is what to speak when there is no file to say it.

    With `earlier`, what did not change since is not written again. `site_url` is where the site will stand, if known.
    """
    overrides = task.overrides
    around = tuple(folder for folder in (overrides, templates()) if folder is not None)
    try:
        parsed = read(task.strategy)
    except source.CannotRead as error:
        spoken = language_of(language)
        return Draft(spoken, None, _complaints([error.problem], words(spoken)), around)
    watched = (*parsed.source.files, *parsed.source.folders, *around)
    complaints = _complaints(parsed.problems, words(parsed.language))
    staged = None
    if parsed.ok:
        try:
            assert parsed.strategy is not None
            audience = Audiences.of(parsed.strategy.strategy).meant(task.audience)
            known = earlier or Earlier()
            plan, findings = known.look(parsed, task.as_of, audience)
            staged = stage(
                plan,
                findings,
                overrides=overrides,
                use_directory_urls=use_directory_urls,
                manual=task.manual,
                folder=_in_repository(task.strategy),
                kept=earlier.pages(f"{parsed.language} {audience}", around) if earlier else None,
                chronicle=chronicle_of(task.strategy, parsed, plan, known.past),
                site_url=site_url,
            )
        except NoAudience as unknown:
            complaints = (*complaints, _no_audience(unknown, task.strategy, parsed.language))
        except TemplateError as error:
            if overrides is None:
                raise
            complaints = (*complaints, _in_template(error))
    if earlier is None:  # nobody comes back to it, and it takes the place that the pages need
        _kept.clear()
    return Draft(parsed.language, staged, complaints, watched)


# The strategy that was read last, and how its files were stamped then.
_kept: dict[Path, tuple[Stamp, Parsed]] = {}


def read(path: Path) -> Parsed:
    """The strategy in a file, read again only when one of its files has changed; raises source.CannotRead."""
    path = path.absolute()
    if path in _kept:
        stamp, parsed = _kept[path]
        if stamp == stamp_of(_sources(parsed)):
            return parsed
    _kept.clear()
    parsed = parse(source.read(path, shown(path)))
    _kept[path] = stamp_of(_sources(parsed)), parsed
    return parsed


def _sources(parsed: Parsed) -> Iterator[Path]:
    yield from parsed.source.files
    yield from parsed.source.folders


def _in_repository(strategy: Path) -> str:
    """The folder of a file as seen from the top of the repository that it is in; `.` without one, and at its top."""
    home = Path(os.path.abspath(strategy)).parent  # noqa: PTH100 - a link to a strategy stays where it is
    tops = (folder for folder in (home, *home.parents) if (folder / ".git").exists())
    return home.relative_to(next(tops, home)).as_posix()


def shown(path: Path) -> str:
    """How messages call a file: as seen from the working folder, when it is below it."""
    inside = os.path.relpath(path)
    return Path(path if inside.startswith("..") else inside).as_posix()


@cache
def building_words(language: str) -> dict[str, str]:
    """What building the site says in a language."""
    found: dict[str, str] = import_module(f"groundplan.words.{language_of(language)}.building").BUILDING
    return found


def _complaints(problems: Iterable[Problem], said: Words) -> tuple[Complaint, ...]:
    return tuple(
        Complaint(plain(str(p.position)), p.code, plain(said.message(p)), plain(said.hint(p)), p.severity)
        for p in in_order(list(problems))
    )


def _no_audience(unknown: NoAudience, strategy: Path, language: str) -> Complaint:
    said = building_words(language)["no_audience"]
    line = said.format(asked=unknown.asked, known=words(language)["sep"].join(unknown.known) or "-")
    return Complaint(plain(shown(strategy)), "", plain(line), "", Severity.ERROR)


def _in_template(error: TemplateError) -> Complaint:
    """What is wrong in a team's own template, at the innermost line that the error went through."""
    file, line = "templates", 1
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or error.name or file, error.lineno
    else:
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename.endswith(".j2"):
                file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            trace = trace.tb_next
    where = Position(shown(Path(file)), line, 1)
    return Complaint(str(where), "", plain(error.message or type(error).__name__), "", Severity.ERROR)
