"""What the rules of the chapter `market` say, in English: the message, and what to do about it."""

RULES: dict[str, tuple[str, str]] = {
    "MKT201": (
        "nothing says why customers should choose you",
        "Add `value_propositions:` to `market:`, such as `ready: {{title: Ready for the audit, because: why it is true}}`.",
    ),
    "MKT202": (
        "{title}: {number} items in this box, one to five are best",
        "Fill an empty box with what comes up in lost deals; of too many, keep the five that decide most.",
    ),
    "MKT203": (
        "{title}: no evidence is named",
        "Add `evidence:` with the ids of a survey, of talks or of data, listed in the chapter `evidence`.",
    ),
    "MKT204": (
        "{title}: no move uses it, and no action addresses it",
        "Add `uses: [{id}]` to a move or `addresses: [{id}]` to an action.",
    ),
    "MKT205": (
        "{title}: no SWOT",
        "Add `swot:` with at least `weaknesses:`, where we can win, and `strengths:`, which need an answer.",
    ),
    "MKT206": (
        "{title}: no move follows from it",
        "Add `moves:` below `market:`, such as `audit-day: {{title: what we do, uses: [a strength, an opportunity]}}`.",
    ),
    "MKT207": (
        "{title}: nothing says how we meet it",
        "Add `answer:`, or `addresses: [{id}]` to an action; an offer `for` one of its `segments` counts as well.",
    ),
    "MKT208": (
        "{title}: nothing says what we do about it",
        "Add `answer:`, or `addresses: [{id}]` to an action; `status: closed` when it is out of the way.",
    ),
    "MKT209": ("{title}: no move uses it", "Add `uses: [{id}]` to a move, or take it off the list."),
    "MKT210": (
        "{title}: nothing tells sellers what to say when a buyer names them",
        "Add `answer:` with the sentence that has worked best.",
    ),
    "MKT211": (
        "{title}: does not join something inside with something outside",
        "Name in `uses` a strength or weakness, and an opportunity or threat or something of a competitor's SWOT.",
    ),
    "MKT212": ("{title}: does not say why it is true", "Add `because:` with what can be shown, or `evidence:`."),
    "MKT213": (
        "{title}: the segments add up to {sum}, but {value} is stated",
        "Correct one of the sizes, or name the segments that are missing.",
    ),
}
