"""What the site says of the past of a strategy, in English."""

PAST: dict[str, str] = {
    "team.changes": "What changed for me · {version}",
    "index.changes": "What changed · {version}",
    "changes": "What changed",
    "changes.about": "What each published version changed, the newest first.",
    "changes.months": "What changed from month to month, the newest first: no version has been published under a name yet.",
    "changes.feed": "Feed of changes (Atom)",
    "feed.title": "{title}: what changed",
    "changes.cut": "What is older is not told here.",
    "changes.unpublished": "Since the last version",
    "changes.uncommitted": "Not saved in git yet",
    "changes.first": "The first version.",
    "changes.oldest": "The oldest version that is known here.",
    "changes.broken": "This version cannot be read any more, so nothing is told of it.",
    "changes.nothing": "Nothing in the strategy changed.",
    "moves": "History",
    "moves.one": "1 change",
    "moves.many": "{n} changes",
    "moves.newest": "the newest {n} changes",
    "moves.last": "{count}, the last on {date}",
}
