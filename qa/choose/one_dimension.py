"""Ranked facts in, those out that measure a thing another way than a question asks: how high it is, not how long.

"Bề rộng 10 m" is no answer to "dài bao nhiêu", however alike both are otherwise. How deep or how high something is is
said in so many words; a way of so many kilometres needs none. Ranks nothing.
"""

import re

from qa.candidate import Fact
from qa.rank.ground import Ground, Sources

_DIMENSIONS = "dài|rộng|cao|sâu|dày"
_NAMED = re.compile(rf"(?<!\w)(?:chiều|bề|độ)\s+({_DIMENSIONS})(?!\w)", re.IGNORECASE)
_ASKED = re.compile(
    rf"(?<!\w)({_DIMENSIONS})\s+(?:(?:là|khoảng|tầm|cỡ|tổng cộng)\s+)*(?:bao|mấy|nhiêu|cỡ nào)(?!\w)", re.IGNORECASE
)
# At the end of a name, as "sông Gió dài"; "kéo dài" and "nâng cao" measure nothing.
_TOLD_LAST = re.compile(
    rf"(?<!\w)(?<!kéo )(?<!lâu )(?<!nâng )(?<!vùng )({_DIMENSIONS})(?:\s+(?:khoảng|gần|hơn|trên))?$"
)
_SAID = frozenset({"sâu", "dày", "cao"})
_LENGTHS = frozenset({"m", "km", "cm", "mm", "dm", "mét", "dặm"})


def keep_asked_dimension(ground: Ground, _: Sources) -> Ground:
    """Leave out the facts whose name says another dimension than the one that is asked for."""
    reading = ground.question.reading.lower()
    asked = {found.lower() for pattern in (_NAMED, _ASKED) for found in pattern.findall(reading)}
    if len(asked) != 1:
        return ground
    return ground.without(lambda fact: _is_other(fact, asked))


def _is_other(fact: Fact, asked: set[str]) -> bool:
    figure = fact.figure
    if figure.base_unit not in _LENGTHS:
        return False
    told = {
        found.lower()
        for name in (figure.indicator, figure.parent or "")
        for pattern in (_NAMED, _TOLD_LAST)
        for found in pattern.findall(name.strip())
    }
    if told or asked.isdisjoint(_SAID):
        return bool(told) and told.isdisjoint(asked)
    chunk = fact.passage.chunk
    texts = (figure.indicator, figure.parent or "", chunk.text, chunk.context)
    return not any(re.search(rf"(?<!\w){word}(?!\w)", text, re.IGNORECASE) for word in asked for text in texts)
