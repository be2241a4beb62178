"""What the rules of the chapter `pipelines` say, in English: the message, and what to do about it."""

RULES: dict[str, tuple[str, str]] = {
    "PIP501": (
        "{title}: has no exit criterion",
        "Add `exit:` to the stage: what the buyer has done when a deal may leave it.",
    ),
    "PIP502": (
        "{title}: `{words}` is something that we do; the buyer has not moved yet",
        "Say what the buyer has done: `The buyer has named a budget` instead of `Offer sent`.",
    ),
    "PIP503": (
        "{title}: no basis for {shares}",
        "Say what it rests on: `{{value: 40%, basis: own_data}}`, `benchmark` or `guess`.",
    ),
    "PIP504": (
        "{title}: {planned} planned, the pipeline needs {needed}: that is {entries} of {wanted} entries",
        "Raise the target, the people or the conversion, or lower what must be won.",
    ),
    "PIP505": (
        "{title}: what enters after {last} cannot be won by {due}: it takes {days} days from here",
        "Shorten the stages, move the date, or win the rest with what is further along.",
    ),
    "PIP506": (
        "{title}: {number} stages, more than {most}",
        "Join stages between which the buyer does nothing new; what is only to be done is a criterion or an action.",
    ),
    "PIP507": (
        "{title}: nothing says which share of deals goes on",
        "Add `conversion: 40%` to the stage; without it nothing before it can be worked out.",
    ),
    "PIP508": (
        "{title}: no stage is the win",
        "Add `outcome: won` to the stage in which a deal is won.",
    ),
    "PIP509": (
        "{title}: {share} cannot be the share of deals that goes on",
        "Type a share that is more than 0 % and at most 100 %.",
    ),
    "PIP510": (
        "{title}: `{text}` cannot be set against `must_win: {rule}` of {pipeline}",
        "`+3` is what comes on top and goes with `must_win: increase`; `3` is all of it and goes with `must_win: all`.",
    ),
    "PIP511": (
        "{title}: feeds no goal",
        "Add `goal:` with the goal that it feeds.",
    ),
    "PIP512": (
        "{title}: must win {must_win}, but does not say how much a deal brings",
        "Add `deal_size:` with what one win adds to the goal by its date.",
    ),
    "PIP513": (
        "{goal}: the shares of {pipelines} add up to {sum}",
        "Give each pipeline a `share`, 100 % together.",
    ),
    "PIP514": (
        "{title}: can sell {total} of the {needed} to be won; to hire: {hires}, by {by}",
        "Add an action with `adds`, lower what must be won, or raise quota or attainment if that is true.",
    ),
    "PIP515": (
        "{title}: `{text}` is not in {unit}, as {goal} is, and nothing is converted",
        "Type the amount in {unit}.",
    ),
    "PIP516": (
        "{title}: `{text}` is no number",
        "Type a number (`25k`, `40%`, `10..40k`); what it means goes in `note`.",
    ),
    "PIP517": (
        "{title}: {share} lies outside of {range}",
        "Correct `value`, `low` or `high`.",
    ),
    "PIP518": (
        "{title}: deals go on to {ways}, so no one share leads to the next",
        "Keep one way in `next` and make the other stage `optional`, or a pipeline of its own.",
    ),
    "PIP519": (
        "{title}: `{text}` cannot be, it is {impossible}",
        "Correct the number: look for a minus too many, or a digit.",
    ),
}
