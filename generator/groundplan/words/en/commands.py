"""What the commands say, in English: one line each."""

COMMANDS: dict[str, str] = {
    # check
    "clean": "{file}: no problems",
    "counted": "{message} ({counts})",
    "found": "{file}: {counts}",
    "more_alike": "and {number} more like these, in lines {lines}",
    "error.one": "1 error",
    "error.many": "{} errors",
    "warning.one": "1 warning",
    "warning.many": "{} warnings",
    "advice.one": "1 piece of advice",
    "advice.many": "{} pieces of advice",
    "and": ", ",
    "watching": "checking again after every change; Ctrl+C ends it",
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
    "no_scenario": "there is no scenario `{scenario}`{did_you_mean}",
    "built": "the site is in {folder}",
    "rendered": "the pages are in {folder}",
    "exists": "{file} is there already; nothing was written",
    "cannot_write": "{file} cannot be written: {reason}",
    "next_steps": "Next, type:\n{inside}groundplan check\ngroundplan serve",
    # import
    "imported": "{file}: the history of {metric} has {periods}",
    "imported_new": "{file}: a new metric {metric}, with a history of {periods}",
    "period.one": "1 period",
    "period.many": "{} periods",
    "nothing_written": "nothing was written",
    "no_id": "`{id}` cannot be an id: letters, digits, - and _ can{did_you_mean}",
    "cannot_edit": "{file}:{line}: this is written in a way that cannot be changed from here; write `{metric}:` on a line of its own and try again",
    "cannot_use": "{file} cannot be used: {reason}",
    # approve
    "approved": "{file}: approved by {role} on {date}",
    "no_role": "the team has no role `{role}`{did_you_mean}",
    "cannot_approve": "{file}:{line}: this is written in a way that cannot be changed from here; write `strategy:` and what is below it on lines of their own and try again",
}
