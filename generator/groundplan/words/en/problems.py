"""What is wrong and what to type instead, in English: code -> (message, hint)."""

VALUES: dict[str, tuple[str, str]] = {
    "VAL101": (
        "{text}: the range begins with the larger number",
        "Write the smaller number first, such as 3..5, and give each its suffix, such as 900k..1.2M.",
    ),
    "VAL102": ("{text} is not a percentage yet: {percent} or {fraction}?", "Type {percent} (or {fraction})."),
    "VAL103": ("{text} is not a percentage", "Type a share such as 40% or 0.4."),
    "VAL104": ("`{key}` does not belong to a number", "A number takes value, min, max, unit and about."),
    "VAL105": ("`{key}` needs a single value", "Type one value, such as {key}: 25k."),
    "VAL106": ("`value` cannot stand beside `min` or `max`", "Type value for one number, min and max for a range."),
    "VAL107": ("the number is missing", "Type value: 25k, or min: 20k and max: 30k."),
    "VAL108": ("`{key}: {text}` is not a number", "Type a number such as 25k; for words, use value."),
    "VAL109": (
        "`about: {text}` is neither true nor false",
        "Type about: true for an estimate, else leave it out.",
    ),
    "VAL110": ("{first} and {second} do not go together", "Give both the same unit."),
    "VAL111": ("{text} is not a percentage yet", "Type {percent} if you mean that share."),
    "VAL112": ("{text} is not a percentage yet: {percent} or {hundred}?", "Type {percent} or {hundred}."),
    "VAL121": ("{text} is not in the calendar", "Check the day, month or quarter; a date is 2026-07-31."),
    "VAL122": ("{text}: counting starts at 1", "M1 is the first month of the period, W1 its first week."),
    "VAL123": ("{text} ends before it begins", "Write the earlier time first, such as 2026-Q1..2026-Q3."),
}

