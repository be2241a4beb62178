"""Whether a word is another one with a typing slip; strict, since real words are near each other too."""

# A wrong letter in a shorter word makes a word of its own: team and term, content and contest.
_LONG = 8


def is_one_slip(typed: str, known: str) -> bool:
    """Whether one letter is missing, doubled or too many, or two are swapped; in long words also one wrong letter.

    The first letter is always right: nobody misses it, and `hiring` is not `firing`.
    """
    if typed == known or typed[:1] != known[:1] or abs(len(typed) - len(known)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(typed, known, strict=False)) if a != b), min(len(typed), len(known)))
    rest, of_known = typed[start:], known[start:]
    if len(typed) != len(known):
        return rest == of_known[1:] or rest[1:] == of_known
    if rest[2:] == of_known[2:] and rest[:2] == of_known[1::-1]:
        return True
    return len(known) >= _LONG and rest[1:] == of_known[1:]
