"""What a person tells of himself before he asks: "Em đang tính mua nhà ở Huế, các bác cho em hỏi ...".

A question in, the question without it out. Keeps it where it alone names the place or the thing asked about.
"""

import re

from index.extract.territory import find_territories
from index.normalise import fold
from qa.analyse.turn import Turn

_I = r"(?:em|minh|toi|tui|to|chau|con|anh|chi|nha (?:em|minh|toi)|vo chong (?:em|minh|toi)|gia dinh (?:em|minh|toi))"
# "cho em hỏi", "xin hỏi các bác", "ai biết cho mình hỏi với"
_LET_ME_ASK = re.compile(
    rf"\b(?:cho|xin|muon)\s+(?:phep\s+)?(?:{_I}\s+)?(?:duoc\s+)?hoi"
    r"(?:\s+(?:voi|chut|ti|la|ve|cac (?:bac|ban|anh|chi)))*[\s,:]+"
)
_OF_ME = re.compile(rf"^{_I}\s+(?:dang|dinh|moi|sap|muon|tinh|chuan bi|co|o|thay|can|nghe|vua|hay|la)\b[^,?]*,\s*")


def without_preamble(text: str) -> str:
    """Return a question from where it begins to ask.

    Examples
    --------
    >>> without_preamble("mình sắp đi Huế chơi, cho mình hỏi cầu Trường Tiền dài bao nhiêu mét")
    'cầu Trường Tiền dài bao nhiêu mét'
    """
    for pattern in (_LET_ME_ASK, _OF_ME):
        found = pattern.search(fold(text))
        if found is not None and _stands_alone(text[found.end() :], text[: found.end()]):
            text = text[found.end() :]
    return text


def _stands_alone(rest: str, before: str) -> bool:
    """Tell whether a question needs nothing of what stands before it."""
    return Turn(rest).names_anything or not (find_territories(before) or Turn(before).names)
