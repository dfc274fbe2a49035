"""Comparing and ranking: which of two has more, which of all has most, at which place something stands.

The guarded question in. Does NOT cut out what is compared: that is ``qa.analyse.options``.
"""

import re
from collections.abc import Iterable

from index.document import Span
from index.extract.territory import TerritoryKind, find_territories
from index.normalise import fold
from qa.question import Extreme, Order
from qa.words.wording import LESS, QUALITY, QUANTITY_WORD, WHO, phrases

MORE = re.compile(
    rf"\b{QUALITY}(?:\s+(?!{QUALITY}\b)\w+){{0,2}}\s+hon\b(?!\s+\d)|\b(?:nhieu|it)(?:\s+\w+){{1,7}}\s+hon\b(?!\s+\d)|\bhon\s+(?:nhau|han)\b|\bvuot\s+troi\b"
)
_KINDS = phrases(
    """ben, noi, cai, vu, loai, nhom, khoan, tinh, huyen, quan, xa, thi xa, thanh pho, dang, phia, khu vuc, nganh,
    cho, mat hang, cay, con, dia phuong, don vi, ky, nam, thang, quy, so, vung, mien, song, nuoc, truong,
    nguon, truong hop, hanh vi, khau, buoc, cong doan, giai doan, viec, thu tuc, doi tuong, muc, benh, mon,
    hang muc, san pham, doanh nghiep, cong trinh, du an, khoi, phuong an, chi tieu, linh vuc, co quan, hinh thuc,
    dan toc, nghe, tuyen, duong, cau, cong ty, ngan hang, benh vien, phuong, chuong trinh, mo hinh, giong"""
)
EITHER = re.compile(rf"\bhay(?:\s+la)?\b|\b{_KINDS}\s+nao\b")
_JOINED = re.compile(r"\b(?:giua|so sanh|so voi|voi|va)\b")
_SUPERLATIVE = re.compile(
    rf"\b(?P<quality>{QUALITY})\s+(?:thu\s+(?P<place>hai|ba|tu|nhi|nhat|\d{{1,2}})"
    # "mới hợp nhất", "thống nhất": what was done
    r"|(?:\w+\s+){0,3}?(?<!\bhop )(?<!\bthong )nhat)\b"
    # "đầu" is masked in a guarded question, it is no "đâu"; "cơ quan quản lý" is no "quán quân".
    r"|\b(?:(?:dan|dung|hang)\s+(?:dau\b|_{3}(?!_))|dung\s+nhat\b"
    r"|(?<!\bco )quan\s+quan\b(?! ly\b)|dung\s+(?:cuoi|chot)\b|cuoi\s+bang\b)"
)
_JOINT_END = re.compile(r"(?:\s*,|\s+va)?(?:\s+(?:dang|duoc|da|thi))*\s*$")
# "Ba huyện rộng nhất", "top 5": how many of the first; "năm" is a year as often, and no year stands before a noun.
_NUMBERS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_SEVERAL = re.compile(
    rf"(?:^|\b(?:top|ke\s+ten|neu\s+ten|liet\s+ke|cho\s+biet|nhung|cac|la)\s+)(?P<count>{'|'.join(_NUMBERS)}|[2-9]|10)"
    r"\s+(?!\d|_|(?:nao|nay|truoc|ngoai|qua|dau|cuoi)\b)\w+(?:\s+\w+){0,3}?\s+(?:nao\s+)?"
)
_TOP = re.compile(r"top\s+\d{1,2}\s")  # asks for names without a question word
_PLACES = {"nhat": 1, "nhi": 2, "hai": 2, "ba": 3, "tu": 4}
# "xếp hạng mấy tỉnh" counts what was ranked.
_RANKED_THINGS = phrases(
    "tinh, thanh pho, huyen, quan, xa, phuong, don vi, dia phuong, nuoc, quoc gia, doanh nghiep, san pham, truong"
)
_POSITION = re.compile(
    # "sắp xếp", "thu xếp" (its "thu" is masked) order nothing; typed plain, "đứng" is written like the end of
    # "sử dụng", "xây dựng".
    r"\b(?:(?<!\bsap )(?<!\bthu )(?<!_ )xep|(?<!\bsu )(?<!\bxay )(?<!\bap )(?<!\btan )dung|xep\s+hang)\s+(?:o\s+)?"
    rf"(?:hang\s+|vi\s+tri\s+|thu\s+hang\s+)?(?:thu\s+)?{QUANTITY_WORD}\b"
    rf"(?!\s+{_RANKED_THINGS}\b)|\b(?:hang|vi\s+tri|thu\s+hang)\s+(?:thu\s+)?(?:may|bao\s+nhieu|nao)\b(?!\s+{_RANKED_THINGS}\b)"
    rf"|(?<!tich )\bthu\s+may\b|\bxep\s+thu\b(?!\s+(?:\d|(?:nhat|nhi|tu|{'|'.join(_NUMBERS)})\b))"
    # "giá đất vị trí 2 là bao nhiêu", "ở từng vị trí": a place on the ground
    r"|\b(?:thu\s+hang|xep\s+hang|(?<!tung )(?<!moi )(?<!cac )vi\s+tri(?!\s+\d))\b.*"
    r"\bla\s+(?:may|bao\s+nhieu)\s*(?:[?.]|$)"
)
_ANYWHERE = re.compile(r"(?:đơn vị|địa phương|nơi|địa bàn)(?: hành chính)?(?: cấp huyện)? nào(?!\w)", re.IGNORECASE)
_TO_PLACE = r"(?= (?:nhất|thứ (?:hai|nhì|ba|tư|\d{1,2}))(?!\w))"
_MOST_ASKED = (
    (
        re.compile(
            r"^(?:top \d{1,2}|hai|ba|bốn|năm) (?P<noun>huyện|tỉnh|xã|quận|phường|thành phố|nước)(?! nào)", re.IGNORECASE
        ),
        r"\g<noun> nào",
    ),
    (re.compile(r"(?<!\w)rộng lớn nhất(?!\w)", re.IGNORECASE), "diện tích lớn nhất"),
    (re.compile(rf"(?<!\w)(?:ít|thưa) dân{_TO_PLACE}", re.IGNORECASE), "đông dân"),
    (re.compile(rf"(?<!\w)(?:diện tích )?(?:rộng|hẹp){_TO_PLACE}", re.IGNORECASE), "diện tích lớn"),
    (re.compile(rf"(?<!\w)(?:thấp|nhỏ|bé){_TO_PLACE}", re.IGNORECASE), "lớn"),
    (re.compile(r"(?<!\w)ít(?= (?:\w+ )?nhất(?!\w))", re.IGNORECASE), "nhiều"),
    (re.compile(r"(?<!\w)thứ (?:hai|nhì|ba|tư|\d{1,2})(?!\w)", re.IGNORECASE), "nhất"),
)
_ONE_NAME = re.compile(r"\b(?:ten\s+(?:la\s+)?gi|la\s+ai|ai\s+la|cua\s+ai)\b")
_FEWER = re.compile(rf"\b{LESS}(?:\s+\w+){{0,2}}\s+hon\b")
_LOW = re.compile(rf"\b{LESS}\b")
_OF_POOR = re.compile(r"(?<=\bho )(?:can )?ngheo\b|^(?:can )?ngheo (?=(?:\w+ )*(?:thap|cao|it|nhieu|lon|nho) nhat)")
_DEGREE = re.compile(
    rf"\b{QUALITY}(?=\s+(?:\w+\s+){{0,2}}(?:hon|nhat)\b)|\b(?:noi|ben)\s+nao\b"
    r"|\bmoi\s+(?:loai|ben|noi|nhom|viec|phan|khoi|thu|cai)\b|\bcho\s+biet\b.*$"
    r"|\bso\s+sanh\b|\bkhac\s+(?:nhau|biet)\b"
)


