"""What the commands share: their options, reading a strategy, and ending with one plain line."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from groundplan.clock import EPOCH, NotADate, day_of, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundplan.comparing import Version
    from groundplan.parse import Parsed
    from groundplan.parse.audiences import NoAudience
    from groundplan.problems import Problem
    from groundplan.source import CannotRead
    from groundplan.words import Words

PROBLEMS, CANNOT_RUN = 1, 2
STRATEGY = Path("strategy.yml")


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A date as `--as-of` takes it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return day_of(str(value))
        except NotADate as refused:
            stop("not_a_date", option=param.opts[0] if param else refused.name, text=refused.text)


file_argument = click.argument("file", type=click.Path(path_type=Path), default=STRATEGY)
as_of_option = click.option("--as-of", type=Day(), help="The day to look from, such as 2026-07-01. [default: today]")
templates_option = click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder with templates of your own, searched before the built-in ones.",
)
audience_option = click.option(
    "--audience", default="", metavar="A", help="Whom it is for: what is for fewer people is left out."
)
language_option = click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="The language. [default: that of strategy.yml, else of the system]",
)


def read_strategy(file: Path) -> "Parsed":
    """What was read, with whatever is wrong with it; else ends with why it cannot be read."""
    from groundplan.parse import parse
    from groundplan.source import CannotRead, read

    try:
        return parse(read(file))
    except CannotRead as refused:
        refuse(file, refused)


def without_errors(file: Path) -> "Parsed":
    """The strategy when it can be worked with; else ends with what is wrong with it."""
    from groundplan import report
    from groundplan.checking import Checked

    parsed = read_strategy(file)
    if not parsed.ok:
        shown = report.report_of(Checked(parsed, parsed.problems), colour=sys.stderr.isatty())
        click.echo(report.FORMATS["text"](shown), nl=False, err=True)
        sys.exit(PROBLEMS)
    return parsed


def sound(file: Path, day: date) -> "Parsed":
    """The strategy when nothing in it is an error, the rules included; else ends with what is wrong with it."""
    from groundplan import report
    from groundplan.checking import checked
    from groundplan.problems import Severity

    parsed = read_strategy(file)
    done = checked(parsed, day)
    if done.fails():
        errors = tuple(each for each in done.problems if each.severity is Severity.ERROR)
        shown = report.report_of(replace(done, problems=errors), colour=sys.stderr.isatty())
        click.echo(report.FORMATS["text"](shown), nl=False, err=True)
        click.echo(shown.words.say("nothing_written"), err=True)
        sys.exit(PROBLEMS)
    return parsed


def audience_of(parsed: "Parsed", asked: str) -> str:
    """The audience that was asked for, by the strategy's own name; else ends with those that it has."""
    from groundplan.parse.audiences import Audiences, NoAudience

    if parsed.strategy is None:
        return asked
    try:
        return Audiences.of(parsed.strategy.strategy).meant(asked)
    except NoAudience as unknown:
        refuse_audience(unknown, words_of(parsed.language))


def refuse_audience(unknown: "NoAudience", own: "Words") -> NoReturn:
    """Ends with that a strategy has no such audience."""
    from groundplan.nearest import nearest

    near = own.did_you_mean(nearest(unknown.asked, unknown.known))
    stop("no_audience", own, audience=unknown.asked, did_you_mean=near)


def both_versions(old: str, new: str | None, strategy: Path) -> "tuple[Version, Version]":
    """What two names of revisions or files stand for; else ends with why one of them stands for nothing."""
    from groundplan.source import CannotRead
    from groundplan.versions import NotFound, both

    own = words_of()
    try:
        first, last = both(old, new, strategy)
    except NotFound as refused:
        failed = refused.failed
        line = own.changes[failed.why].format(asked=refused.asked, about=failed.about)
    except CannotRead as refused:
        line = own.message(refused.problem)
    else:
        if first.parsed or last.parsed:
            return first, last
        line = own.changes["no_strategy"].format(file=first.file, old=old, new=new)
    click.echo(line, err=True)
    sys.exit(CANNOT_RUN)


def show_problems(problems: "Sequence[Problem]", own: "Words", text: str) -> None:
    """Says what is wrong in a file that is no strategy, with the lines of its text."""
    from groundplan import report
    from groundplan.source import lines_of

    lines = {problem.position.file: lines_of(text) for problem in problems}
    click.echo(report.FORMATS["text"](report.Report(problems, own, lines, sys.stderr.isatty())), nl=False, err=True)


def refuse(file: Path, refused: "CannotRead") -> NoReturn:
    """Ends with why a strategy cannot be read."""
    say_refused(file, refused)
    sys.exit(CANNOT_RUN)


def say_refused(file: Path, refused: "CannotRead") -> None:
    """Says in one line why a strategy cannot be read, and how to start one where there is none."""
    own = words_of()
    line = own.message(refused.problem)
    if file == STRATEGY and refused.problem.code == "SRC111":
        line = own.say("no_strategy", message=line)
    click.echo(line, err=True)


def shown_path(path: Path) -> str:
    """A path as people would type it here."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def day_from(as_of: date | None) -> date:
    """The day to look from: the stated one, else today."""
    try:
        return today(as_of)
    except NotADate as refused:
        stop("not_an_epoch", option=EPOCH, text=refused.text)


def words_of(language: str | None = None) -> "Words":
    """The words of a language, else of the one that the system speaks."""
    from groundplan.spoken import words_of_system

    return words_of_system(language)


def stop(key: str, own: "Words | None" = None, **args: object) -> NoReturn:
    """Ends with one line that says what the user has to change."""
    click.echo((own or words_of()).say(key, **args), err=True)
    sys.exit(CANNOT_RUN)
