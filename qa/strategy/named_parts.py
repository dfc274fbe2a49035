"""A breakdown whose parts the question names in, the facts of those parts out: by period, by unit, by name.

Does NOT find parts that are not named, and writes no sentence.
"""

from collections.abc import Sequence

from index.normalise import fold
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.strategy.by_period import one_a_period
from qa.strategy.contrast import facts_of_options


def named_parts(ground: Ground, sources: Sources, confidence: float) -> tuple[Sequence[Fact], float] | None:
    """Return the facts of the units or of the parts that the question names one by one, and how sure they are."""
    question = ground.question
    if len(question.periods) > 1 and len(question.units) < 2:
        each = one_a_period(question, sources)
        if each is not None:
            return each
    if len(question.units) > 1:
        several = _one_a_unit(ground)
        whole = len(several) == len(question.units)
        if whole and (len(question.options) < 2 or len({fact.passage.chunk_id for fact in several}) == 1):
            return several, confidence
    return facts_of_options(question, question.options, sources)


def _one_a_unit(ground: Ground) -> list[Fact]:
    """Return the best fact of each asked unit, those of the first one's passage before others."""
    chosen: list[Fact] = []
    for unit in ground.question.units:
        folded = fold(unit)
        fitting = [
            ranked.candidate
            for ranked in ground.facts
            if _is_in_unit(ranked.candidate, folded)
            if ranked.candidate.figure.number not in ground.question.numbers
            if ranked.candidate not in chosen
        ]
        if chosen:
            fitting.sort(key=lambda fact: fact.passage.chunk_id != chosen[0].passage.chunk_id)
        chosen.extend(fitting[:1])
    return chosen


def _is_in_unit(fact: Fact, unit: str) -> bool:
    """Tell whether a fact counts in a folded unit; a cell without unit may name it in its header."""
    return unit in fold(fact.figure.unit or fact.figure.indicator)
