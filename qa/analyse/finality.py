"""How final the asked number must be: first reported, updated, actual, estimated, or a target.

The guarded question in, a status or None out; or the earlier of two states that it compares.
"""

import re

from index.figure import Status
from qa.question import Asked
from qa.words.wording import AIMS, phrase_pattern, phrases

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
_DONE = phrase_pattern("thuc te, so thuc hien, ket qua thuc hien, thuc hien duoc, thuc dat, chinh thuc, quyet toan")
_AGAINST = re.compile(r"\b(?:voi|hon|kem)\s+(?:(?:con so|muc|so|lieu|ket qua|trong|o|tai)\s+)*$")
_MOVES = frozenset({Asked.GROWTH, Asked.CHANGE})


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


def find_restated(guarded: str, asked: Asked) -> Status | None:
    """Return the earlier of two states of one number that a question compares, None where it compares none.

    What is asked against a figure reported first is told of its update, named or not: "chênh bao nhiêu so với số đã
    báo cáo". What moved is compared with another state of itself only where it is said so; else with another time.

    Parameters
    ----------
    guarded, asked
        As for `find_status`.
    """
    for pattern, status in ((_FIRST, Status.FIRST_REPORTED), (_ESTIMATED, Status.ESTIMATE)):
        earlier = pattern.search(guarded)
        if earlier is None:
            continue
        against = _AGAINST.search(guarded, 0, earlier.start()) is not None
        if asked in _MOVES and not against:
            return None
        # "Chưa cập nhật" says nothing of an update.
        rest = pattern.sub(" ", guarded)
        later = _UPDATED.search(rest) or _DONE.search(rest)
        return status if later or (against and status is Status.FIRST_REPORTED) else None
    return None
