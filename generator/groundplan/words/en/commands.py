"""What the commands say, in English: one line each."""

COMMANDS: dict[str, str] = {
    # check
    "clean": "{file}: no problems",
    "counted": "{message} ({counts})",
    "found": "{file}: {counts}",
    "error.one": "1 error",
    "error.many": "{} errors",
    "warning.one": "1 warning",
    "warning.many": "{} warnings",
    "advice.one": "1 piece of advice",
    "advice.many": "{} pieces of advice",
    "and": ", ",
    # the items that a clean check counts
    "goal.one": "1 goal",
    "goal.many": "{} goals",
    "action.one": "1 action",
    "action.many": "{} actions",
    "item.one": "1 item",
    "item.many": "{} items",
    # what could not be done
    "no_strategy": "{message}. To start a strategy here, type: groundplan init",
    "not_a_date": "{option} takes a date such as 2026-07-01, not {text}",
    "not_an_epoch": "{option} takes seconds since 1970, not {text}",
    # what was done, and what was not
    "unknown": "there is no field and no code `{asked}`{did_you_mean}",
    "built": "the site is in {folder}",
    "rendered": "the pages are in {folder}",
    "exists": "{file} is there already; nothing was written",
    "cannot_write": "{file} cannot be written: {reason}",
    "next_steps": "Next, type:\n{inside}groundplan check\ngroundplan serve",
}
