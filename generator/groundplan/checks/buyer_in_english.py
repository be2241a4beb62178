"""What an English exit criterion says of us and of the buyer; the words are lists, since a guess would be a false alarm.

We act when the subject is us with a verb of selling (`We send the offer`), when the criterion is an order to ourselves
(`Call the customer`), and when a thing of ours has been seen to (`Proposal sent`, `Demo held`).
"""

import re
from dataclasses import dataclass

# What sellers do to things: the plain form, others, and from the fourth word on those of the past.
_VERBS = """
send sends sending sent|email emails emailing emailed|mail mails mailing mailed|submit submits submitting submitted
deliver delivers delivering delivered|present presents presenting presented|explain explains explaining explained
demonstrate demonstrates demonstrating demonstrated|show shows showing showed shown|draft drafts drafting drafted
prepare prepares preparing prepared|write writes writing wrote written|issue issues issuing issued
propose proposes proposing proposed|call calls calling called|phone phones phoning phoned|ring rings ringing rang rung
message messages messaging messaged|contact contacts contacting contacted|visit visits visiting visited
share shares sharing shared|create creates creating created|log logs logging logged|record records recording recorded
update updates updating updated|enter enters entering entered|introduce introduces introducing introduced
offer offers offering offered|research researches researching researched
"""
# These say something only together with what is made or held.
_EMPTY_VERBS = """
make makes making made|hold holds holding held|do does doing done|give gives giving gave given
complete completes completing completed|finish finishes finishing finished|conduct conducts conducting conducted
perform performs performing performed|run runs running ran
"""
# Nobody but a seller does these.
_SELLING = """
pitch pitches pitching pitched|demo demos demoing demoed|quote quotes quoting quoted
follow_up follows_up following_up followed_up|reach_out reaches_out reaching_out reached_out
cold_call cold_calls cold_calling cold_called
"""


def _forms(verbs: str) -> list[list[str]]:
    return [forms.replace("_", " ").split(" ") if "_" not in forms else _two_words(forms) for forms in _listed(verbs)]


def _listed(verbs: str) -> list[str]:
    return [forms for line in verbs.split("\n") for forms in line.split("|") if forms]


def _two_words(forms: str) -> list[str]:
    return [form.replace("_", " ") for form in forms.split()]


_PLAIN, _EMPTY, _SELLS = _forms(_VERBS), _forms(_EMPTY_VERBS), _forms(_SELLING)
_ANY_FORM = {form for verb in (*_PLAIN, *_EMPTY, *_SELLS) for form in verb}
_EMPTY_FORMS = {form for verb in _EMPTY for form in verb}
_SELLS_FORMS = {form for verb in _SELLS for form in verb}
_BASES = {verb[0] for verb in (*_PLAIN, *_EMPTY, *_SELLS)}
_ING = {verb[2] for verb in (*_PLAIN, *_EMPTY, *_SELLS)}
_DONE = {form for verb in _PLAIN for form in verb[3:]}
_EMPTY_DONE = {form for verb in _EMPTY for form in verb[3:]} - {"ran", "gave"} | {"complete", "over"}
_SELLS_DONE = {form for verb in _SELLS for form in verb[3:]}
# As first words these may as well be nouns: `Call booked`, `Offer accepted`.
_NOUNS_TOO = set(
    "call email mail demo quote offer visit contact pitch present message record share log issue draft update show "
    "ring phone research".split()
)

