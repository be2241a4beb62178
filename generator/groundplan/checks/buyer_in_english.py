"""Whose doing an English exit criterion names; by lists of words, since a guess would be a false alarm.

We act when the subject is us with a verb of selling (`We send the offer`), when the criterion is an order to ourselves
(`Call the customer`), and when a thing of ours has been seen to (`Proposal sent`, `Demo held`).
"""

import re
from collections.abc import Collection
from typing import NamedTuple


def _forms(verbs: str) -> list[list[str]]:
    """The forms of each verb: the plain one, two others, and those of the past; `_` is a blank."""
    return [[form.replace("_", " ") for form in forms.split()] for forms in re.split(r"[|\n]", verbs.strip())]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What sellers do to things and people.
_PLAIN = _forms("""
send sends sending sent|email emails emailing emailed|mail mails mailing mailed|submit submits submitting submitted
deliver delivers delivering delivered|present presents presenting presented|explain explains explaining explained
demonstrate demonstrates demonstrating demonstrated|show shows showing showed shown|draft drafts drafting drafted
prepare prepares preparing prepared|write writes writing wrote written|issue issues issuing issued
propose proposes proposing proposed|call calls calling called|phone phones phoning phoned|ring rings ringing rang rung
message messages messaging messaged|contact contacts contacting contacted|visit visits visiting visited
share shares sharing shared|create creates creating created|log logs logging logged|record records recording recorded
update updates updating updated|enter enters entering entered|introduce introduces introducing introduced
offer offers offering offered|add adds adding added|research researches researching researched
""")
# These say something only together with what is made or held.
_EMPTY = _forms("""
make makes making made|hold holds holding held|do does doing did done|give gives giving gave given
complete completes completing completed|finish finishes finishing finished|conduct conducts conducting conducted
perform performs performing performed|carry_out carries_out carrying_out carried_out
""")
# Nobody but a seller does these.
_SELLING = _forms("""
pitch pitches pitching pitched|demo demos demoing demoed|quote quotes quoting quoted
follow_up follows_up following_up followed_up|reach_out reaches_out reaching_out reached_out
cold_call cold_calls cold_calling cold_called
""")
_VERBS = (*_PLAIN, *_EMPTY, *_SELLING)
_ANY_FORM, _ING = {form for verb in _VERBS for form in verb}, {verb[2] for verb in _VERBS}
_FIRST = {verb[0] for verb in _VERBS} | _ING
_EMPTY_FORMS = {form for verb in _EMPTY for form in verb}
_TWO_WORDS = {form for form in _ANY_FORM if " " in form}
_SAYS_ALL = _TWO_WORDS - _EMPTY_FORMS
_DONE = {form for verb in _PLAIN for form in verb[3:]}
_HELD = {verb[-1] for verb in _EMPTY} | {"complete"}
_SOLD = {form for verb in _SELLING for form in verb[3:]}
# Beside one another these may as well be nouns: `Call booked`, `Sales call`.
_NOUNS_TOO = _set(
    "call calls email emails mail demo demos quote quotes offer offers visit visits contact contacts pitch present "
    "message messages record share log issue draft update show ring phone research"
)

_HAPPENINGS = _set(
    "demo demos demonstration demonstrations presentation presentations pitch call calls meeting meetings workshop "
    "workshops webinar webinars visit visits followup followups discovery email emails mailing mailings intro "
    "walkthrough consultation proposal proposals offer offers quote quotes quotation quotations"
)
_OFFERS = _set(
    "proposal proposals offer offers quote quotes quotation quotations brochure brochures deck slides pricing price "
    "prices catalogue catalog newsletter flyer email emails mailing presentation followup followups introduction"
)
_PAPERS = _set(
    "contract letter invoice information info material materials message messages minutes nda reminder reminders"
)
_PRODUCTS = _set("solution product products software platform demo concept portfolio") | _OFFERS
_BOOKS = _set("crm opportunity notes minutes call calls visit meeting")
_THINGS = _HAPPENINGS | _OFFERS | _PAPERS | _PRODUCTS | _BOOKS
# What each is done to, when nobody is named who does it.
_DONE_TO = (
    dict.fromkeys(_set("sent emailed mailed"), _OFFERS | _PAPERS)
    | dict.fromkeys(_set("drafted prepared written"), _OFFERS | _PAPERS | _set("account"))
    | dict.fromkeys(_set("shared"), _set("brochure deck slides pricing price prices catalogue catalog"))
    | dict.fromkeys(_set("submitted delivered issued created"), _OFFERS)
    | dict.fromkeys(_set("presented explained demonstrated shown proposed"), _PRODUCTS)
    | dict.fromkeys(_set("logged recorded updated entered"), _BOOKS)
)
# With nobody before it, `Shared prices` may be the buyer's; these are ours.
_DONE_FIRST = _set("sent emailed mailed submitted presented demonstrated delivered")

