"""The commands: options in, exit codes out. 0 is clean, 1 means problems, 2 that it could not run."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from groundplan import __version__
from groundplan.clock import EPOCH, NotADate, day_of, today

if TYPE_CHECKING:
    from groundplan.builders import Builder
    from groundplan.parse import Parsed
    from groundplan.source import CannotRead
    from groundplan.words import Words

# Each command imports what it needs when it runs: `check` must not wait for what only `build` uses.

PROBLEMS, CANNOT_RUN = 1, 2
STRATEGY = Path("strategy.yml")


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A date as `--as-of` takes it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return day_of(str(value))
        except NotADate as refused:
            _stop("not_a_date", option=param.opts[0] if param else refused.name, text=refused.text)


file_argument = click.argument("file", type=click.Path(path_type=Path), default=STRATEGY)
as_of_option = click.option("--as-of", type=Day(), help="The day to look from, such as 2026-07-01. [default: today]")
language_option = click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="The language. [default: that of strategy.yml, else of the system]",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="groundplan %(version)s")
def main() -> None:
    """A team's sales strategy as one text file: checked like code, published as a site."""
    # A command builds much and drops little before it ends: the collector would take a tenth of its time for nothing.
    gc.set_threshold(100_000, 20, 20)
    # Looking for plugins of pydantic means reading the metadata of every package that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


@main.command()
@file_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to show problems.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@as_of_option
def check(file: Path, form: str, strict: bool, as_of: date | None) -> None:
    """Say what does not fit in a strategy, and where."""
    from groundplan import report
    from groundplan.problems import Severity
    from groundplan.source import lines_of
    from groundplan.words import words

    _today(as_of)
    parsed = _parsed(file)
    own = words(parsed.language)
    lines = {d.file: lines_of(d.text) for d in parsed.source.documents} if parsed.problems else {}
    click.echo(report.FORMATS[form](report.Report(parsed.problems, own, lines, sys.stdout.isatty())), nl=False)
    if form == "text":
        click.echo(report.summary(file.as_posix(), parsed.problems, parsed.index, own), err=True)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(problem.severity in failing for problem in parsed.problems):
        sys.exit(PROBLEMS)


builder_option = click.option(
    "--builder",
    type=click.Choice(["mkdocs", "properdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="The program that turns Markdown into the site.",
)
templates_option = click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with templates of your own, searched before the built-in ones.",
)


@main.command()
@file_argument
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes. [default: site]")
@builder_option
@templates_option
@as_of_option
def build(file: Path, site_dir: Path | None, builder: "Builder", templates: Path | None, as_of: date | None) -> None:
    """Build the web site."""
    from groundplan import builders

    with _building(file):
        site = builders.build(file, site_dir, builder, as_of=as_of, templates=templates)
        _tell(file, "built", folder=_shown(site))


@main.command()
@file_argument
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine."
)
@templates_option
@as_of_option
def serve(file: Path, port: int, templates: Path | None, as_of: date | None) -> None:
    """Show the site on this machine and follow every edit."""
    from groundplan import builders

    with _building(file):
        builders.serve(file, port, as_of=as_of, templates=templates)


@main.command()
@click.argument("out", type=click.Path(path_type=Path))
@file_argument
@templates_option
@as_of_option
def render(out: Path, file: Path, templates: Path | None, as_of: date | None) -> None:
    """Write the site as Markdown, a folder that any builder takes."""
    from groundplan import builders

    with _building(file):
        builders.render_out(out, file, as_of=as_of, templates=templates)
        _tell(file, "rendered", folder=_shown(out))


@main.command()
@click.argument("asked", metavar="CODE|FIELD")
@language_option
def explain(asked: str, language: str | None) -> None:
    """Explain a field of the format (goals.target.by) or the code of a problem (FMT201)."""
    from groundplan import explain as manual

    own = _words(language or _language_here())
    try:
        click.echo(manual.explain(asked, own), nl=False)
    except manual.Unknown as refused:
        click.echo(own.say("unknown", asked=asked, did_you_mean=own.did_you_mean(refused.near)), err=True)
        sys.exit(CANNOT_RUN)


