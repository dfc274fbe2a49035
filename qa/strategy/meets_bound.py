"""A question whether an amount is above or below a given one in, "Có" or "Không" with the amount that is told out.

"Dân số huyện Mây có trên 50.000 người không": the amount is looked up like any other, then compared. Gives way (None)
where it is not found, is told in another unit, or is too loosely told to be compared.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from index.extract.number import parse_number
from index.extract.unit import base_of, read_unit
from index.figure import Role
from index.normalise import fold
from qa.analyse.analyse import read_question
from qa.answer import Answer, AnswerFigure
from qa.arithmetic.same_unit import same_unit
from qa.choose.filters import filter_facts
from qa.question import Question
from qa.rank.ground import Ground, Sources

_ASKED = re.compile(
    r"\b(?:co|da)\s+(?P<verb>(?:[^\W\d_]+\s+){0,5}?)(?P<number>\d[\d.,]*)(?P<unit>(?:\s*%)?(?:\s*[^\W\d][^\s,;?]*){0,5}?)"
    r"\s+(?P<not>khong|chua|ko|hong|hem)(?:\s+(?:vay|nhi|a|ta|the|ha|ban|nhe))*\s*[?.!]*$"
)
_BOUNDS = (
    ("up_to", r"khong (?:vuot )?qua|khong tren|khong hon|toi da|nhieu nhat"),
    ("from", r"khong duoi|khong (?:it|thap|nho) hon|toi thieu|it nhat"),
    ("below", r"duoi|(?:it|thap|nho|kem) hon|(?:chua|khong) (?:den|toi|day|du)"),
    ("above", r"vuot qua|vuot|(?:lon|cao|nhieu|dong|rong|dai) hon|tren|hon|qua|ngoai"),
    ("from", r"dat(?: (?:den|toi|muc))?|len (?:den|toi)|du|den|toi"),
)
_LOOSE = Decimal("0.02")  # share of the bound by which a roundly told amount may lie on its other side
_ROUND = re.compile(r"\b(?:khoang|gan|hon|tren|duoi|xap xi|uoc|chung|tam)\s*$")
_LONGEST_ROUND = 12  # characters before a number in which such a word stands
_MOVES = frozenset({Role.GROWTH.value, Role.CHANGE.value, Role.PLAN_SHARE.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bound:
    """A number with the words of its unit, how an amount is to lie to it, and the question for that amount."""

    number: Decimal
    unit: str
    kind: str
    level: Question
    denial: str

    def holds(self, value: Decimal, bound: Decimal) -> bool:
        held = {"above": value > bound, "from": value >= bound, "below": value < bound, "up_to": value <= bound}
        return held.get(self.kind, value == bound)


def answer_meets_bound(
    ground: Ground, sources: Sources, answer_figure: Callable[[Ground, Sources], Answer | None]
) -> Answer | None:
    """Say whether an amount is above, below or at a given one; `answer_figure` answers the question for it."""
    bound = _read_bound(ground.question)
    if bound is None:
        return None
    answer = answer_figure(filter_facts(sources.look(bound.level), sources), sources)
    if answer is None or not answer.figures:
        return None
    figure = answer.figures[0]
    scaled = _scale(bound, figure)
    if scaled is None or figure.computed or figure.role in _MOVES:
        return None
    value, given = scaled
    before = fold(answer.text.partition(figure.text)[0][-_LONGEST_ROUND:])
    loose = _ROUND.search(before) is not None and abs(value - given) <= _LOOSE * given
    if loose or figure.upper is not None:
        return answer  # who reads it can tell
    named = not figure.indicator[:1].islower()  # "Lâm Đồng có ..." begins with a name
    told = answer.text if named else f"{answer.text[:1].lower()}{answer.text[1:]}"
    return replace(answer, text=f"{'Có' if bound.holds(value, given) else bound.denial}, {told}")


def _read_bound(question: Question) -> _Bound | None:
    """Return the bound that a question asks about, with the same question for the amount itself."""
    reading = question.reading
    asked = _ASKED.search(fold(reading))
    number = parse_number(asked["number"].rstrip(".,")) if asked is not None else None
    if asked is None or number is None or number not in question.numbers:
        return None
    verb, kind = asked["verb"], "equal"
    for name, words in _BOUNDS:
        found = re.search(rf"\b(?:{words})\s+$", verb)
        if found is not None:
            verb, kind = verb[: found.start()], name
            break
    start = asked.start("verb")
    acts = reading[start : start + len(verb)].strip()
    unit = reading[asked.start("unit") : asked.end("unit")].strip()
    before = reading[: asked.start()].strip()
    level = read_question(" ".join(f"{before} {acts} bao nhiêu {unit}?".split()))
    level = replace(level, text=question.text, understood=question.understood, synonyms=question.synonyms)
    denial = "Chưa" if asked["not"] == "chua" else "Không"
    return _Bound(number=number, unit=unit, kind=kind, level=level, denial=denial)


def _scale(bound: _Bound, figure: AnswerFigure) -> tuple[Decimal, Decimal] | None:
    """Return the amount of a figure and the bound in one unit, None where they have none in common."""
    unit = read_unit(f"{bound.number} {bound.unit}", len(str(bound.number)))
    base, factor = (unit.base or unit.unit, unit.factor) if unit is not None and unit.known else (bound.unit, Decimal(1))
    stated, own = base_of(figure.unit)
    number = Decimal(figure.number)
    if figure.unit and not same_unit(stated, base):
        return None
    return number * (own if figure.unit else Decimal(1)), bound.number * factor
