"""Questions that ask to compute: sum, difference, ratio, average, the value behind a growth or a plan share.

The guarded question and its asked quantities in, the operation out. Finds no operands and computes nothing.
"""

import re
from collections.abc import Sequence

from index.normalise import fold
from qa.question import Operation, Quantity
from qa.words.asking import Ask
from qa.words.movement import find_excess
from qa.words.wording import MINUS, PERIOD, QUANTITY_WORD, phrases

_ADDING = phrases(
    "gop, gop ca, gop chung, gop lai, cong lai, cong ca, cong gop, cong don, tong cua, ca hai, ca ba, tinh gop"
)
# "sau khi gộp" is a time.
_SUM = re.compile(
    rf"(?<!\bsau khi )(?<!\btruoc khi )(?<!\bsau )\b{_ADDING}\b"
    r"|\bhai\b.*\bcong\s+lai\b|\bca\s+(?!phe\b|nhan\b|mau\b).+\s(?:lan|va)\s.+\s(?:thi|la|co|dat|duoc|cong)\b"
)
# "Cộng A với B được bao nhiêu"; "công" typed plain opens many other words.
_PLUS = re.compile(
    r"^(?:neu\s+)?cong\s+(?!(?:nghiep|ty|dan|nhan|trinh|suat|tac|viec|chuc|dong|an|bo|lap|khai|nghe|cuoc)\b)"
    rf".+\s(?:voi|va)\s.*{QUANTITY_WORD}"
)
_MINUS = re.compile(
    rf"{MINUS}"
    r"|\bchenh(?:\s+lech)?\b|\bcach\s+nhau\b"
    r"|\bhieu\s+so\b|\bhon\s+kem\b"
)
_LEFT = re.compile(
    rf"\bcon\s+(?:lai\s+)?{QUANTITY_WORD}\b.*\bchua\b|\bcon\s+thieu\s+{QUANTITY_WORD}\b|\bchua\b.*\bcon\s+{QUANTITY_WORD}"
)
_TIMES = re.compile(rf"\bgap\s+(?:khoang\s+)?{QUANTITY_WORD}\b|\bbang\s+may\s+phan\b(?!\s+tram)")
_AVERAGE = re.compile(
    r"\b(?:tinh\s+)?(?:trung\s+binh|binh\s+quan),?\s+(?:thi\s+)?(?:moi|mot)\s+\w+.*\bco\b"
    r"|\btinh\s+(?:ra\s+)?(?:trung\s+binh|binh\s+quan)\b"
)
# "so với cùng kỳ" is a baseline; "cùng kỳ năm trước có bao nhiêu" asks for the value of then.
_BASE = re.compile(
    r"(?<!so voi )(?<!so )(?<!hon )(?<!bang )(?<!voi )\bcung\s+k[yi](?:\s+nam)?(?:\s+(?:truoc|ngoai))?\b"
    r".*\b(?:co|la|dat|duoc)\b"
    r"|\bsuy\s+(?:tu|ra)\b|\btinh\s+nguoc\b"
    # "Năm ngoái cháy mấy vụ", unlike "tăng bao nhiêu so với năm ngoái".
    r"|^(?:vao\s+)?(?:cung\s+ky|(?:quy|nam)\s+(?:truoc|ngoai))\b(?!.*\b(?:tang|giam|so\s+(?:voi|cung|nam))\b)"
)
_OF_SAME_PERIOD = re.compile(
    r"^(?!.*\b(?:tang|giam|so\s+voi|so\s+cung|hon|bang)\b).+\s(?:cua\s+)?cung\s+ky(?:\s+nam)?(?:\s+(?:truoc|ngoai))?\s*[?.]*$"
)
_IMPLIED_PLAN = re.compile(
    rf"\b{phrases('suy ra, tinh ra, tuong ung')}\b.*\b{phrases('ke hoach, du toan, chi tieu')}\b.*{QUANTITY_WORD}"
)
_SAME_PERIOD = re.compile(rf"\bcung\s+k[yi]\b|\bnam\s+(?:ngoai|truoc)\b(?!.*{PERIOD}.*{PERIOD})")
# Things of which each has an amount of its own, rather than as much as any other.
_LISTED = re.compile(
    r"(?:tieu |nhom )?(?:du an|cong trinh|goi thau|hang muc|hop phan|tuyen|doan|chuong trinh|de an|don vi|dia phuong"
    r"|tinh|huyen|xa|phuong|nguon|khoan|doanh nghiep|cong ty|truong|benh vien)(?: thanh phan)?"
)
_TOTAL = re.compile(r"\btong\s+(?:so\s+)?(?:tien|muc|kinh\s+phi|cong)\b|\btat\s+ca\s+bao\s+nhieu\s+tien\b")


def find_operation(guarded: str, asks: Sequence[Ask]) -> Operation | None:
    """Return the operation when the words themselves ask to compute, else None.

    Parameters
    ----------
    guarded
        The guarded question.
    asks
        Its asked quantities; shares in per cent are stated, not computed, but for ratios.
    """
    table = ((_TIMES, Operation.RATIO), (_IMPLIED_PLAN, Operation.IMPLIED_PLAN), (_AVERAGE, Operation.AVERAGE))
    for pattern, operation in table:
        if pattern.search(guarded):
            return operation
    if any(ask.is_percent for ask in asks):
        return None
    table = ((_MINUS, Operation.DIFFERENCE), (_LEFT, Operation.DIFFERENCE), (_BASE, Operation.BASE))
    for pattern, operation in table:
        if pattern.search(guarded):
            return operation
    exceeds = find_excess(guarded)
    if exceeds is not None and len(asks) == 1 and not _SAME_PERIOD.search(exceeds.group()):
        return Operation.DIFFERENCE
    return Operation.SUM if _SUM.search(guarded) or _PLUS.search(guarded) else None


def between_states(asks: Sequence[Ask]) -> Operation:
    """Return what is computed where a number moved from one of its states to another, as its asked quantities say."""
    return Operation.RISE if any(ask.is_percent for ask in asks) else Operation.DIFFERENCE


def names_base(guarded: str) -> bool:
    """Tell whether the words of a search box name what there was a year before ("số vụ cháy cùng kỳ năm trước")."""
    return _OF_SAME_PERIOD.search(guarded) is not None


def adds_items(guarded: str, quantities: Sequence[Quantity]) -> bool:
    """Tell whether a total of so many things is asked that a document lists one by one: "bốn dự án có tổng vốn ..."."""
    return _TOTAL.search(guarded) is not None and any(_LISTED.fullmatch(fold(each.unit)) for each in quantities)


def multiplies(guarded: str, quantities: Sequence[Quantity]) -> bool:
    """Tell a total to be paid for an amount that the question gives from a total that is stated."""
    amounts = [each for each in quantities if each.unit and each.unit != "%" and not _LISTED.fullmatch(fold(each.unit))]
    return bool(amounts) and _TOTAL.search(guarded) is not None
