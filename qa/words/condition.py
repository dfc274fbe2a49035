"""When a rule holds: a question or a text in, whether a condition is asked for or told.

"Khi nào hợp tác xã được giải thể?" is answered by what must have happened first, not by a date; "thành lập khi nào" is.
Reads no rules.
"""

import re
from functools import lru_cache

from index.normalise import fold

_WHEN = r"(?:khi nao|luc nao|bao gio|truong hop nao)"
_MUST = r"(?:thi|duoc|phai|bi|can|moi|khong|nen|buoc)"
_ASKED = re.compile(
    rf"^\W*{_WHEN}\b|\b{_WHEN} (?:\w+ ){{0,6}}?{_MUST}\b"
    rf"|\b(?:duoc|phai|bi|can|moi|buoc) .*\b{_WHEN}(?: (?:vay|the|a|nhi))?\W*$"
)
# What took place once, or is told by a calendar.
_HAPPENED = re.compile(
    r"\b(?:thanh lap|ban hanh|sinh|mat|qua doi|ky|khoi cong|khanh thanh|khai mac|be mac|khai truong|giai phong|ra doi"
    r"|xay dung|dien ra|to chuc|bat dau|ket thuc|hoan thanh|cong nhan|xep hang|doi ten|dat ten|phong tang|trao tang"
    r"|bo nhiem|bau|hieu luc|ap dung|cong bo|thong qua|phe duyet|trien khai|phat hien|dua vao|sap nhap|hop nhat"
    r"|tach|chia tach|ky niem|to cao)\b"
)
_IF = r"(?:khi|nếu|sau khi|trước khi|kể từ|(?:trong )?(?:các )?trường hợp|với điều kiện)(?!\s+(?:nào|đó|này|ấy))(?!\w)"
_TOLD = re.compile(rf"(?<!\w){_IF}", re.IGNORECASE)
# "chỉ được giải thể khi ...": of what is done, where it is.
_RULE = re.compile(
    rf"(?<!\w)(?:được|phải|bị|cần|buộc|quyết định|thực hiện)(?:\s[^\s.;:]+){{1,20}}?,?\s{_IF}", re.IGNORECASE
)


@lru_cache(maxsize=256)
def asks_condition(reading: str) -> bool:
    """Tell whether a question asks when a rule holds.

    Examples
    --------
    >>> asks_condition("Khi nào thì được đổi thẻ?"), asks_condition("Huyện Mây được thành lập khi nào?")
    (True, False)
    """
    folded = fold(reading)
    return _ASKED.search(folded) is not None and _HAPPENED.search(folded) is None


def tells_condition(text: str) -> float:
    """Return how plainly a text says under which condition something is so, between 0 and 1."""
    if _TOLD.search(text) is None:
        return 0.0
    return 1.0 if _RULE.search(text) is not None else 0.5
