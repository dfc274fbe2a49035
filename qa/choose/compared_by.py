"""The facts of one side of a comparison in, those out that speak of what both sides are compared by.

"Xã A hay xã B thu phí nhiều hơn" is no more about the places of the two in some order than about their people. Ranks
nothing.
"""

import re
from collections.abc import Sequence

from qa.candidate import Fact
from qa.choose.same_measure import spare_words
from qa.rank.ground import Ground
from qa.rank.rank import Ranked
from qa.words.match import split_tokens, token_set, widen
from qa.words.measure_names import compared_measure
from qa.words.named import find_asked_places

_KIND = re.compile(r"\b(\w+) nao\b|\bmoi (\w+)")
_LEAST = 0.5  # share of the rarity of what the sides are compared by


def keep_spoken(reading: str, names: Sequence[str], facts: Sequence[Ranked[Fact]]) -> list[Ranked[Fact]]:
    """Return the facts of the measure that an adjective asks for of places: for "rộng hơn" those of all of an area."""
    measure = compared_measure(reading)
    if not measure or not all(map(find_asked_places, names)):
        return list(facts)
    words = token_set(measure)
    asked = words | token_set(reading)

    def is_told(fact: Fact) -> bool:
        told = token_set(f"{fact.figure.indicator} {fact.figure.parent or ''} {fact.clause}")
        return (words <= told or "rong" in told) and not spare_words(asked, fact.figure)

    return [each for each in facts if is_told(each.candidate)]


def keep_compared(ground: Ground, facts: Sequence[Ranked[Fact]], sides: Sequence[str]) -> list[Ranked[Fact]]:
    """Return the facts that with what stands around them hold most of a question's words but for its sides."""
    terms, named = ground.scene.terms, {token for side in sides for token in split_tokens(side)}
    # "loại nào", "mỗi loại": what both sides are, not by what they are compared.
    named.update(*_KIND.findall(" ".join(split_tokens(ground.question.text))))
    weights = {word: weight for word, weight in terms.weights.items() if word not in named}
    least = _LEAST * sum(weights.values())

    def held(fact: Fact) -> float:
        figure, passage = fact.figure, fact.passage
        told = (figure.indicator, figure.parent or "", passage.chunk.text, passage.chunk.context, passage.title)
        words = widen(terms, split_tokens(" ".join(told)))
        return sum(weight for word, weight in weights.items() if word in words)

    return [each for each in facts if held(each.candidate) >= least]
