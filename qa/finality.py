"""How final the asked number must be: first reported, updated, actual, estimated, or a target.

The guarded question in, a status or None out.
"""

import re

from index.figure import Status
from qa.question import Asked
from qa.wording import AIMS, phrase_pattern

_FIRST = re.compile(
    r"\b(?:chua|truoc\s+khi)\s+(?:duoc\s+)?(?:cap\s+nhat|dieu\s+chinh\s+so\s+lieu|bo\s+sung)\b|\bchua\s+dieu\s+chinh\b"
    r"|\b(?:da|duoc)\s+bao\s+cao\b|\bbao\s+cao\s+(?:lan\s+)?(?:dau|truoc|ban\s+dau)\b|\bso\s+(?:ban\s+dau|uoc\s+bao\s+cao)\b"
    # A figure of another report, named by its number.
    r"|\b(?:bao\s+cao|___\s+cao)\s+(?:so\s+)?\d{2,}"
)
_UPDATED = phrase_pattern("cap nhat, so chinh thuc, so lieu chinh thuc, sau khi bo sung so lieu, so moi nhat")
_ACTUAL = phrase_pattern("thuc te, thuc hien duoc, thuc dat")
_ESTIMATED = phrase_pattern("uoc, uoc tinh, uoc thuc hien, so uoc, uoc dat, du uoc")


def find_status(guarded: str, asked: Asked) -> Status | None:
    """Return how final the asked number must be, None when the question does not say.

    Parameters
    ----------
    guarded
        The guarded question.
    asked
        Its kind.
    """
    for pattern, status in ((_FIRST, Status.FIRST_REPORTED), (_UPDATED, Status.UPDATED), (_ACTUAL, Status.ACTUAL)):
        if pattern.search(guarded):
            return status
    if asked is Asked.TARGET and AIMS.search(guarded):
        return Status.TARGET
    return Status.ESTIMATE if _ESTIMATED.search(guarded) else None
