"""The rules of the chapter `actions` on who does things: whether the roles that own them are those of the team."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from groundplan.checks.likeness import is_one_slip
from groundplan.checks.rule import Count, Finding, found
from groundplan.model.index import Entry
from groundplan.plan import Plan

# The words of what somebody is called.
Name = tuple[str, ...]
# Every field that says who; `per` of a target names roles too, but is as often a time.
_FIELDS = frozenset({"owner", "contributors", "by", "asked_by", "sign_off"})
_WORDS = re.compile(r"[^\W_]+")
# Words that are added to a role, or left out of it, without meaning anybody else.
_FILLING = frozenset({"of", "the", "for", "all", "our", "each", "team", "department"})
_FILLING_ZH = re.compile("^(?:全体|全部|所有|各)|(?:团队|部门|小组|岗位|人员|部|岗|组|们)$")
# A typing slip in a shorter word makes another word.
_SHORTEST = 5


def nearly_of_the_team(plan: Plan) -> Iterator[Finding]:
    """An owner is nearly a role of the team, but not quite.

    The role does not find it among its own work: its page shows what names its id and nothing else.

    Bad:

        team:
          account-executives: {title: Account executives}
        actions:
          offers: {owner: account-executive}
                   ^

    Good:

        team:
          account-executives: {title: Account executives}
        actions:
          offers: {owner: account-executives}
    """
    named = list(_in_words(plan))
    roles = _roles(plan, {text for _, text in named})
    for path, text in named:
        if role := roles.get(text):
            yield found(path, text=text, suggestion=role.id)


def not_of_the_team(plan: Plan) -> Iterator[Finding]:
    """Somebody owns something, but is not in the team.

    Who is not in the team has no page with their work, and people do not know whom to ask. Each name is told once.

    Bad:

        team:
          sales: {title: Sales}
        actions:
          crm: {owner: The consultant}
                ^

    Good:

        team:
          sales: {title: Sales}
          consultant: {title: The consultant}
        actions:
          crm: {owner: consultant}
    """
    if not plan.strategy.team:
        return
    named = list(_in_words(plan))
    often = Counter(text for _, text in named)
    roles = _roles(plan, often)
    told: set[str] = set()
    for path, text in named:
        if roles.get(text) is None and text not in told and text.strip():
            told.add(text)
            yield found(path, text=text, places=Count("place", often[text]))


def _in_words(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every owner who is no role of the team, with the path."""
    for (path, field), targets in plan.links.items():
        if field in _FIELDS:
            yield from ((f"{path}.{field}.{n}", each.text) for n, each in enumerate(targets) if each.path is None)


def _roles(plan: Plan, texts: Iterable[str]) -> Mapping[str, Entry | None]:
    """By each text the one role that is nearly so called, None when there is none."""
    called: dict[str, list[tuple[Name, Entry]]] = defaultdict(list)
    for role in plan.index.of(("team",)):
        for name in {_plain(role.id), _plain(role.title)}:
            called[_initials(name)].append((name, role))
    return {text: _nearest(name, called[_initials(name)]) for text in texts if (name := _plain(text))}


def _nearest(text: Name, called: list[tuple[Name, Entry]]) -> Entry | None:
    same = {role.path: role for name, role in called if name == text}
    near = same or {role.path: role for name, role in called if _is_like(text, name)}
    return next(iter(near.values())) if len(near) == 1 else None


def _initials(name: Name) -> str:
    return "".join(word[0] for word in name)


def _plain(text: str) -> Name:
    """The words of a name without capitals and filling."""
    found = _WORDS.findall(text.casefold())
    return tuple(_FILLING_ZH.sub("", word) or word for word in found if word not in _FILLING)


def _is_like(text: Name, name: Name) -> bool:
    """Whether all words are the same but for a plural or a typing slip in long ones."""
    return len(text) == len(name) and all(map(_is_same, text, name))


def _is_same(one: str, other: str) -> bool:
    if one == other or one.removesuffix("s") == other.removesuffix("s"):
        return True
    return one.isascii() and one.isalpha() and len(one) >= _SHORTEST and is_one_slip(one, other)
