"""What states nothing: a question, as headings of articles are, a figure in it, a closing line, that under a picture.

Nor does an entry of a list of sources. A passage or a fact in, yes or no out. Does NOT judge what is stated.
"""

import re

from index.figure import Role
from index.normalise import fold
from qa.candidate import Fact, Passage

_AFTER_MARK = ' *_"”»)]-–'
_OF_PICTURE = re.compile(r"\((?:hình|ảnh)(?!\w)[^()]{0,40}\)[\s*_]*$", re.IGNORECASE)
# "Trên đây là thông tin về ...": says what the text before it was about.
_POINTS_BACK = re.compile(r"\W*trên đây là(?!\w)", re.IGNORECASE)
# Under such a heading an encyclopedia lists where it has things from, and what else may be read.
_SOURCES = frozenset(
    {"tham khao", "chu thich", "lien ket ngoai", "xem them", "doc them", "tai lieu tham khao", "nguon tham khao"}
)
_END = re.compile(r"[.!?\n]")  # of a sentence or a line
# "... có đúng không?", "xe 16 chỗ chạy tối đa bao nhiêu km/h?": the 16 are given, and nothing is told of them.
_WHETHER = re.compile(r"(?<!\w)(?:không|chưa|hay sai)\s*$|(?<!\w)(?:bao nhiêu|mấy)(?!\w)", re.IGNORECASE)
_ASKS_WHICH = re.compile(r"(?<!\w)(?:nào|gì|ai|đâu|sao|thế nào|bao nhiêu|mấy|bao giờ|bao lâu)(?!\w)", re.IGNORECASE)


def states_nothing(passage: Passage) -> bool:
    """Tell whether a passage is a question, points back to what was told before it or stands under a picture."""
    text = passage.chunk.text
    is_question = text.rstrip(_AFTER_MARK).endswith("?")
    return is_question or _POINTS_BACK.match(text) is not None or _OF_PICTURE.search(text) is not None


def cites_sources(passage: Passage) -> bool:
    """Tell whether a passage is an entry of a list of sources: their titles state nothing."""
    return passage.chunk.text.startswith("^") or (bool(passage.section) and fold(passage.section[-1]) in _SOURCES)


def is_asked(fact: Fact) -> bool:
    """Tell whether a figure stands in a question if it is so, or how much; what another takes for granted is told."""
    behind = fact.behind
    end = _END.search(behind)
    if end is None or end.group() != "?":
        return False
    if _WHETHER.search(behind, 0, end.start()) is not None:
        return True
    # "Bị phạt đến 100 triệu đồng?" asks whether; that there are four of a thing is taken for granted.
    sentence = f"{_END.split(fact.before)[-1]} {behind[: end.start()]}"
    return fact.figure.role is not Role.COUNT and _ASKS_WHICH.search(sentence) is None
