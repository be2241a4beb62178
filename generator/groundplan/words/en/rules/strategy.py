"""What the rules of the chapter `strategy` say, in English: the message, and what to do about it."""

RULES: dict[str, tuple[str, str]] = {
    "STR001": ("the strategy has no owner", "Add `owner: head-of-sales`, or whoever answers for the whole."),
    "STR002": (
        "the strategy does not say from when to when it holds",
        "Add `period: {{start: 2026-01-01, end: 2026-12-31}}`; pace, capacity and funnel are worked out by it.",
    ),
    "STR003": ("{title}: was to be reviewed by {by}", "Look at it again, then give `review_by` the next date."),
    "STR004": (
        "the strategy has changed since it was approved on {date}",
        "Have it approved again, or give it `status: draft` until then.",
    ),
    "STR005": ("the period ends on {end}, before it starts on {start}", "Correct one of the two dates."),
    "STR006": (
        "the strategy is called approved, but does not say by whom and when",
        "Add `approved: {{by: managing-director, date: 2025-12-18}}`, or set `status: draft`.",
    ),
    "STR007": ("`{chapter}` is called absent, but it is in the file", "Delete it here, or delete the chapter."),
    "STR008": ("the strategy does not say where it leads", "Add `vision:` with one or two sentences."),
    "STR009": (
        "what has no audience is shown to the widest one, {widest}",
        "Add `default_audience:` with the audience that sees what says nothing.",
    ),
    "STR021": (
        "`{text}` is not read as a number",
        "Type a point for decimals and commas for thousands: `1.5`, `1,234,567`, `EUR 1.2M`.",
    ),
    "STR022": (
        "`{text}` is not read as a date",
        "Type `2026-12-31`, `2026-12`, `2026-Q4`, `2026`, or `M3` for the third month of the period.",
    ),
    "STR023": ("`{text}` is not a word that the format knows{did_you_mean}", "Type `{suggestion}`."),
    "STR024": (
        "`{text}` is no number, so nothing is worked out from it (places: {number})",
        "Type a number (`40k`, `~200`, `3..5`), or leave it out; what it means goes in `note`.",
    ),
}

# What is wrong with `strategy.checks` itself.
SETTINGS: dict[str, tuple[str, str]] = {
    "STR090": ("there is no rule `{code}`{did_you_mean}", "`groundplan check` shows the code of each finding."),
    "STR091": (
        "{code}: nothing here goes by `{reference}`{did_you_mean}",
        "Name the item by its id, or delete this line if the item is gone.",
    ),
    "STR092": ("`{key}` leaves nothing out: there is no such finding", "Delete this line."),
    "STR093": (
        "{code}: how much a rule matters is set for the whole rule, not for `{reference}`",
        "Type the code alone. To leave out one item, type it below `ignore`: `{key}: the reason`.",
    ),
    "STR094": ("{code}: `{reference}` could be {choices}", "Write more of the path, so that only one of them fits."),
    "STR095": (
        "`{key}` has no reason, so nothing is left out",
        "Say why: `{key}: the board wants to decide this in May`. The site shows the reason.",
    ),
}
