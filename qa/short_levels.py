"""Levels of places and papers as they are typed short, spelled out: "p. Hoa Lư" is a phường, "tt 05/2024" a thông tư.

A text in, a text out. Does NOT look names up: a letter alone is a level only with its full stop before a name.
"""

import re

_LEVELS = {"p": "phường", "q": "quận", "h": "huyện", "x": "xã", "tt": "thị trấn", "tx": "thị xã"}
_PAPERS = {"tt": "thông tư", "qđ": "quyết định", "qd": "quyết định", "nđ": "nghị định", "nq": "nghị quyết"}
_LEVEL = re.compile(
    r"(?<![\w.])(?<!\d )(p|q|h|x|tt|tx)\.\s*(?=[^\W\d_]{2})|(?<![\w.])(tt|tx)\s+(?=[^\W\d_]{2,}\s+[^\W\d_]{2})",
    re.IGNORECASE,
)
_PAPER = re.compile(r"(?<![\w/-])(tt|qđ|qd|nđ|nq)\s+(?=(?:số\s+|so\s+)?\d{1,4}(?:/\d{4}|\b))")


def spell_levels(text: str) -> str:
    """Return a text with its short levels spelled out.

    Examples
    --------
    >>> spell_levels("dân số p. Hoa Lư")
    'dân số phường Hoa Lư'
    """
    text = _PAPER.sub(lambda match: f"{_PAPERS[match[1]]} ", text)
    return _LEVEL.sub(lambda match: f"{_LEVELS[(match[1] or match[2]).lower()]} ", text)
