"""The commands that tell of the format and the rules: `explain`, `schema`."""

import sys
from pathlib import Path

import click

from groundplan.terminal import (
    CANNOT_RUN,
    STRATEGY,
    audience_of,
    audience_option,
    file_argument,
    language_option,
    read_strategy,
    without_errors,
    words_of,
)


@click.command()
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


@click.command()
@file_argument
@click.option("--ids", is_flag=True, help="With the ids of FILE as choices.")
@audience_option
@language_option
def schema(file: Path, ids: bool, audience: str, language: str | None) -> None:
    """Print the format as a JSON Schema, for editors."""
    from groundplan import schema as format_schema
    from groundplan.parse.seen import seen_by
    from groundplan.spoken import language_of_file

    known = None
    if ids:
        parsed = read_strategy(file)
        language = language or parsed.language
        if asked := audience_of(parsed, audience):
            parsed = seen_by(parsed, asked) if parsed.ok else without_errors(file)
        known = format_schema.Ids(parsed.index, parsed.strategy.strategy.audiences if parsed.strategy else ())
    written = format_schema.schema(words_of(language or language_of_file(STRATEGY)).language, known)
    click.echo(format_schema.text(written), nl=False)