_HAPPENINGS = set(
    "demo demos demonstration demonstrations presentation presentations pitch call calls meeting meetings workshop "
    "workshops webinar webinars visit visits followup followups discovery email emails mailing mailings intro "
    "walkthrough proposal proposals offer offers quote quotes quotation quotations".split()
)
_THINGS = _HAPPENINGS | set(
    "brochure brochures deck slides pricing price prices catalogue catalog newsletter letter contract information "
    "info material materials message messages invoice solution product products software platform presentation "
    "crm opportunity notes minutes introduction flyer".split()
)
_BUYERS = set(
    "buyer buyers customer customers client clients prospect prospects purchaser purchasers maker makers decisionmaker "
    "decisionmakers consumer consumers".split()
)
# Whoever else may act on the other side, and what shows that somebody there did.
_OTHERS = _BUYERS | set(
    "they them their he she his her him who user users champion sponsor stakeholder stakeholders board committee "
    "management procurement purchasing ceo cfo cto cio coo boss colleagues partner partners dealer dealers parents "
    "family patient guest tenant visitor visitors internally internal us back".split()
)
_SIGNS = set(
    "agree agrees agreed confirm confirms confirmed accept accepts accepted sign signs signed countersigned approve "
    "approves approved name names named choose chooses chose chosen commit commits committed ask asks asked request "
    "requests requested requesting order orders ordered pay pays paid decide decides decided decision invite invites "
    "invited reply replies replied respond responds responded response answer answers answered acknowledged return "
    "returned receive received seen saw watch watched attend attended joined opened open read tested used tried "
    "understood understands want wants wanted need needs says said told promised released granted passed selected "
    "shortlisted nominated booked scheduled fixed set allowed provided won feedback yes approval signature po interest "
    "commitment acceptance consent budget purchase reviewed discussed bought buys intends interested picked verified "
    "reference rfp rfq tender liked trial pilot deposit requirements negotiated validated cleared done_by".split()
)
_DETERMINERS = set("the a an our every each all this that another first second final new".split())
_TOWARDS = {"to", "for", "with", "at", "on"}
_FILLERS = set("have has had 've ve will shall must should do did already always then also are am has been".split())
_PASSIVE = set("has have had been is are was were be already also and".split())
_US = {"we", "i"}
_ROLES = set(
    "seller|sales|salesperson|sales person|sales rep|sales team|sales manager|rep|account executive|account manager|"
    "ae|sdr|bdr|presales|sales engineer|inside sales|key account manager".split("|")
)
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_LONGEST_ROLE = 5


@dataclass(frozen=True, slots=True)
class _Word:
    plain: str
    start: int
    end: int


def our_doing(text: str, roles: frozenset[str]) -> str | None:
    """The words of an English criterion that name our own doing; None when it does, or may, speak of the buyer."""
    words = _words(text)
    found = _by_us(words, roles) or _as_an_order(words) or _as_done(words)
    return text[found[0].start : found[1].end] if found else None


def singular(role: str) -> str:
    """A role's name as its people are named one by one."""
    return " ".join(word.plain for word in _words(role)).removesuffix("s")


_Found = tuple[_Word, _Word]


def _words(text: str) -> list[_Word]:
    """The words in small letters, without hyphens; a verb of two words is one."""
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        plain = match[0].lower().replace("-", "").replace("’", "'")
        if words and f"{words[-1].plain} {plain}" in _SELLS_FORMS:
            words[-1] = _Word(f"{words[-1].plain} {plain}", words[-1].start, match.end())
        else:
            words.append(_Word(plain, match.start(), match.end()))
    return words


def _by_us(words: list[_Word], roles: frozenset[str]) -> _Found | None:
    """`We send the offer`: a subject that is us, and a verb of selling right after it."""
    subject = next((n for n, word in enumerate(words) if word.plain in _US), None)
    after = subject + 1 if subject is not None else _after_role(words, roles)
    if not after:
        return None
    at = after
    while at < len(words) and words[at].plain in _FILLERS:
        at += 1
    if at == len(words) or words[at].plain not in _ANY_FORM:
        return None
    progressive = any(word.plain in ("are", "am", "been") for word in words[after:at])
    if progressive and words[at].plain not in _ING:
        return None
    rest = _without_objects(words[at + 1 :], _TOWARDS, direct=True)
    if _speaks_of_others([*words[: after - 1], *rest]):
        return None
    if words[at].plain in _EMPTY_FORMS and not any(word.plain in _HAPPENINGS for word in rest):
        return None
    return words[after - 1], words[at]