def without_names(guarded: str, places: Iterable[Span]) -> str:
    """Return a guarded question with its places masked: "đông" of "Đồng Tháp" compares nothing."""
    for place in places:
        guarded = guarded[: place.start] + "_" * (place.end - place.start) + guarded[place.end :]
    return guarded


def without_position(reading: str) -> str:
    """Return a question without the words that ask for a place in an order, "" where nothing else is asked.

    Examples
    --------
    >>> without_position("Đội Sông Lam được bao nhiêu điểm, xếp thứ mấy?")
    'Đội Sông Lam được bao nhiêu điểm'
    """
    folded = fold(reading)
    position = _POSITION.search(folded)
    if position is None:
        return ""
    before = _JOINT_END.sub("", folded[: position.start()])
    rest = " ".join(f"{reading[: len(before)]} {reading[position.end() :]}".split()).strip(" ?.")
    return rest if re.search(QUANTITY_WORD, fold(rest)) is not None else ""


def ask_for_most(reading: str) -> str:
    """Return a question for the least of all as one for the most, in the words by which tables of all are found.

    Both ends of an order stand in one table, whose heads say "Dân số", "Diện tích"; what is asked for least is told of
    in many sentences besides.

    Examples
    --------
    >>> ask_for_most("Huyện nào ít dân nhất?"), ask_for_most("Huyện nào rộng thứ hai?")
    ('Huyện nào đông dân nhất?', 'Huyện nào diện tích lớn nhất?')
    """
    for pattern, put in _MOST_ASKED:
        reading = pattern.sub(put, reading)
    return reading


