"""Whether an exit criterion names what we do, or what the buyer has done; by the words that stand in it.

A deal may leave a stage when the buyer has done something. The subject of `Has named a day` is the buyer, too.
"""

import unicodedata
from collections.abc import Iterable

# The lists of words of a language are long, and made ready only when a criterion or a role is written in it.


def our_doing(criterion: str, roles: frozenset[str]) -> str | None:
    """The words by which a criterion names our own doing; None when the buyer acts in it, or when that is unsure.

    `roles` are the names of our own people, as `named` returns them.
    """
    text = unicodedata.normalize("NFKC", criterion)
    if _is_chinese(text):
        from groundplan.checks import buyer_in_chinese

        return buyer_in_chinese.our_doing(text, roles)
    from groundplan.checks import buyer_in_english

    return buyer_in_english.our_doing(text, roles)


def named(roles: Iterable[str]) -> frozenset[str]:
    """Names of roles as criteria are compared with them."""
    from groundplan.checks import buyer_in_english

    names = set()
    for role in roles:
        text = unicodedata.normalize("NFKC", role)
        names.add("".join(text.split()) if _is_chinese(text) else buyer_in_english.singular(text))
    return frozenset(name for name in names if name)


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)
