"""What the rules on evidence, assumptions, decisions and scenarios say, in English: the message, and what to do."""

RULES: dict[str, tuple[str, str]] = {
    "EVI701": (
        "{title}: is of {on}, more than a year old",
        "Ask or count again and move the date on; if it still holds, say so in `note` and add `review_by:`.",
    ),
    "EVI702": ("{title}: was to be looked at again by {by}", "Look at it, then give `review_by` the next date."),
    "EVI703": (
        "{title}: a guess, and {goal} rests on it",
        "Say when to look at it again (`review_by`), what would show that it is wrong (`stop_if` of an assumption) or how far it may be off (`low` and `high` of a conversion).",
    ),
    "EVI704": ("{title}: nothing rests on it", "Name it where it counts: `evidence: [{id}]`."),
    "EVI705": (
        "{title}: {value} is assumed, but `{field}` is {other}",
        "Change the one that is out of date, or take the field out of `feeds`.",
    ),
    "EVI706": ("{title}: {value} is not between {low} and {high}", "Correct `value`, `low` or `high`."),
    "EVI707": ("{title}: was to be decided by {by}", "Set `status: taken` and say what was chosen, or move `date`."),
    "EVI708": (
        "{title}: is taken, but waits for {action}, which is not done",
        "Set `status: open`, or take the action out of `after`.",
    ),
    "EVI709": (
        "{title}: no number of the plan rests on it",
        "Add `feeds:` with the fields that it sets, or `stop_if:` with what would show that it is wrong.",
    ),
    "EVI710": (
        "{title}: changes nothing of the plan",
        "Type below `changes` what would be different: `pipelines.direct.deal_size: 20k`.",
    ),
}