def name_level(reading: str) -> str:
    """Return a question for "đơn vị nào", "nơi nào" of a place as one for the level that the place is divided into.

    Examples
    --------
    >>> name_level("Đơn vị nào của tỉnh Cà Mau đông dân nhất?")
    'Huyện nào của tỉnh Cà Mau đông dân nhất?'
    """
    found, places = _ANYWHERE.match(reading), find_territories(reading)
    if found is None or len(places) != 1:
        return reading
    return f"{'Huyện' if places[0].kind is TerritoryKind.PROVINCE else 'Xã'} nào{reading[found.end() :]}"


def asks_one_name(guarded: str) -> bool:
    """Tell whether one name is asked for in so many words ("tên là gì", "là ai")."""
    return _ONE_NAME.search(guarded) is not None


def is_comparison(guarded: str) -> bool:
    """Tell whether the question asks which of two (or a few) named things has more or less."""
    more = MORE.search(guarded)
    either = EITHER.search(guarded)
    if more is None or either is None:
        return False
    return either.group().startswith("hay") or _JOINED.search(guarded, 0, more.start()) is not None


def comparison_order(guarded: str) -> Order:
    """Return which side of a comparison is asked for; "nhanh hơn hay chậm hơn" asks for the first of both."""
    more, fewer = MORE.search(guarded), _FEWER.search(guarded)
    least = fewer is not None and (more is None or fewer.start() <= more.start())
    return Order(extreme=Extreme.LOWEST if least else Extreme.HIGHEST)


def find_order(guarded: str) -> Order | None:
    """Return the ranking asked for: a superlative with a question word for the thing, or the place itself."""
    if _POSITION.search(guarded):
        return Order(extreme=Extreme.POSITION)
    superlative = _SUPERLATIVE.search(guarded)
    if superlative is None or not (re.search(rf"\b{WHO}\b", guarded) or _TOP.match(guarded)):
        return None
    if superlative["quality"] in {"it", "nhieu"} and re.match(r"\s*\d", guarded[superlative.end() :]):
        return None  # "ít nhất 10"
    place = superlative["place"]
    number = _PLACES.get(place) or int(place) if place else 1
    # "Hộ nghèo" are counted or told in a share, whose quality follows.
    low = _LOW.search(_OF_POOR.sub("", superlative.group())) is not None
    several = _SEVERAL.search(guarded, 0, superlative.start()) if number == 1 else None
    if several is not None and re.search(rf"\b{WHO}\b", guarded[several.end() : superlative.start()]):
        several = None  # "ba tỉnh A, B, C, tỉnh nào đông dân nhất": one of them
    if several is None and asks_one_name(guarded):
        return None
    count = several["count"] if several is not None else "1"
    return Order(
        extreme=Extreme.LOWEST if low else Extreme.HIGHEST, place=number, count=_NUMBERS.get(count) or int(count)
    )


def degree_spans(guarded: str) -> list[Span]:
    """Return the words that only say "more", "most" or "each": no content of the question."""
    return [Span(*match.span()) for match in _DEGREE.finditer(guarded)]
