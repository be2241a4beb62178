"""The commands that write strategies: `init`, `import`, `approve`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groundplan.terminal import (
    PROBLEMS,
    as_of_option,
    day_from,
    file_argument,
    language_option,
    refuse,
    show_problems,
    shown_path,
    sound,
    stop,
    words_of,
)

if TYPE_CHECKING:
    from groundplan.scaffold import Forge


@click.command()
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


@click.command("import")
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
    except intake.NoMetric as refused:
        stop("no_metric", own, metric=metric, did_you_mean=own.did_you_mean(refused.near))
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
    said = {"file": taken.file, "metric": taken.metric, "periods": own.count("period", taken.periods)}
    kept = taken.periods - taken.added - taken.changed
    click.echo(own.say(key, **said, added=taken.added, changed=taken.changed, kept=kept), err=True)


@click.command()
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
