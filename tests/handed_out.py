"""Everything that an audience gets of a strategy, as text by name, and the markers that are in it."""

import html
import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from unicodedata import normalize

from groundplan import figures, schema
from groundplan.checking import looked_at
from groundplan.comparing import Version, compared
from groundplan.export import agenda, as_yaml, document, icalendar, sheets, tables
from groundplan.parse import Parsed
from groundplan.parse.seen import seen_by
from groundplan.plan import plan_of
from groundplan.report.compared import COMPARISONS
from groundplan.staging import stage
from groundplan.values import When, shown_when
from groundplan.words import words

AS_OF = date(2026, 11, 23)
_TOKENS = re.compile(r"q[xy]\d{4}zq|\d{4}-\d{2}-\d{2}|\d+(?:\.\d+)?")
_BETWEEN = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3})")
# A day in words or without dashes, in each language.
_WRITTEN = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{4}年\d{1,2}月\d{1,2}日|\b20\d{6}\b")


def site(parsed: Parsed, audience: str, as_of: date = AS_OF) -> dict[str, str]:
    """The pages before a builder takes them, with the names and titles that it is told besides."""
    staged = stage(*looked_at(parsed, as_of, audience))
    told = [staged.name, staged.description, staged.audience, *staged.folders.values(), repr(staged.navigation())]
    return {**staged.pages, "told": "\n".join(told)}


def data(parsed: Parsed, audience: str, as_of: date = AS_OF) -> dict[str, str]:
    """What programs get: the figures of the plan, the ids, and the strategy in each form."""
    plan, _ = looked_at(parsed, as_of, audience)
    seen = seen_by(parsed, audience)
    assert seen.strategy is not None
    exported, own = plan_of(seen, as_of), words(parsed.language)
    ids = schema.Ids(seen.index, seen.strategy.strategy.audiences)
    return {
        "figures.json": figures.text(figures.figures(plan, plan.scenarios)) + "\n".join(sorted(plan.withheld)),
        "schema.json": schema.text(schema.schema(parsed.language, ids)),
        "export.json": document.as_json(exported),
        "export.yaml": as_yaml.as_yaml(seen.strategy),
        "export.ics": icalendar.as_ics(exported, agenda.agenda_of(exported), own),
        **{f"{table.name}.csv": sheets.as_csv(table) for table in tables.tables_of(exported)},
    }


def diffs(old: Parsed, new: Parsed, audience: str, as_of: date = AS_OF) -> dict[str, str]:
    """What differs between two versions, in every form."""
    found = compared(Version("old.yml", "", old), Version("new.yml", "", new), as_of, audience)
    return {f"diff.{form}": told(found) for form, told in COMPARISONS.items()}


def handed_out(parsed: Parsed, audience: str, as_of: date = AS_OF) -> dict[str, str]:
    """All of it."""
    return {**site(parsed, audience, as_of), **data(parsed, audience, as_of)}


@cache
def _day(text: str) -> str:
    """The ISO date of a day that is written in another way; empty when it is none."""
    if text.isdecimal():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return ""


def _days(markers: set[str]) -> dict[str, str]:
    """Each day among the markers by the ways in which it is written."""
    days = [marker for marker in markers if re.fullmatch(r"\d{4}-\d{2}-\d{2}", marker)]
    forms = {shown_when(When.read(day), language): day for day in days for language in ("en", "zh")}
    return forms | {day.replace("-", ""): day for day in days}


def found_in(texts: Mapping[str, str], markers: set[str]) -> dict[str, set[str]]:
    """Where the markers are: letter by letter, as numbers with and without separators, in millions, in 万, as days."""
    days, millions = _days(markers), {}
    for marker in markers:
        if marker.isdecimal():
            millions[f"{int(marker) / 1e6:.6f}".rstrip("0")] = marker
            millions[f"{int(marker) / 1e4:.4f}".rstrip("0")] = marker
    found: dict[str, set[str]] = {}
    for name, raw in {**texts, **{f"name of {name}": name for name in texts}}.items():
        text = normalize("NFKC", html.unescape(json.dumps(raw, ensure_ascii=False) if "\\u" in raw else raw))
        text = re.sub(r"(?<=\d)[ ](?=\d{3}\b)", "", _BETWEEN.sub("", text))
        tokens = set(_TOKENS.findall(text))
        here = tokens & markers
        here |= {millions[token] for token in tokens & millions.keys()}
        here |= {days[token] for token in _WRITTEN.findall(text) if token in days}
        for marker in here:
            found.setdefault(marker, set()).add(name)
    return found
