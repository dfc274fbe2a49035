"""A question for what was before a change, or came of it, and its facts in; those of that state first out.

"Điều chỉnh “152 dự án, 651 ha” thành “173 dự án, 869 ha”" states both in one sentence, in the same words. Says nothing
where the question names neither state, or no sentence states both. Ranks nothing.
"""

import re
from dataclasses import replace
from enum import Enum, auto

from index.normalise import fold
from qa.candidate import Fact
from qa.rank.ground import Ground, Sources
from qa.rank.rank import Ranked

_DEPTH = 20  # ranked facts among which those of the state are looked for
_CLOSE = 2.5  # points of score by which one in other words may lead
_CHANGE = r"(?:khi )?(?:duoc )?(?:dieu chinh|sua doi|sua|thay doi|chuyen doi|doi)"
_BEFORE = re.compile(rf"(?<!\w)(?:truoc (?:lan )?{_CHANGE}|chua {_CHANGE}|ban dau)(?!\w)(?! (?:quy|so) )")
_AFTER = re.compile(rf"(?<!\w)sau (?:lan )?{_CHANGE}(?!\w)")
# "điều chỉnh ... thành ...", up to what it becomes; what is put in quotes may have full stops in it.
_BECOMES = re.compile(
    r"(?<!\w)(?:điều chỉnh|sửa đổi|sửa|thay|đổi|chuyển)(?!\w)[^;]{3,600}?\d[^;]{0,300}?(?<!\w)thành(?!\w)",
    re.IGNORECASE,
)


class _State(Enum):
    """What was before a change, and what came of it."""

    OLD = auto()
    NEW = auto()


def prefer_asked_state(ground: Ground, _: Sources) -> Ground:
    """Put first the best fact of the state that is asked for, of those that a sentence states before and after."""
    asked = _asked(ground.question.reading)
    if asked is None or not ground.facts:
        return ground
    best = ground.facts[0]
    told = [each for each in ground.facts[:_DEPTH] if _is_alike(best, each) and _state(each.candidate) is not None]
    own = [each for each in told if _state(each.candidate) is asked]
    if not own:
        return ground
    first = replace(own[0], score=best.score)
    # The other state of it is no rival.
    rest = (each for each in ground.facts if each is not own[0] and each not in told)
    return replace(ground, facts=(first, *own[1:], *rest))


def is_other_state(reading: str, fact: Fact) -> bool:
    """Tell whether a fact is of the state before a change where what came of it is asked, or the other way round."""
    asked = _asked(reading)
    return asked is not None and _state(fact) not in {None, asked}


def _asked(reading: str) -> _State | None:
    folded = fold(reading)
    before, after = _BEFORE.search(folded) is not None, _AFTER.search(folded) is not None
    if before is after:
        return None
    return _State.OLD if before else _State.NEW


def _is_alike(best: Ranked[Fact], other: Ranked[Fact]) -> bool:
    one, two = best.candidate, other.candidate
    same = one.passage.document_id == two.passage.document_id and one.figure.base_unit == two.figure.base_unit
    return same and best.score - other.score <= _CLOSE


def _state(fact: Fact) -> _State | None:
    """Return of which state a figure is, None where its sentence states but one."""
    becomes = _BECOMES.search(fact.passage.source_text)
    if becomes is None:
        return None
    at = fact.figure.span.start - fact.passage.span.start
    if at < becomes.start():
        return None
    return _State.OLD if at < becomes.end() else _State.NEW
