"""A list of like figures in, those at the places of an order that are asked for out, told as the answer.

Finds no list: that is ``qa.strategy.ranking`` and ``qa.strategy.parallel``.
"""

from collections.abc import Sequence
from itertools import islice

from index.normalise import fold
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.choose.row_kind import called_kind
from qa.cite.cite import numbers_of
from qa.compose.compose import compose_facts
from qa.question import Extreme, Order, Question
from qa.rank.ground import Ground, Sources
from qa.strategy.winner import signed
from qa.words.excepted import find_excepted, is_excepted

_MOST_TIED = 3  # told beside the first


def choose_places(ground: Ground, rivals: Sequence[Fact]) -> list[Fact]:
    """Return the facts of a list at the places asked for, and what has as much as the first; [] where it has fewer."""
    question, order = ground.question, ground.question.order
    if order is None:
        return []
    excepted = find_excepted(question.reading)
    rivals = tuple(fact for fact in rivals if not is_excepted(excepted, fact.figure.indicator))
    ordered = put_in_order(order, called_kind(fold(ground.scene.shape.head), rivals))
    position = max(0, min(order.place, len(ordered)) - 1)
    chosen = ordered[position : position + order.count]
    if order.place == 1 and chosen:
        # Of two that have as much neither is the first alone.
        tied = (fact for fact in ordered[len(chosen) :] if signed(fact.figure) == signed(chosen[-1].figure))
        chosen = [*chosen, *islice(tied, _MOST_TIED)]
    return chosen if len(chosen) >= order.count else []


def compose_order(
    question: Question, chosen: Sequence[Fact], confidence: float, sources: Sources, *, places: Sequence[str] = ()
) -> Answer:
    """Tell the facts at the asked places, and that they are the first; `places` name whose each is."""
    order = question.order
    first = order is None or order.place == 1
    word = "Cao nhất" if order is None or order.extreme is Extreme.HIGHEST else "Thấp nhất"
    lead = f"{word}: " if first else ""
    return compose_facts(
        question, chosen, confidence, lead=lead, places=places, beside=_column_names(chosen[0], sources)
    )


def put_in_order(order: Order | None, facts: Sequence[Fact]) -> list[Fact]:
    """Return facts in the order that is asked for, the greatest first where none is."""
    highest = order is None or order.extreme is Extreme.HIGHEST
    return sorted(facts, key=lambda fact: signed(fact.figure), reverse=highest)


def _column_names(fact: Fact, sources: Sources) -> tuple[Passage, ...]:
    """Return the row that names the column of a cell by a number ("tháng 8"), which its own row does not prove."""
    figure = fact.figure
    named = set(numbers_of(figure.indicator)) - set(numbers_of(fact.passage.source_text))
    if figure.column is None or not named:
        return ()
    above = (
        each
        for each in sources.beside(fact.passage)
        if each.paragraph == fact.passage.paragraph and each.span.start < fact.passage.span.start
    )
    header = next((each for each in above if named <= set(numbers_of(each.source_text))), None)
    return () if header is None else (header,)
