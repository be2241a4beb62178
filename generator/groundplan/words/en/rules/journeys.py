"""What the rules of the chapter `journeys` say, in English: the message, and what to do about it."""

RULES: dict[str, tuple[str, str]] = {
    "JNY401": (
        "{title}: nothing says where the customer meets us",
        "Add `touchpoints:` to the stage, such as `touchpoints: [site, first call]`, or `channels:`.",
    ),
    "JNY402": (
        "{title}: nothing says how we help buyers past it",
        "Add `answer:`, or `addresses: [{id}]` to an action.",
    ),
    "JNY403": (
        "{title}: a low point without an idea",
        "Add `ideas:` to the stage, or an action that addresses what customers dislike there.",
    ),
    "JNY404": ("{title}: no action addresses what customers dislike", "Add `addresses: [{id}]` to an action."),
    "JNY405": ("{title}: no journey is theirs", "Add the persona's id to the `personas` of a journey."),
    "JNY406": (
        "{title}: no stage of a pipeline goes with it",
        "Add `journey: [{id}]` to the pipeline stage in which it happens, or a stage for it.",
    ),
    "JNY407": (
        "{title}: has no stages",
        "Add `stages:` with the steps of the customer, such as `compare: {{title: Compares offers}}`.",
    ),
}