# Where only a seller notes down or puts somebody.
_NOTED, _NOTEBOOKS = _set("logged recorded updated entered added"), _set("crm nurture nurturing cadence")

_BUYERS = _set(
    "buyer buyers customer customers client clients prospect prospects purchaser purchasers maker makers decisionmaker "
    "decisionmakers consumer consumers"
)
# Whoever else may act on the other side, and what shows that somebody there did.
_OTHERS = _BUYERS | _set(
    "they them their he she his her him who user users champion sponsor stakeholder stakeholders board committee "
    "management procurement purchasing ceo cfo cto cio coo boss colleagues partner partners dealer dealers parents "
    "family patient guest tenant visitor visitors internally us back"
)
_SIGNS = _set(
    "agree agrees agreed confirm confirms confirmed accept accepts accepted sign signs signed countersigned approve "
    "approves approved name names named choose chooses chose chosen commit commits committed ask asks asked request "
    "requests requested requesting order orders ordered pay pays paid decide decides decided decision invite invites "
    "invited reply replies replied respond responds responded response answer answers answered acknowledged return "
    "returned receive received seen saw watch watched attend attended joined opened open read tested used tried "
    "understood understands want wants wanted need needs says said told promised released granted passed selected "
    "shortlisted nominated booked scheduled fixed set allowed provided won feedback yes approval signature po interest "
    "commitment acceptance consent budget purchase reviewed discussed bought buys intends intent intention interested "
    "picked verified reference rfp rfq tender liked trial pilot deposit requirements negotiated validated cleared "
    "outcome result successful successfully"
)
_NOT_OURS = _OTHERS | _SIGNS
_DETERMINERS = _set(
    "the a an our every each all this that another first second final new prospective potential decision"
)
_OBJECT_STARTS = _DETERMINERS | _BUYERS
_TO = _set("to")
_TOWARDS = _set("to for with at on")
_FILLERS = _set("have has had 've 'll will shall must should do did always already then also are am been")
_PASSIVE = _set("has have had been is are was were be already also and")
_PERFECT = _set("has have had")
_MEANS = _set("email mail phone post letter video chat")
_US = _set("we i")
_ROLES = frozenset(
    "seller|sale|salesperson|sales person|sales rep|sales team|sales manager|rep|account executive|account manager|"
    "ae|sdr|bdr|presales|sales engineer|inside sale|key account manager".split("|")
)
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*|'[a-z]+")
_LONGEST_ROLE = 5


class _Word(NamedTuple):
    plain: str
    start: int
    end: int


_Found = tuple[_Word, _Word]


def our_doing(text: str, roles: frozenset[str]) -> str | None:
    """The words of an English criterion that name our own doing; None when it does, or may, speak of the buyer."""
    text = text.replace("’", "'")
    words = _words(text)
    if _ANY_FORM.isdisjoint(word.plain for word in words):
        return None
    found = _by_us(words, roles) or _as_an_order(words) or _as_done(words, roles)
    return text[found[0].start : found[1].end] if found else None


def singular(role: str) -> str:
    """A role's name as one of its people is called."""
    return " ".join(word.plain for word in _words(role)).removesuffix("s")


def _words(text: str) -> list[_Word]:
    """The words in small letters, without hyphens; a verb of two words is one."""
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        plain = match[0].lower()
        apart = plain.replace("-", " ")
        plain = apart if apart in _SOLD else plain.replace("-", "")
        if words and f"{words[-1].plain} {plain}" in _TWO_WORDS:
            words[-1] = _Word(f"{words[-1].plain} {plain}", words[-1].start, match.end())
        else:
            words.append(_Word(plain, match.start(), match.end()))
    return words


def _by_us(words: list[_Word], roles: frozenset[str]) -> _Found | None:
    """`We send the offer`: a subject that is us, and a verb of selling right after it."""
    subject = next((n for n, word in enumerate(words) if word.plain in _US), None)
    start, after = (subject, subject + 1) if subject is not None else _role(words, roles)
    at = after
    while at < len(words) and words[at].plain in _FILLERS:
        at += 1
    if after < at < len(words) and words[at].plain not in _ANY_FORM:
        at -= 1  # `did` says it itself in `We did the demo`
    if not after or at == len(words) or words[at].plain not in _ANY_FORM:
        return None
    is_passive = any(each.plain in ("are", "am", "been") for each in words[after:at]) and words[at].plain not in _ING
    is_noun = subject is None and at == after and _may_be_a_noun(words, at)
    rest = _without_objects(words[at + 1 :], _TOWARDS, direct=True)
    if is_passive or is_noun or _speaks_of_others([*words[:start], *rest]):
        return None
    if words[at].plain in _EMPTY_FORMS and not any(word.plain in _HAPPENINGS for word in rest):
        return None
    return words[start], words[at]


