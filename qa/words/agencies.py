"""Bodies and offices that act: whether a question asks for one, and whether a text names one.

"Ai có thẩm quyền cấp thẻ" is answered by an office or by whoever has to, and not by a person's name. A question or a
text in, yes or no out. Which one is meant is for the ranker.
"""

import re
from functools import lru_cache

from index.normalise import CAPITALS, fold

_ASKED = re.compile(
    r"(?<!\w)(?:cơ quan|đơn vị|sở|ngành|tổ chức|công ty|doanh nghiệp|tập đoàn|ngân hàng|nhà đầu tư|chủ đầu tư|liên danh"
    r"|hãng|nhà thầu)\s+nào(?!\w)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<!\w)(?:Sở|Bộ|Ban|Cục|Chi cục|Phòng|Văn phòng|Ủy ban|Uỷ ban|UBND|Hội|Tổng cục|Tổng công ty|Tổng Công ty|Công ty"
    r"|Trung tâm|Viện|Kho bạc|Công an|Tòa án|Ngân hàng|Thanh tra|Hội đồng|Liên đoàn|Tổng Liên đoàn|Tập đoàn|Cảng vụ"
    rf"|Đài|Liên danh|Hãng|Nhà máy)\s+(?:[Cc]ổ phần\s+)?[{CAPITALS}]"
    r"|(?<!\w)(?:Kiểm toán [Nn]hà nước|Thanh tra (?:[Cc]hính phủ|tỉnh)|Bảo hiểm xã hội|Mặt trận Tổ quốc)(?!\w)"
)

_WHO_MAY = re.compile(
    r"\bai (?:se |dang )?(?:co (?:tham quyen|trach nhiem|quyen|nghia vu)|phai|duoc|chiu|quyet dinh|chi dinh|bo nhiem"
    r"|phe duyet|cap|nop|tra|chu tri|ban hanh|xac dinh)\b|\b(?:do|boi|thuoc ve) ai\b"
)
_OFFICE = re.compile(
    r"(?<!\w)(?i:phó chủ tịch|chủ tịch|bộ trưởng|thủ tướng|tổng giám đốc|giám đốc|thủ trưởng|người đứng đầu|trưởng ban"
    r"|chánh án|viện trưởng|cục trưởng|chi cục trưởng|hiệu trưởng|chính phủ|quốc hội|cơ quan|đơn vị|tổ chức, cá nhân"
    r"|cá nhân, tổ chức|chủ đầu tư|chủ sở hữu|người sử dụng)(?!\w)"
)
_ACTS = re.compile(r"(?<!\w)(?:do|có thẩm quyền|có trách nhiệm|chịu trách nhiệm|có nghĩa vụ|phải|được|là)(?!\w)")


@lru_cache(maxsize=256)
def asks_who_may(reading: str) -> bool:
    """Tell whether a question asks who may or must do something, or does it by office.

    Examples
    --------
    >>> asks_who_may("Ai có thẩm quyền cấp thẻ chợ?"), asks_who_may("Ai là giám đốc chợ?")
    (True, False)
    """
    return _WHO_MAY.search(fold(reading)) is not None


def names_who_may(reading: str, text: str) -> bool:
    """Tell whether a text says of an office or a body, which the question does not give, that it may or must act."""
    if _ACTS.search(text) is None:
        return False
    given = fold(reading)
    found = (match.group() for names in (_OFFICE, _NAMED) for match in names.finditer(text))
    return any(fold(name).rstrip(" ")[:-1] not in given for name in found)


@lru_cache(maxsize=256)
def asks_agency(reading: str) -> bool:
    """Tell whether a question asks for a body: an office, a company."""
    return _ASKED.search(reading) is not None


def names_agency(text: str) -> bool:
    """Tell whether a text names a body."""
    return _NAMED.search(text) is not None
