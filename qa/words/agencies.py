"""Bodies that act: whether a question asks for one, and whether a text names one.

A question or a text in, yes or no out. Which one is meant is for the ranker.
"""

import re

from index.normalise import CAPITALS

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


def asks_agency(reading: str) -> bool:
    """Tell whether a question asks for a body: an office, a company."""
    return _ASKED.search(reading) is not None


def names_agency(text: str) -> bool:
    """Tell whether a text names a body."""
    return _NAMED.search(text) is not None
