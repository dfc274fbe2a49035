"""Follow-ups completed from the questions before them (first a pass-through)."""

from collections.abc import Sequence


def complete_question(text: str, context: Sequence[str]) -> str:
    """Return the question as it would be asked alone."""
    del context
    return text
