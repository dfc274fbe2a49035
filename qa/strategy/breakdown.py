"""A question for several figures at once in, one answer with all of them out: parts of a whole, each of what is named.

Gives way (None) where no parts are found, or one figure alone is asked for. Finds no figures itself.
"""

import re

from index.normalise import fold
from qa.answer import Answer
from qa.candidate import Fact
from qa.choose.grouped_row import names_group
from qa.choose.told_twice import in_asked_unit
from qa.cite.trim import MOST_NUMBERS
from qa.compose.compose import compose_facts
from qa.rank.ground import Ground, Sources, confidence_beside, fact_confidence
from qa.retrieve.siblings import peers, whole_parts
from qa.strategy.item_list import facts_of_items, items_are_named
from qa.strategy.named_parts import named_parts
from qa.strategy.together import find_together

# "từng vị trí", "mỗi giai đoạn": the noun of which each is asked for, of two syllables.
_EACH_OF = re.compile(r"\b(?:tung|moi) (\w+ \w+)")


def answer_breakdown(ground: Ground, sources: Sources) -> Answer | None:
    """Give all parts beside the best fact; when several units are asked, the best fact of each."""
    question = ground.question
    confidence = fact_confidence(ground.facts, sources.ranker)
    if confidence < sources.ranker.fact_threshold / 2:
        return None
    named = find_together(ground, sources.ranker) or named_parts(ground, sources, confidence)
    if named is None:
        return _answer_parts(ground, sources)
    if any(names_group(question, fact, sources.block_facts(fact)) is False for fact in named[0]):
        return None
    return compose_facts(question, *named)


def _answer_parts(ground: Ground, sources: Sources) -> Answer | None:
    """Give the parts beside the best fact, where nobody names them."""
    question, best = ground.question, ground.facts[0].candidate
    near = sources.block_facts(best)
    if names_group(question, best, near):
        return None  # the row of one group is asked for, not that of all
    best = in_asked_unit(question, best, near)
    parts = _items_of_each(question.reading, best, sources) or peers(best, near)
    parts = whole_parts(best, parts) or parts
    confidence = confidence_beside(parts, ground.facts, sources.ranker)
    if confidence < sources.ranker.fact_threshold:
        return None
    parts = tuple(part for part in parts if part.figure.number not in question.numbers)
    # What is told of one time alone is nothing of the others that are named.
    of_one_time = len({part.figure.period for part in parts}) == 1 and parts[0].figure.period != ""
    if len(parts) < 2 or len(parts) > 3 * MOST_NUMBERS or (of_one_time and len(question.periods) > 1):
        return None
    return compose_facts(question, parts, confidence)


def _items_of_each(reading: str, best: Fact, sources: Sources) -> tuple[Fact, ...]:
    """Return the facts of all items of a list where each of what they are named by is asked for, else ()."""
    each = _EACH_OF.search(fold(reading))
    if each is None or not items_are_named(best, each[1]):
        return ()
    facts = facts_of_items(best, sources)
    return facts if all(items_are_named(fact, each[1]) for fact in facts) else ()
