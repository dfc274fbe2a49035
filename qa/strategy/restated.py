"""Two states of one number in, by how much they differ out: what was first reported and what it came to.

A question such as "chênh lệch giữa số cập nhật và số đã báo cáo" names one measure, not two: its operands are told
apart by how final they are, never by their names. Refuses where the documents tell only one of them.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.figure import Role, Status
from qa.answer import Answer
from qa.arithmetic.compute import UnitsDiffer, divide, rise, subtract
from qa.candidate import Fact
from qa.choose.filters import filter_facts
from qa.compose.compose import compose_refusal
from qa.question import Asked, Operation
from qa.rank.ground import Ground, Sources, fact_confidence
from qa.retrieve.siblings import is_same_but_for_status
from qa.strategy.operate import compose_computed

_DEPTH = 25  # ranked facts among which the other state is sought
# What an update says is the actual figure; an actual one may say nothing of how final it is.
_LATER = (Status.UPDATED, Status.ACTUAL)
_OPERATIONS = {Operation.DIFFERENCE: subtract, Operation.RATIO: divide, Operation.RISE: rise}


def answer_restated(ground: Ground, sources: Sources) -> Answer | None:
    """Compute from the two states of what is asked about; None where no states are compared."""
    question = ground.question
    compute = _OPERATIONS.get(question.operation) if question.operation is not None else None
    if question.restated is None or compute is None:
        return None
    plain = replace(
        question,
        asked=Asked.LEVEL,
        operation=None,
        roles=(Role.LEVEL, Role.COUNT),
        units=tuple(unit for unit in question.units if unit not in {"%", "lần"}),
        status=None,
        restated=None,
    )
    found = filter_facts(sources.look(plain), sources)
    confidence = fact_confidence(found.facts, sources.ranker)
    refusal = compose_refusal(question, ground.nearest, 1 - confidence)
    if not found.facts or confidence < sources.ranker.fact_threshold:
        return refusal
    best = found.facts[0].candidate
    others = [*sources.block_facts(best), *(ranked.candidate for ranked in found.facts[:_DEPTH])]
    pair = _both_states(best, others, earlier=question.restated)
    if pair is None:
        return refusal
    try:
        computed = compute(pair[0].figure, pair[1].figure)
    except UnitsDiffer:
        return refusal
    return compose_computed(ground, pair, computed, confidence)


def _both_states(fact: Fact, others: Sequence[Fact], *, earlier: Status) -> tuple[Fact, Fact] | None:
    """Return a fact and its other state, the later one first; None where the others hold none."""
    if fact.figure.status is earlier:
        later = (other for status in _LATER for other in others if other.figure.status is status)
        pairs = [(other, fact) for other in later if is_same_but_for_status(fact, other)]
    elif fact.figure.status in _LATER:
        before = (other for other in others if other.figure.status is earlier)
        pairs = [(fact, other) for other in before if is_same_but_for_status(fact, other)]
    else:
        pairs = []
    return pairs[0] if pairs else None
