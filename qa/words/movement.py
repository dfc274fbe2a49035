"""Questions about going up or down: whether one is meant, which way, and in per cent or in a unit.

The guarded question and its asked quantities in. Does NOT decide between other kinds.
"""

import re
from collections.abc import Sequence

from index.figure import Direction
from qa.question import Asked
from qa.words.asking import Ask
from qa.words.wording import PERIOD, QUALITY, QUANTITY_WORD, phrase_pattern, phrases

# "nặng bao nhiêu" asks for a weight; "làm thêm mấy giờ" and "từ 5 ha trở lên được mấy điểm" say nothing of a move.
_UP = (
    rf"(?:{phrases('tang, vuot')}|(?<!tro )len|(?<!lam )(?<!hoc )(?<!day )(?<!cu )them"
    r"|nang(?!\s+(?:bao\s+nhieu|bao\s+nhiu|may|nhieu|nhiu|co\s+nao)\s*(?:$|[?.!]|kg|ki|ky|gam|g\b|ta\b|tan\b|carat)))"
)
_DOWN = rf"(?:{phrases('giam, sut, tut, it di, cat giam, rut, bot, cat')}|(?<!tro )xuong)"
# What may stand between the verb and the question word without changing what is asked.
_BETWEEN = phrases(
    """truong, them, len, xuong, duoc, khoang, trong, toi, den, thap, cao, manh, nhe, binh, quan, moi, nam,
    thang, quy, chung, rat, chi, ve, tren, gan, so, voi, cung, ky, truoc, ngoai, muc, con, khong, da, la,
    dat, o, uoc, co, tam, chung"""
)
GROWS = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:\s+(?:{_BETWEEN}|{PERIOD})\b|\s+{PERIOD})*\s*,?\s*"
    rf"(?:{QUANTITY_WORD}\b|%|phan\s+tram)"
)
# "bị giảm thu nhập mấy phần trăm": how much of its object; a rate is not told so, and a level is reached.
_MOVES_OBJECT = re.compile(
    rf"\b(?:tang|giam)\s+(?!(?:truong|len|xuong|con|so|ty|ti|lai|muc)\b)"
    rf"(?:(?!(?:len|xuong|con|chiem|bang|la|thi|ty le|ti le|lai suat|thue suat|trong|voi|de|nham)\b)\w+\s+){{1,5}}"
    rf"{QUANTITY_WORD}\s*(?:%|phan\s+tram)"
)
_DOWN_TO = phrases(
    """con, tang len, nang len, giam con, xuong con, len den, len toi, xuong den, con lai, len muc, xuong muc, tang den,
    tang toi, nang den, nang toi"""
)
# "đóng góp bao nhiêu phần trăm vào tăng trưởng": a share of the growth; "góp" is masked, as it is no "gộp".
_GIVES = re.compile(rf"\b(?:dong\s+(?:gop|_+)|chiem)\s+(?:khoang\s+|duoc\s+)?{QUANTITY_WORD}\b")
# "tăng lên bao nhiêu phần trăm so với cùng kỳ" is a growth after all.
_AGAINST = re.compile(r"\b(?:so\s+voi|cung\s+k[yi]|nam\s+truoc|nam\s+ngoai)\b")
# "giảm còn bao nhiêu": the level reached.
_REACHES = re.compile(rf"\b{_DOWN_TO}\s+(?:khoang\s+)?{QUANTITY_WORD}\b")
# "cao hơn năm 2011 mấy phần trăm", but not "hơn 45 ngày".
_EXCEEDS = re.compile(
    rf"\b(?:(?P<quality>{QUALITY})\s+)?(?P<than>hon|kem)\b(?!\s+\d)"
    # "thấp hơn mức tối thiểu thì bị phạt bao nhiêu" asks for the fine.
    rf"(?:(?!\b(?:bi\s+(?:xu\s+)?phat|duoc\s+(?:ho\s+tro|tro\s+cap|nghi|huong))\b)[^?;])*?(?<!moi )\b{QUANTITY_WORD}\b"
)
# "phải lớn hơn bao nhiêu điểm": what must be exceeded, not by how much.
_BOUND = re.compile(rf"\b(?:phai|khong|khong duoc)\s+{QUALITY}\s+hon\s+{QUANTITY_WORD}\b")
_TEMPO = phrase_pattern(
    """toc do tang, nhip do tang, muc tang, ty le tang, ti le tang, tang truong, toc do phat trien, nhip tang"""
)
_OPEN = re.compile(r"\btang\s*(?:hay|hoac)(?: la)?\s+giam\b|\bgiam (?:hay|hoac)(?: la)? tang\b|\btang[, /]*giam\b")
# "có thêm mấy dự án": new ones are counted, nothing is said to have grown.
_ADDED = re.compile(rf"\b(?<!tang )(?<!lam )(?<!hoc )(?<!day )them\s+(?:duoc\s+)?{QUANTITY_WORD}\b")
# "giảm trừ", "giảm nghèo", "tăng cường" name something that itself goes up or down.
_NO_MOVE = r" (?:them|truong|tru|ngheo|thieu|sat|doc|dinh|cuong|gia)\b"
_MOVING = frozenset({Asked.GROWTH, Asked.CHANGE, Asked.YES_NO, Asked.WHY, Asked.COMPARISON, Asked.RANKING})


