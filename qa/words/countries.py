"""Countries whose names no other Vietnamese words are, to be known as names where documents do not tell of them.

Text in, the same with those names capitalised, or the name that it begins with. Knows no provinces
(``index.extract.territory``), and no names of one syllable, which are everyday words too ("pháp", "đức", "ý").
"""

import re

# Spellings of documents are known by the documents: a country that is in none is typed in small letters for nobody.
_NAMES = """Ai Cập, Bắc Triều Tiên, Bồ Đào Nha, Hồng Kông, Hy Lạp, Hàn Quốc, Mông Cổ, Nhật Bản, Phần Lan, Thái Lan,
Thổ Nhĩ Kỳ, Thụy Sĩ, Thụy Điển, Triều Tiên, Trung Quốc, Tây Ban Nha, Đài Loan, Đan Mạch, Ả Rập Xê Út, Ấn Độ"""
_SPELLED = {" ".join(name.lower().split()): " ".join(name.split()) for name in _NAMES.split(",")}
# "miền trung quốc lộ 1", "nhật bản đồ"
_TYPED = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_SPELLED, key=len, reverse=True))})(?!\w| (?:lộ|đồ)(?!\w))")
_OPENING = re.compile(rf"(?:{'|'.join(sorted(_SPELLED.values(), key=len, reverse=True))})(?!\w)")


def capitalise_countries(text: str) -> str:
    """Return a text with countries in small letters written as names.

    Examples
    --------
    >>> capitalise_countries("còn nhật bản?")
    'còn Nhật Bản?'
    """
    return _TYPED.sub(lambda match: _SPELLED[match.group()], text)


def opening_country(text: str) -> str:
    """Return the country that a text begins with, or ""; there, a capital alone tells of no name.

    Examples
    --------
    >>> opening_country("Nhật Bản có mấy huy chương?"), opening_country("Có mấy huy chương?")
    ('Nhật Bản', '')
    """
    found = _OPENING.match(text)
    return found.group() if found is not None else ""
