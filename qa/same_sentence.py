"""Ranked facts in, the same with that figure of the best one's sentence first which the question means, out.

"16 dự án được cấp phép và 32 dự án đã hoàn thành": what tells one count from the other may stand behind it, where the
ranker looks least. Where nothing tells two figures of a sentence apart, both are meant.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.candidate import Fact
from qa.ground import Ground, Sources
from qa.match import STOP_SYLLABLES, split_tokens
from qa.rank import Ranked
from qa.siblings import is_rival

_DEPTH = 12  # ranked facts among which those of the sentence are sought
_CLOSE = 1.0  # points of score by which the words behind may be made up for
_EVEN = 0.02
_MOST_MEANT = 3
_NEXT = re.compile(r"\d|[,;.:()]| và ")


def prefer_told_behind(ground: Ground, _: Sources) -> Ground:
    """Put first the figure of the best one's sentence, in its unit, behind which stands what is asked and it lacks.

    Only where something else stands behind the best one, which is not asked: it is told of that.
    """
    if not ground.facts:
        return ground
    best = ground.facts[0]
    asked = ground.scene.terms.weights.keys()
    lacking = asked - _words_at(best.candidate)
    if not lacking or not _behind(best.candidate) - asked - STOP_SYLLABLES:
        return ground
    for ranked in _of_sentence(best, ground.facts):
        fact = ranked.candidate
        alike = fact.figure.base_unit == best.candidate.figure.base_unit and ranked.score > best.score - _CLOSE
        if alike and not lacking.isdisjoint(_behind(fact)):
            first = replace(ranked, score=best.score + 2 * _EVEN)  # it is told apart
            return replace(ground, facts=(first, *(each for each in ground.facts if each is not ranked)))
    return ground


def all_meant(facts: Sequence[Ranked[Fact]]) -> tuple[Fact, ...]:
    """Return the figures of the best one's sentence that nothing asked tells from it, with it, in source order.

    () where there are none besides it, or too many to be told in one answer.
    """
    best = facts[0]
    even = [each for each in _of_sentence(best, facts) if abs(each.score - best.score) < _EVEN]
    if not 0 < len(even) < _MOST_MEANT:
        return ()
    return tuple(sorted((best.candidate, *(each.candidate for each in even)), key=lambda fact: fact.figure.span))


def _of_sentence(best: Ranked[Fact], facts: Sequence[Ranked[Fact]]) -> list[Ranked[Fact]]:
    """Return the other figures of the best one's role and place that its sentence tells; none of a row of a table."""
    own = best.candidate
    if own.figure.row is not None:
        return []
    return [
        each
        for each in facts[1:_DEPTH]
        if each.candidate.passage.chunk_id == own.passage.chunk_id
        and each.candidate.figure.role is own.figure.role
        and each.candidate.figure.territory == own.figure.territory
        and is_rival(own, each.candidate)
    ]


def _words_at(fact: Fact) -> frozenset[str]:
    """Return the folded words that name a figure or stand beside it."""
    figure = fact.figure
    return frozenset(split_tokens(f"{figure.indicator} {figure.parent or ''} {fact.clause}")) | _behind(fact)


def _behind(fact: Fact) -> frozenset[str]:
    """Return the folded words behind a figure, up to the next one or the end of its clause."""
    end = _NEXT.search(fact.behind)
    return frozenset(split_tokens(fact.behind[: end.start()] if end is not None else fact.behind))
