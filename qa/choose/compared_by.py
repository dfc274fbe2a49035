"""The facts of one side of a comparison in, those out that speak of what both sides are compared by.

"Xã A hay xã B thu phí nhiều hơn" is no more about the places of the two in some order than about their people. Ranks
nothing.
"""

import re
from collections.abc import Sequence

from qa.candidate import Fact
from qa.rank.ground import Ground
from qa.rank.rank import Ranked
from qa.words.match import split_tokens, widen

_KIND = re.compile(r"\b(\w+) nao\b|\bmoi (\w+)")
_LEAST = 0.5  # share of the rarity of what the sides are compared by


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
