"""The measure that a place in an order is asked by: "đứng thứ mấy về diện tích" wants no place by population.

Ranked facts in, those of the measure out, best named first. Says nothing where the question names no measure so.
"""

import re
from collections import Counter
from dataclasses import replace

from index.normalise import fold
from qa.candidate import Fact
from qa.question import Extreme
from qa.rank.ground import Ground, Sources
from qa.words.match import split_tokens, token_set

_BY = re.compile(r"\b(?:thu|hang|vi tri)\b.*?\bve\s+(?P<measure>[^,?;]+)")
# "rộng thứ mấy" is told by area, whatever else the place is the seventh in.
_QUALITY = re.compile(r"\b(?P<quality>rong|dong dan|dong|dai)(?: nhat)? thu (?:may|bao nhieu)\b")
_OF_PEOPLE = re.compile(r"\b(?:dan|dong|nguoi)\b")
_TOLD_BY = {
    "rong": re.compile(r"\b(?:dien tich|rong)\b"),
    "dong dan": _OF_PEOPLE,
    "dong": _OF_PEOPLE,
    "dai": re.compile(r"\bdai\b"),
}
_LEAST = 0.5  # of the words of the measure that a figure's name must hold


def keep_ranked_by(ground: Ground, _: Sources) -> Ground:
    """Keep only places by the measure that a question names, those first whose name holds most of its words."""
    order = ground.question.order
    if order is None or order.extreme is not Extreme.POSITION:
        return ground
    reading = fold(ground.question.reading)
    quality = _QUALITY.search(reading)
    if quality is not None:
        by = _TOLD_BY[quality["quality"]]
        return replace(ground, facts=tuple(each for each in ground.facts if _is_told_by(by, each.candidate)))
    found = _BY.search(reading)
    words = frozenset(split_tokens(found["measure"])) & ground.scene.terms.weights.keys() if found is not None else ()
    if not words:
        return ground

    def share(name: str) -> float:
        tokens = token_set(name)
        # One other word is too little: "đầu người" tells of no "dân số".
        longer = (each for each in ground.scene.terms.synonyms if len(each.other) > 1)
        told = (each.asked for each in longer if tokens.issuperset(each.other))
        return len(tokens.union(*told) & words) / len(words)

    named = [(share(each.candidate.figure.indicator), each) for each in ground.facts]
    kept = sorted((pair for pair in named if pair[0] >= _LEAST), key=lambda pair: -pair[0])
    # "Trong bảng xếp hạng ..., tỉnh đứng thứ 20": the sentence says by what, where it tells one place alone.
    told = Counter(each.candidate.passage.chunk_id for each in ground.facts)
    alone = [each for each in ground.facts if told[each.candidate.passage.chunk_id] == 1]
    told_so = [each for each in alone if share(each.candidate.passage.chunk.text) >= _LEAST]
    return replace(ground, facts=tuple(each for _, each in kept) or tuple(told_so))


def _is_told_by(told: re.Pattern[str], fact: Fact) -> bool:
    """Tell whether the name or the clause of a place in an order says by what it is."""
    return told.search(fold(f"{fact.figure.indicator} {fact.figure.parent or ''} {fact.clause}")) is not None
