"""Where something is: a question or a text in, whether a place is asked for or told.

"Trụ sở đặt ở đâu" is answered by "Địa chỉ: Số 8 phố Mây", which has no word of it, and not by a name that happens to
stand beside the words asked. Reads no names of places; which one is meant is for the ranker.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.document import Span
from index.normalise import CAPITALS
from qa.words.defined import without_asides
from qa.words.match import split_tokens

_ASKED = re.compile(r"(?<!\w)(?:(?:ở|tại|đặt|nằm) đâu|(?:nơi|chỗ|địa điểm|địa chỉ) nào)(?!\w)", re.IGNORECASE)
_STANDS_WHERE = (
    r"\s+(?:(?:trụ sở|ở|tại|trên|trong|thuộc)\s+)*(?:đâu|(?:địa chỉ|đường|phố|núi|đảo|thôn|xã|phường|quận|huyện"
    r"|tỉnh|thị xã|thị trấn|thành phố|nước|khu vực|vùng)\s+nào)(?!\w)"
)
_STANDS = re.compile(rf"(?<!\w)(?:đóng|đặt|nằm|tọa lạc|toạ lạc)(?={_STANDS_WHERE})", re.IGNORECASE)
# Of what stands somewhere for good, unlike where somebody was born or something took place.
_SEAT_ASKED = re.compile(
    r"(?<!\w)(?:trụ sở|văn phòng chính|địa chỉ(?!\s+(?:nộp|nhận|gửi|mua|bán|đăng ký|làm|cấp|thi|tiếp)(?!\w)))(?!\w)"
    rf"|{_STANDS.pattern}",
    re.IGNORECASE,
)
_LIES_WHERE = re.compile(
    r"(?P<name>.+?) (?:(?:hiện |đang )?(?:nằm|tọa lạc|toạ lạc) (?:(?:ở|tại|trên) )?"
    r"(?:đâu|(?:chỗ|nơi|vị trí|khu vực|vùng) nào)"
    r"|(?:ở|tại) (?:đâu|(?:chỗ|nơi) nào))(?: (?:vậy|thế|nhỉ|ạ))?\W*",
    re.IGNORECASE,
)
_LIES = re.compile(
    r"(?<!\w)(?:nằm|tọa lạc|toạ lạc|(?:thuộc|ở|tại) (?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|thị trấn|vùng|miền"
    rf"|khu vực|địa phận|địa bàn|phía|cực|trung tâm|[{CAPITALS}]))"
)
_ROW = re.compile(r"(?:Địa điểm|Địa chỉ|Trụ sở|Nơi|Vị trí)[^:|]{0,30}: ")
_SEAT_ROW = re.compile(r"(?:Trụ sở|Địa chỉ|Địa điểm|Vị trí|Bộ chỉ huy|Văn phòng)[^:|]{0,30}: (?=.*\w)")
_SEAT_TOLD = re.compile(
    r"(?<!\w)(?i:trụ sở|địa chỉ|tọa lạc|toạ lạc|đóng quân|nằm|đóng|đặt)(?:\s[\w,]+){0,4}?\s(?:tại|ở|trên|trong|số"
    r"|thuộc|cách|giữa|gần|phía)\s\w|(?<!\w)(?:tọa lạc|toạ lạc)(?!\w)"
    # The column or the cell of an address.
    r"|(?<!\w)(?i:trụ sở|địa chỉ|địa điểm|vị trí)[^:|;]{0,30}: \w"
    rf"|(?<!\w)(?i:đường|(?<!thành )phố|quốc lộ|tỉnh lộ)\s[{CAPITALS}\d]"
)


@lru_cache(maxsize=256)
def asks_where(reading: str) -> bool:
    """Tell whether a question asks where something is or is done.

    Examples
    --------
    >>> asks_where("Nộp hồ sơ ở đâu?"), asks_where("Do đâu mà sản lượng giảm?")
    (True, False)
    """
    return _ASKED.search(reading) is not None


@lru_cache(maxsize=256)
def whereabouts_asked(reading: str) -> tuple[str, ...]:
    """Return the folded name of what a question asks where it lies, () where it asks something else or more.

    Examples
    --------
    >>> whereabouts_asked("Hồ Mây nằm ở đâu?"), whereabouts_asked("Nộp hồ sơ ở nơi nào trong chợ?")
    (('ho', 'may'), ())
    """
    found = _LIES_WHERE.fullmatch(reading.strip())
    return split_tokens(found["name"]) if found is not None else ()


def tells_whereabouts(name: Sequence[str], text: str) -> bool:
    """Tell whether a sentence begins with a name and says where that lies: "Hồ Mây là hồ lớn, nằm ở phía tây tỉnh"."""
    return split_tokens(without_asides(text))[: len(name)] == tuple(name) and _LIES.search(text) is not None


@lru_cache(maxsize=256)
def asks_seat(reading: str) -> bool:
    """Tell whether a question asks where something stands for good.

    Examples
    --------
    >>> asks_seat("Sở Mây đóng ở phố nào?"), asks_seat("Ông Nguyễn Mây sinh ở đâu?")
    (True, False)
    """
    return _SEAT_ASKED.search(reading) is not None


def name_seat(reading: str) -> str:
    """Return a question for where something stands with the words by which a row gives that, the same reading else.

    Examples
    --------
    >>> name_seat("Sở Mây đóng ở phố nào?"), name_seat("Ai là giám đốc Sở Mây?")
    ('Sở Mây đóng ở phố nào? Trụ sở, địa chỉ', 'Ai là giám đốc Sở Mây?')
    """
    return f"{reading} Trụ sở, địa chỉ" if asks_seat(reading) else reading


def seat_spans(reading: str) -> list[Span]:
    """Return the words that only ask where something stands: its address is told without them."""
    return [Span(*match.span()) for match in _STANDS.finditer(reading)]


def is_place_asked(reading: str, text: str) -> bool:
    """Tell whether a row or a line is named after the place that a question asks for: "Địa điểm thi: nhà văn hóa"."""
    is_row = _ROW.match(text.rpartition(" › ")[2]) is not None
    return (is_row and asks_where(reading)) or (is_seat_row(text) and asks_seat(reading))


def tells_where_asked(reading: str, text: str) -> bool:
    """Tell whether a text gives a place right behind the very verb that a question asks with.

    Examples
    --------
    >>> tells_where_asked("Chợ Gió đóng ở đâu?", "Chợ Gió đóng tại xã Mây.")
    True
    >>> tells_where_asked("Chợ Gió đóng ở đâu?", "Chợ Gió đóng cửa tại xã Mây.")
    False
    """
    verbs = {match.group().lower() for match in _STANDS.finditer(reading)}
    return any(re.search(rf"(?<!\w){verb}\s+(?:tại|ở)\s+\w", text, re.IGNORECASE) for verb in verbs)


def is_seat_row(text: str) -> bool:
    """Tell whether a row or a line gives the address of what it is about: "Trụ sở: Số 8 phố Mây"."""
    return _SEAT_ROW.match(text.rpartition(" › ")[2]) is not None


def tells_seat(text: str) -> bool:
    """Tell whether a text may say where something stands, by its address or by a word such as "nằm", "đặt"."""
    return is_seat_row(text) or _SEAT_TOLD.search(text) is not None
