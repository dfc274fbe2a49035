"""A question for the first or the last of several things in, the item of a list that names them out, or None.

"Các sông chảy qua xã: - Sông Gió: 7,2 km; - Sông Mây: 3,3 km" puts its rivers in order, whichever of them the words of
the question lead to. What they are is told by the line that announces them or by the noun that each item opens with.
Reads no tables.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.document import BlockKind
from index.extract.unit import base_of
from index.figure import AMOUNTS
from index.normalise import fold
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.choose.circumstances import is_told_of_others
from qa.compose.compose import compose_facts
from qa.question import Extreme
from qa.rank.ground import Ground, Sources, confidence_beside, passage_confidence
from qa.retrieve.continuation import without_mark
from qa.retrieve.told_list import ToldList, list_around, list_opened_by
from qa.strategy.contrast import PAIR_DEPTH
from qa.words.match import cover, token_set
from qa.words.wording import QUALITY

_LEAST = 3  # items: of two the greater one is rather compared than the first of all
_DEPTH = 5  # passages of which one may announce the list
# Share of what is asked, without what it is put in order by, that the list holds with what it stands under.
_LEAST_COVER = 0.8
_LONGEST_NAME = 80  # characters of an item before its figure
_NAME_END = re.compile(r"[\s(:,–-]+(?:(?:khoảng|gần|hơn|trên|dài|rộng|có|với|diện tích)[\s:]+)*$", re.IGNORECASE)
_MEASURING = frozenset({"dien", "tich", "chieu", "so", "dan", "cu", "ly"})
_IS_QUALITY = re.compile(QUALITY)


def answer_named_items(ground: Ground, sources: Sources) -> Answer | None:
    """Tell the item with the greatest or the least figure of the list whose items are of the noun asked for."""
    question, order = ground.question, ground.question.order
    if order is None or order.extreme is Extreme.POSITION or not question.units or not ground.scene.shape.head:
        return None
    for told in _lists(ground, sources):
        facts = [_figure_of(item, question.units, sources) for item in told]
        if len(facts) < max(_LEAST, order.place) or any(fact is None for fact in facts):
            continue
        highest = order.extreme is Extreme.HIGHEST
        ordered = sorted((fact for fact in facts if fact is not None), key=_value, reverse=highest)
        fact = ordered[order.place - 1]
        confidence = max(
            confidence_beside(ordered, ground.facts, sources.ranker),
            passage_confidence(ground.passages, sources.ranker),
        )
        lead = f"Thứ {order.place}: " if order.place > 1 else "Cao nhất: " if highest else "Thấp nhất: "
        name = _name_of(fact)
        if fold(name) not in fold(f"{fact.figure.indicator} | {fact.figure.territory}"):
            lead = f"{lead}{name} - "
        return compose_facts(question, [fact], confidence, lead=lead)
    return None


def _lists(ground: Ground, sources: Sources) -> Iterator[Sequence[Passage]]:
    """Yield the items of the noun asked for of each list that was found, once."""
    seen: set[tuple[int, int]] = set()
    found = [ranked.candidate.passage for ranked in ground.facts[:PAIR_DEPTH]]
    for passage in [*found, *(ranked.candidate for ranked in ground.passages[:_DEPTH])]:
        beside = sources.beside(passage)
        is_item = passage.kind is BlockKind.LIST_ITEM
        told = list_around(passage, beside) if is_item else list_opened_by(passage, beside)
        if told is None or not told.is_whole or (told.items[0].document_id, told.items[0].chunk_id) in seen:
            continue
        seen.add((told.items[0].document_id, told.items[0].chunk_id))
        if _is_asked(ground, told) and not is_told_of_others(ground.scene, told.items[0]):
            yield _of_head(ground, told)


def _of_head(ground: Ground, told: ToldList) -> Sequence[Passage]:
    """Return the items that begin with the noun asked for, or all where the line above says that they are of it."""
    head = ground.scene.shape.head
    named = tuple(item for item in told.items if fold(without_mark(item.source_text)).startswith(f"{fold(head)} "))
    announced = told.lead is not None and token_set(head) <= token_set(told.says)
    return told.items if announced and len(named) < _LEAST else named


def _is_asked(ground: Ground, told: ToldList) -> bool:
    """Tell whether a list, with what it stands under, holds what is asked but for its order, which the unit tells."""
    first = told.items[0]
    texts = (first.title, *first.section, first.chunk.context, told.says, ground.scene.shape.head)
    weights = ground.scene.terms.weights
    measures = frozenset(word for word in weights if word in _MEASURING or _IS_QUALITY.fullmatch(word))
    return cover(ground.scene.terms, token_set(" ".join(texts)) | measures) >= _LEAST_COVER


def _figure_of(item: Passage, units: Sequence[str], sources: Sources) -> Fact | None:
    """Return the amount that stands right behind the name of an item, in a unit asked for; None where none does."""
    bases = {base_of(unit)[0] for unit in units}
    told = [fact for fact in sources.passage_facts(item) if fact.figure.role in AMOUNTS]
    first = min(told, key=lambda fact: fact.figure.span.start, default=None)
    if (
        first is None
        or first.figure.base_unit not in bases
        or first.figure.span.start - item.span.start > _LONGEST_NAME
    ):
        return None
    return first


def _name_of(fact: Fact) -> str:
    item = fact.passage
    return _NAME_END.sub("", without_mark(item.source_text[: fact.figure.span.start - item.span.start]))


def _value(fact: Fact) -> Decimal:
    return fact.figure.value
