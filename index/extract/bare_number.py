"""A number without a unit and the words around it in, out what they make of it: a share, a rank, a stated number.

"đạt 15,5 kế hoạch" lacks a percent sign, "xếp thứ 48" is a rank, "hệ số là 2,34" is stated. Reads no units.
"""

import re

from index.extract.alternatives import word_of
from index.extract.comparison import attains, moves

_MISSING_PERCENT = re.compile(r"^\s*(?:so với\s+)?(?:kế hoạch|dự toán)", re.IGNORECASE)
_CHANGE_ENDS = re.compile(r"\s*[;,.)]|\s*$|\s*so với")
_SHARE = re.compile(r"[-−–]?\d{1,3}(?:[.,]\d{1,2})?(?![.,]?\d)")
_TENTHS = re.compile(r"[-−–]?\d{1,3}[.,]\d{1,2}(?!\d)")
_RANK = re.compile(
    word_of(
        "(?<!sắp )(?<!thu )xếp|đứng|thứ|vị trí|xếp hạng|đứng hạng|thứ hạng|hạng",
        then=r"(?i:\s+(?:xếp|đứng|hạng|thứ|vị trí))*\s*$",
    )
)
_ORDINAL = re.compile(r"(?<!\w)thứ\s+$", re.IGNORECASE)
# "Vị trí 3: 230 triệu đồng/m2", "giá đất: vị trí 1 là 450.000 đồng/m2": what a clause is about has a number, no rank.
_OPENS_CLAUSE = re.compile(r"(?:^\W*|[,:;]\s)vị trí\s*$", re.IGNORECASE)
_CLAUSE_GOES_ON = re.compile(r"\s*(?:\([^()]*\))?\s*(?::|là\s+(?:[^\W\d_]+\s){0,2}\d)")
_STATED = re.compile(
    r"(?::(?<!\d:)|"
    + word_of(
        "là|đạt|bằng|khoảng|hệ số|chỉ số|ở mức|lên|lên tới|lên đến|còn|xuống|xuống còn|tổng số|số lượng|tỷ lệ|tỉ lệ|tỷ số|điểm số"
        "|thứ hạng|không quá|tối đa|tối thiểu|ít nhất|trên|dưới|hơn|gần"
    )
    + r")(?i:\s+(?:khoảng|trên|gần|hơn|dưới|xấp xỉ|chỉ|được|mức))*\s*$"
)
_NOTHING_FOLLOWS = re.compile(
    r"\s*(?:$|[\"”'’]|[,;.)](?!\d)|\((?!\d)|(?<!\w)(?:so với|và|tăng|giảm|cao hơn|thấp hơn|vào|trong|của|ở|tại|đến)(?!\w))",
    re.IGNORECASE,
)


def looks_like_share(written: str) -> bool:
    """Tell whether a number, or the first one of a range, is written as shares are: up to 999, up to two decimals."""
    return _SHARE.match(written) is not None


def is_bare_share(written: str, before: str, rest: str) -> bool:
    """Tell whether the words around a number prove that it is a share.

    A whole number by which something rises is as often a count ("13.794 hợp tác xã, tăng 504 so với năm 2011"): in
    3,000 documents each of them was.
    """
    if _MISSING_PERCENT.match(rest) is not None and attains(before):
        return looks_like_share(written)
    return _TENTHS.match(written) is not None and _CHANGE_ENDS.match(rest) is not None and moves(before)


def is_rank(before: str) -> bool:
    """Tell whether the words before a number make it a rank."""
    return _RANK.search(before) is not None


def is_ordinal(before: str) -> bool:
    """Tell whether the word before a number makes it one of an order, whatever stands behind it."""
    return _ORDINAL.search(before) is not None


def numbers_position(before: str, rest: str) -> bool:
    """Tell whether a number only tells a position from the others of its kind, of which a clause states something."""
    return _OPENS_CLAUSE.search(before) is not None and _CLAUSE_GOES_ON.match(rest) is not None


def ends_in_statement(before: str) -> bool:
    """Tell whether the words before a number state it."""
    return _STATED.search(before) is not None


def is_stated(before: str, rest: str) -> bool:
    """Tell whether a verb states a number, behind which nothing is that it could count."""
    return _NOTHING_FOLLOWS.match(rest) is not None and ends_in_statement(before)
