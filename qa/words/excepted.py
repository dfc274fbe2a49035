"""What a question leaves out: "ngoài vốn góp", "trừ trường tiểu học", "không kể Hà Nội".

A reading in, the words of each thing left out. Knows nothing of figures.
"""

import re

from index.normalise import fold
from qa.words.match import split_tokens
from qa.words.wording import phrases

# "ngoài việc bị phạt" adds something; "ngoài trời", "doanh nghiệp ngoài nhà nước", "giảm trừ": words that only hold it.
_NOT_ALONE = phrases("viec, troi, nha nuoc, nuoc, khoi, gio, tinh, bien, dao, quoc doanh, ra")
_EXCEPT = re.compile(
    rf"(?:(?:^|[,;]\s+)(?:ngoai(?!\s+{_NOT_ALONE}\b)|tru(?:\s+(?:di|ra))?)"
    r"|\b(?:khong\s+(?:ke|tinh)|loai\s+tru|ngoai\s+tru))"
    r"\s+(?P<what>[^,;?]+?)(?=\s*[,;?]|\s+(?:ra|con)\b|(?<!\bthanh)(?<!\bdo)\s+thi\b)"
)
_AND = re.compile(r"\s+(?:va|lan|cung)\s+")
_NO_NAME = frozenset({"phan", "so", "cac", "cua", "nguoi", "truong"})


def find_excepted(reading: str) -> tuple[frozenset[str], ...]:
    """Return the folded words of each thing that a question leaves out, () where it leaves nothing out.

    Examples
    --------
    >>> [sorted(words) for words in find_excepted("Ngoài vốn vay và vốn góp, dự án còn bao nhiêu vốn?")]
    [['vay', 'von'], ['gop', 'von']]
    """
    found = _EXCEPT.search(fold(reading))
    if found is None:
        return ()
    named = (frozenset(split_tokens(name)) for name in _AND.split(found["what"]))
    return tuple(words - _NO_NAME for words in named if words - _NO_NAME)


def is_excepted(excepted: tuple[frozenset[str], ...], name: str) -> bool:
    """Tell whether a name is that of a thing left out."""
    words = frozenset(split_tokens(name))
    return any(each <= words for each in excepted)
