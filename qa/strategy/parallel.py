"""The first of a list that a document tells sentence by sentence: a question in, the figures at the asked places out.

"Tỉnh Lào Cai có diện tích 13.256 km2. ... Tỉnh Phú Thọ có diện tích 9.361 km2. ...": the same words of one name after
another. What may be told of some alone, as two or three sentences, is no list.
"""

import re
from collections.abc import Iterator

from index.extract.territory import RANKS
from index.normalise import CAPITALS
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.rank.ground import Ground, Sources, confidence_beside
from qa.strategy.in_order import choose_places, compose_order

_WORD = rf"[{CAPITALS}][^\W\d_]*"
_NAME = re.compile(rf"(?<!\w){_WORD}(?:\s+(?:[-–]\s+)?{_WORD})+|(?<=\w ){_WORD}")
_RANK = re.compile(rf"(?<!\w)(?:tỉnh|{'|'.join(RANKS)})(?!\w)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST = 5  # sentences that make a list
_DEPTH = 3  # facts of which one may be of such a list
_REACH = 4  # times that the passages around one are looked at


def answer_told(ground: Ground, sources: Sources) -> Answer | None:
    """Answer from a list that a document tells sentence by sentence, each of another name."""
    for i, best in enumerate(ground.facts[:_DEPTH]):
        rivals = parallel_facts(best.candidate, sources)
        others = [*ground.facts[:i], *ground.facts[i + 1 :]]
        confidence = confidence_beside(rivals, [best, *others], sources.ranker)
        if rivals and confidence >= sources.ranker.fact_threshold / 2:
            chosen = choose_places(ground, rivals)
            # A sentence may name the place before it tells two things of it.
            places = [] if any(_NAME.search(fact.figure.indicator) for fact in chosen) else [*map(_name_of, chosen)]
            return compose_order(ground.question, chosen, confidence, sources, places=places) if chosen else None
    return None


def parallel_facts(best: Fact, sources: Sources) -> tuple[Fact, ...]:
    """Return the figures that a document tells in the words of one, each of another name, in source order.

    () where these are few, or where one name has two amounts.
    """
    words = _words_of(best)
    if best.figure.row is not None or len(words) < 2:
        return ()
    found: dict[str, Fact] = {}
    for passage in _around(best, sources):
        for fact in sources.passage_facts(passage):
            if not _is_alike(fact, best, words):
                continue
            told = found.setdefault(_name_of(fact), fact)
            if told.figure.value != fact.figure.value:
                return ()
    return tuple(found.values()) if len(found) >= _FEWEST else ()


def _around(best: Fact, sources: Sources) -> Iterator[Passage]:
    """Yield the passages of a document around one, as far as the list goes that it is of."""
    seen: dict[int, Passage] = {}
    words, edges = _words_of(best), [best.passage]
    for _ in range(_REACH):
        new = [each for edge in edges for each in sources.beside(edge) if each.chunk_id not in seen]
        seen.update({each.chunk_id: each for each in new})
        alike = [each for each in new if any(_is_alike(fact, best, words) for fact in sources.passage_facts(each))]
        if not alike:
            break
        edges = [alike[0], alike[-1]]
    yield from sorted(seen.values(), key=lambda each: each.chunk.ordinal)


def _is_alike(fact: Fact, best: Fact, words: tuple[str, ...]) -> bool:
    figure, own = fact.figure, best.figure
    same = (figure.base_unit, figure.role, figure.status, figure.period) == (
        own.base_unit,
        own.role,
        own.status,
        own.period,
    )
    if not same or figure.row is not None or figure.upper is not None or _words_of(fact) != words:
        return False
    # Where the place is named before, all that is told of it is told in the same words, or the list may lack some.
    return bool(_name_of(fact)) and (_NAME.search(figure.indicator) is not None or _frame(fact) == _frame(best))


def _frame(fact: Fact) -> tuple[str, ...]:
    """Return the words of the sentence of a figure but for names, ranks and numbers."""
    text = _RANK.sub(" ", _NAME.sub(" ", fact.passage.source_text))
    return tuple(_LETTERS.findall(text.lower()))


def _name_of(fact: Fact) -> str:
    found = _NAME.search(fact.figure.indicator)
    if found is not None:
        return found.group()
    # "Tỉnh Phú Thọ có diện tích 9.361 km2, dân số 4 triệu người": its sentence names the place.
    place = fact.figure.territory
    return place if place and place in fact.passage.source_text else ""


def _words_of(fact: Fact) -> tuple[str, ...]:
    """Return what a figure is told with but for its proper name and the rank of a place."""
    return tuple(_RANK.sub(" ", _NAME.sub(" ", fact.figure.indicator)).lower().split())
