"""The commands that say something of a strategy: `check`, `numbers`, `diff`."""

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from groundplan.nearest import nearest
from groundplan.terminal import (
    CANNOT_RUN,
    PROBLEMS,
    STRATEGY,
    as_of_option,
    audience_of,
    audience_option,
    both_versions,
    day_from,
    file_argument,
    say_refused,
    stop,
    without_errors,
    words_of,
)


@click.command()
@file_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif", "codequality"]),
    default="text",
    show_default=True,
    help="How to show problems.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@as_of_option
@click.option("--watch", is_flag=True, help="Check again after every change, until Ctrl+C.")
def check(file: Path, form: str, strict: bool, as_of: date | None, watch: bool) -> None:
    """Say what does not fit in a strategy, what to look at, and where."""
    from groundplan.watching import whenever_changed

    def again() -> tuple[int, tuple[Path, ...]]:
        click.clear()
        return _check(file, form, strict, as_of)

    if not watch:
        sys.exit(_check(file, form, strict, as_of)[0])
    last = 0
    with suppress(KeyboardInterrupt):
        for ran in whenever_changed(again, lambda ran: ran[1], [file]):
            last = ran[0]
            click.echo(words_of().say("watching"), err=True)
    sys.exit(last)


def _check(file: Path, form: str, strict: bool, as_of: date | None) -> tuple[int, tuple[Path, ...]]:
    """Checks once: the exit code, and the files and folders whose change would change it."""
    from groundplan import report
    from groundplan.checking import checked
    from groundplan.parse import parse
    from groundplan.source import CannotRead, read

    day = day_from(as_of)
    try:
        parsed = parse(read(file))
    except CannotRead as refused:
        say_refused(file, refused)
        return CANNOT_RUN, (file,)
    done = checked(parsed, day)
    shown = report.report_of(done, colour=sys.stdout.isatty())
    click.echo(report.FORMATS[form](shown), nl=False)
    if form == "text":
        click.echo(report.summary(file.as_posix(), done.problems, parsed.index, shown.words), err=True)
    return PROBLEMS if done.fails(strict=strict) else 0, (*parsed.source.files, *parsed.source.folders)


@click.command()
@file_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
@click.option("--scenario", metavar="ID", help="The numbers of one scenario instead of the plan.")
@as_of_option
def numbers(file: Path, form: str, scenario: str | None, as_of: date | None) -> None:
    """Say what the numbers of a strategy imply: pace, pipelines worked backwards, capacity, history, coverage."""
    from groundplan import figures, ledger
    from groundplan.plan import plan_of

    day = day_from(as_of)
    parsed = without_errors(file)
    plan, own = plan_of(parsed, day), words_of(parsed.language)
    if scenario is not None and scenario not in plan.scenarios:
        near = nearest(scenario, plan.scenarios)
        stop("no_scenario", own, scenario=scenario, did_you_mean=own.did_you_mean(near))
    shown = plan if scenario is None else plan.scenarios[scenario]
    if form == "json":
        click.echo(figures.text(figures.figures(shown, plan.scenarios)), nl=False)
    else:
        title = "" if scenario is None else plan.index[f"scenarios.{scenario}"].title
        click.echo(ledger.ledger(shown, plan.scenarios, own, title), nl=False)


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option(
    "--file",
    type=click.Path(path_type=Path),
    default=STRATEGY,
    show_default=True,
    help="The strategy to look for in a revision; without NEW, as it is now.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="For people, for a comment on a pull request, or for programs.",
)
@audience_option
@as_of_option
def diff(old: str, new: str | None, file: Path, form: str, audience: str, as_of: date | None) -> None:
    """Say what differs between two versions, and what follows: OLD and NEW are git revisions or files."""
    from groundplan.comparing import compared
    from groundplan.report.compared import COMPARISONS

    day = day_from(as_of)
    first, last = both_versions(old, new, file)
    newest = last.parsed or first.parsed
    audience = audience_of(newest, audience) if newest else audience
    click.echo(COMPARISONS[form](compared(first, last, day, audience)), nl=False)
