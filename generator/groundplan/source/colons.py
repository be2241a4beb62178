"""`{cloud:, bespoke:}`: legal in YAML 1.2, and refused by libyaml, which knows YAML 1.1.

A key before a comma or a closing brace needs no colon there (`{cloud , bespoke }` means the same to
libyaml), so such colons are made blanks: no position changes. Colons of this look in texts are found by
reading (`Tree.wrong`) and put back.
"""

import re
from collections.abc import Iterable

_BARE = re.compile(r"(?<=[^\s:,\[\]{}]):(?=[,}])")


def without_bare(text: str, start: int) -> tuple[str, list[int]]:
    """The text with every such colon from `start` on as a blank, and where they were."""
    start = max(0, start - 1)
    spots = [match.start() for match in _BARE.finditer(text, start)]
    return text[:start] + _BARE.sub(" ", text[start:]), spots


def put_back(text: str, spots: Iterable[int]) -> str:
    """The text with colons at these places."""
    pieces, end = [], 0
    for spot in sorted(spots):
        pieces += [text[end:spot], ":"]
        end = spot + 1
    return "".join([*pieces, text[end:]])
