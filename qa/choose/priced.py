"""Who asks for a price is told one: no sum that was invested in the thing, or fined or earned with it.

Ranked facts in, those out around which something says that they are a price, where one is asked for. Ranks nothing.
"""

import re

from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.words.measured_in import asks_price

_PRICED = re.compile(r"(?<!\w)(?:giá|phí|cước|bán|mua|thuê)(?!\w)", re.IGNORECASE)


def keep_priced(ground: Ground, _: Sources) -> Ground:
    """Leave out the best facts around which nothing speaks of a price, where one is asked for."""
    if not asks_price(ground.question.reading):
        return ground
    return ground.without(lambda fact: not _is_priced(fact))


def _is_priced(fact: Fact) -> bool:
    """Tell whether a fact is told per something, or its name, its passage or its headings speak of buying."""
    figure, chunk = fact.figure, fact.passage.chunk
    texts = (figure.indicator, figure.parent or "", chunk.text, chunk.context)
    return "/" in figure.unit or any(map(_PRICED.search, texts))
