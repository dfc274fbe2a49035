"""Who asks how many of a thing there are is told no length, area or sum that says nothing of the thing.

"Có bao nhiêu tầng hầm?" of a tower is not answered by how high it is. Ranked facts in, those out that may count what is
asked for by a noun that is no unit. Ranks nothing.
"""

import re
from collections.abc import Set as AbstractSet

from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.words.match import STOP_SYLLABLES, split_tokens, widen

_COUNTED = re.compile(
    r"(?:^|,\s|(?<!\w)(?:có|gồm)\s)(?:tổng cộng |tất cả )?(?:bao nhiêu|mấy)\s+(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+)?)",
    re.IGNORECASE,
)
# Behind the question word they count nothing.
_NO_NOUNS_LIST = """là và thì so với một mỗi trên trong ở tại của cho theo để vậy thế ạ nhỉ hả ha vào từ đến nữa lần
tiền phần đây rồi lúc khi nếu do được bị hơn kém triệu tỷ tỉ nghìn ngàn trăm"""
_NO_NOUNS = frozenset(_NO_NOUNS_LIST.split())
# Base units as ``index.extract.measure`` has them.
_MEASURES = frozenset(
    ("m", "m²", "m³", "g", "°C", "°F", "W", "Wh", "giây", "lít", "dặm", "đồng", "USD", "%", "người/km²")
)


def keep_counted(ground: Ground, _: Sources) -> Ground:
    """Leave out the facts in a measure that are not told in the words of a noun whose number is asked for."""
    found = None if ground.question.units else _COUNTED.search(ground.question.reading)
    if found is None or found["noun"].split()[0].lower() in _NO_NOUNS:
        return ground
    noun = frozenset(split_tokens(found["noun"])) - STOP_SYLLABLES
    return ground.without(lambda fact: _is_beside(fact, noun, ground)) if noun else ground


def _is_beside(fact: Fact, noun: AbstractSet[str], ground: Ground) -> bool:
    figure = fact.figure
    if figure.base_unit not in _MEASURES:
        return False
    texts = (figure.indicator, figure.parent or "", fact.clause)
    return noun.isdisjoint(widen(ground.scene.terms, split_tokens(" ".join(texts))))
