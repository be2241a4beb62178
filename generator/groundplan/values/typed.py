"""What people type, made alike before it is read: full-width forms, dashes, blanks, capitals.

Every character becomes exactly one other, so that a place in the plain text is the same place in the text as
written, and units can be cut out of the original. It is NFKC for the characters that matter and no more: all
of NFKC would make a number of `①` and of the exponent in `m²`.
"""

from string import ascii_lowercase, ascii_uppercase
from unicodedata import normalize

LONGEST = 200  # a longer text is prose; reading it as a value would only cost time

_FORMS = [*range(0xFF01, 0xFF5F), *range(0xFE50, 0xFE6C), *range(0xFFE0, 0xFFE7)]
_BLANKS = "\t\n\v\f\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_TABLE = {code: form.lower() for code in _FORMS if len(form := normalize("NFKC", chr(code))) == 1}
_TABLE |= {ord(capital): small for capital, small in zip(ascii_uppercase, ascii_lowercase, strict=True)}
_TABLE |= dict.fromkeys(map(ord, _BLANKS), " ")
_TABLE |= dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣"), "-")
_TABLE |= dict.fromkeys(map(ord, "∼〜～"), "~")
_TABLE |= {ord(variant): sign for variant, sign in zip("≧⩾≦⩽≃≅", "≥≥≤≤≈≈", strict=True)}


def alike(text: str) -> str:
    """The text with the plain form of every digit, letter, sign, dash and blank; just as long."""
    return text.lower() if text.isascii() and text.isprintable() else text.translate(_TABLE)
