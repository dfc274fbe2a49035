"""A question that gives amounts as conditions, and its ranked facts, in; the facts stated for these amounts out.

"Thiệt hại trên 70% được hỗ trợ bao nhiêu" asks for one of the amounts of "thiệt hại trên 70%, hỗ trợ 10 triệu; từ 30%
đến 70%, hỗ trợ 5 triệu". Says nothing where no fact is stated for an amount that the question gives. Ranks nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.candidate import Fact
from qa.extent import Extent, find_extents
from qa.ground import Ground

_DEPTH = 40  # ranked facts among which those of the conditions are sought
_PARTS = re.compile(r";\s|(?<=[^\d\W]|%|\))\.\s")
_LEADS = re.compile(r":\s")


def keep_conditions(ground: Ground) -> Ground:
    """Keep only the facts that are stated for most of the amounts given, and for none that contradicts one.

    Parameters
    ----------
    ground
        With its facts, best first.

    Returns
    -------
    The same ground where no fact is stated for an amount given.
    """
    given = find_extents(ground.question.reading) if ground.question.quantities else ()
    if not given or not ground.facts:
        return ground
    judged = [(ranked, _judge(given, ranked.candidate)) for ranked in ground.facts[:_DEPTH]]
    most = max((met for _, met in judged if met is not None), default=0)
    if most == 0:
        return ground
    return replace(ground, facts=tuple(ranked for ranked, met in judged if met == most))


def _judge(given: Sequence[Extent], fact: Fact) -> int | None:
    """Return for how many of the amounts a fact is stated; None where it is stated for others, or is one of them."""
    stated = _stated_for(fact)
    if any(each.low == fact.figure.value and each.base == fact.figure.base_unit for each in given):
        return None
    met = 0
    for condition in given:
        same = [extent for extent in stated if extent.base == condition.base]
        if any(extent.holds(condition) for extent in same):
            met += 1
        elif same:
            return None
    return met


def _stated_for(fact: Fact) -> tuple[Extent, ...]:
    """Return the amounts that stand before a figure in its part of the sentence, and in what leads all parts in."""
    text = fact.passage.source_text.replace("*", " ")
    at = max(fact.figure.span.start - fact.passage.span.start, 0)
    before = text[:at]
    starts = [match.end() for match in _PARTS.finditer(before)]
    own = before[starts[-1] :] if starts else before
    lead = _LEADS.search(before) if starts else None
    leading = before[: lead.start()] if lead is not None and lead.start() < starts[-1] else ""
    return (*find_extents(leading), *find_extents(own))
