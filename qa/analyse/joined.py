"""Two things that a question names in one breath with no question word of their own: "so sánh A và B", "tổng A và B".

The guarded question in, both names and how they are put together out. Does NOT know what they mean, and gives nothing
rather than half a pair.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.document import Span
from qa.analyse.options import tidy
from qa.question import Operation
from qa.words.content import has_diacritics
from qa.words.wording import MASK, PERCENT, PERIOD_MARK, QUANTITY_WORD, phrases

_LONGEST_SIDE = 60  # characters; a longer stretch is a clause, not a name
_SUMMED = phrases("tong cong, cong lai, gop lai, gop chung, ca thay, tat ca")
_END = (
    rf"(?=\s*(?:[,;:?(]|$|{PERIOD_MARK}"
    r"|\b(?:la|thi|dat|trong(?! nuoc)|tai|o|nam (?:nay|ngoai|truoc)|co|tang|giam|khac|ra sao|the nao|nhu the nao"
    rf"|{QUANTITY_WORD}|{_SUMMED})\b))"
)
# The words above that end a name, as they are meant; with other diacritics they are words of the name ("thuốc lá").
_MEANT = {"la": "là", "thi": "thì", "dat": "đạt", "trong": "trong", "tai": "tại", "o": "ở", "co": "có", "khac": "khác"}
_ENDING = re.compile(rf"\b(?:{'|'.join(_MEANT)})\b")
# Where such a word belongs to a name, whatever is typed: "đất ở", unlike "đất ở Bạch Sơn".
_LIVED_IN = re.compile(r"(?<=\bdat )o\b|(?<=\bnha )o\b")
# And where it most likely does, when typed without diacritics: "thuốc lá", "đất rừng", "tai nạn", "cổ phần".
_IN_NAME = re.compile(
    r"(?<=\bthuoc )la\b|(?<=\bvan )tai\b|\btai(?=\s+(?:nan|san|chinh|nguyen|khoan)\b)"
    r"|\bco(?=\s+(?:phan|phieu|so|quan|cau|khi|dong)\b)|\btrong(?=\s+(?:rung|trot|lua|cay)\b)"
    r"|(?<=\bthanh )thi\b|(?<=\bdo )thi\b|\bthi(?=\s+(?:tran|xa|truong)\b)"
    r"|(?<=\btich )dat\b|(?<=\bgia )dat\b|\bdat(?=\s+(?:o|trong|rung|nong|lua|lam|phi|dai|xay)\b)"
)
_AND = r"\s+(?:va|lan|voi|so\s+voi|cung\s+voi)\s+"
_ASK = rf"(?:(?:khoang|chung|den|toi|het)\s+)?{QUANTITY_WORD}\s*{PERCENT}"
# "so với dịch vụ" names another thing, "so với cùng kỳ" and "so với kế hoạch" what something is measured by.
_MEASURED_BY = phrases(
    "cung, ke hoach, du toan, chi tieu, muc tieu, muc, nam, thang, quy, ky, truoc, dau nam, cuoi nam, thoi diem, so"
)
_TOGETHER = rf"\s+(?:va|lan|cung\s+voi|so\s+voi(?!\s+(?:{_MEASURED_BY}\b|{PERIOD_MARK}|\d)))\s+"
_SHARE = re.compile(
    rf"^(?:cho\s+biet\s+)?t[yi]\s+(?:le|trong|phan)\s+(?:cua\s+)?(?P<left>.+?)\s+(?:tren|trong|so\s+voi)\s+(?P<right>.+?){_END}"
    rf"|^(?P<part>.+?)\s+(?:chiem|bang)\s+(?:{_ASK}|t[yi]\s+(?:le|trong)\s+(?:la\s+)?{QUANTITY_WORD}(?:\s*{PERCENT})?)\s+(?:so\s+voi\s+|trong\s+|cua\s+|tren\s+)?(?P<whole>.+?){_END}"
)
_DIFFERENCE = re.compile(rf"\bchenh(?:\s+lech)?\s+(?:(?:giua|cua)\s+)?(?P<left>.+?){_AND}(?P<right>.+?){_END}")
_COMPARED = re.compile(rf"^(?:hay\s+)?so\s+sanh\s+(?:giua\s+)?(?P<left>.+?){_AND}(?P<right>.+?){_END}")
_BOTH = re.compile(rf"^(?P<total>tong(?:\s+(?:so|cong))?\s+)?(?P<left>.+?){_TOGETHER}(?P<right>.+?){_END}")
# "khai thác và nuôi trồng, riêng tôm": what is named first is the whole, and a part of it alone is asked for.
_OF_WHICH = re.compile(r",\s(?:con\s)?(?:trong (?:so )?do|rieng)\s")
# What a share is measured by otherwise: a plan, an earlier time; and where something is, which is no whole.
_NO_WHOLE = re.compile(
    rf"(?:{PERIOD_MARK}|{phrases('ke hoach, du toan, chi tieu, muc tieu, cung ky, nam truoc, nam ngoai, dia ban')}"
    rf"|{phrases('tinh, huyen, xa, thanh pho, ca nuoc, toan quoc, toan tinh, do tuoi, nam, quy, thang, giai doan')})"
)
_SUM_BEHIND = re.compile(rf"\s*{_SUMMED}\b(?!\s+cac\b)")
_NO_NAME = re.compile(rf"^(?:{PERIOD_MARK}|\s|\d|nam|quy|thang|cung ky|ke hoach|truoc|hai|ca)*$")


@dataclass(frozen=True, slots=True)
class Joined:
    """Two names as written, and what is to be computed of them; without that both are told, or `compared`.

    A sum ("tổng A và B") may be stated as well; then nothing is computed.
    """

    sides: tuple[str, str]
    operation: Operation | None = None
    compared: bool = False


def find_joined(text: str, guarded: str, places: Sequence[Span] = ()) -> Joined | None:
    """Find two things named in one breath.

    Parameters
    ----------
    text, guarded
        The question and its guarded form.
    places
        Spans of the territories named; a side that is nothing else belongs to one name ("Bình Định và Phú Yên").

    Examples
    --------
    >>> find_joined("Tỷ lệ nợ xấu trên tổng dư nợ", "ty le no xau tren tong du no").sides
    ('nợ xấu', 'tổng dư nợ')
    """
    guarded = _without_others(text, guarded)
    share = _SHARE.search(guarded)
    if share is not None:
        left, right = ("left", "right") if share["left"] else ("part", "whole")
        if _NO_WHOLE.match(guarded, share.start(right)):
            return None
        sides = _sides(text, guarded, share, left, right)
        return Joined(sides, operation=Operation.SHARE) if sides is not None else None
    for pattern, operation in ((_DIFFERENCE, Operation.DIFFERENCE), (_COMPARED, None), (_BOTH, None)):
        match = pattern.search(guarded)
        if match is None:
            continue
        sides = _sides(text, guarded, match, "left", "right")
        if sides is None or _is_place(match.span("right"), places):
            return None
        if pattern is _BOTH and _OF_WHICH.search(guarded, match.end()) is not None:
            return None
        summed = pattern is _BOTH and (match["total"] or _SUM_BEHIND.match(guarded, match.end()))
        return Joined(sides, operation=Operation.SUM if summed else operation, compared=pattern is _COMPARED)
    return None


def _without_others(text: str, guarded: str) -> str:
    """Mask what is written like a word that ends a name and belongs to one, most of all by its other diacritics."""
    guarded = _LIVED_IN.sub(lambda word: word[0] if _before_name(text, word.end()) else MASK, guarded)
    if not has_diacritics(text):
        return _IN_NAME.sub(lambda word: MASK * len(word[0]), guarded)

    def mask(match: re.Match[str]) -> str:
        typed = text[match.start() : match.end()].lower()
        return match.group() if typed == _MEANT[match.group()] else MASK * len(typed)

    return _ENDING.sub(mask, guarded)


def _before_name(text: str, at: int) -> bool:
    """Tell whether what follows begins with a capital letter, as places do."""
    return text[at:].lstrip()[:1].isupper()


def _sides(text: str, guarded: str, match: re.Match[str], left: str, right: str) -> tuple[str, str] | None:
    """Return both names; None when one is a time alone, or so long that it is no name."""
    spans = (match.span(left), match.span(right))
    if any(_NO_NAME.match(guarded[start:end]) or end - start > _LONGEST_SIDE for start, end in spans):
        return None
    one, other = (tidy(text[start:end]) for start, end in spans)
    return (one, other) if one and other and one.lower() != other.lower() else None


def _is_place(span: tuple[int, int], places: Sequence[Span]) -> bool:
    return any(place.start == span[0] and place.end == span[1] for place in places)
