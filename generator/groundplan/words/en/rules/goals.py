"""What the rules of the chapter `goals` say, in English: the message, and what to do about it."""

RULES: dict[str, tuple[str, str]] = {
    "GOA101": (
        "{title}: {lacking}",
        "Say where you start and what you want to reach: `baseline: 84%` and `target: {{value: 88%, by: 2026-12-31}}`.",
    ),
    "GOA102": ("{title}: no date by which to be reached", "Add the date to the target: `by: 2026-12-31`."),
    "GOA103": ("{title}: no owner", "Add `owner:` with the one role that answers for it."),
    "GOA104": ("{title}: nothing says why it matters", "Add `why:`, or `supports:` with the goal that it feeds."),
    "GOA105": (
        "{title}: nothing says how to get there",
        "Add `how:` with what makes you think so, or `evidence:`.",
    ),
    "GOA106": (
        "{title}: from {baseline} to {target} is no way forward",
        "Correct baseline or target, or what `better` says of the metric.",
    ),
    "GOA107": (
        "{title}: needs {needed}, best was {best} ({period})",
        "Say in `how` what is different now, lower the target, or leave the rule out here with a reason.",
    ),
    "GOA108": (
        "{title}: due by {by}, later than {parent} that it feeds ({due})",
        "Move one of the two dates.",
    ),
    "GOA109": (
        "{title}: the goals that feed it add up to {sum} of {change} ({coverage})",
        "Raise one of them, add one for what is missing, or say how they combine: `combine: none`.",
    ),
    "GOA110": ("{title}: no action serves it", "Add an action that names it in `serves`, or a goal that supports it."),
    "GOA111": ("{title}: no check-in for {days} days", "Add a line to `check_ins`, such as `2026-06-30: 5.1M`."),
    "GOA112": (
        "{title}: aims at {target}, but {other} at {other_target}, with the same metric and date",
        "Keep one of the two targets, or give each goal a metric of its own.",
    ),
    "GOA113": (
        "{title}: `{text}` is no number",
        "Type a number (`13M`, `+30%`, `3..5`); what it means goes in `note`.",
    ),
    "GOA114": (
        "{title}: {number} owners answer for it",
        "Keep one `owner`; the others are `contributors`.",
    ),
    "GOA115": (
        "{title}: was due by {by} and is still open",
        "Add the last check-in, or set `status: done` or `dropped`, or a new date.",
    ),
    "GOA116": ("goals support one another in a circle: {goals}", "Take out the reference that points back."),
    "GOA117": (
        "{title}: is due by {by}, but waits for {before}, due by {due}",
        "Move one of the two dates, or take it out of `after`.",
    ),
    "GOA118": (
        "{title}: `{text}` of a metric in per cent can mean points or a share of what there is",
        "Type `+5pp` for points, or the value itself, such as `85%`.",
    ),
    "GOA119": ("{title}: the parts add up to {parts}, the target is {target}", "Correct the parts or the target."),
    "GOA120": ("{title}: the phases add up to {sum}", "Make them 100 % together."),
    "GOA121": (
        "{title}: does it add up over the year or stand for itself?",
        "Add `measure: total` (sales of a year) or `measure: level` (a balance, a price).",
    ),
    "GOA122": (
        "{title}: sources give {first} and {other} for {when}",
        "Decide which one counts; keep the other in `note`.",
    ),
    "GOA123": (
        "{title}: was to be there by {by}, and is still missing",
        "Set `state: have` if it has come, else move `by` and the dates of what rests on it.",
    ),
    "GOA124": ("{title}: {spent} is spent, there is {amount}", "Correct one of the two numbers, or raise `amount`."),
    "GOA125": (
        "{title}: its parts add up to {sum}, more than the {whole} of the whole",
        "Correct one of the parts, or raise the whole.",
    ),
    "GOA126": (
        "{title}: {growth} would be {reached} in {when}, but {value} is stated",
        "Correct the growth or the value.",
    ),
    "GOA127": (
        "{title}: the parts of {when} add up to {sum}, but {value} is stated",
        "Correct the one that is out of date.",
    ),
    "GOA128": (
        "{title}: aims at {target} by {by}, but {other} wants it by {other_by} already",
        "Keep the date that counts, or raise the later target.",
    ),
    "GOA129": ("{title}: {what} ({day}) is later than {other} ({limit})", "Correct one of the two dates."),
    "GOA130": ("{title}: `{text}` is not in {unit}, and nothing is converted", "Type the amount in {unit}."),
}
