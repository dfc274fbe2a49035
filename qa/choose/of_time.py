"""Ranked passages in, those of the time that a question names out: what was done in 2013 is nothing of 2019.

Only where the best passage tells of other times, and one of the time asked for speaks of the same; a row that is named
by another time is told of that alone. Ranks nothing.
"""

import re
from collections.abc import Sequence
from datetime import date

from index.document import BlockKind
from index.extract.notation import period_bounds
from index.extract.period import Relation, find_periods, relate_periods
from index.normalise import fold
from qa.candidate import Passage
from qa.question import Question
from qa.rank.rank import Ranked

_DEPTH = 10  # passages among which one of the time asked for is sought
# Share of the words covered by the best passage that one of the time asked for must cover to speak of the same.
_SAME_COVER = 0.8
_AGREES = frozenset({Relation.SAME, Relation.INSIDE})
# Around a time that names a row: "Từ tháng 5/1975 trở đi".
_ONLY_TIME = re.compile(r"(?:\W|\d|tu|den|truoc|sau|tro|di|ve|nay|het|ngay|thang|quy|nam|giai doan|ky)*")
_ONWARDS = re.compile(r"\b(?:tro (?:di|ve sau)|den nay)\b|^\W*sau\b")
_BACKWARDS = re.compile(r"\btro ve truoc\b|^\W*truoc\b")


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


def is_row_of_other_time(question: Question, passage: Passage) -> bool:
    """Tell whether a row of a table is named by a time alone, and none that the question names falls into it."""
    if passage.kind is not BlockKind.TABLE or not question.periods:
        return False
    name = passage.chunk.text.rpartition(" › ")[2].partition(" | ")[0]
    told = find_periods(name)
    rest = name
    for mention in reversed(told):
        rest = f"{rest[: mention.span.start]} {rest[mention.span.end :]}"
    bounds = [each for mention in told if (each := period_bounds(mention.notation)) is not None]
    if not bounds or _ONLY_TIME.fullmatch(fold(rest)) is None:
        return False
    first, last = min(low for low, _ in bounds), max(high for _, high in bounds)
    if _ONWARDS.search(fold(name)):
        last = date.max
    elif _BACKWARDS.search(fold(name)):
        first = date.min
    asked = [each for period in question.periods if (each := period_bounds(period)) is not None]
    return bool(asked) and all(high < first or last < low for low, high in asked)


def _is_told_of(text: str, question: Question) -> bool:
    return any(relation in _AGREES for relation in _relations(text, question))


def _is_of_other_times(text: str, question: Question) -> bool:
    relations = _relations(text, question)
    return bool(relations) and all(relation is Relation.DISJOINT for relation in relations)


def _relations(text: str, question: Question) -> list[Relation]:
    stated = [mention.notation for mention in find_periods(text)]
    return [relate_periods(asked, period) for asked in question.periods for period in stated]
