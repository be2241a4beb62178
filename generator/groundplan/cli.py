"""The commands: options in, exit codes out. 0 is clean, 1 means problems, 2 that it could not run."""

import atexit
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groundplan import __version__
from groundplan.clock import NotADate
from groundplan.publish_command import publish
from groundplan.terminal import (
    CANNOT_RUN,
    PROBLEMS,
    STRATEGY,
    as_of_option,
    both_versions,
    day_from,
    file_argument,
    language_option,
    read_strategy,
    refuse,
    say_refused,
    show_problems,
    shown_path,
    sound,
    stop,
    templates_option,
    without_errors,
    words_of,
)

if TYPE_CHECKING:
    from groundplan.builders import Builder
    from groundplan.scaffold import Forge
    from groundplan.words import Words

# Each command imports what it needs when it runs: `check` must not wait for what only `build` uses.


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="groundplan %(version)s")
def main() -> None:
    """A team's sales strategy as one text file: checked like code, published as a site."""
    # A command builds much and drops little before it ends: the collector would take a tenth of its time for nothing.
    gc.set_threshold(100_000, 20, 20)
    # For the same reason it need not look through everything once more when the command has ended.
    atexit.register(gc.freeze)
    # Looking for plugins of pydantic means reading the metadata of every package that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


@main.command()
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


@main.command()
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
        near = "".join(get_close_matches(scenario, plan.scenarios, 1, 0.6))
        stop("no_scenario", own, scenario=scenario, did_you_mean=own.did_you_mean(near))
    shown = plan if scenario is None else plan.scenarios[scenario]
    if form == "json":
        click.echo(figures.text(figures.figures(shown, plan.scenarios)), nl=False)
    else:
        title = "" if scenario is None else plan.index[f"scenarios.{scenario}"].title
        click.echo(ledger.ledger(shown, plan.scenarios, own, title), nl=False)


@main.command()
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
@as_of_option
def diff(old: str, new: str | None, file: Path, form: str, as_of: date | None) -> None:
    """Say what differs between two versions, and what follows: OLD and NEW are git revisions or files."""
    from groundplan.comparing import compared
    from groundplan.report.compared import COMPARISONS

    day = day_from(as_of)
    first, last = both_versions(old, new, file)
    click.echo(COMPARISONS[form](compared(first, last, day)), nl=False)


@main.command("import")
@click.argument("csv", metavar="CSV", type=click.Path(path_type=Path))
@click.option("--as", "metric", metavar="METRIC", required=True, help="The id of the metric whose history it is.")
@file_argument
def take_in(csv: Path, metric: str, file: Path) -> None:
    """Write the figures of a CSV file into a strategy, as the history of a metric."""
    from groundplan import intake
    from groundplan.source import CannotRead
    from groundplan.source.editing import CannotEdit
    from groundplan.spoken import language_of_file
    from groundplan.values import id_of, is_id

    own = words_of(language_of_file(file))
    if not is_id(metric):
        stop("no_id", own, id=metric, did_you_mean=own.did_you_mean(id_of(metric)))
    try:
        taken = intake.take(csv, metric, file)
    except CannotRead as refused:
        refuse(file, refused)
    except intake.Refused as refused:
        show_problems(refused.problems, own, refused.text)
        click.echo(own.say("nothing_written"), err=True)
        sys.exit(PROBLEMS)
    except CannotEdit as refused:
        stop("cannot_edit", own, file=file.as_posix(), line=refused.line, metric=metric)
    except OSError as refused:
        stop("cannot_use", own, file=refused.filename or csv.as_posix(), reason=(refused.strerror or "").lower())
    show_problems(taken.problems, own, taken.text)
    key = "imported_new" if taken.is_new else "imported"
    click.echo(own.say(key, file=taken.file, metric=taken.metric, periods=own.count("period", taken.periods)), err=True)


