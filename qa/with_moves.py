"""A question for a level and how it moved in, one answer with both out: "đạt bao nhiêu, tăng bao nhiêu %".

Gives way (None) where the parts of the question name things of their own, or nothing is said of the level's move.
"""

import re
from dataclasses import replace
from itertools import pairwise

from index.figure import Role, Status
from index.normalise import fold
from qa.answer import Answer
from qa.compose import compose_fact
from qa.ground import Ground, Sources, fact_confidence
from qa.match import split_tokens
from qa.question import Asked
from qa.siblings import companions, superseded, updated
from qa.wording import QUANTITY_WORD

# Words of an ask that names nothing of its own: "tăng bao nhiêu % so với cùng kỳ", "bằng bao nhiêu % dự toán".
_WORDS = """tăng giảm bằng đạt so với cùng kỳ năm trước ngoái kế hoạch dự toán phần trăm chiếm mức tỷ lệ được vượt hay
và còn thì ra sao như thế nào tổng của"""
_MOVE_WORDS = frozenset(split_tokens(_WORDS))
# As in: đạt bao nhiêu % kế hoạch và tăng bao nhiêu.
_MOVE_ASKED = re.compile(
    rf"\b(?:tang|giam|bang|dat|vuot|hoan thanh)\s+(?:duoc\s+|khoang\s+|hay giam\s+)?{QUANTITY_WORD}\b"
)
_PLAN = frozenset({("ke", "hoach"), ("du", "toan"), ("chi", "tieu"), ("muc", "tieu")})
_ASKED = re.compile(rf"\b{QUANTITY_WORD}\b")


def _asks_moves_alone(folded: str) -> bool:
    """Tell whether a question asks twice or more, each time how something moved or how much of its plan is done."""
    asked = _MOVE_ASKED.findall(folded)
    return len(asked) > 1 and len(asked) == len(_ASKED.findall(folded))


def _without_plan(terms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the terms without the plan that something is measured by: it names nothing that is looked for."""
    plan = {i for i, pair in enumerate(pairwise(terms)) if pair in _PLAN}
    return tuple(term for i, term in enumerate(terms) if not {i, i - 1} & plan)


def answer_with_moves(ground: Ground, sources: Sources) -> Answer | None:
    """Give a level with its growth or its share of the plan, where both are asked of one thing in one breath."""
    question = ground.question
    named = question.options[1:]
    moves_alone = bool(named) and not any(set(split_tokens(each)) - _MOVE_WORDS for each in named)
    if not moves_alone and not _asks_moves_alone(fold(question.reading)):
        return None
    units = tuple(unit for unit in question.units if unit != "%")
    asked = replace(
        question,
        asked=Asked.LEVEL,
        roles=(Role.LEVEL, Role.COUNT),
        direction=None,
        units=units,
        options=(),
        terms=_without_plan(question.terms),
    )
    found = sources.look(asked).facts
    confidence = fact_confidence(found, sources.ranker)
    if confidence < sources.ranker.fact_threshold:
        return None
    best = found[0].candidate
    near = sources.block_facts(best)
    if question.status is not Status.FIRST_REPORTED:
        newer = updated(best, [*near, *(ranked.candidate for ranked in found)])
        if newer is not None:
            best, near = newer, sources.block_facts(newer)
    also = companions(best, near)
    return compose_fact(question, best, also, confidence, old=superseded(best, near)) if also else None
