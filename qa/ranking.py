"""A ranking in, the first or the last of a list of like figures out.

Where no list is found, only a figure that is said to be the first or the last answers; any other one is a guess.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.normalise import CAPITALS, fold
from qa.answer import Answer
from qa.candidate import Fact, Passage
from qa.cite import numbers_of
from qa.compose import compose_facts
from qa.contrast import PAIR_DEPTH, signed
from qa.features import word_features
from qa.ground import Ground, Sources, confidence_beside
from qa.item_list import answer_first_item, items_are_named
from qa.question import Asked, Extreme, Order, Question
from qa.rank import Ranked
from qa.siblings import peers

_PAIR = 2  # cells of which one is not called the first where the table has more rows
_SAME_COVER = 0.02  # share of the question's rarity by which two facts may differ and be of one kind
# "thống nhất" and "ít nhất 10" rank nothing.
_FIRST = re.compile(r"(?<!ít )(?<!thống )(?<!hợp )(?<!duy )\bnhất\b|\b(?:dẫn|đứng) đầu\b")
_LEAST = re.compile(rf"\bít nhất\b(?! \d)|{_FIRST.pattern}")
_NAME = re.compile(rf"[{CAPITALS}]\w*(?:[ -](?:[{CAPITALS}]\w*|\d+))*")
_NAME_OF_TWO = re.compile(rf"[{CAPITALS}]\w+[ -][{CAPITALS}]")
_DIGIT = re.compile(r"\d")
_PLACES = {2: "hai|nhì|2|ii", 3: "ba|3|iii", 4: "tư|bốn|4|iv"}


def answer_order(ground: Ground, sources: Sources) -> Answer | None:
    """Find a list of like figures, put it in order, and lead with the one asked for."""
    question = ground.question
    order = question.order
    if order is None or order.extreme is Extreme.POSITION:
        return None
    ground = _without_counts(ground)
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


def keep_stated(ground: Ground, _: Sources) -> Ground:
    """Keep, where the first or the last is asked for, only the figures that are said to be it.

    The place of one thing ("đứng thứ mấy") is asked of a figure like any other.
    """
    order = ground.question.order
    if ground.question.asked is not Asked.RANKING or order is None or order.extreme is Extreme.POSITION:
        return ground
    facts = _without_counts(ground).facts
    return replace(ground, facts=tuple(each for each in facts if _is_said(order, each.candidate)))


def _without_counts(ground: Ground) -> Ground:
    """Leave out how many there are of what one is asked of: "34 tỉnh" is no answer to "tỉnh nào"."""
    head = ground.scene.shape.head
    if not head:
        return ground
    facts = (each for each in ground.facts if fold(each.candidate.figure.unit) != fold(head))
    return replace(ground, facts=tuple(facts))


def _is_said(order: Order, fact: Fact) -> bool:
    """Tell whether a figure is said to be at the place asked for: by its name, or before it with no number between."""
    if order.place > 1:
        place = re.compile(rf"\bthứ (?:{_PLACES.get(order.place, order.place)})\b")
    else:
        place = _LEAST if order.extreme is Extreme.LOWEST else _FIRST
    before = fact.before.lower()
    said = place.search(fact.figure.indicator.lower()) is not None
    return said or any(not _DIGIT.search(before, found.end()) for found in place.finditer(before))
