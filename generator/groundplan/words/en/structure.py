"""What is wrong with the structure of a strategy, in English."""

STRUCTURE: dict[str, tuple[str, str]] = {
    "FMT201": ("`{field}` is not a field of {noun}{did_you_mean}", "What fits no field can go in `facts:`."),
    "FMT202": ("`{field}` takes {wanted}, not {found}", ""),
    "FMT203": ("`{text}` is no choice for `{field}`{did_you_mean}", "Choose from {choices}."),
    "FMT204": ("{noun} has no `{field}`", "Begin with `strategy:` and, below it, `  title: ...`."),
    "FMT205": ("`{field}` takes true or false, not `{text}`", ""),
    "FMT206": ("`{field}` takes a plain number, not `{text}`", ""),
    "FMT207": ("`{field}` lies between {low} and {high}; `{text}` does not", ""),
    "FMT208": (
        "`must_win` takes all, increase, {{keep: 88%}} or an amount, not `{text}`",
        "`all`: the whole target; `increase`: what comes on top; `{{keep: 88%}}`: what is left when 88 % stays.",
    ),
    "FMT209": (
        "`{id}` cannot be an id: letters, digits, - and _ can",
        "Write `{suggestion}:` and put the full name in `title:`.",
    ),
    "FMT210": ("`{id}` and `{first}` differ only in capital letters", "Give one of them another id."),
    "FMT211": ("`{id}` is already in {file}, line {line}", "Keep one of the two, or give this one another id."),
    "FMT212": ("this file is of format {text}; this groundplan reads format 1", "Install a newer groundplan."),
    "FMT213": ("the file holds no chapters", "Begin with `strategy:` and, below it, `  title: ...`."),
    "FMT214": ("`{id}` cannot be an id here: the site needs that name for a page", "Choose another id."),
    "FMT215": (
        "a list here holds titles only",
        "To give an item more than a title, write `its-id:` and its fields below.",
    ),
    "FMT216": ("`{title}` is already in this list, on line {line}", "Leave one of them out."),
    "FMT217": ("the site speaks en and zh, not `{text}`", "Type `en` or `zh`."),
    "FMT218": (
        "`{text}` is not the three letters of a currency{did_you_mean}",
        "Type for instance `EUR` or `CNY`.",
    ),
    "FMT219": ("the address of the repository begins with https://; `{text}` does not", ""),
    "FMT220": ("the colon cuts this text into a name and a value", "Put the text in quotes: {typed}"),
    "FMT221": ("{same}: {count} more like the ones above", "Mend those first; then the others are listed."),
    "FMT232": (
        "`{what}` is for {audience}, but it stands in `{parent}`, which is for {narrower} only",
        "Leave `audience` out here, or give `{parent}` a wider one.",
    ),
    "FMT233": ("`{text}` cannot be private: no site is without it", "Leave it out of `private`."),
    "FMT241": ("`{text}` is no chapter{did_you_mean}", "Choose from {choices}."),
    "FMT242": (
        "what stands before this colon cannot be an id",
        "An id is made of letters of any language, digits, - and _, such as `grow-sales:`; "
        "the full name goes in `title:`.",
    ),
    "FMT243": (
        "`{title}` gets the same id as `{first}` on line {line}: `{id}`",
        "Give both ids of their own: instead of the list, write `one-id: {first}` and `another-id: {title}`, each on "
        "its line.",
    ),
    "REF301": ("`{field}: {text}` names {no_noun}{did_you_mean}", ""),
    "REF302": ("`{field}: {text}` could be {choices}", "Write one of them in full."),
    "REF303": (
        "`{field}: {text}` has to be a challenge or goal of this persona{did_you_mean}",
        "`{elsewhere}` belongs to another persona.",
    ),
    "REF304": ("`{text}` is the title of `{id}`, and `{field}` takes ids", "Type `{id}`."),
    "REF311": (
        "`{text}` leads nowhere: there is no `{part}`{did_you_mean}",
        "Write the whole way from the chapter to the field, such as pipelines.direct.stages.lead.conversion.",
    ),
}

