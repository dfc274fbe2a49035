"""Ranked candidates in, the kind of answer that the question asks for out - or a refusal.

One function a kind: a single figure, a comparison, an order, a breakdown, a computation, a sentence. A kind that
lacks what it needs gives way to the plain one; the plain one refuses when its confidence is below the threshold.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.figure import Direction, Figure, Role, Status
from index.normalise import fold
from qa.answer import Answer, AnswerFigure
from qa.candidate import Fact, Passage
from qa.cite import cite_facts, show_figure
from qa.compose import MOST_NUMBERS, compose_fact, compose_facts, compose_passage, compose_refusal, leans_on_context
from qa.compute import (
    Computed,
    UnitsDiffer,
    add,
    divide,
    plan_of,
    share,
    subtract,
    undo_change,
    undo_growth,
    write_number,
)
from qa.features import Scene
from qa.match import STOP_SYLLABLES, split_tokens
from qa.phrase import ask_for, name_of, written
from qa.question import Asked, Extreme, Operation, Question
from qa.rank import Ranked, Ranker, confidence_features, lacks_words, probability
from qa.siblings import companions, is_rival, other_readings, peers, superseded, updated

MOST_CHOICES = 3  # other periods or territories offered beside an answer
PAIR_DEPTH = 25  # facts of each side of a comparison among which the most alike pair is sought
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
_COMPARATIVE = re.compile(r"([^\W\d_]+(?: [^\W\d_]+)?) hơn(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What was found for one reading of a question: its scene, and its ranked facts and passages."""

    scene: Scene
    facts: tuple[Ranked[Fact], ...]
    passages: tuple[Ranked[Passage], ...]

    @property
    def question(self) -> Question:
        """The question that this was found for."""
        return self.scene.question

    def beside(self, fact: Fact) -> tuple[Fact, ...]:
        """Return the facts found in the same document."""
        return tuple(
            ranked.candidate
            for ranked in self.facts
            if ranked.candidate.passage.document_id == fact.passage.document_id
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a strategy may still ask for.

    `look` finds a ground for another question, `block_facts` all facts of a fact's block, `passage_facts` those of a
    passage, `with_previous` a passage
    grown by the sentence before it in its block.
    """

    look: Callable[[Question], Ground]
    block_facts: Callable[[Fact], tuple[Fact, ...]]
    passage_facts: Callable[[Passage], tuple[Fact, ...]]
    with_previous: Callable[[Passage], Passage]
    ranker: Ranker


Strategy = Callable[[Ground, Sources], Answer | None]


def answer_from(ground: Ground, sources: Sources) -> Answer:
    """Answer, or refuse with the nearest passages."""
    strategy = _STRATEGIES.get(ground.question.asked)
    answer = strategy(ground, sources) if strategy is not None else None
    if answer is None and ground.question.asked in SENTENCE_KINDS:
        answer = _answer_sentence(ground, sources)
    elif answer is None:
        answer = _answer_figure(ground, sources)
    if answer is not None:
        return answer
    confidence = max(fact_confidence(ground.facts, sources.ranker), passage_confidence(ground.passages, sources.ranker))
    return compose_refusal(ground.question, [ranked.candidate for ranked in ground.passages], 1 - confidence)


def fact_confidence(facts: Sequence[Ranked[Fact]], ranker: Ranker) -> float:
    """Return the probability that the best fact answers the question."""
    if not facts:
        return 0.0
    best = facts[0]
    other = next((ranked.score for ranked in facts[1:] if is_rival(best.candidate, ranked.candidate)), None)
    return probability(ranker.fact_confidence, confidence_features(best.features, best.score, other))


def passage_confidence(passages: Sequence[Ranked[Passage]], ranker: Ranker) -> float:
    """Return the probability that the best passage answers the question."""
    if not passages:
        return 0.0
    best = passages[0]
    other = passages[1].score if len(passages) > 1 else None
    return probability(ranker.passage_confidence, confidence_features(best.features, best.score, other))


def _answer_figure(ground: Ground, sources: Sources) -> Answer | None:
    confidence = fact_confidence(ground.facts, sources.ranker)
    if confidence < sources.ranker.fact_threshold:
        return None
    best = ground.facts[0].candidate
    near = sources.block_facts(best)
    if ground.question.status is not Status.FIRST_REPORTED:
        # A figure that was corrected is never given alone.
        newer = updated(best, [*near, *(ranked.candidate for ranked in ground.facts)])
        if newer is not None:
            best, near = newer, sources.block_facts(newer)
    plan = _implied_plan(ground, best, near, confidence)
    if plan is not None:
        return plan
    answer = compose_fact(ground.question, best, companions(best, near), confidence, old=superseded(best, near))
    others = other_readings(best, [ranked.candidate for ranked in ground.facts[:PAIR_DEPTH]])
    return replace(answer, choices=tuple(ask_for(other.figure) for other in others[:MOST_CHOICES]))


def _implied_plan(ground: Ground, best: Fact, near: Sequence[Fact], confidence: float) -> Answer | None:
    """Compute the plan where the plan is asked and only the level and its share of the plan are stated."""
    figure = best.figure
    if not _PLAN.search(fold(ground.question.reading)) or _NOT_THE_PLAN.search(fold(ground.question.reading)):
        return None
    if figure.role not in {Role.LEVEL, Role.COUNT} or figure.status is Status.TARGET:
        return None
    shares = [other for other in companions(best, near) if other.figure.role is Role.PLAN_SHARE]
    if not shares:
        return None
    return _compose_computed(ground, [best, shares[0]], plan_of(figure, shares[0].figure), confidence)


def _answer_place(ground: Ground, sources: Sources) -> Answer | None:
    """Say where a number that the question gives is stated."""
    question = ground.question
    if not question.numbers or not _WHERE_STATED.search(fold(question.reading)):
        return None
    numbers = set(question.numbers)
    found = [fact for passage in ground.passages for fact in sources.passage_facts(passage.candidate)]
    stating = [fact for fact in found if fact.figure.number in numbers or fact.figure.value in numbers]
    if not stating:
        return None
    return compose_facts(question, stating[:MOST_CHOICES], 1.0)


def _answer_sentence(ground: Ground, sources: Sources) -> Answer | None:
    confidence = passage_confidence(ground.passages, sources.ranker)
    if confidence < sources.ranker.passage_threshold or lacks_words(ground.passages[0].features):
        return None
    passage = ground.passages[0].candidate
    lead = ""
    if leans_on_context(passage):
        passage = sources.with_previous(passage)
        lead = f"{passage.section[-1]}: " if leans_on_context(passage) and passage.section else ""
    return compose_passage(ground.question, ground.scene.terms, passage, confidence, lead=lead)


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
    return _answer_sentence(ground, sources)


def _answer_comparison(ground: Ground, sources: Sources) -> Answer | None:
    """Look each side up, take the pair of facts that are most alike, name the winner and give both."""
    question = ground.question
    if len(question.options) < 2:
        return None
    names = question.options[:2]
    grounds = [sources.look(_ask_about(question, option)) for option in names]
    pair = _most_alike(names, *(found.facts[:PAIR_DEPTH] for found in grounds))
    if pair is None:
        return None
    confidence = min(fact_confidence(found.facts, sources.ranker) for found in grounds)
    if confidence < sources.ranker.fact_threshold / 2:
        return None
    sides = list(zip(names, pair, strict=True))
    lowest = question.order is not None and question.order.extreme is Extreme.LOWEST
    ordered = sorted(sides, key=lambda side: _signed(side[1].figure), reverse=not lowest)
    comparative = _COMPARATIVE.search(question.reading)
    word = comparative.group(1).split()[-1] if comparative else ("thấp" if lowest else "cao")
    winner, loser = ordered[0], ordered[-1]
    if _signed(winner[1].figure) == _signed(loser[1].figure):
        lead = "Bằng nhau: "
    else:
        lead = f"{winner[0][:1].upper()}{winner[0][1:]} {word} hơn: "
    return compose_facts(question, [fact for _, fact in ordered], confidence, lead=lead)


def _most_alike(
    names: Sequence[str], first: Sequence[Ranked[Fact]], second: Sequence[Ranked[Fact]]
) -> tuple[Fact, Fact] | None:
    """Return the best pair of facts, one a side, in a common unit: well ranked, alike, each about its own side."""
    best: tuple[float, tuple[Fact, Fact]] | None = None
    words = [frozenset(split_tokens(name)) for name in names]
    for left in first:
        for right in second:
            one, other = left.candidate, right.candidate
            if one.figure.base_unit != other.figure.base_unit or _same_place(one, other):
                continue
            score = left.score + right.score + _likeness(one, other)
            score += _own_words(one, words[0], words[1]) + _own_words(other, words[1], words[0])
            if best is None or score > best[0]:
                best = (score, (one, other))
    return best[1] if best is not None else None


def _same_place(one: Fact, other: Fact) -> bool:
    return one.passage.document_id == other.passage.document_id and one.figure.span == other.figure.span


def _likeness(one: Fact, other: Fact) -> float:
    """Return how alike two facts are told: from -1 (nothing in common) up."""
    document = one.passage.document_id == other.passage.document_id
    alike = [
        document,
        document and one.figure.block == other.figure.block,
        one.figure.role is other.figure.role,
        one.figure.period == other.figure.period,
        one.figure.status is other.figure.status,
        one.figure.parent == other.figure.parent,
        one.figure.row is not None and (one.figure.row == other.figure.row or one.figure.column == other.figure.column),
    ]
    return sum(alike) / 2 - 1


def _own_words(fact: Fact, own: frozenset[str], others: frozenset[str]) -> float:
    """Return +2 when the fact's nearest words name its own side, -2 when they name only the other side."""
    near = frozenset(split_tokens(f"{fact.figure.indicator} {fact.figure.parent or ''} {fact.clause}"))
    around = (
        near | frozenset(split_tokens(fact.passage.chunk.text)) | frozenset(split_tokens(fact.passage.chunk.context))
    )
    mine, theirs = own - others, others - own
    if not mine:
        return 0.0
    held = len(mine & near) / len(mine) + len(mine & around) / len(mine)
    taken = len(theirs & near) / len(theirs) if theirs else 0.0
    return 2 * held - 2 * taken


def _ask_about(question: Question, option: str) -> Question:
    """Return the question with only one of its options left in it."""
    others = [other for other in question.options if other != option]
    own = split_tokens(option)
    dropped = {syllable for other in others for syllable in split_tokens(other)} - set(own)
    kept = [term for term in question.terms if term not in dropped]
    terms = tuple(dict.fromkeys([*kept, *(token for token in own if token not in STOP_SYLLABLES)]))
    reading = question.reading
    for other in others:
        reading = re.sub(re.escape(other), " ", reading, flags=re.IGNORECASE)
    places = tuple(
        place
        for place in question.territories
        if not any(set(split_tokens(place)) <= set(split_tokens(other)) - set(own) for other in others)
    )
    return replace(
        question, asked=Asked.LEVEL, terms=terms, reading=reading, options=(), alternatives=(), territories=places
    )


def _signed(figure: Figure) -> Decimal:
    return -figure.value if figure.direction is Direction.DOWN else figure.value


def _answer_order(ground: Ground, sources: Sources) -> Answer | None:
    """Find a list of like figures, put it in order, and lead with the one asked for."""
    question = ground.question
    confidence = fact_confidence(ground.facts, sources.ranker)
    order = question.order
    if order is None or order.extreme is Extreme.POSITION or confidence < sources.ranker.fact_threshold / 2:
        return None
    best = ground.facts[0].candidate
    rivals = peers(best, sources.block_facts(best))
    if len(rivals) < 2:
        return None
    highest = order.extreme is Extreme.HIGHEST
    ordered = sorted(rivals, key=lambda fact: _signed(fact.figure), reverse=highest)
    position = min(order.place, len(ordered)) - 1
    chosen = ordered[position]
    word = "Cao nhất" if highest else "Thấp nhất"
    lead = f"{word}: " if position == 0 else ""
    return compose_facts(question, [chosen], confidence, lead=lead)


def _answer_breakdown(ground: Ground, sources: Sources) -> Answer | None:
    """Give all parts beside the best fact; when several units are asked, the best fact of each."""
    question = ground.question
    confidence = fact_confidence(ground.facts, sources.ranker)
    if confidence < sources.ranker.fact_threshold / 2:
        return None
    if len(question.units) > 1:
        several = _one_a_unit(ground)
        if len(several) == len(question.units):
            return compose_facts(question, several, confidence)
    best = ground.facts[0].candidate
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
    own = {(part.passage.document_id, part.figure.span) for part in parts}
    rivals = [each for each in facts[1:] if (each.candidate.passage.document_id, each.candidate.figure.span) not in own]
    return fact_confidence([*facts[:1], *rivals], ranker)


def _one_a_unit(ground: Ground) -> list[Fact]:
    """Return the best fact of each asked unit, those of the first one's passage before others."""
    chosen: list[Fact] = []
    for unit in ground.question.units:
        folded = fold(unit)
        fitting = [
            ranked.candidate
            for ranked in ground.facts
            if folded in fold(ranked.candidate.figure.unit) or fold(ranked.candidate.figure.unit) in folded.split()
            if ranked.candidate.figure.number not in ground.question.numbers
            if ranked.candidate not in chosen
        ]
        if chosen:
            fitting.sort(key=lambda fact: fact.passage.chunk_id != chosen[0].passage.chunk_id)
        chosen.extend(fitting[:1])
    return chosen


def _answer_computation(ground: Ground, sources: Sources) -> Answer | None:
    """Compute from the facts that the operation needs, and show the formula."""
    question = ground.question
    if not ground.facts or fact_confidence(ground.facts, sources.ranker) < sources.ranker.fact_threshold / 2:
        return None
    if question.operation in {None, Operation.PRODUCT}:
        # A rate for an amount that the question gives: the rate as stated is the honest answer.
        return None
    operands = _operands(ground, sources)
    if operands is None:
        return None
    try:
        computed = _compute(question.operation, [fact.figure for fact in operands])
    except UnitsDiffer:
        return None
    return _compose_computed(ground, operands, computed, fact_confidence(ground.facts, sources.ranker))


def _operands(ground: Ground, sources: Sources) -> list[Fact] | None:
    question = ground.question
    best = ground.facts[0].candidate
    near = sources.block_facts(best)
    if question.operation is Operation.BASE:
        levels = [fact for fact in (best, *near) if fact.figure.role in {Role.LEVEL, Role.COUNT}]
        if not levels:
            return None
        level = levels[0]
        moves = [f for f in companions(level, near) if f.figure.role in {Role.CHANGE, Role.GROWTH}]
        return [level, moves[0]] if moves else None
    if question.operation is Operation.IMPLIED_PLAN:
        shares = [fact for fact in companions(best, near) if fact.figure.role is Role.PLAN_SHARE]
        return [best, shares[0]] if shares else None
    if len(question.options) >= 2:
        found = [sources.look(_ask_about(question, option)).facts[:1] for option in question.options]
        chosen = [ranked[0].candidate for ranked in found if ranked]
    elif len(question.periods) == 2:
        found = [
            sources.look(replace(question, periods=(period,), asked=Asked.LEVEL)).facts[:1]
            for period in question.periods
        ]
        chosen = [ranked[0].candidate for ranked in found if ranked]
    else:
        chosen = _like_pair(best, [ranked.candidate for ranked in ground.facts], near)
    spans = {(fact.passage.document_id, fact.figure.span) for fact in chosen}
    return chosen if len(spans) >= 2 else None


def _like_pair(best: Fact, facts: Sequence[Fact], near: Sequence[Fact]) -> list[Fact]:
    """Return the best fact and the next one of the same role kind and base unit, nearby ones first."""
    values = {Role.LEVEL, Role.COUNT, Role.TARGET}
    for other in (*near, *facts):
        if (
            other.figure.span != best.figure.span
            and other.figure.base_unit == best.figure.base_unit
            and {other.figure.role, best.figure.role} <= values
            and other.figure.number != best.figure.number
        ):
            return [best, other]
    return [best]


def _compute(operation: Operation | None, figures: Sequence[Figure]) -> Computed:
    first, second = figures[0], figures[1]
    if operation is Operation.SUM:
        return add(figures)
    if operation in {Operation.AVERAGE, Operation.RATIO}:
        return divide(first, second)
    if operation is Operation.SHARE:
        return share(min(first, second, key=lambda f: f.value), max(first, second, key=lambda f: f.value))
    if operation is Operation.BASE:
        return undo_growth(first, second) if second.role is Role.GROWTH else undo_change(first, second)
    if operation is Operation.IMPLIED_PLAN:
        return plan_of(first, second)
    return subtract(first, second)


def _compose_computed(ground: Ground, operands: Sequence[Fact], computed: Computed, confidence: float) -> Answer:
    citations, numbers = cite_facts(operands)
    glue = "" if computed.unit == "%" else " "
    result = f"{write_number(computed.number)}{glue}{computed.unit}".rstrip()
    provable = " ".join([ground.question.text, *(citation.quote for citation in citations)])
    marks = "".join(f"[{citation.number}]" for citation in citations)
    names = "; ".join(f"{name_of(fact.figure, provable)}: {written(fact.figure)}" for fact in operands)
    rounding = ", đã làm tròn" if computed.rounded else ""
    figures = [show_figure(fact, numbers[fact.passage.chunk_id]) for fact in operands]
    shown = AnswerFigure(
        text=f"{result} ({computed.formula})",
        number=format(computed.number, "f"),
        unit=computed.unit,
        indicator=operands[0].figure.indicator,
        role=Role.OTHER.value,
        direction=Direction.NONE.value,
        period=operands[0].figure.period,
        baseline=None,
        status=operands[0].figure.status.value,
        citation=1,
        computed=True,
        formula=computed.formula,
    )
    return Answer(
        question=ground.question.text,
        answered=True,
        text=f"{result} (tính: {computed.formula}{rounding}). {names} {marks}.",
        figures=(shown, *figures),
        citations=citations,
        confidence=confidence,
        understood=ground.question.understood,
    )


_STRATEGIES: dict[Asked, Strategy] = {
    Asked.COMPARISON: _answer_comparison,
    Asked.RANKING: _answer_order,
    Asked.BREAKDOWN: _answer_breakdown,
    Asked.COMPUTATION: _answer_computation,
    Asked.YES_NO: _answer_yes_no,
    Asked.ENTITY: _answer_place,
}
