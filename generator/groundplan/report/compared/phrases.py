"""The sentences of a comparison, by key."""

from groundplan.words import Words


class Phrases:
    """Says a sentence of `words/*/changes.py` with what belongs into it."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, key: str, **args: object) -> str:
        return self.words.changes[key].format_map(args)

    def count(self, key: str, number: int) -> str:
        """A number of things: the sentence for one, or for many."""
        return self.words.changes[f"{key}.one" if number == 1 else f"{key}.many"].format(number)
