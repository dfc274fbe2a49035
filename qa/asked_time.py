"""The time that a question asks for, as texts name it: a year, a quarter ("quý II", "quý 2") or a month ("tháng 4").

A question in, its years and the names of its quarters and months out, and whether texts or a document are of them. Does
NOT relate the periods of figures: that is ``qa.period_features``.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from index.extract.notation import Relation, relate_periods, year_of
from index.extract.period import PeriodMention
from index.roman import write_roman
from qa.candidate import Passage
from qa.match import line_up, stand_in
from qa.question import Question

_PART = re.compile(r"([QT])(\d{1,2})(?:/(\d{4}))?")
_SEVERAL_MONTHS = re.compile(r"(?:Q\d|\d{1,2}T)/\d{4}")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d(?!\d)")


@lru_cache(maxsize=256)
def asked_years(periods: tuple[str, ...]) -> frozenset[str]:
    """Return the years that the notations of some periods hold."""
    return frozenset().union(*map(years_in, periods))


@lru_cache(maxsize=256)
def years_in(text: str) -> frozenset[str]:
    """Return the years that a text names."""
    return frozenset(_YEAR.findall(text))


def names_of_parts(question: Question) -> list[tuple[str, str]]:
    """Return the folded names of the quarters and months that a question names, with or without their year."""
    return [names for period in (*question.periods, *question.parts_of_year) for names in _names_of_part(period)]


@lru_cache(maxsize=256)
def _names_of_part(period: str) -> tuple[tuple[str, str], ...]:
    """Return the folded names of the quarter or the month of a notation: "quy ii", "quy 2"; () for other periods."""
    found = _PART.fullmatch(period)
    if found is None:
        return ()
    kind, number, year = found.groups()
    if kind == "Q":
        return (("quy", write_roman(int(number))), ("quy", number))
    return (("thang", number), (number, year)) if year else (("thang", number),)


def is_of_asked_part(question: Question, passage: Passage) -> bool:
    """Tell whether a passage stands in a document of a quarter or a month that a question names."""
    return passage.period in question.periods or passage.period.partition("/")[0] in question.parts_of_year


def is_of_several_months(question: Question, stated: str) -> bool:
    """Tell whether a figure is stated for a quarter, or months from the beginning of a year, that hold an asked one."""
    if _SEVERAL_MONTHS.fullmatch(stated) is None:
        return False
    parts = [*question.periods, *(f"{part}/{year_of(stated)}" for part in question.parts_of_year)]
    return bool(parts) and all(
        part.startswith("T") and relate_periods(part, stated) is Relation.CONTAINS for part in parts
    )


def tell_of_part(names: Iterable[tuple[str, str]], texts: Iterable[str]) -> bool:
    """Tell whether one of some texts names one of the quarters and months, given as `names_of_parts` does."""
    lines = [line_up(text) for text in texts]
    return any(stand_in(words, line) for words in names for line in lines)


def lists_periods(guarded: str, periods: Sequence[PeriodMention]) -> bool:
    """Tell whether a question names periods one by one: "các năm 2021, 2022 và 2023"."""
    between = [guarded[one.span.end : other.span.start].strip() for one, other in pairwise(periods)]
    return all(joint in {",", "va", ", va"} for joint in between) and len(between) > 1
