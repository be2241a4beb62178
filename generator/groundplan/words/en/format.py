"""What the fields of the format take, in English, for `explain` and the manual."""

TAKES: dict[str, str] = {
    "text": "text",
    "texts": "a text, or a list of texts",
    "quantity": "an amount",
    "percent": "a percent",
    "date": "a date",
    "rating": "a rating from 1 to 5, or words",
    "number": "a number",
    "truth": "true or false",
    "truth_or_text": "true, false, or when",
    "choice": "one of {choices}",
    "must_win": "`all`, `increase`, `{{keep: 88%}}`, or an amount",
    "anything": "any value",
    "mapping": "{values} for each {keys}",
    "fields": "fields below it",
    "valued": "a value, or fields below it",
    "items": "items by id, or a list of titles",
    "groups": "groups of items by id",
    "list": "a list of items",
    "series": "a value for each {keys}, with fields below it if you like",
    "known": "text: {known}, or another word",
    # what a mapping is keyed by
    "keys.text": "label",
    "keys.date": "date",
    "keys.choice": "of {choices}",
    # references
    "id": "the id of {nouns}",
    "ids": "the id of {nouns}, or a list of them",
    "of.*": "anything in this file",
    "for_each_id": "{values} for each id of {nouns}",
    "or_words": "{takes}, or plain words",
}

# How each kind of value may be written; the first is the example.
FORMS: dict[str, tuple[str, ...]] = {
    "text": ("some words",),
    "texts": ("[one thing, another thing]",),
    "quantity": ("25k", "1200", "1.2M", "30%", "+3", "~200", '">=45"', "3..5", "14 days", "USD 12bn"),
    "percent": ("40%", "0.4", "~30%", "10..20%", '">80%"'),
    "date": ("2026-09-30", "2026-09", "2026-Q3", "2026-H2", "FY27-Q4", "2026", "M3", "M5..M8", "2026-Q4+"),
    "rating": ("high", "1", "5", "low", "medium"),
    "number": ("1", "0.5"),
    "truth": ("true", "false"),
    "truth_or_text": ("true", "when the buyer asks for it"),
    "must_win": ("increase", "all", "{keep: 88%}", "3M"),
    "anything": ("20k",),
}

# What stands for an id and a label in examples.
AN_ID, A_LABEL, A_REASON = "an-id", "a label", "some words"

LABELS: dict[str, str] = {
    "takes": "Takes: {}",
    "forms": "Such as: {}",
    "default": "When it is left out: {}",
    "places": "Stands in: {}",
    "everywhere": "Every item can have it.",
    "fields": "Its fields:",
    "common": "Every item can also have: {}",
    "example": "Example:",
    "several": "`{}` is a field in several places:",
    "ask": "For one of them, type: groundplan explain {}",
    # the page of the manual
    "title": "The whole format",
    "about": "Every chapter of `strategy.yml`, what can stand in it, and what each field takes. Only `strategy: "
    "{title: ...}` has to be there. Everything else can wait until you need it.",
    "chapters": "The chapters",
    "every_item": "What every item can have",
    "every_item.about": "An item is anything with an id of its own: a goal, a strength, a stage, a persona. "
    "The site can link to each of them. An item may be written as its title alone (`brand: Known in the north`) "
    "or as its id alone (`brand:`).",
    "values": "What the values look like",
    "values.about": "Numbers, dates and percents are written the way people write them.",
    "field": "Field",
    "what": "What it is",
    "value": "What it takes",
    "written": "Ways to write it",
    "required": "must be there",
    "every_item.too": "And what every item can have.",
    "no_own": "Nothing but what every item can have.",
}