@main.command()
@file_argument
@click.option("--ids", is_flag=True, help="With the ids of FILE as choices.")
@language_option
def schema(file: Path, ids: bool, language: str | None) -> None:
    """Print the format as a JSON Schema, for editors."""
    from groundplan import schema as format_schema

    known = None
    if ids:
        parsed = _parsed(file)
        language = language or parsed.language
        known = format_schema.Ids(parsed.index, parsed.strategy.strategy.audiences if parsed.strategy else ())
    written = format_schema.schema(_words(language or _language_here()).language, known)
    click.echo(format_schema.text(written), nl=False)


@main.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())
@language_option
@click.option("--example", is_flag=True, help="Start from a complete example instead of a skeleton.")
def init(folder: Path, language: str | None, example: bool) -> None:
    """Start a strategy: strategy.yml, mkdocs.yml and what belongs to them."""
    from groundplan import scaffold

    own = _words(language)
    try:
        written = scaffold.write(folder, own.language, complete=example)
    except scaffold.Exists as refused:
        _stop("exists", own, file=refused.file)
    except OSError as refused:
        _stop("cannot_write", own, file=refused.filename, reason=(refused.strerror or "").lower())
    click.echo("".join(f"{_shown(path)}\n" for path in written), nl=False)
    click.echo(
        own.say("next_steps", folder=_shown(folder), inside="" if folder == Path() else f"cd {_shown(folder)}\n"),
        err=True,
    )


def _parsed(file: Path) -> "Parsed":
    from groundplan.parse import parse
    from groundplan.source import CannotRead, read

    try:
        return parse(read(file))
    except CannotRead as refused:
        _refuse(file, refused)


def _refuse(file: Path, refused: "CannotRead") -> NoReturn:
    own = _words()
    line = own.message(refused.problem)
    if file == STRATEGY and refused.problem.code == "SRC111":
        line = own.say("no_strategy", message=line)
    click.echo(line, err=True)
    sys.exit(CANNOT_RUN)


@contextmanager
def _building(file: Path) -> Iterator[None]:
    """Turns what building a site can fail at into plain lines and exit codes."""
    from groundplan.builders import CannotBuild
    from groundplan.source import CannotRead

    try:
        yield
    except CannotRead as refused:
        _refuse(file, refused)
    except NotADate as refused:
        _stop("not_a_date", option=refused.name, text=refused.text)
    except CannotBuild as refused:
        click.echo(refused, err=True)
        sys.exit(CANNOT_RUN if _parsed(file).ok else PROBLEMS)


def _shown(path: Path) -> str:
    """A path as people would type it here."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def _language_here() -> str | None:
    """The language of the strategy in this folder, if there is one."""
    from groundplan.parse import parse
    from groundplan.source import CannotRead, read

    try:
        return parse(read(STRATEGY)).language
    except CannotRead:
        return None


def _today(as_of: date | None) -> date:
    try:
        return today(as_of)
    except NotADate as refused:
        _stop("not_an_epoch", option=EPOCH, text=refused.text)


def _system_language() -> str:
    """The tag of the language that the system speaks (`zh_CN.UTF-8`), empty when it does not say."""
    return next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")


def _words(language: str | None = None) -> "Words":
    from groundplan.words import words

    return words(language or _system_language())


def _tell(file: Path, key: str, **args: object) -> None:
    """Says what was done, in the language of the strategy that it was done with."""
    from groundplan.drafting import read

    click.echo(_words(read(file).language).say(key, **args), err=True)


def _stop(key: str, own: "Words | None" = None, **args: object) -> NoReturn:
    """Ends with one line that says what the user has to change."""
    click.echo((own or _words()).say(key, **args), err=True)
    sys.exit(CANNOT_RUN)
