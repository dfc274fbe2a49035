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
_LARGE = 1000
_MEASURED = frozenset(base_of(unit)[0] for unit in MEASURES) - _DURATIONS
_BEHIND = re.compile(r"[^;:.\d]{0,20}?(?<!\w)(?:đối với|khi|nếu|áp dụng cho|với trường hợp|trong trường hợp)(?!\w)")
_MOST = re.compile(r"tối đa|nhiều nhất|không (?:vượt )?quá|không trên")
_LEAST = re.compile(r"tối thiểu|ít nhất|không dưới|không (?:ít|thấp) hơn")
_GIVEN_BOUND = re.compile(rf"(?:{_MOST.pattern}|{_LEAST.pattern})\s+(?=\d)")
_LIMITS = re.compile(rf"(?<!\w)nhưng\s+(?:mức\s+|tổng\s+)?(?:{_MOST.pattern}|{_LEAST.pattern})\D*$", re.IGNORECASE)
_LEADS = re.compile(r":\s")
# A bracket behind a number tells of that one: "8 dự án lớn (trên 100 MW) và 35 dự án nhỏ".
_ASIDE = re.compile(r"(?<=\d)(?P<of>[^\d()]{0,60})\([^()]*\)(?=\s*(?:,|và|còn)\s)")
_PART = re.compile(r"\d+\s?/\s?(?=\d)")
_STEP = re.compile(r"(?<!\w)cứ(?:\s(?:thêm|tăng|tăng thêm|mỗi|đủ))?\s+$", re.IGNORECASE)
_BRACKET = re.compile(r"[^\d;:.,()]{0,60}\((?P<told>[^()]*)\)")


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
    bounds = _with_bound(ground)
    limits, ground = bounds is not ground, bounds
    if not ground.question.quantities or not ground.facts:
        return ground
    given = _given(ground.question.reading)
    judged = [(ranked, _judge(given, ranked.candidate, limits=limits)) for ranked in ground.facts[:_DEPTH]]
    most = max((met for _, met in judged if met is not None), default=0)
    if most == 0:
        return _without_given(_without_others(given, _without_alike(given, ground)))
    return replace(ground, facts=tuple(ranked for ranked, met in judged if met == most))


def _with_bound(ground: Ground) -> Ground:
    """Keep, where the most or the least is asked for, only what is told as one, if the best figure is.

    "Từ 7% trở xuống được tính 1 điểm, ... nhưng tối đa không quá 3 điểm": the condition is of the first.
    """
    # "không quá 2 triệu người" gives an amount, "tối đa bao nhiêu" asks for one.
    reading = _GIVEN_BOUND.sub(" ", ground.question.reading.lower())
    bounds = next((words for words in (_MOST, _LEAST) if words.search(reading)), None)
    if bounds is None or not ground.facts or not bounds.search(ground.facts[0].candidate.figure.qualifier):
        return ground
    kept = tuple(each for each in ground.facts if bounds.search(each.candidate.figure.qualifier))
    return replace(ground, facts=kept)


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


def _without_alike(given: Sequence[Extent], ground: Ground) -> Ground:
    """Leave out the best facts that are stated of as many of a thing as are not asked of: of "9 ly", not of "6 ly"."""
    measures = _MEASURED | _DURATIONS | {""}
    things = [extent for extent in given if _is_size(extent) and extent.base not in measures]
    if not things:
        return ground
    return ground.without(lambda fact: any(_is_of_other(each, fact) for each in things))


def _is_of_other(thing: Extent, fact: Fact) -> bool:
    if thing.base == fact.figure.base_unit:
        return False
    alike = [extent for extent in _stated_for(fact) if extent.base == thing.base and _is_size(extent)]
    return bool(alike) and not any(extent.holds(thing) for extent in alike)


def _is_size(extent: Extent) -> bool:
    """Tell a plain number that a thing is told from others by: a million homes are an amount of their own."""
    return not _is_bound(extent) and extent.low is not None and extent.low < _LARGE


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


def _judge(given: Sequence[Extent], fact: Fact, *, limits: bool) -> int | None:
    """Return for how many of the amounts a fact is stated; None where it is stated for others, or is one of them."""
    stated = _stated_for(fact, limits=limits)
    if any(each.low == fact.figure.value and each.base == fact.figure.base_unit for each in given):
        return None
    told_of = (*stated, *_told_beside(fact))
    met = [condition for condition in given if any(extent.holds(condition) for extent in told_of)]
    bases = {condition.base for condition in met}
    told = {extent.base for extent in stated}
    contradicted = any(condition.base in told and condition.base not in bases for condition in given)
    return None if contradicted else len(met)


def _stated_for(fact: Fact, *, limits: bool = False) -> tuple[Extent, ...]:
    """Return the amounts that stand before a figure in its part of the sentence, and in what leads all parts in.

    Where `limits` are asked for, "..., nhưng tối đa không quá 3 điểm" is stated for all that stands before it. Those
    behind a figure count where they are told as its condition: "phạt 5 triệu đồng đối với vi phạm từ 11 người".
    """
    before = fact.before.replace("*", " ")
    starts = [] if limits and _LIMITS.search(before) else [match.end() for match in _PARTS.finditer(before)]
    own = _without_asides(before[starts[-1] :] if starts else before)
    lead = _LEADS.search(before) if starts else None
    leading = before[: lead.start()] if lead is not None and lead.start() < starts[-1] else ""
    behind = _PARTS.split(fact.behind.replace("*", " "), maxsplit=1)[0]
    condition = _BEHIND.match(behind)
    following = behind[condition.end() :] if condition is not None else ""
    return (*find_extents(leading), *find_extents(own), *find_extents(following))


def _without_asides(before: str) -> str:
    """Return what stands before a figure without the brackets that tell of the figures before it."""
    return _ASIDE.sub(lambda aside: aside["of"], before)


def _told_beside(fact: Fact) -> tuple[Extent, ...]:
    """Return the amounts that a figure itself is told with.

    How many it is one of ("10/63 tỉnh"), what a bracket adds, what each step counts: "cứ thêm 200 km2 được 0,5 điểm".
    """
    start = fact.figure.span.start - fact.passage.span.start
    written = fact.passage.source_text[max(start, 0) : len(fact.passage.source_text) - len(fact.behind)]
    part = _PART.match(written)
    whole = find_extents(f"{written[part.end() :]}{fact.behind}")[:1] if part is not None else ()
    bracket = _BRACKET.match(fact.behind)
    aside = find_extents(bracket["told"]) if bracket is not None else ()
    counts = find_extents(_PARTS.split(fact.behind, maxsplit=1)[0])[:1] if _STEP.search(fact.before) else ()
    return (*whole, *aside, *counts)
