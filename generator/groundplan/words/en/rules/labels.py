"""What is said around the manual of a rule, in English."""

LABELS: dict[str, str] = {
    "before": "Before:",
    "after": "After:",
    "matters": "`startup`: {startup}, `growth`: {growth}, `established`: {established}. Since version {since}.",
    # the page of the manual
    "title": "What the checks look for",
    "about": "`groundplan check` reads a strategy the way a colleague in sales operations would. Here is everything it "
    "looks for, chapter by chapter: what it finds, why that matters, and how to put it right.",
    "severities": "All of it is judgement, so nothing here keeps a site from being made: a warning is what the head of "
    "sales should look at, advice is what could be better. How much a rule matters follows from `profile` in the head of "
    "the file. [What is left out, or weighs differently](format.md#strategy-checks), is said there too.",
    "code": "Code",
    "what": "What it finds",
}
