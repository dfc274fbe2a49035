"""A question that asks for a value and for its place in an order in, both facts of one passage out.

"Đạt bao nhiêu điểm và xếp thứ mấy": the value is looked up by what is left of the question without the place. Gives way
(None) where no passage states both.
"""

from qa.analyse.analyse import read_question
from qa.analyse.order import without_position
from qa.answer import Answer
from qa.candidate import Fact
from qa.compose.compose import compose_facts
from qa.question import Extreme
from qa.rank.ground import Ground, Sources, fact_confidence
from qa.rank.rank import Ranked


def answer_with_place(ground: Ground, sources: Sources) -> Answer | None:
    """Answer with the value and with its place, where the question asks for both and one sentence or row tells both."""
    question = ground.question
    rest = without_position(question.reading)
    if question.order is None or question.order.extreme is not Extreme.POSITION or not rest or not ground.facts:
        return None
    found = sources.look(read_question(rest))
    place = ground.facts[0].candidate
    # Best of its own passage; others of it tell of something else.
    beside = [each for each in found.facts if _is_beside(each, place)]
    confidence = min(fact_confidence(ground.facts, sources.ranker), fact_confidence(found.facts, sources.ranker))
    if not beside or confidence < sources.ranker.fact_threshold:
        return None
    return compose_facts(question, [beside[0].candidate, place], confidence)


def _is_beside(ranked: Ranked[Fact], place: Fact) -> bool:
    fact = ranked.candidate
    return fact.passage.chunk_id == place.passage.chunk_id and fact.place != place.place
