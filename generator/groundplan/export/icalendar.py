"""Dates as iCalendar (RFC 5545): the same strategy on the same day gives the same bytes, and dates keep their names.

A calendar that has read an earlier version moves what moved: the name of a date is made of whose strategy it is, of
the item's path and of what is due.
"""

import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import date

from groundplan import __version__
from groundplan.escape import one_line, plain
from groundplan.export.agenda import Date
from groundplan.model.actions import Action
from groundplan.model.goals import Goal
from groundplan.plan import Plan
from groundplan.values import shown
from groundplan.words import Words

# In octets, without the line break.
_LONGEST = 75
_SPECIAL = re.compile(r"([\\;,])")


def as_ics(plan: Plan, dates: Iterable[Date], own: Words) -> str:
    """A calendar of whole days."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//groundplan//groundplan {__version__}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(one_line(plan.strategy.strategy.title))}",
        *(line for each in dates for line in _event(plan, each, own)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(plan: Plan, dated: Date, own: Words) -> Iterator[str]:
    entry = dated.entry
    yield "BEGIN:VEVENT"
    yield f"UID:{_name(plan, dated)}"
    yield f"DTSTAMP:{_day(plan.as_of)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(dated.day)}"
    yield f"SUMMARY:{_text(own.say(f'calendar.{dated.kind}', title=one_line(entry.title)))}"
    if told := "\n".join(_told(plan, dated, own)):
        yield f"DESCRIPTION:{_text(told)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _told(plan: Plan, dated: Date, own: Words) -> Iterator[str]:
    """What the one who looks at the date needs to know, a line for each field."""
    item = dated.entry.item
    titles = [plan.index[each.path].title if each.path else each.text for each in dated.owners]
    target = item.target.value if isinstance(item, Goal) and item.target else None
    fields = {
        "owner": ", ".join(titles),
        "target": shown(target, own) if target else "",
        "done_when": item.done_when or "" if isinstance(item, Action) else "",
        "note": item.note or "",
    }
    for field, text in fields.items():
        if text.strip():
            yield own.say("calendar.field", label=own.field(field), text=text.strip())


def _name(plan: Plan, dated: Date) -> str:
    charter = plan.strategy.strategy
    whose = (charter.repository.url if charter.repository else None) or charter.organization or charter.title
    return f"{uuid.uuid5(uuid.NAMESPACE_URL, f'{whose}#{dated.entry.path}:{dated.kind}')}@groundplan"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", plain(text)).replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, none of which begins inside a character."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
