"""The order of the learned ranker, corrected by a cross-encoder where one is set (off by default).

The cross-encoder reads the question with each of the best passages; a passage, and every fact of it, loses points for
being less relevant than the most relevant one. Nothing gains: a confidence is never raised by it. After Nogueira and
Cho, "Passage Re-ranking with BERT" (2019), but blended, since figures are told apart by what no text model reads well.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from index.embed import Reranker
from qa.candidate import Fact, Passage
from qa.rank.ground import Ground
from qa.rank.rank import Ranked

# How many passages are read, and how many of the best facts may bring theirs.
DEPTH = 30
FACT_DEPTH = 10
# Points that a passage of no relevance loses: about what the strongest feature of the ranker weighs.
POINTS = 2.0
T = TypeVar("T", Fact, Passage)


def rerank(ground: Ground, reranker: Reranker) -> Ground:
    """Return a ground with its facts and passages in the blended order.

    Parameters
    ----------
    ground
        What was found, in the learned order; may be empty.
    reranker
        Reads at most ``DEPTH + FACT_DEPTH`` passages with their headings.

    Returns
    -------
    The same candidates with the same features; scores are lower or equal, ties keep the learned order.
    """
    read = {ranked.candidate.chunk_id: ranked.candidate for ranked in ground.passages[:DEPTH]}
    for fact in ground.facts[:FACT_DEPTH]:
        read.setdefault(fact.candidate.passage.chunk_id, fact.candidate.passage)
    if not read:
        return ground
    texts = [f"{passage.chunk.context}\n{passage.chunk.text}".strip() for passage in read.values()]
    relevance = reranker.score(ground.question.reading, texts).tolist()
    best = max(relevance)
    lost = {chunk: POINTS * (best - each) for chunk, each in zip(read, relevance, strict=True)}
    # What was not read stood behind all that was, and must not overtake it now.
    rest = max(lost.values())
    return replace(
        ground,
        facts=_reorder(ground.facts, [lost.get(fact.candidate.passage.chunk_id, rest) for fact in ground.facts]),
        passages=_reorder(ground.passages, [lost.get(each.candidate.chunk_id, rest) for each in ground.passages]),
    )


def _reorder(ranked: Sequence[Ranked[T]], lost: Sequence[float]) -> tuple[Ranked[T], ...]:
    scored = [replace(each, score=each.score - points) for each, points in zip(ranked, lost, strict=True)]
    return tuple(sorted(scored, key=lambda each: -each.score))
