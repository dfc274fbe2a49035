"""A question for what is left of a whole without a part in, the whole less that part out.

"Ngoài vốn góp, dự án còn bao nhiêu vốn": the part is found by its name and the whole beside it. Where the best figure
is that of the part, and no whole is told, nothing answers.
"""

import re

from index.figure import AMOUNTS
from index.normalise import fold
from qa.answer import Answer
from qa.arithmetic.compute import subtract
from qa.candidate import Fact
from qa.compose.compose import compose_refusal
from qa.rank.ground import Ground, Sources, fact_confidence
from qa.strategy.operate import compose_computed
from qa.words.excepted import find_excepted, is_excepted
from qa.words.match import split_tokens
from qa.words.wording import QUANTITY_WORD

_LEFT = re.compile(rf"\bcon(?:\s+lai)?\s+(?:(?:la|co|duoc|khoang)\s+)?{QUANTITY_WORD}|\bcon\s+lai\b")
_TOTALS = frozenset({"tong", "toan"})
_DEPTH = 10  # ranked facts among which the part is sought


def answer_rest(ground: Ground, sources: Sources) -> Answer | None:
    """Compute what is left without the part that a question leaves out, or refuse; None where it asks for none such."""
    question = ground.question
    excepted = find_excepted(question.reading)
    if not excepted or not ground.facts or _LEFT.search(fold(question.reading)) is None:
        return None
    parts = [each for each in ground.facts[:_DEPTH] if is_excepted(excepted, each.candidate.figure.indicator)]
    if not parts:
        return None
    confidence = fact_confidence(ground.facts, sources.ranker)
    part = parts[0].candidate
    wholes = [fact for fact in sources.block_facts(part) if _is_whole_of(part, fact)] if len(excepted) == 1 else []
    if wholes and confidence >= sources.ranker.fact_threshold:
        return compose_computed(ground, [wholes[0], part], subtract(wholes[0].figure, part.figure), confidence)
    # What is left may be told by its own name.
    own = parts[0] is ground.facts[0]
    return compose_refusal(question, ground.nearest, 1 - confidence) if own or len(excepted) > 1 else None


def _is_whole_of(part: Fact, fact: Fact) -> bool:
    """Tell whether a figure is what another one is a part of, or a total of its time, kind and unit."""
    one, other = fact.figure, part.figure
    if (
        one.base_unit != other.base_unit
        or one.base_unit == "%"
        or one.period != other.period
        or one.value <= other.value
    ):
        return False
    named = other.parent == one.indicator or not _TOTALS.isdisjoint(split_tokens(one.indicator))
    return named and {one.role, other.role} <= AMOUNTS
