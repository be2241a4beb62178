"""What somebody may have meant: the known word that comes nearest to a typed one."""

from collections.abc import Iterable


def nearest(typed: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word most like the typed one; empty when none is, by `difflib`'s ratio, as like as the cutoff."""
    from difflib import get_close_matches  # most files have no slip, and every command would wait for it

    return "".join(get_close_matches(typed, list(known), 1, cutoff))
