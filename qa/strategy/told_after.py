"""A figure that the sentence after the one that speaks of the question tells.

Of "Sở Vân Hà phạt xưởng muối. Số tiền là 25 triệu đồng." the second sentence answers for the first. The passages of a
question that no figure answers in, an answer with the figure of the sentence behind the best one out, or None. Says
nothing where that sentence is long: it speaks of something of its own.
"""

from index.document import BlockKind
from index.normalise import fold
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.compose.compose import compose_fact
from qa.rank.fact_features import is_of_another_kind
from qa.rank.ground import Ground, Sources, passage_confidence
from qa.rank.rank import lacks_subject
from qa.words.match import cover, split_tokens, token_set

_LEAST_COVER = 0.8  # of what is asked for, that both sentences hold with their headings
_LONGEST = 14  # words of a sentence that only goes on with the one before


def answer_told_after(ground: Ground, sources: Sources) -> Answer | None:
    """Answer with the one figure of what is asked that stands in the short sentence behind the best passage."""
    if not ground.passages or ground.passages[0].candidate.kind is BlockKind.TABLE:
        return None
    best = ground.passages[0]
    confidence = passage_confidence(ground.passages, sources.ranker)
    if confidence < sources.ranker.passage_threshold or lacks_subject(best.features):
        return None
    following = sources.following(best.candidate)
    if following is None or len(split_tokens(following.chunk.text)) > _LONGEST:
        return None
    if not _speak_of(ground, best.candidate, following):
        return None
    facts = facts_asked_for(ground, sources, following)
    named = [fact for fact in facts if fact.figure.unit and fold(fact.figure.unit) in fold(ground.question.reading)]
    facts = named or facts
    if len(facts) != 1 or facts_asked_for(ground, sources, best.candidate):
        return None
    return compose_fact(ground.question, facts[0], (), confidence)


def _speak_of(ground: Ground, one: Passage, other: Passage) -> bool:
    """Tell whether two sentences together hold what is asked for."""
    told = f"{one.title} {one.chunk.context} {one.chunk.text} {other.chunk.text}"
    return cover(ground.scene.terms, token_set(told)) >= _LEAST_COVER


def facts_asked_for(ground: Ground, sources: Sources, passage: Passage) -> list[Fact]:
    """Return the figures of a passage that are of the kind that is asked for, and of a time where one is asked for."""
    return [
        fact
        for fact in sources.passage_facts(passage)
        if not is_of_another_kind(ground.scene, fact) and (fact.figure.period or not ground.question.periods)
    ]
