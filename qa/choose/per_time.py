"""A question that says what time its amount is for, and its ranked facts, in; the facts told for that time out.

"Lặn tối đa mấy giờ một tuần" asks for one of "không quá 6 giờ trong 01 ngày và 30 giờ trong 01 tuần". Says nothing
where no fact is told for the asked time. Ranks nothing.
"""

import re
from dataclasses import replace

from index.normalise import fold
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources

_DEPTH = 40  # ranked facts among which those of the asked time are sought
_TIMES = r"(?P<time>gio|ngay|tuan|thang|quy|nam|vu|ca)"
_ASKED = re.compile(rf"\b(?:(?:trong|moi|tinh) )*(?:0?1|mot|moi|tung|hang|theo) {_TIMES}\b(?! \d)")
# Behind a figure or in its unit: "6 giờ trong 01 ngày", "5 triệu đồng/tháng", "300 nghìn đồng một ngày".
_TOLD = re.compile(rf"\W{{0,2}}(?:(?:trong|tren|cho|tinh theo) )?(?:/ ?|(?:0?1|mot|moi) ){_TIMES}\b")
_IN_UNIT = re.compile(rf"/{_TIMES}\b")
_REACH = 30  # characters behind a figure


def keep_asked_rate(ground: Ground, _: Sources) -> Ground:
    """Keep only the facts that are told for the time that the question asks for, where the best one is for another."""
    asked = _ASKED.search(fold(ground.question.reading))
    if asked is None or not ground.facts:
        return ground
    best = _time_of(ground.facts[0].candidate)
    if not best or best == asked["time"]:
        return ground
    base = ground.facts[0].candidate.figure.base_unit
    kept = tuple(
        each
        for each in ground.facts[:_DEPTH]
        if _time_of(each.candidate) == asked["time"] and _is_alike(each.candidate.figure.base_unit, base)
    )
    return replace(ground, facts=kept) if kept else ground


def _is_alike(unit: str, other: str) -> bool:
    return unit.partition("/")[0] == other.partition("/")[0]


def _time_of(fact: Fact) -> str:
    """Return the time that an amount is told for, folded, or ""."""
    found = _IN_UNIT.search(fold(fact.figure.unit))
    if found is None:
        found = _TOLD.match(fold(fact.behind[:_REACH]))
    return found["time"] if found is not None else ""
