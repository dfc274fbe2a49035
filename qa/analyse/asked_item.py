"""A question in, which item of a document's letterhead it asks for out: signer, number, date, body, recipients.

Patterns on the folded reading. Knows no documents.
"""

import re

from index.normalise import fold
from qa.words.wording import phrases

_PAPER = phrases(
    """van ban, tai lieu, cong van, nghi quyet, quyet dinh, chi thi, thong bao, huong dan, chuong trinh, ke hoach,
    phuong an, de an, bao cao, to trinh, cong dien, nghi dinh, thong tu, luat"""
)
_WHICH = r"(?:nao|may|bao nhieu|gi)"
_WHEN = rf"(?:(?:ngay|luc|khi|thoi gian|thoi diem|hom)(?: thang)?(?: nam)? {_WHICH}|khi nao|bao gio)"
_WHICH_BODY = r"(?:(?:co quan|don vi|to chuc|noi|cap) nao|ai)"
# Neither "kỹ thuật" nor "kỷ luật" signs anything.
_SIGN = r"k[yi](?! (?:thuat|luat|su|niem|nang|thi|nghe|yeu|lo)(?!\w))"
_ISSUE = rf"(?:ban hanh|phat hanh|{_SIGN}|cong bo)"
_TO = r"gui (?:cho |den |toi )?(?:nhung |cac )?"
# In this order: "ai ký ngày nào" asks when.
_ITEMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "date",
        (rf"{_ISSUE} .{{0,40}}{_WHEN}", rf"{_WHEN} .{{0,60}}{_ISSUE}", rf"ngay (?:thang )?(?:nam )?{_ISSUE}"),
    ),
    (
        "number",
        (
            # At the end, and the paper first: "mức hỗ trợ theo Nghị quyết số mấy" asks of another paper.
            rf"^(?:so hieu (?:cua )?)?{_PAPER} .*so (?:hieu )?(?:la )?{_WHICH}\W*$",
            rf"^so (?:hieu )?(?:cua )?{_PAPER} .*{_WHICH}\W*$",
        ),
    ),
    ("signer", (rf"(?:ai|nguoi nao) (?:[^?]{{0,20}} )?{_SIGN}", f"nguoi {_SIGN}", "k[yi] boi ai")),
    (
        "organ",
        (
            rf"{_WHICH_BODY}(?: da| la)?(?: noi)? (?:ban|phat) hanh",
            rf"(?:ban|phat) hanh boi {_WHICH_BODY}",
            r"(?:co quan|noi|don vi) (?:ban|phat) hanh",
        ),
    ),
    ("addressee", (rf"{_PAPER} .*{_TO}(?:ai|dau|noi nao|co quan nao|don vi nao)",)),
    ("recipients", ("noi nhan",)),
)
_PATTERNS = tuple(
    (item, re.compile("|".join(rf"(?<!\w){pattern}(?!\w)" for pattern in patterns))) for item, patterns in _ITEMS
)


def asked_item(reading: str) -> str | None:
    """Return which item of a letterhead a question asks for ("signer", "date", ...), None when it asks for none.

    Examples
    --------
    >>> asked_item("Báo cáo này do cơ quan nào ban hành?")
    'organ'
    """
    folded = fold(" ".join(reading.split()))
    return next((item for item, pattern in _PATTERNS if pattern.search(folded)), None)
