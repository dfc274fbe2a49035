"""In what a thing is told: fees in money, rainfall in millimetres, a term in days.

A small table beside this module; a question in, base units out. A question that names no unit still
says in what its answer must be. Does NOT look at figures.
"""

import re
from functools import cache
from pathlib import Path

from qa.words.contrasts import Words, holds
from qa.words.match import split_tokens

# Base units as ``index.extract.measure`` has them.
_KINDS = {
    "tiền": ("đồng", "USD", "EUR", "nhân dân tệ", "yên", "bảng Anh", "rúp", "won", "baht", "kíp", "franc", "lượng"),
    "nhiệt độ": ("°C", "°F", "độ"),
    "chiều dài": ("m", "dặm"),
    "người": ("người",),
    "thể tích": ("m³", "lít"),
    "thời gian": ("giây", "phút", "giờ", "ngày", "ngày làm việc", "tuần", "tháng", "quý", "năm"),
}
# The price or the worth of anything, which no table lists. Without its mark "gia" is a word of many others.
_IN_MONEY = re.compile(
    r"(?<!đánh )(?<!chỉ số )(?<!ổn )(?<!tăng )(?<!giảm )(?<!trượt )(?<!định )(?<!đấu )(?<!khai )(?<!lý )(?<!hạ )"
    r"(?<!vật )(?<!\w)giá(?! (?:trị|tiêu dùng|đỡ|thể|khởi|cả thị trường)(?!\w))(?= \w)"
)
# "Phí qua cầu bao nhiêu": what begins with the fee asks how much it is.
_FEE = re.compile(r"(?:^|,\s|(?<=còn )|(?<=thế ))phí(?!\w)[^,;?]*(?<!\w)(?:bao nhiêu|nhiêu|mấy)(?!\w)")
# "Vé tàu ra đảo bao nhiêu một lượt": how much a ticket is, not how many were sold.
_FARE = re.compile(
    r"(?<!\w)(?<!số )(?<!lượng )(?:vé|cước)(?!\w)(?:(?!(?<!\w)(?:bán|in|phát hành|số|lượng)(?!\w))[^,;?])*?"
    r"(?<!\w)(?:bao nhiêu|nhiêu|mấy)(?= (?:một|mỗi|1)(?!\w)|(?: vậy| thế| ạ)?\W*$)"
)
# Told in money too, but the price of nothing: "trị giá", "mệnh giá", "tính theo thời giá 2015".
_PRICE = re.compile(rf"(?<!trị )(?<!mệnh )(?<!thời ){_IN_MONEY.pattern}")


@cache
def _table() -> tuple[tuple[Words, tuple[str, ...]], ...]:
    text = Path(__file__).with_name("measured_in.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return tuple((split_tokens(words), _KINDS[kind]) for words, kind in rows)


def find_measures(reading: str) -> tuple[str, ...]:
    """Return the base units in which what a question asks about can be told; () where nothing is known of it.

    Parameters
    ----------
    reading
        The question.

    Examples
    --------
    >>> find_measures("nhiệt độ trung bình tháng 1")
    ('°C', '°F', 'độ')
    >>> "đồng" in find_measures("giá gạch bao nhiêu"), "đồng" in find_measures("giá trị sản xuất gạch")
    (True, False)
    """
    tokens = split_tokens(reading)
    found = [units for words, units in _table() if holds(tokens, words)]
    if any(told.search(reading.lower()) is not None for told in (_IN_MONEY, _FARE, _FEE)):
        found.append(_KINDS["tiền"])
    return tuple(dict.fromkeys(unit for units in found for unit in units))


def asks_price(reading: str) -> bool:
    """Tell whether a question asks for the price of something."""
    return any(asks.search(reading.lower()) is not None for asks in (_PRICE, _FARE))
