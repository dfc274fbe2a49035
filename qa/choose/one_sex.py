"""Ranked facts in, those out that count the men or the women alone where a question asks for all, or for the others.

"Dân số nam" is no answer to "dân số năm 2025", however alike both look without diacritics, nor to "dân số nữ". Ranks
nothing.
"""

import re
from dataclasses import replace

from qa.candidate import Fact
from qa.question import Question
from qa.rank.ground import Ground, Sources

# In small letters: "Nam" is the south, and a part of many names.
_SEX = re.compile(r"(?<!\w)(?:nam|nữ)(?!\w)")
# Typed without diacritics, "nam" before a number is a year.
_LONGEST_SIDE = 2  # words: "nam giới", "nhiều nữ"
_SEX_OF = {"nam": "nam", "nu": "nữ"}
_TYPED = re.compile(r"(?<!\w)(?:nam(?!\s*\d)|nu)(?!\w)")


def keep_both_sexes(ground: Ground, _sources: Sources) -> Ground:
    """Leave out the facts that count one sex, unless the question names it.

    What is measured of a sex, as an age, or a rank among it, is not left out: there is no sum of it.
    """
    named = _sexes_named(ground.question)
    return ground.without(lambda fact: not named.issuperset(_counts_one(fact)))


def keep_sex_of(ground: Ground, side: str) -> Ground:
    """Keep, where a side of a comparison is a sex, only the facts named after it: "nam" is no "Thuận Nam"."""
    sexes = frozenset(_SEX.findall(side.lower()))
    if len(sexes) != 1 or len(side.split()) > _LONGEST_SIDE:
        return ground
    facts = (each for each in ground.facts if frozenset(_SEX.findall(each.candidate.figure.indicator)) == sexes)
    return replace(ground, facts=tuple(facts))


def _sexes_named(question: Question) -> frozenset[str]:
    texts = (question.reading, question.text.lower())
    typed = (found.group() for text in texts for found in _TYPED.finditer(text))
    return frozenset((*_SEX.findall(texts[0]), *(_SEX_OF[word] for word in typed)))


def _counts_one(fact: Fact) -> frozenset[str]:
    """Return the sex that a fact counts alone, none where it counts both or no people."""
    sexes = frozenset(_SEX.findall(fact.figure.indicator))
    return sexes if fact.figure.base_unit == "người" and len(sexes) == 1 else frozenset()
