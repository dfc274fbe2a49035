"""A list of which each item states one like figure, put in order or added up.

"- Dự án A với kinh phí 30 tỷ đồng; - Dự án B với kinh phí 50 tỷ đồng": the items name what their figures are of. The
best fact and its surroundings in, the facts of the items or an answer out, or None. Reads no tables.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from index.document import BlockKind
from index.figure import AMOUNTS
from index.normalise import fold
from qa.answer import Answer
from qa.arithmetic.compute import add
from qa.candidate import Fact, Passage
from qa.compose.compose import compose_facts, compose_item
from qa.question import Extreme
from qa.rank.ground import Ground, Sources
from qa.retrieve.continuation import list_of, without_mark
from qa.strategy.operate import compose_computed

_LEAST = 2  # items
_MOST_ADDED = 6  # more is no sum that a reader can check
_NAME = re.compile(r"[^:;.]{1,80}(?=:)|[^:;,.]{1,80}")  # what opens an item, up to its colon


def facts_of_items(best: Fact, sources: Sources) -> tuple[Fact, ...]:
    """Return the figure of each item of the list that a fact is in; () where an item states none, or two alike.

    An item is told by one sentence or more; of several figures in one unit the one of the best fact's name counts.
    """
    if best.passage.kind is not BlockKind.LIST_ITEM or best.figure.role not in AMOUNTS:
        return ()
    told: dict[int, list[Fact]] = {}
    for passage in list_of(best.passage, sources.beside(best.passage)):
        same = (fact for fact in sources.passage_facts(passage) if _is_like(fact, best))
        told.setdefault(passage.paragraph, []).extend(same)
    found = [same if len(same) == 1 else _named_like(best, same) for same in told.values()]
    if len(found) < _LEAST or any(len(same) != 1 for same in found):
        return ()
    return tuple(fact for same in found for fact in same)


def _named_like(best: Fact, facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fold(fact.figure.indicator) == fold(best.figure.indicator)]


def items_are_named(best: Fact, head: str) -> bool:
    """Tell whether a fact stands in an item that begins with the noun asked for: "Giai đoạn 2: ..."."""
    item = fold(without_mark(best.passage.source_text))
    return best.passage.kind is BlockKind.LIST_ITEM and bool(head) and item.startswith(f"{fold(head)} ")


def answer_first_item(ground: Ground, sources: Sources, confidence: float) -> Answer | None:
    """Tell the item with the greatest or the least figure of a list.

    None where the question speaks of another number of items.
    """
    order = ground.question.order
    if order is None or not ground.facts:
        return None
    facts = facts_of_items(ground.facts[0].candidate, sources)
    if not facts or not _is_counted(ground, facts):
        return None
    highest = order.extreme is Extreme.HIGHEST
    ordered = sorted(facts, key=_most if highest else _least, reverse=highest)
    place = order.place - 1
    if place >= len(ordered):
        return None
    lead = f"Thứ {order.place}: " if place else "Cao nhất: " if highest else "Thấp nhất: "
    fact = ordered[place]
    first = _opening_of(fact.passage, sources)
    name = _NAME.match(without_mark(first.source_text)) if first is not None else None
    if first is None or name is None:
        return compose_item(ground.question, fact.passage, fact.passage, confidence, lead=lead)
    return compose_facts(ground.question, [fact], confidence, lead=f"{lead}{name[0].strip()} - ", beside=(first,))


def _opening_of(passage: Passage, sources: Sources) -> Passage | None:
    """Return the sentence that opens the item that a passage goes on with, None where it opens it itself."""
    own = [other for other in sources.beside(passage) if other.paragraph == passage.paragraph]
    return own[0] if own and own[0].span.start < passage.span.start else None


def add_items(ground: Ground, sources: Sources, confidence: float) -> Answer | None:
    """Add the figures of a list up, of which the question gives the number of items."""
    if not ground.facts or not ground.question.numbers:
        return None
    facts = facts_of_items(ground.facts[0].candidate, sources)
    if not facts or len(facts) > _MOST_ADDED or not _is_counted(ground, facts):
        return None
    if any(fact.figure.upper is not None for fact in facts):
        return None
    return compose_computed(ground, facts, add([fact.figure for fact in facts]), confidence)


def _is_like(fact: Fact, best: Fact) -> bool:
    return fact.figure.base_unit == best.figure.base_unit and fact.figure.role in AMOUNTS


def _is_counted(ground: Ground, facts: Sequence[Fact]) -> bool:
    """Tell whether the list has as many items as the question says, if it says how many."""
    numbers = ground.question.numbers
    return not numbers or Decimal(len(facts)) in numbers


def _least(fact: Fact) -> Decimal:
    return fact.figure.value


def _most(fact: Fact) -> Decimal:
    figure = fact.figure
    return figure.value if figure.upper is None else figure.value / figure.number * figure.upper
