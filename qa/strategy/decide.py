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
from qa.answer import Answer
from qa.candidate import Fact
from qa.choose.asked_noun import counts_another, lacks_counted
from qa.choose.comprises import tells_parts
from qa.choose.filters import filter_facts
from qa.choose.grouped_row import names_group
from qa.choose.narrowing import is_of_wider
from qa.choose.outspoken import is_outspoken
from qa.choose.same_sentence import all_meant
from qa.choose.told_twice import in_asked_unit
from qa.compose.compose import compose_fact, compose_facts, compose_refusal
from qa.compose.converted import with_asked_unit
from qa.compose.listed_values import listed_with
from qa.compose.suggestion import ask_for, reads_well
from qa.compose.told_elsewhere import cite_elsewhere
from qa.question import Asked, Operation, Quantity, Question
from qa.rank.ground import Ground, Sources, fact_confidence, passage_confidence
from qa.retrieve.siblings import (
    brought_to,
    companions,
    contradicting,
    other_readings,
    reached,
    superseded,
    updated,
)
from qa.strategy.about_document import answer_about_document
from qa.strategy.answer_sentence import answer_sentence
from qa.strategy.at_place import answer_at_place
from qa.strategy.bare_row import answer_bare_row
from qa.strategy.both_named import answer_both, answer_share
from qa.strategy.breakdown import answer_breakdown
from qa.strategy.card import answer_card, answer_cards
from qa.strategy.compared_cards import add_cards, compare_cards
from qa.strategy.contrast import PAIR_DEPTH, answer_comparison
from qa.strategy.derived import answer_derived
from qa.strategy.implied_plan import answer_implied_plan
from qa.strategy.item_list import add_items
from qa.strategy.lead import answer_lead
from qa.strategy.list_answer import answer_how, answer_list
from qa.strategy.manner import answer_manner, is_unlikely_manner
from qa.strategy.meets_bound import answer_meets_bound
from qa.strategy.meets_plan import answer_meets_plan
from qa.strategy.named_items import answer_named_items
from qa.strategy.of_both import telling_of_both
from qa.strategy.operate import answer_computation, answer_difference, multiply_rate
from qa.strategy.per_each import answer_each, is_total
from qa.strategy.ranking import answer_order
from qa.strategy.restated import answer_restated
from qa.strategy.the_rest import answer_rest
from qa.strategy.told_after import answer_told_after
from qa.strategy.told_announced import answer_told_announced
from qa.strategy.told_below import answer_told_below
from qa.strategy.which_place import ask_which_place
from qa.strategy.with_place import answer_with_place
from qa.strategy.within_bound import answer_within_bound

MOST_CHOICES = 3  # other periods or territories offered beside an answer
SURE = 0.25  # below it, more of the nearest documents is looked at
# Of 682 right answers of the sets two lack what narrows their noun, and both are surer than this.
_SURE_OF_NOUN = 0.6
SENTENCE_KINDS = frozenset({Asked.ENTITY, Asked.LIST, Asked.WHY, Asked.DATE, Asked.DEFINITION})
# What was before is asked for, not what it has come to.
_FORMER = re.compile(
    r"\btu (?:muc )?(?:bao|may|nao)\b|\btruoc\b|\bcu\b|\bban dau\b|\bdau tien\b|\bbao nhieu\b.*\b(?:len|xuong|con)\b"
)
# How many there are, rather than how many were added.
_HAS = re.compile(r"^(?!.*\b(?:duoc|moi|them|bo sung|trong (?:ky|quy|thang|nam))\b).*\b(?:co|tong so|tong cong)\b")
# "các mức thuế suất": all values of a list are asked for.
_OF_ALL = re.compile(r"(?<!\w)(?:các|những|gồm|lần lượt)(?!\w)", re.IGNORECASE)
_OF_EACH = re.compile(r"(?<!\w)(?<!đã )(?<!chưa )từng\s+(?!(?:bước|là|được|có|đạt|phần|lần)(?!\w))", re.IGNORECASE)
_AMOUNTS = frozenset({Role.LEVEL.value, Role.COUNT.value, Role.TARGET.value})
_WHERE_STATED = re.compile(
    r"\b(?:o dau|cho nao|doan nao|muc nao|trang nao|tai lieu nao|bao cao nao)\b.*\b(?:noi|neu|ghi|viet|nhac|co)\b"
)
Strategy = Callable[[Ground, Sources], Answer | None]


