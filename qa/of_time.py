"""Ranked passages in, those of the time that a question names out: what was done in 2013 is nothing of 2019.

Only where the best passage tells of other times, and one of the time asked for speaks of the same. Ranks nothing.
"""

from collections.abc import Sequence

from index.extract.period import Relation, find_periods, relate_periods
from qa.candidate import Passage
from qa.question import Question
from qa.rank import Ranked

_DEPTH = 10  # passages among which one of the time asked for is sought
# Share of the words covered by the best passage that one of the time asked for must cover to speak of the same.
_SAME_COVER = 0.8
_AGREES = frozenset({Relation.SAME, Relation.INSIDE})


def keep_asked_time(question: Question, found: Sequence[Ranked[Passage]]) -> Sequence[Ranked[Passage]]:
    """Leave out what is told of other times, where the best passage is.

    Parameters
    ----------
    question
        With the periods that it names.
    found
        Best first.

    Returns
    -------
    From the first passage of the time asked for on, without those of other times; all of `found` where there is none.
    """
    if not question.periods or not found or not _is_of_other_times(found[0].candidate.chunk.text, question):
        return found
    least = _SAME_COVER * found[0].features.get("around_cover", 0.0)
    for i, ranked in enumerate(found[:_DEPTH]):
        if ranked.features.get("around_cover", 0.0) >= least and _is_told_of(ranked.candidate.chunk.text, question):
            others = found[i + 1 :]
            return (ranked, *(each for each in others if not _is_of_other_times(each.candidate.chunk.text, question)))
    return found


def _is_told_of(text: str, question: Question) -> bool:
    return any(relation in _AGREES for relation in _relations(text, question))


def _is_of_other_times(text: str, question: Question) -> bool:
    relations = _relations(text, question)
    return bool(relations) and all(relation is Relation.DISJOINT for relation in relations)


def _relations(text: str, question: Question) -> list[Relation]:
    stated = [mention.notation for mention in find_periods(text)]
    return [relate_periods(asked, period) for asked in question.periods for period in stated]
