"""Things of which a question asks the number and an answer in, whether it counts other things out.

A number of districts answers nothing about airports, unless its name says so. Measures count nothing. Ranks nothing.
"""

import re
from functools import lru_cache

from index.extract.unit import MEASURES, base_of
from qa.answer import Answer
from qa.arithmetic.same_unit import same_unit
from qa.question import Asked, Question
from qa.words.content import has_diacritics
from qa.words.contrasts import asked_contrasts, contradicts_words
from qa.words.counted import kind_of, split_marked
from qa.words.match import split_tokens

_OF_THINGS = frozenset({Asked.COUNT, Asked.CHANGE, Asked.LEVEL, Asked.VALUE_LOOKUP})
_COUNTS = "số|so|lượng|luong|các|cac|những|nhung|và|va|có|co"
# "đường bay đến sân bay này" is of no airports.
_WAYS = ("đến", "den", "tới", "toi", "tại", "tai", "ở", "o", "qua", "từ", "tu", "vào", "vao")
_NO_WAY = "".join(rf"(?<!\b{word} )" for word in _WAYS)
# What things of many kinds are counted by, and people, who go by many nouns.
_ANYTHING = frozenset(
    {
        "cái",
        "chiếc",
        "con",
        "cây",
        "ngôi",
        "vị",
        "gốc",
        "thứ",
        "loại",
        "suất",
        "phần",
        "lô",
        "người",
        "dân",
        "ông",
        "bà",
    }
)


def counts_another(question: Question, answer: Answer) -> bool:
    """Tell whether an answer counts other things than are asked for, by its figure's unit, and by what excludes it."""
    figure = next(iter(answer.figures), None)
    if (
        figure is None
        or figure.computed
        or question.asked not in {Asked.COUNT, Asked.CHANGE}
        or len(question.units) != 1
    ):
        return False
    # "Số người chết" are none of the wounded, though both are people.
    if contradicts_words(asked_contrasts(split_tokens(question.reading)), split_tokens(figure.indicator)):
        return True
    asked, stated = question.units[0], base_of(figure.unit)[0]
    if not stated or any(_is_measure(unit) or unit in _ANYTHING for unit in (asked, stated)):
        return False
    kind = kind_of(asked, exact=True)
    split = split_marked if has_diacritics(question.text) else split_tokens
    if (kind is not None and kind == kind_of(stated, exact=True)) or not set(split(asked)).isdisjoint(split(stated)):
        return False
    noun, name = " ".join(split(asked)), " ".join(split(figure.indicator))
    # "phương án ... môi trường" is of no schools: one syllable is a noun where a name begins, or behind what counts it.
    lead = _NO_WAY + r"\b" if " " in noun else rf"(?:^|\b(?:{_COUNTS}) )"
    return re.search(rf"{lead}{re.escape(noun)}\b", name) is None


def lacks_counted(question: Question, answer: Answer) -> bool:
    """Tell whether of several things that are asked for at once none that is counted is told: money is no projects."""
    counted = [base_of(part.unit)[0] for part in question.parts if part.counted and part.unit]
    stated = [base_of(figure.unit)[0] for figure in answer.figures]
    return bool(counted) and all(stated) and not any(same_unit(one, other) for one in stated for other in counted)


@lru_cache(maxsize=4096)
def _is_measure(unit: str) -> bool:
    """Tell whether a unit measures or is told per something; what is unknown is its own base."""
    base = base_of(unit)[0]
    return base != unit or "/" in unit or unit in MEASURES or base.split(" ", maxsplit=1)[0] in _bases()


@lru_cache(maxsize=1)
def _bases() -> frozenset[str]:
    return frozenset(base_of(unit)[0].split("/")[0] for unit in MEASURES)
