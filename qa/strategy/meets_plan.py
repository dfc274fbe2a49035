"""A question whether something reached its plan in, the share of the plan that is stated out, with yes or not yet.

Gives way (None) where no share of the plan is stated of it surely enough: the sentence may say it in words.
"""

import re
from dataclasses import replace
from decimal import Decimal

from index.figure import Direction, Role
from index.normalise import fold
from qa.answer import Answer
from qa.choose.own_part import keep_own_part
from qa.compose.compose import compose_fact
from qa.question import Asked
from qa.rank.ground import Ground, Sources, fact_confidence
from qa.retrieve.siblings import updated
from qa.words.wording import PLAN

_REACHED = re.compile(rf"\b(?:dat|vuot|hoan thanh|du|bang|kip)\s+(?:\w+\s+){{0,2}}?{PLAN}\b")
_NOT_OF_SUBJECT = frozenset(
    ["dat", "vuot", "hoan", "thanh", "du", "bang", "kip", "ke", "hoach", "toan", "chi", "tieu", "muc", "chua"]
)
_WHOLE = Decimal(100)


def answer_meets_plan(ground: Ground, sources: Sources) -> Answer | None:
    """Say whether a plan is reached, with its share that is."""
    question = ground.question
    asked = _REACHED.search(fold(question.reading))
    if asked is None:
        return None
    words = frozenset(fold(asked.group()).split()) & _NOT_OF_SUBJECT
    share = replace(
        question,
        asked=Asked.PLAN_SHARE,
        roles=(Role.PLAN_SHARE,),
        direction=None,
        terms=tuple(term for term in question.terms if term not in words),
    )
    found = keep_own_part(sources.look(share), sources)
    found = replace(found, facts=tuple(each for each in found.facts if each.candidate.figure.role is Role.PLAN_SHARE))
    confidence = fact_confidence(found.facts, sources.ranker)
    if not found.facts or confidence < sources.ranker.fact_threshold:
        return None
    best = found.facts[0].candidate
    newer = updated(best, [*sources.block_facts(best), *(each.candidate for each in found.facts)])
    answer = compose_fact(question, newer or best, (), confidence)
    stated = (newer or best).figure
    number = stated.number
    reached = stated.direction is Direction.UP or number > _WHOLE or (number == _WHOLE and "vuot" not in words)
    return replace(answer, text=f"{'Có' if reached else 'Chưa'}: {answer.text[:1].lower()}{answer.text[1:]}")