def answer_from(ground: Ground, sources: Sources) -> Answer:
    """Answer, or refuse with the nearest passages."""
    about = answer_about_document(ground.question, sources.papers, nearest=ground.nearest)
    if about is not None:
        return about
    carded = next(filter(None, (answers(ground, sources) for answers in _OF_CARDS)), None)
    if carded is not None:
        return carded
    strategy = _STRATEGIES.get(ground.question.asked)
    answer = answer_within_bound(ground, sources) or (strategy(ground, sources) if strategy is not None else None)
    answer = answer or answer_manner(ground, sources)
    if answer is None and ground.question.asked in SENTENCE_KINDS:
        answer = answer_sentence(ground, sources)
    elif answer is None and (told := telling_of_both(ground)) is not None:
        ground = filter_facts(told, sources)
        answer = next(filter(None, (answers(ground, sources) for answers in _OF_FIGURES)), None)
        if answer is not None and is_unlikely_manner(ground.question, answer):
            answer = None
    if answer is not None and _tells_all(ground.question, answer) and not counts_another(ground.question, answer):
        return answer
    confidence = max(fact_confidence(ground.facts, sources.ranker), passage_confidence(ground.passages, sources.ranker))
    return compose_refusal(ground.question, ground.nearest, 1 - confidence)


def _tells_all(question: Question, answer: Answer) -> bool:
    """Tell whether an answer tells several things where they are asked for: of "từng huyện" one figure is of none."""
    if question.asked is Asked.LIST:
        return tells_parts(question.reading, answer)
    order = question.order
    if order is not None and 1 < order.count > len(answer.figures):
        return False  # of "ba huyện đông dân nhất" one alone
    if question.asked is Asked.BREAKDOWN and lacks_counted(question, answer):
        return False
    each = question.asked is Asked.BREAKDOWN and _OF_EACH.search(question.reading) is not None
    return not each or len([figure for figure in answer.figures if figure.role in _AMOUNTS]) != 1


def is_decided(question: Question, by_words: Answer) -> bool:
    """Tell whether what words alone found stands, so that no vector of the question is made, which takes longer.

    Only a sentence that is refused may be told with other words than it is asked with. What the words of its passage do
    not let answer as a figure, no vector makes answer. Of 1,432 gold questions 1,041 were answered right and 76 wrong
    with vectors for such sentences alone; 1,039 and 75 with them for unsure figures too, 1,033 and 79 for all.
    """
    return by_words.answered or (question.asked not in SENTENCE_KINDS and question.asked is not Asked.YES_NO)


def _is_given(question: Question, fact: Fact) -> bool:
    """Tell whether the question gives a figure itself: who is 17 asks for something else than 17 years."""
    return any(quantity.unit and _states(fact, quantity) for quantity in question.quantities)


def _answer_figure(ground: Ground, sources: Sources) -> Answer | None:
    confidence = fact_confidence(ground.facts, sources.ranker)
    if confidence < sources.ranker.fact_threshold or is_outspoken(ground, confidence - sources.ranker.fact_threshold):
        return None
    best = ground.facts[0].candidate
    near = sources.block_facts(best)
    listed = listed_with(best, near)
    wider = confidence < _SURE_OF_NOUN and is_of_wider(ground.scene, best)
    all_asked = any(words.search(ground.question.reading) for words in (_OF_ALL, _OF_EACH))
    one_of_many = bool(listed) and not all_asked
    if wider or one_of_many or _is_given(ground.question, best) or is_total(ground.question, best):
        return None
    best = in_asked_unit(ground.question, best, near)
    if ground.question.status is not Status.FIRST_REPORTED:
        # A figure that was corrected is never given alone.
        newer = updated(best, [*near, *(ranked.candidate for ranked in ground.facts)])
        if newer is not None:
            best, near = newer, sources.block_facts(newer)
    if not _FORMER.search(fold(ground.question.reading)):
        has = ground.question.asked is Asked.COUNT and _HAS.search(fold(ground.question.reading)) is not None
        now = reached(best, near) or (brought_to(best, near) if has else None)
        if now is not None:
            best, near = now, sources.block_facts(now)
    if names_group(ground.question, best, near) is False:
        return None  # "sản lượng" of coffee is nothing of rubber
    several = _tell_several(ground, best, confidence)
    if several is not None:
        return several
    computed = answer_implied_plan(ground, best, near, confidence) or multiply_rate(ground, best, confidence)
    if computed is not None:
        return computed
    found = [ranked.candidate for ranked in ground.facts[:PAIR_DEPTH]]
    rival = contradicting(best, found)
    if rival is not None:
        answer = compose_facts(ground.question, [best, rival], confidence, lead="Các tài liệu nêu khác nhau: ")
    elif listed:
        answer = compose_facts(ground.question, listed, confidence)
    else:
        best, also = _with_companions(ground.question, best, near)
        answer = compose_fact(ground.question, best, also, confidence, old=superseded(best, near))
        answer = with_asked_unit(ground.question, best, answer)
        answer = cite_elsewhere(answer, best, ground.facts[:PAIR_DEPTH])
    others = other_readings(best, found)
    offered = dict.fromkeys(ask_for(other.figure) for other in others if reads_well(other.figure))
    offered.pop(ask_for(best.figure), None)
    return replace(answer, choices=tuple(offered)[:MOST_CHOICES])