# Hints that depend on more than the code: on what the problem says of `how` to mend it.
HINTS: dict[tuple[str, str], str] = {
    ("FMT201", "plain"): "",
    ("FMT202", "items"): "Write a list of titles (`{field}: [fast reply]`), or an id on each line below it "
    "(`  fast-reply: Fast reply`).",
    (
        "GOA109",
        "numberless",
    ): "Give a number to those that feed it without one, raise another, or say how they combine: `combine: none`.",
    ("STR022", "exactly"): "Type {choices}.",
    ("FMT212", "typed"): "Type `1`.",
}

DID_YOU_MEAN = "; did you mean `{}`?"
OR = " or "
COMMA = ", "

TERMS: dict[str, str] = {
    "wanted.text": "text",
    "wanted.texts": "a list of texts",
    "wanted.quantity": "an amount",
    "wanted.percent": "a percent",
    "wanted.must_win": "all, increase, {keep: 88%} or an amount",
    "wanted.date": "a date",
    "wanted.rating": "a rating from 1 to 5, or low, medium, high",
    "wanted.number": "a number",
    "wanted.truth": "true or false",
    "wanted.fields": "fields below it (`name: value`)",
    "wanted.items": "items",
    "wanted.list": "a list (`- ...` on each line)",
    "wanted.other": "something else",
    "found.mapping": "fields",
    "found.list": "a list",
    "found.list_of_mappings": "a list of fields",
    "found.list_of_lists": "lists in a list",
    "found.text": "text",
    "found.nothing": "nothing",
    "no.*": "nothing in this strategy",
    "no.many": "nothing that `{field}` can name",
    "no.one": "no {}",
}

NOUNS: dict[str, tuple[str, str]] = {
    "action": ("an action", "action"),
    "assumption": ("an assumption", "assumption"),
    "audience": ("an audience", "audience of `strategy.audiences`"),
    "automation": ("an automation", "automation"),
    "axis_value": ("a value of an axis", "value of an axis"),
    "blocker": ("a blocker", "blocker"),
    "challenge": ("a challenge", "challenge"),
    "channel": ("a channel", "channel"),
    "competitor": ("a competitor", "competitor"),
    "competitor_here": ("a competitor's part in a stage", "competitor"),
    "decision": ("a decision", "decision"),
    "dislike": ("a dislike", "dislike"),
    "evidence": ("a piece of evidence", "evidence"),
    "file": ("the file", "file"),
    "force": ("a force", "force"),
    "goal": ("a goal", "goal"),
    "idea": ("an idea", "idea"),
    "journey": ("a journey", "journey"),
    "journey_stage": ("a stage of a journey", "stage of a journey"),
    "like": ("a like", "like"),
    "loss_reason": ("a loss reason", "loss reason"),
    "metric": ("a metric", "metric"),
    "move": ("a move", "move"),
    "need": ("a need", "need"),
    "not_doing": ("an entry of `not_doing`", "entry of `not_doing`"),
    "objection": ("an objection", "objection"),
    "obstacle": ("an obstacle", "obstacle"),
    "offer": ("an offer", "offer"),
    "part": ("a part of a target", "part of a target"),
    "persona": ("a persona", "persona"),
    "persona_goal": ("a goal of a persona", "goal of this persona"),
    "pipeline": ("a pipeline", "pipeline"),
    "referral": ("a referral", "referral"),
    "resource": ("a resource", "resource"),
    "rule": ("a rule", "rule"),
    "scenario": ("a scenario", "scenario"),
    "score": ("a score", "score"),
    "segment": ("a segment", "segment"),
    "size": ("a market size", "market size"),
    "stage": ("a stage", "stage of a pipeline"),
    "status": ("a status", "status"),
    "strategy": ("the strategy", "strategy"),
    "swot": ("a strength, weakness, opportunity or threat", "strength, weakness, opportunity or threat"),
    "team": ("a role of the team", "role of the team"),
    "value_proposition": ("a value proposition", "value proposition"),
}
