"""A question for a level and how it moved in, one answer with both out: "đạt bao nhiêu, tăng bao nhiêu %".

Gives way (None) where the parts of the question name things of their own, or nothing is said of the level's move.
"""

from dataclasses import replace

from index.figure import Role
from qa.answer import Answer
from qa.compose import compose_fact
from qa.ground import Ground, Sources, fact_confidence
from qa.match import split_tokens
from qa.question import Asked
from qa.siblings import companions

# Words of an ask that names nothing of its own: "tăng bao nhiêu % so với cùng kỳ", "bằng bao nhiêu % dự toán".
_WORDS = """tăng giảm bằng đạt so với cùng kỳ năm trước ngoái kế hoạch dự toán phần trăm chiếm mức tỷ lệ được vượt hay
và còn thì ra sao như thế nào tổng của"""
_MOVE_WORDS = frozenset(split_tokens(_WORDS))


def answer_with_moves(ground: Ground, sources: Sources) -> Answer | None:
    """Give a level with its growth or its share of the plan, where both are asked of one thing in one breath."""
    question = ground.question
    if len(question.options) < 2 or any(set(split_tokens(each)) - _MOVE_WORDS for each in question.options[1:]):
        return None
    units = tuple(unit for unit in question.units if unit != "%")
    asked = replace(
        question, asked=Asked.LEVEL, roles=(Role.LEVEL, Role.COUNT), direction=None, units=units, options=()
    )
    found = sources.look(asked).facts
    confidence = fact_confidence(found, sources.ranker)
    if confidence < sources.ranker.fact_threshold:
        return None
    best = found[0].candidate
    also = companions(best, sources.block_facts(best))
    return compose_fact(question, best, also, confidence) if also else None
