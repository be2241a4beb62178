"""What is wrong and what to type instead, in English: code -> (message, hint)."""

VALUES: dict[str, tuple[str, str]] = {
    "VAL101": (
        "{text}: the range begins with the larger number",
        "Write the smaller number first, such as 3..5.",
    ),
    "VAL102": ("{text} is not a percentage yet: {percent} or {fraction}?", "Type {percent} (or {fraction})."),
    "VAL103": ("{text} is not a percentage", "Type a share such as 40% or 0.4."),
    "VAL104": ("{key} does not belong to a number", "A number takes value, min, max, unit and about."),
    "VAL105": ("{key} needs a single value", "Type one value, such as {key}: 25k."),
    "VAL106": ("value cannot stand beside min or max", "Type value for one number, min and max for a range."),
    "VAL107": ("The number is missing", "Type value: 25k, or min: 20k and max: 30k."),
    "VAL108": ("{key}: {text} is not a number", "Type a number such as 25k; for words, use value."),
    "VAL109": (
        "about: {text} is neither true nor false",
        "Type about: true for an estimate, else leave it out.",
    ),
    "VAL110": ("{first} and {second} do not go together", "Give both the same unit."),
    "VAL111": ("{text} is not a percentage yet", "Type {percent} if you mean that share."),
    "VAL112": ("{text} is not a percentage yet: {percent} or {hundred}?", "Type {percent} or {hundred}."),
    "VAL121": ("{text} is not in the calendar", "Check the day, month or quarter; a date is 2026-07-31."),
    "VAL122": ("{text}: counting starts at 1", "M1 is the first month of the period, W1 its first week."),
    "VAL123": ("{text} ends before it begins", "Write the earlier time first, such as 2026-Q1..2026-Q3."),
}

PROBLEMS: dict[str, tuple[str, str]] = {**VALUES}
