"""The beginning of a block in, its number or bullet out: "Chương II", "Điều 5.", "I.", "1.1.", "a)", "-".

Knows how official documents number their parts and how the kinds nest. Does NOT decide whether a numbered block is a
heading or an item.
"""

import re
from enum import IntEnum
from functools import lru_cache

from index.normalise import CAPITALS
from index.record import record

_OPEN = rf"[\"“‘(\[]?[{CAPITALS}0-9]"


class Rank(IntEnum):
    """Kinds of numbering, outermost first; Markdown headings take 1 to 7."""

    APPENDIX = 8
    PART = 10
    CHAPTER = 11
    SECTION = 12
    SUBSECTION = 13
    ARTICLE = 14
    LETTER = 16
    ROMAN = 18
    NUMBER = 20
    NUMBER_2 = 22
    NUMBER_3 = 24
    NUMBER_4 = 26
    ALPHA = 28
    BRACKET = 30
    BULLET = 40


@record(frozen=True, slots=True)
class Label:
    """A label, its kind, and where the words after it begin."""

    text: str
    rank: Rank
    end: int

    @property
    def is_first(self) -> bool:
        """Tell whether it begins a numbering: "1.", "a)", "I.", "1.1."."""
        return _FIRST.fullmatch(self.text) is not None


_FIRST = re.compile(r"\(?(?:I|A|a|1|(?:\d{1,2}\.)+1)[./)–-]?")
_NAMED = (
    (Rank.APPENDIX, r"phụ\s+lục(?:\s+(?:số\s+)?(?:[ivx]{1,5}|\d{1,2}[a-z]?|[a-h]))?"),
    (
        Rank.PART,
        r"(?:phần\s+(?:thứ\s+)?(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|[ivx]{1,5}|\d{1,2}))",
    ),
    (Rank.CHAPTER, r"chương\s+(?:[ivx]{1,6}|\d{1,2})"),
    (Rank.SECTION, r"mục\s+(?:[ivx]{1,5}|\d{1,2}|[a-d])"),
    (Rank.SUBSECTION, r"tiểu\s+mục\s+(?:[ivx]{1,5}|\d{1,2})"),
    (Rank.ARTICLE, r"điều\s+\d{1,3}[a-zđ]?"),
)
# A named label is closed by a mark, stands alone or has capitals after it ("Chương II" and "CHÍNH SÁCH" get glued):
# "Điều 5 Nghị định này" in a wrapped line is no label.
_NAMED_PATTERNS = tuple(
    (rank, re.compile(rf"({body})(?:\s*[.:–-]\s*|\s*$|\s*(?=(?-i:[{CAPITALS}]{{2}})))", re.IGNORECASE))
    for rank, body in _NAMED
)
# What each begins with, and the pattern.
_PATTERNS = (
    (
        Rank.ROMAN,
        "[IVX]",
        re.compile(rf"([IVX]{{1,6}}\s?[./)])\s+(?={_OPEN})|([IVX]{{1,6}}\s?[–-])\s*(?=[{CAPITALS}][\w ])"),
    ),
    (Rank.LETTER, "[A-HĐ]", re.compile(rf"([A-HĐ][./])\s+(?={_OPEN})")),
    (Rank.NUMBER_4, r"\d", re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{1,2}\.?)\s+(?=\S)")),
    (Rank.NUMBER_3, r"\d", re.compile(r"(\d{1,2}\.\d{1,2}\.\d{1,2}\.?)\s+(?=\S)")),
    (Rank.NUMBER_2, r"\d", re.compile(rf"(\d{{1,2}}\.\d{{1,2}}\.?)\s+(?=[\"“‘(]?[{CAPITALS}])")),
    (
        Rank.NUMBER,
        r"\d",
        re.compile(rf"(\d{{1,2}}\s?[./])\s+(?={_OPEN})|(\d{{1,2}}(?:\.|\s?[–-]\s))\s*(?=[{CAPITALS}][^\W\d_])"),
    ),
    (Rank.ALPHA, "[a-zđ]", re.compile(r"([a-zđ][\d.]{0,4}\s?\))\s*(?=\S)")),
    (Rank.ALPHA, "[a-hđ]", re.compile(rf"([a-hđ]\.)\s+(?={_OPEN})")),
    (Rank.BRACKET, r"[(\d]", re.compile(r"(\(\d{1,2}\)|\d{1,2}\))\s*(?=\S)")),
    (Rank.BULLET, "[-–—+•●○▪◦■*]", re.compile(r"([-–—+•●○▪◦■*])\s+(?=\S)")),
)


def find_label(text: str) -> Label | None:
    """Find the label at the beginning of a block.

    Parameters
    ----------
    text
        Reading text of a block, or a source line without emphasis marks at its beginning.

    Returns
    -------
    The label, or None.
    """
    first = text[:1]
    if first.isalpha() and text[1:2].isalpha() and first.lower() in "pcmtđ":
        for rank, pattern in _NAMED_PATTERNS:
            match = pattern.match(text)
            if match is not None:
                return Label(match.group(1) + _closing(match), rank, match.end())
    for rank, pattern in _beginning_with(first):
        match = pattern.match(text)
        if match is not None:
            return Label((match.group(1) or match.group(2)).replace(" ", ""), rank, match.end())
    return None


@lru_cache(maxsize=1024)
def _beginning_with(first: str) -> tuple[tuple[Rank, re.Pattern[str]], ...]:
    """Return the patterns of labels that can begin with a character."""
    return tuple((rank, pattern) for rank, begins, pattern in _PATTERNS if re.match(begins, first) is not None)


def _closing(match: re.Match[str]) -> str:
    tail = match.group()[len(match.group(1)) :].strip()
    return tail if tail == "." else ""
