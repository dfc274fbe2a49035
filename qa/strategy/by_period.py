"""A question that names several periods in, the fact of each period or the difference of two of them out.

Each period is looked up on its own. Gives way (None) when one is missing.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.figure import Role
from qa.answer import Answer
from qa.candidate import Fact
from qa.question import Asked, Operation
from qa.rank.ground import Ground, Sources, fact_confidence
from qa.strategy.operate import answer_computation


def answer_difference(ground: Ground, sources: Sources) -> Answer | None:
    """Compute how much something grew between two named periods, where only both levels are stated."""
    question = ground.question
    if question.asked not in {Asked.GROWTH, Asked.CHANGE} or len(question.periods) != 2:
        return None
    levels = replace(
        question,
        asked=Asked.COMPUTATION,
        operation=Operation.DIFFERENCE,
        roles=(Role.LEVEL, Role.COUNT),
        direction=None,
        baseline=None,
    )
    return answer_computation(sources.look(levels), sources)


def one_a_period(ground: Ground, sources: Sources) -> tuple[Sequence[Fact], float] | None:
    """Return the best fact of each period that the question names, all of one indicator's kind."""
    question = ground.question
    grounds = [
        sources.look(replace(question, asked=Asked.LEVEL, periods=(period,), options=())) for period in question.periods
    ]
    confidences = [fact_confidence(found.facts, sources.ranker) for found in grounds]
    if min(confidences) < sources.ranker.fact_threshold / 2:
        return None
    chosen = [found.facts[0].candidate for found in grounds]
    apart = len({fact.place for fact in chosen}) == len(chosen)
    alike = len({fact.figure.base_unit for fact in chosen}) == 1
    return (chosen, min(confidences)) if apart and alike else None