@main.command()
@file_argument
@click.option("--by", "role", metavar="ROLE", required=True, help="The role that approves it.")
@as_of_option
def approve(file: Path, role: str, as_of: date | None) -> None:
    """Write into a strategy who agreed to what it says now, and when."""
    from groundplan import approval
    from groundplan.source.editing import CannotEdit
    from groundplan.values import When, shown_when

    day = day_from(as_of)
    parsed = sound(file, day)
    own = words_of(parsed.language)
    try:
        done = approval.approve(file, parsed, role, day)
    except approval.NoRole as refused:
        stop("no_role", own, role=role, did_you_mean=own.did_you_mean(refused.near))
    except CannotEdit as refused:
        stop("cannot_approve", own, file=file.as_posix(), line=refused.line)
    except OSError as refused:
        stop("cannot_use", own, file=refused.filename or file.as_posix(), reason=(refused.strerror or "").lower())
    shown = shown_when(When.read(day.isoformat()), own.language)
    click.echo(own.say("approved", file=done.file, role=done.role, date=shown), err=True)


builder_option = click.option(
    "--builder",
    type=click.Choice(["mkdocs", "properdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="The program that turns Markdown into the site.",
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
        own = _spoken(file)
        site = builders.build(file, site_dir, builder, as_of=as_of, templates=templates)
        click.echo(own.say("built", folder=shown_path(site)), err=True)


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
        own = _spoken(file)
        builders.render_out(out, file, as_of=as_of, templates=templates)
        click.echo(own.say("rendered", folder=shown_path(out)), err=True)


main.add_command(publish)


@main.command()
@click.argument("asked", metavar="CODE|FIELD")
@language_option
def explain(asked: str, language: str | None) -> None:
    """Explain a field of the format (goals.target.by) or the code of a problem (FMT201)."""
    from groundplan import explain as manual
    from groundplan.spoken import language_of_file

    own = words_of(language or language_of_file(STRATEGY))
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
    from groundplan.spoken import language_of_file

    known = None
    if ids:
        parsed = read_strategy(file)
        language = language or parsed.language
        known = format_schema.Ids(parsed.index, parsed.strategy.strategy.audiences if parsed.strategy else ())
    written = format_schema.schema(words_of(language or language_of_file(STRATEGY)).language, known)
    click.echo(format_schema.text(written), nl=False)


@main.command()
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())
@language_option
@click.option("--example", is_flag=True, help="Start from a complete example instead of a skeleton.")
@click.option("--split", is_flag=True, help="Put the chapters into files of their own.")
@click.option(
    "--forge",
    type=click.Choice(["github", "gitlab", "none"]),
    default="github",
    show_default=True,
    help="Where the strategy is kept: what it checks and publishes there.",
)
def init(folder: Path, language: str | None, example: bool, split: bool, forge: "Forge") -> None:
    """Start a strategy: strategy.yml, mkdocs.yml and what belongs to them."""
    from groundplan import scaffold

    own = words_of(language)
    try:
        files = scaffold.contents(own.language, complete=example, split=split, forge=forge)
        written = scaffold.write(folder, files)
    except scaffold.Exists as refused:
        stop("exists", own, file=refused.file)
    except OSError as refused:
        stop("cannot_write", own, file=refused.filename, reason=(refused.strerror or "").lower())
    click.echo("".join(f"{shown_path(path)}\n" for path in written), nl=False)
    click.echo(
        own.say(
            "next_steps", folder=shown_path(folder), inside="" if folder == Path() else f"cd {shown_path(folder)}\n"
        ),
        err=True,
    )


@contextmanager
def _building(file: Path) -> Iterator[None]:
    """Turns what building a site can fail at into plain lines and exit codes."""
    from groundplan.builders import CannotBuild
    from groundplan.source import CannotRead

    try:
        yield
    except CannotRead as refused:
        refuse(file, refused)
    except NotADate as refused:
        stop("not_a_date", option=refused.name, text=refused.text)
    except CannotBuild as refused:
        click.echo(refused, err=True)
        sys.exit(CANNOT_RUN if read_strategy(file).ok else PROBLEMS)


def _spoken(file: Path) -> "Words":
    """The words of the language that a strategy is written in."""
    from groundplan.drafting import read

    return words_of(read(file).language)
