"""What the rules of the chapter `actions` say, in English: the message, and what to do about it."""

RULES: dict[str, tuple[str, str]] = {}