def _after_role(words: list[_Word], roles: frozenset[str]) -> int | None:
    """Where the name of a role of ours ends with which the criterion begins."""
    start = 1 if words and words[0].plain in _DETERMINERS else 0
    for end in range(min(len(words), start + _LONGEST_ROLE), start, -1):
        name = " ".join(word.plain for word in words[start:end])
        if name in _ROLES or name.removesuffix("s") in (_ROLES | roles if len(roles) < 1 else roles | _ROLES):
            return end
    return None


def _as_an_order(words: list[_Word]) -> _Found | None:
    """`Send the offer`, `Calling the customer`: it begins with a verb of selling, and what that is done to."""
    if len(words) < 2 or words[0].plain not in _BASES | _ING:
        return None
    verb, following = words[0], words[1].plain
    rest = _without_objects(words[1:], _TOWARDS, direct=True)
    if _speaks_of_others(rest):
        return None
    if verb.plain in _SELLS_FORMS and " " in verb.plain:
        return verb, verb
    if verb.plain in _NOUNS_TOO and following not in _DETERMINERS | _BUYERS:
        return None
    things = _HAPPENINGS if verb.plain in _EMPTY_FORMS else _THINGS
    has_buyer = len(rest) < len(words) - 1 and verb.plain not in _EMPTY_FORMS
    return (verb, verb) if has_buyer or any(word.plain in things for word in rest) else None


def _as_done(words: list[_Word]) -> _Found | None:
    """`Proposal sent`, `Demo held`, `Presented the product`, `Sent to the customer`."""
    kept = _without_objects(words, {"to"}, direct=False)
    if _speaks_of_others(kept):
        return None
    starts_as_perfect = bool(words) and words[0].plain in ("has", "have", "had")
    if starts_as_perfect and (len(words) < 2 or words[1].plain != "been"):
        return None
    for at, word in enumerate(kept):
        before = [each for each in kept[:at] if each.plain not in _PASSIVE]
        thing = next((each for each in before if each.plain in _THINGS), None)
        happening = next((each for each in before if each.plain in _HAPPENINGS), None)
        is_active = at > 0 and kept[at - 1].plain in ("has", "have", "had") and not thing
        if is_active or word is thing:
            continue
        if word.plain in _EMPTY_DONE and happening:
            return happening, word
        if word.plain in _SELLS_DONE or (word.plain == "contacted" and word is kept[-1]):
            return word, word
        sent_to_buyer = word.plain in _DONE and _goes_to_buyer(words, word)
        begins = not before and any(each.plain in _THINGS for each in kept[at + 1 :])
        if word.plain in _DONE and (thing or begins or sent_to_buyer):
            return word, word
    return None


def _goes_to_buyer(words: list[_Word], verb: _Word) -> bool:
    """Whether `to the customer` comes right after the verb."""
    after = words[words.index(verb) + 1 :]
    return len(_without_objects(after[:4], {"to"}, direct=False)) < len(after[:4]) and after[0].plain == "to"


def _without_objects(words: list[_Word], towards: set[str], *, direct: bool) -> list[_Word]:
    """The words without buyers to whom something is done: `to the customer`; `direct`: also the first words."""
    kept: list[_Word] = []
    at = 0
    while at < len(words):
        start = at + 1 if words[at].plain in towards else at
        end = start
        while end < len(words) and words[end].plain in _DETERMINERS | {"decision", "prospective", "potential"}:
            end += 1
        is_object = start > at or (direct and at == 0)
        if is_object and end < len(words) and words[end].plain in _BUYERS:
            at = end + 1
        else:
            kept.append(words[at])
            at += 1
    return kept


def _speaks_of_others(words: list[_Word]) -> bool:
    return any(word.plain.removesuffix("'s") in _OTHERS or word.plain in _SIGNS for word in words)