def _with_companions(question: Question, fact: Fact, near: Sequence[Fact]) -> tuple[Fact, tuple[Fact, ...]]:
    """Return a fact and what goes with it; its level first where that and how it moved are asked in one breath."""
    also = companions(fact, near)
    if question.asked is Asked.BREAKDOWN and also and also[0].figure.role in {Role.LEVEL, Role.COUNT}:
        return also[0], companions(also[0], near)
    return fact, also


def _tell_several(ground: Ground, best: Fact, confidence: float) -> Answer | None:
    """Tell all figures that one sentence may mean, or ask which place is meant; None where one is."""
    meant = all_meant(ground.facts) if best is ground.facts[0].candidate else ()
    if meant:
        return compose_facts(ground.question, meant, confidence)
    return ask_which_place(ground, confidence)


def _answer_entity(ground: Ground, sources: Sources) -> Answer | None:
    """Say where a number that the question gives is stated, or what stands at a place that it gives."""
    question = ground.question
    placed = answer_at_place(ground, sources)
    if placed is not None:
        return placed
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
    """Say yes or no where a plan or a direction was asked about; otherwise let the proving sentence speak."""
    question = ground.question
    planned = answer_meets_plan(ground, sources)
    if planned is not None:
        return planned
    bounded = answer_meets_bound(ground, sources, _answer_figure)
    if bounded is not None:
        return bounded
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


def _answer_ranking(ground: Ground, sources: Sources) -> Answer | None:
    named = answer_with_place(ground, sources) or answer_named_items(ground, sources)
    return named or answer_order(ground, sources)


def _answer_computation(ground: Ground, sources: Sources) -> Answer | None:
    """Add up the items of a list where their sum is asked, else compute from what the question names."""
    question = ground.question
    restated = answer_restated(ground, sources) or answer_rest(ground, sources)
    if restated is not None:
        return restated
    if question.operation is Operation.SUM and not question.options:
        confidence = fact_confidence(ground.facts, sources.ranker)
        added = add_items(ground, sources, confidence) if confidence >= sources.ranker.fact_threshold else None
        if added is not None:
            return added
    return answer_computation(ground, sources) or answer_each(ground, sources)


_STRATEGIES: dict[Asked, Strategy] = {
    Asked.COMPARISON: answer_comparison,
    Asked.RANKING: _answer_ranking,
    Asked.BREAKDOWN: answer_breakdown,
    Asked.COMPUTATION: _answer_computation,
    Asked.YES_NO: _answer_yes_no,
    Asked.ENTITY: _answer_entity,
    Asked.LIST: answer_list,
}
_OF_CARDS: tuple[Strategy, ...] = (answer_lead, answer_card, answer_cards, compare_cards, add_cards)
# For a plain figure, in order: a row or a pair that is asked for as such, the figure itself, what others let compute.
_OF_FIGURES: tuple[Strategy, ...] = (
    answer_rest,
    answer_bare_row,
    answer_share,
    answer_both,
    _answer_figure,
    answer_each,
    answer_difference,
    answer_derived,
    answer_told_after,
    answer_told_announced,
    answer_told_below,
    answer_how,
)