SOURCE: dict[str, tuple[str, str]] = {
    "SRC101": (
        "this file is not saved as UTF-8",
        "Save it again: in the editor choose Save as, encoding UTF-8.",
    ),
    "SRC102": ("an invisible character ({character}) stands here", "Delete it and type the place again."),
    "SRC103": (
        "the blank here is not an ordinary one ({character})",
        "Delete it and type ordinary blanks with the space bar, not with a Chinese keyboard.",
    ),
    "SRC104": (
        "the strategy is larger than 5 MB",
        "Move what is not strategy, such as raw figures, to files of its own.",
    ),
    "SRC105": (
        "the strategy holds more than 500,000 values",
        "Write out what `*` repeats, or leave some of it out.",
    ),
    "SRC106": (
        "more than 64 levels stand inside one another",
        "Check this line for brackets or blanks that are too many.",
    ),
    "SRC111": (
        "{file}: there is no such file",
        "Check the name, or start a strategy with `groundplan init`.",
    ),
    "SRC112": ("{file} is a folder, not a file", "Name the file in it, such as {file}/strategy.yml."),
    "SRC113": ("{file} cannot be read: {reason}", "Ask the owner of the file for permission to read it."),
    "SRC121": ("`include` takes paths of files", "Type `include: [personas/*.yml]`."),
    "SRC122": ("only the main file can include others", "Move this line to the main file."),
    "SRC123": (
        "`{entry}` is outside the folder of the main file",
        "Move the file into that folder and type its path from there.",
    ),
    "SRC124": ("no file matches `{entry}`", "Check the path; it starts at the folder of the main file."),
    "SRC125": ("{file} cannot be read", "Check that it is a file and that you have permission to read it."),
    "SRC126": (
        "`{entry}` names no file but the main file itself",
        "Delete it; `include` is for the other files of the strategy, such as `personas/*.yml`.",
    ),
    "SRC131": (
        "`{key}` is already here, on line {first}",
        "Keep one of the two, or give this one another name.",
    ),
    "SRC132": ("before the colon must stand a name or an id", "Type `name: text`."),
    "SRC133": (
        "`{tag}` is not allowed here",
        "Delete it; if the text is to start with an exclamation mark, put the text in quotes.",
    ),
    "SRC134": ("a file holds one strategy; a second one starts here", "Delete the line `---` or `...`."),
    "SRC135": ("`<<` is not allowed", "Write out the lines that it was to bring here."),
    "SRC136": (
        "`*{name}` repeats a value that has no such name",
        "If the text is to start with an asterisk, put it in quotes; else write the value out.",
    ),
    "SRC137": ("`*{name}` would repeat the value that it is part of", "Write out what you mean here."),
    "SRC141": ("a text cannot start with `{character}` without quotes", "Type {typed}."),
    "SRC142": ("a second colon in the text", "Put the text in quotes: {typed}"),
    "SRC143": (
        "there is no text: everything after `#` is a comment",
        "Put the text in quotes: {typed}; a comment needs a blank after its `#`.",
    ),
    "SRC144": (
        "the text ends here: everything after `#` is a comment",
        "If it belongs to the text, type {typed}; if it is a comment, put a blank after `#`.",
    ),
    "SRC145": ("a Chinese colon divides nothing", "Use the colon of an English keyboard: `{typed}`."),
    "SRC146": (
        "a Chinese comma (`{character}`) divides nothing between brackets",
        "For several entries type `{typed}`; for one text with a comma, put it in quotes: {text}",
    ),
    "SRC147": (
        "between braces the commas cut `{text}` into pieces",
        "Type {number} without commas, or put it in quotes.",
    ),
    "SRC148": ("between braces the comma cuts this text in two", "Put the text in quotes: {typed}"),
    "SRC149": (
        "`{key}` has no colon and no value",
        "Type `{key}: value`; if it belongs to the text before it, put that text in quotes.",
    ),
    "SRC150": ("there is no blank after the colon", "Type `{typed}`."),
    "SRC151": ("there is no blank after the dash", "Type `{typed}`."),
    "SRC152": ("the quote that opens here is never closed", "Type the same quote at the end of the text."),
    "SRC153": (
        "the quote closes here, but the text goes on: {rest}",
        "Put the whole text between {other} and {other}, or delete the quotes.",
    ),
    "SRC154": (
        "a backslash between double quotes means something else",
        "Put the text between single quotes: 'like this'.",
    ),
    "SRC155": (
        "the blanks in front fit no line above: here {blanks}, in the line before {above}",
        "Start it below the line that it belongs with. A text of several lines needs `>-` after its colon.",
    ),
    "SRC156": (
        "lines with a dash and lines with a name stand side by side",
        "Give all of them a dash or none; a list stands below its name, two blanks further in.",
    ),
    "SRC157": (
        "a list cannot start in the line of its name",
        "Start it in the next line, two blanks further in.",
    ),
    "SRC158": ("a text cannot start with `{character}` without quotes", "Put the text in quotes: {typed}"),
    "SRC159": ("the `{character}` that opens here is never closed", "Type `{closing}` where it ends."),
    "SRC160": ("text after the closing bracket", "If the brackets belong to the text, type {typed}."),
    "SRC161": ("a comma is missing here", "Type a comma and a blank between two entries."),
    "SRC162": (
        "`{text}` has no colon",
        "Type `name: text`; a text of several lines needs `>-` after its colon.",
    ),
    "SRC163": ("`{character}` closes nothing", "Delete it, or type the bracket that opens."),
    "SRC164": ("a tab in front of the text", "Replace tabs by blanks: two for each level."),
    "SRC165": (
        "this line became part of the text above it",
        "For a list, leave the line of its name empty after the colon; else put the whole text in quotes.",
    ),
    "SRC166": ("`{character}` starts no list", "Type `{typed}`."),
    "SRC167": (
        "two versions of these lines stand here, as git left them",
        "Keep the lines that are right; delete the others and the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    "SRC171": (
        "this line has more columns than the table",
        'A number with commas goes in quotes: "1,200,000". For notes, name the columns in the first line: period,value,note.',
    ),
    "SRC172": ("the period is missing", "Type it at the start of the line: 2025, 2025-Q3 or 2025-09-30."),
    "SRC173": ("`{period}` has no value, and is left out", "Type its value, or delete the line."),
    "SRC174": ("`{period}` is already on line {first}", "Keep one of the two lines."),
    "SRC175": (
        "the column `{name}` is not read",
        "The columns of a table are period, value, note and evidence; what else is in the file does no harm.",
    ),
    "SRC176": ("there are no figures in this table", "Type a period and a value on each line, such as 2025,10M."),
    "SRC177": (
        "`{text}` is no date",
        "A period is 2025, 2025-Q3, 2025-09 or 2025-09-30. If this line names the columns, call them period,value.",
    ),
    "SRC178": ("`{text}` is no number", "Type a number such as 1200 or 1.2M; words go in a column called note."),
    "SRC199": (
        "this place cannot be understood",
        "Compare it with the lines above: `name: text`, a blank after the colon, the same blanks in front. "
        "A text with special characters goes in quotes.",
    ),
}

PROBLEMS: dict[str, tuple[str, str]] = {**SOURCE, **VALUES}
