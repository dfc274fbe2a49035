"""Two figures that are to be compared or computed with in, whether they may be of one measure out.

"Diện tích rừng trồng" of one province and "diện tích đất sản xuất" of another are told with the word that was asked,
and are nothing of one kind. Looks nothing up and ranks nothing.
"""

import re

from index.figure import Figure
from index.normalise import CAPITALS, fold

# Words that narrow no measure.
_WIDE_WORDS = """tổng số tất cả toàn bộ mức ước tính đạt thực hiện khoảng gần hơn trên dưới nhà nước địa bàn việc ở
trong năm
quý tháng cùng kỳ hiện nay mỗi ngày đến hết cuối đầu giai đoạn so với tỷ lệ giá trị lượng người là và của các những cho
tại từ thì có được vùng miền tỉnh thành phố huyện quận thị xã phường trấn nước cũ mới tự nhiên"""
_WIDE = frozenset(_WIDE_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(rf"(?<!\w)[{CAPITALS}][^\W\d_]*(?:\s+[{CAPITALS}][^\W\d_]*)+|(?<=\w )[{CAPITALS}][^\W\d_]*")
_LONGEST_NAME = 14  # words; what is longer is a sentence, which tells of much


def likeness_of_measures(one: Figure, other: Figure) -> float:
    """Return which share of the words that the shorter name of two figures has, but for proper names, both have.

    1 where one is told by names alone, or by a whole sentence, which tells of much.
    """
    first, second = _words_of(one), _words_of(other)
    if not first or not second:
        return 1.0
    return len(first & second) / min(len(first), len(second))


def spare_words(asked: frozenset[str], figure: Figure) -> frozenset[str]:
    """Return the words that narrow what a figure is of and that a question, of these folded words, does not say."""
    return frozenset(word for word in _words_of(figure) or () if fold(word) not in asked)


def _words_of(figure: Figure) -> frozenset[str] | None:
    """Return the words that may narrow what a figure is of, None where it is told by a whole sentence."""
    words = _WORD.findall(_NAME.sub(" ", figure.indicator).lower())
    # With their diacritics "rừng trồng" is not "trong rừng".
    return None if len(words) > _LONGEST_NAME else frozenset(words) - _WIDE - {*_WORD.findall(figure.unit.lower())}
