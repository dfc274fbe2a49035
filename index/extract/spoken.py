"""Numbers written in words: "hai mươi lăm", "một trăm linh ba", "hai nghìn năm trăm", "ba phẩy hai", "nửa".

Text in, mentions out. A word that is also something else ("năm" the year, "ba" the father, "một" the article) counts only
where a unit of the tables follows and nothing before it speaks against a count. Trailing scale words are left to the
unit: "hai triệu người" is 2 of "triệu người", as with digits. Does not read digits.
"""

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal

from index.document import Span
from index.extract.alternatives import word_of
from index.extract.unit import UnitMention, read_unit

_DIGITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_AFTER_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_MULTIPLES = {"mươi": 10, "chục": 10, "trăm": 100}
_ZEROS = frozenset({"linh", "lẻ"})
_SCALES = {"nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_WORDS = (*_DIGITS, *_AFTER_TENS, *_MULTIPLES, *_ZEROS, *_SCALES, "mười", "nửa")
_WORD = "|".join(_WORDS)
# No number begins with another word: "tư" of "đầu tư", the "triệu" of "5 triệu".
_BEGINNINGS = frozenset({*_DIGITS, "mười", "nửa"})
_COMMA = "phẩy"
_HALF = "rưỡi"
# What begins a run stands behind neither a dash nor a comma in words, and is no year ("năm 2018").
_FIRST_WORD = word_of(
    "|".join(rf"(?<![/\-–])(?<!{_COMMA} ){word}" + (r"(?!\s\d)" if word == "năm" else "") for word in _WORDS),
    any_case=False,
)
SPOKEN_RUN = (
    rf"(?:{_FIRST_WORD})(?:\s(?:{_WORD}))*"
    rf"(?:\s{_COMMA}(?:\s(?:không|{_WORD}))+|\s{_HALF})?(?!\w|[/\-–]\w)"
)
_SAID_AGAIN = re.compile(
    rf"\((?:(?<=[^\W\d_]\()|(?<=[^\W\d_]\s\())(?:bằng chữ:?\s)?(?:{_WORD})(?:,?\s(?:{_WORD}|không|{_COMMA}|{_HALF}))*,?"
    r"(?:\s(?:đồng|đô la)(?: Mỹ)?)?(?: chẵn)?\)",
    re.IGNORECASE,
)
_DIGITS_BEFORE = re.compile(r"\d\s?\($")
# On text in lower case, three times as fast as without regard to case.
_RUN = re.compile(SPOKEN_RUN)
# Before a count word these make an ordinal, a part of a name, or one of a vague number.
_ORDINAL = re.compile(
    r"(?:(?<!\w)(?:thứ|tháng|mồng|mùng|ngày|quý|hàng|hằng|lớp|chủ|điều|năm|vài|mươi|dăm|giải|chương|mục|phần|tập|khóa|khoá|đệ|từng|mỗi|một|số|cái|loại"
    r"|kỳ|lần|cấp|bậc|hạng|nhóm|khoản|bước|con|người|cả)|[\d.,%])\s*$",
    re.IGNORECASE,
)
# "năm" and "một" before a noun are counts only after a word that leads to a count.
_LIST_JOINT = re.compile(r",|(?<!\w)và(?!\w)")
_LIST_REACH = 30  # characters between "một" and a count that it is listed with
_LEADS_TO_COUNT = re.compile(
    r"(?:^|[,;:(]|(?<!\w)(?:gồm|có|với|và|còn|được|thành|khoảng|hơn|gần|trên|dưới|đúng|thêm|cho|tới|đến|tổng cộng|chỉ|là|từ|tại|ở))\s*$",
    re.IGNORECASE,
)
_ARTICLES = frozenset({"một", "Một"})
# "một" before these counts in a list; before other nouns it is the article.
_LISTED = frozenset(
    """tỉnh, huyện, quận, xã, phường, thị xã, thị trấn, thành phố, đặc khu, khu, thôn, trường, lớp, phòng, trung tâm, bệnh viện, nhà máy,
    công ty, doanh nghiệp, hợp tác xã, người, đại biểu, huy chương, giải, đội, con, trai, gái, nam, nữ, cầu, cảng, sân bay, xe, tàu,
    máy bay, di tích, dự án, công trình, bảo tàng, thư viện, chợ, trạm""".replace("\n   ", "").split(", ")
)
_TIME_UNITS = frozenset(
    {"ngày", "tháng", "năm", "tuần", "giờ", "phút", "quý", "lần", "thế kỷ", "thập niên", "thập kỷ", "giây"}
)
_VAGUE = frozenset(
    {
        "bên",
        "phía",
        "phần",
        "mùa",
        "đời",
        "thứ",
        "nơi",
        "lẽ",
        "chiều",
        "mặt",
        "em",
        "anh",
        "chị",
        "ông",
        "bà",
        "cô",
        "con",
        "tay",
        "chân",
        "dòng",
        "nước",
        "miền",
        "con số",
        "họ",
    }
)


def find_spoken(text: str) -> tuple[tuple[Span, Decimal], ...]:
    """Find the numbers written in words that count or measure something.

    Returns
    -------
    (span, value) each, in order; the unit begins at the end of the span.
    """
    found: list[tuple[Span, Decimal]] = []
    lone: list[tuple[Span, Decimal]] = []
    articles: list[re.Match[str]] = []
    # A capital İ becomes two characters in lower case, and offsets must hold.
    for match in _RUN.finditer(text.replace("İ", "I").lower()):
        if text[slice(*match.span())] in _ARTICLES:
            articles.append(match)
            continue
        read = _read(text, match)
        if read is not None:
            (lone if text[match.start() : read[0].end] in _ARTICLES else found).append(read)
    if not found:
        # As in most texts; what stands alone is a number only beside another one.
        return ()
    lone.extend(filter(None, (_read(text, match) for match in articles)))
    found.extend(_listed(text, lone, found))
    return tuple(sorted(found, key=lambda mention: mention[0]))


def _read(text: str, run: re.Match[str]) -> tuple[Span, Decimal] | None:
    """Return the number that a run of words begins with, None where it counts nothing."""
    words = run.group().split()
    if words[0] not in _BEGINNINGS or _is_said_again(text, run):
        return None
    for length in _lengths(words):
        value = _value(words[:length])
        end = run.start() + len(" ".join(words[:length]))
        if value is not None and _counts(text, run.start(), words[:length], read_unit(text, end)):
            return Span(run.start(), end), value
    return None


def _is_said_again(text: str, run: re.Match[str]) -> bool:
    """Tell whether a run only says the digits before it again: "3.000 (ba nghìn) tỷ đồng"."""
    before = text[max(0, run.start() - 3) : run.start()]
    return text.startswith(")", run.end()) and _DIGITS_BEFORE.search(before) is not None


def _lengths(words: list[str]) -> tuple[int, ...]:
    """Return how many words may be the number, best first.

    Scale words at the end belong to the unit unless a larger one stands before them ("hai triệu ba trăm nghìn").
    "năm" at the end may be the year.
    """
    if words[-1] == _HALF:
        return (len(words),)
    bare = len(words)
    while bare and words[bare - 1] in _SCALES:
        bare -= 1
    inner = [_SCALES[word] for word in words[:bare] if word in _SCALES]
    if inner and bare < len(words) and min(inner) > _SCALES[words[bare]]:
        bare = len(words)
    return (bare, bare - 1) if bare > 1 and words[bare - 1] == "năm" else (bare,)


def _listed(
    text: str, lone: list[tuple[Span, Decimal]], found: list[tuple[Span, Decimal]]
) -> list[tuple[Span, Decimal]]:
    """Return each "một" that stands in a list of counts ("một thị xã và ba huyện"), where it counts too."""
    starts, ends = [span.start for span, _ in found], [span.end for span, _ in found]
    return [
        one
        for one in lone
        if any(
            _LIST_JOINT.search(text[min(one[0].end, other.end) : max(one[0].start, other.start)])
            for other, _ in found[
                bisect_left(ends, one[0].start - _LIST_REACH) : bisect_right(starts, one[0].end + _LIST_REACH)
            ]
        )
    ]


def _value(words: list[str]) -> Decimal | None:
    """Add the words up, None when they are no well-formed number."""
    if not words:
        return None
    if words == ["nửa"]:
        return Decimal("0.5")
    if _COMMA in words:
        return _decimal(words[: words.index(_COMMA)], words[words.index(_COMMA) + 1 :])
    if words[-1] == _HALF:
        scale = {**_SCALES, "trăm": 100}.get(words[-2]) if len(words) > 1 else None
        whole = _value(words[:-1])
        return whole + Decimal(scale) / 2 if whole is not None and scale is not None else None
    total = group = digit = 0
    previous = ""
    for word in words:
        if (word in _DIGITS and previous in {"", "mười", *_MULTIPLES, *_ZEROS, *_SCALES}) or (
            word in _AFTER_TENS and previous in {"mười", "mươi"}
        ):
            digit = _DIGITS.get(word) or _AFTER_TENS[word]
            group += digit
        elif word in _MULTIPLES and previous in _DIGITS:
            group += digit * (_MULTIPLES[word] - 1)
        elif word == "mười" and previous in {"", "trăm", *_ZEROS, *_SCALES}:
            group += 10
        elif word in _SCALES and group:
            total, group = total + group * _SCALES[word], 0
        elif word not in _ZEROS or previous not in {"trăm", *_SCALES}:
            return None
        previous = word
    return Decimal(total + group) if total + group else None


def _decimal(whole: list[str], fraction: list[str]) -> Decimal | None:
    """Read "hai phẩy không năm" digit by digit, "hai phẩy hai mươi lăm" as a number; None when it is neither."""
    before = _value(whole)
    digits = [_DIGITS.get(word, 0) for word in fraction if word in _DIGITS or word == "không"]
    if before is None or not fraction:
        return None
    if len(digits) == len(fraction):
        return before + Decimal("0." + "".join(map(str, digits)))
    after = _value(fraction)
    return before + Decimal(f"0.{after}") if after is not None and after == int(after) else None


def _counts(text: str, start: int, words: list[str], unit: UnitMention | None) -> bool:
    """Tell whether the words before and the unit after make a count of it."""
    if unit is None or not unit.known or (not unit.unit[0].islower() and unit.base != "USD"):
        return False
    before = text[max(0, start - 24) : start]
    if _ORDINAL.search(before) or (
        text[start].isupper() and before.strip()[-1:] not in {"", ".", ":", "“", '"', "-", "–"}
    ):
        return False
    first = words[0]
    if first == "nửa":
        return unit.factor >= 1000
    scaled = len(words) > 1 or unit.unit.split()[0] in {*_SCALES, "trăm"}
    vague = unit.unit in _VAGUE or (unit.unit in _TIME_UNITS and first in {"một", "năm"})
    if scaled or vague:
        return scaled
    leads = first not in {"một", "năm"} or _LEADS_TO_COUNT.search(before) is not None
    return leads and (first != "một" or unit.unit in _LISTED)


def amounts_said_again(text: str) -> tuple[Span, ...]:
    """Return the brackets that say an amount in digits once more in words.

    Examples
    --------
    >>> text = "Chi 2.350 triệu đồng (hai nghìn, ba trăm năm mươi triệu đồng) tiền sửa đê."
    >>> [text[span.start : span.end] for span in amounts_said_again(text)]
    [' (hai nghìn, ba trăm năm mươi triệu đồng)']
    """
    if "(" not in text:
        return ()
    return tuple(
        Span(match.start() - text[match.start() - 1].isspace(), match.end()) for match in _SAID_AGAIN.finditer(text)
    )
