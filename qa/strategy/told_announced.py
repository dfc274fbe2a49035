"""A figure that the line above a list tells of each of its items: "Phạt tiền từ 5 đến 7 triệu đồng: a) ...; b) ...".

The passages of a question that no figure answers in, an answer with the figure of the line that announces the best one
out, or None. Reads no lists: which line announces an item is told by its context.
"""

from qa.answer import Answer
from qa.candidate import Passage
from qa.compose.compose import compose_facts
from qa.rank.ground import Ground, Sources, passage_confidence
from qa.rank.rank import lacks_subject
from qa.retrieve.continuation import announcement, line_above
from qa.strategy.told_after import facts_asked_for
from qa.words.match import cover, token_set

_LEAST_COVER = 0.8  # of what is asked for, that the item holds with its headings
_OWN_SHARE = 0.5  # of what is asked for, that the item itself holds


def answer_told_announced(ground: Ground, sources: Sources) -> Answer | None:
    """Answer with the one figure of what is asked that the line announcing the best passage tells."""
    best = ground.passages[0] if ground.passages else None
    if best is None or not announcement(best.candidate) or lacks_subject(best.features):
        return None
    confidence = passage_confidence(ground.passages, sources.ranker)
    if confidence < sources.ranker.passage_threshold or not _speaks_of_it(ground, best.candidate):
        return None
    line = line_above(best.candidate, sources.beside(best.candidate))
    if line is None or facts_asked_for(ground, sources, best.candidate):
        return None
    facts = facts_asked_for(ground, sources, line)
    return compose_facts(ground.question, facts, confidence, beside=(best.candidate,)) if len(facts) == 1 else None


def _speaks_of_it(ground: Ground, passage: Passage) -> bool:
    """Tell whether an item holds half of what is asked for, and nearly all with what it stands under."""
    terms, chunk = ground.scene.terms, passage.chunk
    own = cover(terms, token_set(chunk.text))
    return (
        own >= _OWN_SHARE and cover(terms, token_set(f"{passage.title} {chunk.context} {chunk.text}")) >= _LEAST_COVER
    )
