"""A question whether an amount is above or below a given one in, "Có" or "Không" with the amount that is told out.

"Dân số huyện Mây có trên 50.000 người không": the amount is looked up like any other, then compared, and refused where
it is not found. Gives way (None) where it is told in another unit.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from index.extract.number import parse_number
from index.figure import Role
from index.normalise import fold
from qa.analyse.analyse import read_question
from qa.answer import Answer
from qa.arithmetic.bounds import Bound, kind_before
from qa.choose.filters import filter_facts
from qa.compose.compose import compose_refusal
from qa.question import Question
from qa.rank.ground import Ground, Sources, fact_confidence

_ASKED = re.compile(
    r"\b(?:co|da)\s+(?P<verb>(?:[^\W\d_]+\s+){0,5}?)(?P<number>\d[\d.,]*)"
    # What somebody may or must do behind it makes it a condition: "có trên 10 người có phải ... không".
    r"(?P<unit>(?:\s*%)?(?:\s*(?!(?:co|phai|duoc|thi|can|bi|la|nen|se)\b)[^\W\d][^\s,;?]*){0,5}?)"
    r"\s+(?P<not>khong|chua|ko|hong|hem)(?:\s+(?:vay|nhi|a|ta|the|ha|ban|nhe))*\s*[?.!]*$"
)
_LOOSE = Decimal("0.02")  # share of the bound by which a roundly told amount may lie on its other side
_ROUND = re.compile(r"\b(?:khoang|gan|hon|tren|duoi|xap xi|uoc|chung|tam)\s*$")
_LONGEST_ROUND = 12  # characters before a number in which such a word stands
_MOVES = frozenset({Role.GROWTH.value, Role.CHANGE.value, Role.PLAN_SHARE.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The bound, the question for the amount itself, and what says that it does not lie so."""

    bound: Bound
    level: Question
    denial: str


def answer_meets_bound(
    ground: Ground, sources: Sources, answer_figure: Callable[[Ground, Sources], Answer | None]
) -> Answer | None:
    """Say whether an amount is above, below or at a given one; `answer_figure` answers the question for it."""
    asked = _read_asked(ground.question)
    if asked is None:
        return None
    found = filter_facts(sources.look(asked.level), sources)
    answer = answer_figure(found, sources)
    if answer is None or not answer.figures:
        # A sentence with another number, of another time, would be taken for the answer.
        return compose_refusal(ground.question, ground.nearest, 1 - fact_confidence(found.facts, sources.ranker))
    figure = answer.figures[0]
    scaled = asked.bound.scale(Decimal(figure.number), figure.unit)
    if scaled is None or figure.computed or figure.role in _MOVES:
        return None
    before = fold(answer.text.partition(figure.text)[0][-_LONGEST_ROUND:])
    loose = _ROUND.search(before) is not None and abs(scaled[0] - scaled[1]) <= _LOOSE * scaled[1]
    if loose or figure.upper is not None:
        return answer  # who reads it can tell
    named = not figure.indicator[:1].islower()  # "Lâm Đồng có ..." begins with a name
    told = answer.text if named else f"{answer.text[:1].lower()}{answer.text[1:]}"
    return replace(answer, text=f"{'Có' if asked.bound.holds(*scaled) else asked.denial}, {told}")


def _read_asked(question: Question) -> _Asked | None:
    """Return the bound that a question asks about, with the same question for the amount itself."""
    reading = question.reading
    found = _ASKED.search(fold(reading))
    number = parse_number(found["number"].rstrip(".,")) if found is not None else None
    if found is None or number is None or number not in question.numbers:
        return None
    kind, end = kind_before(found["verb"])
    start = found.start("verb")
    unit = reading[found.start("unit") : found.end("unit")].strip()
    level = read_question(
        " ".join(f"{reading[: found.start()]} {reading[start : start + end]} bao nhiêu {unit}?".split())
    )
    level = replace(level, text=question.text, understood=question.understood, synonyms=question.synonyms)
    bound = Bound(number=number, unit=unit, kind=kind)
    return _Asked(bound=bound, level=level, denial="Chưa" if found["not"] == "chua" else "Không")
