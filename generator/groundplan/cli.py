"""The program: its commands, and what holds for all. 0 is clean, 1 means problems, 2 that it could not run."""

import atexit
import gc
import os

import click

from groundplan import __version__
from groundplan.commands import building, explaining, exporting, publishing, reviewing, writing


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


for command in (
    reviewing.check,
    reviewing.numbers,
    reviewing.diff,
    writing.init,
    writing.take_in,
    writing.approve,
    building.build,
    building.serve,
    building.render,
    publishing.publish,
    exporting.export,
    explaining.explain,
    explaining.schema,
):
    main.add_command(command)
