"""The commands: options in, exit codes out. 0 is clean, 1 means problems, 2 that it could not run."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from groundplan import __version__
from groundplan.clock import EPOCH, NotADate, day_of, today

if TYPE_CHECKING:
    from groundplan.parse import Parsed
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
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """A team's sales strategy as one text file: checked like code, published as a site."""


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


def _parsed(file: Path) -> "Parsed":
    from groundplan.parse import parse
    from groundplan.source import CannotRead, read

    try:
        return parse(read(file))
    except CannotRead as refused:
        own = _words()
        line = own.message(refused.problem)
        if file == STRATEGY and refused.problem.code == "SRC111":
            _stop("no_strategy", message=line)
        click.echo(line, err=True)
        sys.exit(CANNOT_RUN)


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


def _stop(key: str, **args: object) -> NoReturn:
    """Ends with one line that says what the user has to change."""
    click.echo(_words().say(key, **args), err=True)
    sys.exit(CANNOT_RUN)
