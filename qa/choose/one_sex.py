"""Ranked facts in, those out that count the men or the women alone where a question asks for all of them.

"Dân số nam" is no answer to "dân số năm 2025", however alike both look without diacritics. Ranks nothing.
"""

import re

from qa.candidate import Fact
from qa.question import Question
from qa.rank.ground import Ground, Sources

# In small letters: "Nam" is the south, and a part of many names.
_SEX = re.compile(r"(?<!\w)(?:nam|nữ)(?!\w)")
# Typed without diacritics, "nam" before a number is a year.
_TYPED = re.compile(r"(?<!\w)(?:nam(?!\s*\d)|nu)(?!\w)")


def keep_both_sexes(ground: Ground, _sources: Sources) -> Ground:
    """Leave out the facts that count one sex, unless the question names one.

    What is measured of a sex, as an age, or a rank among it, is not left out: there is no sum of it.
    """
    return ground if _names_sex(ground.question) else ground.without(_counts_one)


def _names_sex(question: Question) -> bool:
    texts = (question.reading, question.text.lower())
    return _SEX.search(texts[0]) is not None or any(_TYPED.search(text) is not None for text in texts)


def _counts_one(fact: Fact) -> bool:
    figure = fact.figure
    return figure.base_unit == "người" and len(set(_SEX.findall(figure.indicator))) == 1
