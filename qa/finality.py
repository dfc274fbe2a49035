"""How final the asked number must be: first reported, updated, actual, estimated, or a target.

The guarded question in, a status or None out.
"""

import re

from index.figure import Status
from qa.question import Asked
from qa.wording import AIMS, phrase_pattern, phrases

# "báo" and "nhật" are masked in a guarded question, they are no "bao" and "nhất".
_REPORT = r"(?:bao|_+)\s+cao"
_UPDATE = r"cap\s+(?:nhat|_+)"
_FIRST = re.compile(
    rf"\b(?:chua|truoc\s+khi)\s+(?:duoc\s+)?(?:{_UPDATE}|dieu\s+chinh\s+so\s+lieu|bo\s+sung)\b|\bchua\s+dieu\s+chinh\b"
    rf"|\b(?:da|duoc)\s+{_REPORT}\b|{_REPORT}\s+(?:lan\s+)?(?:dau|truoc|ban\s+dau)\b|\bso\s+(?:ban\s+dau|uoc\s+bao\s+cao)\b"
    # A figure of another report, named by its number.
    rf"|{_REPORT}\s+(?:so\s+)?\d{{2,}}"
)
_LATER = phrases("so chinh thuc, so lieu chinh thuc, sau khi bo sung so lieu, so moi nhat")
_UPDATED = re.compile(rf"\b{_UPDATE}|\b{_LATER}\b")

_ACTUAL = phrase_pattern("thuc te, thuc hien duoc, thuc dat, hien tai, hien nay, hien co, hien dang")
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
