"""A ranking in, the first or the last of a list of like figures out.

Where no list is found, only a figure that is said to be the first or the last answers; any other one is a guess.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

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
from qa.rank.scene import Scene
from qa.retrieve.siblings import peers
from qa.strategy.contrast import PAIR_DEPTH
from qa.strategy.item_list import answer_first_item, items_are_named
from qa.strategy.winner import signed
from qa.words.match import split_tokens

# How one of these is written, and its notation as a period.
_OF_TIME = {
    "tháng": (re.compile(r"tháng \w+(?: năm \d{4})?", re.IGNORECASE), re.compile(r"T\d+/")),
    "quý": (re.compile(r"quý \w+(?: năm \d{4})?", re.IGNORECASE), re.compile(r"Q\d/")),
    "năm": (re.compile(r"(?:năm )?\d{4}", re.IGNORECASE), re.compile(r"\d{4}$")),
}
_PAIR = 2  # cells of which one is not called the first where the table has more rows
_SAME_COVER = 0.02  # share of the question's rarity by which two facts may differ and be of one kind
_OF_SEVERAL = re.compile(
    r"(?<!\w)(?:khác nhau|còn lại|(?:các|những)(?:\s[^\W\d_]+){1,4}\skhác)(?:\s[^\W\d_]+)?$", re.IGNORECASE
)
_OF_REST = re.compile(r"\W*(?:(?:số )?còn lại|ngoài ra)(?!\w)", re.IGNORECASE)
_NAME = re.compile(rf"[{CAPITALS}]\w*(?:[ -](?:[{CAPITALS}]\w*|\d+))*")
_NAME_OF_TWO = re.compile(rf"[{CAPITALS}]\w+[ -][{CAPITALS}]")


def answer_order(ground: Ground, sources: Sources) -> Answer | None:
    """Find a list of like figures, put it in order, and lead with the one asked for."""
    question = ground.question
    order = question.order
    if order is None or order.extreme is Extreme.POSITION:
        return None
    ground = without_counts(ground)
    if order.extreme is Extreme.HIGHEST:
        # Of "Còn lại các tôn giáo khác ..." none is the first of all, though all asked words stand there.
        ground = replace(ground, facts=tuple(each for each in ground.facts if not _is_of_rest(each.candidate)))
        if not ground.facts:
            return None
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
    if not _names_what_is_asked(ground.scene, chosen):
        return None
    word = "Cao nhất" if highest else "Thấp nhất"
    lead = f"{word}: " if position == 0 else ""
    return compose_facts(question, [chosen], confidence, lead=lead, beside=_column_names(chosen, sources))


def _names_what_is_asked(scene: Scene, fact: Fact) -> bool:
    """Tell whether a figure may answer "tỉnh nào", which one of no province does not, or "tháng nào"."""
    named = not scene.shape.lists_names or _names_something(scene.question, fact)
    return named and (scene.shape.head not in _OF_TIME or _names_time(scene.shape.head, fact))


def _names_something(question: Question, fact: Fact) -> bool:
    """Tell whether a figure is told of something with a proper name, other than the place that is asked about."""
    figure = fact.figure
    own = bool(figure.territory) and figure.territory not in question.territories
    return own or any(
        _NAME.fullmatch(name) or _NAME_OF_TWO.search(name)
        for name in (part.strip() for part in f"{figure.indicator} - {figure.parent or ''}".split(" - "))
    )


def _names_time(head: str, fact: Fact) -> bool:
    """Tell whether a figure is told of one month or year, by its period or by the name of its row or column."""
    written, notation = _OF_TIME[head]
    names = fact.figure.indicator.split(" - ")
    return notation.match(fact.figure.period) is not None or any(written.fullmatch(name.strip()) for name in names)


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
    rivals = tuple(fact for fact in rivals if _has_own_name(fact)) or rivals
    rivals = _spoken_of(ground, best, rivals)
    if len(rivals) == _PAIR and _lacks_rows(rivals, sources):
        return ()
    figures = [fact.figure for fact in rivals]
    names = {(each.indicator, each.parent, each.period, each.territory) for each in figures}
    return rivals if len(names) == len(rivals) > 1 else ()


def _is_of_rest(fact: Fact) -> bool:
    """Tell whether a sentence speaks of what is left behind those that were told of before."""
    return fact.figure.row is None and _OF_REST.match(fact.passage.chunk.text) is not None


def _has_own_name(fact: Fact) -> bool:
    """Tell whether a figure is told of one thing by its name.

    "12 tôn giáo khác nhau đạt 500 người" is the sum of those behind it, and "các tôn giáo khác" are what is left.
    """
    figure = fact.figure
    return _OF_SEVERAL.search(figure.indicator) is None and not (
        figure.unit and set(split_tokens(figure.indicator)) <= set(split_tokens(figure.unit))
    )


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
