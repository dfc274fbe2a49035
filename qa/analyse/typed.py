"""A question as typed in, as it is read out: tidy, short words spelled out, spelling mended, without its preamble.

Does NOT know the conversation.
"""

import re

from index.normalise import normalise
from qa.analyse.preamble import without_preamble
from qa.words.countries import capitalise_countries
from qa.words.restore import Vocabulary, read_spelling

_LONGEST = 1000  # characters; what is longer is no question, and the grammars need not read it all
# A letter alone is a level only with its full stop before a name.
_LEVELS = {"p": "phường", "q": "quận", "h": "huyện", "x": "xã", "tt": "thị trấn", "tx": "thị xã"}
_PAPERS = {"tt": "thông tư", "qđ": "quyết định", "qd": "quyết định", "nđ": "nghị định", "nq": "nghị quyết"}
_LEVEL = re.compile(
    r"(?<![\w.])(?<!\d )(p|q|h|x|tt|tx)\.\s*(?=[^\W\d_]{2})|(?<![\w.])(tt|tx)\s+(?=[^\W\d_]{2,}\s+[^\W\d_]{2})",
    re.IGNORECASE,
)
_PAPER = re.compile(r"(?<![\w/-])(tt|qđ|qd|nđ|nq)\s+(?=(?:số\s+|so\s+)?\d{1,4}(?:/\d{4}|\b))")


def tidy_typed(text: str) -> str:
    """Return what was typed in NFC with single spaces, cut at `_LONGEST` characters."""
    return " ".join(normalise(text).text[:_LONGEST].split())


def spell_typed(typed: str, vocabulary: Vocabulary | None) -> str:
    """Return a question from where it begins to ask, spelled as documents spell."""
    text = capitalise_countries(spell_levels(typed))
    return without_preamble(text if vocabulary is None else read_spelling(text, vocabulary))


def spell_levels(text: str) -> str:
    """Return a text with the short levels of places and papers spelled out: "tt 05/2024" is a thông tư.

    Examples
    --------
    >>> spell_levels("dân số p. Hoa Lư")
    'dân số phường Hoa Lư'
    """
    text = _PAPER.sub(lambda match: f"{_PAPERS[match[1]]} ", text)
    return _LEVEL.sub(lambda match: f"{_LEVELS[(match[1] or match[2]).lower()]} ", text)
