"""The commands that make the site: `build`, `serve`, `render`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from groundplan.clock import NotADate
from groundplan.terminal import (
    CANNOT_RUN,
    PROBLEMS,
    as_of_option,
    audience_of,
    audience_option,
    file_argument,
    read_strategy,
    refuse,
    shown_path,
    stop,
    templates_option,
    words_of,
)

if TYPE_CHECKING:
    from groundplan.builders import Builder
    from groundplan.words import Words


builder_option = click.option(
    "--builder",
    type=click.Choice(["mkdocs", "properdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="The program that turns Markdown into the site.",
)


@click.command()
@file_argument
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes. [default: site]")
@builder_option
@audience_option
@templates_option
@as_of_option
def build(
    file: Path, site_dir: Path | None, builder: "Builder", audience: str, templates: Path | None, as_of: date | None
) -> None:
    """Build the web site."""
    from groundplan import builders

    with _building(file):
        own, audience = _spoken(file, audience)
        site = builders.build(file, site_dir, builder, as_of=as_of, templates=templates, audience=audience)
        click.echo(own.say("built", folder=shown_path(site)), err=True)


@click.command()
@file_argument
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine."
)
@audience_option
@templates_option
@as_of_option
def serve(file: Path, port: int, audience: str, templates: Path | None, as_of: date | None) -> None:
    """Show the site on this machine and follow every edit."""
    from groundplan import builders

    with _building(file):
        audience = _spoken(file, audience)[1] if audience else ""
        builders.serve(file, port, as_of=as_of, templates=templates, audience=audience)


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@file_argument
@audience_option
@templates_option
@as_of_option
def render(out: Path, file: Path, audience: str, templates: Path | None, as_of: date | None) -> None:
    """Write the site as Markdown, a folder that any builder takes."""
    from groundplan import builders

    with _building(file):
        own, audience = _spoken(file, audience)
        builders.render_out(out, file, as_of=as_of, templates=templates, audience=audience)
        click.echo(own.say("rendered", folder=shown_path(out)), err=True)


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


def _spoken(file: Path, audience: str) -> "tuple[Words, str]":
    """The words of the language that a strategy is written in, and the audience that is meant."""
    from groundplan.drafting import read

    parsed = read(file)
    return words_of(parsed.language), audience_of(parsed, audience)
