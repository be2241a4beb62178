"""What the rules of the chapter `personas` say, in English: the message, and what to do about it."""

RULES: dict[str, tuple[str, str]] = {
    "PER301": (
        "{title}: has no challenges",
        "Add `challenges:` with what makes this person's work hard, in their words.",
    ),
    "PER302": (
        "{title}: nothing says how our value answers it",
        "Add a line to the persona's `fit:`, such as `{id}: what changes for this person`.",
    ),
    "PER303": ("{title}: no segment is named", "Add `segments:` with the ids of those in which this person is met."),
    "PER304": (
        "{title}: we go after this segment, but no persona is in it",
        "Add `{id}` to the `segments` of a persona, or change the segment's `priority`.",
    ),
    "PER305": (
        "{title}: no evidence is named",
        "Add `evidence:` with the ids of talks, a survey or data, listed in the chapter `evidence`.",
    ),
    "PER306": ("{title}: no answer is written down", "Add `answer:` with what the best of us say to it."),
    "PER308": (
        "{title}: nobody among them decides, buys or pays",
        "Add the person who signs, or give a persona `roles: [decision_maker]`, `[buyer]` or `[payer]`.",
    ),
}
