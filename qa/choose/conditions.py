"""A question that gives amounts as conditions, and its ranked facts, in; the facts stated for these amounts out.

"Thiệt hại trên 70% được hỗ trợ bao nhiêu" asks for one of the amounts of "thiệt hại trên 70%, hỗ trợ 10 triệu; từ 30%
đến 70%, hỗ trợ 5 triệu". Where none is, only those stated for other amounts or saying a
given one again are left out. Ranks nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.extract.unit import MEASURES, base_of
from qa.candidate import Fact, Passage
from qa.question import Question
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked
from qa.words.extent import Extent, find_extents

_DEPTH = 40  # ranked facts among which those of the conditions are sought
# A semicolon that ends a cell parts it from nothing of its row.
_PARTS = re.compile(r";\s+(?!\|)|\n\s*[-–+•]\s|(?<=[^\d\W]|%|\))\.\s")
_DURATIONS = frozenset({"giây", "phút", "giờ", "ngày", "tuần", "tháng", "quý", "năm", "ngày làm việc"})
_MEASURED = frozenset(base_of(unit)[0] for unit in MEASURES) - _DURATIONS
_BEHIND = re.compile(r"[^;:.\d]{0,20}?(?<!\w)(?:đối với|khi|nếu|áp dụng cho|với trường hợp|trong trường hợp)(?!\w)")
_LEADS = re.compile(r":\s")


def keep_conditions(ground: Ground, _: Sources) -> Ground:
    """Keep only the facts that are stated for most of the amounts given, and for none that contradicts one.

    Parameters
    ----------
    ground
        With its facts, best first.

    Returns
    -------
    Where no fact is stated for an amount given, the same ground, without what is stated for other amounts only or says
    an amount given again.
    """
    if not ground.question.quantities or not ground.facts:
        return ground
    given = _given(ground.question.reading)
    judged = [(ranked, _judge(given, ranked.candidate)) for ranked in ground.facts[:_DEPTH]]
    most = max((met for _, met in judged if met is not None), default=0)
    if most == 0:
        return _without_given(_without_others(given, ground))
    return replace(ground, facts=tuple(ranked for ranked, met in judged if met == most))


def _without_others(given: Sequence[Extent], ground: Ground) -> Ground:
    """Leave out the facts that are stated for other amounts only: for 30% and more, where less than 30% is asked of."""
    bounds = [extent for extent in given if extent.base in _MEASURED and _is_bound(extent)]
    if not bounds:
        return ground
    kept = tuple(each for each in ground.facts if not _is_for_others(bounds, each.candidate))
    if len(kept) == len(ground.facts):
        return ground
    # What is left of the measure that bounds are told in is the other bounds themselves.
    bases = {bound.base for bound in bounds}
    return replace(ground, facts=tuple(each for each in kept if each.candidate.figure.base_unit not in bases))


def _is_for_others(bounds: Sequence[Extent], fact: Fact) -> bool:
    stated = [extent for extent in _stated_for(fact) if _is_bound(extent)]
    for bound in bounds:
        alike = [extent for extent in stated if extent.base == bound.base]
        if alike and not any(extent.meets(bound) for extent in alike):
            return True
    return False


def _is_bound(extent: Extent) -> bool:
    """Tell an amount with its bounds from a plain one."""
    return extent.low is None or extent.low != extent.high


def _without_given(ground: Ground) -> Ground:
    """Leave out the best facts that only say again what the question gives, where others follow in their unit."""
    amounts = {(each.number * base_of(each.unit)[1], base_of(each.unit)[0]) for each in ground.question.quantities}
    new = [
        each for each in ground.facts if (each.candidate.figure.value, each.candidate.figure.base_unit) not in amounts
    ]
    if not new or new[0] is ground.facts[0]:
        return ground
    together = new[0].candidate.passage.chunk_id == ground.facts[0].candidate.passage.chunk_id
    return replace(ground, facts=tuple(new)) if together else ground


def keep_passages_of(question: Question, found: Sequence[Ranked[Passage]]) -> Sequence[Ranked[Passage]]:
    """Keep only the passages that speak of an amount that a question gives: "tờ 20.000 đồng".

    What is counted may be told in other words, and durations are told by their ends; these rule nothing out. None stays
    where none of the best ones does: what the question asks of is not there.
    """
    if not question.quantities:
        return found
    given = [extent for extent in _given(question.reading) if extent.base in _MEASURED]
    if not given:
        return found
    kept = [ranked for ranked in found[:_DEPTH] if _speaks_of(given, ranked.candidate)]
    return tuple(kept)


def _speaks_of(given: Sequence[Extent], passage: Passage) -> bool:
    stated = find_extents(f"{passage.chunk.context} {passage.chunk.text}")
    return any(_has_an_end_of(amount, extent) for extent in stated for amount in given)


def _has_an_end_of(amount: Extent, extent: Extent) -> bool:
    ends = {amount.low, amount.high} - {None}
    return amount.base == extent.base and not ends.isdisjoint({extent.low, extent.high})


def _given(reading: str) -> tuple[Extent, ...]:
    """Return the amounts that a question gives; "một tháng", "1 ha" says only what the answer is told per."""
    return tuple(extent for extent in find_extents(reading) if not (extent.low == extent.high == 1))


def _judge(given: Sequence[Extent], fact: Fact) -> int | None:
    """Return for how many of the amounts a fact is stated; None where it is stated for others, or is one of them."""
    stated = _stated_for(fact)
    if any(each.low == fact.figure.value and each.base == fact.figure.base_unit for each in given):
        return None
    met = [condition for condition in given if any(extent.holds(condition) for extent in stated)]
    bases = {condition.base for condition in met}
    told = {extent.base for extent in stated}
    contradicted = any(condition.base in told and condition.base not in bases for condition in given)
    return None if contradicted else len(met)


def _stated_for(fact: Fact) -> tuple[Extent, ...]:
    """Return the amounts that stand before a figure in its part of the sentence, and in what leads all parts in.

    Those behind it count where they are told as its condition: "phạt 5 triệu đồng đối với vi phạm từ 11 người".
    """
    before = fact.before.replace("*", " ")
    starts = [match.end() for match in _PARTS.finditer(before)]
    own = before[starts[-1] :] if starts else before
    lead = _LEADS.search(before) if starts else None
    leading = before[: lead.start()] if lead is not None and lead.start() < starts[-1] else ""
    behind = _PARTS.split(fact.behind.replace("*", " "), maxsplit=1)[0]
    condition = _BEHIND.match(behind)
    following = behind[condition.end() :] if condition is not None else ""
    return (*find_extents(leading), *find_extents(own), *find_extents(following))
