"""The command `publish`: options in, exit codes out."""

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
    as_of_option,
    audience_option,
    day_from,
    file_argument,
    refuse_audience,
    sound,
    stop,
    templates_option,
    words_of,
)

if TYPE_CHECKING:
    from groundplan.publish import Intent
    from groundplan.words import Words


@click.command()
@file_argument
@click.option("--alias", default="latest", show_default=True, help="Another name for this version; empty for none.")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that is served.")
@click.option("--push", is_flag=True, help="Push the branch.")
@click.option("--remote", default="origin", show_default=True, help="Where the branch is pushed to.")
@click.option("--overwrite", is_flag=True, help="Replace this version even if the strategy in it was another one.")
@click.option("--dry-run", is_flag=True, help="Only say what it would do.")
@audience_option
@templates_option
@as_of_option
def publish(
    file: Path,
    alias: str,
    branch: str,
    push: bool,
    remote: str,
    overwrite: bool,
    dry_run: bool,
    audience: str,
    templates: Path | None,
    as_of: date | None,
) -> None:
    """Put the site of this version into a branch, beside those of earlier versions."""
    from groundplan import publish as publishing

    day = day_from(as_of)
    parsed = sound(file, day)
    own = words_of(parsed.language)
    wish = publishing.Wish(alias, branch, remote, audience, push, overwrite, dry_run)
    with _refusing(own):
        intent = publishing.intent(file, parsed, wish, day)
        if dry_run:
            click.echo(_would(intent, own))
            return
        changed = publishing.publish(file, intent, as_of=as_of, templates=templates)
    version = intent.edition.version
    click.echo(own.say("published" if changed else "published_same", version=version, branch=branch), err=True)
    if push:
        click.echo(own.say("pushed", branch=branch, remote=remote), err=True)


def _would(intent: "Intent", own: "Words") -> str:
    """What publishing would do, a line for each thing."""
    from groundplan.values import When, shown_when

    edition, wish, earlier = intent.edition, intent.wish, intent.earlier
    lines = [own.say("would_publish", version=edition.version, branch=wish.branch, folder=edition.folder)]
    if not intent.is_new:
        day = shown_when(When.read(earlier.day.isoformat()), own.language) if earlier else "?"
        lines.append(own.say("would_replace", date=day))
    if edition.alias:
        lines.append(own.say("would_lead", alias=edition.alias))
    if edition.audience:
        lines.append(own.say("would_be_for", audience=edition.audience))
    if wish.push:
        lines.append(own.say("would_push", branch=wish.branch, remote=wish.remote))
    return "\n".join([*lines, own.say("nothing_done")])


@contextmanager
def _refusing(own: "Words") -> Iterator[None]:
    """Turns what publishing can fail at into plain lines and exit codes."""
    from groundplan.builders import CannotBuild
    from groundplan.git import GitFailed
    from groundplan.parse.audiences import NoAudience
    from groundplan.publish import Refused

    try:
        yield
    except Refused as refused:
        near = own.did_you_mean(str(refused.about.pop("near", "")))
        stop(f"publish.{refused.key}", own, did_you_mean=near, **refused.about)
    except NoAudience as unknown:
        refuse_audience(unknown, own)
    except GitFailed as failed:
        why = failed.why if failed.why in ("git_absent", "no_repository") else "git_failed"
        stop(f"publish.{why}", own, about=failed.about)
    except NotADate as refused:
        stop("not_a_date", own, option=refused.name, text=refused.text)
    except CannotBuild as refused:
        click.echo(refused, err=True)
        click.echo(own.say("nothing_published"), err=True)
        sys.exit(CANNOT_RUN)
    except OSError as refused:
        stop("cannot_use", own, file=refused.filename or "", reason=(refused.strerror or "").lower())
