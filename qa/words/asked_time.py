"""The time that a question asks for, as texts name it: a year, a quarter ("quý II", "quý 2") or a month ("tháng 4").

A question in, its years and its quarters and months out, and whether texts or a document are of them. What something is
only measured from ("so với quý I/2025") is no time that a text is of. Does NOT relate the periods of figures: that is
``qa.rank.period_features``.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from index.extract.notation import Relation, relate_periods, year_of
from index.extract.period import PeriodKind, PeriodMention, find_periods
from index.normalise import fold
from index.roman import write_roman
from qa.candidate import Passage
from qa.question import Question
from qa.words.match import line_up

_PART = re.compile(r"([QT])(\d{1,2})(?:/(\d{4}))?")
_MONTHS = re.compile(r"(\d{1,2})T(?:/(\d{4}))?")
_SEVERAL_MONTHS = re.compile(r"(?:Q\d|\d{1,2}T)/\d{4}")
# What looks behind at once is tried at every character (``index.extract.alternatives``), what begins with one is not.
_YEAR = re.compile(r"(?:1(?<!\d1)[6-9]|2(?<!\d2)0)\d\d(?!\d)")
_NO_YEAR = "1000"  # of which no document tells
_PARTS_OF_YEAR = frozenset({PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.MONTHS})
# Months from the beginning of a year that texts count in words.
_COUNTED = {"3": "(?:0?3|ba) thang|quy (?:i|1)", "6": "(?:0?6|sau) thang|nua", "9": "(?:0?9|chin) thang"}
# "tăng 5% so với cùng kỳ năm 2018", "tăng 33% so với quý I/2025": nothing is told of these times.
MEASURED_FROM = re.compile(
    r"so (?<!\wso )(?:voi )?(?:cung ky )?(?:"
    r"(?:cua )?(?:(?:quy|thang) \w{1,3}[ /,]*)?(?:nam )?\d{4}(?!\d)|(?:quy|thang) \w{1,3}(?!\w))"
)


@lru_cache(maxsize=256)
def asked_years(periods: tuple[str, ...]) -> frozenset[str]:
    """Return the years that the notations of some periods hold."""
    return frozenset().union(*map(years_in, periods))


@lru_cache(maxsize=256)
def years_in(text: str) -> frozenset[str]:
    """Return the years that a text names."""
    return frozenset(_YEAR.findall(text))


def asked_parts(question: Question) -> tuple[str, ...]:
    """Return the notations of the parts of a year that a question names, with or without their year."""
    return tuple(part for part in (*question.periods, *question.parts_of_year) if _pattern_of(part) is not None)


@lru_cache(maxsize=256)
def _pattern_of(part: str) -> re.Pattern[str] | None:
    """Return what finds a quarter or months in a line of tokens, with the year that is told beside; None for others."""
    if found := _PART.fullmatch(part):
        kind, number, year = found.groups()
        if kind == "Q":
            return re.compile(rf" quy (?:{write_roman(int(number))}|0?{number}) (?:nam )?(?:(\d{{4}}) )?")
        dated = rf"| 0?{number} ({year}) " if year else ""
        return re.compile(rf" thang 0?{number} (?:nam )?(?:(\d{{4}}) )?{dated}")
    if found := _MONTHS.fullmatch(part):
        return re.compile(rf" (?:{_COUNTED.get(found[1], f'0?{found[1]} thang')}) (?:dau )?(?:nam )?(?:(\d{{4}}) )?")
    return None


def is_of_asked_part(question: Question, passage: Passage) -> bool:
    """Tell whether a passage stands in a document of a quarter or a month that a question names."""
    return passage.period in question.periods or passage.period.partition("/")[0] in question.parts_of_year


def is_of_several_months(question: Question, stated: str) -> bool:
    """Tell whether a figure is stated for a quarter, or months from the beginning of a year, that hold an asked one."""
    if _SEVERAL_MONTHS.fullmatch(stated) is None:
        return False
    parts = [*question.periods, *(f"{part}/{year_of(stated)}" for part in question.parts_of_year)]
    return bool(parts) and all(
        _PART.fullmatch(part) is not None and relate_periods(part, stated) is Relation.CONTAINS for part in parts
    )


def tell_of_part(parts: Iterable[str], texts: Iterable[str]) -> bool:
    """Tell whether one of some texts is of one of the parts of a year, given as `asked_parts` does."""
    lines = [_line_told(text) for text in texts]
    return any(_is_told(part, line) for part in parts for line in lines)


def _is_told(part: str, line: str) -> bool:
    """Tell whether a line names a part of a year, without a year or with that of the part."""
    pattern, year = _pattern_of(part), part.partition("/")[2]
    if pattern is None:
        return False
    return any(
        not year or found.lastindex is None or found[found.lastindex] == year for found in pattern.finditer(line)
    )


@lru_cache(maxsize=256)
def _line_told(text: str) -> str:
    return line_up(without_baselines(text))


@lru_cache(maxsize=4096)
def years_told(text: str) -> frozenset[str]:
    """Return the years that a text names, but not as what something is measured from."""
    return years_in(without_baselines(text))


def without_baselines(text: str) -> str:
    """Return a text, folded, without the times that something is only measured from."""
    return MEASURED_FROM.sub(" ", fold(text))


def lists_periods(guarded: str, periods: Sequence[PeriodMention]) -> bool:
    """Tell whether a question names periods one by one: "năm 2021, 2022 và 2023"."""
    between = [guarded[one.span.end : other.span.start].strip() for one, other in pairwise(periods)]
    return bool(between) and all(joint in {",", "va", ", va"} for joint in between)


def find_yearless(reading: str, periods: Sequence[PeriodMention]) -> tuple[PeriodMention, ...]:
    """Return the quarters and months that a question names without a year; their year is a stand-in.

    Parameters
    ----------
    reading
        The question.
    periods
        Those that it names with their year.
    """
    return tuple(
        mention
        for mention in find_periods(reading, base=_NO_YEAR)
        if mention.notation.endswith(f"/{_NO_YEAR}")
        and mention.kind in _PARTS_OF_YEAR
        # "7 tháng cuối năm" is told by its days.
        and "-" not in mention.notation
        and not any(mention.span.overlaps(other.span) for other in periods)
    )
