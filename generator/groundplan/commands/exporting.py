"""The command `export`: options in, exit codes out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groundplan.nearest import nearest
from groundplan.terminal import (
    as_of_option,
    audience_of,
    audience_option,
    day_from,
    file_argument,
    shown_path,
    stop,
    without_errors,
    words_of,
)

if TYPE_CHECKING:
    from groundplan.plan import Plan
    from groundplan.words import Words

# Lists the tables in a folder, so that the next time those may be cleared away that are no longer there.
_MARK = ".groundplan-export"


@click.command()
@click.argument("kind", metavar="KIND", type=click.Choice(["csv", "ics", "json", "yaml"]))
@file_argument
@click.option("--out", type=click.Path(path_type=Path), help="Where it goes: a file, for csv a folder.")
@click.option("--table", metavar="NAME", help="csv: one table, such as actions.")
@click.option("--owner", metavar="ROLE", help="ics: only the dates of one role.")
@audience_option
@as_of_option
def export(
    kind: str,
    file: Path,
    out: Path | None,
    table: str | None,
    owner: str | None,
    audience: str,
    as_of: date | None,
) -> None:
    """Hand a strategy to other programs, as KIND: csv, ics, json or yaml."""
    from groundplan.plan import plan_of
    from groundplan.plan.seen import seen_plan

    day = day_from(as_of)
    parsed = without_errors(file)
    plan, own = plan_of(parsed, day), words_of(parsed.language)
    if audience := audience_of(parsed, audience):
        plan = seen_plan(plan, audience)
    for option, of, given in (("--table", "csv", table), ("--owner", "ics", owner)):
        if given is not None and kind != of:
            stop("export.not_for", own, option=option, kind=of)
    if kind == "csv" and table is None:
        _into_folder(plan, out, own)
        return
    content = _content(kind, plan, own, table or "", owner or "").encode()
    if out is None:
        click.echo(content, nl=False)
    else:
        _into_file(plan, out, content, own)


def _content(kind: str, plan: "Plan", own: "Words", table: str, owner: str) -> str:
    """The one text that a kind makes."""
    from groundplan.export import agenda, as_yaml, document, icalendar, sheets, tables

    if kind == "json":
        return document.as_json(plan)
    if kind == "yaml":
        return as_yaml.as_yaml(plan.strategy)
    if kind == "ics":
        try:
            return icalendar.as_ics(plan, agenda.agenda_of(plan, owner), own)
        except agenda.NoOwner as refused:
            stop("export.no_owner", own, owner=owner, did_you_mean=own.did_you_mean(refused.near))
    found = tables.table_of(plan, table)
    if found is None:
        near = nearest(table, tables.names_of(plan))
        stop("export.no_table", own, table=table, did_you_mean=own.did_you_mean(near))
    return sheets.as_csv(found)


def _into_folder(plan: "Plan", out: Path | None, own: "Words") -> None:
    """Every table that has a row, a file each; what an earlier export left there and no longer has one is removed."""
    from groundplan import handover
    from groundplan.export import sheets, tables

    found = {table.name: table for table in tables.tables_of(plan)}
    if out is None:
        stop("export.which_table", own, tables=own.structure.COMMA.join(found))
    files = {f"{name}.csv": sheets.as_csv(table).encode() for name, table in found.items()}
    with _writing(own):
        try:
            handover.write(out, files, _MARK)
        except handover.Taken as refused:
            stop("export.not_ours", own, folder=Path(refused.place).as_posix())
    click.echo(own.say("export.written", file=shown_path(out)), err=True)


def _into_file(plan: "Plan", out: Path, content: bytes, own: "Words") -> None:
    if out.resolve() in {path.resolve() for path in plan.parsed.source.files}:
        stop("export.own_file", own, file=out.as_posix())
    with _writing(own):
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(content)
    click.echo(own.say("export.written", file=shown_path(out)), err=True)


@contextmanager
def _writing(own: "Words") -> Iterator[None]:
    try:
        yield
    except OSError as refused:
        stop("cannot_write", own, file=refused.filename or "", reason=(refused.strerror or "").lower())