def move_kind(guarded: str, asks: Sequence[Ask]) -> Asked | None:
    """Return GROWTH or CHANGE when the asked quantity says how much something moved, else None.

    Parameters
    ----------
    guarded
        The guarded question.
    asks
        Its asked quantities; a unit that is no per cent makes a change.
    """
    share = any(ask.is_percent for ask in asks)
    in_unit = bool(asks) and bool(asks[0].unit) and not share
    if _REACHES.search(guarded) and not (share and _AGAINST.search(guarded)):
        return None
    if share and _GIVES.search(guarded):
        return None
    if not share and _ADDED.search(guarded) and not asks[0].counted:
        return None
    if GROWS.search(guarded) or find_excess(guarded):
        return Asked.CHANGE if in_unit else Asked.GROWTH
    if share and _MOVES_OBJECT.search(guarded):
        return Asked.GROWTH
    return Asked.GROWTH if not in_unit and names_tempo(guarded) else None


def find_excess(guarded: str) -> re.Match[str] | None:
    """Return the words that ask by how much something exceeds something else, or None."""
    return None if _BOUND.search(guarded) else _EXCEEDS.search(guarded)


def names_tempo(guarded: str) -> bool:
    """Tell whether a rate of growth is named, or the direction itself is asked ("tăng hay giảm")."""
    return _TEMPO.search(guarded) is not None or _OPEN.search(guarded) is not None


def find_direction(guarded: str, asked: Asked) -> Direction | None:
    """Return the way that something is said to go; None when both or neither is said, or when it is left open."""
    if asked not in _MOVING or _OPEN.search(guarded):
        return None
    if asked in {Asked.GROWTH, Asked.CHANGE} and (grows := GROWS.search(guarded)):
        return Direction.DOWN if grows["down"] else Direction.UP
    up = re.search(r"\b(?:tang(?! truong| them\b)|vuot)\b", guarded)
    down = re.search(r"\b(?:giam|sut|tut)\b", guarded)
    if asked in {Asked.GROWTH, Asked.CHANGE}:
        up = up or re.search(r"\b(?:cao|nhieu|lon|dong) hon\b", guarded)
        down = down or re.search(r"\b(?:thap|it|kem|nho) hon\b", guarded)
    if bool(up) == bool(down):
        return None
    return Direction.UP if up else Direction.DOWN


def says_move(guarded: str) -> bool:
    """Tell whether something is said to go up or down by an amount that is not given: "giảm 50%" asks for none."""
    return re.search(rf"\b(?:tang|giam)\b(?!{_NO_MOVE}|(?: khoang| tren| toi da)? \d)", guarded) is not None
