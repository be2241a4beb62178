"""The words of this language."""
