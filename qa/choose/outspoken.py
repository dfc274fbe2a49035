"""Ranked facts and passages in, whether other passages speak so much better of the question that the best fact is none.

Among many documents some figure always shares a few words with a question. Where another document speaks of the very
thing and states no such figure, that figure is of something else.
"""

from collections.abc import Sequence

from qa.candidate import Passage
from qa.rank.ground import Deferred, Ground
from qa.rank.rank import Ranked
from qa.words.asked_time import asked_years, years_in

# Of the confidence that a fact needs beyond the threshold: for each share of the question's rarity that another passage
# holds more of, and for each point of score by which the best passage of all leads that of the fact's own document.
_PER_COVER, _PER_POINT = 0.2, 0.1
_EVEN = 0.5  # points of score by which passages of two documents differ by chance
_MOST = 0.4


def is_outspoken(ground: Ground, spare: float) -> bool:
    """Tell whether a best fact is doubted for what other passages say.

    Parameters
    ----------
    ground
        What was found; its facts are not empty.
    spare
        How far the confidence in the best fact lies above the threshold.
    """
    if spare >= _MOST:
        return False
    best = ground.facts[0]
    document = best.candidate.passage.document_id
    passages = _of_asked_years(ground, own=document)
    own = next((each.score for each in passages if each.candidate.document_id == document), None)
    if own is None:
        return False
    lead = max(passages[0].score - own - _EVEN, 0.0)
    covered = best.features.get("around_cover", 1.0)

    def is_less(most: float) -> bool:
        """Tell whether too little is to spare where so much of the question is covered elsewhere."""
        return spare < min(_MOST, _PER_COVER * max(most - covered, 0.0) + _PER_POINT * lead)

    # Most are told apart without a look at all passages.
    return is_less(1.0) and (
        is_less(covered) or is_less(max(each.features.get("around_cover", 0.0) for each in passages))
    )


def _of_asked_years(ground: Ground, *, own: int) -> Sequence[Ranked[Passage]]:
    """Return the passages but those elsewhere that name other years than asked: what these say doubts no figure."""
    years = asked_years(ground.question.periods)
    if not years:
        return ground.passages
    return Deferred(
        lambda: (
            each
            for each in ground.passages
            if each.candidate.document_id == own or not _is_of_other_year(each.candidate, years)
        )
    )


def _is_of_other_year(passage: Passage, years: frozenset[str]) -> bool:
    told = years_in(f"{passage.period} {passage.title} {passage.chunk.context} {passage.chunk.text}")
    return bool(told) and years.isdisjoint(told)
