"""A question for how many there are of something, and its ranked facts, in; what counts that very thing first, out.

"Huyện có mấy xã" is told by "17 xã", not by "10 đơn vị hành chính cấp xã" beside it. Says nothing where the best fact
counts what is asked, or is in a measure.
"""

from index.extract.measure import SCALES
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked
from qa.words.match import split_tokens

_DEPTH = 4  # facts among which one that counts the asked thing is sought
_CLOSE = 2.0  # points of score


def prefer_counted_in(ground: Ground, _: Sources) -> Ground:
    """Put first what counts the asked thing by its own noun, where the best fact only has that noun in its name."""
    if not ground.facts or not ground.facts[0].features.get("unit_noun"):
        return ground
    unit = ground.facts[0].candidate.figure.unit
    counted = set(split_tokens(unit))
    if unit in SCALES:
        return ground  # "người Thổ Gia (2,64 triệu)": its noun is its name
    if any(counted.intersection(split_tokens(unit)) for unit in ground.question.units):
        return ground  # "căn hộ" are "căn"
    document = ground.facts[0].candidate.passage.document_id

    def counts(ranked: Ranked[Fact]) -> bool:
        return ranked.features.get("unit_same") == 1.0 and ranked.candidate.passage.document_id == document

    return ground.led_by(counts, depth=_DEPTH, close=_CLOSE)
