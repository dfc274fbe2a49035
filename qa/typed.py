"""A question as typed in, as it is read out: tidy, short words spelled out, spelling mended, without its preamble.

Does NOT know the conversation.
"""

from index.normalise import normalise
from qa.preamble import without_preamble
from qa.restore import Vocabulary, read_spelling
from qa.short_levels import spell_levels

_LONGEST = 1000  # characters; what is longer is no question, and the grammars need not read it all


def tidy_typed(text: str) -> str:
    """Return what was typed in NFC with single spaces, cut at `_LONGEST` characters."""
    return " ".join(normalise(text).text[:_LONGEST].split())


def spell_typed(typed: str, vocabulary: Vocabulary | None) -> str:
    """Return a question from where it begins to ask, spelled as documents spell."""
    text = spell_levels(typed)
    return without_preamble(text if vocabulary is None else read_spelling(text, vocabulary))
