"""What the rules of the chapters `actions` and `referrals` say, in English: the message, and what to do about it."""

RULES: dict[str, tuple[str, str]] = {
    "ACT601": ("{title}: no owner", "Add `owner:` with the role that does it."),
    "ACT602": (
        "{title}: no due date",
        "Add `due: 2026-06-30`, or `until:` for what goes on all the time; what is not planned yet has `status: idea`.",
    ),
    "ACT603": (
        "{title}: was due {due} (days late: {days})",
        "Set `status: done` or `dropped`, or move `due` and say why in `note`.",
    ),
    "ACT604": (
        "{title}: serves no goal",
        "Add `serves:` with the goal that it helps, or `addresses:` with the trouble that it answers.",
    ),
    "ACT605": ("{items}: each waits for the next, in a circle", "Take one of them out of `after`."),
    "ACT606": (
        "{title}: starts {start}, but waits for {before}, due {due}",
        "Start later, finish the other earlier, or take it out of `after`.",
    ),
    "ACT607": (
        "{title}: due {due}, later than {goal}, which it serves, due {by}",
        "Move one of the two dates, or say which other goal it serves.",
    ),
    "ACT608": ("`{text}` is not in the team{did_you_mean}", "Type the id of the role: `{suggestion}`."),
    "ACT609": (
        "`{text}` is not in the team, at {places}",
        "Add it to `team`, or name a role of the team; several roles are a list: `[sales, marketing]`.",
    ),
    "ACT610": ("{items}: each is part of the next, in a circle", "Take `part_of` out of the largest of them."),
    "ACT611": ("{title}: blocked, and nothing says by what", "Add a `note:`, or `after:` with what it waits for."),
    "ACT612": (
        "{title}: {progress} done, but its status is `{status}`",
        "Correct `progress`, or `status`.",
    ),
    "ACT613": ("{title}: starts {start}, after it is due ({due})", "Correct one of the two dates."),
    "ACT614": (
        "{title}: of high priority, was to start {start}, {days} days ago",
        "Set `status: doing`, move `start`, or give it a lower `priority`.",
    ),
    "ACT615": (
        "{title}: is `{status}`, but its part {part} is `{other}`",
        "Correct one of the two, or take `part_of` out of the part.",
    ),
    "ACT617": ("{title}: done, but with what result?", "Add `result:` with what came of it, best with a number."),
    "ACT618": (
        "{title}: it takes both a moment to ask and somebody who asks",
        "Add `moment:` (when the customer is happiest) and `asked_by:` (a role).",
    ),
}
