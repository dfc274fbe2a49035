"""Ranked candidates in, the kind of answer that the question asks for out - or a refusal.

One function a kind: a single figure, a comparison, an order, a breakdown, a computation, a sentence. A kind that
lacks what it needs gives way to the plain one; the plain one refuses when its confidence is below the threshold.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from index.extract.unit import base_of
from index.figure import Role, Status
from index.normalise import fold
from qa.about_document import answer_about_document
from qa.answer import Answer
from qa.answer_sentence import answer_sentence
from qa.by_period import answer_difference
from qa.candidate import Fact
from qa.compose import MOST_NUMBERS, compose_fact, compose_facts, compose_refusal
from qa.compute import plan_of
from qa.contrast import PAIR_DEPTH, answer_comparison
from qa.derived import answer_derived
from qa.ground import Ground, Sources, fact_confidence, passage_confidence
from qa.match import split_tokens
from qa.named_parts import named_parts
from qa.operate import answer_computation, compose_computed
from qa.outspoken import is_outspoken
from qa.own_document import prefer_own_document
from qa.own_place import keep_own_place
from qa.phrase import ask_for
from qa.question import Asked, Quantity
from qa.rank import Ranked, Ranker
from qa.ranking import answer_order, keep_stated
from qa.siblings import companions, contradicting, other_readings, peers, plan_share_of, superseded, updated
from qa.together import find_together
from qa.which_place import ask_which_place
from qa.with_moves import answer_with_moves

MOST_CHOICES = 3  # other periods or territories offered beside an answer
SENTENCE_KINDS = frozenset({Asked.ENTITY, Asked.LIST, Asked.WHY, Asked.DATE, Asked.DEFINITION})
_PLAN = re.compile(r"\b(?:ke hoach|du toan)\b")
# "đạt bao nhiêu % kế hoạch", "vượt kế hoạch", "so với kế hoạch": the plan is what something is measured by.
_NOT_THE_PLAN = re.compile(
    r"%|phan tram|(?:so voi|vuot|dat|bang|thuc hien|trong) (?:\w+ ){0,2}(?:ke hoach|du toan)"
    r"|(?:ke hoach|du toan) .*\b(?:dat|thuc hien)"
)
_WHERE_STATED = re.compile(
    r"\b(?:o dau|cho nao|doan nao|muc nao|trang nao|tai lieu nao|bao cao nao)\b.*\b(?:noi|neu|ghi|viet|nhac|co)\b"
)
Strategy = Callable[[Ground, Sources], Answer | None]


def answer_from(ground: Ground, sources: Sources) -> Answer:
    """Answer, or refuse with the nearest passages."""
    about = answer_about_document(ground.question, sources.papers, nearest=ground.nearest)
    if about is not None:
        return about
    strategy = _STRATEGIES.get(ground.question.asked)
    answer = strategy(ground, sources) if strategy is not None else None
    if answer is None and ground.question.asked in SENTENCE_KINDS:
        answer = answer_sentence(ground, sources)
    elif answer is None:
        ground = prefer_own_document(keep_own_place(keep_stated(ground)))
        answer = (
            _answer_figure(ground, sources) or answer_difference(ground, sources) or answer_derived(ground, sources)
        )
    if answer is not None:
        return answer
    confidence = max(fact_confidence(ground.facts, sources.ranker), passage_confidence(ground.passages, sources.ranker))
    return compose_refusal(ground.question, ground.nearest, 1 - confidence)


def _answer_figure(ground: Ground, sources: Sources) -> Answer | None:
    confidence = fact_confidence(ground.facts, sources.ranker)
    if confidence < sources.ranker.fact_threshold or is_outspoken(ground, confidence - sources.ranker.fact_threshold):
        return None
    best = ground.facts[0].candidate
    near = sources.block_facts(best)
    if ground.question.status is not Status.FIRST_REPORTED:
        # A figure that was corrected is never given alone.
        newer = updated(best, [*near, *(ranked.candidate for ranked in ground.facts)])
        if newer is not None:
            best, near = newer, sources.block_facts(newer)
    which = ask_which_place(ground, confidence)
    if which is not None:
        return which
    plan = _implied_plan(ground, best, near, confidence)
    if plan is not None:
        return plan
    answer = compose_fact(ground.question, best, companions(best, near), confidence, old=superseded(best, near))
    rival = contradicting(best, [ranked.candidate for ranked in ground.facts[:PAIR_DEPTH]])
    if rival is not None:
        answer = compose_facts(ground.question, [best, rival], confidence, lead="Các tài liệu nêu khác nhau: ")
    others = other_readings(best, [ranked.candidate for ranked in ground.facts[:PAIR_DEPTH]])
    offered = dict.fromkeys(ask_for(other.figure) for other in others)
    offered.pop(ask_for(best.figure), None)
    return replace(answer, choices=tuple(offered)[:MOST_CHOICES])


def _implied_plan(ground: Ground, best: Fact, near: Sequence[Fact], confidence: float) -> Answer | None:
    """Compute the plan where the plan is asked and only the level and its share of the plan are stated."""
    figure = best.figure
    if not _PLAN.search(fold(ground.question.reading)) or _NOT_THE_PLAN.search(fold(ground.question.reading)):
        return None
    if figure.role not in {Role.LEVEL, Role.COUNT} or figure.status is Status.TARGET:
        return None
    plan_share = plan_share_of(best, near)
    if plan_share is None:
        return None
    stated = _stated_plan(ground, best, plan_share)
    if stated is not None:
        return compose_fact(ground.question, stated, (), confidence)
    return compose_computed(ground, [best, plan_share], plan_of(figure, plan_share.figure), confidence)


def _stated_plan(ground: Ground, level: Fact, plan_share: Fact) -> Fact | None:
    """Return the figure that states the plan which level and share imply, within what rounding of the share allows."""
    share = plan_share.figure.number
    if not share:
        return None
    # Half a unit of the last digit of the share.
    half = Decimal(5).scaleb(int(share.as_tuple().exponent) - 1)
    least, most = (level.figure.value / (share + edge) * 100 for edge in (half, -half))
    words = set(split_tokens(level.figure.indicator))
    for ranked in ground.facts:
        figure = ranked.candidate.figure
        if (
            figure.base_unit == level.figure.base_unit
            and least <= figure.value <= most
            and words & set(split_tokens(figure.indicator))
        ):
            return ranked.candidate
    return None


def _answer_entity(ground: Ground, sources: Sources) -> Answer | None:
    """Say where a number that the question gives is stated."""
    question = ground.question
    if not question.numbers or not _WHERE_STATED.search(fold(question.reading)):
        return None
    found = [fact for passage in ground.passages for fact in sources.passage_facts(passage.candidate)]
    stating = [fact for fact in found if any(_states(fact, quantity) for quantity in question.quantities)]
    if not stating:
        return None
    return compose_facts(question, stating[:MOST_CHOICES], 1.0)


def _states(fact: Fact, quantity: Quantity) -> bool:
    """Tell whether a figure is the given number in the given unit, or in any where none is given."""
    base, factor = base_of(quantity.unit) if quantity.unit else ("", Decimal(1))
    if not base:
        return quantity.number == fact.figure.number or quantity.number * factor == fact.figure.value
    return fact.figure.base_unit == base and fact.figure.value == quantity.number * factor


def _answer_yes_no(ground: Ground, sources: Sources) -> Answer | None:
    """Say yes or no where a direction was asked about; otherwise let the proving sentence speak."""
    question = ground.question
    if question.direction is not None and ground.facts:
        asked = replace(question, asked=Asked.GROWTH, roles=(Role.GROWTH, Role.CHANGE), direction=None)
        found = sources.look(asked)
        moving = [ranked for ranked in found.facts if ranked.candidate.figure.role in asked.roles]
        confidence = fact_confidence(moving, sources.ranker)
        if moving and confidence >= sources.ranker.fact_threshold:
            fact = moving[0].candidate
            answer = compose_fact(question, fact, (), confidence)
            agrees = fact.figure.direction is question.direction
            said = answer.text[0].lower() + answer.text[1:] if not fact.figure.indicator[:2].isupper() else answer.text
            return replace(answer, text=f"{'Có' if agrees else 'Không'}, {said}")
    return answer_sentence(ground, sources)


def _answer_breakdown(ground: Ground, sources: Sources) -> Answer | None:
    """Give all parts beside the best fact; when several units are asked, the best fact of each."""
    question = ground.question
    confidence = fact_confidence(ground.facts, sources.ranker)
    if confidence < sources.ranker.fact_threshold / 2:
        return None
    best = ground.facts[0].candidate
    told = answer_with_moves(ground, sources)
    if told is not None:
        return told
    named = find_together(ground, sources.ranker) or named_parts(ground, sources, confidence)
    if named is not None:
        return compose_facts(question, *named)
    parts = peers(best, sources.block_facts(best))
    confidence = _confidence_beside(parts, ground.facts, sources.ranker)
    if confidence < sources.ranker.fact_threshold:
        return None
    parts = tuple(part for part in parts if part.figure.number not in question.numbers)
    if len(parts) < 2 or len(parts) > 3 * MOST_NUMBERS:
        return None
    return compose_facts(question, parts, confidence)


def _confidence_beside(parts: Sequence[Fact], facts: Sequence[Ranked[Fact]], ranker: Ranker) -> float:
    """Return the confidence in the best fact, where facts that belong to one answer with it are no rivals of it."""
    own = {part.place for part in parts}
    rivals = [each for each in facts[1:] if each.candidate.place not in own]
    return fact_confidence([*facts[:1], *rivals], ranker)


_STRATEGIES: dict[Asked, Strategy] = {
    Asked.COMPARISON: answer_comparison,
    Asked.RANKING: answer_order,
    Asked.BREAKDOWN: _answer_breakdown,
    Asked.COMPUTATION: answer_computation,
    Asked.YES_NO: _answer_yes_no,
    Asked.ENTITY: _answer_entity,
}
