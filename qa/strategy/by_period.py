"""A question that names several periods in, the fact of each period out.

Each period is looked up on its own. Gives way (None) when one is missing.
"""

from collections.abc import Sequence
from dataclasses import replace

from qa.arithmetic.same_unit import same_unit
from qa.candidate import Fact
from qa.choose.filters import filter_facts
from qa.choose.outspoken import is_outspoken
from qa.question import Asked, Question
from qa.rank.ground import Sources, fact_confidence


def one_a_period(question: Question, sources: Sources) -> tuple[Sequence[Fact], float] | None:
    """Return what a question for each of the named periods alone would be answered with, and how sure the least is.

    What is told of one of them may be of something else than what is told of another: each must be sure by itself.
    """
    alone = replace(question, asked=Asked.LEVEL, operation=None, options=())
    least = sources.ranker.fact_threshold
    chosen: list[Fact] = []
    confidences: list[float] = []
    for period in question.periods:
        ground = filter_facts(sources.look(replace(alone, periods=(period,))), sources)
        confidence = fact_confidence(ground.facts, sources.ranker)
        if confidence < least or is_outspoken(ground, confidence - least):
            return None
        chosen.append(ground.facts[0].candidate)
        confidences.append(confidence)
    apart = len({fact.place for fact in chosen}) == len(chosen)
    alike = all(same_unit(fact.figure.base_unit, chosen[0].figure.base_unit) for fact in chosen)
    return (chosen, min(confidences)) if apart and alike else None
