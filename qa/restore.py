"""Stub."""

from collections.abc import Iterable


class Vocabulary:
    """Spellings."""

    @classmethod
    def build(cls, texts: Iterable[str]) -> "Vocabulary":
        """Count."""
        del texts
        return cls()


def read_spelling(text: str, vocabulary: Vocabulary) -> str:
    """Return the text."""
    del vocabulary
    return text
