"""A ranking in, the first or the last of a list of like figures out.

Where no list is found, only a figure that is said to be the first or the last answers; any other one is a guess.
"""

import re
from collections.abc import Sequence

from index.normalise import CAPITALS, fold
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.choose.stated_place import without_counts
from qa.cite.cite import numbers_of
from qa.compose.compose import compose_facts
from qa.question import Extreme, Question
from qa.rank.features import word_features
from qa.rank.ground import Ground, Sources, confidence_beside
from qa.rank.rank import Ranked
from qa.retrieve.siblings import peers
from qa.strategy.contrast import PAIR_DEPTH, signed
from qa.strategy.item_list import answer_first_item, items_are_named

_PAIR = 2  # cells of which one is not called the first where the table has more rows
_SAME_COVER = 0.02  # share of the question's rarity by which two facts may differ and be of one kind
_NAME = re.compile(rf"[{CAPITALS}]\w*(?:[ -](?:[{CAPITALS}]\w*|\d+))*")
_NAME_OF_TWO = re.compile(rf"[{CAPITALS}]\w+[ -][{CAPITALS}]")


def answer_order(ground: Ground, sources: Sources) -> Answer | None:
    """Find a list of like figures, put it in order, and lead with the one asked for."""
    question = ground.question
    order = question.order
    if order is None or order.extreme is Extreme.POSITION:
        return None
    ground = without_counts(ground)
    rivals = next(filter(None, (_rivals(ground, sources, best) for best in _first_of_blocks(ground.facts))), ())
    confidence = confidence_beside(rivals, ground.facts, sources.ranker)
    if confidence < sources.ranker.fact_threshold / 2:
        return None
    if not rivals or items_are_named(ground.facts[0].candidate, ground.scene.shape.head):
        # What one item says of several things puts no items in order.
        return answer_first_item(ground, sources, confidence)
    highest = order.extreme is Extreme.HIGHEST
    ordered = sorted(rivals, key=lambda fact: signed(fact.figure), reverse=highest)
    position = min(order.place, len(ordered)) - 1
    chosen = ordered[position]
    if ground.scene.shape.lists_names and not _names_something(question, chosen):
        return None  # "tỉnh nào" is not answered by a figure of no province
    word = "Cao nhất" if highest else "Thấp nhất"
    lead = f"{word}: " if position == 0 else ""
    return compose_facts(question, [chosen], confidence, lead=lead, beside=_column_names(chosen, sources))


def _names_something(question: Question, fact: Fact) -> bool:
    """Tell whether a figure is told of something with a proper name, other than the place that is asked about."""
    figure = fact.figure
    own = bool(figure.territory) and figure.territory not in question.territories
    return own or any(
        _NAME.fullmatch(name) or _NAME_OF_TWO.search(name)
        for name in (part.strip() for part in f"{figure.indicator} - {figure.parent or ''}".split(" - "))
    )


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


def _first_of_blocks(facts: Sequence[Ranked[Fact]]) -> tuple[Fact, ...]:
    """Return the best fact, what says it again, and of each column that holds one of the next best the best."""
    blocks: dict[tuple[int, int, int | None], Fact] = {}
    for ranked in facts[:PAIR_DEPTH]:
        fact = ranked.candidate
        if not blocks or fact.figure.row is not None or _restates(fact, facts[0].candidate):
            blocks.setdefault((fact.passage.document_id, fact.figure.block, fact.figure.column), fact)
    return tuple(blocks.values())


def _restates(fact: Fact, best: Fact) -> bool:
    """Tell whether a fact gives the same amount once more, maybe with its parts."""
    return (fact.figure.value, fact.figure.base_unit) == (best.figure.value, best.figure.base_unit)


def _rivals(ground: Ground, sources: Sources, best: Fact) -> tuple[Fact, ...]:
    """Return the facts among which the first is sought, with `best` among them; () where they are not told apart."""
    rivals = peers(best, [*sources.block_facts(best), *(ranked.candidate for ranked in ground.facts)])
    # A whole has no place in the order of its parts.
    heads = {fold(part) for fact in rivals for part in (fact.figure.parent or "").split(" - ")}
    rivals = tuple(fact for fact in rivals if fold(fact.figure.indicator.partition(" - ")[0]) not in heads)
    rivals = _spoken_of(ground, best, rivals)
    if len(rivals) == _PAIR and _lacks_rows(rivals, sources):
        return ()
    figures = [fact.figure for fact in rivals]
    names = {(each.indicator, each.parent, each.period, each.territory) for each in figures}
    return rivals if len(names) == len(rivals) > 1 else ()


def _lacks_rows(pair: Sequence[Fact], sources: Sources) -> bool:
    """Tell whether the table of two cells has rows that state nothing in their column: neither is first of all."""
    if len({fact.figure.column for fact in pair}) > 1:
        return False
    return len({other.figure.row for other in sources.block_facts(pair[0])}) > len(pair)


def _spoken_of(ground: Ground, best: Fact, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Leave out the facts that the question speaks of less than of the best one: other classes, other kinds of school.

    All stay where it speaks of the best one alone.
    """
    least = word_features(ground.scene, best.passage)["around_cover"] - _SAME_COVER
    kept = tuple(fact for fact in facts if word_features(ground.scene, fact.passage)["around_cover"] >= least)
    return kept if len(kept) > 1 else tuple(facts)
