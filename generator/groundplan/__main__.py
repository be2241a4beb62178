"""`python -m groundplan` is `groundplan`."""

from groundplan.cli import main

main(prog_name="groundplan")
