"""Reading text in, the same text with the slips of scanners and keys put right in the words that grammars go by.

Character by character, so that every offset holds; what is quoted and stored stays as printed. Only the marks of a word
are mended ("tiền độ", "giám 35,4%"), and only where the printed word makes no sense. Does NOT mend names or numbers.
"""

import re
from functools import lru_cache

from index.normalise import fold

# Phrases that no other marks make sense of, told by their letters alone.
_PHRASES = {fold(phrase): phrase for phrase in ("kế hoạch", "so với cùng kỳ", "so cùng kỳ", "ước đạt")}
_ALSO_RIGHT = frozenset({"so với cùng kì", "so cùng kì"})
# Other letters make words of their own ("phần đầu", "mức tiêu thụ", "hình thức hiện đại"): slips one by one.
_SLIPS = {
    "phấn đấu": "phân đầu, phân đấu, phấn đầu, phần đấu, phấn đâu, phân đâu",
    "tiến độ": "tiền độ, tiển độ",
    "dự toán": "dư toán, dứ toán, dữ toán, dự toan, dự tóan, dự toản",
    "thực hiện": "thưc hiện, thục hiện, thực hiên, thưc hiên, thực hiẹn",
    "mục tiêu": "muc tiêu, múc tiêu, mục tiệu",
    "ước tính": "uớc tính, ươc tính, ưóc tính",
    "ước thực hiện": "uớc thực hiện, ươc thực hiện, ưóc thực hiện",
}
_RIGHT = {slip.strip(): phrase for phrase, slips in _SLIPS.items() for slip in slips.split(",")}
# The letters of each phrase without their marks: where they stand more often than the phrase, one is misspelled.
_LETTERS = {fold(phrase): phrase for phrase in (*_PHRASES.values(), *_RIGHT.values())}
_PHRASE = re.compile(rf"(?<!\w)(?:{'|'.join(_PHRASES)})(?!\w)")
_SLIP = re.compile(rf"(?<!\w)(?:{'|'.join(_RIGHT)})(?!\w)")
_HEDGE = r"(?:\s+(?:khoang|tren|gan|hon|duoi|them|nhe|manh|binh quan))?"
_SHARE = rf"(?={_HEDGE}\s+\d+(?:[.,]\d+)*\s*%)"
# Single words, right before a number: letters, pattern, word, and the words that may be meant as they stand. What stands
# before is asked last, because a pattern that begins with letters is found quickly. The first ones stand before a share.
_SHARES: tuple[tuple[str, re.Pattern[str], str, frozenset[str]], ...] = (
    ("tang truong", re.compile(rf"tang truong(?<!\wtang truong){_SHARE}"), "tăng trưởng", frozenset()),
    ("giam", re.compile(rf"giam(?<!\wgiam){_SHARE}"), "giảm", frozenset()),
    # "nền tảng 5%", "bảo tàng": a comma, a bracket or the beginning must stand before what is no "tăng".
    ("tang", re.compile(rf"tang(?:(?<=[,;(:] tang)|(?<=[(]tang)|(?<=^tang)){_SHARE}"), "tăng", frozenset({"tặng"})),
    ("dat", re.compile(rf"dat(?<!\wdat){_SHARE}"), "đạt", frozenset({"đất", "đặt", "dắt", "dật", "dát"})),
)
_WORDS: tuple[tuple[str, re.Pattern[str], str, frozenset[str]], ...] = (
    ("uoc", re.compile(r"uoc(?<!\wuoc)(?=\s+\d)"), "ước", frozenset({"ược"})),
    ("quy", re.compile(r"quy(?<!\wquy)(?=\s+(?:i{1,3}|iv)(?!\w))"), "quý", frozenset({"quỹ"})),
)


@lru_cache(maxsize=4096)
def mend_slips(text: str) -> str:
    """Put right the marks of words that say what a number is.

    Parameters
    ----------
    text
        Reading text, NFC.

    Returns
    -------
    As many characters; capitals stay capitals.

    Examples
    --------
    >>> mend_slips("Trong quy II phân đầu giám 35,4% so với cùng ky")
    'Trong quý II phấn đấu giảm 35,4% so với cùng kỳ'
    """
    folded = fold(text)
    # A capital İ becomes two characters in lower case, and offsets must hold.
    if len(folded) != len(text) or "İ" in text:
        return text
    slips: list[tuple[int, str, frozenset[str]]] = []
    held = [letters for letters in _LETTERS if letters in folded]
    lower = text.lower() if held else ""
    if any(folded.count(letters) > lower.count(_LETTERS[letters]) for letters in held):
        slips.extend((found.start(), _PHRASES[found.group()], _ALSO_RIGHT) for found in _PHRASE.finditer(folded))
        slips.extend((found.start(), _RIGHT[found.group()], frozenset()) for found in _SLIP.finditer(lower))
    for letters, pattern, right, meant in (*_SHARES, *_WORDS) if "%" in folded else _WORDS:
        if letters in folded:
            slips.extend((found.start(), right, meant) for found in pattern.finditer(folded))
    if not slips:
        return text
    pieces = list(text)
    for start, right, meant in slips:
        _put(pieces, text, start, right, meant)
    return "".join(pieces)


def _put(pieces: list[str], text: str, start: int, right: str, meant: frozenset[str]) -> None:
    printed = text[start : start + len(right)]
    if printed.lower() in meant or printed.isupper():
        return
    pieces[start : start + len(right)] = [
        letter.upper() if char.isupper() else letter for char, letter in zip(printed, right, strict=True)
    ]
