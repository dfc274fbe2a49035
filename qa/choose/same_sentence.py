"""Ranked facts in, the same with that figure of the best one's sentence first which the question means, out.

"16 dự án được cấp phép và 32 dự án đã hoàn thành": what tells one count from the other may stand behind it, where the
ranker looks least. Where nothing tells two figures of a sentence apart, both are meant.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.normalise import fold
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked
from qa.retrieve.siblings import is_rival
from qa.words.match import STOP_SYLLABLES, split_tokens

_DEPTH = 12  # ranked facts among which those of the sentence are sought
_CLOSE = 1.0  # points of score by which the words behind may be made up for
_CLOSE_BY_VERB = 2.0  # points of score by which the verb may be
_EVEN = 0.02
# "còn nợ bao nhiêu", "giải quyết xong mấy đơn": what was done; being and having tell nothing apart.
_DONE = re.compile(
    r"(?<!\w)(?!(?:co|la|dat|bang|gom|o|con|khoang|tang|giam|so|cua|trong|voi)\s)(?P<verb>[^\W\d_]+)"
    r"(?: (?:duoc|xong|het|ra|tong cong|tat ca|ca thay|toi|den))* (?:bao nhieu|may)(?!\w)"
)
_MOST_MEANT = 3
_TIMES = re.compile(r"\s*[x×]\s*")
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


def prefer_done(ground: Ground, _: Sources) -> Ground:
    """Put first the figure behind the best one, in its sentence and unit, that alone is told by the asked verb.

    "Thu 129 tỷ, chi 397 tỷ, còn nợ 124 tỷ": of what is owed the last one is told, though the first has all other words.
    """
    found = _DONE.search(fold(ground.question.reading)) if ground.facts else None
    if found is None or found["verb"] not in ground.scene.terms.weights:
        return ground
    best, verb = ground.facts[0], found["verb"]
    if verb in _words_at(best.candidate):
        return ground
    done = [
        ranked
        for ranked in _of_sentence(best, ground.facts)
        if ranked.candidate.figure.base_unit == best.candidate.figure.base_unit
        and ranked.candidate.figure.span > best.candidate.figure.span
        and ranked.score > best.score - _CLOSE_BY_VERB
        and verb in split_tokens(f"{ranked.candidate.figure.indicator} {ranked.candidate.clause}")
    ]
    if not done:
        return ground
    first = min(done, key=lambda ranked: ranked.candidate.figure.span)
    told_apart = replace(first, score=best.score + 2 * _EVEN)
    return replace(ground, facts=(told_apart, *(each for each in ground.facts if each is not first)))


def all_meant(facts: Sequence[Ranked[Fact]]) -> tuple[Fact, ...]:
    """Return the figures of the best one's sentence that nothing asked tells from it, with it, in source order.

    () where there are none besides it, or too many to be told in one answer.
    """
    best = facts[0]
    even = [
        each
        for each in _of_sentence(best, facts)
        if abs(each.score - best.score) < _EVEN or _is_across(best.candidate, each.candidate)
    ]
    if not 0 < len(even) < _MOST_MEANT:
        return ()
    return tuple(sorted((best.candidate, *(each.candidate for each in even)), key=lambda fact: fact.figure.span))


def _is_across(fact: Fact, other: Fact) -> bool:
    """Tell whether a figure gives the other side of a size: "3.300 m x 45 m"."""
    return fact.figure.base_unit == other.figure.base_unit and any(
        _TIMES.fullmatch(one.behind[: max(two.figure.span.start - one.figure.span.end, 0)]) is not None
        for one, two in ((fact, other), (other, fact))
    )


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
