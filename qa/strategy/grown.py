"""Passages that do not say it all, each grown by what those beside it tell: its reason, its date, whom it speaks of.

Ranked passages in, the same ones out, some of them longer. Leaves none out and writes no answer.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice

from index.document import Span
from qa.candidate import Passage
from qa.compose.compose import leans_on_context
from qa.rank.ground import Deferred, Ground, Sources
from qa.rank.rank import Ranked
from qa.retrieve.continuation import announcement, line_above, reason_after

_DEPTH = 10  # passages that a reason is looked for behind
_NAMED_DEPTH = 5  # passages of which the name may stand in a sentence before
_MOST_BEFORE = 3  # sentences before one, among which a name is looked for


def with_reasons(found: Sequence[Ranked[Passage]], sources: Sources) -> Sequence[Ranked[Passage]]:
    """Let each of the best passages that is followed by its reason answer together with it."""
    worth = sources.ranker.passages.weights.get("cue", 0.0)
    grown: list[Ranked[Passage]] = []
    for ranked in found[:_DEPTH]:
        passage = ranked.candidate
        reason = None if ranked.features.get("cue") else reason_after(passage, sources.beside(passage))
        both = None if reason is None else join_passages(passage, reason, sources)
        if both is not None:
            features = {**ranked.features, "cue": 1.0}
            ranked = Ranked(candidate=both, features=features, score=ranked.score + worth)  # noqa: PLW2901
        grown.append(ranked)
    return _with_rest(sorted(grown, key=lambda ranked: -ranked.score), found)


def with_announced_dates(ground: Ground, found: Sequence[Ranked[Passage]]) -> Sequence[Ranked[Passage]]:
    """Let each of the best items answer whose list is announced with the date: "hết hiệu lực từ ngày 1/1: ..."."""
    grown = [
        replace(each, features={**each.features, "cue": 1.0})
        if not each.features.get("cue") and ground.scene.shape.fit(announcement(each.candidate))
        else each
        for each in found[:_NAMED_DEPTH]
    ]
    return _with_rest(grown, found)


def with_whom(ground: Ground, sources: Sources) -> Sequence[Ranked[Passage]]:
    """Let each of the best passages that speaks of "Ông ..." answer together with the sentences that name him."""
    worth = sources.ranker.passages.weights.get("cue", 0.0)
    grown: list[Ranked[Passage]] = []
    for ranked in ground.passages[:_NAMED_DEPTH]:
        passage = ranked.candidate
        fit = ranked.features.get("cue", 0.0)
        if fit < 1 and leans_on_context(passage):
            passage = since_named(passage, sources)
            more = ground.scene.shape.fit(passage.source_text) - fit
            if more > 0:
                features = {**ranked.features, "cue": fit + more}
                ranked = Ranked(candidate=passage, features=features, score=ranked.score + more * worth)  # noqa: PLW2901
        grown.append(ranked)
    return _with_rest(sorted(grown, key=lambda ranked: -ranked.score), ground.passages)


def since_named(passage: Passage, sources: Sources) -> Passage:
    """Return a passage grown by the sentences before it up to one that leans on none before."""
    for _ in range(_MOST_BEFORE):
        if not leans_on_context(passage):
            break
        passage = sources.with_previous(passage)
    return passage


def announces_date(ground: Ground, passage: Passage, sources: Sources) -> Passage | None:
    """Return the line that announces an item and tells the date that the item does not tell."""
    line = announcement(passage)
    if not line or not ground.scene.shape.fit(line) or ground.scene.shape.fit(passage.chunk.text):
        return None
    return line_above(passage, sources.beside(passage))


def _with_rest(first: Sequence[Ranked[Passage]], found: Sequence[Ranked[Passage]]) -> Sequence[Ranked[Passage]]:
    """Return some passages that stand for as many best ones, and then the others."""
    return Deferred(lambda: chain(first, islice(found, len(first), None)))


def join_passages(first: Passage, last: Passage, sources: Sources) -> Passage | None:
    """Return the passage that reaches from one to another."""
    return sources.papers.passage_at(first.document_id, Span(first.span.start, last.span.end))
