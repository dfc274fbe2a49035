"""Which side of a place is asked about: a question or a text in, the side of the compass that it names out.

"Phía nam giáp xã nào" is answered by what lies to the south alone. Reads no names.
"""

import re

from index.normalise import fold

_SIDE = r"(?:dong|tay)(?: (?:bac|nam))?|bac|nam"
_NO_REGION = r"(?<!\bmien )(?<!\bnui )(?<!\btinh )(?<!\bvung )"  # "miền núi phía bắc"
_ASKED = re.compile(
    rf"{_NO_REGION}\b(?:phia|huong|mat) (?P<before>{_SIDE})\b(?!.*\bphia nao\b)"
    r"(?=.*\b(?:giap|gioi han|la|co)\b.*\b(?:nao|dau|gi)\b)"
    rf"|\b(?:giap|nao|gi)\b.*{_NO_REGION}\b(?:phia|huong|mat) (?P<after>{_SIDE})\b"
    rf"|\b(?:nam|o) (?:ve )?(?:phia|huong) (?P<of>{_SIDE})\b"
)


def asked_side(reading: str) -> str:
    """Return the folded side of something of which a question asks what lies there, "" for none.

    Examples
    --------
    >>> asked_side("Xã Mây phía đông bắc giáp xã nào?"), asked_side("Xã Mây giáp xã Gió ở phía nào?")
    ('dong bac', '')
    """
    found = _ASKED.search(fold(reading))
    return "" if found is None else found["before"] or found["after"] or found["of"]


def tells_side(side: str, text: str) -> bool:
    """Tell whether a text says what lies on a side.

    Examples
    --------
    >>> tells_side("tay", "Phía tây giáp xã Gió"), tells_side("tay", "Phía tây nam giáp xã Gió")
    (True, False)
    """
    further = "" if " " in side else "(?! (?:bac|nam))"
    return re.search(rf"\b(?:phia|huong|mat|ve|o) {side}\b{further}", fold(text)) is not None
