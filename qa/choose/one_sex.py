"""Ranked facts in, those out that are told of the sex that a question asks about: of men, of women, or of all people.

"Dân số nam" is no answer to "dân số năm 2025", however alike both look without diacritics, nor to "dân số nữ". Ranks
nothing.
"""

import re
from dataclasses import replace

from index.normalise import fold
from qa.candidate import Fact
from qa.question import Question
from qa.rank.ground import Ground, Sources

# In small letters: "Nam" is the south, and a part of many names.
_SEX = re.compile(r"(?<!\w)(?:nam|nữ)(?!\w)")
# Typed without diacritics, "nam" before a number is a year.
_TYPED = re.compile(r"(?<!\w)(?:nam(?!\s*\d)|nu)(?!\w)")
# The country and what lies in the south have no men in their names.
_SOUTH = re.compile(r"(?<!\w)(?:vi[eệ]t|mi[eề]n|ph[ií]a|[dđ][oô]ng|t[aâ]y) nam(?!\w)")
_LONGEST_SIDE = 2  # words: "nam giới", "nhiều nữ"
# A cell may be headed by the word alone.
_NAMED = re.compile(r"(?<!\w)(?:nam|[nN]ữ)(?!\w)|(?:^|(?<=- ))Nam(?= -|$)")
_WOMEN, _MEN = "nữ", "nam"
# People type names in small letters too: "hà nam" is no man where nothing else says so.
_MEN_ASKED = re.compile(
    r"(?<!\w)(?i:dân số|dân|số|người|nhân khẩu|lao động|trẻ em|cán bộ|đại biểu"
    r"|(?:học|thí|cựu|nghiên cứu) sinh|(?:công|bệnh|nạn|tù) nhân|(?:sinh|giáo|giảng|nhân|động|đảng|đoàn|hội|cử) viên)"
    r" nam(?!\w| bộ| kỳ| trung bộ)"
    r"|(?<!\w)nam(?: giới| sinh)(?!\w)"
)
_JOINT = r"\s*(?:,|và|hay(?: là)?|hoặc|so với|với)\s*(?:(?:dân )?số |nhiều )?"
_BOTH_ASKED = re.compile(
    rf"(?<!\w)(?:nam(?: giới)?{_JOINT}(?:nữ|nu)(?!\w)|(?:nữ|nu)(?: giới)?{_JOINT}nam(?!\w))", re.IGNORECASE
)


def keep_asked_sex(ground: Ground, _sources: Sources) -> Ground:
    """Leave out the facts that are told of another sex than a question asks about, or of one where it asks for all.

    What is measured of a sex, as an age, or a rank among it, has no sum: asked of nobody, it may be told of either.
    """
    asked = _sex_asked(ground.question)
    if asked:
        return ground.without(lambda fact: not _is_told_of(fact, asked))
    return ground if _names_sex(ground.question) else ground.without(_counts_one)


def is_of_asked_sex(question: Question, fact: Fact) -> bool:
    """Tell whether a cell of people is of the sex that a question asks about, and of all where it asks about none."""
    named = {found.lower() for found in _NAMED.findall(fact.figure.indicator)}
    asked = _sex_asked(question)
    if asked:
        return named == {asked} or (not named and _is_told_of(fact, asked))
    return len(named) != 1 or _names_sex(question) or fact.figure.base_unit not in {"", "người"}


def keep_sex_of(ground: Ground, side: str) -> Ground:
    """Keep, where a side of a comparison is a sex, only the facts named after it: "nam" is no "Thuận Nam"."""
    sexes = frozenset(_SEX.findall(side.lower()))
    if len(sexes) != 1 or len(side.split()) > _LONGEST_SIDE:
        return ground
    facts = (each for each in ground.facts if frozenset(_SEX.findall(each.candidate.figure.indicator)) == sexes)
    return replace(ground, facts=tuple(facts))


def _sex_asked(question: Question) -> str:
    """Return the one sex that a question asks about, "" where it asks of both or names none."""
    men = _MEN_ASKED.search(question.reading) is not None
    if not men and _BOTH_ASKED.search(question.text) is not None:
        # What one side of a comparison is asked about stands alone in its reading.
        men = re.search(rf"(?<!\w){_MEN}(?!\w)", question.reading, re.IGNORECASE) is not None
    women = re.search(rf"(?<!\w){_WOMEN}(?!\w)", question.reading, re.IGNORECASE) is not None
    return "" if men is women else _MEN if men else _WOMEN


def _is_told_of(fact: Fact, asked: str) -> bool:
    """Tell whether a figure is told of a sex: its name says it, or its passage does, or what this stands under."""
    names = (fact.figure.indicator, fact.figure.parent or "")
    named = {found.lower() for name in names for found in _NAMED.findall(name)}
    if named:
        return asked in named
    chunk = fact.passage.chunk
    if fact.figure.base_unit == "người":
        return asked in _SEX.findall(chunk.text)
    return any(asked == found.lower() for text in (chunk.text, chunk.context) for found in _NAMED.findall(text))


def _names_sex(question: Question) -> bool:
    typed = _SOUTH.sub(" ", question.text.lower())
    for place in question.territories:
        typed = typed.replace(place.lower(), " ").replace(fold(place), " ")
    return _SEX.search(question.reading) is not None or any(_TYPED.search(each) for each in (question.reading, typed))


def _counts_one(fact: Fact) -> bool:
    figure = fact.figure
    return figure.base_unit == "người" and len(set(_SEX.findall(figure.indicator))) == 1
