"""Who a question says has told what it asks for: "theo đại biểu Lê An, thu ngân sách tăng bao nhiêu?".

The reading of a question in, the span of those words out, and whom they name. A speaker is named once and then quoted
for paragraphs: what was said shares no word with the name.
"""

import re
from functools import lru_cache

from index.document import Span
from index.normalise import CAPITALS, fold
from qa.question import Asked
from qa.words.match import split_tokens

# A reason, a name or a date stands in the speaker's own sentence; a figure may stand far below the name.
_FIGURES = frozenset(
    {Asked.LEVEL, Asked.COUNT, Asked.VALUE_LOOKUP, Asked.TARGET, Asked.GROWTH, Asked.CHANGE, Asked.BREAKDOWN}
)
_SPEAKER = r"""(?:ông|bà|anh|chị|đại biểu|đbqh|chuyên gia|luật sư|tiến sĩ|ts|giáo sư|gs|pgs|thạc sĩ|bác sĩ|kiến trúc sư
|bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|viện trưởng|cục trưởng
|đại tá|thượng tá|trung tá|thiếu tướng|trung tướng|đại tướng)""".replace("\n", "")
_SAYS = r"(?:theo|theo lời|theo ý kiến(?: của)?|theo phát biểu của)"
_ATTRIBUTION = re.compile(
    rf"^{_SAYS} {_SPEAKER}(?!\w)[^,?;]{{0,80}}(?:,| thì )|,? {_SAYS} {_SPEAKER}(?!\w)[^,?;]{{0,80}}(?=[?.!\s]*$)",
    re.IGNORECASE,
)
_TITLED = re.compile(rf"{_SAYS} {_SPEAKER}(?!\w)", re.IGNORECASE)
_NAME = re.compile(rf"(?<!\w)[{CAPITALS}][^\W\d_]+(?: [{CAPITALS}][^\W\d_]+)+(?!\w)")


@lru_cache(maxsize=256)
def find_attribution(reading: str, asked: Asked) -> Span | None:
    """Return where a question for a figure says who told it, or None.

    Examples
    --------
    >>> find_attribution("Theo ông Lê An, xuất khẩu tăng bao nhiêu?", Asked.GROWTH)
    Span(start=0, end=15)
    """
    if asked not in _FIGURES:
        return None
    found = _ATTRIBUTION.search(reading)
    return Span(*found.span()) if found is not None else None


def find_speakers(reading: str, asked: Asked) -> tuple[tuple[str, ...], ...]:
    """Return the folded words of each name of those who told it.

    Examples
    --------
    >>> find_speakers("Theo ông Lê An, xuất khẩu tăng bao nhiêu?", Asked.GROWTH)
    (('le', 'an'),)
    """
    span = find_attribution(reading, asked)
    if span is None:
        return ()
    title = _TITLED.search(reading, span.start, span.end)
    begins = title.end() if title is not None else span.start
    return tuple(split_tokens(fold(match.group())) for match in _NAME.finditer(reading, begins, span.end))
