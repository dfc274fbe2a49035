"""One question that asks several things at once, answered as a whole or each thing by itself.

A question and what answers questions in, an answer out. Reads no documents.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from qa.analyse.several_asks import split_asks, tell_more
from qa.analyse.several_measures import keep_subject, split_measures, tells_all
from qa.analyse.several_sides import Side, split_sides, tells_sides
from qa.answer import Answer
from qa.strategy.several import join_answers


def answer_one_by_one(typed: str, context: Sequence[str] | None, answer: Callable[..., Answer]) -> Answer:
    """Answer one question, each thing that it asks by itself where one sentence does not tell all of them.

    Parameters
    ----------
    typed
        The question.
    context
        Earlier questions, oldest first; None for one that is taken exactly as it was typed, and never split.
    answer
        Answers a question after earlier ones.
    """
    sides = () if context is None else split_sides(typed)
    if sides:
        return _answer_sides(sides, lambda question: answer(question, context))
    measures = (typed,) if context is None else split_measures(typed)
    whole = answer(typed, context)
    asks = (typed,) if context is None else split_asks(typed)
    if len(asks) > 1:
        parts = [answer(ask, [*(context or ()), *asks[:i]]) for i, ask in enumerate(asks)]
        return join_answers(asks, parts) if tell_more(whole, parts) else whole
    if len(measures) == 1 or tells_all(whole, measures):
        return whole
    answers = [answer(measure, context) for measure in measures]
    return join_answers(measures, keep_subject(measures, answers))


def _answer_sides(sides: Sequence[Side], answer: Callable[[str], Answer]) -> Answer:
    """Answer for the sides of one thing: as one of them is answered where that tells all, else each by itself."""
    answers: list[Answer] = []
    for side in sides:
        answers.append(answer(side.question))
        if tells_sides(answers[-1], sides):
            return answers[-1]
    surest = max(answers, key=lambda each: (each.answered, each.confidence))
    told = [replace(each, answered=each.answered and _is_of_same(each, surest)) for each in answers]
    return join_answers([side.question for side in sides], told)


def _is_of_same(one: Answer, other: Answer) -> bool:
    """Tell whether two answers speak of one thing: what another one has is no side of it."""
    named = [{(figure.indicator, figure.period) for figure in each.figures} for each in (one, other)]
    return one is other or not named[0].isdisjoint(named[1])