def _role(words: list[_Word], roles: frozenset[str]) -> tuple[int, int]:
    """From where to where a name of our own people stands at the beginning; nowhere is (0, 0)."""
    start = 1 if words and words[0].plain in _DETERMINERS else 0
    for end in range(min(len(words), start + _LONGEST_ROLE), start, -1):
        name = " ".join(word.plain for word in words[start:end]).removesuffix("s")
        if name in roles or name in _ROLES:
            return start, end
    return 0, 0


def _as_an_order(words: list[_Word]) -> _Found | None:
    """`Send the offer`, `Calling the customer`: it begins with a verb of selling, and what that is done to."""
    if len(words) < 2 or words[0].plain not in _FIRST:
        return None
    verb = words[0]
    rest = _without_objects(words[1:], _TOWARDS, direct=True)
    if _speaks_of_others(rest) or _may_be_a_noun(words, 0):
        return None
    has_buyer = len(rest) < len(words) - 1 and verb.plain not in _EMPTY_FORMS
    things = _HAPPENINGS if verb.plain in _EMPTY_FORMS else _THINGS
    if verb.plain in _SAYS_ALL or has_buyer or any(word.plain in things for word in rest):
        return verb, verb
    return None


def _may_be_a_noun(words: list[_Word], at: int) -> bool:
    following = words[at + 1].plain if at + 1 < len(words) else ""
    return words[at].plain in _NOUNS_TOO and following not in _OBJECT_STARTS


def _as_done(words: list[_Word], roles: frozenset[str]) -> _Found | None:
    """`Proposal sent`, `Demo held`, `Presented the product`, `Sent to the customer`."""
    kept = _without_objects(words, _TO, direct=False)
    plain = [word.plain for word in kept]
    is_the_buyers = plain[:1] and plain[0] in _PERFECT and plain[1:2] != ["been"]
    if is_the_buyers or _speaks_of_others(kept) or _by_others(kept, roles):
        return None
    for at, word in enumerate(kept):
        before, after = [each for each in kept[:at] if each.plain not in _PASSIVE], plain[at + 1 :]
        things = _HAPPENINGS if word.plain in _HELD else _DONE_TO.get(word.plain, frozenset())
        if thing := next((each for each in before if each.plain in things), None):
            return (thing if word.plain in _HELD else word), word
        is_active = at > 0 and plain[at - 1] in _PERFECT
        is_sold = word.plain in _SOLD or (word.plain == "contacted" and not after)
        is_first = not before and word.plain in _DONE_FIRST and not things.isdisjoint(after)
        is_noted = not before and word.plain in _NOTED and not _NOTEBOOKS.isdisjoint(after)
        if not is_active and (is_sold or is_first or is_noted or (word.plain in _DONE and _goes_to_buyer(words, word))):
            return word, word
    return None


def _goes_to_buyer(words: list[_Word], verb: _Word) -> bool:
    """Whether `to the customer` comes right after the verb."""
    after = words[words.index(verb) + 1 :]
    return bool(after) and after[0].plain == "to" and _without_objects(after, _TO, direct=False)[:1] != after[:1]


def _by_others(words: list[_Word], roles: frozenset[str]) -> bool:
    """Whether somebody did it who is not one of us; `by email` is nobody."""
    for at, word in enumerate(words):
        after = words[at + 1 :]
        if word.plain == "by" and after and after[0].plain not in _MEANS and not _role(after, roles)[1]:
            return True
    return False


def _without_objects(words: list[_Word], towards: Collection[str], *, direct: bool) -> list[_Word]:
    """The words without buyers to whom something is done: `to the customer`; `direct`: also the first words."""
    kept: list[_Word] = []
    at = 0
    while at < len(words):
        start = at + 1 if words[at].plain in towards else at
        end = start
        while end < len(words) and words[end].plain in _DETERMINERS:
            end += 1
        is_object = start > at or (direct and at == 0)
        if is_object and end < len(words) and words[end].plain in _BUYERS:
            at = end + 1
        else:
            kept.append(words[at])
            at += 1
    return kept


def _speaks_of_others(words: list[_Word]) -> bool:
    return not _NOT_OURS.isdisjoint(word.plain for word in words)
